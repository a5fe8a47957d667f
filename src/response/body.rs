//! The body of an answer: nothing, JSON, or something that is neither.

use serde_json::{Number, Value};

use super::{Fault, not_json};
use crate::issue::Path;
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

/// The body, and its first key that stands twice in one object.
pub(super) fn read(payload: Payload<'_>) -> (Body, Option<Path>) {
    let payload = without_mark(payload);
    let read = tree::read(payload);
    let body = match (read.fault, read.value) {
        // A server that means to write nothing may write null.
        (Some(source::Fault::NotJson("empty", _)), _) | (None, Some(Value::Null)) => Body::Empty,
        (Some(source::Fault::NotJson("bad_utf8", _)), _) => Body::Unreadable(Fault::NotUtf8),
        (Some(source::Fault::NotJson("unexpected_end", _)), _) => Body::Unreadable(Fault::Truncated),
        (Some(source::Fault::NotJson(..)), _) => Body::Unreadable(not_json::look(payload)),
        (Some(source::Fault::TooDeep), _) => Body::Unreadable(Fault::TooDeep),
        (Some(_), _) | (None, None) => Body::Unreadable(Fault::NotJson),
        (None, Some(value)) => Body::Json(exact(value)),
    };
    (body, read.repeated)
}

/// The payload without a byte order mark, which no sender may write and a reader may ignore (RFC 8259, section 8.1).
fn without_mark(payload: Payload<'_>) -> Payload<'_> {
    match payload {
        Payload::Text(text) => Payload::Text(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Payload::Bytes(bytes) => Payload::Bytes(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
        other => other,
    }
}

/// The value with text for the integers that JavaScript's numbers cannot hold.
fn exact(value: Value) -> Value {
    match value {
        Value::Number(number) if !is_safe(&number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(exact).collect()),
        Value::Object(members) => {
            let exact = members.into_iter().map(|(key, value)| match value {
                Value::Number(number) if key == INT64 => (key, integer(number)),
                value => (key, exact(value)),
            });
            Value::Object(exact.collect())
        }
        other => other,
    }
}

/// The digits of an integer, also where it is written `1.5e3`; a number that is none stays.
fn integer(number: Number) -> Value {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(double) if double.fract() == 0.0 => Value::String(format!("{double:.0}")),
        Some(_) => Value::Number(number),
        None => Value::String(number.to_string()),
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
