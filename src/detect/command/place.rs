//! Passwords that a command takes by their place: `rabbitmqctl add_user me x`, `vault login x`, `sqlplus me/x@db`.

use super::{end_of, push, unquoted, word_start};
use crate::detect::Found;
use crate::detect::bytes::{at, before, line_start, part, skip, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks;

/// A command whose password has a place among its words.
struct Place {
    /// How the command begins.
    begins: &'static str,
    /// The words that the place is counted from; the beginning if there are none.
    behind: &'static [&'static str],
    /// How many words stand between.
    between: usize,
}

const PLACES: &[Place] = &[
    Place { begins: "rabbitmqctl", behind: &["add_user", "change_password", "authenticate_user"], between: 1 },
    Place { begins: "vault login", behind: &[], between: 0 },
];

const MOST_WORDS: usize = 16;

/// The password of the command that begins there. Returns where its words end that have been read.
pub(super) fn read(text: &[u8], start: usize, anchor: &str, found: &mut Vec<Found>) -> usize {
    let end = start + anchor.len();
    let is_inside = before(text, start).is_some_and(|byte| byte.is_ascii_alphanumeric());
    let Some(place) = PLACES.iter().find(|place| place.begins == anchor).filter(|_| !is_inside) else { return start };
    let mut between = place.behind.is_empty().then_some(place.between);
    let mut next = end;
    for _ in 0..MOST_WORDS {
        let Some(begin) = word_start(text, next) else { break };
        let word = extent::argument(text, begin);
        let content = part(text, word.start, word.end);
        next = end_of(text, begin, word);
        match between {
            None if place.behind.iter().any(|known| known.as_bytes() == content) => between = Some(place.between),
            _ if content.starts_with(b"-") && content.len() > 1 => {}
            Some(0) => {
                // `username=me`
                let is_pair = extent::begins_pair(text, word.start) && content.contains(&b'=');
                let value = Some(unquoted(text, word)).filter(|_| !is_pair);
                push(text, start, value, found);
                break;
            }
            Some(more) => between = Some(more - 1),
            None => {}
        }
    }
    next
}

/// `me/x@db`, as Oracle's programs take it, in the first word that is no option, or right behind `jdbc:oracle:thin:`.
pub(super) fn slashed(text: &[u8], end: usize, found: &mut Vec<Found>) -> usize {
    let mut next = end;
    for _ in 0..MOST_WORDS {
        let Some(begin) = word_start(text, next) else { break };
        let word = extent::argument(text, begin);
        let content = part(text, word.start, word.end);
        next = end_of(text, begin, word);
        if content.starts_with(b"-") {
            continue;
        }
        let slash = content.iter().position(|byte| *byte == b'/').filter(|slash| *slash > 0);
        let is_user = |user: &[u8]| user.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.$#-\"".contains(byte));
        if let Some(slash) = slash.filter(|slash| content.get(..*slash).is_some_and(is_user)) {
            let password = content.get(slash + 1..).unwrap_or_default();
            let length = password
                .iter()
                .rposition(|byte| *byte == b'@')
                .unwrap_or_else(|| password.iter().position(u8::is_ascii_whitespace).unwrap_or(password.len()));
            // `@//host:1521/service`
            let length = password.windows(3).position(|three| three == b"@//").unwrap_or(length);
            let start = word.start + slash + 1;
            push(text, end, Some(Extent { start, end: start + length, is_quoted: false }), found);
        }
        break;
    }
    next
}

/// `net use \\host\share x /user:me`, on either side of the user.
pub(super) fn beside_user(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    let line = line_start(text, start, 256);
    let command = part(text, line, start).to_ascii_lowercase();
    let user = skip(text, start + 1, |byte| !byte.is_ascii_whitespace());
    let Some(place) = command.windows(4).rposition(|window| window == b"use ") else { return start + 1 };
    if !command.windows(3).any(|window| window == b"net") {
        return start + 1;
    }
    // The device, the share, and maybe the password.
    let mut next = line + place + "use ".len();
    while let Some(begin) = word_start(text, next).filter(|begin| *begin < user) {
        let word = extent::argument(text, begin);
        let content = part(text, word.start, word.end);
        next = skip(text, begin, |byte| !byte.is_ascii_whitespace()).max(begin + 1);
        let is_place =
            content.starts_with(b"\\\\") || content.ends_with(b":") || content.starts_with(b"/") || content == b"*";
        if !is_place {
            push(text, line, Some(unquoted(text, word)), found);
        }
    }
    if let Some(begin) = word_start(text, user).filter(|begin| at(text, *begin) != Some(b'/')) {
        push(text, line, Some(unquoted(text, extent::argument(text, begin))), found);
    }
    user
}

/// `login: me / x`
pub(super) fn behind_slash(text: &[u8], colon: usize, found: &mut Vec<Found>) -> usize {
    let user = skip_blanks(text, colon + 1);
    let end = skip(part(text, 0, user + 64), user, |byte| !byte.is_ascii_whitespace());
    if end > user && part(text, end, end + 3) == b" / " {
        let word = extent::word(text, end + 3);
        if looks::is_odd(part(text, word.start, word.end)) {
            push(text, colon, Some(word), found);
        }
    }
    colon
}
