//! Private keys: in PEM, in OpenPGP's armour, in base64 of these, and those of age.
//!
//! Sources: see [`pem`](crate::detect::pem); Kubernetes documentation, "Organizing cluster access using kubeconfig
//! files": `client-key-data` is base64 of PEM, just like the public `certificate-authority-data`; the specification of
//! age, "Native recipients": 58 characters of Bech32 behind the mark.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};
use crate::detect::{base64, pem};

pub(super) const RULES: &[Rule] = &[
    Rule::block("private-key", "private key", &[pem::BEGIN], pem::end),
    Rule::token(
        "encoded-private-key",
        "private key",
        Token {
            lead: None,
            // `-----BEGIN `
            anchors: &["LS0tLS1CRUdJTi"],
            tail: Pattern(&[Part::Run(Set::BASE64, 64, 65_535), Part::PADDING]),
        },
    )
    .checked(is_private),
    Rule::token(
        "age-secret-key",
        "age secret key",
        Token {
            lead: None,
            anchors: &["AGE-SECRET-KEY-"],
            tail: Pattern(&[
                Part::Maybe(&[Part::Text("PQ-")]),
                Part::Text("1"),
                Part::Run(Set::of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58, 128),
            ]),
        },
    ),
];

/// How much is decoded: the first line has room in it.
const LINE: usize = 64;

fn is_private(encoded: &[u8]) -> bool {
    let line: Vec<u8> = base64::decode(encoded).take(LINE).collect();
    line.windows(11).any(|words| words == b"PRIVATE KEY")
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "private-key",
        seal: armoured,
        finds: &["§", "key: |\n  §\n", r#"{"private_key":"§\n"}"#, "a\n§\nb\n-----BEGIN CERTIFICATE-----"],
        spares: &[
            "a key begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN CERTIFICATE-----\nMIIDazCCAlOgAwIBAgIUJ5sBbO2v\n-----END CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7\n-----END PUBLIC KEY-----",
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDf me@host",
        ],
    },
    Evidence {
        rule: "encoded-private-key",
        seal: encoded,
        finds: &["    client-key-data: §\n", r#"{"tls.key":"§"}"#, "KEY=§"],
        spares: &[
            "a§",
            "tls.key: LS0tLS1CRUdJTi",
            // A certificate.
            "certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUMvakNDQWVhZ0F3SUJBZ0lCQURBTkJna3Foa2lHOXcw",
        ],
    },
    Evidence {
        rule: "age-secret-key",
        seal: as_is,
        finds: &["# public key: age1qz\n§\n", "SOPS_AGE_KEY=§"],
        spares: &["AGE-SECRET-KEY-1", "X§", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"],
    },
];

#[cfg(test)]
fn armoured(text: &str) -> String {
    format!("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBkg4LVWM9nuwNSk\n{text}\n-----END EC PRIVATE KEY-----")
}

#[cfg(test)]
fn encoded(text: &str) -> String {
    base64::encode(format!("-----BEGIN PRIVATE KEY-----\n{text}"))
}
