//! Values that no sign joins to their name: they stand in a member or an element beside it, inside what it names, on
//! the next line, behind an operator.
//!
//! What stands right before and right behind a name tells which of the readers may have something to read there, so
//! most names cost a look at two bytes. Each reader looks at a bounded stretch.

mod change;
mod declared;
mod element;
mod escaped;
mod fallback;
mod insert;
mod line;
mod member;
mod pair;

use super::Found;
use super::bytes::{at, from};
use super::named::Named;

/// What has been read of lists and their rows, so that nothing is read twice.
#[derive(Default)]
pub(super) struct Apart {
    listed: usize,
}

impl Apart {
    /// The credentials that stand apart from the name. What was found behind it so far begins at `known`.
    pub(super) fn read(&mut self, name: &Named<'_>, known: usize, found: &mut Vec<Found>) {
        read(name, known, found);
        let is_listed = matches!(at(name.text, name.end), Some(b',' | b')' | b'"' | b'`' | b']' | b'\\' | b'\n'));
        if is_listed && name.start >= self.listed {
            self.listed = insert::read(name, found).unwrap_or(self.listed);
        }
    }
}

fn read(name: &Named<'_>, known: usize, found: &mut Vec<Found>) {
    let text = name.text;
    if found.len() > known {
        change::behind_found(name, found);
    }
    if matches!(name.before(), Some(b'"' | b'\'' | b' ' | b'=' | b'/')) {
        member::beside(name, found);
        pair::behind_user(name, found);
    }
    match *from(text, name.end) {
        [b'<', ..] | [b':', b'<', ..] => element::behind(name, found),
        [b'&' | b'\\' | b'%', ..] => {
            escaped::read(name, found);
            member::inside(name, found);
        }
        [b'"' | b'\'' | b']' | b')' | b'}', ..] => {
            member::inside(name, found);
            fallback::literal(name, found);
            declared::rejected(name, found);
        }
        [b':' | b'=', next, ..] => {
            match next {
                b' ' if at(text, name.end + 2) == Some(b'<') => element::said(name, name.end, found),
                b' ' | b'\n' | b'\r' | b'*' | b'_' => line::behind_sign(name, found),
                b'"' | b'\'' | b'[' => declared::wrapped(name, found),
                _ => fallback::expansion(name, found),
            }
            member::inside(name, found);
        }
        [b' ', next, ..] => {
            if matches!(name.before(), Some(b';' | b':' | b'c' | b'C')) {
                escaped::read(name, found);
            }
            match next {
                b'i' | b'f' => line::behind_words(name, found),
                b'|' | b'?' | b'o' | b'/' => fallback::literal(name, found),
                b':' | b'=' => {
                    member::inside(name, found);
                    declared::wrapped(name, found);
                }
                b'A' | b'a' | b'{' | b'T' | b't' | b'<' | b'E' | b'e' => declared::typed(name, found),
                b'0'..=b'9' => pair::behind_digit(name, found),
                _ => {}
            }
        }
        [b'[', ..] => declared::typed(name, found),
        [b'\n' | b'\r', ..] => line::behind_name(name, found),
        _ => {}
    }
    if found.len() == known {
        change::behind_nothing(name, found);
    }
}
