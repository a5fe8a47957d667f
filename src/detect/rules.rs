//! All rules, a file for each family of them.

mod aws;
pub(super) mod generic;

use super::rule::{Form, Rule};

/// The families, in the order in which a text that fits several is named.
pub(super) const FAMILIES: &[&[Rule]] = &[aws::RULES, generic::RULES];

#[cfg(test)]
pub(super) const EVIDENCE: &[&[super::rule::Evidence]] = &[aws::EVIDENCE, generic::EVIDENCE];

pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// The rules for values of that form behind a name.
pub(super) fn named(value: &[u8]) -> impl Iterator<Item = &'static Rule> {
    all().filter(move |rule| matches!(rule.form, Form::Named { pattern, .. } if pattern.fits(value)))
}
