//! JSON Web Tokens, signed, unsigned and encrypted.
//!
//! Sources: RFC 7515, section 3.1, and RFC 7516, section 3.1: three or five parts in base64url with dots between them;
//! the first is a JSON object with a member `alg`. The payload is left out of a detached signature (RFC 7515, appendix
//! F), the signature of an unsecured token (RFC 7519, section 6), and the key of a directly encrypted one. A header may
//! carry a chain of certificates, as those of registries do, so it may be long.

use crate::detect::base64;
use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::Evidence;
use crate::detect::rule::{Rule, Token};

const PART: Part = Part::Run(Set::BASE64URL, 0, 65_535);

pub(super) const RULES: &[Rule] = &[Rule::token(
    "json-web-token",
    "JSON Web Token",
    Token {
        lead: None,
        // `{"`, and `{` with a space, a line break, or a carriage return behind it.
        anchors: &["eyJ", "eyA", "ewo", "ew0"],
        tail: Pattern(&[
            PART,
            Part::Text("."),
            PART,
            Part::Text("."),
            PART,
            Part::Maybe(&[Part::Text("."), Part::Run(Set::BASE64URL, 1, 65_535), Part::Text("."), PART]),
        ]),
    },
)
.checked(has_header)];

/// How much of the header is decoded: `alg` stands near its beginning.
const DECODED: usize = 512;

fn has_header(token: &[u8]) -> bool {
    let start: Vec<u8> = base64::decode(token).take(DECODED).collect();
    // A header alone, with dots behind it, is an example cut short.
    start.windows(5).any(|name| name == b"\"alg\"") && !token.ends_with(b"..")
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[Evidence {
    rule: "json-web-token",
    seal: with_header,
    finds: &[
        "§",
        "Authorization: Bearer §\r\n",
        r#"{"access_token":"§","token_type":"Bearer"}"#,
        "?id_token=§&state=1",
        r"token:\n§\n",
        "session-§ ",
    ],
    spares: &[
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9... is cut short",
        "a§",
        // An object without `alg`.
        "eyJmb28iOiJiYXIifQ.eyJmb28iOiJiYXIifQ.c2lnbmF0dXJl",
        // Base64 of a picture.
        "iVBORw0KGgoeyJ.AAAA.AAAA",
        "www.eyJ.example.com",
        "ewok.star.wars",
    ],
}];

/// With a header in place of what random text has before its first dot.
#[cfg(test)]
fn with_header(text: &str) -> String {
    let (first, rest) = text.split_once('.').unwrap();
    let header = match first.len() % 3 {
        0 => r#"{"alg":"HS256","typ":"JWT"}"#.to_owned(),
        1 => format!(r#"{{ "kid": "{first}", "alg": "ES256" }}"#),
        _ => format!("{{\r\n  \"typ\": \"JWT\",\n  \"alg\": \"{first}\"\n}}"),
    };
    let rest = if rest.bytes().all(|byte| byte == b'.') { rest.replacen('.', "e30.", 1) } else { rest.to_owned() };
    format!("{}.{rest}", base64::encode(header))
}
