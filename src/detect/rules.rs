//! All rules, a file for each family of them.

mod aws;
mod azure;
mod docker;
mod gcp;
pub(super) mod generic;
mod github;
mod gitlab;
mod harbor;
mod huawei;
mod ibm;
mod jfrog;
mod jwt;
mod key;
mod quay;
mod services;

use super::rule::{Form, Rule};

/// The families, in the order in which a text that fits several is named.
pub(super) const FAMILIES: &[&[Rule]] = &[
    key::RULES,
    docker::RULES,
    quay::RULES,
    harbor::RULES,
    jfrog::RULES,
    github::RULES,
    gitlab::RULES,
    aws::RULES,
    azure::RULES,
    gcp::RULES,
    ibm::RULES,
    huawei::RULES,
    services::RULES,
    jwt::RULES,
    generic::RULES,
];

#[cfg(test)]
pub(super) const EVIDENCE: &[&[super::rule::Evidence]] = &[
    key::EVIDENCE,
    docker::EVIDENCE,
    quay::EVIDENCE,
    harbor::EVIDENCE,
    jfrog::EVIDENCE,
    github::EVIDENCE,
    gitlab::EVIDENCE,
    aws::EVIDENCE,
    azure::EVIDENCE,
    gcp::EVIDENCE,
    ibm::EVIDENCE,
    huawei::EVIDENCE,
    services::EVIDENCE,
    jwt::EVIDENCE,
    generic::EVIDENCE,
];

pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// The rules for values of that form behind a name.
pub(super) fn named(value: &[u8]) -> impl Iterator<Item = &'static Rule> {
    all().filter(move |rule| matches!(rule.form, Form::Named { pattern, .. } if pattern.fits(value)))
}
