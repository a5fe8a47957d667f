//! JSON text (RFC 8259) as source: a pull parser straight over the UTF-8. Strings without escapes are borrowed, nesting
//! is limited, and what is wrong is located by line and column.
//!
//! Numbers stay text, because a password of digits must not lose any. Keys are not compared here: the sink knows which
//! ones it has seen.

mod members;
mod scan;

use super::{Fault, MAX_DEPTH, Place, Sink, go};
pub(crate) use members::{Members, each, members};
pub(crate) use scan::plain_length;

pub(crate) fn feed(text: &str, sink: &mut impl Sink) -> Result<(), Fault> {
    let mut parser = Parser::new(text)?;
    parser.value(sink, 0)?;
    parser.end()
}

/// The text that the bytes are, if they are UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}

/// The fault of bytes that are not UTF-8 from offset `at` on.
pub(crate) fn not_utf8(bytes: &[u8], at: usize) -> Fault {
    let valid = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    Fault::NotJson("bad_utf8", advanced(START, valid))
}

const START: Place = Place { line: 1, column: 1 };

/// The place that is reached from `start` behind `text`.
fn advanced(start: Place, text: &str) -> Place {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match text.rsplit_once('\n') {
        None => Place { column: start.column.saturating_add(count(text.chars().count())), ..start },
        Some((lines, rest)) => Place {
            line: start.line.saturating_add(count(lines.matches('\n').count() + 1)),
            column: count(rest.chars().count() + 1),
        },
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// The last trailing comma, from which the next one is located: there may be very many.
    comma: (usize, Place),
    /// The string that is being unescaped.
    scratch: String,
}

impl<'a> Parser<'a> {
    /// At the first value of the text.
    fn new(text: &'a str) -> Result<Self, Fault> {
        let mut parser = Self { text, at: 0, comma: (0, START), scratch: String::new() };
        parser.skip_space();
        if parser.at == text.len() { Err(parser.fault("empty")) } else { Ok(parser) }
    }

    /// Nothing may stand behind the value.
    fn end(mut self) -> Result<(), Fault> {
        self.skip_space();
        if self.at < self.text.len() { Err(self.fault("trailing_text")) } else { Ok(()) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn fault(&self, reason: &'static str) -> Fault {
        Fault::NotJson(reason, self.place(self.at))
    }

    fn place(&self, at: usize) -> Place {
        advanced(START, self.text.get(..at).unwrap_or(self.text))
    }

    /// The fault of a byte that does not belong here, or of a text that ends here.
    fn unexpected(&self) -> Fault {
        self.fault(if self.at < self.text.len() { "unexpected_character" } else { "unexpected_end" })
    }

    fn value(&mut self, sink: &mut impl Sink, depth: usize) -> Result<(), Fault> {
        match self.peek() {
            Some(b'n') => {
                self.word("null")?;
                go(sink.null())
            }
            Some(b't') => {
                self.word("true")?;
                go(sink.boolean(true))
            }
            Some(b'f') => {
                self.word("false")?;
                go(sink.boolean(false))
            }
            Some(b'"') => {
                let text = self.string()?;
                go(sink.text(text))
            }
            Some(b'-' | b'0'..=b'9') => {
                let raw = self.number()?;
                go(sink.number(raw))
            }
            Some(b'[' | b'{') if depth == MAX_DEPTH => Err(Fault::TooDeep),
            Some(b'[') => self.list(sink, depth + 1),
            Some(b'{') => self.object(sink, depth + 1),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.fault("unexpected_character"))
        }
    }

    fn list(&mut self, sink: &mut impl Sink, depth: usize) -> Result<(), Fault> {
        go(sink.open_list())?;
        if self.is_empty(b']') {
            return go(sink.close_list());
        }
        loop {
            self.value(sink, depth)?;
            if self.ends(b']', sink)? {
                return go(sink.close_list());
            }
        }
    }

    fn object(&mut self, sink: &mut impl Sink, depth: usize) -> Result<(), Fault> {
        go(sink.open_object())?;
        if self.is_empty(b'}') {
            return go(sink.close_object());
        }
        loop {
            go(self.key(|key| sink.key(key))?)?;
            self.value(sink, depth)?;
            if self.ends(b'}', sink)? {
                return go(sink.close_object());
            }
        }
    }

    /// Whether the list or object that begins here ends at once; if not, the parser stands at what is in it.
    fn is_empty(&mut self, close: u8) -> bool {
        self.at += 1;
        self.skip_space();
        let is_empty = self.peek() == Some(close);
        self.at += usize::from(is_empty);
        is_empty
    }

    /// What `take` makes of the key that begins here. The parser then stands at its value.
    fn key<K>(&mut self, take: impl FnOnce(&str) -> K) -> Result<K, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected());
        }
        let key = take(self.string()?);
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected());
        }
        self.at += 1;
        self.skip_space();
        Ok(key)
    }

    /// Whether the list or object ends behind the value just read; if not, the parser stands at the next one.
    fn ends(&mut self, close: u8, sink: &mut impl Sink) -> Result<bool, Fault> {
        self.skip_space();
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(close) {
                    let (last, place) = self.comma;
                    let place = advanced(place, self.text.get(last..comma).unwrap_or_default());
                    self.comma = (comma, place);
                    go(sink.trailing_comma(place))?;
                    self.at += 1;
                    return Ok(true);
                }
                Ok(false)
            }
            _ => Err(self.unexpected()),
        }
    }

    fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.fault("leading_zero"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected());
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    /// The string that begins here, borrowed from the text unless it has escapes.
    fn string(&mut self) -> Result<&str, Fault> {
        self.at += 1;
        let start = self.at;
        self.plain()?;
        if self.peek() == Some(b'"') {
            let text = self.text.get(start..self.at).unwrap_or_default();
            self.at += 1;
            return Ok(text);
        }
        self.scratch.clear();
        let mut from = start;
        loop {
            self.scratch.push_str(self.text.get(from..self.at).unwrap_or_default());
            if self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(&self.scratch);
            }
            let character = self.escape()?;
            self.scratch.push(character);
            from = self.at;
            self.plain()?;
        }
    }

    /// Moves to the next quote or backslash.
    fn plain(&mut self) -> Result<(), Fault> {
        self.at += plain_length(self.text.as_bytes().get(self.at..).unwrap_or_default());
        match self.peek() {
            Some(b'"' | b'\\') => Ok(()),
            Some(_) => Err(self.fault("control_character")),
            None => Err(self.fault("unexpected_end")),
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let escape = self.at;
        self.at += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(escape),
            _ => return Err(Fault::NotJson("bad_escape", self.place(escape))),
        };
        self.at += 1;
        Ok(character)
    }

    fn unicode_escape(&mut self, escape: usize) -> Result<char, Fault> {
        let bad = |parser: &Self, reason| Fault::NotJson(reason, parser.place(escape));
        let unit = self.hex_unit().ok_or_else(|| bad(self, "bad_escape"))?;
        let code = match unit {
            0xd800..=0xdbff => {
                let low = if self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u") {
                    self.at += 1;
                    self.hex_unit()
                } else {
                    None
                };
                match low {
                    Some(low @ 0xdc00..=0xdfff) => 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                    _ => return Err(bad(self, "lone_surrogate")),
                }
            }
            unit => unit,
        };
        char::from_u32(code).ok_or_else(|| bad(self, "lone_surrogate"))
    }

    /// The four hex digits behind the `u` at which the parser stands.
    fn hex_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at + 1..self.at + 5)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 5;
        u32::from_str_radix(digits, 16).ok()
    }
}
