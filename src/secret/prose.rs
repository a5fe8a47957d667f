//! Credentials in a server's sentences: what stands behind a name that promises one, behind an authentication scheme or
//! a command's option, and in addresses, also those that a space or a missing end makes unreadable.
//!
//! A sentence about passwords has ordinary words behind the word "password"; a credential is anything else, and
//! whatever is quoted, or joined to the name by an equals sign.

use std::ops::Range;

use super::{Spans, address_secrets, cover, is_host_and_port, is_telltale};
use crate::spelling::fold;

/// The sentence without its credentials, and without control characters, which could move a terminal's cursor.
pub(crate) fn mask(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    cover(&text, secrets(&text))
}

/// Where in the text credentials stand.
pub(crate) fn secrets(text: &str) -> Spans {
    let mut spans = address_secrets(text);
    spans.extend(broken_addresses(text));
    let reader = Reader { text };
    let mut at = 0;
    while let Some(name) = reader.name(at) {
        at = name.end;
        if let Some(span) = reader.promised(name) {
            // A name inside a credential promises nothing, and would make the work grow with the square of the text.
            at = at.max(span.end);
            spans.push(span);
        }
    }
    spans
}

// Names that contain a telltale part, and in sentences are about logging in, not what one logs in with.
const TOPICS: &[&str] =
    &["unauthorized", "authorized", "authentication", "authenticated", "authenticate", "author", "passed", "bypass"];

const SCHEMES: &[&str] = &["bearer", "basic", "digest", "negotiate"];

// What stands behind "password" in a sentence that does not tell one. Between the two a few of them may stand.
const ORDINARY: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "at",
    "auth",
    "authentication",
    "authorization",
    "be",
    "by",
    "can",
    "cannot",
    "character",
    "characters",
    "contains",
    "credential",
    "credentials",
    "empty",
    "expired",
    "failed",
    "failure",
    "field",
    "for",
    "from",
    "has",
    "have",
    "header",
    "in",
    "incorrect",
    "invalid",
    "is",
    "length",
    "malformed",
    "may",
    "mismatch",
    "missing",
    "must",
    "name",
    "not",
    "null",
    "of",
    "on",
    "or",
    "parameter",
    "password",
    "required",
    "set",
    "should",
    "string",
    "the",
    "to",
    "token",
    "too",
    "value",
    "was",
    "with",
    "wrong",
];

const MOST_ORDINARY: usize = 4;

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Behind the characters from `at` on that are of the set.
    fn behind(&self, at: usize, set: impl Fn(char) -> bool) -> usize {
        let rest = self.rest(at);
        at + rest.find(|c| !set(c)).unwrap_or(rest.len())
    }

    /// The next run of characters that names are made of.
    fn name(&self, at: usize) -> Option<Range<usize>> {
        let start = at + self.rest(at).find(is_name)?;
        Some(start..self.behind(start, is_name))
    }

    /// The word at `at`: what stands between spaces.
    fn word(&self, at: usize) -> Range<usize> {
        at..self.behind(at, |c| !c.is_whitespace())
    }

    /// The credential that the name promises.
    fn promised(&self, name: Range<usize>) -> Option<Range<usize>> {
        let text = self.text.get(name.clone())?;
        let folded = fold(text);
        let next = self.behind(name.end, char::is_whitespace);
        if text.starts_with('-') && !text.starts_with("--") {
            if text.starts_with("-p") {
                let attached = self.word(name.start + 2);
                return Some(if attached.is_empty() { self.value(next) } else { attached });
            }
            if text.starts_with("-u") {
                return self.password_of(if name.len() > 2 { self.word(name.start + 2) } else { self.word(next) });
            }
        }
        if is_scheme(text) {
            return (next > name.end).then(|| self.word(next)).filter(|word| !self.is_ordinary(word));
        }
        if !is_telltale(&folded)
            || TOPICS.contains(&folded.as_str())
            || text.ends_with('.')
            || folded.ends_with("stdin")
        {
            return None;
        }
        let end = self.behind(name.end, |c| matches!(c, '"' | '\'' | '`' | '\\' | ']'));
        let gap = self.behind(end, |c| c.is_whitespace() || matches!(c, '(' | '<' | '['));
        let at = self.behind(gap, |c| matches!(c, ':' | '=' | '>'));
        let value = self.behind(at, char::is_whitespace);
        if text.starts_with('-') || self.rest(gap).starts_with('=') {
            let value = self.value(value);
            let is_parameter = self.text.get(..name.start).is_some_and(|before| before.ends_with(['?', '&']));
            let end = self.text.get(value.clone()).and_then(|text| text.find(['&', '#'])).filter(|_| is_parameter);
            return Some(value.start..end.map_or(value.end, |end| value.start + end));
        }
        // Without a sign between the two only what looks like a credential is one.
        if at == end { None } else { self.behind_ordinary(value, at > gap) }
    }

    /// The first quoted or unusual word behind a few ordinary ones.
    fn behind_ordinary(&self, mut at: usize, mut is_joined: bool) -> Option<Range<usize>> {
        for _ in 0..=MOST_ORDINARY {
            let word = self.word(at);
            if word.is_empty() {
                return None;
            }
            if self.rest(at).starts_with(['"', '\'', '`', '\\']) || !self.is_ordinary(&word) {
                return (is_joined || self.is_unusual(&word)).then(|| self.value(at));
            }
            is_joined = false;
            at = self.behind(word.end, char::is_whitespace);
        }
        None
    }

    /// The value that begins at `at`: a quoted one to its quotation mark, a list or object to wherever, another to the
    /// next space. Behind an authentication scheme it is the next word.
    fn value(&self, at: usize) -> Range<usize> {
        let open = self.behind(at, |c| c == '\\');
        let rest = self.rest(open);
        if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
            return open + 1..if open > at { self.escaped_end(open + 1) } else { self.closing(open + 1, quote) };
        }
        if rest.starts_with(['{', '[']) {
            return at..self.text.len();
        }
        let word = self.word(at);
        let is_scheme = is_scheme(self.text.get(word.clone()).unwrap_or_default());
        if is_scheme { self.word(self.behind(word.end, char::is_whitespace)) } else { word }
    }

    /// Where the quotation that goes on at `at` ends.
    fn closing(&self, at: usize, quote: char) -> usize {
        let mut is_escaped = false;
        let end = self.rest(at).find(|c| {
            let ends = c == quote && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        end.map_or(self.text.len(), |end| at + end)
    }

    /// The same for a quotation inside a quoted text, whose marks have one backslash each: `\"`.
    fn escaped_end(&self, at: usize) -> usize {
        let mut backslashes = 0;
        let end = self.rest(at).find(|c| {
            let ends = matches!(c, '"' | '\'' | '`') && backslashes == 1;
            backslashes = if c == '\\' { backslashes + 1 } else { 0 };
            ends
        });
        end.map_or(self.text.len(), |end| at + end - 1)
    }

    /// What stands behind the colon of `user:password`.
    fn password_of(&self, word: Range<usize>) -> Option<Range<usize>> {
        let colon = self.text.get(word.clone())?.find(':')?;
        Some(word.start + colon + 1..word.end)
    }

    fn is_ordinary(&self, word: &Range<usize>) -> bool {
        let word = self.text.get(word.clone()).unwrap_or_default();
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation());
        bare.is_empty() && word.len() <= 2 || ORDINARY.iter().any(|ordinary| bare.eq_ignore_ascii_case(ordinary))
    }

    /// Whether it has anything but small letters in it, and is no length or status.
    fn is_unusual(&self, word: &Range<usize>) -> bool {
        let word = self.text.get(word.clone()).unwrap_or_default();
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', ']']);
        let is_small_number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        !is_small_number && word.chars().any(|c| !c.is_lowercase())
    }
}

/// Whether the word names a way to authenticate, and the credential follows it.
pub(crate) fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// User info that a space or quotation mark cuts in two, or that nothing follows.
fn broken_addresses(text: &str) -> Spans {
    let starts: Vec<usize> = text.match_indices("://").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let broken = starts.iter().zip(ends).filter_map(|(scheme, end)| {
        let start = scheme + 3;
        let head =
            text.get(..*scheme)?.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        let segment = text.get(start..end)?;
        let quote = head.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
        let quoted = quote.and_then(|quote| segment.split(quote).next());
        let authority =
            segment.split(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '`')).next()?;
        // Without a colon it is a host that no resolver knows, or a placeholder.
        let is_cut = authority.contains(':')
            && !authority.contains('@')
            && !authority.starts_with('[')
            && !is_host_and_port(authority);
        let userinfo = quoted.or(is_cut.then_some(segment)).filter(|_| !is_host_and_port(authority))?.rfind('@');
        let length = userinfo.or(is_cut.then_some(authority.len()))?;
        Some(start..start + length)
    });
    broken.collect()
}

#[cfg(test)]
mod tests {
    use super::mask;

    // `§` stands for what may not be seen.
    const SENTENCES: &[(&str, &str)] = &[
        ("password=§ is wrong", "password=****** is wrong"),
        (r#"got {"password":"§ x","user":"u"}"#, r#"got {"password":"******","user":"u"}"#),
        (r#"got {\"password\": \"§\"} here"#, r#"got {\"password\": \"******\"} here"#),
        ("password: § for u", "password: ****** for u"),
        ("Authorization: Bearer § refused", "Authorization: Bearer ****** refused"),
        ("sent Basic §", "sent Basic ******"),
        ("ran docker login -u u -p § host", "ran docker login -u u -p ****** host"),
        ("ran docker login -p§ host", "ran docker login -p****** host"),
        ("ran x --password § host", "ran x --password ****** host"),
        ("curl -u me:§ host", "curl -u me:****** host"),
        ("the token § has expired", "the token ****** has expired"),
        ("password is § now", "password is ****** now"),
        ("secret 'abc' unknown", "secret '******' unknown"),
        ("key: § unknown", "key: ****** unknown"),
        (r#"parse "http://u:§ w@quay.io": bad"#, r#"parse "http://******@quay.io": bad"#),
        (r#"parse "http://u:a@b §@quay.io": bad"#, r#"parse "http://******@quay.io": bad"#),
        ("dial https://u:§", "dial https://******"),
        ("see https://host/x?sig=§&b=1", "see https://host/x?sig=******&b=1"),
        ("tokens: [\"§\", \"§\"]", "tokens: ******"),
    ];

    const HARMLESS: &[&str] = &[
        "The password must be 1 to 128 characters long",
        "registry_password: must not be empty",
        "Authentication failed: token expired",
        "unauthorized: authentication required",
        "Enter the token. Please try again",
        "Basic authentication is off",
        "docker login --password-stdin host",
        "non-zero or unmasked credential at path 'ImageIntegration.ImageIntegration_Docker.DockerConfig.Password': invalid arguments",
        "https://host:5000/v2/ and http://[::1]:80/ and https://{endpoint}/ answered, ask a@b.c",
        "harbor.example.com/ns/scan:1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    ];

    #[test]
    fn credentials_are_masked() {
        for (sentence, masked) in SENTENCES {
            for secret in ["hunTer-2", "correct1horse", "******"] {
                assert_eq!(mask(&sentence.replace('§', secret)), *masked, "{sentence}");
            }
        }
    }

    #[test]
    fn ordinary_sentences_stay() {
        for sentence in HARMLESS {
            assert_eq!(mask(sentence), *sentence);
        }
    }
}
