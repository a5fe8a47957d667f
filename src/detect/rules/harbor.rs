//! Harbor.
//!
//! Source: the code of Harbor: `GenerateRandomString` makes 32 letters and digits, for a robot's secret as for that of
//! the command line; `IsValidSec` wants lower case, upper case and a digit of a robot's. Neither has a mark of its own,
//! so only a name tells them. Robots of Harbor 1 have JSON Web Tokens.

use crate::detect::pattern::{Part, Pattern, Set};
use crate::detect::rule::Rule;
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};

pub(super) const RULES: &[Rule] = &[
    Rule::named(
        "harbor-cli-secret",
        "Harbor CLI secret",
        &["clisecret", "oidcsecret"],
        Pattern(&[Part::times(Set::ALNUM, 32)]),
    ),
    Rule::named(
        "harbor-robot-secret",
        "Harbor robot secret",
        &["harbor", "robot"],
        Pattern(&[Part::times(Set::ALNUM, 32)]),
    )
    .checked(is_mixed),
];

fn is_mixed(secret: &[u8]) -> bool {
    [Set::LOWER, Set::UPPER, Set::DIGIT].iter().all(|set| secret.iter().any(|byte| set.has(*byte)))
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "harbor-cli-secret",
        seal: as_is,
        finds: &["HARBOR_CLI_SECRET=§", "cli_secret: §"],
        spares: &["cli_secret: ${CLI_SECRET}", "§"],
    },
    Evidence {
        rule: "harbor-robot-secret",
        seal: mixed,
        finds: &["HARBOR_ROBOT=§", r#"{"robot_secret": "§"}"#],
        spares: &["harbor: §A", "robot: d41d8cd98f00b204e9800998ecf8427e", "md5 §"],
    },
];

#[cfg(test)]
fn mixed(text: &str) -> String {
    format!("aB3{}", &text[3..])
}
