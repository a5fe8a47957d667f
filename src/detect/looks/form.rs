//! Forms of their own that no credential has: numbers, dates, hosts, digests, ids.

use crate::detect::pattern::Set;

/// Hexadecimal digits in a number that digests have: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512, or short ones of git.
pub(super) fn is_digest(value: &[u8]) -> bool {
    let hex = value
        .strip_prefix(b"sha256:")
        .or(value.strip_prefix(b"sha512:"))
        .or(value.strip_prefix(b"sha1:"))
        .unwrap_or(value);
    let is_hex = hex.iter().all(u8::is_ascii_hexdigit);
    is_hex && matches!(hex.len(), 7..=12 | 16 | 32 | 40 | 56 | 64 | 96 | 128)
        || [b"sha256-" as &[u8], b"sha384-", b"sha512-", b"sha1-", b"h1:", b"SHA256:", b"MD5:"]
            .iter()
            .any(|prefix| value.starts_with(prefix))
}

pub(super) fn is_uuid(value: &[u8]) -> bool {
    let hex = value.strip_prefix(b"{").and_then(|inner| inner.strip_suffix(b"}")).unwrap_or(value);
    hex.len() == 36
        && hex
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// A number, a version, a size or a duration.
pub(super) fn is_number(value: &[u8]) -> bool {
    let value = value.strip_prefix(b"-").or(value.strip_prefix(b"v")).unwrap_or(value);
    let digits = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'_' | b':' | b'/' | b'-'))
        .count();
    let unit = value.get(digits..).unwrap_or_default();
    first_is_digit(value)
        && unit.len() <= 3
        && unit.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'%')
        && value.len() <= 24
}

/// As ISO 8601 and RFC 3339 write it.
pub(super) fn is_date(value: &[u8]) -> bool {
    let is_digit = |at: usize| value.get(at).is_some_and(u8::is_ascii_digit);
    let is_dash = |at: usize| value.get(at) == Some(&b'-');
    value.len() <= 40
        && (0..4).all(is_digit)
        && is_dash(4)
        && is_digit(5)
        && is_digit(6)
        && is_dash(7)
        && is_digit(8)
        && value.iter().all(|byte| byte.is_ascii_digit() || b"-:.TZtz+ ".contains(byte))
}

/// The name of a host, which has dots and ends in letters, maybe with a port and a path.
pub(super) fn is_host(value: &[u8]) -> bool {
    let host = value.split(|byte| matches!(byte, b'/' | b':')).next().unwrap_or_default();
    let last = host.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let is_label = |label: &[u8]| {
        !label.is_empty()
            && label.len() <= 40
            && label
                .iter()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
    };
    host.contains(&b'.')
        && host.split(|byte| *byte == b'.').all(is_label)
        && (2..=10).contains(&last.len())
        && last.iter().all(u8::is_ascii_lowercase)
}

/// A place in a source file: `TokenService.java:131`.
pub(super) fn is_location(value: &[u8]) -> bool {
    let Some(colon) = value.iter().rposition(|byte| *byte == b':') else { return false };
    let (file, line) = (value.get(..colon).unwrap_or_default(), value.get(colon + 1..).unwrap_or_default());
    file.contains(&b'.') && !line.is_empty() && line.iter().all(u8::is_ascii_digit)
}

/// A mail address.
pub(super) fn is_mail(value: &[u8]) -> bool {
    let Some(sign) = value.iter().position(|byte| *byte == b'@') else { return false };
    let (user, host) = (value.get(..sign).unwrap_or_default(), value.get(sign + 1..).unwrap_or_default());
    user.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b'-' | b'+')) && is_host(host)
}

pub(super) fn first_is_digit(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_digit)
}
