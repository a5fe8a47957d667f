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

use std::cell::LazyCell;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::names::Name;
use super::pattern::Set;
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

/// The rules that a name leads to, and how long their credentials are.
static NAMED: LazyLock<Vec<(RangeInclusive<usize>, &Rule)>> = LazyLock::new(|| {
    let lengths = |rule: &'static Rule| match rule.form {
        Form::Named { pattern, .. } => Some((pattern.lengths(), rule)),
        _ => None,
    };
    all().filter_map(lengths).collect()
});

/// What values are made of that are told by their form behind a name, and how short they can be.
const VALUES: Set = Set::BASE64URL.or(Set::of("+/=%.$"));
const SHORTEST: usize = 6;

/// The first rule whose name and form those are.
pub(super) fn named(name: &[u8], value: &[u8]) -> Option<&'static Rule> {
    if value.len() < SHORTEST || !value.iter().all(|byte| VALUES.has(*byte)) {
        return None;
    }
    let name = LazyCell::new(|| Name::read(name));
    let fits = |(lengths, rule): &&(RangeInclusive<usize>, &Rule)| match rule.form {
        Form::Named { names, pattern } => {
            lengths.contains(&value.len())
                && names.iter().any(|part| name.has(part))
                && pattern.fits(value)
                && (rule.check)(value)
        }
        _ => false,
    };
    NAMED.iter().find(fits).map(|(_, rule)| *rule)
}
