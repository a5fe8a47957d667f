//! What a machine has made, or a person who was told to use digits and symbols.

use super::Dress;
use super::form::{is_date, is_digest, is_host, is_location, is_number, is_uuid};
use super::mask::is_masked;
use super::placeholder::is_placeholder;
use super::reference::is_plain_path;
use super::words::is_plain_words;
use crate::detect::bytes::contains;

/// Whether it looks as if a machine had made it, or a person who was told to use digits and symbols.
pub(in crate::detect) fn is_odd(word: &[u8]) -> bool {
    let word = trim(word);
    if word.len() < 6
        || is_number(word)
        || is_date(word)
        || is_plain_words(word)
        || is_host(word)
        || is_masked(word)
        || is_placeholder(word, Dress::Said)
    {
        return false;
    }
    if is_location(word)
        || word.starts_with(b"sha256:")
        || contains(word, b"://")
        || is_uuid(word)
        || is_plain_path(word) && word.contains(&b'/')
    {
        return false;
    }
    let has = |set: fn(&u8) -> bool| word.iter().any(set);
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // `x509`, `utf-8`, `v2beta1`, `harbor-core-7d9f`: a name with a number.
    let is_numbered = word
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':'))
        .all(|part| part.len() <= 10 && part.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if is_numbered
        && word.len() < 20
        && !(word.len() >= 8
            && digits >= 3
            && letters >= 3
            && !word.iter().any(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':')))
    {
        return false;
    }
    let has_symbol = has(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'~' | b'+'));
    letters > 0 && (has_symbol || digits > 0) || changes_case(word)
}

/// Whether it can only have been made by a machine: long, of mixed characters, and no digest or id.
pub(in crate::detect) fn is_random(value: &[u8]) -> bool {
    // A path, percent-encoded.
    if contains(value, b"%2F") {
        return value.split(|byte| *byte == b'%').any(|part| is_random(part.strip_prefix(b"2F").unwrap_or(part)));
    }
    if value.len() < 12
        || value.contains(&b' ')
        || is_uuid(value)
        || is_digest(value)
        || is_date(value)
        || is_host(value)
        || is_number(value)
    {
        return false;
    }
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let uppers = value.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let lowers = value.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let others = value.len() - digits - uppers - lowers;
    // Parts such as names and ids are joined of.
    let longest = value
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':' | b','))
        .map(<[u8]>::len)
        .max()
        .unwrap_or_default();
    let is_mixed = digits > 1 && uppers + lowers > 1 || changes_case(value);
    is_mixed
        && (longest >= 12 || others == 0)
        && others * 3 <= value.len()
        && distinct(value) >= 8
        && !is_plain_words(value)
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
        TECHNICAL.iter().any(|name| value.eq_ignore_ascii_case(name.as_bytes()))
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

/// How many different bytes it has.
pub(super) fn distinct(value: &[u8]) -> u32 {
    let mut seen = 0_u128;
    for byte in value.iter().filter(|byte| byte.is_ascii()) {
        seen |= 1 << byte;
    }
    seen.count_ones()
}

pub(super) fn trim(word: &[u8]) -> &[u8] {
    let is_edge = |byte: u8| b".,;:!?()<>{}[]\"'`|=*".contains(&byte);
    let start = word.iter().position(|byte| !is_edge(*byte)).unwrap_or(word.len());
    let end = word.iter().rposition(|byte| !is_edge(*byte)).map_or(start, |last| last + 1);
    word.get(start..end).unwrap_or_default()
}
