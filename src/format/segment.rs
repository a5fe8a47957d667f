//! A text that becomes one segment of the path of a URL, after percent-encoding.
//!
//! Encoding carries any text but two: readers of URLs take `.` and `..` away, even as `%2E` and `%2E%2E` (WHATWG URL
//! §4.1, single-dot and double-dot URL path segment). A space is part of the segment like anything else.

use super::{Findings, Reason};

pub(crate) const PATTERN: &str = r"^(?!\.{1,2}$)[\s\S]*$";

pub(crate) fn check(text: &str) -> Findings {
    match text {
        "." | ".." => Findings::refuse(Reason::DotSegment),
        _ => Findings::NONE,
    }
}

pub(crate) const ACCEPTS: &[&str] = &[
    "a",
    "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "6f1c2b3a-4d5e-4f60-8a7b-9c0d1e2f3a4b",
    "...",
    "a..",
    " ..",
    "..\n",
    "%2e%2e",
    "a/../b",
    "\\",
    "?#",
    "\0",
    "项目",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[(".", Reason::DotSegment), ("..", Reason::DotSegment)];

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{
        super::{evidence::Evidence, node},
        *,
    };

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &[".", "..", "/", "a", "%2e", "%", " ", "\n", "\u{2028}", "\\", "é", "😀"],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_exact() {
        EVIDENCE.pattern_is_exact();
    }

    /// With every byte encoded, a URL keeps exactly what is not refused.
    #[test]
    fn urls_keep_it() {
        let texts = EVIDENCE.texts(2_000);
        let encoded: Vec<String> = texts.iter().map(|text| encode(text)).collect();
        let paths = node::map(&encoded, r#"(text) => new URL("https://a.example/b/" + text + "/c").pathname"#);
        for ((text, encoded), path) in texts.iter().zip(encoded).zip(paths) {
            let kept = path == format!("/b/{encoded}/c");
            assert_eq!(kept, check(text).error.is_none(), "{text:?} becomes {path}");
        }
    }

    fn encode(text: &str) -> String {
        text.bytes().fold(String::new(), |mut encoded, byte| {
            let _ = write!(encoded, "%{byte:02X}");
            encoded
        })
    }
}
