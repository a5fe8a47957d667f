//! Text that comes in pieces, cut anywhere.
//!
//! One pure [`step`] looks at a window: text that went out already, kept for what it says about what follows, and text
//! that has not. It tells how far the text may go out, with which spans, and what to keep. Complete lines go out at
//! once. A credential of several lines keeps its beginning in the window, so it is seen whole each time; of its mask
//! only one goes out. [`Masker`](super::masker::Masker) holds the window between steps; JavaScript has its own holder,
//! so that the memory of a module keeps nothing.
//!
//! A window never grows far beyond [`LONGEST`]. What is longer stays masked: a credential on one line to the end of the
//! line, one of several lines to the next empty one.

use super::known::repeats;
use super::memory::Memory;
use super::span::{Span, char_start, merged};

/// What is kept of text that went out, at least; a name and its value stand closer.
const CONTEXT: usize = 4 << 10;
/// A line that is longer may be cut between words.
pub(crate) const LINE: usize = 64 << 10;
/// The longest credential that is seen whole.
const LONGEST: usize = 1 << 20;
/// A window that keeps more waits for a quarter as much again, so that the work stays in proportion to the text.
pub(crate) const LITTLE: usize = 4 * CONTEXT;
/// Longer pieces are taken in parts of this size.
pub(crate) const PART: usize = 256 << 10;

/// How the text ended that went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    Plain,
    /// In a mask: what touches it belongs to it.
    Mask,
    /// In the mask of a credential that is too long: it goes on to the end of the line.
    LongLine,
    /// The same for one of several lines: it goes on to an empty line.
    LongBlock,
}

/// Text of which the first `settled` bytes went out.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) settled: usize,
    pub(crate) tail: Tail,
    /// Nothing more will come.
    pub(crate) last: bool,
}

/// What to do with a window.
pub(crate) struct Step {
    /// What to mask between the settled text and the cut.
    pub(crate) spans: Vec<Span>,
    /// The first span goes on with the mask that went out last.
    pub(crate) joined: bool,
    /// How far the text may go out.
    pub(crate) cut: usize,
    /// What stands before may be forgotten.
    pub(crate) keep_from: usize,
    pub(crate) tail: Tail,
}

/// Looks at a window. What is found is learnt by heart.
pub(crate) fn step(find: impl Fn(&[u8]) -> Vec<Span>, window: Window<'_>, memory: &mut Memory) -> Step {
    let Window { text, settled, last, .. } = window;
    let overlong = overlong(window);
    if overlong == Some(text.len()) && !last {
        let span = Span { context: settled, start: settled, end: text.len(), rule: 0 };
        let keep_from = text.len().saturating_sub(BLANK);
        let spans = if settled < text.len() { vec![span] } else { Vec::new() };
        return Step { spans, joined: true, cut: text.len(), keep_from, tail: window.tail };
    }
    let found = find(text);
    let mut spans = if found.is_empty() { Vec::new() } else { repeats(text, &found) };
    spans.extend(&found);
    spans.extend(memory.places(text, settled, text.len()));
    spans.extend(overlong.map(|end| Span { context: settled, start: settled, end, rule: 0 }));
    spans = merged(text, spans);

    let cut = if last { text.len() } else { cut(window, &spans) };
    for span in found.iter().filter(|span| span.end >= settled && (span.end < cut || last)) {
        memory.learn(text.get(span.start..span.end).unwrap_or_default(), span.rule);
    }
    let (keep_from, runaway) = keep_from(text, cut, &spans);
    spans.retain_mut(|span| {
        *span = Span { start: span.start.max(settled), end: span.end.min(cut), ..*span };
        span.start < span.end
    });
    let joined = window.tail != Tail::Plain && spans.first().is_some_and(|span| span.start == settled);
    let tail = match spans.last() {
        _ if cut == settled => window.tail,
        Some(span) if span.end == cut => runaway.unwrap_or(Tail::Mask),
        _ => Tail::Plain,
    };
    Step { spans, joined, cut, keep_from, tail }
}

/// The bytes of `\n\r\n`.
const BLANK: usize = 3;

/// Where a credential that was too long ends, if one is under way.
fn overlong(Window { text, settled, tail, .. }: Window<'_>) -> Option<usize> {
    let fresh = |from: usize| text.get(from..).unwrap_or_default();
    let end = match tail {
        Tail::Plain | Tail::Mask => return None,
        Tail::LongLine => fresh(settled).iter().position(|byte| *byte == b'\n').map(|at| settled + at),
        Tail::LongBlock => {
            let from = settled.saturating_sub(BLANK);
            let is_blank = |at: &usize| fresh(*at).starts_with(b"\n\n") || fresh(*at).starts_with(b"\n\r\n");
            (from..text.len()).find(is_blank).map(|at| at.max(settled))
        }
    };
    Some(end.unwrap_or(text.len()))
}

/// How far the text may go out while more is to come.
fn cut(Window { text, settled, .. }: Window<'_>, spans: &[Span]) -> usize {
    let fresh = text.get(settled..).unwrap_or_default();
    if let Some(newline) = fresh.iter().rposition(|byte| *byte == b'\n') {
        return settled + newline + 1;
    }
    if fresh.len() < LINE {
        return settled;
    }
    let is_inside = |at: usize| {
        let next = spans.partition_point(|span| span.start < at);
        next.checked_sub(1).and_then(|before| spans.get(before)).is_some_and(|span| span.end >= at)
    };
    let borders = fresh.iter().enumerate().rev().filter(|(_, byte)| is_border(**byte)).map(|(at, _)| settled + at);
    if let Some(border) = borders.take_while(|at| *at > settled).find(|at| !is_inside(*at)) {
        return border;
    }
    // Not even that: a token so long that nobody looks for one.
    if text.len() > LONGEST { char_start(text, text.len() - LINE).max(settled) } else { settled }
}

/// What no token has inside.
fn is_border(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b"\"'`,;<>(){}[]".contains(&byte)
}

/// What to keep, and how a credential goes on that is too long to be kept.
fn keep_from(text: &[u8], cut: usize, spans: &[Span]) -> (usize, Option<Tail>) {
    let least = cut.saturating_sub(CONTEXT);
    let before = text.get(least.saturating_sub(CONTEXT)..least).unwrap_or_default();
    // From the beginning of a line on, if there is one.
    let line = before.iter().rposition(|byte| *byte == b'\n').map(|at| least - before.len() + at + 1);
    let near = line.unwrap_or_else(|| char_start(text, least));
    let Some(open) = spans.iter().find(|span| span.start < cut && span.end >= cut) else { return (near, None) };
    let kept = near.min(open.context);
    if text.len() - kept <= LONGEST {
        return (kept, None);
    }
    let emitted = text.get(open.start..cut).unwrap_or_default();
    let tail = if emitted.contains(&b'\n') { Tail::LongBlock } else { Tail::LongLine };
    (cut.saturating_sub(BLANK), Some(tail))
}

#[cfg(test)]
mod tests;
