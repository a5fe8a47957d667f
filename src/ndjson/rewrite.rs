//! The line that comes out for a line.
//!
//! What cannot be read as JSON comes out as `"******"`, for nobody can say where in it secrets stand; only words,
//! such as a program writes between its records, keep what `mask_text` leaves of them.

use serde_json::{Map, Value, json};

use super::record::{Member, Name, Record, too_long};
use super::{Judged, Line, NdjsonOptions, NdjsonOutput, OnInvalid, quick};
use crate::mask;
use crate::normalize::normalize;
use crate::plan::Plan;
use crate::read::Asked;
use crate::secret::{self, MASK};
use crate::source::tree;
use crate::validate::validate;
use crate::{KINDS, Payload};

/// Judges the line and writes what comes out for it, with a line feed.
pub(crate) fn rewrite(
    line: Line<'_>,
    number: u64,
    options: &NdjsonOptions,
    how: NdjsonOutput,
    asked: Asked,
    out: &mut Vec<u8>,
) -> Option<Judged> {
    let start = out.len();
    if let Line::Text(text) = line
        && let Some(judged) = quick::rewrite(text, options, how, asked, out)
        && (judged.ok() || how.on_invalid == OnInvalid::Keep)
    {
        out.push(b'\n');
        return Some(judged);
    }
    out.truncate(start);
    with_care(line, number, options, how, out)
}

pub(super) fn with_care(
    line: Line<'_>,
    number: u64,
    options: &NdjsonOptions,
    how: NdjsonOutput,
    out: &mut Vec<u8>,
) -> Option<Judged> {
    let (judged, content) = match line {
        Line::Blank => {
            out.push(b'\n');
            return None;
        }
        Line::TooLong => (too_long(), Content::Value(MASK.into())),
        Line::Text(line) => read(line, options, how),
    };
    let content = match (judged.ok(), how.on_invalid) {
        (false, OnInvalid::Drop) => None,
        (false, OnInvalid::Mark) => Some(Content::Members(marked(content, number, &judged, options.kind.is_some()))),
        _ => Some(content),
    };
    if let Some(content) = content {
        out.extend(content.bytes());
        out.push(b'\n');
    }
    Some(judged)
}

/// What is in a line, as it may come out.
enum Content<'a> {
    /// Just as it is.
    Same(&'a [u8]),
    /// Text that is no JSON.
    Text(String),
    /// A payload by itself.
    Value(Value),
    /// A line with members of its own.
    Members(Map<String, Value>),
}

impl Content<'_> {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Same(line) => line.to_vec(),
            Self::Text(text) => text.into_bytes(),
            Self::Value(value) => value.to_string().into_bytes(),
            Self::Members(members) => Value::Object(members).to_string().into_bytes(),
        }
    }
}

fn read<'a>(line: &'a [u8], options: &NdjsonOptions, how: NdjsonOutput) -> (Judged, Content<'a>) {
    let record = match Record::read(line, options.kind) {
        Ok(record) => record,
        Err(issues) => return (Judged::of_line(issues), unknown(line, how)),
    };
    let (report, normalized) = if how.normalize {
        let normalized = normalize(record.kind, record.payload, options.server);
        (normalized.report, normalized.value)
    } else {
        (validate(record.kind, record.payload, options.server), None)
    };
    let judged = record.judged(report);
    if !how.mask && normalized.is_none() {
        return (judged, Content::Same(line));
    }
    let Some(payload) = normalized.or_else(|| tree::read(record.payload).value) else {
        return (judged, unread(line));
    };
    let plan = Plan::of(record.kind);
    let payload = if how.mask { mask::masked(plan, &payload) } else { payload };
    let content = if record.members.is_empty() {
        Content::Value(payload)
    } else {
        Content::Members(members(&record, plan, payload, how))
    };
    (judged, content)
}

/// The line with this payload. What else travels with it is masked as what no table describes.
fn members(record: &Record<'_>, plan: &Plan, payload: Value, how: NdjsonOutput) -> Map<String, Value> {
    let mut payload = Some(payload);
    let member = |member: &Member<'_>| match &member.name {
        Name::Kind => ("kind".to_owned(), record.kind.name.into()),
        Name::Payload => ("payload".to_owned(), payload.take().unwrap_or_default()),
        Name::Other(key) => {
            let value = tree::read(Payload::Text(member.value)).value.unwrap_or_default();
            (key.clone(), if how.mask { mask::named(plan, key, &value) } else { value })
        }
    };
    record.members.iter().map(member).collect()
}

/// A line that does not say what it is.
fn unknown(line: &[u8], how: NdjsonOutput) -> Content<'_> {
    if !how.mask {
        return Content::Same(line);
    }
    match tree::read(Payload::Bytes(line)).value {
        Some(Value::Object(members)) => Content::Members(members.into_iter().map(unknown_member).collect()),
        Some(value) => Content::Value(without_any_secrets(value, mask::masked)),
        None => unread(line),
    }
}

fn unknown_member((key, value): (String, Value)) -> (String, Value) {
    let value = if key == "payload" {
        without_any_secrets(value, mask::masked)
    } else {
        without_any_secrets(value, |plan, value| mask::member(plan, None, &key, value))
    };
    (key, value)
}

/// The value without what is a secret of any kind.
fn without_any_secrets(value: Value, mask: impl Fn(&Plan, &Value) -> Value) -> Value {
    KINDS.iter().fold(value, |value, kind| mask(Plan::of(kind), &value))
}

/// What cannot be read, masked.
fn unread(line: &[u8]) -> Content<'static> {
    match std::str::from_utf8(line) {
        Ok(text) if is_plain(text) => Content::Text(secret::mask_text(text)),
        _ => Content::Value(MASK.into()),
    }
}

/// Whether a text is words with nothing of JSON, so that it is no torn record, and no password alone on its line.
fn is_plain(text: &str) -> bool {
    let is_of_json = |character| matches!(character, '"' | '\\' | '{' | '}') || character < ' ' && character != '\t';
    text.split_ascii_whitespace().nth(1).is_some() && !text.contains(is_of_json)
}

/// The line as an object that tells what is wrong with it.
fn marked(content: Content<'_>, number: u64, judged: &Judged, is_bare: bool) -> Map<String, Value> {
    let mut members = match content {
        Content::Members(members) => members,
        Content::Value(payload) => wrapped(judged, payload),
        Content::Text(text) => wrapped(judged, text.into()),
        Content::Same(line) => match tree::read(Payload::Bytes(line)).value {
            Some(Value::Object(members)) if !is_bare => members,
            Some(payload) => wrapped(judged, payload),
            None => wrapped(judged, String::from_utf8_lossy(line).into()),
        },
    };
    members.insert("line".to_owned(), number.into());
    members.insert("issues".to_owned(), json!(judged.said.issues));
    members
}

fn wrapped(judged: &Judged, payload: Value) -> Map<String, Value> {
    let kind = judged.kind.map(|kind| ("kind".to_owned(), kind.name.into()));
    kind.into_iter().chain([("payload".to_owned(), payload)]).collect()
}
