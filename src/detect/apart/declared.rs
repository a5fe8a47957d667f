//! Literals that a declaration gives to a name, behind its type: `Dim password As String = "x"`, `char password[] = "x"`;
//! and what a framework says that it rejected.

use crate::detect::Found;
use crate::detect::bytes::{at, is_at, line_end, part, skip, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::Named;
use crate::detect::pattern::Set;
use crate::detect::quote::skip_closing;

// A type is no longer, and neither is what stands between three marks.
const LONGEST: usize = 48;
const LONGEST_LITERAL: usize = 256;

/// How a type begins behind its name.
const TYPES: &[&str] = &["[", " as string", " { get", " type ", " <- ", " equ "];

/// What begins the value, behind the type or without one.
const SIGNS: &[&str] = &["= ", "=", "<- ", "equ ", "value "];

/// The literal behind a type.
pub(super) fn typed(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    // `tokens[0]` is an item, unless a type stands before it.
    let is_item =
        at(text, name.end) == Some(b'[') && at(text, name.end + 1) != Some(b']') && name.word_before().is_empty();
    if is_item || !TYPES.iter().any(|begins| is_at(text, name.end, begins)) {
        return;
    }
    let is_type = |byte: u8| Set::WORD.has(byte) || b" []{};?.*&<>()-".contains(&byte);
    let end = name.end + part(text, name.end, name.end + LONGEST).iter().take_while(|byte| is_type(**byte)).count();
    // The sign ends what a type has, or stands in it as a word.
    let starts = (name.end..=end).filter(|start| SIGNS.iter().any(|sign| is_at(text, *start, sign)));
    let literal = starts.filter_map(|start| {
        let sign = SIGNS.iter().find(|sign| is_at(text, start, sign))?;
        Extent::quoted(text, extent::wrapper(text, skip_blanks(text, start + sign.len())))
    });
    if let Some((content, _)) = literal.take(1).next() {
        name.push(content, Dress::Quoted, found);
    }
}

/// `= """x"""`, `= []byte("x")`
pub(super) fn wrapped(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let sign = skip(text, skip_blanks(text, name.end), |byte| matches!(byte, b':' | b'='));
    let start = skip_blanks(text, sign);
    if let Some(marks) = ["\"\"\"", "'''"].iter().find(|marks| is_at(text, start, marks)) {
        let begin = start + marks.len();
        let line = part(text, begin, line_end(text, begin, LONGEST_LITERAL));
        if let Some(length) = line.windows(3).position(|window| window == marks.as_bytes()) {
            name.push(Extent { start: begin, end: begin + length, is_quoted: true }, Dress::Quoted, found);
        }
    } else if is_at(text, start, "[]byte(")
        && let Some((content, _)) = Extent::quoted(text, start + "[]byte(".len())
    {
        name.push(content, Dress::Quoted, found);
    }
}

/// Spring's `on field 'password': rejected value [x]`.
pub(super) fn rejected(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let start = skip(text, skip_closing(text, name.end), |byte| matches!(byte, b':' | b' '));
    if is_at(text, start, "rejected value [") {
        let begin = start + "rejected value [".len();
        let line = part(text, begin, line_end(text, begin, 4096));
        let length = line.windows(2).position(|pair| pair == b"];").unwrap_or(line.len());
        if at(text, begin + length) == Some(b']') {
            name.push(Extent { start: begin, end: begin + length, is_quoted: true }, Dress::Quoted, found);
        }
    }
}
