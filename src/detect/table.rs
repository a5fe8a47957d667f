//! Tables with a line of names above their rows: files of comma-separated values, as consoles give out credentials;
//! what databases and command lines print; Markdown; HTML.

mod html;

use super::Found;
use super::bytes::{at, before, contains, from, is_blank, line_end, line_start, part, skip_back, skip_blanks};
use super::extent::Extent;
use super::looks::Dress;
use super::named::Named;
use super::names::{Promise, STEMS};
use super::pattern::Set;
use super::quote::opening;

// Wider lines and longer cells are no table's that people read.
const LONGEST_LINE: usize = 64 * 1024;
const LONGEST_NAME: usize = 40;
const MOST_COLUMNS: usize = 64;

/// What stands between the cells of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    /// A sign, and quotation marks around cells that have it.
    Sign(u8),
    /// A bar with blanks around it, of ASCII or of print; also before the first cell and behind the last.
    Bar(&'static str),
    /// Two blanks or more.
    Blanks,
}

const BARS: [&str; 4] = ["|", "│", "┃", "║"];

impl Border {
    /// The border next to a name.
    fn beside(name: &Named<'_>) -> Option<Self> {
        let text = name.text;
        // More words may follow: "Access key ID,".
        let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'"' | b'`' | b'*');
        let end = name.end + part(text, name.end, name.end + 24).iter().take_while(|byte| is_inside(**byte)).count();
        if let Some(border) = Self::behind(text, end) {
            return Some(border);
        }
        let is_last = |index| matches!(at(text, index), None | Some(b'\n' | b'\r'));
        if text.get(name.end..name.end + 2) == Some(b"  ") && !is_last(skip_blanks(text, name.end)) {
            return Some(Self::Blanks);
        }
        if !is_last(end) {
            return None;
        }
        let start = skip_back(text, name.start, 40, is_inside);
        match before(text, start)? {
            byte @ (b',' | b';' | b'\t') => Some(Self::Sign(byte)),
            _ if part(text, start, name.start).ends_with(b"  ") => Some(Self::Blanks),
            _ => BARS.iter().find(|bar| part(text, 0, start).ends_with(bar.as_bytes())).map(|bar| Self::Bar(bar)),
        }
    }

    fn behind(text: &[u8], end: usize) -> Option<Self> {
        match at(text, end)? {
            byte @ (b',' | b';' | b'\t') => {
                let next = at(text, skip_blanks(text, end + 1))?;
                (next.is_ascii_alphabetic() || next == b'"').then_some(Self::Sign(byte))
            }
            b'|' | 0xE2 => {
                BARS.iter().find(|bar| from(text, end).starts_with(bar.as_bytes())).map(|bar| Self::Bar(bar))
            }
            _ => None,
        }
    }
}

/// The credentials in the rows below the line of names in which this name stands. Returns where the table ends, or the
/// line if it is no such line: it is looked at once.
pub(super) fn read(name: &Named<'_>, found: &mut Vec<Found>) -> Option<usize> {
    if at(name.text, name.end) == Some(b'<') {
        return html::read(name, found);
    }
    Some(rows(Border::beside(name)?, name, found))
}

fn rows(border: Border, name: &Named<'_>, found: &mut Vec<Found>) -> usize {
    let text = name.text;
    let start = line_start(text, name.start, 8 * LONGEST_NAME);
    let end = line_end(text, name.end, LONGEST_LINE);
    let is_spaced = matches!(border, Border::Sign(sign) if contains(part(text, start, end), &[sign, b' ']));
    // Confluence doubles the bars between names.
    let is_doubled = border == Border::Bar("|") && contains(part(text, start, end), b"||");
    let mut names = Vec::new();
    for cell in cells(text, start, end, border).filter(|cell| !is_doubled || cell.start < cell.end) {
        let is_sentence = is_spaced && part(text, cell.start, cell.end).contains(&b' ');
        if names.len() == MOST_COLUMNS || !is_name(text, cell) || is_sentence {
            return end;
        }
        names.push(cell);
    }
    if names.len() < 2 || next_line(text, end).is_none() || is_below_row(text, start, border, names.len()) {
        return end;
    }
    let columns = promising(text, &names);
    let mut dress = if matches!(border, Border::Sign(_)) && !is_spaced { Dress::Quoted } else { Dress::Said };
    let mut line = end;
    while let Some(row_start) = next_line(text, line).filter(|_| !columns.is_empty()) {
        line = line_end(text, row_start, LONGEST_LINE);
        let row = part(text, row_start, line);
        if is_ruler(row) {
            // Programs that print what is stored cross their lines.
            if row.contains(&b'+') || !row.is_ascii() {
                dress = Dress::Quoted;
            }
            continue;
        }
        let cells: Vec<Extent> = cells(text, row_start, line, border).take(MOST_COLUMNS + 1).collect();
        if cells.len() != names.len() && (border != Border::Blanks || cells.len() < 2) {
            break;
        }
        for (column, name) in &columns {
            let below = |cell: &&Extent| cell.start - row_start == name.start - start;
            let cell = match border {
                Border::Blanks => cells.iter().find(below),
                _ => cells.get(*column),
            };
            if let Some(cell) = cell {
                name.push(*cell, if cell.is_quoted { Dress::Quoted } else { dress }, found);
            }
        }
    }
    line
}

/// Whether the line above belongs to the same table: then this one is a row, too.
fn is_below_row(text: &[u8], line: usize, border: Border, count: usize) -> bool {
    let Some((mut start, mut end)) = line_above(text, line) else { return false };
    let ruler = part(text, start, end);
    if is_ruler(ruler) {
        if ruler.is_ascii() && !ruler.trim_ascii_start().starts_with(b"+") {
            return true;
        }
        let Some(above) = line_above(text, start) else { return false };
        (start, end) = above;
    }
    let mut above = cells(text, start, end, border).take(MOST_COLUMNS + 1);
    let is_row = above.next().is_some_and(|first| is_name(text, first) || first.is_quoted);
    is_row && above.count() + 1 == count
}

fn line_above(text: &[u8], line: usize) -> Option<(usize, usize)> {
    let end = line.checked_sub(1)?;
    let end = end - usize::from(before(text, end) == Some(b'\r'));
    Some((line_start(text, end, 8 * LONGEST_NAME), end))
}

/// The names of the columns that have credentials.
fn promising<'a>(text: &'a [u8], names: &[Extent]) -> Vec<(usize, Named<'a>)> {
    let with_name = |(column, cell): (usize, &Extent)| (column, Named::alone(text, cell.start, cell.end));
    let is_secret = |name: &Named<'_>| {
        let is_known = || STEMS.iter().any(|stem| !stem.is_ascii() && contains(name.name(), stem.as_bytes()));
        name.sense.promise >= Some(Promise::Secret) && (name.is_ascii() || is_known())
    };
    names.iter().enumerate().map(with_name).filter(|(_, name)| is_secret(name)).collect()
}

fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let end = end + usize::from(at(text, end) == Some(b'\r'));
    (at(text, end) == Some(b'\n') && at(text, end + 1).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')))
        .then_some(end + 1)
}

/// A line that is drawn: `---+---`, `|:--|--:|`.
fn is_ruler(line: &[u8]) -> bool {
    let is_drawn = |byte: &u8| matches!(byte, b'-' | b'+' | b'=' | b'|' | b':' | b' ' | b'\t') || !byte.is_ascii();
    line.iter().all(is_drawn) && line.iter().any(|byte| *byte == b'-' || *byte == b'=' || !byte.is_ascii())
}

/// The cells of a line, without what is around them.
fn cells(text: &[u8], start: usize, end: usize, border: Border) -> impl Iterator<Item = Extent> {
    let (begin, close) = match border {
        Border::Sign(_) => (start, end),
        Border::Blanks => (skip_blanks(text, start).min(end), end),
        Border::Bar(bar) => inside_bars(text, start, end, bar),
    };
    let mut next = Some(begin);
    std::iter::from_fn(move || {
        let begin = next?;
        let rest = part(text, begin, close);
        let (length, behind) = match border {
            Border::Sign(sign) => {
                if let Some((cell, behind)) = quoted(text, begin, close, sign) {
                    next = behind;
                    return Some(cell);
                }
                let length = rest.iter().position(|byte| *byte == sign);
                (length, length.map(|length| begin + length + 1))
            }
            Border::Bar(bar) => {
                let length = rest.windows(bar.len()).position(|window| window == bar.as_bytes());
                (length, length.map(|length| begin + length + bar.len()))
            }
            Border::Blanks => {
                let gap = rest.windows(2).position(|pair| pair.iter().all(|byte| is_blank(*byte)));
                let behind = gap.map(|gap| skip_blanks(text, begin + gap)).filter(|behind| *behind < close);
                (gap, behind)
            }
        };
        next = behind;
        Some(trimmed(text, begin, length.map_or(close, |length| begin + length)))
    })
}

/// A cell between quotation marks, and where the next one begins.
fn quoted(text: &[u8], begin: usize, end: usize, sign: u8) -> Option<(Extent, Option<usize>)> {
    let quote = opening(text, begin).filter(|quote| quote.length == 1)?;
    let content = begin + 1;
    let close = quote.end(part(text, 0, end), content);
    let behind = close + 1;
    let next = (at(text, behind) == Some(sign) && behind < end).then_some(behind + 1);
    Some((Extent { start: content, end: close.min(end), is_quoted: true }, next))
}

/// The line without the bars at both of its ends.
fn inside_bars(text: &[u8], start: usize, end: usize, bar: &str) -> (usize, usize) {
    let begin = skip_blanks(text, start).min(end);
    let begin = if from(text, begin).starts_with(bar.as_bytes()) { begin + bar.len() } else { begin };
    let line = part(text, begin, end).trim_ascii_end();
    (begin, begin + line.strip_suffix(bar.as_bytes()).unwrap_or(line).len())
}

/// A cell without blanks and marks around it.
fn trimmed(text: &[u8], start: usize, end: usize) -> Extent {
    let begin = skip_blanks(text, start).min(end);
    let end = begin + part(text, begin, end).trim_ascii_end().len();
    let quoted = Extent::quoted(text, begin).filter(|(_, behind)| *behind == end);
    quoted.map_or(Extent { start: begin, end, is_quoted: false }, |(content, _)| content)
}

fn is_name(text: &[u8], cell: Extent) -> bool {
    let name = part(text, cell.start, cell.end);
    let begins = name
        .first()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii() || matches!(byte, b'*' | b'#' | b'%'));
    begins
        && name.len() <= LONGEST_NAME
        && name.iter().all(|byte| Set::WORD.has(*byte) || b" -.()*#%/".contains(byte) || !byte.is_ascii())
}
