//! What words look like: an ordinary one, a name, or something that a person would take for a secret.

use crate::kinds::KINDS;
use crate::plan::Plan;
use crate::spelling::fold;

// Longer than any path to a field, so that no long text has to be read as one.
const MAX_FIELD: usize = 128;

/// Whether it is a name of a field of any kind, or a path that ends in one.
pub(super) fn is_field(word: &str) -> bool {
    if word.len() > MAX_FIELD {
        return false;
    }
    let last = word.rsplit(['.', '/']).find(|part| !part.is_empty()).unwrap_or_default();
    let folded = fold(last);
    let is_name = word.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.' | b'/'));
    is_name && KINDS.iter().any(|kind| Plan::of(kind).nodes.iter().any(|node| node.folded == folded))
}

/// Whether the word stands behind "password" in a sentence that does not tell one.
pub(super) fn is_ordinary(word: &str) -> bool {
    let bare = word.trim_matches(is_edge);
    bare.is_empty() && word.len() <= 3 || ORDINARY.iter().any(|ordinary| bare.eq_ignore_ascii_case(ordinary))
}

/// Whether it looks like a secret: digits, symbols or letters of mixed case in a word that is no name, number, date,
/// address, code or option.
pub(super) fn is_odd(word: &str) -> bool {
    let bare = word.trim_matches(is_edge);
    if is_plain(bare) {
        return false;
    }
    if let Some((name, value)) = bare.split_once(['=', ':']) {
        let name = name.trim_matches(is_edge);
        return !is_plain(name) || !is_plain(value.trim_matches(is_edge));
    }
    bare.split('/').any(|part| !is_plain(part))
}

const fn is_edge(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '<' | '>' | '{' | '}' | '[' | ']' | '"' | '\'' | '`')
        || matches!(c, '”' | '’' | '|' | '-' | '=')
}

fn is_plain(word: &str) -> bool {
    let all = |is_right: fn(char) -> bool| word.chars().all(is_right);
    let is_word = all(|c| c.is_alphabetic() && !c.is_uppercase() || matches!(c, '-' | '_' | '\'' | '’'));
    let is_capitalised = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let is_short_constant = |part: &str| part.len() <= 12 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_title =
        word.len() <= 32 && word.split(['-', '_']).all(|part| is_capitalised(part) || is_short_constant(part));
    is_word
        || is_title
        || TECHNICAL.iter().any(|name| word.eq_ignore_ascii_case(name))
        || is_number(word)
        || is_date(word)
        || is_host(word)
        || is_code(word)
        || word.contains("://")
        || word.starts_with("sha256:")
        || word.ends_with("Exception")
        || crate::secret::is_mask(word)
        || is_field(word)
}

/// A small number, a range of them, a version or address, a year, or a number with its unit.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches('%').trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = word.get(digits.len()..).unwrap_or_default();
    let is_short =
        |part: &str| part.len() <= 3 || part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    UNITS.contains(&unit)
        && !digits.is_empty()
        && digits.split(['.', '-', '–', '~', '/', ':', 'x']).count() <= 5
        && digits.split(['.', '-', '–', '~', '/', ':', 'x']).all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && (is_short(part) || digits.contains('.') && digits.contains(':') && part.len() <= 5)
        })
}

// Names with digits or mixed case that sentences about credentials are full of.
const TECHNICAL: &[&str] = &["base64", "utf-8", "x509", "oauth2", "ipv4", "ipv6", "http2", "sha256", "md5"];

const UNITS: &[&str] = &["", "%", "s", "ms", "m", "min", "h", "d", "B", "KB", "KiB", "MB", "MiB", "GB", "GiB", "px"];

/// As ISO 8601 and RFC 3339 write it, or the time alone.
fn is_date(word: &str) -> bool {
    let shape: String = word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let time = shape.strip_prefix("0000-00-00").map_or(shape.as_str(), |rest| rest.trim_start_matches(['T', 't']));
    let zone = time.strip_prefix("00:00").unwrap_or(time);
    let is_dated = time.len() < shape.len() || zone.len() < time.len();
    shape == "+0000"
        || is_dated && zone.len() <= 18 && zone.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z' | 'z' | '+' | '-'))
}

/// The name of a host, which has dots and ends in letters, maybe with a port.
fn is_host(word: &str) -> bool {
    let host =
        word.split_once(':').filter(|(_, port)| is_number(port) || port.len() <= 5).map_or(word, |(host, _)| host);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && host.split('.').all(is_label)
        && (2..=10).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// `HSS.0001`, `SVCSTG.SWR.4010000`.
fn is_code(word: &str) -> bool {
    let is_name = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase());
    word.rsplit_once('.').is_some_and(|(names, number)| {
        number.len() <= 8 && number.bytes().all(|byte| byte.is_ascii_digit()) && names.split('.').all(is_name)
    })
}

const ORDINARY: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
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
    "does",
    "empty",
    "expired",
    "failed",
    "failure",
    "field",
    "for",
    "from",
    "given",
    "got",
    "has",
    "have",
    "header",
    "id",
    "illegal",
    "in",
    "incorrect",
    "input",
    "invalid",
    "is",
    "it",
    "length",
    "malformed",
    "may",
    "mismatch",
    "missing",
    "must",
    "name",
    "no",
    "not",
    "null",
    "of",
    "on",
    "or",
    "parameter",
    "password",
    "please",
    "received",
    "rejected",
    "required",
    "see",
    "set",
    "should",
    "size",
    "string",
    "that",
    "the",
    "this",
    "to",
    "token",
    "too",
    "unknown",
    "unsupported",
    "value",
    "was",
    "with",
    "wrong",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn a_date_is_odd_with_anything_else_in_it() {
        for date in ["2026-01-02", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123+01:00", "03:04:05", "+0000"] {
            assert!(!is_odd(date), "{date}");
            for at in 0..=date.len() {
                let (before, behind) = date.split_at(at);
                let text = format!("{before}hunTer{behind}");
                assert!(is_odd(&text), "{text}");
            }
        }
    }
}
