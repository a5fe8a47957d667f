//! What joins a name to its value.

use super::bytes::{at, before, from, is_blank, is_one_of, part, skip, skip_back, skip_blanks};
use super::named::{Named, is_name_byte};
use super::pattern::Set;
use super::quote::{opening, skip_closing};

pub(super) enum Join {
    /// A sign.
    Sign(Sign),
    /// A comma, in a list.
    Listed(usize),
    /// A member called `value`, somewhere behind; its value begins there.
    Beside(usize),
    /// A bracket.
    Attached(usize),
    /// A space, in a command or sentence.
    Space(usize),
    /// The border of a cell, in a table.
    Cell(usize),
    /// An empty line, in a form that is sent in parts.
    Part(usize),
}

#[derive(Clone, Copy)]
pub(super) struct Sign {
    pub(super) end: usize,
    /// Whether only programs write it; a colon stands in sentences too.
    pub(super) is_equals: bool,
    pub(super) is_tag: bool,
    pub(super) compares: bool,
}

impl Named<'_> {
    pub(super) fn join(&self) -> Option<Join> {
        let text = self.text;
        let (end, is_closed) = self.behind_closings();
        let start = skip_blanks(text, end);
        if self.is_expansion(end) {
            return None;
        }
        if let Some(sign) =
            sign(text, start).or_else(|| typed(text, start, is_closed)).or_else(|| defaulted(text, start))
        {
            return (is_closed || !self.closes_string(sign.end)).then_some(Join::Sign(declared(text, sign)));
        }
        if let Some(value) = beside(text, start) {
            return Some(Join::Beside(value));
        }
        let opens_tag = self.opens_tag();
        let is_cell = start >= end + 2 || matches!(at(text, start), Some(b'|'));
        match at(text, start) {
            Some(b'>') if start == end && (is_closed || opens_tag) => tag(text, start),
            _ if opens_tag => tag(text, start),
            Some(b',') if is_closed => Some(Join::Listed(start + 1)),
            Some(b'(' | b'[' | b'{') if start == end && !is_closed => Some(Join::Attached(start)),
            Some(b'\n' | b'\r') if is_closed && self.is_part() => part_behind(text, start).map(Join::Part),
            Some(b'|') if is_cell => Some(Join::Cell(start + 1)),
            Some(0xE2) if from(text, start).starts_with("│".as_bytes()) => Some(Join::Cell(start + "│".len())),
            Some(b'\n' | b'\r' | b',' | b';' | b'}') | None => None,
            _ if is_cell && !is_closed => Some(Join::Cell(start)),
            _ if start > end && !is_closed && !self.closes_string(start) => Some(Join::Space(start)),
            // In Chinese no space is between words.
            Some(byte) if !self.is_ascii() && (byte.is_ascii_graphic() || !byte.is_ascii()) => Some(Join::Space(start)),
            _ => None,
        }
    }

    /// Whether the name is that of an element, maybe of a namespace.
    fn opens_tag(&self) -> bool {
        let prefix = skip_back(self.text, self.start, 24, |byte| Set::WORD.has(byte) || matches!(byte, b':' | b'-'));
        before(self.text, prefix) == Some(b'<')
    }

    /// Whether the name is that of a part of a form.
    fn is_part(&self) -> bool {
        let mark = skip_back(self.text, self.start, 4, |byte| matches!(byte, b'"' | b'\'' | b'\\'));
        part(self.text, mark.saturating_sub(5), mark) == b"name="
    }

    /// Behind what closes around the name: marks, brackets, asterisks of Markdown, what makes it optional.
    fn behind_closings(&self) -> (usize, bool) {
        let text = self.text;
        let mut end = self.end;
        let mut is_closed = false;
        for _ in 0..2 {
            let closed = skip_closing(text, end);
            is_closed |= closed > end;
            let starred = skip(text, closed, |byte| byte == b'*' || byte == b'_' && self.before() == Some(b'_'));
            end = skip(text, starred, |byte| byte == b']' && is_closed);
        }
        let is_optional = matches!((at(text, end), at(text, end + 1)), (Some(b'?' | b'!'), Some(b':')));
        (end + usize::from(is_optional), is_closed)
    }

    /// Whether a shell puts in a variable there: `${PASSWORD:?must be set}`. Its default may be a credential.
    fn is_expansion(&self, end: usize) -> bool {
        let is_variable =
            self.before() == Some(b'{') && self.start.checked_sub(2).and_then(|at| self.text.get(at)) == Some(&b'$');
        is_variable && !from(self.text, end).starts_with(b":-") && !from(self.text, end).starts_with(b":=")
    }

    /// Whether the mark that stands there, behind blanks, closes the string that the name begins or is in.
    fn closes_string(&self, index: usize) -> bool {
        let start = skip_blanks(self.text, index);
        let Some(mark) = at(self.text, start).filter(|byte| matches!(byte, b'"' | b'\'')) else { return false };
        let open = skip_back(self.text, self.start, 32, |byte| byte != mark && byte != b'\n');
        let is_inside = before(self.text, open) == Some(mark)
            && open
                .checked_sub(2)
                .and_then(|before| at(self.text, before))
                .is_none_or(|byte| matches!(byte, b' ' | b'(' | b',' | b'=' | b'[' | b'{' | b'\n'));
        let behind = at(self.text, start + 1);
        is_inside
            && behind.is_none_or(|byte| {
                byte.is_ascii_whitespace() || matches!(byte, b')' | b',' | b';' | b']' | b'}' | b'+' | b'.')
            })
    }
}

fn tag(text: &[u8], start: usize) -> Option<Join> {
    let close = start + part(text, start, start + 256).iter().position(|byte| matches!(byte, b'>' | b'<' | b'\n'))?;
    let is_open = at(text, close) == Some(b'>') && before(text, close) != Some(b'/');
    // What no end tag follows is no element: `<password>` stands for one.
    let content = from(text, close + 1);
    let content = content.get(..content.len().min(16 * 1024)).unwrap_or_default();
    let is_element = content.starts_with(b"<![CDATA[")
        || content.iter().position(|byte| *byte == b'<').is_some_and(|end| content.get(end + 1) == Some(&b'/'));
    (is_open && is_element).then_some(Join::Sign(Sign {
        end: close + 1,
        is_equals: true,
        is_tag: true,
        compares: false,
    }))
}

/// A type between the name and the sign: `password string = "x"`.
fn typed(text: &[u8], start: usize, is_closed: bool) -> Option<Sign> {
    let end = skip(part(text, 0, start + 24), start, |byte| Set::WORD.has(byte) || matches!(byte, b'*' | b'&'));
    let sign_start = skip_blanks(text, end);
    let is_type =
        end > start && !is_closed && sign_start > end && at(text, start.wrapping_sub(1)).is_some_and(is_blank);
    if !is_type || !from(text, sign_start).starts_with(b"= ") {
        return None;
    }
    sign(text, sign_start)
}

/// What a prompt shows as the value so far: `Secret Access Key [None]: `.
fn defaulted(text: &[u8], start: usize) -> Option<Sign> {
    if at(text, start) != Some(b'[') {
        return None;
    }
    let close = start + part(text, start, start + 32).iter().position(|byte| *byte == b']')?;
    sign(text, close + 1).filter(|sign| !sign.is_equals)
}

/// Behind a colon may stand a type, and the sign behind that: `PASSWORD: &str = "x"`.
fn declared(text: &[u8], colon: Sign) -> Sign {
    if colon.is_equals {
        return colon;
    }
    let is_type = |byte: u8| {
        Set::WORD.has(byte) || matches!(byte, b'&' | b'\'' | b'<' | b'>' | b'[' | b']' | b'?' | b'|' | b' ' | b'.')
    };
    let start = skip_blanks(text, colon.end);
    let end = skip(part(text, 0, start + 40), start, is_type);
    let is_assigned = end > start && from(text, end).starts_with(b"= ") && text.get(end - 1) == Some(&b' ');
    if is_assigned { Sign { end: end + 1, is_equals: true, ..colon } } else { colon }
}

/// The next part of a form, behind an empty line.
fn part_behind(text: &[u8], start: usize) -> Option<usize> {
    let line = |index| {
        let index = index + usize::from(at(text, index) == Some(b'\r'));
        (at(text, index) == Some(b'\n')).then_some(index + 1)
    };
    line(line(start)?)
}

/// Where the value begins of a member called `value` or `default`, next to a name or in the block behind it.
fn beside(text: &[u8], start: usize) -> Option<usize> {
    if !matches!(at(text, start), Some(b',' | b'\n' | b'\r' | b'v' | b'V' | b'd' | b';' | b'/' | b'{')) {
        return None;
    }
    let is_between = |byte: u8| {
        byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'"' | b'\'' | b'\\' | b'-' | b'{' | b'n')
    };
    let mut next = start;
    for _ in 0..4 {
        let begin = skip(part(text, 0, next + 64), next, |byte| is_between(byte) && byte != b'n');
        // An escaped line break.
        let begin = if at(text, begin) == Some(b'n') && before(text, begin) == Some(b'\\') {
            skip_blanks(text, begin + 1)
        } else {
            begin
        };
        let end = begin + part(text, begin, begin + 24).iter().take_while(|byte| is_name_byte(**byte)).count();
        let word = part(text, begin, end);
        let value = skip_closing(text, end);
        let sign = skip_blanks(text, value);
        if !matches!(at(text, sign), Some(b':' | b'=')) {
            return None;
        }
        if is_one_of(word, VALUES) {
            return Some(skip(text, sign + 1, |byte| byte == b'>'));
        }
        // Another attribute of the same thing.
        if !is_one_of(word, ATTRIBUTES) {
            return None;
        }
        let start = skip_blanks(text, sign + 1);
        next = match opening(text, start) {
            Some(quote) => {
                let end = quote.end(part(text, 0, start + 512), start + quote.length);
                end + quote.closing_length()
            }
            None => skip(part(text, 0, start + 64), start, |byte| !matches!(byte, b'\n' | b',' | b'}' | b';' | b'>')),
        };
    }
    None
}

const VALUES: &[&str] = &["value", "val", "defaultvalue", "default", "secretvalue", "stringvalue"];
const ATTRIBUTES: &[&str] =
    &["type", "description", "sensitive", "nullable", "class", "id", "env", "label", "secret", "hidden", "encrypted"];

/// The sign that stands there.
fn sign(text: &[u8], start: usize) -> Option<Sign> {
    let rest = from(text, start);
    let first = *rest.first()?;
    if !matches!(first, b'=' | b':' | b'!' | b'?' | b'+' | b'-' | b'%' | b'&' | b'\\') && first.is_ascii() {
        return None;
    }
    let (written, is_equals) = SIGNS.iter().find(|(written, _)| rest.starts_with(written.as_bytes()))?;
    let compares = matches!(*written, "===" | "==" | "!=" | "!==");
    Some(Sign { end: start + written.len(), is_equals: *is_equals, is_tag: false, compares })
}

const SIGNS: &[(&str, bool)] = &[
    ("!==", true),
    ("===", true),
    ("==", true),
    ("!=", true),
    ("=>", true),
    ("=", true),
    (":=", true),
    ("::", true),
    (": =", true),
    (":", false),
    ("?=", true),
    ("+=", true),
    ("->", true),
    ("%3D", true),
    ("%3d", true),
    ("%253D", true),
    ("%3A", true),
    ("%3a", true),
    ("&#61;", true),
    ("&#x3d;", true),
    ("\\u003d", true),
    ("\\u003D", true),
    ("：", false),
    ("＝", true),
];
