//! Credentials in sentences: "the password is x", "token x has expired", "密码为x".

use super::Found;
use super::bytes::{at, from, is_one_of, part, skip, skip_blanks};
use super::extent::{self, Extent};
use super::looks::{self, Dress};
use super::named::{Named, is_name_byte};
use super::names::{self, Promise};

// How many words may stand between a name and its value.
const MOST_WORDS: usize = 8;

impl Named<'_> {
    /// What is said behind the name; `start` is where the next word begins.
    pub(super) fn said(&self, start: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let Some(promise) = self.sense.promise else { return };
        if self.name().eq_ignore_ascii_case(b"auth") {
            return;
        }
        if self.is_given() {
            self.push(extent::argument(text, start), Dress::Assigned, found);
            return;
        }
        if self.is_ascii() { self.told(start, promise, found) } else { self.told_in_chinese(start, found) }
    }

    /// Whether an ordinary word follows, and then another: most names stand in sentences that tell no credential.
    pub(super) fn is_in_passing(&self) -> bool {
        let text = self.text;
        let start = self.end + 1;
        if at(text, self.end) != Some(b' ') || !at(text, start).is_some_and(|byte| byte.is_ascii_lowercase()) {
            return false;
        }
        let end = skip(text, start, |byte| byte.is_ascii_lowercase());
        let word = part(text, start, end);
        let is_end = at(text, end).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'.'));
        // `password string = "x"`
        let is_type = from(text, end).starts_with(b" = ");
        is_end && !is_type && !is_linking(word) && !is_owning(word) && !self.is_given() && !self.is_option()
    }

    /// Whether nothing that stands apart from a name in passing could be its value either: no type, no other value.
    pub(super) fn stands_alone(&self) -> bool {
        self.before().is_none_or(|byte| matches!(byte, b' ' | b'\n'))
            && at(self.text, self.end + 1).is_some_and(|byte| !matches!(byte, b'a' | b'e' | b'o' | b't'))
    }

    /// Whether the words around the name leave no doubt: a line of `.netrc`, or a Dockerfile's `ENV NAME x`.
    fn is_given(&self) -> bool {
        let before = self.word_before();
        if before.is_empty() {
            return false;
        }
        if before == b"ENV" || before == b"ARG" || before == b"setenv" {
            return true;
        }
        let user = Named { start: self.start - 1 - before.len(), ..*self };
        matches!(user.word_before(), b"login" | b"user" | b"account") && self.name() == b"password"
    }

    fn told(&self, start: usize, promise: Promise, found: &mut Vec<Found>) {
        let text = self.text;
        let mut start = start;
        let mut is_told = false;
        // Whose it is: "for X", up to a word that tells it.
        let mut owner = 0;
        for _ in 0..MOST_WORDS {
            if matches!(at(text, start), None | Some(b'\n' | b'\r')) {
                return;
            }
            if let Some((quoted, behind)) = Extent::quoted(text, start).filter(|_| owner == 0) {
                let content = part(text, quoted.start, quoted.end);
                if content.is_empty() && is_told {
                    start = skip_blanks(text, behind);
                    continue;
                }
                let is_value = promise >= Promise::Secret && (is_told || self.is_identifier())
                    || promise == Promise::Password
                        && !content.contains(&b' ')
                        && !looks::is_ordinary(content)
                        && names::promise(content).is_none();
                let dress = if is_value { Dress::Quoted } else { Dress::Said };
                self.push(quoted, dress, found);
                return;
            }
            let word = extent::word(text, start);
            let said = part(text, word.start, word.end);
            let next = skip_blanks(text, word.end.max(skip(text, start, |byte| !byte.is_ascii_whitespace())));
            if is_linking(said) {
                is_told = true;
                owner = 0;
                start = next;
            } else if is_owning(said) || owner > 0 && owner < 5 {
                owner += 1;
                start = next;
            } else {
                let is_pair = said.iter().position(|byte| matches!(byte, b'=' | b':')).is_some_and(|sign| {
                    let is_name = said.get(..sign).is_some_and(|name| name.iter().all(|byte| is_name_byte(*byte)));
                    is_name && said.get(sign + 1..).is_some_and(|value| value.iter().any(|byte| *byte != b'='))
                });
                // Another name and its value stand for themselves; and a number that is told is no count.
                if !is_pair && owner == 0 {
                    let is_number = promise == Promise::Password
                        && is_told
                        && said.len() >= 6
                        && said.iter().all(u8::is_ascii_digit);
                    self.push(word, if is_number { Dress::Assigned } else { Dress::Said }, found);
                }
                return;
            }
        }
    }

    fn told_in_chinese(&self, start: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let linked = skip_linking(text, start);
        let start_of_value = skip_blanks(text, linked);
        if let Some((content, _)) = Extent::quoted(text, start_of_value) {
            self.push(content, Dress::Quoted, found);
            return;
        }
        let word = extent::word(text, start_of_value);
        let has_ascii = part(text, word.start, word.end).iter().any(u8::is_ascii_alphanumeric);
        if linked > start && has_ascii {
            self.push(word, Dress::Assigned, found);
        } else if linked == start && at(text, start).is_some_and(|byte| byte.is_ascii()) {
            // Without a sign only the change of script tells where it ends.
            let end = skip(part(text, 0, word.end), word.start, |byte| byte.is_ascii());
            self.push(Extent { end, ..word }, Dress::Said, found);
        }
    }
}

/// Words that say whose credential it is.
fn is_owning(word: &[u8]) -> bool {
    is_one_of(word, &["for", "of", "on", "at", "from", "changed"])
}

/// Words and signs between the name of a credential and the credential.
fn is_linking(word: &[u8]) -> bool {
    is_one_of(
        word,
        &[
            "is", "was", "are", "to", "as", "value", "set", "now", "equals", "being", "=", ":", "->", "=>", "is:",
            "was:",
        ],
    )
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
