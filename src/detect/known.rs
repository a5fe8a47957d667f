//! The same secret again, elsewhere in the same text.
//!
//! Once a secret is known by what stands around it, it is hidden wherever it stands, before or behind. The text is
//! looked at in steps of three bytes: four bytes at each of three neighbouring offsets of every secret are known, so
//! wherever it stands, one of the three lies on a step. A sieve passes over nearly all steps; what is left is compared.
//!
//! The windows lie in the middle of a secret, because many kinds begin alike. Nothing grows beyond a fixed multiple of
//! the text: so many secrets that share a window are compared and no more ([`SHARED`]), longer ones than [`LONGEST`]
//! are not looked for again (keys of that size show themselves each time), and all comparing together is bounded by
//! [`EFFORT`]. Only a text made for it comes near these bounds.

use std::collections::HashSet;

use super::makeup::Makeup;
use super::pattern::Set;
use super::span::{Span, cuts_word};
use super::twins::twins;

/// Shorter ones are not looked for again: too much else is written the same.
const SHORTEST: usize = 6;
/// The length from which a secret is one even inside a word.
const CERTAIN: usize = 8;
/// Letters alone are words: `postgres` is a password here, a user there, and a program elsewhere.
const LONG_WORD: usize = 16;
/// Digits alone are dates and counters up to this length.
const LONG_NUMBER: usize = 8;
const LONGEST: usize = 4096;

const STEP: usize = 3;
const WINDOW: usize = 4;
/// Steps that are taken at once while the sieve has nothing for them, and the bytes of their windows.
const STEPS: usize = 4;
const GROUP: usize = (STEPS - 1) * STEP + WINDOW;
/// How many secrets are compared where they share a window.
const SHARED: usize = 8;
/// How many different secrets are looked for; the first ones.
const SECRETS: usize = 8192;
/// A text of this length is looked through sooner than a sieve is made.
const BRIEF: usize = 1024;
/// How many bytes are compared for each byte of the text.
const EFFORT: usize = 32;

/// How a secret is recognised when it stands elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    Nowhere,
    AsWord,
    Anywhere,
}

impl Again {
    pub(crate) fn of(secret: &[u8]) -> Self {
        let made = Makeup::of(secret);
        let shortest = match () {
            () if made.is_only(const { Set::of("*") }) => return Self::Nowhere,
            () if made.is_only(const { Set::ALPHA.or(Set::of("-_. ")) }) => LONG_WORD,
            // Constants and versions stand in many places of a program.
            () if made.is_only(const { Set::UPPER.or(Set::DIGIT).or(Set::of("_")) }) && secret.contains(&b'_') => {
                return Self::Nowhere;
            }
            () if made.is_only(const { Set::DIGIT.or(Set::of(".")) }) && secret.contains(&b'.') => {
                return Self::Nowhere;
            }
            () if made.is_only(const { Set::DIGIT.or(Set::of("-_: ")) }) => LONG_NUMBER,
            () if made.has(const { Set::of("()[]{}<> ") }) => LONG_WORD,
            () => SHORTEST,
        };
        match secret.len() {
            length if length < shortest || length > LONGEST => Self::Nowhere,
            length if length < CERTAIN || shortest > SHORTEST => Self::AsWord,
            _ => Self::Anywhere,
        }
    }
}

/// Where the secrets of the spans stand again. It tells the spans themselves too. Give all of them, for one may be part
/// of another: an address and the password in it.
pub(crate) fn repeats(text: &[u8], spans: &[Span]) -> Vec<Span> {
    let secrets = Secrets::of(text, spans);
    if secrets.all.is_empty() { Vec::new() } else { secrets.places(text) }
}

/// A bit for each hash of a window, eight in a byte.
type Sieve = [u8; 1 << PLACE_BITS];
const PLACE_BITS: u32 = 16;
/// Those of the hash that tell which of the eight.
const BIT_BITS: u32 = 3;

struct Secret {
    text: Vec<u8>,
    rule: usize,
    again: Again,
}

struct Secrets {
    all: Vec<Secret>,
    /// The windows of all secrets in order: which four bytes, whose, and where in it they stand.
    windows: Vec<(u32, usize, usize)>,
    /// Which windows there may be, by their hash; empty for brief texts.
    sieve: Vec<u8>,
}

impl Secrets {
    fn of(text: &[u8], spans: &[Span]) -> Self {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for span in spans {
            let Some(secret) = text.get(span.start..span.end) else { continue };
            let again = Again::of(secret);
            if again == Again::Nowhere || all.len() >= SECRETS || !seen.insert(secret) {
                continue;
            }
            all.push(Secret { text: secret.to_vec(), rule: span.rule, again });
            let spellings = twins(secret).into_iter().map(|text| (Again::of(&text), text));
            all.extend(spellings.filter(|(again, _)| *again != Again::Nowhere).map(|(again, text)| Secret {
                text,
                rule: span.rule,
                again,
            }));
        }
        let mut windows = Vec::with_capacity(all.len() * STEP);
        for (index, secret) in all.iter().enumerate() {
            let middle = (secret.text.len() - SHORTEST) / 2;
            windows.extend(
                (middle..middle + STEP).filter_map(|offset| Some((window(&secret.text, offset)?, index, offset))),
            );
        }
        windows.sort_unstable();
        let mut sieve = Vec::new();
        if text.len() > BRIEF {
            sieve.resize(size_of::<Sieve>(), 0);
        }
        for (window, ..) in &windows {
            let (place, bit) = slot(*window);
            if let Some(bits) = sieve.get_mut(place) {
                *bits |= 1 << bit;
            }
        }
        Self { all, windows, sieve }
    }

    fn places(&self, text: &[u8]) -> Vec<Span> {
        let mut search = Search { secrets: self, text, effort: EFFORT * text.len(), places: Vec::new() };
        let sieve: Option<&Sieve> = self.sieve.first_chunk();
        let mut place = 0;
        while let Some(group) = text.get(place..).and_then(|rest| rest.first_chunk()) {
            if sieve.is_none_or(|sieve| has_any(sieve, group)) {
                (0..STEPS).for_each(|step| search.look(place + step * STEP));
            }
            place += STEPS * STEP;
        }
        (place..text.len()).step_by(STEP).for_each(|place| search.look(place));
        search.places
    }
}

struct Search<'a> {
    secrets: &'a Secrets,
    text: &'a [u8],
    effort: usize,
    places: Vec<Span>,
}

impl Search<'_> {
    /// Whether a secret has its window there.
    fn look(&mut self, place: usize) {
        let Some(window) = window(self.text, place) else { return };
        let Secrets { all, windows, sieve } = self.secrets;
        if sieve.first_chunk().is_some_and(|sieve| has(sieve, window) == 0) {
            return;
        }
        let first = windows.partition_point(|(known, ..)| *known < window);
        let sharing = windows.iter().skip(first).take_while(|(known, ..)| *known == window);
        for (_, index, offset) in sharing.take(SHARED) {
            let Some(secret) = all.get(*index) else { continue };
            let Some(start) = place.checked_sub(*offset) else { continue };
            let end = start + secret.text.len();
            let Some(left) = self.effort.checked_sub(secret.text.len()) else { return };
            self.effort = left;
            if self.text.get(start..end) == Some(&secret.text)
                && (secret.again == Again::Anywhere || !cuts_word(self.text, start) && !cuts_word(self.text, end))
            {
                self.places.push(Span { context: start, start, end, rule: secret.rule });
            }
        }
    }
}

/// Whether the sieve has one of the windows at the next steps.
#[inline]
fn has_any(sieve: &Sieve, group: &[u8; GROUP]) -> bool {
    let half = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let (head, tail) = (half(group.first_chunk()), half(group.last_chunk()));
    #[expect(clippy::cast_possible_truncation, reason = "a window is cut out")]
    let has = |bytes: u64| has(sieve, bytes as u32);
    // Which of them it has nobody can guess, so there is one branch for all.
    has(head) | has(head >> 24) | has(tail >> 8) | has(tail >> 32) != 0
}

#[inline]
fn has(sieve: &Sieve, window: u32) -> u8 {
    let (place, bit) = slot(window);
    sieve.get(place).copied().unwrap_or_default() >> bit & 1
}

fn window(text: &[u8], start: usize) -> Option<u32> {
    let bytes: &[u8; WINDOW] = text.get(start..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// The byte that stands for a window, and which bit of it.
fn slot(window: u32) -> (usize, u32) {
    let hash = window.wrapping_mul(0x9E37_79B1) >> (u32::BITS - PLACE_BITS - BIT_BITS);
    ((hash >> BIT_BITS) as usize, hash & ((1 << BIT_BITS) - 1))
}

#[cfg(test)]
mod tests;
