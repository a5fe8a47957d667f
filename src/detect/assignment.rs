//! Values behind names that promise a credential: `password=x`, `"token": "x"`, `<secret>x</secret>`, `--api-key x`,
//! `name: DB_PASSWORD` with a `value` beside it.
//!
//! A name is looked at once. What joins it to its value tells how the value is written, and that tells where it ends.

use super::Found;
use super::bytes::{at, before, contains_any_case, from, line_end, part, skip, skip_back, skip_blanks};
use super::extent::{self, Extent};
use super::join::{Join, Sign};
use super::looks::{self, Dress};
use super::named::{Named, is_name_byte};
use super::names::Promise;
use super::quote::{opening, skip_closing};
use super::rule::Rule;
use super::rules::{self, generic};

impl Named<'_> {
    /// The credentials that the name promises. Returns from where on names are to be looked at again.
    pub(super) fn read(&self, found: &mut Vec<Found>) -> usize {
        let before = found.len();
        self.look(found);
        let behind = found.get(before..).unwrap_or_default().iter().map(|found| found.end).max();
        self.end.max(behind.unwrap_or_default())
    }

    fn look(&self, found: &mut Vec<Found>) {
        match self.join() {
            Some(Join::Sign(sign)) => self.assigned(sign, found),
            Some(Join::Listed(start)) => self.listed(start, found),
            Some(Join::Beside(start)) => self.beside(start, found),
            Some(Join::Attached(start)) => self.attached(start, found),
            Some(Join::Space(start)) if self.is_option() => self.argument(start, found),
            Some(Join::Space(start)) => self.said(start, found),
            Some(Join::Cell(start)) => self.cell(start, found),
            Some(Join::Part(start)) => {
                let end = start + part(self.text, start, line_end(self.text, start, 16 * 1024)).trim_ascii_end().len();
                self.push(Extent { start, end, is_quoted: true }, Dress::Quoted, found);
            }
            None => {}
        }
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
        // `DB_PASSWORD= REGION=x`: nothing, and the next name.
        let is_empty = sign.is_equals && is_separate && self.end + 1 == sign.end && extent::begins_pair(text, start);
        if is_empty {
            return;
        }
        match at(text, start) {
            Some(b'[') => return self.push_all(extent::items(text, start), Dress::Quoted, found),
            // An object has members of its own.
            Some(b'{') if !sign.is_equals || begins_member(text, start + 1) => return,
            Some(b'(') => {
                if let Some(second) = extent::second_literal(text, start) {
                    self.push_as_password(second, found);
                    return;
                }
            }
            _ => {}
        }
        start = extent::wrapper(text, start);
        let is_parameter = matches!(self.before(), Some(b'?' | b'&')) && !from(text, sign.end).starts_with(b"\"");
        let extent = if sign.is_tag {
            extent::element(text, start)
        } else if is_parameter {
            extent::parameter(text, start)
        } else if let Some(rest) = self.rest_of_string(start) {
            rest
        } else if self.is_option() && opening(text, start).is_none_or(|quote| quote.length == 1) {
            extent::argument(text, start)
        } else {
            extent::value(text, self.start, start, is_separate, !sign.is_equals)
        };
        let extent = if contains_any_case(self.name(), "cookie") && !extent.is_quoted {
            extent::header(text, start)
        } else {
            extent
        };
        let dress = match extent.is_quoted {
            true => Dress::Quoted,
            false if sign.compares => return,
            false if sign.is_equals || !is_separate => Dress::Assigned,
            false => Dress::Told,
        };
        // "password: choose one" is advice, unless it is all of a line.
        let goes_on = || {
            let word = part(text, extent.start, extent.end);
            let next = skip_blanks(text, extent.end);
            next > extent.end
                && word.iter().all(u8::is_ascii_lowercase)
                && at(text, next).is_some_and(|byte| byte.is_ascii_lowercase())
        };
        let dress = if dress == Dress::Told && goes_on() { Dress::Said } else { dress };
        let is_line = {
            let line = part(text, extent.start, extent.end);
            line.contains(&b' ') && !line.iter().any(|byte| matches!(byte, b'{' | b'(' | b'$'))
        };
        if !self.push(extent, dress, found) && !extent.is_quoted && is_line {
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
        let Some((value, behind)) = Extent::quoted(self.text, start) else { return };
        // A name and a value and nothing else.
        let is_pair = self.before().is_some_and(|byte| matches!(byte, b'"' | b'\'')) && {
            let open = skip_back(self.text, self.start, 4, |byte| matches!(byte, b'"' | b'\'' | b'\\'));
            let opens = before(self.text, open).is_some_and(|byte| matches!(byte, b'(' | b'['));
            let close = at(self.text, skip_blanks(self.text, behind));
            opens && close.is_some_and(|byte| matches!(byte, b')' | b']'))
        };
        let dress = if is_pair || self.is_option() { Dress::Quoted } else { Dress::Said };
        self.push(value, dress, found);
    }

    /// The rest of a string that begins with the name: `"--password=a b"`.
    fn rest_of_string(&self, start: usize) -> Option<Extent> {
        let mark = self.mark_before().filter(|_| skip_closing(self.text, self.end) == self.end)?;
        let open = self.start - 1;
        let backslashes = self.start - 1 - skip_back(self.text, open, 15, |byte| byte == b'\\');
        let quote = opening(self.text, open - backslashes)?;
        let end = quote.end(self.text, start);
        let rest = part(self.text, start, end);
        let is_whole = at(self.text, end + backslashes) == Some(mark)
            && !rest.contains(&b'=')
            && !rest.contains(&b'\n')
            && rest.len() < 256;
        // A quotation inside it must close inside it.
        let is_inside = Extent::quoted(self.text, start).is_some_and(|(inner, _)| inner.end < end);
        (is_whole && !is_inside).then_some(Extent { start, end, is_quoted: true })
    }

    /// The value of a member beside a name that is itself a value.
    fn beside(&self, value: usize, found: &mut Vec<Found>) {
        let begin = extent::wrapper(self.text, skip_blanks(self.text, value));
        if at(self.text, begin) == Some(b'{') && begins_member(self.text, begin + 1) {
            return;
        }
        let extent = extent::value(self.text, value, begin, begin > value, true);
        self.push(extent, if extent.is_quoted { Dress::Quoted } else { Dress::Assigned }, found);
    }

    /// In brackets right behind the name: `Password(x)`, `.password("x")`, `BasicAuth("me", "x")`.
    fn attached(&self, start: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let close = match at(text, start) {
            Some(b'(') => b')',
            Some(b'[') => b']',
            _ => b'}',
        };
        if let Some(second) = extent::second_literal(text, start) {
            self.push_as_password(second, found);
            return;
        }
        let begin = start + 1;
        if let Some((content, behind)) = Extent::quoted(text, begin) {
            let is_alone = at(text, behind) == Some(close);
            self.push(content, if is_alone && close == b')' { Dress::Quoted } else { Dress::Said }, found);
            return;
        }
        let end = line_end(text, begin, 16 * 1024);
        let Some(length) = part(text, begin, end).iter().position(|byte| *byte == close) else { return };
        let content = part(text, begin, begin + length);
        let padding = content.iter().rev().take_while(|byte| **byte == b'=').count();
        let inner = content.get(..content.len() - padding).unwrap_or_default();
        if !inner.iter().any(|byte| matches!(byte, b'=' | b' ' | b',' | b'"')) {
            self.push(extent::unquoted(text, begin, begin + length), Dress::Said, found);
        }
    }

    /// The next cell of a table.
    fn cell(&self, start: usize, found: &mut Vec<Found>) {
        let start = skip_blanks(self.text, start);
        let end = line_end(self.text, start, 16 * 1024);
        let cell = part(self.text, start, end);
        let border = cell.iter().position(|byte| matches!(byte, b'|' | 0xE2)).unwrap_or(cell.len());
        let gap = cell.windows(2).position(|pair| pair == b"  ").unwrap_or(cell.len());
        let content = cell.get(..border.min(gap)).unwrap_or_default().trim_ascii_end();
        let value = extent::unquoted(self.text, start, start + content.len());
        if !part(self.text, value.start, value.end).contains(&b' ') {
            self.push(value, Dress::Said, found);
        }
    }

    /// What stands behind a user's name in a pair is a password, if the name is about logging in.
    fn push_as_password(&self, value: Extent, found: &mut Vec<Found>) {
        let content = part(self.text, value.start, value.end);
        if self.sense.logs_in && looks::is_credential(content, Promise::Password, Dress::Quoted) {
            found.push(Found { context: self.start, start: value.start, end: value.end, rule: generic::PASSWORD });
        }
    }

    /// An option's argument.
    fn argument(&self, start: usize, found: &mut Vec<Found>) {
        let start = extent::continued(self.text, start);
        if let Some(quoted) = extent::converted(self.text, start) {
            self.push(quoted, Dress::Quoted, found);
            return;
        }
        let is_flag = at(self.text, start) == Some(b'-');
        let extent = extent::argument(self.text, start);
        let argument = part(self.text, extent.start, extent.end);
        if is_flag && (is_option(argument) || !looks::is_odd(argument)) {
            return;
        }
        self.push(extent, Dress::Assigned, found);
    }

    fn push_all(&self, extents: Vec<Extent>, dress: Dress, found: &mut Vec<Found>) {
        for extent in extents {
            self.push(extent, dress, found);
        }
    }

    /// Takes the value for a credential, if it is one.
    pub(super) fn push(&self, value: Extent, dress: Dress, found: &mut Vec<Found>) -> bool {
        let Some(extent) = extent::behind_scheme(self.text, value) else { return false };
        // A scheme tells as much as a quotation mark.
        let dress = if extent.start > value.start { Dress::Quoted } else { dress };
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
        // Most of what sentences say are words, and that is sooner told than what a name means.
        let is_odd = dress != Dress::Said || looks::is_odd(value);
        if !is_odd && !value.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b':')) {
            return None;
        }
        let name = self.name();
        let generic = || {
            let promise = self.sense.promise?;
            let is_cookie = value.contains(&b'=') && contains_any_case(name, "cookie");
            let is_login = contains_any_case(name, "creds")
                && value.iter().position(|byte| *byte == b':').is_some_and(|sign| {
                    looks::is_credential(value.get(sign + 1..).unwrap_or_default(), Promise::Password, dress)
                });
            (is_cookie || is_login || looks::is_credential(value, promise, dress))
                .then(|| generic::rule_of(name, promise))
        };
        let named = is_odd.then(|| rules::named(name, value)).flatten();
        named.or_else(generic)
    }
}

/// Whether a quoted key, or a key and an equals sign, begin there.
fn begins_member(text: &[u8], index: usize) -> bool {
    let start = skip_blanks(text, index);
    let end = start + part(text, start, start + 64).iter().take_while(|byte| is_name_byte(**byte)).count();
    opening(text, start).is_some() || end > start && at(text, skip_blanks(text, end)) == Some(b'=')
}

/// `--name`, `--name=x`
fn is_option(word: &[u8]) -> bool {
    word.strip_prefix(b"--").is_some_and(|name| {
        let end = name.iter().position(|byte| *byte == b'=').unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        name.first().is_none_or(u8::is_ascii_lowercase)
            && name.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
    })
}
