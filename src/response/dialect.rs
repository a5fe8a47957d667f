//! The dialects in which servers tell errors.
//!
//! - SWR: `error_code` and `error_msg`, with `details` of the same; before that `errors` of `errorCode` and
//!   `errorMessage`, or that list alone; and both in one body, where the new dialect wins.
//! - HSS and the API gateway: `error_code` and `error_msg`, `errorCode` and `errorMsg`, or `code` and `message`, in the
//!   body or one level down (the order of the Python SDK's core). A deprecated call answers 200 with an integer
//!   `error_code` and `error_description`.
//! - IAM: `error` with `code`, `message` and `title`.
//! - RHACS: `code` (a gRPC number), `message`, and `error` with the same text (stackrox `server_error_handler.go`).

use serde_json::{Map, Value};

/// What a body says about an error.
#[derive(Default)]
pub(super) struct Told {
    /// The server's own code. As it was sent.
    pub(super) code: Option<String>,
    /// What it says, each thing once. As it was sent.
    pub(super) messages: Vec<String>,
    pub(super) request_id: Option<String>,
    pub(super) is_iam: bool,
    pub(super) has_authorization_message: bool,
}

type Members = Map<String, Value>;

// The names of the code, and of what is said about it, in order of precedence.
const NAMES: &[(&str, &[&str])] = &[
    ("error_code", &["error_msg", "error_description"]),
    ("errorCode", &["errorMsg", "errorMessage"]),
    ("code", &["message"]),
];

// Told without a code.
const MESSAGES: &[&str] = &["error_msg", "errorMsg", "errorMessage", "message", "error_description", "error"];

/// The error that an unsuccessful answer tells of.
pub(super) fn read(body: &Value) -> Option<Told> {
    let mut told = match body {
        Value::Object(members) => at_top(members).or_else(|| below(members)).or_else(|| only_messages(members))?,
        Value::Array(items) => listed(items)?,
        _ => return None,
    };
    if let Value::Object(members) = body {
        told.add_surroundings(members);
    }
    Some(told)
}

/// The error that a successful answer tells of: only in the dialects that nothing else looks like.
pub(super) fn read_in_success(body: &Value) -> Option<Told> {
    let members = body.as_object()?;
    let is_error = ["error_code", "errorCode", "error"].iter().any(|name| match members.get(*name) {
        Some(Value::String(code)) => !code.is_empty() && code != "0",
        Some(Value::Number(code)) => code.as_f64() != Some(0.0),
        Some(Value::Object(_)) => true,
        _ => false,
    });
    if is_error { read(body) } else { None }
}

fn at_top(members: &Members) -> Option<Told> {
    let mut told = named(members)
        .or_else(|| iam(members))
        .or_else(|| members.get("errors").and_then(Value::as_array).and_then(|errors| listed(errors)))?;
    // The same error once more, in the old dialect, says nothing new.
    if let Some(details) = members.get("details").and_then(Value::as_array) {
        for detail in details.iter().filter_map(Value::as_object).filter_map(named) {
            told.messages.extend(detail.messages);
        }
    }
    Some(told)
}

/// `{error: {code, message, title}}`.
fn iam(members: &Members) -> Option<Told> {
    let told = named(members.get("error")?.as_object()?)?;
    Some(Told { is_iam: true, ..told })
}

/// One level down, in any object.
fn below(members: &Members) -> Option<Told> {
    members.values().filter_map(Value::as_object).find_map(|members| {
        let mut told = named(members)?;
        told.add_surroundings(members);
        Some(told)
    })
}

/// A list of errors: the code of the first, and what all of them say.
fn listed(items: &[Value]) -> Option<Told> {
    let mut errors = items.iter().filter_map(Value::as_object).filter_map(|members| {
        let mut told = named(members)?;
        told.messages.extend(text(members.get("detail")));
        told.add_surroundings(members);
        Some(told)
    });
    let mut first = errors.next()?;
    for error in errors {
        first.messages.extend(error.messages);
        first.has_authorization_message |= error.has_authorization_message;
    }
    Some(first)
}

fn named(members: &Members) -> Option<Told> {
    let (code, names) = NAMES.iter().find_map(|(code, names)| Some((text(members.get(*code))?, names)))?;
    let messages = names.iter().filter_map(|name| text(members.get(*name))).collect();
    Some(Told { code: Some(code), messages, ..Told::default() })
}

fn only_messages(members: &Members) -> Option<Told> {
    let message = MESSAGES.iter().find_map(|name| text(members.get(*name)))?;
    Some(Told { messages: vec![message], ..Told::default() })
}

impl Told {
    /// What stands beside the error.
    fn add_surroundings(&mut self, members: &Members) {
        let names = ["request_id", "requestId"];
        let id = names.iter().find_map(|name| text(members.get(*name)));
        self.request_id = self.request_id.take().or(id);
        self.has_authorization_message |= text(members.get("encoded_authorization_message")).is_some();
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
