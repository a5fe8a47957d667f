//! Tables with a line of names above their rows, as consoles give out credentials: `User name,Secret access key`.

use super::Found;
use super::bytes::{at, line_end, line_start, part};
use super::extent::Extent;
use super::looks::Dress;
use super::named::Named;
use super::names::{Promise, Sense};
use super::pattern::Set;
use super::quote::opening;

// Wider lines and longer cells are no table's that people read.
const LONGEST_LINE: usize = 64 * 1024;
const LONGEST_NAME: usize = 40;
const MOST_COLUMNS: usize = 64;

/// The credentials in the rows below the line of names in which this name stands. Returns where the table ends, or the
/// line if it is no such line: it is looked at once.
pub(super) fn read(text: &[u8], name: &Named<'_>, found: &mut Vec<Found>) -> usize {
    let start = line_start(text, name.start, 8 * LONGEST_NAME);
    let end = line_end(text, name.end, LONGEST_LINE);
    let names: Vec<Extent> = cells(text, start, end).collect();
    let is_head = (2..=MOST_COLUMNS).contains(&names.len()) && names.iter().all(|cell| is_name(text, *cell));
    if !is_head || next_line(text, end).is_none() {
        return end;
    }
    let columns: Vec<(usize, Named<'_>)> = names
        .iter()
        .enumerate()
        .map(|(column, cell)| {
            let sense = Sense::of(part(text, cell.start, cell.end));
            (column, Named { text, start: cell.start, end: cell.end, sense })
        })
        .filter(|(_, name)| name.sense.promise >= Some(Promise::Secret))
        .collect();
    let mut line = end;
    while let Some(start) = next_line(text, line).filter(|_| !columns.is_empty()) {
        line = line_end(text, start, LONGEST_LINE);
        let row: Vec<Extent> = cells(text, start, line).take(MOST_COLUMNS + 1).collect();
        if row.len() != names.len() {
            break;
        }
        for (column, name) in &columns {
            if let Some(cell) = row.get(*column) {
                name.push(*cell, Dress::Quoted, found);
            }
        }
    }
    line
}

fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let end = end + usize::from(at(text, end) == Some(b'\r'));
    (at(text, end) == Some(b'\n') && at(text, end + 1).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')))
        .then_some(end + 1)
}

/// The cells of a line, without quotation marks.
fn cells(text: &[u8], start: usize, end: usize) -> impl Iterator<Item = Extent> {
    let mut next = Some(start);
    std::iter::from_fn(move || {
        let begin = next?;
        if let Some(quote) = opening(text, begin).filter(|quote| quote.length == 1) {
            let content = begin + 1;
            let close = quote.end(part(text, 0, end), content);
            let behind = close + 1;
            next = (at(text, behind) == Some(b',') && behind < end).then_some(behind + 1);
            return Some(Extent { start: content, end: close.min(end), is_quoted: true });
        }
        let length = part(text, begin, end).iter().position(|byte| *byte == b',');
        next = length.map(|length| begin + length + 1);
        Some(Extent { start: begin, end: length.map_or(end, |length| begin + length), is_quoted: false })
    })
}

fn is_name(text: &[u8], cell: Extent) -> bool {
    let name = part(text, cell.start, cell.end);
    let begins = name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    begins
        && name.len() <= LONGEST_NAME
        && name.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b' ' | b'-' | b'.') || !byte.is_ascii())
}
