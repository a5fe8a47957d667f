//! Lines that come in pieces.

use std::fmt;

use super::{Cursor, MAX_LINE, NdjsonOptions, NdjsonOutput, NdjsonPlace, NdjsonSummary, ProcessedNdjson, Window, step};
use crate::ndjson::LineReport;

/// How much of a piece is taken at once.
const PART: usize = 256 << 10;

/// Judges lines that come in pieces, cut anywhere, and rewrites them. It holds the one line that has not ended, so its
/// memory stays flat. Its Debug shows no line.
///
/// ```
/// use berthing::{NdjsonOptions, NdjsonOutput, NdjsonProcessor};
///
/// let mut processor = NdjsonProcessor::new(NdjsonOptions::default(), NdjsonOutput::default());
/// assert_eq!(processor.push(br#"{"kind": "hss.registry.update", "payload": "#), b"");
/// let out = processor.push(b"{\"registry_password\": 1}}\n\n{\"kind\"");
/// assert_eq!(out, b"{\"kind\":\"hss.registry.update\",\"payload\":{\"registry_password\":\"******\"}}\n\n");
/// assert_eq!((processor.place().bytes, processor.place().line), (70, 3));
/// assert_eq!(processor.finish(), b"\"******\"\n");
/// assert_eq!(processor.take_reports()[0].line, 3);
/// assert_eq!((processor.summary().lines, processor.summary().valid), (2, 1));
/// ```
pub struct NdjsonProcessor {
    options: NdjsonOptions,
    output: Option<NdjsonOutput>,
    cursor: Cursor,
    /// The beginning of the line that has not ended.
    held: Vec<u8>,
    /// How many bytes came.
    taken: u64,
    place: NdjsonPlace,
    done: ProcessedNdjson,
}

impl fmt::Debug for NdjsonProcessor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NdjsonProcessor").field("place", &self.place).finish_non_exhaustive()
    }
}

impl NdjsonProcessor {
    /// A processor at the beginning of its input.
    #[must_use]
    pub fn new(options: NdjsonOptions, output: NdjsonOutput) -> Self {
        Self::with(options, Some(output))
    }

    /// One that only validates: nothing comes out of it.
    ///
    /// ```
    /// use berthing::{NdjsonOptions, NdjsonProcessor};
    ///
    /// let mut processor = NdjsonProcessor::validating(NdjsonOptions::default());
    /// assert!(processor.push(b"[]\n").is_empty());
    /// assert_eq!(processor.take_reports()[0].issues[0].message(), "Line must be an object");
    /// ```
    #[must_use]
    pub fn validating(options: NdjsonOptions) -> Self {
        Self::with(options, None)
    }

    fn with(options: NdjsonOptions, output: Option<NdjsonOutput>) -> Self {
        let cursor = Cursor::at(options.from.line);
        let (taken, place) = (options.from.bytes, options.from);
        Self { options, output, cursor, held: Vec::new(), taken, place, done: ProcessedNdjson::default() }
    }

    /// Takes the next piece, and gives what comes out for the lines that end in it.
    #[must_use]
    pub fn push(&mut self, piece: &[u8]) -> Vec<u8> {
        for part in piece.chunks(PART) {
            self.taken += part.len() as u64;
            if self.held.is_empty() && part.contains(&b'\n') {
                let ended = self.step(part, false);
                self.hold(part.get(ended..).unwrap_or_default());
            } else {
                self.hold(part);
                // Looking at it again and again would take more than linear time.
                if part.contains(&b'\n') || self.held.len() > MAX_LINE {
                    let held = std::mem::take(&mut self.held);
                    let ended = self.step(&held, false);
                    self.hold(held.get(ended..).unwrap_or_default());
                }
            }
        }
        std::mem::take(&mut self.done.output)
    }

    /// Ends the last line, and gives what comes out for it. What is pushed then begins another line.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        let held = std::mem::take(&mut self.held);
        self.step(&held, true);
        std::mem::take(&mut self.done.output)
    }

    /// The lines with issues since this was last asked. No more than the limit are held.
    #[must_use]
    pub fn take_reports(&mut self) -> Vec<LineReport> {
        std::mem::take(&mut self.done.report.reports)
    }

    /// The numbers of all lines so far.
    #[must_use]
    pub const fn summary(&self) -> &NdjsonSummary {
        &self.done.report.summary
    }

    /// How far the lines go that are done for certain: what came out for them has been given. Another processor goes
    /// on with [`NdjsonOptions::from`] there.
    #[must_use]
    pub const fn place(&self) -> NdjsonPlace {
        self.place
    }

    /// Takes the lines of a window that ends where the input does so far.
    fn step(&mut self, bytes: &[u8], last: bool) -> usize {
        let line = self.cursor.line;
        let window = Window { bytes, last };
        let ended = step(&self.options, self.output, &mut self.cursor, window, &mut self.done);
        if self.cursor.line > line {
            self.place = NdjsonPlace { bytes: self.taken - (bytes.len() - ended) as u64, line: self.cursor.line };
        }
        ended
    }

    /// Keeps the beginning of a line, unless it is too long anyway.
    fn hold(&mut self, bytes: &[u8]) {
        if !self.cursor.in_long {
            self.held.extend(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_held_than_the_longest_line_and_a_part() {
        let mut processor = NdjsonProcessor::validating(NdjsonOptions::default());
        for _ in 0..4 * MAX_LINE / PART {
            assert!(processor.push(&vec![b'x'; PART]).is_empty());
            assert!(processor.held.len() <= MAX_LINE + PART);
        }
        let _ = processor.push(b"\n[]\n[");
        assert_eq!((processor.held.as_slice(), processor.summary().lines), (&b"["[..], 2));
    }
}
