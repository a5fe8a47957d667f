//! Members of the same thing, in any order: `{"value": "x", "name": "DB_PASSWORD"}`, `<add value="x" key="Password"/>`;
//! and those of what the name is given to: `{"password": {"value": "x"}}`.

use super::element;
use crate::detect::Found;
use crate::detect::bytes::{at, is_blank, is_one_of, line_end, line_start, part, skip, skip_back, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::{Named, is_name_byte};
use crate::detect::quote::skip_closing;

// Members that describe a value are short, and so are things that have one.
const LONGEST: usize = 512;
const LONGEST_PAIR: usize = 128;
const MOST_MEMBERS: usize = 16;
const MOST_LINES: usize = 6;

/// What calls a thing, and what holds its value.
const NAMES: &[&str] = &[
    "attribute",
    "config",
    "field",
    "fieldname",
    "id",
    "key",
    "keyname",
    "label",
    "name",
    "option",
    "param",
    "parameter",
    "parameterkey",
    "parametername",
    "path",
    "prop",
    "property",
    "propertyname",
    "secretname",
    "setting",
    "title",
    "variable",
    "varname",
];
const VALUES: &[&str] = &[
    "binding",
    "content",
    "current",
    "currentvalue",
    "data",
    "default",
    "defaultvalue",
    "input",
    "newvalue",
    "oldvalue",
    "parametervalue",
    "plaintext",
    "plainvalue",
    "rejectedvalue",
    "secretstring",
    "secretvalue",
    "stringvalue",
    "val",
    "value",
];

/// The values of the thing that a member calls by the name.
pub(super) fn beside(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let Some((key, sign)) = key(name) else { return };
    let is_tag = sign == b'=';
    if let Some(start) = opened(text, key, is_tag) {
        let (values, end) = values(text, start + 1);
        for value in &values {
            name.push(*value, Dress::Quoted, found);
        }
        if is_tag && values.is_empty() {
            element::inside(name, end, found);
            element::after(name, end, found);
        }
    } else if is_tag {
        let end = line_end(text, name.end, LONGEST_PAIR);
        push_all(name, values(part(text, 0, end), line_start(text, key, LONGEST_PAIR)).0, found);
    } else {
        push_all(name, values_of_block(text, key), found);
    }
}

/// The values of the thing that the name is a member's.
pub(super) fn inside(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let is_header = name.before() == Some(b'[') && at(text, name.end) == Some(b']');
    let sign = skip_blanks(text, skip_closing(text, name.end));
    if !is_header && !matches!(at(text, sign), Some(b':' | b'=')) {
        return;
    }
    match skip_blanks(text, sign + 1) {
        open if at(text, open) == Some(b'{') && !is_header => push_all(name, values(text, open + 1).0, found),
        line if matches!(at(text, line), Some(b'\n' | b'\r')) => {
            let first = skip(text, line, |byte| matches!(byte, b'\n' | b'\r'));
            let outer = column(text, line_start(text, name.start, LONGEST));
            if is_header || column(text, first) > outer {
                push_all(name, values_of_block(text, skip_blanks(text, first)), found);
            }
        }
        _ => {}
    }
}

fn push_all(name: &Named<'_>, values: Vec<Extent>, found: &mut Vec<Found>) {
    for value in values {
        name.push(value, if value.is_quoted { Dress::Quoted } else { Dress::Assigned }, found);
    }
}

/// Where the key begins whose value is the name, and the sign behind it.
fn key(name: &Named<'_>) -> Option<(usize, u8)> {
    let text = name.text;
    let is_mark = |byte: u8| matches!(byte, b'"' | b'\'' | b'\\');
    let start = skip_back(text, name.start, 64, |byte| is_name_byte(byte) || byte == b'/');
    let sign = skip_back(text, skip_back(text, start, 8, is_mark), 8, is_blank).checked_sub(1)?;
    let is_arrow = part(text, sign.saturating_sub(1), sign + 1) == b"=>";
    let sign = sign - usize::from(is_arrow);
    let written = if is_arrow { b':' } else { at(text, sign).filter(|byte| matches!(byte, b':' | b'='))? };
    let end = skip_back(text, skip_back(text, sign, 8, is_blank), 8, is_mark);
    let key = skip_back(text, end, 24, is_name_byte);
    // An item's dash is no part of it.
    let key = skip(text, key, |byte| byte == b'-').min(end);
    is_one_of(part(text, key, end), NAMES).then_some((key, written))
}

/// The bracket that is open before the index.
fn opened(text: &[u8], index: usize, is_tag: bool) -> Option<usize> {
    let opens = |byte: u8| if is_tag { byte == b'<' } else { matches!(byte, b'{' | b'[' | b'(') };
    let closes = |byte: u8| if is_tag { byte == b'>' } else { matches!(byte, b'}' | b']' | b')') };
    let mut depth = 0_usize;
    let stretch = part(text, index.saturating_sub(LONGEST), index);
    for (back, byte) in stretch.iter().rev().enumerate() {
        if closes(*byte) {
            depth += 1;
        } else if opens(*byte) {
            match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return Some(index - back - 1),
            }
        }
    }
    None
}

/// The members called a value, of what begins there, and where it ends.
fn values(text: &[u8], start: usize) -> (Vec<Extent>, usize) {
    let mut values = Vec::new();
    let mut next = start;
    let mut depth = 0_usize;
    for _ in 0..MOST_MEMBERS {
        loop {
            next = skip(text, next, |byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'-'));
            match at(text, next) {
                Some(b'{' | b'[') => (next, depth) = (next + 1, depth + 1),
                Some(b'}' | b']') if depth > 0 => (next, depth) = (next + 1, depth - 1),
                Some(b'\\') if at(text, next + 1) == Some(b'n') => next += 2,
                _ => break,
            }
        }
        let begin = skip(text, next, |byte| matches!(byte, b'"' | b'\'' | b'\\' | b'@'));
        let end = begin + part(text, begin, begin + 64).iter().take_while(|byte| is_name_byte(**byte)).count();
        if end == begin {
            break;
        }
        let sign = skip_blanks(text, skip_closing(text, end));
        if !matches!(at(text, sign), Some(b':' | b'=')) {
            // A tag's name, and items of lists.
            next = skip_closing(text, end);
            continue;
        }
        let value = skip_blanks(text, skip(text, sign + 1, |byte| byte == b'>'));
        if matches!(at(text, value), Some(b'{' | b'[')) {
            next = value;
            continue;
        }
        let (extent, behind) = Extent::quoted(text, value).unwrap_or_else(|| bare(text, value));
        if is_one_of(part(text, begin, end), VALUES) {
            values.push(extent);
        }
        next = behind;
    }
    (values, next)
}

fn bare(text: &[u8], start: usize) -> (Extent, usize) {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'}' | b']' | b'>');
    let end = skip(part(text, 0, start + LONGEST), start, |byte| !is_end(byte));
    (Extent { start, end, is_quoted: false }, end)
}

/// The members called a value, of lines that begin where the key does.
fn values_of_block(text: &[u8], key: usize) -> Vec<Extent> {
    let mut start = line_start(text, key, 64);
    let indent = column(text, start);
    if start + indent != key {
        return Vec::new();
    }
    for _ in 0..MOST_LINES {
        let is_item = at(text, skip_blanks(text, start)) == Some(b'-');
        let Some(end) = start.checked_sub(1).filter(|_| !is_item) else { break };
        let above = line_start(text, end, LONGEST);
        if column(text, above) != indent || above == end {
            break;
        }
        start = above;
    }
    let mut values = Vec::new();
    for line in 0..2 * MOST_LINES {
        let begin = start + column(text, start);
        let end = line_end(text, begin, 16 * 1024);
        let is_next = line > 0 && at(text, skip_blanks(text, start)) == Some(b'-');
        if begin < start + indent || begin == end || is_next {
            break;
        }
        let word = skip(part(text, 0, end), begin, is_name_byte);
        let sign = skip_blanks(text, skip_closing(text, word));
        let value = skip_blanks(text, sign + 1);
        let is_value = matches!(at(text, sign), Some(b':' | b'=')) && is_one_of(part(text, begin, word), VALUES);
        if is_value && value < end {
            values.push(extent::value(text, begin, value, true, true));
        }
        start = skip(text, end, |byte| byte == b'\r') + 1;
    }
    values
}

/// How far in the line begins, if a dash stands for a blank.
fn column(text: &[u8], line: usize) -> usize {
    let line = part(text, line, line + 64);
    line.iter().take_while(|byte| is_blank(**byte) || **byte == b'-').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_found_around() {
        let text = br#"{"a": {"b": 1}, "c": 2"#;
        assert_eq!(opened(text, 17, false), Some(0));
        assert_eq!(opened(text, 9, false), Some(6));
        assert_eq!(opened(b"} x", 3, false), None);
    }
}
