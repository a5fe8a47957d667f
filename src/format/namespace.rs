//! Project or directory inside a registry, as the path of an image reference.
//!
//! The upload command puts the text there, whatever the registry would allow. Harbor projects (harbor swagger) are
//! narrower: one component, single separators. How long it may be is its field's business.

use super::{
    Findings, Reason,
    host::{padded, unprintable},
    reference,
};

pub(crate) const PATTERN: &str =
    padded!("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*", "(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");

pub(crate) fn check(text: &str) -> Findings {
    let text = text.trim();
    match unprintable(text).or_else(|| reference::path_grammar_fault(text)) {
        Some(reason) => Findings::refuse(reason),
        None => Findings::NONE.warn_if(!is_harbor_project(text), Reason::HarborProject),
    }
}

/// `text` is a path.
fn is_harbor_project(text: &str) -> bool {
    text.split(|c: char| c.is_ascii_alphanumeric()).all(|gap| matches!(gap, "" | "." | "_" | "-"))
}

pub(crate) const ACCEPTS: &[&str] = &["library", "a", "0", "my-project", "a.b_c-d", " library\n"];
pub(crate) const TRAPS: &[(&str, Reason)] = &[
    ("a/b", Reason::HarborProject),
    ("a__b", Reason::HarborProject),
    ("a--b", Reason::HarborProject),
    ("a---b/c.d", Reason::HarborProject),
];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("my project", Reason::Space),
    ("Library", Reason::UpperCase),
    ("a\0b", Reason::Character),
    ("a:b", Reason::Character),
    ("a@b", Reason::Character),
    ("projét", Reason::Character),
    ("项目", Reason::Character),
    ("É", Reason::Character),
    ("-a", Reason::Separator),
    ("a.", Reason::Separator),
    ("a..b", Reason::Separator),
    ("a___b", Reason::Separator),
    ("a._b", Reason::Separator),
    ("a-_b", Reason::Separator),
    ("/a", Reason::Separator),
    ("a/", Reason::Separator),
    ("a//b", Reason::Separator),
    ("a/-b", Reason::Separator),
];

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::{super::evidence::Evidence, *};

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &["a", "9", "Z", ".", "_", "__", "-", "--", "/", " ", "\u{85}", ":", "é"],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_exact() {
        EVIDENCE.pattern_is_exact();
    }

    /// The expressions as distribution/reference and Harbor write them.
    #[test]
    fn grammars_are_the_sources() {
        let path = Regex::new(
            r"\A(?:[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*)(?:/(?:[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*))*\z",
        )
        .unwrap();
        let project = Regex::new(r"\A[a-z0-9]+(?:[._-][a-z0-9]+)*\z").unwrap();
        EVIDENCE.near_misses(|text| {
            let (found, text) = (check(text), text.trim());
            found.error.is_none() == path.is_match(text) && (found == Findings::NONE) == project.is_match(text)
        });
    }
}
