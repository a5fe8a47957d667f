//! Amazon Web Services.
//!
//! Sources: IAM User Guide, "IAM identifiers", unique ID prefixes (AIDA, AROA and their like name users and roles and
//! are no credentials), and its example keys; STS API Reference, `Credentials`: a session token has no fixed size, and
//! typically fewer than 4096 bytes; ECR API Reference, `GetAuthorizationToken`: base64 of `AWS:` and a password, which
//! itself is base64 of JSON; Bedrock User Guide, "API keys". What base64 begins with is that of the texts it encodes:
//! `{"payload":"`, `AWS:`, `BedrockAPIKey-`, `bedrock.amazonaws.com`, and for session tokens that of their first field.

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
        &["secretaccesskey", "awssecret", "awskey"],
        Pattern(&[Part::times(Set::BASE64, 40)]),
    ),
    Rule::token(
        "aws-session-token",
        "AWS session token",
        Token {
            lead: None,
            anchors: &["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz"],
            // In presigned addresses it is percent-encoded.
            tail: Pattern(&[Part::Run(Set::BASE64.or(Set::of("%")), 80, 16_384), Part::PADDING]),
        },
    ),
    Rule::token(
        "aws-ecr-token",
        "Amazon ECR token",
        Token {
            lead: None,
            anchors: &["eyJwYXlsb2FkIjoi", "QVdTOmV5SndZWGxzYjJGa0lqb2"],
            tail: Pattern(&[Part::Run(Set::BASE64, 80, 16_384), Part::PADDING]),
        },
    ),
    Rule::token(
        "aws-bedrock-api-key",
        "Amazon Bedrock API key",
        Token {
            lead: None,
            anchors: &["ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t"],
            tail: Pattern(&[Part::Run(Set::BASE64, 40, 16_384), Part::PADDING]),
        },
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "aws-access-key-id",
        seal: as_is,
        finds: &["no key § here", r"key\n§", "id=%3D§&x", "[§]", "§:secret", "AWS_ACCESS_KEY_ID=§"],
        spares: &[
            "X§",
            "§A",
            "AKIA",
            "AKIAxxxxxxxxxxxxxxxx",
            "AKIA0000000000000000",
            "user AIDACKCEVSQ6C2EXAMPLE",
            "role AROADBQP57FF2AEXAMPLE",
        ],
    },
    Evidence {
        rule: "aws-secret-access-key",
        seal: as_is,
        finds: &["aws_secret_access_key = §", r#"{"SecretAccessKey": "§"}"#, "export AWS_SECRET_ACCESS_KEY=§"],
        spares: &["AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}", "commit §"],
    },
    Evidence {
        rule: "aws-session-token",
        seal: as_is,
        finds: &["aws_session_token = §\n", r#""SessionToken":"§""#, "?X-Amz-Security-Token=§&X-Amz-Date=1"],
        spares: &["X§", "IQoJb3JpZ2luX2Vj...", "FwoGZXIvYXdzE"],
    },
    Evidence {
        rule: "aws-ecr-token",
        seal: as_is,
        finds: &["docker login -u AWS -p § 1.dkr.ecr.eu-west-1.amazonaws.com", r#""authorizationToken": "§""#],
        spares: &["a§", "eyJwYXlsb2FkIjoiZm9vIn0="],
    },
    Evidence {
        rule: "aws-bedrock-api-key",
        seal: as_is,
        finds: &["AWS_BEARER_TOKEN_BEDROCK=§", r#"{"key":"§"}"#],
        spares: &["X§", "bedrock-api-key-", "ABSKILLED"],
    },
];
