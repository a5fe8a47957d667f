//! Google Cloud.
//!
//! Sources: Google Cloud documentation, "Manage API keys" (39 characters in all); "Using OAuth 2.0 to access Google
//! APIs", token size: access tokens up to 2048 bytes, refresh tokens up to 512; the beginnings are those of the guides'
//! examples. Tokens of machines are filled up with dots. A service account's key is found by its PEM; its
//! `private_key_id` is no secret.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "gcp-api-key",
        "Google API key",
        Token { lead: None, anchors: &["AIza"], tail: Pattern(&[Part::times(Set::BASE64URL, 35)]) },
    ),
    Rule::token(
        "gcp-access-token",
        "Google OAuth access token",
        Token {
            lead: None,
            anchors: &["ya29."],
            tail: Pattern(&[Part::Run(Set::BASE64URL.or(Set::of(".")), 20, 4096)]),
        },
    ),
    Rule::token(
        "gcp-refresh-token",
        "Google OAuth refresh token",
        Token { lead: None, anchors: &["1//0"], tail: Pattern(&[Part::Run(Set::BASE64URL, 40, 512)]) },
    ),
    Rule::token(
        "gcp-client-secret",
        "Google OAuth client secret",
        Token { lead: None, anchors: &["GOCSPX-"], tail: Pattern(&[Part::Run(Set::BASE64URL, 28, 128)]) },
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "gcp-api-key",
        seal: as_is,
        finds: &["§", "https://maps.googleapis.com/maps/api/js?key=§&v=3", r#""current_key": "§""#, r"key:\n§\n"],
        spares: &["§A", "A§", "AIza", "AIzaSy-your-key-here", r#""private_key_id": "6c1f0e0a9d3b4a55""#],
    },
    Evidence {
        rule: "gcp-access-token",
        seal: as_is,
        finds: &[
            "Authorization: Bearer §",
            r#"{"access_token":"§","expires_in":3599}"#,
            "docker login -u oauth2accesstoken -p §",
        ],
        spares: &["tokens begin with ya29. and are short-lived", "maya29.example", "a§"],
    },
    Evidence {
        rule: "gcp-refresh-token",
        seal: as_is,
        finds: &[r#""refresh_token": "§""#, "refresh_token=§&grant_type=refresh_token"],
        spares: &["http://h1//0/index.html", "1//0", "2§"],
    },
    Evidence {
        rule: "gcp-client-secret",
        seal: as_is,
        finds: &[r#""client_secret":"§""#, "client_secret=§&code=4"],
        spares: &["GOCSPX-", "GOCSPX-short", "A§"],
    },
];
