//! What a machine has made, or a person who was told to use digits and symbols.

use super::Dress;
use super::form::{is_date, is_digest, is_host, is_location, is_number, is_uuid};
use super::mask::is_masked;
use super::placeholder::is_placeholder;
use super::reference::is_plain_path;
use super::words::is_plain_words;
use crate::detect::bytes::{contains, is_one_of};
use crate::detect::makeup::Makeup;
use crate::detect::pattern::Set;

/// Whether it looks as if a machine had made it, or a person who was told to use digits and symbols.
pub(in crate::detect) fn is_odd(word: &[u8]) -> bool {
    let word = trim(word);
    let made = Makeup::of(word);
    let is_mixed = made.has(Set::ALPHA) && made.has(const { Set::DIGIT.or(Set::of("!@#$%^&*~+")) });
    if word.len() < 6 || !(is_mixed || made.has(Set::UPPER) && changes_case(word)) {
        return false;
    }
    if is_uuid(word)
        || is_number(word)
        || is_date(word)
        || is_plain_words(word)
        || is_host(word)
        || is_masked(word)
        || is_placeholder(word, Dress::Said)
        || is_location(word)
        || word.starts_with(b"sha256:")
        || made.has(const { Set::of("/") }) && (contains(word, b"://") || is_plain_path(word))
    {
        return false;
    }
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // `x509`, `utf-8`, `v2beta1`, `harbor-core-7d9f`: a name with a number.
    let is_numbered = word.len() < 20
        && made.is_only(const { Set::LOWER.or(Set::DIGIT).or(JOINS) })
        && word.split(|byte| JOINS.has(*byte)).all(|part| part.len() <= 10);
    !is_numbered || word.len() >= 8 && digits >= 3 && letters >= 3 && !made.has(JOINS)
}

/// What parts of names are joined by.
const JOINS: Set = Set::of("-_./:");

/// Whether it can only have been made by a machine: long, of mixed characters, and no digest or id.
pub(in crate::detect) fn is_random(value: &[u8]) -> bool {
    let made = Makeup::of(value);
    if value.len() < 12 || made.distinct() < 8 {
        return false;
    }
    // A path, percent-encoded.
    if made.has(const { Set::of("%") }) && contains(value, b"%2F") {
        return value.split(|byte| *byte == b'%').any(|part| is_random(part.strip_prefix(b"2F").unwrap_or(part)));
    }
    if made.has(const { Set::of(" ") })
        || is_uuid(value)
        || is_digest(value)
        || is_date(value)
        || is_host(value)
        || is_number(value)
    {
        return false;
    }
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let others = value.len() - digits - letters;
    // Parts such as names and ids are joined of.
    let longest = || value.split(|byte| JOINS.has(*byte) || *byte == b',').map(<[u8]>::len).max().unwrap_or_default();
    let is_mixed = digits > 1 && letters > 1 || changes_case(value);
    is_mixed && (others == 0 || longest() >= 12) && others * 3 <= value.len() && !is_plain_words(value)
}

// Names with a number that sentences about passwords have.
const TECHNICAL: &[&str] =
    &["argon2", "base64", "bcrypt", "ipv4", "ipv6", "oauth2", "pbkdf2", "sha256", "sha512", "utf-8", "x509"];

/// Words and numbers joined, as people join them for a password: `onyx-fern-birch5`.
pub(super) fn is_invented(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let is_long = value.len() >= 8 && digits > 0 || value.len() == 7 && digits > 1;
    let is_known = || {
        is_one_of(value, TECHNICAL)
            || [is_uuid, is_host, is_number, is_date, is_location].iter().any(|is_form| is_form(value))
    };
    // `eu-west-1`: words and a number beside them.
    let is_numbered = || {
        value.split(|byte| matches!(byte, b'-' | b'_' | b'.')).all(|part| {
            part.iter().all(u8::is_ascii_alphabetic) || part.len() <= 2 && part.iter().all(u8::is_ascii_digit)
        })
    };
    is_long && letters > 2 && !is_known() && !is_numbered()
}

/// Letters go up and down within words, as no name of a program's does.
pub(super) fn changes_case(word: &[u8]) -> bool {
    let ups = word
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
        .count();
    let shorts = word.windows(3).filter(|three| matches!(three, [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_lowercase() && c.is_ascii_uppercase())).count();
    ups >= 4 && word.len() / ups.max(1) < 5 || shorts >= 2
}

pub(super) fn trim(word: &[u8]) -> &[u8] {
    const EDGES: Set = Set::of(".,;:!?()<>{}[]\"'`|=*");
    let start = word.iter().position(|byte| !EDGES.has(*byte)).unwrap_or(word.len());
    let end = word.iter().rposition(|byte| !EDGES.has(*byte)).map_or(start, |last| last + 1);
    word.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::is_random;

    #[test]
    fn a_random_word_may_have_signs_but_is_not_put_together_of_short_parts() {
        for word in ["aB3dE6gH9jK2mN4p", "aB3dE6gH9jK2mN4p+x8Zq1", "x8,aB3dE6gH9jK2mN4p"] {
            assert!(is_random(word.as_bytes()), "{word}");
        }
        for word in ["aB3-dE6-gH9-jK2-mN4", "aB3,dE6,gH9,jK2,mN4", "aB3dE6gH9jK2 mN4pqrs"] {
            assert!(!is_random(word.as_bytes()), "{word}");
        }
    }
}
