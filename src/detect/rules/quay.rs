//! Quay, of Red Hat and as quay.io.
//!
//! Source: the code of Quay, `data/model`: access tokens of applications have a prefix and a code of 20 characters
//! each (`oauth.py`), tokens of robots 64 (`user.py`), application-specific tokens 60 and 60 (`appspecifictoken.py`).
//! None has a mark of its own, so only a name tells them.

use crate::detect::pattern::{Part, Pattern, Set};
use crate::detect::rule::Rule;
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};

pub(super) const RULES: &[Rule] = &[
    Rule::named("quay-access-token", "Quay access token", &["quay"], Pattern(&[Part::times(Set::ALNUM, 40)])),
    Rule::named(
        "quay-robot-token",
        "Quay robot token",
        &["quay", "robot"],
        Pattern(&[Part::times(Set::UPPER.or(Set::DIGIT), 64)]),
    ),
    Rule::named(
        "quay-application-token",
        "Quay application token",
        &["quay", "app"],
        Pattern(&[Part::times(Set::UPPER.or(Set::DIGIT), 120)]),
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "quay-access-token",
        seal: as_is,
        finds: &[r#""quay_token": "§""#, "QUAY_OAUTH_TOKEN=§"],
        spares: &["quay: §A", "commit §"],
    },
    Evidence {
        rule: "quay-robot-token",
        seal: as_is,
        finds: &["QUAY_ROBOT_TOKEN=§", "quay_password: §"],
        spares: &["quay: sha256:§", "§"],
    },
    Evidence {
        rule: "quay-application-token",
        seal: as_is,
        finds: &["QUAY_APP_TOKEN=§", "quay_password: §"],
        spares: &["quay: §A", "§"],
    },
];
