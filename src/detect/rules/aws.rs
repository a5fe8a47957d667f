//! Amazon Web Services.
//!
//! Source: IAM User Guide, "IAM identifiers", unique identifier prefixes; the secret's length and alphabet are those of
//! the guide's examples and of what the service gives out.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "aws-access-key-id",
        "AWS access key ID",
        Token {
            lead: None,
            anchors: &["AKIA", "ASIA", "ABIA", "ACCA"],
            tail: Pattern(&[Part::times(Set::BASE32, 16)]),
        },
    ),
    Rule::named(
        "aws-secret-access-key",
        "AWS secret access key",
        &["secretaccesskey", "awssecret", "awskey", "secretkey"],
        Pattern(&[Part::times(Set::BASE64, 40)]),
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "aws-access-key-id",
        seal: as_is,
        finds: &["no key § here", r"key\n§", "id=%3D§&x", "[§]"],
        spares: &["X§", "§A", "AKIA", "AKIAxxxxxxxxxxxxxxxx", "AKIA0000000000000000"],
    },
    Evidence {
        rule: "aws-secret-access-key",
        seal: as_is,
        finds: &["aws_secret_access_key = §", r#"{"SecretAccessKey": "§"}"#, "export AWS_SECRET_ACCESS_KEY=§"],
        spares: &["AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}", "commit §"],
    },
];
