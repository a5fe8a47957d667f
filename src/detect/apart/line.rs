//! Values with a line to themselves below their name, and behind a name in Markdown: `**Password:** x`.

use crate::detect::Found;
use crate::detect::bytes::{at, before, contains, is_at, line_end, part, skip, skip_back, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::Named;

const LONGEST: usize = 4096;

/// Behind the sign at the end of the name.
pub(super) fn behind_sign(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let sign = name.end + 1;
    let opening = skip_back(text, name.start, 32, |byte| byte.is_ascii_alphanumeric() || byte == b' ');
    // An underscore is taken for a letter of the name.
    let star = before(text, opening).into_iter().chain(at(text, name.start)).find(|byte| matches!(byte, b'*' | b'_'));
    let starred = star.map_or(sign, |star| skip(text, sign, |byte| byte == star));
    let start = skip_blanks(text, starred);
    if is_end(text, start) {
        // Nothing is assigned there.
        if at(text, name.end) == Some(b':') {
            below(name, start, found);
        }
    } else if starred > sign {
        let end = start + part(text, start, line_end(text, start, LONGEST)).trim_ascii_end().len();
        let word = skip(part(text, 0, end), start, |byte| !byte.is_ascii_whitespace());
        // What goes on is a sentence.
        let dress = if word == end { Dress::Told } else { Dress::Said };
        push(name, start, word, dress, found);
    }
}

/// Behind words that say whose it is: "password for bob:", "password is:".
pub(super) fn behind_words(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let start = name.end + 1;
    if !["is", "for "].iter().any(|word| is_at(text, start, word)) {
        return;
    }
    let end = line_end(text, start, 64);
    let line = part(text, start, end).trim_ascii_end();
    if line.ends_with(b":") && is_end(text, end) {
        below(name, end, found);
    }
}

/// Below a name that ends its line: behind a colon there, or below a heading.
pub(super) fn behind_name(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let next = skip(text, name.end, |byte| byte == b'\r') + 1;
    let colon = skip_blanks(text, next);
    if at(text, colon) == Some(b':') {
        let start = skip_blanks(text, colon + 1);
        let end = start + part(text, start, line_end(text, start, LONGEST)).trim_ascii_end().len();
        return push(name, start, end, Dress::Said, found);
    }
    let line = skip_back(text, name.start, 32, |byte| byte.is_ascii_alphanumeric() || byte == b' ');
    if before(text, line) == Some(b'#') {
        below(name, name.end, found);
    }
}

/// The word on the next line, which may follow an empty one or the fence of a block.
fn below(name: &Named<'_>, end: usize, found: &mut Vec<Found>) {
    let text = name.text;
    let mut start = end;
    let mut breaks = 0;
    loop {
        match at(text, start) {
            Some(b'\n') if breaks < 2 => breaks += 1,
            Some(b' ' | b'\t' | b'\r') => {}
            _ => break,
        }
        start += 1;
    }
    if is_at(text, start, "```") {
        start = skip_blanks(text, line_end(text, start, 32) + 1);
    }
    let end = start + part(text, start, line_end(text, start, LONGEST)).trim_ascii_end().len();
    let word = part(text, start, end);
    // Another name, or an item of a list.
    let is_other = word.ends_with(b":") || word.first().is_some_and(|byte| b"-<#([{@|".contains(byte));
    if breaks > 0 && !is_other && !contains(word, b"://") && !extent::begins_pair(text, start) {
        push(name, start, end, Dress::Said, found);
    }
}

fn push(name: &Named<'_>, start: usize, end: usize, dress: Dress, found: &mut Vec<Found>) {
    let word = part(name.text, start, end);
    if word.is_empty() || word.contains(&b' ') {
        return;
    }
    let quoted = Extent::quoted(name.text, start).filter(|(_, behind)| *behind <= end);
    let value = quoted.map_or_else(|| extent::unquoted(name.text, start, end), |(content, _)| content);
    name.push(value, dress, found);
}

fn is_end(text: &[u8], index: usize) -> bool {
    matches!(at(text, index), Some(b'\n' | b'\r'))
}
