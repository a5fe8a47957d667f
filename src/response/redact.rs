//! A body without its credentials: records by the kind's table, commands and sentences by what they say.

use serde_json::{Map, Value};

use super::{error, upload};
use crate::command::argv_secrets;
use crate::mask;
use crate::plan::Plan;
use crate::schema::Kind;
use crate::secret::prose::{self, Topic};
use crate::secret::{self, MASK};
use crate::spelling::fold;

// The lists that the three systems answer with: HSS, SWR, RHACS.
const LISTS: &[&str] = &["data_list", "registries", "integrations"];

// Error details that name a field and repeat its value.
const FIELD_NAMES: &[&str] = &[
    "attribute",
    "datapath",
    "field",
    "fieldname",
    "instancepath",
    "key",
    "loc",
    "name",
    "param",
    "parameter",
    "path",
    "pointer",
    "property",
];
const FIELD_VALUES: &[&str] = &["actual", "content", "data", "given", "got", "input", "received"];

// What a person has called something.
const NAMES: &[&str] = &["name", "registryname"];

pub(super) fn body(kind: &Kind, body: &Value) -> Value {
    let plan = Plan::of(kind);
    let records = |items: &[Value]| Value::Array(items.iter().map(|item| record(plan, item)).collect());
    match body {
        Value::Object(members) => {
            let about = About::of(members);
            // Only what is stored has an id.
            let is_record = members.contains_key("id");
            let masked = members.iter().map(|(key, value)| {
                let masked = match value {
                    Value::String(text) if upload::is_answer_to(kind) && upload::holds(key) => {
                        upload::masked(key, text)
                    }
                    Value::Array(items) if LISTS.contains(&key.as_str()) => records(items),
                    value => member(plan, key, value, about, is_record),
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
            let about = About::of(members);
            let masked = members.iter().map(|(key, value)| (key.clone(), member(plan, key, value, about, true)));
            Value::Object(masked.collect())
        }
        other => sentences(other, mask::masked(plan, other), Topic::Any),
    }
}

fn member(plan: &Plan, key: &str, value: &Value, about: About, is_record: bool) -> Value {
    let masked = mask::member(plan, plan.base, key, value);
    if is_record && NAMES.contains(&fold(key).as_str()) {
        sentences(value, masked, Topic::Name)
    } else {
        told(key, value, masked, about)
    }
}

/// A masked value without what its sentences tell. They are read as they were, for a mask takes the sense out of what
/// stands around it.
fn sentences(value: &Value, masked: Value, topic: Topic) -> Value {
    match (value, masked) {
        (Value::String(text), Value::String(masked)) => Value::String(sentence(text, &masked, topic)),
        (Value::Array(items), Value::Array(masked)) if !items.is_empty() && items.iter().all(Value::is_string) => {
            words(items, masked, topic)
        }
        (Value::Array(items), Value::Array(masked)) => {
            let told = items.iter().zip(masked).map(|(item, masked)| sentences(item, masked, topic));
            Value::Array(told.collect())
        }
        (Value::Object(members), Value::Object(masked)) => {
            let about = About::of(members);
            let told = members.iter().zip(masked).map(|((key, value), (_, masked))| {
                let masked = told(key, value, masked, about);
                (key.clone(), masked)
            });
            Value::Object(told.collect())
        }
        (_, masked) => masked,
    }
}

fn sentence(text: &str, masked: &str, topic: Topic) -> String {
    let mut spans = prose::secrets(text, topic);
    if masked == secret::mask_address(text) {
        // Masking an address twice is masking it once, whatever it says.
        spans.extend(secret::all_userinfo(text).filter(|_| masked != secret::mask_text(text)));
    } else if masked != secret::mask_text(text) {
        spans = prose::secrets(masked, topic);
        return secret::cover(masked, spans);
    }
    secret::cover(text, spans)
}

/// A list of texts: maybe a command's words, maybe a name and its value.
fn words(items: &[Value], masked: Vec<Value>, topic: Topic) -> Value {
    let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
    let mut secrets = argv_secrets(&texts);
    if let ([name, value], [_, spans]) = (texts.as_slice(), secrets.as_mut_slice())
        && !name.contains(char::is_whitespace)
        && secret::is_telltale(&fold(name))
        && prose::is_value(value)
    {
        *spans = secret::whole(value);
    }
    let told = items.iter().zip(masked).zip(texts.iter().zip(secrets)).map(|((item, masked), (text, spans))| {
        if spans.is_empty() { sentences(item, masked, topic) } else { Value::String(secret::cover(text, spans)) }
    });
    Value::Array(told.collect())
}

/// A masked member without what it tells, beside one that may say that it is a credential.
fn told(key: &str, value: &Value, masked: Value, about: About) -> Value {
    let folded = fold(key);
    let is_value = folded.contains("value") || FIELD_VALUES.contains(&folded.as_str());
    let is_secret = about.names_secret && is_value && !value.is_null();
    if is_secret || is_impostor(&folded, &masked) {
        Value::String(MASK.to_owned())
    } else {
        sentences(value, masked, about.topic)
    }
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

/// What a member says about the others.
#[derive(Clone, Copy)]
struct About {
    /// One of them is the value of a credential.
    names_secret: bool,
    /// What their sentences are about.
    topic: Topic,
}

impl About {
    fn of(members: &Map<String, Value>) -> Self {
        let is_secret = |value: &Value| value.as_str().is_some_and(|name| secret::is_telltale(&fold(name)));
        let is_named = |(key, value): (&String, &Value)| {
            FIELD_NAMES.contains(&fold(key).as_str())
                && (is_secret(value) || value.as_array().is_some_and(|path| path.iter().any(is_secret)))
        };
        // A record has a name or key, too, and no sentence about it.
        let is_detail =
            |(key, value): (&String, &Value)| is_named((key, value)) && !matches!(key.as_str(), "key" | "name");
        let topic = if members.iter().any(is_detail) { Topic::Credential } else { Topic::Any };
        Self { names_secret: members.iter().any(is_named), topic }
    }
}
