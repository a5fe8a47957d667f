//! Stretches of a text that are masked, and how several become one.

use super::bytes::{at, before, skip, skip_back};
use crate::secret::MASK;

/// A stretch to mask. Offsets are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// Where what tells that it is a credential begins; not behind the start.
    pub(crate) context: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The rule, as the detector counts them.
    pub(crate) rule: usize,
}

/// The spans in order, without those that are nothing or a mask. Spans that overlap or touch become one, named after
/// the one that starts first; of those that start together after the longest, and then after the first rule.
pub(crate) fn merged(text: &[u8], mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain_mut(|span| {
        let found = text.get(span.start..span.end).unwrap_or_default();
        *span = widened(text, *span);
        !found.iter().all(|byte| *byte == b'*')
    });
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end), span.rule));
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => {
                last.end = last.end.max(span.end);
                last.context = last.context.min(span.context);
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// What stands in the place of the span: the mask, between marks where a number of JSON stood without.
pub(crate) fn mask_of(text: &[u8], start: usize, end: usize) -> &'static str {
    if is_bare_number(text, start, end) { QUOTED_MASK } else { MASK }
}

const QUOTED_MASK: &str = "\"******\"";

/// Whether the value of a member of JSON stands there, a number.
fn is_bare_number(text: &[u8], start: usize, end: usize) -> bool {
    let number = text.get(start..end).unwrap_or_default();
    let is_number = number.iter().all(|byte| byte.is_ascii_digit() || b"-+.eE".contains(byte));
    let behind_blanks = |index: usize| skip_back(text, index, 64, |byte| byte.is_ascii_whitespace());
    let colon = behind_blanks(start);
    let key = behind_blanks(colon.saturating_sub(1));
    let behind = skip(text, end, |byte| byte.is_ascii_whitespace());
    is_number
        && before(text, colon) == Some(b':')
        && before(text, key) == Some(b'"')
        && key.checked_sub(2).and_then(|index| at(text, index)) != Some(b'\\')
        && matches!(at(text, behind), Some(b',' | b'}'))
}

/// The span without half characters. In text that is not UTF-8 it grows by three bytes at most.
fn widened(text: &[u8], span: Span) -> Span {
    let start = char_start(text, span.start);
    let end = (span.end..).take(3).find(|index| !continues(text, *index)).unwrap_or(span.end + 3);
    Span { context: span.context.min(start), start, end, ..span }
}

/// Where the character begins that the index stands in.
pub(crate) fn char_start(text: &[u8], index: usize) -> usize {
    (0..=3).filter_map(|back| index.checked_sub(back)).find(|start| !continues(text, *start)).unwrap_or(index)
}

/// Whether the byte there goes on with a character of UTF-8.
fn continues(text: &[u8], index: usize) -> bool {
    at(text, index).is_some_and(|byte| byte & 0xC0 == 0x80)
}

/// Whether a word stands on both sides of the index.
pub(crate) fn cuts_word(text: &[u8], index: usize) -> bool {
    let is_word = |index| at(text, index).is_some_and(is_word);
    index.checked_sub(1).is_some_and(is_word) && is_word(index)
}

/// Letters, digits and underscores; beyond ASCII everything is taken for a letter.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
