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
use std::sync::LazyLock;

use super::makeup::Letters;
use super::names::Name;
use super::pattern::{Pattern, Set};
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

/// A rule that a name leads to.
struct ByName {
    rule: &'static Rule,
    names: Vec<Letters>,
    pattern: Pattern,
    shortest: usize,
    longest: usize,
}

static NAMED: LazyLock<Vec<ByName>> = LazyLock::new(|| {
    let by_name = |rule: &'static Rule| match rule.form {
        Form::Named { names, pattern } => {
            let names = names.iter().copied().map(Letters::of).collect();
            let (shortest, longest) = pattern.lengths().into_inner();
            Some(ByName { rule, names, pattern, shortest, longest })
        }
        _ => None,
    };
    all().filter_map(by_name).collect()
});

impl ByName {
    fn asks_for(&self, name: &Name) -> bool {
        self.names.iter().any(|letters| name.has(letters))
    }
}

#[cfg(feature = "wasm")]
pub(super) fn prepare() {
    LazyLock::force(&NAMED);
}

/// Whether a rule asks for such names.
pub(super) fn ask_for(name: &Name) -> bool {
    NAMED.iter().any(|rule| rule.asks_for(name))
}

/// What values are made of that are told by their form behind a name, and how short they can be.
const VALUES: Set = Set::BASE64URL.or(Set::of("+/=%.$"));
const SHORTEST: usize = 6;

/// The first rule whose name and form those are.
pub(super) fn named(name: &[u8], value: &[u8]) -> Option<&'static Rule> {
    if value.len() < SHORTEST || !value.iter().all(|byte| VALUES.has(*byte)) {
        return None;
    }
    let name = LazyCell::new(|| Name::read(name));
    let fits = |by_name: &&ByName| {
        (by_name.shortest..=by_name.longest).contains(&value.len())
            && by_name.asks_for(&name)
            && by_name.pattern.fits(value)
            && (by_name.rule.check)(value)
    };
    NAMED.iter().find(fits).map(|by_name| by_name.rule)
}
