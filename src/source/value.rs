//! A `serde_json::Value` as source, for Rust callers.

use serde_json::Value;

use super::{Fault, MAX_DEPTH, Sink, go};

pub(crate) fn feed(value: &Value, sink: &mut impl Sink) -> Result<(), Fault> {
    push(value, sink, 0)
}

fn push(value: &Value, sink: &mut impl Sink, depth: usize) -> Result<(), Fault> {
    match value {
        Value::Null => go(sink.null()),
        Value::Bool(value) => go(sink.boolean(*value)),
        Value::Number(number) => go(sink.number(&number.to_string())),
        Value::String(text) => go(sink.text(text)),
        Value::Array(_) | Value::Object(_) if depth == MAX_DEPTH => Err(Fault::TooDeep),
        Value::Array(items) => {
            go(sink.open_list())?;
            for item in items {
                push(item, sink, depth + 1)?;
            }
            go(sink.close_list())
        }
        Value::Object(members) => {
            go(sink.open_object())?;
            for (key, value) in members {
                go(sink.key(key))?;
                push(value, sink, depth + 1)?;
            }
            go(sink.close_object())
        }
    }
}
