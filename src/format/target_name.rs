//! Name of an SWR replication target: ASCII letters, digits, `_`, `-` and Han characters.
//!
//! Source: the Chinese `CreateInstanceRegistry` page and the SDKs. The English pages lost the Han characters, and code
//! that follows them refuses names that exist. "Han" (汉字) is read as ideographs: `\p{Han}` that is a letter, and 〇.

use super::{
    Findings, Reason,
    host::{padded, unprintable},
};

macro_rules! han {
    ($($first:literal to $last:literal: $block:literal,)*) => {
        fn is_han(c: char) -> bool {
            matches!(c, $($first..=$last)|*)
        }

        pub(crate) const PATTERN: &str = padded!(r"[A-Za-z0-9_\-", concat!($($first, "-", $last),*), "]+");
    };
}

han! {
    '\u{3005}' to '\u{3005}': "iteration mark",
    '\u{3007}' to '\u{3007}': "ideographic zero",
    '\u{3400}' to '\u{4dbf}': "extension A",
    '\u{4e00}' to '\u{9fff}': "unified ideographs",
    '\u{f900}' to '\u{faff}': "compatibility ideographs",
    '\u{20000}' to '\u{2fffd}': "plane 2, all of which is for ideographs",
    '\u{30000}' to '\u{3fffd}': "plane 3, likewise",
}

pub(crate) fn check(text: &str) -> Findings {
    let text = text.trim();
    if let Some(reason) = unprintable(text) {
        Findings::refuse(reason)
    } else if text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || is_han(c)) {
        Findings::NONE
    } else {
        Findings::refuse(Reason::Character)
    }
}

pub(crate) const ACCEPTS: &[&str] =
    &["target-1", "T_2", "-", "目标仓库", "〇", "人々", "\u{2000b}\u{323af}", " target "];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("target 1", Reason::Space),
    ("目标\u{3000}仓库", Reason::Space),
    ("target.1", Reason::Character),
    ("target/1", Reason::Character),
    ("tärget", Reason::Character),
    ("ターゲット", Reason::Character),
    ("목표", Reason::Character),
    ("目标。", Reason::Character),
    ("\u{ff54}arget", Reason::Character),
    ("target\0", Reason::Character),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &["a", "Z", "9", "_", "-", ".", "中", "あ", "\u{4dc0}", "\u{1ffff}", "\u{20000}", " ", "\u{85}", "\0"],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_exact() {
        EVIDENCE.pattern_is_exact();
    }

    #[test]
    fn covers_every_han_letter() {
        let han = regex::Regex::new(r"\A[\p{Han}&&\p{Lo}]\z").unwrap();
        let letter = regex::Regex::new(r"\A\p{L}\z").unwrap();
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert!(!han.is_match(&text) || is_han(c), "{c:?} is missing");
            let other_letter = letter.is_match(&text) && !han.is_match(&text) && c != '々';
            assert!(!other_letter || !is_han(c), "{c:?} is not Han");
        }
    }
}
