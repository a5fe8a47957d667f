//! Quotations: how they open, and where they close, also in texts that are encoded in other texts.

use super::bytes::{at, before, from, is_at, part, skip, skip_blanks};

/// What opens a quotation.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    /// How long the opening is.
    pub(super) length: usize,
    close: Close,
}

#[derive(Clone, Copy)]
enum Close {
    /// The mark, with that many backslashes before it, for each layer of strings in strings doubles them.
    Mark(u8, usize),
    Text(&'static str, &'static str),
}

/// Quotation marks that are written otherwise: in HTML, in addresses, in JSON, in print; and sections of XML.
const WRITTEN: &[(&str, &str)] = &[
    ("&quot;", "&quot;"),
    ("&#34;", "&#34;"),
    ("&#x22;", "&#x22;"),
    ("&apos;", "&apos;"),
    ("&#39;", "&#39;"),
    ("%22", "%22"),
    ("%27", "%27"),
    ("\\u0022", "\\u0022"),
    ("\\u0027", "\\u0027"),
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("《", "》"),
    ("【", "】"),
    ("<![CDATA[", "]]>"),
];

// Strings in strings in strings in strings.
const MOST_BACKSLASHES: usize = 15;

// A quotation of several lines has no more of them, and is no longer.
const MOST_LINES: usize = 12;
const LONGEST: usize = 16 * 1024;

/// The quotation that opens there.
pub(super) fn opening(text: &[u8], index: usize) -> Option<Quote> {
    let backslashes = from(text, index).iter().take(MOST_BACKSLASHES).take_while(|byte| **byte == b'\\').count();
    let mark = at(text, index + backslashes).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    if let Some(mark) = mark {
        // 0, 1, 3, 7: each layer doubles them and adds the mark's own.
        let is_layered = (backslashes + 1).is_power_of_two();
        return is_layered.then_some(Quote { length: backslashes + 1, close: Close::Mark(mark, backslashes) });
    }
    let first = at(text, index)?;
    if !matches!(first, b'&' | b'%' | b'\\' | b'<') && first.is_ascii() {
        return None;
    }
    let &(open, close) = WRITTEN.iter().find(|(open, _)| is_at(text, index, open))?;
    Some(Quote { length: open.len(), close: Close::Text(open, close) })
}

/// Behind a quotation mark that may close here.
pub(super) fn skip_closing(text: &[u8], index: usize) -> usize {
    match opening(text, index) {
        Some(quote) => index + quote.length,
        None => WRITTEN
            .iter()
            .find(|(_, close)| at(text, index).is_some_and(|byte| !byte.is_ascii()) && is_at(text, index, close))
            .map_or(index, |(_, close)| index + close.len()),
    }
}

impl Quote {
    /// Where the quotation ends whose content begins at `start`, before its mark. One that no mark closes ends with its
    /// line.
    pub(super) fn end(self, text: &[u8], start: usize) -> usize {
        let first_line = match self.close(text, start) {
            Ok(end) => return end,
            Err(end) => end,
        };
        let mut end = first_line;
        let mut lines = 0;
        while lines < MOST_LINES && end < start + LONGEST {
            // What a backslash wraps is one line.
            let is_wrapped = before(text, end) == Some(b'\\');
            lines += usize::from(!is_wrapped);
            let next = skip(text, end, |byte| byte == b'\r');
            let begin = next + usize::from(at(text, next) == Some(b'\n'));
            let content = skip_blanks(text, begin);
            if begin == next || matches!(at(text, content), None | Some(b'\n' | b'\r')) {
                break;
            }
            match self.close(text, begin) {
                Err(line) => end = line,
                // Behind a mark that opens another quotation goes on what this one is not.
                Ok(close) if is_behind_value(text, close + self.closing_length()) => return close,
                Ok(_) => break,
            }
        }
        start + part(text, start, first_line).trim_ascii_end().len()
    }

    pub(super) const fn closing_length(self) -> usize {
        match self.close {
            Close::Mark(_, backslashes) => backslashes + 1,
            Close::Text(_, close) => close.len(),
        }
    }

    /// Where it closes, or where the line ends that does not close it.
    fn close(self, text: &[u8], start: usize) -> Result<usize, usize> {
        let rest = from(text, start);
        let rest = rest.get(..LONGEST.min(rest.len())).unwrap_or_default();
        match self.close {
            Close::Mark(mark, layer) => close_by_mark(rest, mark, layer),
            Close::Text(open, close) => close_by_text(rest, open.as_bytes(), close.as_bytes()),
        }
        .map(|end| start + end)
        .map_err(|end| start + end)
    }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Another opening ends it, too: each byte is looked at for one of them only.
fn close_by_text(rest: &[u8], open: &[u8], close: &[u8]) -> Result<usize, usize> {
    for (offset, byte) in rest.iter().enumerate() {
        if from(rest, offset).starts_with(close) {
            return Ok(offset);
        }
        if is_line_end(*byte) || from(rest, offset).starts_with(open) {
            return Err(offset);
        }
    }
    Err(rest.len())
}

fn close_by_mark(rest: &[u8], mark: u8, layer: usize) -> Result<usize, usize> {
    let mut backslashes = 0;
    let mut skips = false;
    let mut escaped = None;
    for (offset, byte) in rest.iter().copied().enumerate() {
        if byte == b'\\' {
            backslashes += 1;
            continue;
        }
        if is_line_end(byte) {
            // In shells and YAML a backslash between single marks is a backslash.
            return escaped.filter(|_| mark == b'\'' && layer == 0).ok_or(offset);
        }
        if byte == mark && !skips {
            if backslashes < layer {
                return Ok(offset - backslashes);
            }
            if backslashes % (2 * (layer + 1)) == layer {
                // Two marks in a row are one in YAML, SQL, CSV and PowerShell, if they do not stand for nothing.
                skips = layer == 0
                    && offset > 0
                    && at(rest, offset + 1) == Some(mark)
                    && at(rest, offset + 2) != Some(mark);
                if !skips {
                    return Ok(offset - layer);
                }
            } else {
                escaped = Some(offset);
            }
        } else {
            skips = false;
        }
        backslashes = 0;
    }
    Err(rest.len())
}

/// Whether what stands there can follow a value.
fn is_behind_value(text: &[u8], index: usize) -> bool {
    at(text, index).is_none_or(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii())
}

/// Where a shell's word ends that begins there: quotations and escapes belong to it.
pub(super) fn shell_word_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = at(text, end).filter(|_| end < start + LONGEST) {
        match byte {
            // Not quoted as a shell would want it, and still meant as one word.
            b'&' if end > start && at(text, end + 1).is_some_and(|next| next.is_ascii_alphanumeric()) => end += 1,
            b' ' | b'\t' | b'\n' | b'\r' | b';' | b'|' | b'&' | b'<' | b'>' | b'(' | b')' => break,
            b'\\' if at(text, end + 1).is_some_and(|next| matches!(next, b'"' | b'\'' | b'\\')) => {
                match opening(text, end) {
                    Some(quote) if end == start => end = quoted_end(text, end, quote),
                    // The string closes that the command stands in.
                    Some(quote) if quote.length > 1 && end > start && closes_outside(text, end + quote.length) => break,
                    _ => end += 2,
                }
            }
            // A line that goes on.
            b'\\' if matches!(at(text, end + 1), Some(b'\n' | b'\r') | None) => break,
            b'\\' if at(text, end + 1) == Some(b'n') && closes_outside(text, end + 2) => break,
            b'\\' => end += 2,
            b'$' if matches!(at(text, end + 1), Some(b'(' | b'{')) => {
                let close = if at(text, end + 1) == Some(b'(') { b')' } else { b'}' };
                let length = from(text, end).iter().take(256).position(|byte| *byte == close);
                end += length.map_or(1, |length| length + 1);
            }
            b'"' | b'\'' | b'`' => match opening(text, end) {
                Some(_) if end > start && closes_outside(text, end + 1) => break,
                Some(quote) => end = quoted_end(text, end, quote),
                None => end += 1,
            },
            _ => end += 1,
        }
    }
    end.min(text.len())
}

fn quoted_end(text: &[u8], index: usize, quote: Quote) -> usize {
    let close = quote.end(text, index + quote.length);
    (close + quote.closing_length()).min(text.len())
}

/// Whether what stands there can follow a string that closes before it.
fn closes_outside(text: &[u8], index: usize) -> bool {
    let next = skip_blanks(text, index);
    at(text, next)
        .is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b',' | b'}' | b']' | b')' | b';' | b':' | b'<' | b'|' | b'>'))
        || next > index && !matches!(at(text, next), Some(b'"' | b'\''))
}
