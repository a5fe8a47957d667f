//! Many lines: bytes in and out, and numbers. Only lines with issues are told as JSON.
//!
//! Nothing of a stream is kept between its steps: what has not ended JavaScript hands in again.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::text::{leave, number};
use super::{unpack_options, with_bytes};
use crate::KINDS;
use crate::ndjson::{Cursor, NdjsonOptions, NdjsonOutput, NdjsonPlace, OnInvalid, ProcessedNdjson, Window, step};

thread_local! {
    static TOLD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What comes out is seldom longer than what came in by more than one part in so many.
const ROOM: usize = 16;

const IN_LONG: u32 = 1;
const LAST: u32 = 2;
const OUTPUT: u32 = 4;
const NORMALIZE: u32 = 8;
const MASK: u32 = 16;
const DROP: u32 = 32;
const MARK: u32 = 64;

/// A step over the lines of the buffer. Gives what comes out. [`numbers`](super::text::numbers) then has how many bytes
/// and lines have ended and whether a line that is too long goes on; then of the lines how many there are, how many are
/// valid, and the errors and warnings. A kind that does not exist is none.
#[wasm_bindgen]
pub fn step_ndjson(length: usize, kind: usize, options: u32, how: u32, limit: usize, line: u64) -> Vec<u8> {
    let has = |bit| how & bit != 0;
    let on_invalid = match (has(DROP), has(MARK)) {
        (true, _) => OnInvalid::Drop,
        (_, true) => OnInvalid::Mark,
        _ => OnInvalid::Keep,
    };
    let output = has(OUTPUT).then_some(NdjsonOutput { normalize: has(NORMALIZE), mask: has(MASK), on_invalid });
    let from = NdjsonPlace { line, ..NdjsonPlace::default() };
    let options = NdjsonOptions { kind: KINDS.get(kind), server: unpack_options(options), limit, from };
    let mut cursor = Cursor { line, in_long: has(IN_LONG) };
    let mut done = ProcessedNdjson::default();
    if output.is_some() {
        // Growing would move it again and again.
        done.output.reserve(length + length / ROOM);
    }
    let ended = with_bytes(0..length, |bytes| {
        step(&options, output, &mut cursor, Window { bytes, last: has(LAST) }, &mut done)
    });
    let summary = &done.report.summary;
    let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let [lines, valid, errors, warnings] = [summary.lines, summary.valid, summary.errors, summary.warnings].map(small);
    let in_long = u32::from(cursor.in_long);
    leave(&[number(ended), small(cursor.line - line), in_long, lines, valid, errors, warnings]);
    TOLD.set((!summary.counts.is_empty()).then(|| super::text(&done.report)));
    done.output
}

/// The report of the last step as JSON; none when it had no issues.
#[wasm_bindgen]
pub fn ndjson_report() -> Option<String> {
    TOLD.take()
}
