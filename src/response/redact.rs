//! A body without its credentials: records by the kind's table, commands and sentences by what they say.

use serde_json::{Map, Value};

use super::{error, upload};
use crate::mask;
use crate::plan::Plan;
use crate::schema::Kind;
use crate::secret::{self, MASK, prose};
use crate::spelling::fold;

// The lists that the three systems answer with: HSS, SWR, RHACS.
const LISTS: &[&str] = &["data_list", "registries", "integrations"];

// Error details that name a field and repeat its value.
const FIELD_NAMES: &[&str] = &["field", "key", "name", "param", "parameter", "path", "property"];
const FIELD_VALUES: &[&str] = &["actual", "given", "input", "received", "rejectedvalue", "value"];

pub(super) fn body(kind: &Kind, body: &Value) -> Value {
    let plan = Plan::of(kind);
    let records = |items: &[Value]| Value::Array(items.iter().map(|item| record(plan, item)).collect());
    match body {
        Value::Object(members) => {
            let names_secret = names_secret(members);
            let masked = members.iter().map(|(key, value)| {
                let masked = match value {
                    Value::String(text) if upload::is_answer_to(kind) && upload::holds(key) => {
                        upload::masked(key, text)
                    }
                    Value::Array(items) if LISTS.contains(&key.as_str()) => records(items),
                    value => told(key, mask::member(plan, plan.base, key, value), names_secret),
                };
                (key.clone(), masked)
            });
            Value::Object(masked.collect())
        }
        Value::Array(items) => records(items),
        // An answer is an object; nobody can say what a bare text or number is.
        other => mask::masked(plan, other),
    }
}

/// A record of the kind.
fn record(plan: &Plan, item: &Value) -> Value {
    match item {
        Value::Object(members) => {
            let masked = members.iter().map(|(key, value)| (key.clone(), mask::member(plan, plan.base, key, value)));
            sentences(Value::Object(masked.collect()))
        }
        other => sentences(mask::masked(plan, other)),
    }
}

/// A masked value without what its sentences tell.
fn sentences(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(secret::cover(&text, prose::secrets(&text))),
        Value::Array(items) => Value::Array(items.into_iter().map(sentences).collect()),
        Value::Object(members) => {
            let names_secret = names_secret(&members);
            let told = members.into_iter().map(|(key, value)| {
                let value = told(&key, value, names_secret);
                (key, value)
            });
            Value::Object(told.collect())
        }
        other => other,
    }
}

/// A masked member without what it tells, beside one that may say that it is a credential.
fn told(key: &str, value: Value, names_secret: bool) -> Value {
    let folded = fold(key);
    let is_secret = names_secret && FIELD_VALUES.contains(&folded.as_str()) && !value.is_null();
    if is_secret || is_impostor(&folded, &value) { Value::String(MASK.to_owned()) } else { sentences(value) }
}

/// Whether a text stands in the place of a code or id that is none.
fn is_impostor(folded: &str, value: &Value) -> bool {
    let is_right = match folded {
        "code" | "errorcode" => error::is_code,
        "requestid" => error::is_request_id,
        _ => return false,
    };
    value.as_str().is_some_and(|text| !text.is_empty() && !is_right(text.trim()))
}

/// Whether a member says that another one is the value of a credential.
fn names_secret(members: &Map<String, Value>) -> bool {
    members.iter().any(|(key, value)| {
        FIELD_NAMES.contains(&fold(key).as_str()) && value.as_str().is_some_and(|name| secret::is_telltale(&fold(name)))
    })
}
