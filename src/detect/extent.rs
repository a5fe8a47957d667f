//! Where a value begins and ends.

mod bare;
mod line;
mod literal;
mod scheme;

use super::bytes::{at, from, part, skip};
use super::quote::{opening, shell_word_end};
use bare::bare;
pub(super) use bare::{begins_pair, header, parameter};
pub(super) use line::below;
use line::{begins_line, rest_of_line};
pub(super) use literal::{converted, element, items, second_literal, wrapper};
pub(super) use scheme::behind_scheme;

/// A value's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether quotation marks or tags are around it.
    pub(super) is_quoted: bool,
}

impl Extent {
    /// The content of the quotation that opens there, and where it is behind its mark.
    pub(super) fn quoted(text: &[u8], index: usize) -> Option<(Self, usize)> {
        let quote = opening(text, index)?;
        let start = index + quote.length;
        let end = quote.end(text, start);
        Some((Self { start, end, is_quoted: true }, end + quote.closing_length()))
    }
}

// No value without a quotation mark is longer; it holds an X-Auth-Token of 10 KB.
const LONGEST: usize = 16 * 1024;

/// The value that begins there, of the name that begins at `name`.
pub(super) fn value(text: &[u8], name: usize, start: usize, is_separate: bool, is_told: bool) -> Extent {
    if let Some((content, _)) = Extent::quoted(text, start) {
        // A shell's way to put a mark between marks: 'it'\\''s'.
        let joins = from(text, content.end).starts_with(b"'\\''");
        return if joins { Extent { end: shell_word_end(text, start) - 1, ..content } } else { content };
    }
    let word = bare(text, start);
    let line = || rest_of_line(text, word, is_separate);
    (begins_line(text, name) && (is_separate || !is_told)).then(line).flatten().unwrap_or(word)
}

// Longer ones than this have a form of their own.
const LONGEST_WORD: usize = 512;

/// A word of a sentence, without what is around it.
pub(super) fn word(text: &[u8], start: usize) -> Extent {
    let limit = part(text, 0, start + LONGEST_WORD);
    let end = if at(text, start).is_some_and(|byte| byte.is_ascii()) {
        bare(limit, start).end
    } else {
        skip(limit, start, |byte| !byte.is_ascii_whitespace())
    };
    unquoted(text, start, end)
}

/// A stretch without marks around it.
pub(super) fn unquoted(text: &[u8], start: usize, end: usize) -> Extent {
    let stretch = part(text, start, end);
    let is_edge = |byte: &u8| {
        matches!(
            byte,
            b'"' | b'\''
                | b'`'
                | b'.'
                | b','
                | b';'
                | b':'
                | b'('
                | b')'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'<'
                | b'>'
                | b'?'
                | b'\\'
        )
    };
    let before = stretch
        .iter()
        .take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b'(' | b'[' | b'{' | b'<' | b'\\' | b'*'))
        .count();
    // A bracket that opened inside closes there, too.
    let has = |open: u8| stretch.iter().skip(before).any(|byte| *byte == open);
    let is_closing = |byte: &u8| match byte {
        b')' => !has(b'('),
        b'}' => !has(b'{'),
        b']' => !has(b'['),
        _ => is_edge(byte),
    };
    let behind = stretch.iter().rev().take_while(|byte| is_closing(byte)).count();
    let begin = start + before;
    Extent { start: begin, end: end.saturating_sub(behind).max(begin), is_quoted: before > 0 }
}

/// A word of a command; if it is one quotation as a whole, its content.
pub(super) fn argument(text: &[u8], start: usize) -> Extent {
    let end = shell_word_end(text, start);
    let Some((content, behind)) = Extent::quoted(text, start) else {
        let is_closed = part(text, start, end).ends_with(b"]") && !part(text, start, end).contains(&b'[');
        return Extent { start, end: end - usize::from(is_closed), is_quoted: false };
    };
    let is_layered = behind - content.end > 1;
    let joins = from(text, behind).starts_with(b"\\'") && !is_layered;
    let is_whole = at(text, behind).is_none_or(|byte| byte.is_ascii_whitespace() || b",)]};|&<>\"'\\".contains(&byte));
    if is_layered || is_whole && !joins { content } else { Extent { start, end, is_quoted: true } }
}

/// Behind a shell's sign that the line goes on, in any of its spellings.
pub(super) fn continued(text: &[u8], start: usize) -> usize {
    match (at(text, start), at(text, start + 1)) {
        (Some(b'\\' | b'`' | b'^'), Some(b'\n' | b'\r')) => skip(text, start + 1, |byte| byte.is_ascii_whitespace()),
        _ => start,
    }
}
