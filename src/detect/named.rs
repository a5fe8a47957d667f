//! A name in the text, and what it promises.

use super::bytes::{at, before, contains, from, is_one_of, part, skip_back};
use super::names::{Promise, Sense, Senses};
use super::pattern::Set;

/// A name in the text.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) text: &'a [u8],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sense: Sense,
}

// Longer than names that people write.
const LONGEST_NAME: usize = 64;

pub(super) fn is_name_byte(byte: u8) -> bool {
    Set::WORD.has(byte) || matches!(byte, b'-' | b'.')
}

impl<'a> Named<'a> {
    /// The name around a stem of it. What was found before `floor` does not belong to it.
    pub(super) fn around(text: &'a [u8], stem: usize, length: usize, floor: usize) -> Self {
        if !part(text, stem, stem + length).is_ascii() {
            return Self { text, start: stem, end: stem + length, sense: Sense::default() };
        }
        let most = if floor <= stem { LONGEST_NAME.min(stem - floor) } else { LONGEST_NAME };
        let mut start = skip_back(text, stem, most, is_name_byte);
        // What belongs to an escape before the name: `\n`, `%22`, `\u0022`.
        let before = before(text, start);
        start += match (before, at(text, start)) {
            (Some(b'\\'), Some(b'u')) if stem >= start + 5 => 5,
            (Some(b'\\'), Some(b'n' | b'r' | b't')) if stem > start => 1,
            (Some(b'%'), _) if stem >= start + 2 => 2,
            _ => 0,
        };
        let end = stem + part(text, stem, stem + LONGEST_NAME).iter().take_while(|byte| is_name_byte(**byte)).count();
        let trailing = part(text, start, end).iter().rev().take_while(|byte| matches!(byte, b'.' | b'-')).count();
        Self { text, start, end: end - trailing, sense: Sense::default() }
    }

    pub(super) fn name(&self) -> &'a [u8] {
        part(self.text, self.start, self.end)
    }

    pub(super) fn before(&self) -> Option<u8> {
        before(self.text, self.start)
    }

    pub(super) fn is_option(&self) -> bool {
        at(self.text, self.start) == Some(b'-') && !self.before().is_some_and(|byte| byte.is_ascii_alphanumeric())
    }

    /// Whether letters stand for themselves, and not for a word of another writing, as in Chinese.
    pub(super) fn is_ascii(&self) -> bool {
        self.name().is_ascii()
    }

    /// The word before the name, if only a space is between.
    pub(super) fn word_before(&self) -> &'a [u8] {
        let end = self.start.saturating_sub(1);
        if self.before() != Some(b' ') {
            return &[];
        }
        part(
            self.text,
            skip_back(self.text, end, 24, |byte| Set::WORD.has(byte) || matches!(byte, b'.' | b'-' | b'@')),
            end,
        )
    }

    /// Whether programs write names so: with a sign or a hump in it.
    pub(super) fn is_identifier(&self) -> bool {
        let name = self.name();
        name.iter().any(|byte| matches!(byte, b'_' | b'-' | b'.'))
            || name.windows(2).any(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
    }

    /// The name there by itself, as in a list of names.
    pub(super) fn alone(text: &'a [u8], start: usize, end: usize) -> Self {
        Self { text, start, end, sense: Sense::of(part(text, start, end)) }
    }

    /// The name with its sense, if it has any that may lead to a credential.
    pub(super) fn understood(self, senses: &mut Senses<'a>) -> Option<Self> {
        let sense = senses.of(self.name());
        let promise = if sense.promise == Some(Promise::Maybe) { self.promised_here() } else { sense.promise };
        sense.is_any.then_some(Self { sense: Sense { promise, ..sense }, ..self })
    }

    /// What a name promises here that may be that of a credential. "API key" is what `api_key` is.
    fn promised_here(&self) -> Option<Promise> {
        let name = self.name();
        if name.eq_ignore_ascii_case(b"key") {
            let word = self.word_before();
            if is_one_of(word, &["public", "primary", "foreign", "partition", "sort"]) {
                return None;
            }
            return Some(if is_one_of(word, KINDS_OF_KEY) { Promise::Secret } else { Promise::Maybe });
        }
        // `REDIS_AUTH=x`; and in an address, what signs it.
        let is_variable = name.ends_with(b"_AUTH") && from(self.text, self.end).starts_with(b"=");
        let is_signature = matches!(self.before(), Some(b'?' | b'&'))
            && is_one_of(name, &["sig", "signature", "x-amz-signature", "x-goog-signature", "key", "auth"]);
        Some(if is_variable || is_signature { Promise::Secret } else { Promise::Maybe })
    }

    /// The string that the name begins: its mark stands right before the name.
    pub(super) fn mark_before(&self) -> Option<u8> {
        self.before().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'))
    }

    /// Whether it says that a manifest of Kubernetes is one of secrets: `kind: Secret`, `"kind": "Secret"`.
    pub(super) fn is_kind(&self) -> bool {
        if self.name() != b"Secret" {
            return false;
        }
        let is_between = |byte: u8| matches!(byte, b' ' | b':' | b'"' | b'\\');
        let sign = skip_back(self.text, self.start, 20, is_between);
        part(self.text, sign.saturating_sub(4), sign) == b"kind"
    }

    /// Whether the name is the last part of a path or an end tag, or of an ARN.
    pub(super) fn is_in_path(&self) -> bool {
        let two_before = self.start.checked_sub(2).and_then(|before| at(self.text, before));
        match self.before() {
            Some(b'/') => two_before.is_some_and(|byte| !byte.is_ascii_whitespace()),
            Some(b':') => {
                let start = skip_back(self.text, self.start, 128, |byte| is_name_byte(byte) || byte == b':');
                let word = part(self.text, start, self.start);
                ["arn:", "urn:"].iter().any(|scheme| contains(word, scheme.as_bytes()))
            }
            // The same, percent-encoded.
            Some(b'A' | b'a') => {
                let start = skip_back(self.text, self.start, 160, |byte| is_name_byte(byte) || byte == b'%');
                contains(part(self.text, start, self.start), b"arn%3A")
            }
            _ => false,
        }
    }
}

const KINDS_OF_KEY: &[&str] = &[
    "access",
    "account",
    "api",
    "app",
    "application",
    "auth",
    "client",
    "deploy",
    "encryption",
    "license",
    "login",
    "master",
    "private",
    "registry",
    "secret",
    "security",
    "service",
    "session",
    "shared",
    "signing",
    "ssh",
    "storage",
];
