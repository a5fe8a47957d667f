//! Values behind another one: `user / password: me / x`, and Cisco's `password 0 x`, where a digit says how it is kept.

use crate::detect::Found;
use crate::detect::bytes::{at, is_one_of, part, skip, skip_back, skip_blanks};
use crate::detect::extent;
use crate::detect::looks::Dress;
use crate::detect::named::{Named, is_name_byte};

// Longer than names of users.
const LONGEST: usize = 64;

const USERS: &[&str] =
    &["user", "username", "login", "name", "email", "id", "account", "benutzer", "usuario", "utilisateur"];

/// The second of two values, as the name is the second of two names.
pub(super) fn behind_user(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let slash = skip_back(text, name.start, 2, |byte| byte == b' ');
    if slash == 0 || at(text, slash - 1) != Some(b'/') {
        return;
    }
    let end = skip_back(text, slash - 1, 2, |byte| byte == b' ');
    let user = part(text, skip_back(text, end, 24, is_name_byte), end);
    let sign = skip_blanks(text, name.end);
    if !is_one_of(user, USERS) || !matches!(at(text, sign), Some(b':' | b'=')) {
        return;
    }
    let first = skip_blanks(text, sign + 1);
    let is_inside = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b':' | b',');
    let separator = skip_blanks(text, skip(part(text, 0, first + LONGEST), first, is_inside));
    if matches!(at(text, separator), Some(b'/' | b':' | b',')) {
        name.push(extent::word(text, skip_blanks(text, separator + 1)), Dress::Said, found);
    }
}

/// The word behind a digit.
pub(super) fn behind_digit(name: &Named<'_>, found: &mut Vec<Found>) {
    if at(name.text, name.end + 2) == Some(b' ') {
        name.push(extent::word(name.text, name.end + 3), Dress::Said, found);
    }
}
