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

use super::names::Name;
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

/// No value that is told by its form behind a name is shorter.
pub(super) const SHORTEST_NAMED: usize = 6;

/// The first rule whose name and form those are.
pub(super) fn named(name: &Name, value: &[u8]) -> Option<&'static Rule> {
    all().find(|rule| match rule.form {
        Form::Named { names, pattern } => {
            names.iter().any(|part| name.has(part)) && pattern.fits(value) && (rule.check)(value)
        }
        _ => false,
    })
}
