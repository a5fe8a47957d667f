//! The sink that keeps everything: builds a `serde_json::Value`, for the features that give a payload back.
//!
//! Of a key that stands twice the last value stays, as in `JSON.parse`. A JavaScript value that JSON cannot hold
//! becomes null, as in `JSON.stringify`, and the reading is then called lossy.

use std::ops::ControlFlow;

use serde_json::{Map, Number, Value};

use super::{Fault, Flow, Foreign, Payload, Place, Sink};
use crate::issue::{Path, Segment};

/// What was read.
pub(crate) struct Read {
    /// The payload; none when it cannot be read.
    pub(crate) value: Option<Value>,
    /// Whether commas were dropped to read it.
    pub(crate) mended: bool,
    /// Whether it held what a JSON value cannot hold.
    pub(crate) lossy: bool,
    /// Where numbers became text, because no number type keeps their digits.
    pub(crate) respelled: Vec<Path>,
    /// The first key that stands twice in one object.
    pub(crate) repeated: Option<Path>,
    /// Why there is no payload.
    pub(crate) fault: Option<Fault>,
}

/// The payload as a value.
pub(crate) fn read(payload: Payload<'_>) -> Read {
    let mut tree = Tree::default();
    let fault = payload.feed(&mut tree).err();
    let value = tree.root.filter(|_| fault.is_none());
    let Tree { mended, lossy, respelled, repeated, .. } = tree;
    Read { value, mended, lossy, respelled, repeated, fault }
}

#[derive(Default)]
struct Tree {
    root: Option<Value>,
    open: Vec<Open>,
    mended: bool,
    lossy: bool,
    respelled: Vec<Path>,
    repeated: Option<Path>,
}

enum Open {
    List(Vec<Value>),
    Object(Map<String, Value>, String),
}

impl Tree {
    /// The place of the value that comes now.
    fn here(&self) -> Path {
        let segments = self.open.iter().map(|open| match open {
            Open::List(items) => Segment::Index(items.len()),
            Open::Object(_, key) => Segment::Name(key.clone().into()),
        });
        Path(segments.collect())
    }

    fn put(&mut self, value: Value) -> Flow {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Object(members, key)) => {
                members.insert(std::mem::take(key), value);
            }
        }
        ControlFlow::Continue(())
    }
}

/// The number, as an integer where it is one, else as the nearest double; none when that would lose its digits.
pub(crate) fn number(raw: &str) -> Option<Number> {
    let is_integer = raw.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    // "-0" would lose its sign as an integer.
    if is_integer && raw != "-0" {
        return raw.parse::<u64>().map(Number::from).or_else(|_| raw.parse::<i64>().map(Number::from)).ok();
    }
    raw.parse().ok().and_then(Number::from_f64)
}

impl Sink for Tree {
    fn null(&mut self) -> Flow {
        self.put(Value::Null)
    }

    fn boolean(&mut self, value: bool) -> Flow {
        self.put(Value::Bool(value))
    }

    fn number(&mut self, raw: &str) -> Flow {
        if let Some(number) = number(raw) {
            return self.put(Value::Number(number));
        }
        self.respelled.push(self.here());
        self.put(Value::String(raw.to_owned()))
    }

    fn text(&mut self, text: &str) -> Flow {
        self.put(Value::String(text.to_owned()))
    }

    fn foreign(&mut self, _: Foreign) -> Flow {
        self.lossy = true;
        self.put(Value::Null)
    }

    fn open_object(&mut self) -> Flow {
        self.open.push(Open::Object(Map::new(), String::new()));
        ControlFlow::Continue(())
    }

    fn key(&mut self, name: &str) -> Flow {
        if let Some(Open::Object(members, key)) = self.open.last_mut() {
            name.clone_into(key);
            if self.repeated.is_none() && members.contains_key(name) {
                self.repeated = Some(self.here());
            }
        }
        ControlFlow::Continue(())
    }

    fn close_object(&mut self) -> Flow {
        match self.open.pop() {
            Some(Open::Object(members, _)) => self.put(Value::Object(members)),
            _ => ControlFlow::Continue(()),
        }
    }

    fn open_list(&mut self) -> Flow {
        self.open.push(Open::List(Vec::new()));
        ControlFlow::Continue(())
    }

    fn close_list(&mut self) -> Flow {
        match self.open.pop() {
            Some(Open::List(items)) => self.put(Value::Array(items)),
            _ => ControlFlow::Continue(()),
        }
    }

    fn trailing_comma(&mut self, _: Place) -> Flow {
        self.mended = true;
        ControlFlow::Continue(())
    }
}
