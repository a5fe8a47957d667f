//! How lines are read, and what comes out for them.

use crate::Options;
use crate::schema::Kind;

/// How lines are read.
#[derive(Clone, Copy)]
pub struct NdjsonOptions {
    /// The kind of every line, which then is the payload itself. Without, each is `{"kind": …, "payload": {…}}`.
    pub kind: Option<&'static Kind>,
    /// Which server the payloads are for.
    pub server: Options,
    /// How many lines with issues are told; the others are counted.
    pub limit: usize,
    /// Where the input begins in the whole of which it is a part.
    pub from: NdjsonPlace,
}

impl Default for NdjsonOptions {
    fn default() -> Self {
        Self { kind: None, server: Options::default(), limit: 1000, from: NdjsonPlace::default() }
    }
}

impl std::fmt::Debug for NdjsonOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NdjsonOptions")
            .field("kind", &self.kind.map(|kind| kind.name))
            .field("server", &self.server)
            .field("limit", &self.limit)
            .field("from", &self.from)
            .finish()
    }
}

/// The beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NdjsonPlace {
    /// How many bytes stand before it.
    pub bytes: u64,
    /// Its number, from 1.
    pub line: u64,
}

impl Default for NdjsonPlace {
    fn default() -> Self {
        Self { bytes: 0, line: 1 }
    }
}

/// What comes out for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NdjsonOutput {
    /// Whether payloads are normalized. A line then counts as valid when what comes out is.
    pub normalize: bool,
    /// Whether secrets are masked.
    pub mask: bool,
    /// What becomes of lines with errors.
    pub on_invalid: OnInvalid,
}

impl Default for NdjsonOutput {
    fn default() -> Self {
        Self { normalize: true, mask: true, on_invalid: OnInvalid::default() }
    }
}

/// What becomes of lines with errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnInvalid {
    /// They come out as the others do, so that lines in and lines out have the same numbers.
    #[default]
    Keep,
    /// They are left out.
    Drop,
    /// They come out as an object that has their number as `line` and their `issues` beside kind and payload.
    Mark,
}
