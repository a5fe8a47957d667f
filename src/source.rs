//! Where values come from. Each source pushes what it finds into a [`Sink`], so that the walk over a table is written
//! once, whatever it reads: JSON text, a packed JavaScript value or a `serde_json::Value`.

pub(crate) mod bytes;
pub(crate) mod packed;
pub(crate) mod tree;
pub(crate) mod value;

use std::ops::ControlFlow;

use serde_json::Value;

/// A payload, in any of the forms in which callers hold one.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Payload<'a> {
    /// JSON text.
    Text(&'a str),
    /// JSON text as UTF-8.
    Bytes(&'a [u8]),
    /// A parsed value.
    Value(&'a Value),
    /// A JavaScript value, packed by the binding.
    #[doc(hidden)]
    Packed(&'a [u8]),
}

impl<'a> From<&'a str> for Payload<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Payload<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Payload<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Payload<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Payload<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Value> for Payload<'a> {
    fn from(value: &'a Value) -> Self {
        Self::Value(value)
    }
}

// A payload holds credentials, so it has no `Debug` that shows any.
impl std::fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Payload::Text([REDACTED])",
            Self::Bytes(_) => "Payload::Bytes([REDACTED])",
            Self::Value(_) => "Payload::Value([REDACTED])",
            Self::Packed(_) => "Payload::Packed([REDACTED])",
        })
    }
}

impl Payload<'_> {
    /// Pushes the payload into `sink`.
    pub(crate) fn feed(self, sink: &mut impl Sink) -> Result<(), Fault> {
        match self {
            Self::Text(text) => bytes::feed(text, sink),
            Self::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => bytes::feed(text, sink),
                Err(error) => Err(bytes::not_utf8(bytes, error.valid_up_to())),
            },
            Self::Value(value) => value::feed(value, sink),
            Self::Packed(bytes) => packed::feed(bytes, sink),
        }
    }
}

/// How deep objects and lists may be nested. No payload needs more than five levels.
pub(crate) const MAX_DEPTH: usize = 128;

/// Whether the source shall go on.
pub(crate) type Flow = ControlFlow<()>;

/// Takes what a source finds, in document order.
pub(crate) trait Sink {
    fn null(&mut self) -> Flow;
    fn boolean(&mut self, value: bool) -> Flow;
    /// `raw` has the grammar of a JSON number.
    fn number(&mut self, raw: &str) -> Flow;
    fn text(&mut self, text: &str) -> Flow;
    /// A JavaScript value that JSON cannot hold.
    fn foreign(&mut self, foreign: Foreign) -> Flow;
    fn open_object(&mut self) -> Flow;
    fn key(&mut self, key: &str) -> Flow;
    fn close_object(&mut self) -> Flow;
    fn open_list(&mut self) -> Flow;
    fn close_list(&mut self) -> Flow;
    /// A comma with nothing behind it: not JSON, but it is plain what was meant, so reading goes on.
    fn trailing_comma(&mut self, place: Place) -> Flow;
}

/// What JSON cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// A string with half a surrogate pair.
    Text,
    /// A function, symbol, bigint, or a number that is none.
    Other,
}

/// A place in a JSON text, both from 1. Columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Why a source could not be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The sink has seen enough.
    Stopped,
    /// Not JSON: why, and where.
    NotJson(&'static str, Place),
    /// Nested too deeply.
    TooDeep,
    /// The binding packed what it should not have.
    Corrupt,
}

/// The flow of a sink as a result, for `?`.
fn go(flow: Flow) -> Result<(), Fault> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Fault::Stopped),
    }
}
