//! What has no form of its own, and is told by what stands around it.

use crate::detect::bytes::contains_any_case;
use crate::detect::names::Promise;
#[cfg(test)]
use crate::detect::rule::Evidence;
use crate::detect::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule::read("password", "Password"),
    Rule::read("token", "Token"),
    Rule::read("key", "Key"),
    Rule::read("secret", "Secret"),
    Rule::read("session", "Session or cookie"),
    Rule::read("authorization", "Credential of an HTTP header"),
    Rule::read("address-password", "Password in an address"),
    Rule::read("command-password", "Password on a command line"),
];

pub(in crate::detect) const PASSWORD: &Rule = rule(0);
const TOKEN: &Rule = rule(1);
const KEY: &Rule = rule(2);
pub(in crate::detect) const SECRET: &Rule = rule(3);
const SESSION: &Rule = rule(4);
pub(in crate::detect) const AUTHORIZATION: &Rule = rule(5);
pub(in crate::detect) const ADDRESS: &Rule = rule(6);
pub(in crate::detect) const COMMAND: &Rule = rule(7);

#[expect(clippy::indexing_slicing, reason = "what is out of bounds at compile time is an error of the compiler's")]
const fn rule(at: usize) -> &'static Rule {
    &RULES[at]
}

/// The rule for a value behind that name.
pub(in crate::detect) fn rule_of(name: &[u8], promise: Promise) -> &'static Rule {
    if promise == Promise::Password {
        return PASSWORD;
    }
    let has = |parts: &[&str]| parts.iter().any(|part| contains_any_case(name, part));
    if has(&["authorization", "bearer", "basic"]) {
        AUTHORIZATION
    } else if has(&["cookie", "sess", "sid"]) {
        SESSION
    } else if has(&["token", "jwt"]) {
        TOKEN
    } else if has(&["key"]) {
        KEY
    } else {
        SECRET
    }
}

#[cfg(test)]
fn human(_: &str) -> String {
    "hunTer-2x".to_owned()
}

#[cfg(test)]
fn machine(_: &str) -> String {
    "q7Rt2LmX9vKd4WzB8nHc".to_owned()
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "password",
        seal: human,
        finds: &["password=§", r#"{"registryPassword": "§"}"#, "<db.pass>§</db.pass>", "密码：§", "the password is §"],
        spares: &["password_file=/run/§", "password: ${§}", "§ is a password?", "enter your password"],
    },
    Evidence {
        rule: "token",
        seal: machine,
        finds: &["token: §", "refreshToken=§&x=1", "the token § has expired"],
        spares: &["token_type: §", "next_token=§", "token: expired"],
    },
    Evidence {
        rule: "key",
        seal: machine,
        finds: &["api_key=§", "API key: §", r#"{"encryptionKey":"§"}"#],
        spares: &["public_key=§", "key: value", "sort-key=§"],
    },
    Evidence {
        rule: "secret",
        seal: machine,
        finds: &["client_secret=§", r#""credentials": "§""#],
        spares: &["secret_name: §", "secret: vault:secret/data/x"],
    },
    Evidence {
        rule: "session",
        seal: machine,
        finds: &["session_id=§", "sid=§"],
        spares: &["session: opened", "session_timeout=30m"],
    },
    Evidence {
        rule: "authorization",
        seal: machine,
        finds: &["Authorization: Bearer §", r#""authorization": "Basic §""#, "sent Bearer § to it"],
        spares: &["WWW-Authenticate: Bearer realm=\"§\"", "Bearer token"],
    },
    Evidence {
        rule: "address-password",
        seal: human,
        finds: &["https://me:§@host/x", "redis://:§@host:6379/0", "me:§@tcp(host:3306)/db"],
        spares: &["https://host/§@2", "me@example.com", "https://me:${§}@host"],
    },
    Evidence {
        rule: "command-password",
        seal: human,
        finds: &["docker login -u me -p § host", "curl -u me:§ host", "echo § | docker login --password-stdin host"],
        spares: &["mkdir -p §", "ssh -p § host", "docker run -p 80:80 §"],
    },
];
