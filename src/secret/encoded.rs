//! Text inside text: what HTML's references, percent-encoding and JSON's escapes stand for, and where that was written.

use std::ops::Range;

/// A text with one layer of encoding taken off.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Where each byte of the text was written, and behind them where the writing ends.
    origins: Vec<usize>,
}

const REFERENCES: &[(&str, char)] =
    &[("&quot;", '"'), ("&apos;", '\''), ("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&nbsp;", ' ')];

impl Decoded {
    /// None when nothing in it is encoded.
    pub(super) fn of(encoded: &str) -> Option<Self> {
        if !encoded.contains(['&', '%', '\\']) {
            return None;
        }
        let mut decoded = Self { text: String::with_capacity(encoded.len()), origins: Vec::new() };
        let mut rest = encoded;
        while let Some(plain) = rest.chars().next() {
            let (c, length) = character(rest).unwrap_or((plain, plain.len_utf8()));
            decoded.origins.extend(std::iter::repeat_n(encoded.len() - rest.len(), c.len_utf8()));
            decoded.text.push(c);
            rest = rest.get(length..).unwrap_or_default();
        }
        decoded.origins.push(encoded.len());
        Some(decoded).filter(|decoded| decoded.text != encoded)
    }

    /// Where a part of the text was written.
    pub(super) fn origin(&self, part: &Range<usize>) -> Option<Range<usize>> {
        Some(*self.origins.get(part.start)?..*self.origins.get(part.end)?)
    }
}

/// The character that the encoded one at the beginning stands for, and the length of its writing.
fn character(text: &str) -> Option<(char, usize)> {
    if let Some((reference, c)) = REFERENCES.iter().find(|(reference, _)| text.starts_with(reference)) {
        return Some((*c, reference.len()));
    }
    let (digits, radix, length) = if let Some(number) = text.strip_prefix("&#") {
        let end = number.bytes().take(8).position(|byte| byte == b';')?;
        let digits = number.get(..end)?;
        let hex = digits.strip_prefix(['x', 'X']);
        (hex.unwrap_or(digits), if hex.is_some() { 16 } else { 10 }, end + 3)
    } else if let Some(hex) = text.strip_prefix('%') {
        (hex.get(..2)?, 16, 3)
    } else {
        (text.strip_prefix("\\u")?.get(..4)?, 16, 6)
    };
    let c = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    // Beyond ASCII percent-encoding is of bytes, not of characters, and nothing there opens or joins anything.
    (c.is_ascii_graphic() || c == ' ').then_some((c, length))
}
