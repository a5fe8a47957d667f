//! Docker: Hub, its configuration file, Swarm.
//!
//! Sources: Docker documentation, "Personal access tokens" and "Organization access tokens" and the Hub API's
//! examples, whose tokens differ in length; `docker login` reference, credential stores: `auth` is base64 of a user, a
//! colon and a password; Kubernetes documentation, "Pull an image from a private registry": a secret holds the whole
//! file in base64; `docker swarm join-token` and `unlock-key` reference.

use crate::detect::base64;
use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "docker-access-token",
        "Docker access token",
        Token {
            lead: None,
            anchors: &["dckr_pat_", "dckr_oat_"],
            tail: Pattern(&[Part::Run(Set::BASE64URL, 20, 255)]),
        },
    ),
    Rule::token(
        "docker-config",
        "Docker configuration with credentials",
        Token {
            lead: None,
            // `{"auths":`, on one line, or behind a line break and a tab, two or four spaces, or a space.
            anchors: &["eyJhdXRocyI6", "ewoJImF1dGhzIjo", "ewogICJhdXRocyI6", "ewogICAgImF1dGhzIjo", "eyAiYXV0aHMiO"],
            tail: Pattern(&[Part::Run(Set::BASE64, 24, 65_535), Part::PADDING]),
        },
    ),
    Rule::named(
        "docker-config-auth",
        "Docker registry credentials",
        &["auth"],
        Pattern(&[Part::Run(Set::BASE64, 6, 16_384), Part::PADDING]),
    )
    .checked(is_user_and_password),
    Rule::token(
        "docker-swarm-join-token",
        "Docker Swarm join token",
        Token {
            lead: None,
            anchors: &["SWMTKN-"],
            tail: Pattern(&[
                Part::Run(Set::DIGIT, 1, 2),
                Part::Text("-"),
                Part::Run(Set::LOWER.or(Set::DIGIT), 40, 64),
                Part::Text("-"),
                Part::Run(Set::LOWER.or(Set::DIGIT), 20, 64),
            ]),
        },
    ),
    Rule::token(
        "docker-swarm-unlock-key",
        "Docker Swarm unlock key",
        Token {
            lead: None,
            anchors: &["SWMKEY-"],
            tail: Pattern(&[Part::Run(Set::DIGIT, 1, 2), Part::Text("-"), Part::Run(Set::BASE64, 40, 128)]),
        },
    ),
];

/// Whether it decodes to printable text with a colon inside.
fn is_user_and_password(auth: &[u8]) -> bool {
    let decoded: Vec<u8> = base64::decode(auth).collect();
    let is_text = str::from_utf8(&decoded).is_ok_and(|text| !text.contains(char::is_control));
    let mut halves = decoded.splitn(2, |byte| *byte == b':');
    is_text && halves.next().is_some_and(|user| !user.is_empty()) && halves.next().is_some_and(|word| !word.is_empty())
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "docker-access-token",
        seal: as_is,
        finds: &["docker login -u me -p §", "DOCKER_TOKEN=§", r#""secret": "§""#, "https://me:§@index.docker.io/v1/"],
        spares: &["tokens begin with dckr_pat_ or dckr_oat_", "dckr_pat_short", "a§"],
    },
    Evidence {
        rule: "docker-config",
        seal: as_is,
        finds: &[".dockerconfigjson: §\n", r#"{".dockerconfigjson":"§"}"#, "DOCKER_AUTH_CONFIG=§"],
        spares: &["a§", ".dockerconfigjson: eyJhdXRocyI6e319"],
    },
    Evidence {
        rule: "docker-config-auth",
        seal: user_and_password,
        finds: &[r#"{"auths":{"r.example.com":{"auth":"§"}}}"#, "auth: §"],
        spares: &["auth: bm9uZSBvZiB0aGlz", r#""auth": "none""#, "§"],
    },
    Evidence {
        rule: "docker-swarm-join-token",
        seal: as_is,
        finds: &["docker swarm join --token § 192.168.65.3:2377", "token=§"],
        spares: &["SWMTKN-1-", "a§", "SWMTKN-1-short-short"],
    },
    Evidence {
        rule: "docker-swarm-unlock-key",
        seal: as_is,
        finds: &["the following key:\n\n    §\n", r#""UnlockKey":"§""#],
        spares: &["SWMKEY-1-", "a§"],
    },
];

#[cfg(test)]
fn user_and_password(text: &str) -> String {
    base64::encode(format!("me:{}", text.replace('=', ""))).replace(['-', '_'], "+")
}
