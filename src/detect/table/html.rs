//! Tables of HTML: a row of names, and the cells below one of them.

use super::{LONGEST_LINE, MOST_COLUMNS, is_name, promising};
use crate::detect::Found;
use crate::detect::bytes::{at, is_at, is_one_of, part, skip, skip_back};
use crate::detect::extent::Extent;
use crate::detect::looks::Dress;
use crate::detect::named::{Named, is_name_byte};

// A row of names is no longer.
const LONGEST_HEAD: usize = 1024;

/// The credentials below the row of names in which this name stands. Returns where the table ends, or that row.
pub(super) fn read(name: &Named<'_>, found: &mut Vec<Found>) -> Option<usize> {
    let text = name.text;
    if !is_at(text, name.end, "</t") {
        return None;
    }
    let start = head(text, name.start)?;
    let (names, mut end) = row(text, start);
    let is_head = (2..=MOST_COLUMNS).contains(&names.len()) && names.iter().all(|cell| is_name(text, *cell));
    let columns = if is_head { promising(text, &names) } else { Vec::new() };
    while !columns.is_empty() {
        let (cells, next) = row(text, end);
        if cells.len() != names.len() {
            break;
        }
        end = next;
        for (column, name) in &columns {
            if let Some(cell) = cells.get(*column) {
                name.push(*cell, Dress::Said, found);
            }
        }
    }
    Some(end.max(name.end))
}

/// Behind the tag of the row that the index is in.
fn head(text: &[u8], index: usize) -> Option<usize> {
    let start = index.saturating_sub(LONGEST_HEAD);
    let mut places = part(text, start, index).iter().enumerate().rev().filter(|(_, byte)| **byte == b'<');
    let (row, _) = places.find(|(place, _)| is_at(text, start + place, "<tr"))?;
    Some(start + row + "<tr".len())
}

/// The texts of the cells up to the end of the row, and where that is.
fn row(text: &[u8], start: usize) -> (Vec<Extent>, usize) {
    let mut cells = Vec::new();
    let limit = (start + LONGEST_LINE).min(text.len());
    let mut next = start;
    while let Some(length) = part(text, next, limit).iter().position(|byte| *byte == b'<') {
        let tag = next + length + 1;
        let word = skip(part(text, 0, tag + 16), tag, |byte| is_name_byte(byte) || byte == b'/');
        let name = part(text, tag, word);
        next = skip(part(text, 0, limit), word, |byte| byte != b'>' && byte != b'<') + 1;
        if is_one_of(name, &["/table", "/tr"]) {
            break;
        }
        if is_one_of(name, &["td", "th"]) && cells.len() <= MOST_COLUMNS {
            let (cell, behind) = content(text, next);
            cells.push(cell);
            next = behind;
        }
    }
    (cells, next)
}

/// The text of a cell, without tags around it.
fn content(text: &[u8], start: usize) -> (Extent, usize) {
    let mut next = start;
    for _ in 0..4 {
        next = skip(text, next, |byte| byte.is_ascii_whitespace());
        let is_tag = at(text, next) == Some(b'<') && at(text, next + 1).is_some_and(|byte| byte.is_ascii_alphabetic());
        if !is_tag || is_at(text, next, "<t") {
            break;
        }
        next = skip(part(text, 0, next + 256), next, |byte| byte != b'>') + 1;
    }
    let end = skip(part(text, 0, next + LONGEST_HEAD), next, |byte| byte != b'<');
    (
        Extent {
            start: next,
            end: skip_back(text, end, end - next, |byte| byte.is_ascii_whitespace()),
            is_quoted: false,
        },
        end,
    )
}
