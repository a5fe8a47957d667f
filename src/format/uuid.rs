//! UUIDs, where the server keeps nothing else: a `clusterId` that is none is stored as NULL (stackrox
//! `pkg/postgres/pgutils/utils.go`).

use super::{Findings, Reason};

pub(crate) fn check(text: &str) -> Findings {
    Findings::NONE.warn_if(!is_uuid(text.trim()), Reason::Uuid)
}

pub(super) fn is_uuid(text: &str) -> bool {
    let is_hyphen = |at| text.len() == 36 && matches!(at, 8 | 13 | 18 | 23);
    matches!(text.len(), 32 | 36)
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if is_hyphen(at) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}

pub(crate) const ACCEPTS: &[&str] = &[
    "7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10",
    "7C0E4A6E2B8F4C589A510D6C2F7F1F10",
    " 7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10",
];
pub(crate) const TRAPS: &[(&str, Reason)] =
    &[("production", Reason::Uuid), ("7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f1", Reason::Uuid), ("-", Reason::Uuid)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_shows() {
        assert!(ACCEPTS.iter().all(|text| check(text) == Findings::NONE));
        assert!(TRAPS.iter().all(|(text, reason)| check(text).has(*reason) && check(text).error.is_none()));
    }
}
