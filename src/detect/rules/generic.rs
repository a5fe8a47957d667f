//! What has no form of its own, and is told by what stands around it.

use crate::detect::names::{Promise, contains};
use crate::detect::rule::Rule;
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};

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

pub(in crate::detect) const PASSWORD: &Rule = &RULES[0];
const TOKEN: &Rule = &RULES[1];
const KEY: &Rule = &RULES[2];
const SECRET: &Rule = &RULES[3];
const SESSION: &Rule = &RULES[4];
pub(in crate::detect) const AUTHORIZATION: &Rule = &RULES[5];
pub(in crate::detect) const ADDRESS: &Rule = &RULES[6];
pub(in crate::detect) const COMMAND: &Rule = &RULES[7];

/// The rule for a value behind that name.
pub(in crate::detect) fn rule_of(name: &[u8], promise: Promise) -> &'static Rule {
    if promise == Promise::Password {
        return PASSWORD;
    }
    let name = name.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| contains(&name, part.as_bytes()));
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
pub(super) const EVIDENCE: &[Evidence] = &[];
