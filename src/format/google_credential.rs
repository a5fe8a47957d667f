//! Google credential file, as the text of `serviceAccount`.
//!
//! golang.org/x/oauth2 `google/google.go` takes an OAuth client file (`web` or `installed`) or one of six credential
//! types, and stackrox loads it before it stores the integration. Go's `encoding/json` folds the letter case of member
//! names and lets the last of several win. A bad private key is found out later, and not here.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{Findings, Reason, host::padded};

macro_rules! types {
    ($first:literal $(, $name:literal)*) => {
        const TYPES: &[&str] = &[$first $(, $name)*];

        /// Looks only for an object's ends, and for a member that decides, wherever it stands. Where a letter of
        /// those is escaped (`\u00..`) a pattern cannot tell.
        pub(crate) const PATTERN: &str = padded!(
            r#"\{(?=[\s\S]*(?:\\u00[4-7]|"[Tt][Yy][Pp][Ee]"\s*:\s*"(?:"#, $first $(, "|", $name)*, r#")""#,
            r#"|"(?:[Ww][Ee][Bb]|[Ii][Nn][Ss][Tt][Aa][Ll][Ll][Ee][Dd])"\s*:\s*\{))"#,
            r#"\s*"[\s\S]*\}"#
        );
    };
}

types!(
    "service_account",
    "gdch_service_account",
    "authorized_user",
    "external_account",
    "external_account_authorized_user",
    "impersonated_service_account"
);

pub(crate) fn check(text: &str) -> Findings {
    match serde_json::from_str::<Members>(text.trim()) {
        Err(_) => Findings::refuse(Reason::NotJson),
        Ok(members) if members.are_credential() => Findings::NONE,
        Ok(_) => Findings::refuse(Reason::CredentialType),
    }
}

/// A member that is not of the type that Go reads it as: it gives up on what the member is for.
struct WrongType;

/// What decides about a credential file.
struct Members {
    kind: Result<Option<String>, WrongType>,
    /// Whether they are there, for an OAuth client.
    web: Result<bool, WrongType>,
    installed: Result<bool, WrongType>,
}

impl Members {
    fn are_credential(&self) -> bool {
        let is_client = matches!((&self.web, &self.installed), (Ok(true), Ok(_)) | (Ok(_), Ok(true)));
        is_client || matches!(&self.kind, Ok(Some(kind)) if TYPES.contains(&kind.as_str()))
    }
}

fn is_there(member: &Value) -> Result<bool, WrongType> {
    match member {
        Value::Object(_) => Ok(true),
        Value::Null => Ok(false),
        _ => Err(WrongType),
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Members { kind: Ok(None), web: Ok(false), installed: Ok(false) };
        while let Some(name) = map.next_key::<String>()? {
            match name.to_ascii_lowercase().as_str() {
                "type" => match map.next_value()? {
                    Value::String(kind) => members.kind = members.kind.and(Ok(Some(kind))),
                    Value::Null => {}
                    _ => members.kind = Err(WrongType),
                },
                "web" => members.web = members.web.and(is_there(&map.next_value()?)),
                "installed" => members.installed = members.installed.and(is_there(&map.next_value()?)),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(members)
    }
}

pub(crate) const ACCEPTS: &[&str] = &[
    r#"{"type":"service_account"}"#,
    " {\n\t\"type\" : \"authorized_user\", \"private_key\": \"-----BEGIN\\n\" }\n",
    r#"{"project_id":"p","type":"gdch_service_account"}"#,
    r#"{"type":"external_account"}"#,
    r#"{"type":"external_account_authorized_user"}"#,
    r#"{"type":"impersonated_service_account"}"#,
    r#"{"TYPE":"service_account"}"#,
    r#"{"type":"x","Type":"y","type":"service_account"}"#,
    r#"{"type":"service_account","type":null}"#,
    r#"{"\u0074ype":"service\u005faccount"}"#,
    r#"{"web":{"redirect_uris":["https://example.com"]}}"#,
    r#"{"Installed":{}}"#,
    r#"{"type":7,"web":{}}"#,
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::NotJson),
    ("service_account", Reason::NotJson),
    ("null", Reason::NotJson),
    ("[]", Reason::NotJson),
    (r#""{}""#, Reason::NotJson),
    (r#"{"type":"service_account""#, Reason::NotJson),
    (r#"{"type":"service_account"} x"#, Reason::NotJson),
    (r#"{"type":"service_account",}"#, Reason::NotJson),
    (r#"{"private_key":"-----BEGIN"#, Reason::NotJson),
    ("{}", Reason::CredentialType),
    (r#"{"type":""}"#, Reason::CredentialType),
    (r#"{"type":"Service_Account"}"#, Reason::CredentialType),
    (r#"{"type":["service_account"]}"#, Reason::CredentialType),
    (r#"{"type":7,"type":"service_account"}"#, Reason::CredentialType),
    (r#"{"type":"service_account","TYPE":"x"}"#, Reason::CredentialType),
    (r#"{"key":{"type":"service_account"}}"#, Reason::CredentialType),
    (r#"{"web":null}"#, Reason::CredentialType),
    (r#"{"web":{},"web":[]}"#, Reason::CredentialType),
    (r#"{"web":[],"web":{}}"#, Reason::CredentialType),
    (r#"{"web":{},"installed":7}"#, Reason::CredentialType),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[
            r#"{"type":"service_account",}"#,
            r#"{"type":7,"type":"service_account"}"#,
            r#"{"type":"service_account","TYPE":"x"}"#,
            r#"{"key":{"type":"service_account"}}"#,
            r#"{"web":{},"web":[]}"#,
            r#"{"web":[],"web":{}}"#,
            r#"{"web":{},"installed":7}"#,
        ],
        tokens: &[
            "{",
            "}",
            "\"",
            ":",
            ",",
            " ",
            "\u{a0}",
            "\\",
            "\\u0054",
            "type",
            "web",
            "\"a\":1,",
            "service_account",
        ],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_no_stricter() {
        EVIDENCE.pattern_is_no_stricter();
    }

    #[test]
    fn depth_is_limited() {
        let deep = format!(r#"{{"web":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(check(&deep), Findings::refuse(Reason::NotJson));
    }
}
