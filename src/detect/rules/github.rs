//! GitHub.
//!
//! Sources: GitHub changelog, 2021-03-31, "Authentication token format updates" (beginnings, letters, up to 255
//! characters), and 2026-05-15 on tokens of app installations, which become `ghs_`, the app's ID and a JSON Web Token.
//!
//! The older tokens end with a checksum. It is not asked for: what begins like this and is as long is masked even if it
//! was changed by hand, for nothing else looks like it.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "github-token",
        "GitHub token",
        Token {
            lead: None,
            anchors: &["ghp_", "gho_", "ghu_", "ghr_", "github_pat_"],
            tail: Pattern(&[Part::Run(Set::WORD, 36, 255)]),
        },
    ),
    Rule::token(
        "github-installation-token",
        "GitHub App installation token",
        Token {
            lead: None,
            anchors: &["ghs_"],
            tail: Pattern(&[
                Part::Run(Set::BASE64URL, 36, 4096),
                Part::Maybe(&[
                    Part::Text("."),
                    Part::Run(Set::BASE64URL, 20, 8192),
                    Part::Text("."),
                    Part::Run(Set::BASE64URL, 20, 8192),
                ]),
            ]),
        },
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "github-token",
        seal: as_is,
        finds: &[
            "§",
            "https://me:§@github.com/o/r.git",
            "docker login ghcr.io -u me -p §",
            r#"{"token":"§"}"#,
            r"GITHUB_TOKEN=§\nCI=1",
            "Authorization: token §\r\n",
            "key_§.",
        ],
        spares: &[
            "tokens begin with ghp_, gho_ or github_pat_",
            "ghp_short",
            "a§",
            "commit 1f0c9e2f7a8b4c6d5e4f3a2b1c0d9e8f7a6b5c4d",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhwXwXwXwXwXwXwXwXwXwXwXwXwXwXwXwXwXwXw me@host",
        ],
    },
    Evidence {
        rule: "github-installation-token",
        seal: as_is,
        finds: &["https://x-access-token:§@github.com/o/r", r#""token": "§""#, "§"],
        spares: &["tokens begin with ghs_", "ghs_short", "a§"],
    },
];
