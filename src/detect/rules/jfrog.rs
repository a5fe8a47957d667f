//! JFrog Artifactory.
//!
//! Sources: JFrog Platform documentation, "Understanding identity tokens" (a reference token is `cmVmd`, the base64 of
//! `reft`, and 59 letters and digits) and "Introduction to access tokens" (all others are JSON Web Tokens); API keys
//! begin with `AKCp` and have 73 characters in its examples.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "jfrog-api-key",
        "JFrog API key",
        Token { lead: None, anchors: &["AKCp"], tail: Pattern(&[Part::Run(Set::ALNUM, 60, 128)]) },
    ),
    Rule::token(
        "jfrog-reference-token",
        "JFrog reference token",
        Token { lead: None, anchors: &["cmVmdGtu"], tail: Pattern(&[Part::Run(Set::ALNUM, 48, 128)]) },
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "jfrog-api-key",
        seal: as_is,
        finds: &["X-JFrog-Art-Api: §", "https://me:§@acme.jfrog.io/artifactory", r#""registry_password":"§""#],
        spares: &["AKCp", "AKCp8short", "a§"],
    },
    Evidence {
        rule: "jfrog-reference-token",
        seal: as_is,
        finds: &["docker login acme.jfrog.io -u me -p §", r#"{"reference_token":"§"}"#, r"token:\t§"],
        spares: &["cmVmdGtuOg==", "a§"],
    },
];
