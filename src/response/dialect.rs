//! The dialects in which servers tell errors.
//!
//! - SWR: `error_code` and `error_msg`, with `details` of the same; before that `errors` of `errorCode`, `errorMessage`
//!   and `detail`, or that list alone; and both in one body.
//! - HSS and the API gateway: `error_code` and `error_msg`, `errorCode` and `errorMsg`, or `code` and `message`, in the
//!   body or one level down (the order of the Python SDK's core). A deprecated call answers 200 with an integer
//!   `error_code` and `error_description`.
//! - IAM: `error` with `code`, `message` and `title`.
//! - RHACS: `code` (a gRPC number), `message`, `details`, and `error` with the same text as `message` (stackrox
//!   `server_error_handler.go`). What may stand in `details` is defined by `google/rpc/error_details.proto`.
//! - OAuth: `error`, which is the code, and `error_description` (RFC 6749, section 5.2).
//!
//! Servers mix them. So whatever may tell an error is gathered first, in order of precedence: one of it gives the code,
//! all of it is said, and SWR's message for its administrator counts wherever it stands.

use serde_json::{Map, Value};

/// What a body says about an error.
pub(super) struct Told {
    /// The server's own code. As it was sent.
    pub(super) code: Option<String>,
    /// What it says.
    pub(super) messages: Vec<String>,
    pub(super) request_id: Option<String>,
    pub(super) is_iam: bool,
    pub(super) has_authorization_message: bool,
}

type Members = Map<String, Value>;

// In order of precedence.
const CODES: &[&str] = &["error_code", "errorCode", "code"];
const MESSAGES: &[&str] = &["error_msg", "errorMsg", "errorMessage", "message", "error_description", "detail"];

// Said where nothing else is: they name the sort of error, or repeat its message.
const TITLES: &[&str] = &["error", "title"];

// Where `details` say something, and which lists of the same they hold.
const DESCRIPTION: &str = "description";
const VIOLATIONS: &[&str] = &["fieldViolations", "violations"];

// What an entry of a list is about.
const SUBJECTS: &[&str] = &["field", "property", "parameter", "param", "path", "key", "name"];

const REQUEST_IDS: &[&str] = &["request_id", "requestId"];
const AUTHORIZATION_MESSAGE: &str = "encoded_authorization_message";

/// The error that an unsuccessful answer tells of.
pub(super) fn read(body: &Value) -> Option<Told> {
    let entries = entries(body);
    let is_pair = |entry: &&Entry| entry.code.is_some() && !entry.messages.is_empty() && entry.place != Place::Detail;
    let winner = entries.iter().find(is_pair).or_else(|| entries.iter().find(|entry| entry.code.is_some()));
    let mut messages: Vec<String> = entries.iter().flat_map(|entry| entry.messages.clone()).collect();
    if messages.is_empty() {
        messages = entries.iter().flat_map(|entry| entry.titles.clone()).collect();
    }
    let told = Told {
        code: winner.and_then(|entry| entry.code.clone()),
        is_iam: winner.is_some_and(|entry| entry.place == Place::Iam),
        messages,
        request_id: entries.iter().find_map(|entry| entry.request_id.clone()),
        has_authorization_message: has_authorization_message(body),
    };
    (told.code.is_some() || !told.messages.is_empty()).then_some(told)
}

/// The error that a successful answer tells of: only in the dialects that nothing else looks like.
pub(super) fn read_in_success(body: &Value) -> Option<Told> {
    let tells_any = |items: &Vec<Value>| items.iter().filter_map(Value::as_object).any(tells_error);
    let is_error = match body {
        Value::Object(members) => {
            tells_error(members) || members.get("errors").and_then(Value::as_array).is_some_and(tells_any)
        }
        Value::Array(items) => tells_any(items),
        _ => false,
    };
    if is_error { read(body) } else { None }
}

/// Whether an object is an error, whatever the status. A bare `code` is only one beside a message.
fn tells_error(members: &Members) -> bool {
    let is_error = |name: &str| members.get(name).is_some_and(is_failure);
    ["error_code", "errorCode", "error"].into_iter().any(is_error)
        || is_error("code") && text(members.get("message")).is_some()
}

/// Whether a code in a successful answer is one of failure. gRPC writes 0 for success; nothing is documented of
/// other spellings, but `00000000`, `200`, `OK` and `success` cannot mean a failure.
fn is_failure(code: &Value) -> bool {
    match code {
        Value::String(code) => {
            let code = code.trim();
            code.bytes().any(|byte| byte != b'0')
                && !["200", "ok", "success"].iter().any(|fine| code.eq_ignore_ascii_case(fine))
        }
        Value::Number(code) => code.as_f64() != Some(0.0) && code.as_u64() != Some(200),
        Value::Object(_) => true,
        _ => false,
    }
}

/// One part of a body that may tell an error.
struct Entry {
    place: Place,
    code: Option<String>,
    messages: Vec<String>,
    titles: Vec<String>,
    request_id: Option<String>,
}

/// Where in a body an entry stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The body itself.
    Body,
    /// IAM's `error`.
    Iam,
    /// Another object one level down.
    Inside,
    /// A list of errors.
    List,
    /// What goes with an error, and has codes of its own.
    Detail,
}

/// Whatever may tell an error, in order of precedence.
fn entries(body: &Value) -> Vec<Entry> {
    let mut entries = Vec::new();
    match body {
        Value::Object(members) => {
            entries.push(Entry::new(members, Place::Body));
            entries.extend(members.iter().filter_map(|(name, value)| inside(name, value.as_object()?)));
            for (name, place) in [("errors", Place::List), ("details", Place::Detail)] {
                members.get(name).into_iter().for_each(|value| gather(value, place, &mut entries));
            }
        }
        Value::Array(items) => {
            entries.extend(items.iter().filter_map(Value::as_object).map(|members| Entry::new(members, Place::List)));
        }
        _ => {}
    }
    entries
}

/// An object one level down. Unless it is IAM's, it needs both code and message, for it may be anything.
fn inside(name: &str, members: &Members) -> Option<Entry> {
    if name == "error" {
        return Some(Entry::new(members, Place::Iam));
    }
    Some(Entry::new(members, Place::Inside)).filter(|entry| entry.code.is_some() && !entry.messages.is_empty())
}

/// The entries of `errors` or `details`: texts, objects, and lists in either.
fn gather(value: &Value, place: Place, entries: &mut Vec<Entry>) {
    match value {
        Value::String(_) => entries.extend(text(Some(value)).map(|said| Entry::saying(said, place))),
        Value::Array(items) => items.iter().for_each(|item| gather(item, place, entries)),
        Value::Object(members) => {
            entries.push(Entry::new(members, place));
            let lists = VIOLATIONS.iter().filter_map(|name| members.get(*name));
            lists.for_each(|list| gather(list, place, entries));
        }
        _ => {}
    }
}

impl Entry {
    fn new(members: &Members, place: Place) -> Self {
        let texts =
            |names: &[&str]| -> Vec<String> { names.iter().filter_map(|name| text(members.get(*name))).collect() };
        let oauth = || text(members.get("error")).filter(|_| text(members.get("error_description")).is_some());
        let mut messages = texts(MESSAGES);
        if place == Place::Detail {
            messages.extend(text(members.get(DESCRIPTION)));
        }
        // What is said of a field may repeat its value, and only the name tells that this is a credential.
        let subject = texts(SUBJECTS).into_iter().next().filter(|_| matches!(place, Place::List | Place::Detail));
        if let Some(subject) = subject {
            messages = messages.iter().map(|said| format!("{subject}: {said}")).collect();
        }
        Self {
            place,
            code: texts(CODES).into_iter().next().or_else(oauth),
            messages,
            titles: texts(TITLES),
            request_id: texts(REQUEST_IDS).into_iter().next(),
        }
    }

    fn saying(said: String, place: Place) -> Self {
        Self { place, code: None, messages: vec![said], titles: Vec::new(), request_id: None }
    }
}

fn has_authorization_message(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_authorization_message),
        Value::Object(members) => {
            text(members.get(AUTHORIZATION_MESSAGE)).is_some() || members.values().any(has_authorization_message)
        }
        _ => false,
    }
}

/// A text that is not empty, or an integer as text.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}
