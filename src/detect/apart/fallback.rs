//! What stands in for a variable that is not set: `env.PASSWORD || "x"`, `${DB_PASSWORD:x}`.

use crate::detect::Found;
use crate::detect::bytes::{at, is_at, part, skip, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::Named;

// What stands in is short.
const LONGEST: usize = 256;

const OPERATORS: &[&str] =
    &["||", "??", "?:", "or ", "| default", "|default", "// ", ".unwrap_or(", ".orElse(", ".getOrElse("];

/// The literal behind an operator.
pub(super) fn literal(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let limit = name.end + 4;
    let is_closing = |byte: u8| matches!(byte, b'"' | b'\'' | b']' | b')' | b'}' | b'\\');
    let end = skip(part(text, 0, limit), name.end, is_closing);
    // A string that nothing looked up is a string.
    let is_string = end > name.end && !part(text, name.end, end).iter().any(|byte| matches!(byte, b']' | b')' | b'}'));
    let start = skip_blanks(text, end);
    let operator = OPERATORS.iter().find(|operator| is_at(text, start, operator)).filter(|_| !is_string);
    let Some(operator) = operator else { return };
    let begin = skip(text, start + operator.len(), |byte| matches!(byte, b' ' | b'('));
    if let Some((content, _)) = Extent::quoted(text, extent::wrapper(text, begin)) {
        name.push(content, Dress::Quoted, found);
    }
}

/// What stands behind a colon in the brackets of a variable.
pub(super) fn expansion(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let start = name.end + 1;
    let is_operator = at(text, start).is_none_or(|byte| matches!(byte, b'-' | b'=' | b'?' | b'+' | b'}'));
    if is_operator || part(text, name.start.saturating_sub(2), name.start) != b"${" {
        return;
    }
    let mut depth = 0_usize;
    let line = part(text, start, start + LONGEST);
    let close = line.iter().take_while(|byte| **byte != b'\n').position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
        false
    });
    let Some(length) = close else { return };
    // A shell cuts a part out of it.
    let is_place = part(line, 0, length).iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'-' | b' '));
    if !is_place {
        name.push(Extent { start, end: start + length, is_quoted: false }, Dress::Assigned, found);
    }
}
