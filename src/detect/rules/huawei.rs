//! Huawei Cloud.
//!
//! Sources: IAM, "Access keys" (an AK of 20 upper-case letters and digits, an SK of 40 letters and digits); IAM API
//! Reference, `KeystoneCreateUserTokenByPassword`: the token is the `X-Subject-Token` header of the answer, base64 of a
//! signed message, with `-` for `/`; SWR, "Obtaining a long-term login command", whose password is 64 hexadecimal
//! digits. Only the token has a form of its own; the others are told by a name.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

pub(super) const RULES: &[Rule] = &[
    Rule::named(
        "huawei-access-key-id",
        "Huawei Cloud access key ID",
        &["ak", "accesskey", "huawei", "hwcloud"],
        Pattern(&[Part::times(Set::UPPER.or(Set::DIGIT), 20)]),
    ),
    Rule::named(
        "huawei-secret-access-key",
        "Huawei Cloud secret access key",
        &["sk", "secretkey", "accesssecret", "huawei", "hwcloud"],
        Pattern(&[Part::times(Set::ALNUM, 40)]),
    ),
    Rule::named(
        "huawei-iam-token",
        "Huawei Cloud IAM token",
        &["authtoken", "subjecttoken"],
        Pattern(&[Part::Text("MII"), Part::Run(Set::BASE64.or(Set::of("-")), 80, 32_768), Part::PADDING]),
    ),
    Rule::token(
        "huawei-signed-token",
        "Huawei Cloud IAM token",
        Token {
            lead: None,
            anchors: &["MII"],
            tail: Pattern(&[Part::Run(Set::BASE64.or(Set::of("-=")), 600, 32_768)]),
        },
    )
    .checked(is_token),
    Rule::named(
        "huawei-swr-login-key",
        "Huawei Cloud SWR login key",
        &["swr", "loginkey", "accesssecret"],
        Pattern(&[Part::times(Set::HEX, 64)]),
    ),
];

/// A certificate has slashes where the token has dashes.
fn is_token(text: &[u8]) -> bool {
    text.contains(&b'-') && text.contains(&b'+') && !text.contains(&b'/')
}

#[cfg(test)]
fn token(random: &str) -> String {
    random.replace(['/', '='], "-") + "+-"
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "huawei-access-key-id",
        seal: as_is,
        finds: &[r#"{"access_key": "§"}"#, "HUAWEICLOUD_SDK_AK=§", "ak: §"],
        spares: &["ak: short", "ticket §"],
    },
    Evidence {
        rule: "huawei-secret-access-key",
        seal: as_is,
        finds: &["HUAWEICLOUD_SDK_SK=§", "sk: §", r#""secret_key":"§""#],
        spares: &["sk: §A", "commit §"],
    },
    Evidence {
        rule: "huawei-iam-token",
        seal: as_is,
        finds: &["X-Auth-Token: §", "X-Subject-Token: §"],
        spares: &["X-Auth-Token: ${TOKEN}", "certificate: §"],
    },
    Evidence {
        rule: "huawei-signed-token",
        seal: token,
        finds: &["it is § now", r#"["§"]"#, "§"],
        spares: &["X§", "§/A", "MIIC-+"],
    },
    Evidence {
        rule: "huawei-swr-login-key",
        seal: as_is,
        finds: &["SWR_PASSWORD=§", r#""access_secret": "§""#, "swr_login_key: §"],
        spares: &["swr: sha256:§", "image digest §"],
    },
];
