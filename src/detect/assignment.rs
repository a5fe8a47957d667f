//! Values behind names that promise a credential: `password=x`, `"token": "x"`, `<secret>x</secret>`, `--api-key x`,
//! `name: DB_PASSWORD` with a `value` beside it, and "the password x is wrong".
//!
//! A name is looked at once. What joins it to its value tells how the value is written, and that tells where it ends.

use super::Found;
use super::bytes::{at, from, is_at, is_blank, line_end, part, skip, skip_back, skip_blanks};
use super::extent::{self, Extent};
use super::looks::{self, Dress};
use super::names::{self, Name, Promise};
use super::pattern::Set;
use super::quote::{self, opening, skip_closing};
use super::rule::Rule;
use super::rules::{self, generic};

/// A name in the text.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) text: &'a [u8],
    pub(super) start: usize,
    pub(super) end: usize,
}

// Longer than names that people write.
const LONGEST_NAME: usize = 64;

fn is_name_byte(byte: u8) -> bool {
    Set::WORD.has(byte) || matches!(byte, b'-' | b'.')
}

impl<'a> Named<'a> {
    /// The name around a stem of it.
    pub(super) fn around(text: &'a [u8], stem: usize, length: usize) -> Self {
        if at(text, stem).is_some_and(|byte| !byte.is_ascii()) {
            return Self { text, start: stem, end: stem + length };
        }
        let mut start = skip_back(text, stem, LONGEST_NAME, is_name_byte);
        // What belongs to an escape before the name: `\n`, `%22`, `\u0022`.
        let before = start.checked_sub(1).and_then(|before| at(text, before));
        start += match (before, at(text, start)) {
            (Some(b'\\'), Some(b'u')) if stem >= start + 5 => 5,
            (Some(b'\\'), Some(b'n' | b'r' | b't')) if stem > start => 1,
            (Some(b'%'), _) if stem >= start + 2 => 2,
            _ => 0,
        };
        let end = stem + part(text, stem, stem + LONGEST_NAME).iter().take_while(|byte| is_name_byte(**byte)).count();
        let trailing = part(text, start, end).iter().rev().take_while(|byte| matches!(byte, b'.' | b'-')).count();
        Self { text, start, end: end - trailing }
    }

    fn name(&self) -> &'a [u8] {
        part(self.text, self.start, self.end)
    }

    fn before(&self) -> Option<u8> {
        self.start.checked_sub(1).and_then(|before| at(self.text, before))
    }

    fn is_option(&self) -> bool {
        at(self.text, self.start) == Some(b'-') && !self.before().is_some_and(|byte| byte.is_ascii_alphanumeric())
    }

    /// What the name promises. "API key" does what `api_key` does.
    fn promise(&self) -> Option<Promise> {
        let promise = names::promise(self.name())?;
        if promise == Promise::Maybe && self.name().eq_ignore_ascii_case(b"key") && self.before() == Some(b' ') {
            let start = skip_back(self.text, self.start - 1, 16, |byte| byte.is_ascii_alphabetic());
            let word = part(self.text, start, self.start - 1).to_ascii_lowercase();
            if KINDS_OF_KEY.iter().any(|kind| kind.as_bytes() == word) {
                return Some(Promise::Secret);
            }
        }
        Some(promise)
    }

    /// The credentials that the name promises. Returns from where on names are to be looked at again.
    pub(super) fn read(&self, found: &mut Vec<Found>) -> usize {
        let before = found.len();
        self.look(found);
        let behind = found.get(before..).unwrap_or_default().iter().map(|found| found.end).max();
        self.end.max(behind.unwrap_or_default())
    }

    fn look(&self, found: &mut Vec<Found>) {
        // An end tag, or the last part of a path.
        let is_path = self.before() == Some(b'/')
            && self.start.checked_sub(2).and_then(|before| at(self.text, before)).is_some_and(|byte| !is_blank(byte));
        if is_path {
            return;
        }
        match self.join() {
            Some(Join::Sign(sign)) => self.assigned(sign, found),
            Some(Join::Listed(start)) => self.listed(start, found),
            Some(Join::Beside(start)) => self.beside(start, found),
            Some(Join::Attached(start)) => self.attached(start, found),
            Some(Join::Space(start)) if self.is_option() => self.argument(start, found),
            Some(Join::Space(start)) => self.said(start, found),
            None => {}
        }
    }

    fn join(&self) -> Option<Join> {
        let text = self.text;
        let mut end = self.end;
        let mut is_closed = false;
        for _ in 0..2 {
            let closed = skip_closing(text, end);
            is_closed |= closed > end;
            end = skip(text, closed, |byte| byte == b']' && is_closed);
        }
        if at(text, end) == Some(b'?') && at(text, end + 1) == Some(b':') {
            end += 1;
        }
        let start = skip_blanks(text, end);
        if let Some((length, sign)) = sign(text, start) {
            return Some(Join::Sign(Sign { end: start + length, ..sign }));
        }
        let first = at(text, start);
        if is_value_beside(text, start) {
            return Some(Join::Beside(start));
        }
        let opens_tag =
            self.before() == Some(b'<') || part(text, self.start.saturating_sub(24), self.start).contains(&b'<');
        match first {
            Some(b'>') if start == end && (is_closed || opens_tag) => {
                let closes = at(text, start - 1) != Some(b'/');
                closes.then_some(Join::Sign(Sign { end: start + 1, is_equals: true, is_tag: true, compares: false }))
            }
            _ if self.before() == Some(b'<') => self.tag(end),
            Some(b',') if is_closed => Some(Join::Listed(start + 1)),
            Some(b'/') if is_closed && at(text, start + 1) == Some(b'>') => None,
            Some(b'(' | b'[' | b'{') if start == end && !is_closed => Some(Join::Attached(start)),
            Some(b'\n' | b'\r' | b',' | b';' | b'}') => None,
            _ if start > end && !is_closed => Some(Join::Space(start)),
            // "密码x错误"
            Some(byte) if !self.name().is_ascii() && byte.is_ascii_graphic() => Some(Join::Space(start)),
            Some(byte) if !self.name().is_ascii() && !byte.is_ascii() => Some(Join::Space(start)),
            _ => None,
        }
    }

    /// Behind the attributes of an element.
    fn tag(&self, end: usize) -> Option<Join> {
        let close = part(self.text, end, end + 256).iter().position(|byte| matches!(byte, b'>' | b'<' | b'\n'))?;
        let is_tag = at(self.text, end + close) == Some(b'>') && at(self.text, end + close - 1) != Some(b'/');
        is_tag.then_some(Join::Sign(Sign { end: end + close + 1, is_equals: true, is_tag: true, compares: false }))
    }

    fn assigned(&self, sign: Sign, found: &mut Vec<Found>) {
        let text = self.text;
        let mut start = skip_blanks(text, sign.end);
        let is_separate = start > sign.end;
        if sign.is_tag {
            start = skip(text, start, |byte| byte.is_ascii_whitespace());
        }
        if matches!(at(text, start), Some(b'\n' | b'\r' | b'|' | b'>')) && !sign.is_equals {
            return self.push_all(extent::below(text, self.start, start), Dress::Quoted, found);
        }
        if at(text, start) == Some(b'\\') && matches!(at(text, start + 1), Some(b'\n' | b'\r')) {
            start = skip(text, start + 1, |byte| byte.is_ascii_whitespace());
        }
        if at(text, start) == Some(b'[') {
            return self.push_all(extent::items(text, start), Dress::Quoted, found);
        }
        start = extent::wrapper(text, start);
        let extent = if sign.is_tag {
            extent::element(text, start)
        } else if self.is_option() && opening(text, start).is_none_or(|quote| quote.length == 1) {
            extent::argument(text, start)
        } else {
            extent::value(text, self.start, start, is_separate, !sign.is_equals)
        };
        let extent =
            if is_of(self.name(), "cookie") && !extent.is_quoted { extent::header(text, start) } else { extent };
        let dress = match extent.is_quoted {
            true => Dress::Quoted,
            false if sign.compares => return,
            false if sign.is_equals || !is_separate => Dress::Assigned,
            false => Dress::Told,
        };
        if !self.push(extent, dress, found) && !extent.is_quoted {
            // The first word of a line may be one, though the line is a sentence.
            let word = extent::word(text, extent.start);
            if word.end < extent.end {
                self.push(word, Dress::Said, found);
            }
        }
    }

    /// Arguments and list items: `setenv("PASSWORD", "x")`, `["--password", "x"]`.
    fn listed(&self, start: usize, found: &mut Vec<Found>) {
        let start = skip(self.text, start, |byte| byte.is_ascii_whitespace());
        let Some(quote) = opening(self.text, start) else { return };
        let begin = start + quote.length;
        let end = quote.end(self.text, begin);
        // A name and a value and nothing else.
        let is_pair = self.before().is_some_and(|byte| matches!(byte, b'"' | b'\'')) && {
            let open = skip_back(self.text, self.start, 4, |byte| matches!(byte, b'"' | b'\'' | b'\\'));
            let opens = open
                .checked_sub(1)
                .and_then(|before| at(self.text, before))
                .is_some_and(|byte| matches!(byte, b'(' | b'['));
            let close = at(self.text, skip_blanks(self.text, end + quote.closing_length()));
            opens && close.is_some_and(|byte| matches!(byte, b')' | b']'))
        };
        let dress = if is_pair || self.is_option() { Dress::Quoted } else { Dress::Said };
        self.push(Extent { start: begin, end, is_quoted: true }, dress, found);
    }

    /// A name that is itself a value, beside a member or attribute called `value`.
    fn beside(&self, start: usize, found: &mut Vec<Found>) {
        let Some(value) = value_beside(self.text, start) else { return };
        let begin = extent::wrapper(self.text, skip_blanks(self.text, value));
        let extent = extent::value(self.text, value, begin, begin > value, true);
        self.push(extent, if extent.is_quoted { Dress::Quoted } else { Dress::Assigned }, found);
    }

    /// In brackets right behind the name: `Password(x)`.
    fn attached(&self, start: usize, found: &mut Vec<Found>) {
        let close = match at(self.text, start) {
            Some(b'(') => b')',
            Some(b'[') => b']',
            _ => b'}',
        };
        let begin = start + 1;
        let end = line_end(self.text, begin, 512);
        let length = part(self.text, begin, end).iter().position(|byte| *byte == close);
        let Some(length) = length else { return };
        let content = extent::unquoted(self.text, begin, begin + length);
        self.push(content, Dress::Said, found);
    }

    /// An option's argument.
    fn argument(&self, start: usize, found: &mut Vec<Found>) {
        let start = extent::continued(self.text, start);
        let is_flag = at(self.text, start) == Some(b'-');
        let extent = extent::argument(self.text, start);
        if is_flag && (is_at(self.text, start, "--") || !looks::is_odd(part(self.text, extent.start, extent.end))) {
            return;
        }
        self.push(extent, Dress::Assigned, found);
    }

    /// "the password is x", "token x has expired".
    fn said(&self, start: usize, found: &mut Vec<Found>) {
        let text = self.text;
        // Most names stand in sentences that go on with ordinary words.
        let word = skip(text, start, |byte| byte.is_ascii_lowercase());
        let is_end = at(text, word).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'.'));
        if is_end && word > start && !is_linking(part(text, start, word)) {
            return;
        }
        let Some(promise) = self.promise() else { return };
        if self.name().eq_ignore_ascii_case(b"auth") {
            return;
        }
        let mut start = start;
        let mut is_told = !self.name().is_ascii() && {
            let told = skip_linking(text, start);
            let is_told = told > start;
            start = skip_blanks(text, told);
            is_told
        };
        for _ in 0..5 {
            if matches!(at(text, start), None | Some(b'\n' | b'\r')) {
                return;
            }
            if let Some(quote) = opening(text, start) {
                let begin = start + quote.length;
                let end = quote.end(text, begin);
                let content = part(text, begin, end);
                let is_value = promise == Promise::Password
                    && !content.contains(&b' ')
                    && !looks::is_ordinary(content)
                    && names::promise(content).is_none();
                let dress = if is_value || is_told { Dress::Quoted } else { Dress::Said };
                self.push(Extent { start: begin, end, is_quoted: true }, dress, found);
                return;
            }
            if !self.name().is_ascii() && !is_told && at(text, start).is_some_and(|byte| !byte.is_ascii()) {
                return;
            }
            let word = extent::word(text, start);
            let said = part(text, word.start, word.end);
            if is_told && !self.name().is_ascii() {
                self.push(word, Dress::Assigned, found);
                return;
            }
            if is_linking(said) {
                is_told = true;
                start = skip_blanks(text, word.end.max(skip(text, start, |byte| !byte.is_ascii_whitespace())));
                continue;
            }
            // Another name and its value.
            if said.contains(&b'=')
                && said.iter().position(|byte| *byte == b'=').is_some_and(|sign| {
                    said.get(..sign).is_some_and(|name| name.iter().all(|byte| is_name_byte(*byte)))
                        && sign + 1 < said.len()
                })
            {
                return;
            }
            self.push(word, Dress::Said, found);
            return;
        }
    }

    fn push_all(&self, extents: Vec<Extent>, dress: Dress, found: &mut Vec<Found>) {
        for extent in extents {
            self.push(extent, dress, found);
        }
    }

    /// Takes the value for a credential, if it is one.
    fn push(&self, extent: Extent, dress: Dress, found: &mut Vec<Found>) -> bool {
        let Some(extent) = extent::behind_scheme(self.text, extent) else { return false };
        let value = part(self.text, extent.start, extent.end);
        if value.is_empty() {
            return false;
        }
        let rule = self.rule(value, dress);
        if let Some(rule) = rule {
            found.push(Found { context: self.start, start: extent.start, end: extent.end, rule });
        }
        rule.is_some()
    }

    /// The rule that the value is a credential of.
    fn rule(&self, value: &[u8], dress: Dress) -> Option<&'static Rule> {
        let name = self.name();
        let generic = || {
            let promise = self.promise()?;
            let is_cookie = is_of(name, "cookie") && value.contains(&b'=');
            (is_cookie || looks::is_credential(value, promise, dress)).then(|| generic::rule_of(name, promise))
        };
        let named = || rules::named(&Name::read(name), value);
        let named = (value.len() >= rules::SHORTEST_NAMED).then(named).flatten();
        let named = named.filter(|_| dress != Dress::Said || looks::is_odd(value));
        named.or_else(generic)
    }
}

fn is_of(name: &[u8], part: &str) -> bool {
    name.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

const KINDS_OF_KEY: &[&str] = &[
    "access",
    "account",
    "api",
    "app",
    "application",
    "auth",
    "client",
    "encryption",
    "license",
    "master",
    "private",
    "secret",
    "security",
    "session",
    "shared",
    "signing",
    "ssh",
    "storage",
];

/// What joins a name to its value.
enum Join {
    /// A sign.
    Sign(Sign),
    /// A comma, in a list.
    Listed(usize),
    /// A member called `value`, somewhere behind.
    Beside(usize),
    /// A bracket.
    Attached(usize),
    /// A space, in a command or sentence.
    Space(usize),
}

#[derive(Clone, Copy)]
struct Sign {
    end: usize,
    /// Whether only programs write it; a colon stands in sentences too.
    is_equals: bool,
    is_tag: bool,
    compares: bool,
}

/// The sign that stands there, and its length.
fn sign(text: &[u8], start: usize) -> Option<(usize, Sign)> {
    let rest = from(text, start);
    let sign = |is_equals, compares| Sign { end: start, is_equals, is_tag: false, compares };
    let (written, is_equals) = SIGNS.iter().find(|(written, _)| rest.starts_with(written.as_bytes()))?;
    let compares = matches!(*written, "===" | "==" | "!=" | "!==");
    Some((written.len(), sign(*is_equals, compares)))
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

/// Words and signs between the name of a credential and the credential.
fn is_linking(word: &[u8]) -> bool {
    ["is", "was", "are", "to", "as", "value", "set", "now", "equals", "being", "=", ":", "->", "=>", "is:", "was:"]
        .iter()
        .any(|link| word.eq_ignore_ascii_case(link.as_bytes()))
}

/// Behind what links name and value in Chinese.
fn skip_linking(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(link) =
        ["为", "是", "：", "＝", ":", "="].iter().find(|link| from(text, end).starts_with(link.as_bytes()))
    {
        end = skip_blanks(text, end + link.len());
    }
    end
}

/// Whether a member called `value` may stand behind.
fn is_value_beside(text: &[u8], start: usize) -> bool {
    matches!(at(text, start), Some(b',' | b'\n' | b'\r' | b'v' | b'V' | b';' | b'/'))
        && value_beside(text, start).is_some()
}

/// Where the value of that member begins.
fn value_beside(text: &[u8], start: usize) -> Option<usize> {
    let is_between = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'"' | b'\'' | b'\\' | b'-');
    let start = skip(text, start, is_between);
    let word =
        ["value", "val", "defaultvalue", "string", "secretvalue"].iter().find(|word| is_at(text, start, word))?;
    let end = skip_closing(text, start + word.len());
    let sign = skip_blanks(text, end);
    matches!(at(text, sign), Some(b':' | b'=')).then_some(sign + 1)
}
