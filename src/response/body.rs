//! The body of an answer: nothing, JSON, or something that is neither.

use serde_json::{Number, Value};

use super::Fault;
use crate::source::{self, Payload, tree};

pub(super) enum Body {
    Empty,
    Json(Value),
    Unreadable(Fault),
}

/// The largest integer up to which JavaScript's numbers hold every one.
const MAX_SAFE: u64 = (1 << 53) - 1;

// HSS, `RegistryInfo`: milliseconds, 0 to 2^63-1. Always text, so that its type does not depend on the date.
const INT64: &str = "latest_sync_time";

pub(super) fn read(payload: Payload<'_>) -> Body {
    let looks = look(payload);
    let read = tree::read(payload);
    match (read.fault, read.value) {
        // A server that means to write nothing may write null.
        (Some(source::Fault::NotJson("empty", _)), _) | (None, Some(Value::Null)) => Body::Empty,
        (Some(source::Fault::NotJson("bad_utf8", _)), _) => Body::Unreadable(Fault::NotUtf8),
        (Some(source::Fault::NotJson("unexpected_end", _)), _) => Body::Unreadable(Fault::Truncated),
        (Some(source::Fault::NotJson(..)), _) => Body::Unreadable(looks),
        (Some(_), _) | (None, None) => Body::Unreadable(Fault::NotJson),
        (None, Some(value)) => Body::Json(exact(value)),
    }
}

/// What a body is that is not JSON.
fn look(payload: Payload<'_>) -> Fault {
    let text = match payload {
        Payload::Text(text) => text,
        Payload::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        Payload::Value(_) | Payload::Packed(_) => "",
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('<') {
        Fault::Html(title(text))
    } else if start.starts_with(['{', '[']) {
        Fault::NotJson
    } else {
        Fault::PlainText
    }
}

// Titles of the pages that nginx and the OpenShift router answer with. Only a title that is one of them is repeated, for
// a page may say anything.
const TITLES: &[&str] = &[
    "301 Moved Permanently",
    "302 Found",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
    "400 Bad Request",
    "400 The plain HTTP request was sent to HTTPS port",
    "401 Authorization Required",
    "403 Forbidden",
    "404 Not Found",
    "405 Not Allowed",
    "408 Request Time-out",
    "413 Request Entity Too Large",
    "414 Request-URI Too Large",
    "429 Too Many Requests",
    "500 Internal Server Error",
    "502 Bad Gateway",
    "503 Service Temporarily Unavailable",
    "503 Service Unavailable",
    "504 Gateway Time-out",
    "504 Gateway Timeout",
    "Application is not available",
];

fn title(html: &str) -> Option<&'static str> {
    let (_, behind) = html.split_once("<title>").or_else(|| html.split_once("<TITLE>"))?;
    let title = behind.split('<').next()?.trim();
    TITLES.iter().copied().find(|known| title.eq_ignore_ascii_case(known))
}

/// The value with text for the integers that JavaScript's numbers cannot hold.
fn exact(value: Value) -> Value {
    match value {
        Value::Number(number) if !is_safe(&number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(exact).collect()),
        Value::Object(members) => {
            let exact = members.into_iter().map(|(key, value)| match value {
                Value::Number(number) if key == INT64 => (key, Value::String(number.to_string())),
                value => (key, exact(value)),
            });
            Value::Object(exact.collect())
        }
        other => other,
    }
}

fn is_safe(number: &Number) -> bool {
    match (number.as_u64(), number.as_i64()) {
        (Some(number), _) => number <= MAX_SAFE,
        (_, Some(number)) => number.unsigned_abs() <= MAX_SAFE,
        // Not an integer.
        (None, None) => true,
    }
}
