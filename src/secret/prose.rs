//! Credentials in a server's sentences.
//!
//! A text is read once as it was written, and once for each layer of encoding in it; whatever any of these finds is
//! covered. A credential is
//!
//! - what a name that promises one is joined to: by a sign, as an option, behind an authentication scheme;
//! - near such a name, whatever is quoted or bracketed, or looks odd. Small words, numbers, dates and names stay;
//! - what can be nothing else: what `crate::detect` finds, private keys, and what is piped into a login;
//! - in addresses, also those that a space or a missing end makes unreadable.

use std::collections::VecDeque;
use std::ops::Range;

use super::encoded::Decoded;
use super::words::{is_field, is_odd, is_ordinary};
use super::{Spans, address_secrets, cover, is_host_and_port, is_telltale};
use crate::detect;
use crate::spelling::fold;

/// What is known about a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Nothing.
    Any,
    /// Something beside it says that it is about a credential.
    Credential,
    /// It is a name that a person gave, not a sentence.
    Name,
}

/// The sentence without its credentials, and without control characters, which could move a terminal's cursor.
pub(crate) fn mask(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    cover(&text, secrets(&text, Topic::Any))
}

/// Where in the text credentials stand.
pub(crate) fn secrets(text: &str, topic: Topic) -> Spans {
    layered(text, topic, MAX_LAYERS)
}

/// Whether any word of a text would be taken for a secret by itself.
pub(crate) fn looks_secret(text: &str) -> bool {
    text.split_whitespace().any(is_odd) || detect::first_rule(text).is_some()
}

/// Whether a text behind the name of a credential is its value, and no word about it or name of another field.
pub(crate) fn is_value(text: &str) -> bool {
    !is_ordinary(text) && !is_field(text)
}

const MAX_LAYERS: usize = 3;

fn layered(text: &str, topic: Topic, layers: usize) -> Spans {
    let reader = Reader { text };
    let mut spans = address_secrets(text);
    spans.extend(detect::places(text));
    spans.extend(broken_addresses(text));
    spans.extend(private_keys(text));
    spans.extend(reader.here_strings());
    let (promised, names) = reader.promises();
    spans.extend(promised);
    if topic != Topic::Name {
        spans.extend(Nearby::find(&reader, &names, topic == Topic::Credential));
    }
    if let Some(decoded) = Decoded::of(text).filter(|_| layers > 0) {
        let inner = layered(&decoded.text, topic, layers - 1);
        spans.extend(inner.iter().filter_map(|span| decoded.origin(span)));
    }
    spans
}

// Names that contain a telltale part, and in sentences are about logging in, not what one logs in with.
const TOPICS: &[&str] = &[
    "unauthorized",
    "authorized",
    "authentication",
    "authenticated",
    "authenticate",
    "author",
    "authority",
    "authorities",
    "passed",
    "bypass",
    "wwwauthenticate",
    "proxyauthenticate",
];

// Names that say what is wrong with a credential: codes, whose colon joins a sentence.
const VERDICTS: &[&str] = &["invalid", "missing", "expired", "incorrect", "unknown", "unsupported"];

// What stands before a key or token that is none of a login.
const QUALIFIERS: &[&str] = &["duplicate", "primary", "unique", "foreign", "unexpected"];

// In Chinese.
pub(super) const CHINESE_NAMES: &[&str] =
    &["密码", "密碼", "口令", "密钥", "密鑰", "私钥", "私鑰", "令牌", "凭证", "憑證", "凭据"];

// What in a sentence has a value of its own that is shown.
const LABELS: &[&str] = &[
    "user",
    "username",
    "account",
    "host",
    "registry",
    "repository",
    "project",
    "image",
    "code",
    "status",
    "line",
    "column",
    "position",
    "version",
];

const SCHEMES: &[&str] = &["bearer", "basic", "digest", "negotiate"];

// Options that begin as `-p` does.
const NO_PASSWORD: &[&str] = &["-path", "-platform", "-plain", "-port", "-prefix", "-profile", "-project", "-proxy"];

/// Whether the (folded) name is that of a credential.
fn promises(folded: &str) -> bool {
    is_telltale(folded) && !TOPICS.contains(&folded) && !folded.ends_with("stdin")
}

/// Whether it is spelt as programs spell names: `registry_password`, `accessSecret`.
fn is_identifier(text: &str) -> bool {
    text.contains('_') || text.chars().skip(1).any(char::is_uppercase) && text.chars().any(char::is_lowercase)
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn part(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default()
    }

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

    /// What the text's names promise, and where the names of credentials stand.
    fn promises(&self) -> (Spans, Spans) {
        let mut spans = Spans::new();
        let mut names = Spans::new();
        let mut at = 0;
        let mut previous = "";
        let mut piped_from = 0;
        while let Some(name) = self.name(at) {
            at = name.end;
            let text = self.part(&name);
            let folded = fold(text);
            let is_qualified = QUALIFIERS.iter().any(|qualifier| previous.eq_ignore_ascii_case(qualifier));
            previous = text;
            if folded.ends_with("stdin") {
                spans.extend(self.piped(piped_from..name.start));
                piped_from = name.end;
            }
            if promises(&folded)
                && !is_qualified
                && folded != "auth"
                && !self.before(name.start).ends_with('/')
                && (is_field(text) || !has_digit(text))
            {
                names.push(name.clone());
            }
            if let Some(span) = self.promised(&name, &folded, is_qualified).filter(|span| !span.is_empty()) {
                // A name inside a credential promises nothing, and would make the work grow with the square of the text.
                at = at.max(span.end);
                spans.push(span);
            }
        }
        for name in CHINESE_NAMES {
            let mut from = 0;
            for (start, _) in self.text.match_indices(name) {
                names.push(start..start + name.len());
                // A name inside a credential promises nothing, as above.
                if start >= from
                    && let Some(span) = self.chinese_value(start + name.len())
                {
                    from = span.end;
                    spans.push(span);
                }
            }
        }
        names.sort_unstable_by_key(|name| name.start);
        (spans, names)
    }

    /// What a sign joins to the Chinese name that ends at `end`.
    fn chinese_value(&self, end: usize) -> Option<Range<usize>> {
        let gap = self.behind(end, is_gap);
        let sign = self.behind(gap, |c| matches!(c, ':' | '=' | '：' | '＝' | '为' | '是'));
        let value = self.behind(sign, char::is_whitespace);
        let is_word = self.rest(value).starts_with(|c: char| !is_chinese(c));
        let is_joined = sign > gap && !self.rest(gap).starts_with(['为', '是']);
        (is_joined || sign > gap && is_word).then(|| self.value(value))
    }

    /// The credential that the name promises.
    fn promised(&self, name: &Range<usize>, folded: &str, is_qualified: bool) -> Option<Range<usize>> {
        let text = self.part(name);
        let next = self.behind(name.end, char::is_whitespace);
        if let Some(option) = text.strip_prefix('-').filter(|option| !option.starts_with('-')) {
            if option.starts_with('p') && option != "password" {
                let attached = self.word(name.start + 2);
                let is_other = NO_PASSWORD.iter().any(|other| text.starts_with(other));
                let value = if attached.is_empty() { self.value(next) } else { attached };
                return Some(value).filter(|_| !is_other);
            }
            let is_word = self.before(name.start).chars().next_back().is_none_or(char::is_whitespace);
            if option.starts_with('u') && is_word && (option.len() > 1 || next > name.end) {
                return self.password_of(if option.len() > 1 { self.word(name.start + 2) } else { self.word(next) });
            }
        }
        if text == "--user" && (next > name.end || self.rest(next).starts_with('=')) {
            return self.password_of(self.word(self.behind(next, |c| c == '=')));
        }
        if is_scheme(text) {
            let word = self.word(next);
            let is_credential = match self.part(&word) {
                challenge if challenge.starts_with("realm=") || challenge.starts_with("sha256:") => false,
                word => {
                    !is_ordinary(word) && (!text.starts_with(char::is_lowercase) || folded == "bearer" || is_odd(word))
                }
            };
            return (next > name.end && is_credential).then_some(word);
        }
        if !promises(folded) || is_qualified || text.ends_with('.') {
            return None;
        }
        let end = self.behind(name.end, |c| is_quote(c) || matches!(c, '\\' | ']'));
        let gap = self.behind(end, is_gap);
        let sign = self.behind(gap, |c| matches!(c, ':' | '=' | '>' | '：' | '＝'));
        let start = self.behind(sign, char::is_whitespace);
        let first = self.rest(gap).chars().next();
        if first == Some('=') || text.starts_with('-') && sign > name.end {
            let value = self.value(start);
            let is_parameter = self.before(name.start).ends_with(['?', '&']);
            let end = self.part(&value).find(['&', '#']).filter(|_| is_parameter);
            return Some(value.start..end.map_or(value.end, |end| value.start + end));
        }
        // In a table or list the value stands right behind it.
        if matches!(first, Some(',' | '|')) && gap == name.end {
            let word = self.word(gap + 1);
            return Some(word.clone()).filter(|_| !is_ordinary(self.part(&word)) && !is_field(self.part(&word)));
        }
        if let Some(attached) = self.attached(name.end) {
            return Some(attached);
        }
        // Behind a field's own name, which no sentence has, stands its value or a word about it.
        if sign == gap && next > name.end && is_identifier(text) {
            let word = self.word(next);
            return Some(word.clone()).filter(|_| is_value(self.part(&word)));
        }
        if sign == gap || VERDICTS.iter().any(|verdict| folded.starts_with(verdict)) {
            return None;
        }
        // What is quoted needs no look at the word, which may be as long as the text.
        let is_value = || {
            let word = self.part(&self.word(start)).to_owned();
            let names_field = |(name, _): (&str, &str)| is_field(name) && !promises(&fold(name));
            !is_ordinary(&word) && !word.split_once('=').is_some_and(names_field)
        };
        (self.rest(start).starts_with(is_quote) || is_value()).then(|| self.value(start))
    }

    /// What stands in brackets, or behind another mark, right at the name that ends at `end`: `registryPassword(x)`.
    fn attached(&self, end: usize) -> Option<Range<usize>> {
        let mark = self.rest(end).chars().next().filter(|c| matches!(c, '(' | '<' | '~' | '#'))?;
        let start = end + mark.len_utf8();
        let stop = |c: char| c.is_whitespace() || mark == '(' && c == ')' || mark == '<' && c == '>';
        let value = start..self.behind(start, |c| !stop(c));
        // `password(s)` is a plural.
        (value.len() > 1).then_some(value)
    }

    /// The value that begins at `at`: a quoted one to its quotation mark, a list or object to wherever, another to the
    /// next space. Behind an authentication scheme it is the next word.
    fn value(&self, at: usize) -> Range<usize> {
        let open = self.behind(at, |c| c == '\\');
        let rest = self.rest(open);
        if let Some(quote) = rest.chars().next().filter(|c| is_quote(*c)) {
            let start = open + quote.len_utf8();
            let end = if open > at { self.escaped_end(start) } else { self.closing(start, closing_of(quote)) };
            // Quotation marks around nothing are no quotation.
            return if end > start { start..end } else { self.word(at) };
        }
        if rest.starts_with(['{', '[']) {
            return at..self.text.len();
        }
        let word = self.word(at);
        if !is_scheme(self.part(&word)) {
            return word;
        }
        let behind = self.behind(word.end, char::is_whitespace);
        if self.rest(behind).starts_with(is_quote) { self.value(behind) } else { self.word(behind) }
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
            let ends = is_quote(c) && backslashes == 1;
            backslashes = if c == '\\' { backslashes + 1 } else { 0 };
            ends
        });
        end.map_or(self.text.len(), |end| at + end - 1)
    }

    /// What stands behind the colon of `user:password`. Numbers are those of users and groups.
    fn password_of(&self, word: Range<usize>) -> Option<Range<usize>> {
        let colon = self.part(&word).find(':')?;
        let password = word.start + colon + 1..word.end;
        let is_number = self.part(&password).bytes().all(|byte| byte.is_ascii_digit());
        (!is_number).then_some(password)
    }

    /// What is printed into a pipe in this stretch, behind which a login reads it.
    fn piped(&self, stretch: Range<usize>) -> Option<Range<usize>> {
        let printed = self.part(&stretch);
        let printed = printed.get(..printed.rfind('|')?)?.trim_end();
        let program =
            ["echo ", "printf ", "Write-Output "].iter().filter_map(|name| Some(printed.rfind(name)? + name.len()));
        let quote = printed.chars().next_back().filter(|c| is_quote(*c));
        let inside = printed.strip_suffix(is_quote).unwrap_or(printed);
        let start = match (program.max(), quote) {
            (Some(start), Some(quote)) if inside.get(start..)?.starts_with(quote) => start + quote.len_utf8(),
            (Some(start), _) => return Some(stretch.start + start..stretch.start + printed.len()),
            (None, quote) => inside.rfind(quote?)? + quote?.len_utf8(),
        };
        Some(stretch.start + start..stretch.start + inside.len())
    }

    /// What a shell's `<<<` makes the input of a program.
    fn here_strings(&self) -> Spans {
        let mut spans = Spans::new();
        if !self.text.contains("login") {
            return spans;
        }
        let mut end = 0;
        for (at, operator) in self.text.match_indices("<<<") {
            if at >= end {
                let span = self.value(self.behind(at + operator.len(), char::is_whitespace));
                end = span.end;
                spans.push(span);
            }
        }
        spans
    }
}

/// How far from the name of a credential an odd word is taken for one, in words.
const BEFORE: usize = 6;
const AFTER: usize = 8;

// What a value is called.
const VALUES: &[&str] = &["value", "values", "got", "given", "actual", "received", "rejectedvalue", "input", "was"];

/// The search for values near names.
struct Nearby<'a> {
    reader: &'a Reader<'a>,
    names: &'a [Range<usize>],
    is_about: bool,
    at: usize,
    /// How many words have been read.
    count: usize,
    /// Which of them was the last name of the sentence.
    name: Option<usize>,
    /// Odd words before a name.
    waiting: VecDeque<(usize, Range<usize>)>,
    /// What a sign, or its place, says that the next word is.
    label: Option<String>,
    /// For each closing mark, where it stands next.
    closings: Vec<(char, usize)>,
    spans: Spans,
}

impl<'a> Nearby<'a> {
    fn find(reader: &'a Reader<'a>, names: &'a [Range<usize>], is_about: bool) -> Spans {
        if names.is_empty() && !is_about {
            return Spans::new();
        }
        let mut search = Self {
            reader,
            names,
            is_about,
            at: 0,
            count: 0,
            name: None,
            waiting: VecDeque::new(),
            label: None,
            closings: Vec::new(),
            spans: Spans::new(),
        };
        while let Some(c) = reader.rest(search.at).chars().next() {
            search.step(c);
        }
        search.spans
    }

    fn step(&mut self, c: char) {
        let reader = self.reader;
        let start = self.at;
        let open = reader.behind(start, |c| c == '\\');
        let opening = reader.rest(open).chars().next().filter(|c| is_quote(*c) || *c == '[');
        if let Some(opening) = opening {
            let inside = open + opening.len_utf8();
            let end = self.closing(inside, closing_of(opening));
            let content =
                inside..end - reader.part(&(inside..end)).bytes().rev().take_while(|byte| *byte == b'\\').count();
            let text = reader.part(&content);
            // A quoted sentence is a sentence.
            let is_sentence = self.names_in(&content) && !is_field(text) && text.contains(char::is_whitespace);
            self.at = if is_sentence { inside } else { (end + closing_of(opening).len_utf8()).min(reader.text.len()) };
            if !is_sentence {
                self.enclosed(content);
            }
        } else if c.is_whitespace() || matches!(c, '(' | ')' | '{' | '}' | ',' | ';') {
            self.at += c.len_utf8();
        } else if is_chinese(c) {
            let run = start..reader.behind(start, is_chinese);
            self.at = run.end;
            self.see(&run, false);
            if reader.part(&run).ends_with('。') {
                self.end_sentence();
            }
        } else {
            let mut last = ' ';
            let end = reader.rest(start).find(|c: char| {
                let ends = c.is_whitespace()
                    || is_chinese(c)
                    || (is_quote(c) || c == '[' || c == '\\')
                        && matches!(last, '=' | ':' | ',' | '(' | '{' | '>' | '|');
                last = c;
                ends
            });
            let word = start..end.map_or(reader.text.len(), |end| start + end);
            self.at = word.end;
            self.plain(word);
        }
    }

    /// What stands in quotes or brackets.
    fn enclosed(&mut self, content: Range<usize>) {
        let text = self.reader.part(&content);
        let behind = self.reader.rest(self.reader.behind(self.at, char::is_whitespace));
        // In a document, not in a sentence whose colon stands behind a value.
        let is_member = |rest: &str| rest.trim_start().starts_with(['"', '\'', '\\', '{', '[']);
        let is_key = behind.strip_prefix([':', '=']).is_some_and(is_member) && !is_odd(text);
        let is_resource = text.contains('-')
            && !is_odd(text)
            && ["not found", "already exists"].iter().any(|fate| behind.starts_with(fate));
        let is_value =
            !is_key && !is_resource && !is_ordinary(text) && !is_field(text) && text.chars().any(char::is_alphanumeric);
        self.see(&content, is_value);
        if is_key {
            self.label = Some(fold(text));
        }
    }

    fn plain(&mut self, word: Range<usize>) {
        let text = self.reader.part(&word);
        let is_end = text.ends_with(['.', '!', '?'])
            && text.contains(char::is_alphanumeric)
            && self.reader.rest(word.end).starts_with(char::is_whitespace);
        let name = text.strip_suffix('=').map(fold).filter(|name| !name.is_empty());
        let bare = text.trim_end_matches([':', ',']);
        let is_telltale_pair = text.split_once(['=', ':']).is_some_and(|(name, _)| promises(&fold(name)));
        let has_name = self.names_in(&word);
        if text.chars().any(char::is_alphanumeric) {
            self.see(&word, !is_telltale_pair && !has_name && is_odd(text));
        } else if !matches!(text, ":" | "=" | "=>") {
            self.label = None;
        }
        if name.is_some() {
            self.label = name;
        } else if LABELS.iter().any(|label| bare.eq_ignore_ascii_case(label)) {
            self.label = Some(fold(bare));
        }
        if is_end {
            self.end_sentence();
        }
    }

    /// A word, quotation or run of Chinese characters.
    fn see(&mut self, span: &Range<usize>, is_value: bool) {
        self.count += 1;
        let label = self.label.take();
        let is_labelled =
            label.is_some_and(|label| !VALUES.iter().any(|value| label.ends_with(value)) && !promises(&label));
        if is_value && !is_labelled {
            if self.is_about || self.name.is_some_and(|name| self.count - name <= AFTER) {
                self.spans.push(span.clone());
            } else {
                self.waiting.push_back((self.count, span.clone()));
            }
        } else if self.names_in(span) {
            self.name = Some(self.count);
            let near = self.waiting.drain(..).filter(|(at, _)| self.count - at <= BEFORE);
            self.spans.extend(near.map(|(_, span)| span));
        }
    }

    fn end_sentence(&mut self) {
        self.name = None;
        self.waiting.clear();
    }

    fn names_in(&self, span: &Range<usize>) -> bool {
        let next = self.names.partition_point(|name| name.start < span.start);
        self.names.get(next).is_some_and(|name| name.start < span.end)
    }

    /// Where the mark stands next that is neither escaped nor an apostrophe. Without any it is the end of the text.
    fn closing(&mut self, at: usize, mark: char) -> usize {
        if let Some((_, end)) = self.closings.iter().find(|(known, end)| *known == mark && *end >= at) {
            return *end;
        }
        let reader = self.reader;
        let mut candidates = reader.rest(at).match_indices(mark).map(|(offset, _)| at + offset);
        let is_apostrophe =
            |end: usize| mark == '\'' && reader.rest(end + 1).starts_with(|c: char| c.is_alphanumeric());
        let end = candidates.find(|end| !is_apostrophe(*end)).unwrap_or(reader.text.len());
        self.closings.retain(|(known, _)| *known != mark);
        self.closings.push((mark, end));
        end
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether the word names a way to authenticate, and the credential follows it.
pub(crate) fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '<' | '[')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '「' | '『' | '【' | '《')
}

const fn closing_of(opening: char) -> char {
    match opening {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '《' => '》',
        '[' => ']',
        other => other,
    }
}

/// Chinese characters, and the punctuation and signs that are as wide.
const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}') && !is_quote(c)
}

/// Private keys as PEM writes them (RFC 7468), also those that are cut off, or quoted with less than the detector wants.
fn private_keys(text: &str) -> Spans {
    let mut spans = Spans::new();
    let mut end = 0;
    for (start, _) in text.match_indices("-----BEGIN ") {
        let label = text.get(start..).and_then(|rest| rest.get(11..)?.split("-----").next()).unwrap_or_default();
        if start >= end && label.len() <= 40 && label.ends_with("PRIVATE KEY") {
            let rest = text.get(start..).unwrap_or_default();
            let last = rest.find("-----END").and_then(|last| Some(last + 8 + rest.get(last + 8..)?.find("-----")? + 5));
            end = last.map_or(text.len(), |last| start + last);
            spans.push(start..end);
        }
    }
    spans
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
        let is_cut = authority.contains(':') && !authority.starts_with('[') && !is_host_and_port(authority);
        let userinfo = quoted.or(is_cut.then_some(segment)).filter(|_| !is_host_and_port(authority))?.rfind('@');
        let length = userinfo.or(is_cut.then_some(authority.len()))?;
        Some(start..start + length)
    });
    broken.collect()
}

#[cfg(test)]
mod tests {
    use super::mask;
    use crate::secret::MASK;

    // `§` stands for what may not be seen.
    const SENTENCES: &[(&str, &str)] = &[
        ("password=§ is wrong", "password=****** is wrong"),
        (r#"got {"password":"§ x","user":"u"}"#, r#"got {"password":"******","user":"u"}"#),
        (r#"got {\"password\": \"§\"} here"#, r#"got {\"password\": \"******\"} here"#),
        ("password: § for u", "password: ****** for u"),
        ("Authorization: Bearer § refused", "Authorization: Bearer ****** refused"),
        ("Authorization=Basic § refused", "Authorization=Basic ****** refused"),
        ("token=Bearer '§ x' refused", "token=Bearer '******' refused"),
        ("sent Basic §", "sent Basic ******"),
        ("ran docker login -u u -p § host", "ran docker login -u u -p ****** host"),
        ("ran docker login -p§ host", "ran docker login -p****** host"),
        ("ran x --password § host", "ran x --password ****** host"),
        ("curl -u me:§ host", "curl -u me:****** host"),
        ("ran ctr push --user me:§ x", "ran ctr push --user me:****** x"),
        ("ran ctr push --user=me:§ x", "ran ctr push --user=me:****** x"),
        ("ran echo § | docker login --password-stdin h", "ran echo ****** | docker login --password-stdin h"),
        ("ran '§' | docker login --password-stdin h", "ran '******' | docker login --password-stdin h"),
        ("ran docker login --password-stdin h <<< §", "ran docker login --password-stdin h <<< ******"),
        ("secret 'abc' unknown", "secret '******' unknown"),
        ("key: § unknown", "key: ****** unknown"),
        ("registry_password=\"a b §\" refused", "registry_password=\"******\" refused"),
        ("X(registry_password='my §', x=1)", "X(registry_password='******', x=1)"),
        ("password=[a §]", "password=******"),
        ("password={a §}", "password=******"),
        (
            "Field error on field 'registryPassword': rejected value [§]; codes",
            "Field error on field 'registryPassword': rejected value [******]; codes",
        ),
        ("registry_password: rejected value [§]", "registry_password: rejected value [******]"),
        ("'§' is not a valid registry_password", "'******' is not a valid registry_password"),
        ("value [§] of password is too long", "value [******] of password is too long"),
        ("error \"bad password [§]\"", "error \"bad password [******]\""),
        ("password,§", "password,******"),
        ("password|§", "password|******"),
        ("password: = §", "password: = ******"),
        ("密码：§", "密码：******"),
        ("登录口令为§", "登录口令为******"),
        // Which elsewhere only holds a place.
        ("口令是 example 吗", "口令是 ****** 吗"),
        ("密码“§ x”错误", "密码“******”错误"),
        ("&quot;password&quot;:&quot;§&quot;", "&quot;password&quot;:&quot;******&quot;"),
        ("%22password%22%3A%22§%22", "%22password%22%3A%22******%22"),
        ("%2522password%2522%253A%2522§%2522", "%2522password%2522%253A%2522******%2522"),
        ("password%3D§", "password%3D******"),
        (r"\u0022password\u0022:\u0022§\u0022", r"\u0022password\u0022:\u0022******\u0022"),
        ("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln expired", "****** expired"),
        ("no key AKIAABCDEFGHIJKLMNOP here", "no key ****** here"),
        ("access key ID AKIAABCDEFGHIJKLMNOP not found", "access key ID ****** not found"),
        ("-----BEGIN RSA PRIVATE KEY-----\n§\n-----END RSA PRIVATE KEY----- read", "****** read"),
        ("-----BEGIN PRIVATE KEY----- §", "******"),
        (r#"parse "http://u:§ w@quay.io": bad"#, r#"parse "http://******@quay.io": bad"#),
        (r#"parse "http://u:a@b §@quay.io": bad"#, r#"parse "http://******@quay.io": bad"#),
        ("dial https://u:a@b §@h", "dial https://******@h"),
        ("dial https://u:§", "dial https://******"),
        ("see https://host/x?sig=§&b=1", "see https://host/x?sig=******&b=1"),
        ("tokens: [\"§\", \"§\"]", "tokens: ******"),
        ("ran mycli login h <<< § twice", "ran mycli login h <<< ****** twice"),
        ("sent bearer § to h", "sent bearer ****** to h"),
        (r#"curl -u"me:§" host"#, r#"curl -u"me:******" host"#),
        (r#"parse "http://u:§ w@quay.io": ask me@x.io"#, r#"parse "http://******@quay.io": ask me@x.io"#),
    ];

    // Behind or before a name alone, where a plain word is one of the sentence.
    const NEAR: &[(&str, &str)] = &[
        ("the token § has expired", "the token ****** has expired"),
        ("password is § now", "password is ****** now"),
        ("invalid value § for registry_password", "invalid value ****** for registry_password"),
        ("密码 § 错误", "密码 ****** 错误"),
        ("密码§错误", "密码******错误"),
        ("口令 §", "口令 ******"),
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
        "InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.",
        "IAM auth failed: AK not exist",
        "Token is expired at 2026-01-02T03:04:05Z",
        "Token is expired at 2026-01-02 03:04:05.123 +0000",
        "WWW-Authenticate: Bearer realm=\"https://h/token\",service=\"h\"",
        "unexpected token '}'",
        "Unexpected token < in JSON at position 0",
        "duplicate key: name=quay",
        "Invalid value for key 'registry_type'",
        "field key registry_addr invalid",
        "Secret 'harbor-pull' not found",
        "digest sha256:abc mismatch",
        "flag provided but not defined: -password",
        "Access key: see vault",
        "密码长度必须为8-128个字符",
        "The password of user robot1 at harbor.example.com is wrong",
        "HSS.0001: the token of project cn-north-4 must be 30s to 24h old",
    ];

    #[test]
    fn credentials_are_masked() {
        let secrets = ["hunTer-2", "correct1horse", "******", "letmein"];
        let cases = SENTENCES.iter().flat_map(|case| secrets.map(|secret| (case, secret)));
        let near = NEAR.iter().flat_map(|case| secrets.into_iter().take(3).map(move |secret| (case, secret)));
        let cases = cases.chain(near);
        let wrong = cases.filter_map(|((sentence, masked), secret)| {
            let found = mask(&sentence.replace('§', secret));
            (found != *masked).then(|| format!("{sentence}: {found}"))
        });
        let wrong: Vec<String> = wrong.collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn ordinary_sentences_stay() {
        let wrong: Vec<String> =
            HARMLESS.iter().map(|sentence| mask(sentence)).filter(|found| found.contains(MASK)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
