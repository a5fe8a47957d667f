//! Rows of SQL: `INSERT INTO users (name, password) VALUES ('me', 'x')`, and of dumps, `COPY … FROM stdin`.

use crate::detect::Found;
use crate::detect::bytes::{at, is_at, line_end, part, skip, skip_back};
use crate::detect::extent::Extent;
use crate::detect::looks::Dress;
use crate::detect::named::Named;
use crate::detect::names::Promise;
use crate::detect::pattern::Set;
use crate::detect::quote::skip_closing;

// A list of columns is no longer.
const LONGEST_LIST: usize = 2048;
const MOST_COLUMNS: usize = 128;
const LONGEST_ROW: usize = 64 * 1024;

/// The credentials in the rows behind the list of columns in which the name stands. Returns where the list or the rows
/// end: each is looked at once.
pub(super) fn read(name: &Named<'_>, found: &mut Vec<Found>) -> Option<usize> {
    let text = name.text;
    let is_last = |index| matches!(at(text, skip(text, index, |byte| byte.is_ascii_whitespace())), Some(b',' | b')'));
    if !is_last(skip(text, skip_closing(text, name.end), |byte| byte == b']')) {
        return None;
    }
    let start = skip_back(text, name.start, LONGEST_LIST, is_list);
    let end = skip(part(text, 0, name.start + LONGEST_LIST), name.start, is_list);
    let is_open = start.checked_sub(1).is_some_and(|open| at(text, open) == Some(b'(') && is_table(text, open));
    if !is_open || at(text, end) != Some(b')') {
        return Some(end);
    }
    let columns = columns(text, start, end);
    let behind = blank(text, end + 1);
    if is_at(text, behind, "values") {
        return Some(rows(text, behind + "values".len(), &columns, found));
    }
    if is_at(text, behind, "from stdin") {
        return Some(lines(text, line_end(text, behind, 128), &columns, found));
    }
    Some(end)
}

/// What a list of columns has between its brackets.
fn is_list(byte: u8) -> bool {
    Set::WORD.has(byte) || byte.is_ascii_whitespace() || b",.`\"[]\\".contains(&byte) || !byte.is_ascii()
}

fn blank(text: &[u8], index: usize) -> usize {
    skip(text, index, |byte| byte.is_ascii_whitespace())
}

/// Whether a table's name stands before the bracket, and before that what is done to it.
fn is_table(text: &[u8], open: usize) -> bool {
    let end = skip_back(text, open, 8, |byte| byte.is_ascii_whitespace());
    let is_name = |byte: u8| Set::WORD.has(byte) || b".`\"[]\\-".contains(&byte);
    let start = skip_back(text, end, 128, is_name);
    let words = part(text, start.saturating_sub(8), start).to_ascii_lowercase();
    let words = words.trim_ascii_end();
    [b"into" as &[u8], b"copy", b"replace", b"ignore"].iter().any(|verb| words.ends_with(verb))
}

/// Which columns have credentials, and their names.
fn columns(text: &[u8], start: usize, end: usize) -> Vec<(usize, Named<'_>)> {
    let mut columns = Vec::new();
    let mut next = start;
    for (column, cell) in part(text, start, end).split(|byte| *byte == b',').take(MOST_COLUMNS).enumerate() {
        let inner = |byte: &u8| Set::WORD.has(*byte) || !byte.is_ascii();
        let first = cell.iter().position(inner).unwrap_or_default();
        let last = cell.iter().rposition(inner).map_or(0, |last| last + 1);
        let name = Named::alone(text, next + first, next + last.max(first));
        if name.sense.promise >= Some(Promise::Secret) && name.is_ascii() {
            columns.push((column, name));
        }
        next += cell.len() + 1;
    }
    columns
}

/// `('me', 'x'), ('you', 'y')`
fn rows(text: &[u8], start: usize, columns: &[(usize, Named<'_>)], found: &mut Vec<Found>) -> usize {
    let mut end = start;
    while let Some(open) = Some(blank(text, end)).filter(|open| at(text, *open) == Some(b'(') && !columns.is_empty()) {
        let (cells, behind) = row(text, open + 1);
        for (column, name) in columns {
            if let Some(cell) = cells.get(*column) {
                name.push(*cell, if cell.is_quoted { Dress::Quoted } else { Dress::Said }, found);
            }
        }
        end = blank(text, behind);
        end += usize::from(at(text, end) == Some(b','));
    }
    end
}

/// The values up to the bracket that closes the row, and where it is behind that.
fn row(text: &[u8], start: usize) -> (Vec<Extent>, usize) {
    let mut cells = Vec::new();
    let mut next = start;
    let mut depth = 0_usize;
    let mut cell = None;
    while let Some(byte) = at(text, next).filter(|_| next < start + LONGEST_ROW && cells.len() < MOST_COLUMNS) {
        match byte {
            b'\'' | b'"' | b'\\' => {
                if let Some((content, behind)) = Extent::quoted(text, next) {
                    cell = Some(content);
                    next = behind.max(next + 1);
                    continue;
                }
            }
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            b',' | b')' if depth == 0 => {
                let begin =
                    skip_back(text, next, 256, |byte| !matches!(byte, b',' | b'(') && !byte.is_ascii_whitespace());
                cells.push(cell.take().unwrap_or(Extent { start: begin, end: next, is_quoted: false }));
                if byte == b')' {
                    return (cells, next + 1);
                }
            }
            _ => {}
        }
        next += 1;
    }
    (cells, next)
}

/// Lines of values with tabs between them, up to `\.`.
fn lines(text: &[u8], start: usize, columns: &[(usize, Named<'_>)], found: &mut Vec<Found>) -> usize {
    let mut end = start;
    while !columns.is_empty() && at(text, end).is_some() {
        let start = skip(text, end, |byte| byte == b'\r') + 1;
        end = line_end(text, start, LONGEST_ROW);
        let line = part(text, start, end);
        if line.is_empty() || line.starts_with(b"\\.") {
            break;
        }
        let mut next = start;
        for (place, cell) in line.split(|byte| *byte == b'\t').take(MOST_COLUMNS).enumerate() {
            if let Some((_, name)) = columns.iter().find(|(column, _)| *column == place) {
                name.push(Extent { start: next, end: next + cell.len(), is_quoted: true }, Dress::Quoted, found);
            }
            next += cell.len() + 1;
        }
    }
    end
}
