//! Elements beside the one that has the name: `<name>db.password</name><value>x</value>`, `<dt>Password</dt><dd>x</dd>`.

use crate::detect::Found;
use crate::detect::bytes::{at, before, is_at, is_one_of, part, skip, skip_back, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::{Named, is_name_byte};

// Elements may stand between, such as that of a type.
const MOST_ELEMENTS: usize = 4;
const LONGEST: usize = 1024;

/// What only emphasizes a name: the value is text behind it.
const INLINE: &[&str] = &["b", "code", "em", "font", "i", "label", "small", "span", "strong", "tt", "u"];
/// What people write values and descriptions into alike.
const CELLS: &[&str] = &["dd", "td"];

/// Whether an element of that name holds a value.
fn is_value(tag: &[u8]) -> bool {
    let tag = tag.to_ascii_lowercase();
    tag.ends_with(b"value") || is_one_of(&tag, &["string", "data", "content"])
}

/// The value behind the element that the name ends; and that before it.
pub(super) fn behind(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let Some((mut tag, mut end)) = closing(text, name.end) else { return };
    while let Some(outer) = closing(text, end).filter(|_| is_one_of(tag, INLINE)) {
        (tag, end) = outer;
    }
    if is_one_of(tag, INLINE) {
        said(name, end, found);
    } else if is_one_of(tag, &["th", "td", "dt"]) {
        cell(name, end, found);
    } else {
        after(name, end, found);
        ahead(name, found);
    }
}

/// The text of the element whose tag ends there.
pub(super) fn inside(name: &Named<'_>, end: usize, found: &mut Vec<Found>) {
    let content = extent::element(name.text, end + 1);
    if at(name.text, end) == Some(b'>') && is_at(name.text, content.end, "</") {
        name.push(content, Dress::Said, found);
    }
}

/// The first element behind that holds a value.
pub(super) fn after(name: &Named<'_>, start: usize, found: &mut Vec<Found>) {
    let text = name.text;
    let mut next = skip(text, start, |byte| matches!(byte, b'>' | b'/'));
    for _ in 0..MOST_ELEMENTS {
        let Some((tag, content)) = opening(text, next) else { return };
        let extent = extent::element(text, content);
        if is_value(tag) {
            name.push(extent, Dress::Quoted, found);
            return;
        }
        let Some((_, end)) = closing(text, skip(text, extent.end, |byte| byte.is_ascii_whitespace())) else { return };
        next = end;
    }
}

/// The element of a value right before that of the name.
fn ahead(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let blank = |index| skip_back(text, index, 64, |byte| byte.is_ascii_whitespace());
    let tag = skip_back(text, name.start, 64, |byte| byte != b'<');
    let end = blank(tag.saturating_sub(1));
    let word = skip_back(text, end, 64, |byte| byte != b'<');
    let is_closed = at(text, word) == Some(b'/') && before(text, end) == Some(b'>');
    if !is_closed || !is_value(part(text, word + 1, end - 1)) {
        return;
    }
    let start = skip_back(text, word - 1, LONGEST, |byte| byte != b'>');
    name.push(Extent { start, end: word - 1, is_quoted: true }, Dress::Quoted, found);
}

/// The text behind a name, one of which is emphasized.
pub(super) fn said(name: &Named<'_>, start: usize, found: &mut Vec<Found>) {
    let text = name.text;
    let is_sign = |byte: u8| byte.is_ascii_whitespace() && byte != b'\n' || matches!(byte, b':' | b'=');
    let mut begin = skip(text, start, is_sign);
    while let Some((tag, content)) = opening(text, begin).filter(|(tag, _)| is_one_of(tag, INLINE)) {
        begin = content.max(begin + tag.len());
    }
    let is_told = begin > start || before(text, name.end + 1) == Some(b':');
    push_word(name, begin, if is_told { Dress::Told } else { Dress::Said }, found);
}

/// The cell behind that of the name.
fn cell(name: &Named<'_>, start: usize, found: &mut Vec<Found>) {
    let text = name.text;
    let mut next = start;
    let mut is_cell = false;
    for _ in 0..MOST_ELEMENTS {
        let Some((tag, content)) = opening(text, next) else { break };
        is_cell |= is_one_of(tag, CELLS);
        next = skip(text, content, |byte| byte.is_ascii_whitespace());
    }
    if is_cell {
        push_word(name, next, Dress::Said, found);
    }
}

/// A text up to the next tag, if it is one word.
fn push_word(name: &Named<'_>, start: usize, dress: Dress, found: &mut Vec<Found>) {
    let end =
        start + part(name.text, start, start + LONGEST).iter().take_while(|byte| !matches!(byte, b'<' | b'\n')).count();
    let content = part(name.text, start, end).trim_ascii_end();
    if !content.is_empty() && !content.contains(&b' ') {
        name.push(Extent { start, end: start + content.len(), is_quoted: false }, dress, found);
    }
}

/// The name of the element that begins there, behind blanks, and where its content begins.
fn opening(text: &[u8], start: usize) -> Option<(&[u8], usize)> {
    let open = skip(text, start, |byte| byte.is_ascii_whitespace());
    let word = (at(text, open) == Some(b'<')).then_some(open + 1)?;
    let end = skip(part(text, 0, word + 64), word, is_name_byte);
    let close = end + part(text, end, end + 256).iter().position(|byte| matches!(byte, b'>' | b'<'))?;
    (end > word && at(text, close) == Some(b'>')).then_some((part(text, word, end), close + 1))
}

/// The name of the end tag that stands there, behind a colon and blanks, and where it ends.
fn closing(text: &[u8], start: usize) -> Option<(&[u8], usize)> {
    let open = skip_blanks(text, skip(text, start, |byte| byte == b':'));
    let word = is_at(text, open, "</").then_some(open + 2)?;
    let end = skip(part(text, 0, word + 64), word, |byte| is_name_byte(byte) || byte == b':');
    (at(text, end) == Some(b'>')).then_some((part(text, word, end), end + 1))
}
