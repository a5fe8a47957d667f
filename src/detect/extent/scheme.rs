//! Values behind an authentication scheme.

use super::bare::bare;
use super::{Extent, LONGEST};
use crate::detect::bytes::{is_one_of, line_end, part, skip, skip_blanks};

/// The value behind an authentication scheme; the value itself without one. None where the scheme is all there is.
pub(in crate::detect) fn behind_scheme(text: &[u8], value: Extent) -> Option<Extent> {
    let scheme = skip(text, value.start, |byte| byte.is_ascii_alphanumeric() || byte == b'-').min(value.start + 32);
    let word = part(text, value.start, scheme);
    let is_scheme = is_one_of(word, SCHEMES);
    if !is_scheme {
        return Some(value);
    }
    let start = skip_blanks(text, scheme);
    if start == scheme {
        return (scheme < value.end).then_some(value);
    }
    if let Some((content, _)) = Extent::quoted(text, start).filter(|_| !value.is_quoted) {
        return Some(content);
    }
    let end = if value.is_quoted { value.end.max(start) } else { bare(text, start).end };
    // What a server asks for, and what signs a request part by part.
    let parameters = part(text, start, end.max(start + 5));
    if [b"realm" as &[u8], b"error", b"auth "].iter().any(|asked| parameters.starts_with(asked)) {
        return None;
    }
    let is_signed = part(text, start, end).contains(&b'=')
        && part(text, start, end).iter().position(|byte| *byte == b'=').is_some_and(|sign| sign + 2 < end - start)
        && !is_one_of(word, &["bearer", "basic"]);
    let end = if is_signed { signed_end(text, start, value.is_quoted.then_some(value.end)) } else { end };
    Some(Extent { start, end, is_quoted: value.is_quoted })
}

/// Where the parameters end that sign a request.
pub(super) fn signed_end(text: &[u8], start: usize, close: Option<usize>) -> usize {
    let end = close.unwrap_or_else(|| line_end(text, start, LONGEST));
    let line = part(text, start, end);
    let quote = line.iter().position(|byte| *byte == b'\'').filter(|_| close.is_none());
    start + line.get(..quote.unwrap_or(line.len())).unwrap_or_default().trim_ascii_end().len()
}

const SCHEMES: &[&str] = &[
    "bearer",
    "basic",
    "digest",
    "token",
    "negotiate",
    "ntlm",
    "apikey",
    "api-key",
    "key",
    "hawk",
    "aws4-hmac-sha256",
    "aws",
    "sdk-hmac-sha256",
    "sharedkey",
    "sharedkeylite",
    "sharedaccesssignature",
    "splunk",
    "jwt",
    "oauth",
    "genericapikey",
    "ssws",
    "pat",
    "dpop",
];
