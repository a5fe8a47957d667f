//! The lines of a text that comes in windows.

use super::Window;

/// A line of more bytes is not read: no payload is so long.
pub const MAX_LINE: usize = 1 << 20;

/// What stands between two line feeds. A carriage return at its end does not belong to it, nor does a byte order mark
/// before it: both are left behind by tools that write or join files.
#[derive(Clone, Copy)]
pub(crate) enum Line<'a> {
    /// Nothing but white space.
    Blank,
    Text(&'a [u8]),
    /// Longer than [`MAX_LINE`].
    TooLong,
}

/// Where the reading of a stream stands.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    /// The number of the line that comes next, or has begun.
    pub(crate) line: u64,
    /// Whether the window begins within a line that is too long.
    pub(crate) in_long: bool,
}

impl Cursor {
    pub(crate) const fn at(line: u64) -> Self {
        Self { line, in_long: false }
    }

    /// Hands every line that ends in the window to `each`, with its number. Gives where the last of them ends. What
    /// follows must be at the beginning of the next window, unless it belongs to a line that is too long.
    pub(crate) fn read<'a>(&mut self, window: Window<'a>, mut each: impl FnMut(u64, Line<'a>)) -> usize {
        let mut rest = window.bytes;
        while let Some(length) = line_length(rest, window.last && (self.in_long || !rest.is_empty())) {
            let line = rest.get(..length).unwrap_or_default();
            each(self.line, if self.in_long { Line::TooLong } else { Line::of(line) });
            self.line += 1;
            self.in_long = false;
            rest = rest.get(length + 1..).unwrap_or_default();
        }
        self.in_long |= rest.len() > MAX_LINE;
        window.bytes.len() - rest.len()
    }
}

/// How long the line is that begins here; none when it does not end here. The last one need not have a line feed.
fn line_length(text: &[u8], is_last: bool) -> Option<usize> {
    memchr::memchr(b'\n', text).or_else(|| is_last.then_some(text.len()))
}

impl<'a> Line<'a> {
    fn of(line: &'a [u8]) -> Self {
        if line.len() > MAX_LINE {
            return Self::TooLong;
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        if line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) { Self::Blank } else { Self::Text(line) }
    }
}
