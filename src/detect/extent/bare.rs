//! Values that nothing encloses.

use super::{Extent, LONGEST};
use crate::detect::bytes::{at, from, is_at, line_end, part, skip, skip_blanks};
use crate::detect::pattern::Set;

/// A value that nothing encloses: to the next space, or to what can only stand behind it.
pub(super) fn bare(text: &[u8], start: usize) -> Extent {
    let mut end = start;
    // A bracket that was looked for in vain is not looked for again.
    let mut is_open = false;
    let limit = start + LONGEST;
    loop {
        end = skip(part(text, 0, limit), end, |byte| INSIDE.has(byte));
        let Some(byte) = at(text, end).filter(|_| end < limit) else { break };
        let next = at(text, end + 1);
        let is_last = || ends_value(text, end + 1);
        let stops = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'\0' | 0x1b => true,
            // What a program puts in there ends where its bracket does.
            b'$' | b'{' | b'#' | b'%' if !is_open && matches!(next, Some(b'{' | b'(')) => {
                let close: &[u8] = match (byte, next) {
                    (b'{', _) => b"}}",
                    (_, Some(b'{')) => b"}",
                    _ => b")",
                };
                let rest = part(text, end, end + 256);
                let line = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                let found = part(rest, 0, line).windows(close.len()).position(|window| window == close);
                is_open = found.is_none();
                end += found.map_or(0, |found| found + close.len() - 1);
                false
            }
            b'(' | b'[' if !is_open && is_callee(part(text, start, end)) => {
                let close = closing_bracket(text, end);
                is_open = close.is_none();
                end = close.unwrap_or(end);
                false
            }
            b')' => next.is_none_or(|next| !next.is_ascii_alphanumeric()),
            b'"' | b'\'' | b'`' | b']' | b'}' => is_last(),
            b',' | b';' => {
                is_last()
                    || next.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''))
                    || begins_pair(text, end + 1)
            }
            b'&' => {
                begins_pair(text, end + 1)
                    || is_at(text, end, "&amp;")
                    || is_at(text, end, "&quot;")
                    || is_at(text, end, "&lt;")
                    || is_at(text, end, "&#")
                    || next == Some(b'&')
            }
            b'|' => next.is_none_or(|byte| byte.is_ascii_whitespace()) || begins_pair(text, end + 1),
            b'<' => matches!(next, Some(b'/' | b'b' | b'!')) || next.is_none_or(|byte| byte.is_ascii_whitespace()),
            b'\\' => match next {
                Some(b'"' | b'\'') => ends_value(text, end + 2),
                Some(b'\n' | b'\r') | None => true,
                Some(b'n' | b'r' | b't') => begins_line_of_text(text, end + 2),
                Some(b'\\') if matches!(at(text, end + 2), Some(b'n' | b'"')) => {
                    ends_value(text, end + 3) || begins_line_of_text(text, end + 3)
                }
                Some(b'u') => is_at(text, end, "\\u0022") || is_at(text, end, "\\u0026"),
                _ => false,
            },
            b'%' => {
                is_at(text, end, "%26")
                    || is_at(text, end, "%0A")
                    || is_at(text, end, "%20")
                    || is_at(text, end, "%22")
                    || is_at(text, end, "%0D")
            }
            _ => is_mark_of_print(text, end),
        };
        if stops {
            break;
        }
        end += 1;
    }
    let end = end.min(text.len());
    // A sentence's full stop.
    let is_stop = part(text, start, end).ends_with(b".") && at(text, end).is_none_or(|byte| byte.is_ascii_whitespace());
    Extent { start, end: end - usize::from(is_stop && end > start + 1), is_quoted: false }
}

/// What ends no value, whatever stands next to it.
const INSIDE: Set = Set::WORD.or(Set::of("-./:=+~@!*?^"));

/// What can be called or looked into: nothing, or a name of a program's.
pub(super) fn is_callee(head: &[u8]) -> bool {
    // What was called or looked up can be looked into again.
    if head.ends_with(b"]") || head.ends_with(b")") {
        return true;
    }
    head.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b':'))
        && !head.first().is_some_and(u8::is_ascii_digit)
}

/// The bracket on the same line that closes the one there.
pub(super) fn closing_bracket(text: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let line = from(text, open).iter().take(256).take_while(|byte| **byte != b'\n');
    for (offset, byte) in line.enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + offset);
        }
    }
    None
}

/// Whether a value can have ended before: behind it comes the end of a line, a bracket, a separator.
pub(super) fn ends_value(text: &[u8], index: usize) -> bool {
    match at(text, index) {
        None => true,
        Some(b'.') => at(text, index + 1).is_none_or(|byte| byte.is_ascii_whitespace()),
        Some(byte) => byte.is_ascii_whitespace() || b",;:)]}><\"'\\|`".contains(&byte),
    }
}

/// Whether another name and a sign begin there.
pub(in crate::detect) fn begins_pair(text: &[u8], index: usize) -> bool {
    let name = skip_blanks(text, index);
    let end = name
        + from(text, name)
            .iter()
            .take(64)
            .take_while(|byte| Set::WORD.has(**byte) || matches!(byte, b'-' | b'.' | b'[' | b']' | b'%'))
            .count();
    end > name && at(text, end).is_some_and(|byte| matches!(byte, b'=' | b':'))
}

/// Behind an escaped line break: whether what follows is a line of its own.
pub(super) fn begins_line_of_text(text: &[u8], index: usize) -> bool {
    let rest = from(text, index);
    rest.is_empty()
        || rest.first().is_some_and(|byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'\\' | b'-' | b'#' | b'[' | b'<' | b'}')
        })
        || begins_pair(text, index)
        || {
            let word = rest.iter().take(24).take_while(|byte| byte.is_ascii_alphabetic()).count();
            word > 0 && rest.get(word) == Some(&b' ')
        }
}

/// Punctuation of Chinese and of print, which no ASCII value has behind it.
pub(super) fn is_mark_of_print(text: &[u8], index: usize) -> bool {
    at(text, index).is_some_and(|byte| !byte.is_ascii())
        && ["，", "。", "；", "、", "”", "’", "」", "）", "！", "？"]
            .iter()
            .any(|mark| from(text, index).starts_with(mark.as_bytes()))
}

/// A parameter of an address or of a form's body.
pub(in crate::detect) fn parameter(text: &[u8], start: usize) -> Extent {
    let rest = from(text, start);
    let is_end = |(offset, byte): (usize, &u8)| {
        let next = start + offset + 1;
        match byte {
            b'#' | b'<' | b'>' => true,
            // Forms may send these as they are, so only what stands behind tells.
            b'"' | b'\'' | b'`' | b')' | b']' | b'}' => ends_value(text, next),
            b'\\' => at(text, next).is_none_or(|next| matches!(next, b'"' | b'\'' | b'n' | b'u')),
            b'&' => begins_pair(text, next) || is_at(text, next - 1, "&amp;"),
            byte => byte.is_ascii_whitespace(),
        }
    };
    let length = rest.iter().take(LONGEST).enumerate().position(is_end).unwrap_or(rest.len().min(LONGEST));
    Extent { start, end: start + length, is_quoted: false }
}

/// The rest of a header, which a line or a string ends.
pub(in crate::detect) fn header(text: &[u8], start: usize) -> Extent {
    let end = line_end(text, start, LONGEST);
    let length =
        part(text, start, end).iter().position(|byte| matches!(byte, b'"' | b'\'' | b'\\')).unwrap_or(end - start);
    Extent { start, end: start + length, is_quoted: false }
}
