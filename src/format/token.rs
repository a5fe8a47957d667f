//! What authenticates a request: the value of `X-Auth-Token`, or what follows `Authorization: Bearer`.
//!
//! Visible ASCII alone: in other characters `fetch` changes the header or refuses it (Fetch §2.2.2, header values are
//! trimmed bytes without line breaks), and RFC 9110 §5.5 calls bytes above ASCII opaque. Nothing is trimmed, as in
//! other secrets. A scheme or header name in front was copied along with the token.

use super::{Findings, Reason, host::join};

const HEADER_NAME: &str =
    "(?:[Xx]-[Aa][Uu][Tt][Hh]-[Tt][Oo][Kk][Ee][Nn]|[Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Aa][Tt][Ii][Oo][Nn]):";
pub(crate) const PATTERN: &str = join!("^(?:(?!", HEADER_NAME, r")[\x21-\x7E]+)?$");

pub(crate) fn check(text: &str) -> Findings {
    if is_named(text) {
        Findings::refuse(Reason::AuthScheme)
    } else if text.contains(char::is_whitespace) {
        Findings::refuse(Reason::Space)
    } else if !text.bytes().all(|b| b.is_ascii_graphic()) {
        Findings::refuse(Reason::Character)
    } else {
        Findings::NONE
    }
}

/// Whether an authentication scheme and a space, or a header's name and a colon, stand in front.
fn is_named(text: &str) -> bool {
    let is_one_of = |name: &str, names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    text.split_once(char::is_whitespace).is_some_and(|(name, _)| is_one_of(name, &["Bearer", "Basic", "Token"]))
        || text.split_once(':').is_some_and(|(name, _)| is_one_of(name, &["X-Auth-Token", "Authorization"]))
}

pub(crate) const ACCEPTS: &[&str] = &[
    "example-token",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0.",
    "MIIExample+/=-",
    "!\"#$%&'()*,:;<>?@[\\]^`{|}~",
    "Bearer",
    "token:example",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    (" example-token", Reason::Space),
    ("example-token\n", Reason::Space),
    ("example token", Reason::Space),
    ("example\u{a0}token", Reason::Space),
    ("Bearer example-token", Reason::AuthScheme),
    ("bearer\texample-token", Reason::AuthScheme),
    ("BASIC ZXhhbXBsZQ==", Reason::AuthScheme),
    ("Token example-token", Reason::AuthScheme),
    ("X-Auth-Token: example-token", Reason::AuthScheme),
    ("x-auth-token:example-token", Reason::AuthScheme),
    ("Authorization: Bearer example-token", Reason::AuthScheme),
    ("example-tökén", Reason::Character),
    ("\u{feff}example-token", Reason::Character),
    ("“example-token”", Reason::Character),
    ("example-token\0", Reason::Character),
    ("example-token\u{7f}", Reason::Character),
];

#[cfg(test)]
mod tests {
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
        tokens: &[
            "a",
            "Z",
            "0",
            ".",
            ":",
            " ",
            "\t",
            "\u{85}",
            "é",
            "\u{7f}",
            "\0",
            "Bearer ",
            "x-auth-token:",
            "~",
            "!",
        ],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_exact() {
        EVIDENCE.pattern_is_exact();
    }

    /// What is taken arrives as it is.
    #[test]
    fn headers_carry_it() {
        let texts = EVIDENCE.texts(2_000);
        let taken: Vec<String> = texts.into_iter().filter(|text| check(text).error.is_none()).collect();
        let carried = node::map(&taken, r#"(text) => new Headers({ "X-Auth-Token": text }).get("X-Auth-Token")"#);
        assert_eq!(carried, taken);
    }
}
