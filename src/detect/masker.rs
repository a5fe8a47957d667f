//! Masking a text that comes in pieces.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::detector::Detector;
use super::mask_text::Finding;
use super::memory::Memory;
use super::span::{Span, mask_of};
use super::stream::{LINE, LITTLE, PART, Tail, Window, step};

/// Masks a text that comes in pieces, cut anywhere. Its Debug shows no text.
///
/// Complete lines come out with the piece that completes them, the rest at the latest with [`Masker::finish`]. A secret
/// that was found is masked where it stands again later, as a word of its own; of secrets that went by only keyed hashes
/// are kept, those of the latest thousand.
///
/// ```
/// use berthing::{Detector, Masker};
///
/// let mut masker = Masker::new(Detector::default());
/// let mut masked = masker.push(b"first line\nkey AKIAIOSF");
/// assert_eq!(masked, b"first line\n");
/// masked.extend(masker.push(b"ODNN7EXAMPLX!\n"));
/// masked.extend(masker.finish());
/// assert_eq!(masked, b"first line\nkey ******!\n");
/// assert_eq!(masker.take_findings()[0].start, 15);
/// ```
pub struct Masker {
    detector: Detector,
    stream: Stream,
}

impl fmt::Debug for Masker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Masker").finish_non_exhaustive()
    }
}

impl Masker {
    /// A masker at the beginning of a stream.
    #[must_use]
    pub fn new(detector: Detector) -> Self {
        Self { detector, stream: Stream::new() }
    }

    /// Takes the next piece, and gives what may go out.
    #[must_use]
    pub fn push(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        self.stream.push(|text| self.detector.find(text), piece, &mut out);
        out
    }

    /// Gives the rest. What is pushed then begins a new stream.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        self.stream.finish(|text| self.detector.find(text), &mut out);
        out
    }

    /// What was found since this was last asked, with offsets in the stream. One that may still go on is held back.
    #[must_use]
    pub fn take_findings(&mut self) -> Vec<Finding> {
        self.stream.take().into_iter().map(|span| self.detector.finding(span)).collect()
    }
}

/// The state between steps.
pub(super) struct Stream {
    memory: Memory,
    window: Vec<u8>,
    settled: usize,
    tail: Tail,
    /// Where the window begins in the stream.
    offset: usize,
    /// Whether a line was completed since the last step.
    has_line: bool,
    /// How many bytes to wait for when no line is completed.
    wait_for: usize,
    /// What was found, with offsets in the stream.
    found: Vec<Span>,
}

impl Stream {
    pub(super) fn new() -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self {
            memory: Memory::new((random(), random())),
            window: Vec::new(),
            settled: 0,
            tail: Tail::Plain,
            offset: 0,
            has_line: false,
            wait_for: LINE,
            found: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, find: impl Fn(&[u8]) -> Vec<Span>, piece: &[u8], out: &mut Vec<u8>) {
        for part in piece.chunks(PART) {
            self.window.extend(part);
            self.has_line |= part.contains(&b'\n');
            if self.is_ready() {
                self.step(&find, false, out);
            }
        }
    }

    pub(super) fn finish(&mut self, find: impl Fn(&[u8]) -> Vec<Span>, out: &mut Vec<u8>) {
        self.step(&find, true, out);
        let found = std::mem::take(&mut self.found);
        *self = Self { found, ..Self::new() };
    }

    pub(super) fn take(&mut self) -> Vec<Span> {
        let open = if self.tail == Tail::Plain { None } else { self.found.pop() };
        std::mem::replace(&mut self.found, open.into_iter().collect())
    }

    /// A step looks at everything that is kept, so a window that keeps much waits for enough.
    fn is_ready(&self) -> bool {
        let fresh = self.window.len() - self.settled;
        let enough = if self.settled > LITTLE { self.settled / 4 } else { 0 };
        fresh >= enough && (self.has_line || fresh >= self.wait_for)
    }

    fn step(&mut self, find: &impl Fn(&[u8]) -> Vec<Span>, last: bool, out: &mut Vec<u8>) {
        let window = Window { text: &self.window, settled: self.settled, tail: self.tail, last };
        let step = step(find, window, &mut self.memory);
        let mut done = self.settled;
        for (at, span) in step.spans.iter().enumerate() {
            out.extend(self.window.get(done..span.start).unwrap_or_default());
            done = span.end;
            let [context, start, end] = [span.context, span.start, span.end].map(|at| at + self.offset);
            match self.found.last_mut() {
                Some(open) if at == 0 && step.joined => open.end = end,
                _ => {
                    out.extend(mask_of(&self.window, span.start, span.end).as_bytes());
                    self.found.push(Span { context, start, end, rule: span.rule });
                }
            }
        }
        out.extend(self.window.get(done..step.cut).unwrap_or_default());
        let fresh = self.window.len() - self.settled;
        self.wait_for = if step.cut == self.settled { fresh.max(LINE / 2) * 2 } else { LINE };
        self.has_line = false;
        self.tail = step.tail;
        self.settled = step.cut - step.keep_from;
        self.offset += step.keep_from;
        self.window.drain(..step.keep_from);
    }

    /// How much is held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.window.len()
    }
}
