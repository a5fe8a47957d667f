//! All rules, a file for each family of them.

mod aws;

use super::rule::Rule;

/// The families, in the order in which a text that fits several is named.
pub(super) const FAMILIES: &[&[Rule]] = &[aws::RULES];

#[cfg(test)]
pub(super) const EVIDENCE: &[&[super::rule::Evidence]] = &[aws::EVIDENCE];

pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter())
}
