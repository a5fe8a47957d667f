//! Passwords in addresses: what stands before the at sign.

use super::Found;
use super::bytes::{at, part, skip, skip_back};
use super::looks::{self, Dress};
use super::names::Promise;
use super::pattern::Set;
use super::rules::generic;

// Longer than user info, which may be a token of some kilobytes only in headers.
const LONGEST: usize = 1024;

/// The passwords in the word around an at sign, and where the word ends. What stands before `from` has been read.
pub(super) fn read(text: &[u8], sign: usize, from: usize, found: &mut Vec<Found>) -> usize {
    let is_inside =
        |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>') && byte != 0;
    let start = skip_back(text, sign, LONGEST.min(sign.saturating_sub(from)), is_inside);
    let end = skip(part(text, 0, sign + LONGEST), sign, is_inside);
    let word = part(text, start, end);
    let mut push = |(info, end, has_scheme): (usize, usize, bool)| {
        if let Some((info, end)) = secret(word, info, end, has_scheme) {
            found.push(Found { context: start, start: start + info, end: start + end, rule: generic::ADDRESS });
        }
    };
    let plain = places(word, b"://").map(|place| place + 3);
    // As JSON may write it.
    let escaped = places(word, b":\\/\\/").map(|place| place + 5);
    let mut schemes = plain.chain(escaped).peekable();
    if schemes.peek().is_none_or(|scheme| *scheme > sign - start) {
        without_scheme(word, sign - start).into_iter().for_each(&mut push);
    }
    let mut last = 0;
    for scheme in schemes {
        if let Some(end) = user_info_end(word, scheme).filter(|_| scheme >= last) {
            last = end;
            push((scheme, end, true));
        }
    }
    end
}

fn places<'a>(text: &'a [u8], part: &'a [u8]) -> impl Iterator<Item = usize> {
    text.windows(part.len()).enumerate().filter(move |(_, window)| *window == part).map(|(place, _)| place)
}

/// Where the user info ends that begins behind a scheme.
fn user_info_end(word: &[u8], start: usize) -> Option<usize> {
    let rest = part(word, start, word.len());
    let length = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\')).unwrap_or(rest.len());
    let authority = part(rest, 0, length);
    if let Some(end) = authority.iter().rposition(|byte| *byte == b'@') {
        return Some(start + end);
    }
    // An unencoded slash in a password. Behind a plain host an at sign belongs to the path.
    let is_cut = authority.contains(&b':') && !is_host_and_port(authority);
    is_cut.then(|| rest.iter().position(|byte| *byte == b'@')).flatten().map(|end| start + end)
}

/// `user:password@host`: where it begins and ends.
fn without_scheme(word: &[u8], sign: usize) -> Option<(usize, usize, bool)> {
    let before = part(word, 0, sign);
    let start = before
        .iter()
        .rposition(|byte| matches!(byte, b'=' | b',' | b';' | b'(' | b'[' | b'{' | b'|'))
        .map_or(0, |place| place + 1);
    let behind = part(word, sign + 1, word.len());
    let host = behind.iter().take_while(|byte| Set::WORD.has(**byte) || matches!(byte, b'.' | b'-')).count();
    let is_host =
        host > 2 && (part(behind, 0, host).contains(&b'.') || matches!(behind.get(host), Some(b'(' | b':' | b'/')));
    let is_digest = behind.starts_with(b"sha256:") || behind.starts_with(b"sha512:");
    (is_host && !is_digest).then_some((start, sign, false))
}

/// What of the user info is secret: the password; the user where there is none and it looks like a token.
fn secret(word: &[u8], start: usize, end: usize, has_scheme: bool) -> Option<(usize, usize)> {
    let info = part(word, start, end);
    let colon = info.iter().position(|byte| *byte == b':');
    let user = part(info, 0, colon.unwrap_or(info.len()));
    let password = colon.map_or(&[] as &[u8], |colon| part(info, colon + 1, info.len()));
    if password.is_empty() {
        return (has_scheme && user.len() >= 16 && looks::is_random(user)).then_some((start, start + user.len()));
    }
    let is_credential = looks::is_credential(password, Promise::Password, Dress::Assigned);
    let is_plain_user =
        user.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b'-' | b'+' | b'$' | b'%' | b'~'));
    if !is_credential || !has_scheme && (!is_plain_user || user.is_empty() || !looks::is_odd(password)) {
        return None;
    }
    // A token takes the place of the user, too: `https://TOKEN:x-oauth-basic@…`.
    let is_token = user.len() >= 16 && looks::is_random(user);
    Some((if is_token { start } else { start + user.len() + 1 }, end))
}

fn is_host_and_port(authority: &[u8]) -> bool {
    let colon = authority.iter().rposition(|byte| *byte == b':');
    let (host, port) = colon.map_or((authority, b"0" as &[u8]), |colon| {
        (part(authority, 0, colon), part(authority, colon + 1, authority.len()))
    });
    let is_plain = host.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b'-') || !byte.is_ascii());
    is_plain && !port.is_empty() && port.iter().all(u8::is_ascii_digit)
}

/// Whether an at sign can have user info before it at all: most are of mail addresses and packages.
pub(super) fn may_have_user_info(text: &[u8], sign: usize) -> bool {
    sign > 0
        && at(text, sign - 1).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'/'))
}
