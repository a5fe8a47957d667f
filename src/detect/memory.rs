//! Secrets that were found earlier in a stream, as far as they may be kept: their lengths and keyed hashes.
//!
//! A hash can be compared with nothing but a stretch of the same length, so the stretches that are tried are those
//! between the borders of words: a secret that stands again is found where it is a word of its own. Sixteen keyed bits of
//! its first four bytes tell where one may begin; of such a beginning no more than [`LONGEST`] bytes are read, once.

use std::collections::VecDeque;
use std::hash::Hasher;

use super::bytes::before;
use super::known::Again;
use super::span::{Span, cuts_word, is_word};
use super::twins::twins;

/// How many secrets are remembered; the latest ones.
const SECRETS: usize = 1024;
/// The longest that is remembered. What is longer shows itself by its form.
pub(crate) const LONGEST: usize = 128;

/// How many bytes tell how a secret begins; none is shorter.
const WINDOW: usize = 4;
/// How many beginnings are told apart: sixteen keyed bits of the window, enough to pass over nearly all places in a text.
const BEGINNINGS: usize = 1 << 16;
const BITS: usize = u64::BITS as usize;

/// What is kept of a secret, in whole words: between smaller ones would be bytes that nobody writes.
#[derive(Clone, Copy)]
struct Trace {
    /// From the highest bits on its beginning, its length and its rule.
    tag: u64,
    hash: u64,
}

impl Trace {
    const RULE: u32 = 16;
    const LENGTH: u32 = 8;

    fn new(beginning: usize, length: usize, rule: usize, hash: u64) -> Self {
        let rule = rule.min((1 << Self::RULE) - 1);
        let [beginning, length, rule] = [beginning, length, rule].map(|number| number as u64);
        Self { tag: (beginning << Self::LENGTH | length) << Self::RULE | rule, hash }
    }

    fn beginning(&self) -> usize {
        self.part(Self::RULE + Self::LENGTH, u32::BITS)
    }

    fn length(&self) -> usize {
        self.part(Self::RULE, Self::LENGTH)
    }

    fn rule(&self) -> usize {
        self.part(0, Self::RULE)
    }

    fn part(&self, from: u32, bits: u32) -> usize {
        usize::try_from(self.tag >> from & ((1 << bits) - 1)).unwrap_or_default()
    }

    /// What tells it from others.
    fn key(&self) -> (u64, u64) {
        (self.tag >> Self::RULE, self.hash)
    }
}

/// What a stream knows of its secrets. Its Debug shows how many.
#[derive(Clone)]
pub(crate) struct Memory {
    keys: (u64, u64),
    latest: VecDeque<Trace>,
    /// The same in order, so that those of a beginning stand together.
    ordered: Vec<Trace>,
    /// A bit for each beginning that was known.
    beginnings: Vec<u64>,
    /// How many secrets were new.
    learnt: u64,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("secrets", &self.latest.len()).finish_non_exhaustive()
    }
}

impl Memory {
    pub(crate) fn new(keys: (u64, u64)) -> Self {
        Self { keys, latest: VecDeque::new(), ordered: Vec::new(), beginnings: Vec::new(), learnt: 0 }
    }

    /// Remembers the secret, and its other spellings.
    pub(crate) fn learn(&mut self, secret: &[u8], rule: usize) {
        if secret.len() > LONGEST || Again::of(secret) == Again::Nowhere {
            return;
        }
        self.insert(secret, rule);
        for twin in twins(secret).into_iter().filter(|twin| twin.len() <= LONGEST && Again::of(twin) != Again::Nowhere)
        {
            self.insert(&twin, rule);
        }
    }

    fn insert(&mut self, secret: &[u8], rule: usize) {
        let Some(window) = secret.first_chunk() else { return };
        let mut hasher = hasher(self.keys);
        hasher.write(secret);
        let trace = Trace::new(self.beginning(*window), secret.len(), rule, hasher.finish());
        let Err(place) = self.place(&trace) else { return };
        self.ordered.insert(place, trace);
        self.latest.push_back(trace);
        if self.latest.len() > SECRETS
            && let Some(oldest) = self.latest.pop_front()
            && let Ok(place) = self.place(&oldest)
        {
            self.ordered.remove(place);
        }
        mark(&mut self.beginnings, &trace);
        self.learnt += 1;
    }

    fn place(&self, trace: &Trace) -> Result<usize, usize> {
        self.ordered.binary_search_by_key(&trace.key(), Trace::key)
    }

    /// What is known of how a secret begins.
    #[inline]
    fn beginning(&self, window: [u8; WINDOW]) -> usize {
        let (flip, factor) = self.keys;
        let mixed =
            (u64::from(u32::from_le_bytes(window)) ^ flip).wrapping_mul(factor | 1) >> (u64::BITS - BEGINNINGS.ilog2());
        usize::try_from(mixed).unwrap_or_default()
    }

    /// Where a remembered secret stands between `from` and `to` or across one of them.
    pub(crate) fn places(&self, text: &[u8], from: usize, to: usize) -> Vec<Span> {
        let mut places = Vec::new();
        if self.ordered.is_empty() {
            return places;
        }
        let mut start = from.saturating_sub(LONGEST);
        while start < to {
            let found = borders(text, start).take_while(|at| *at < to).find_map(|at| {
                let (end, rule) = self.longest_at(text, at)?;
                Some(Span { context: at, start: at, end, rule })
            });
            places.extend(found);
            start = found.map_or(start + EIGHT, |found| found.end);
        }
        places
    }

    /// The longest remembered secret that begins there, and its rule.
    #[inline]
    fn longest_at(&self, text: &[u8], start: usize) -> Option<(usize, usize)> {
        let beginning = self.beginning(*text.get(start..)?.first_chunk()?);
        let is_known = self.beginnings.get(beginning / BITS)? >> (beginning % BITS) & 1 == 1;
        if is_known { self.longest_of(beginning, text, start) } else { None }
    }

    #[inline(never)]
    fn longest_of(&self, beginning: usize, text: &[u8], start: usize) -> Option<(usize, usize)> {
        let first = self.ordered.partition_point(|trace| trace.beginning() < beginning);
        let mut hasher = hasher(self.keys);
        let mut read = start;
        let mut longest = None;
        for trace in self.ordered.iter().skip(first).take_while(|trace| trace.beginning() == beginning) {
            let end = start + trace.length();
            let Some(more) = text.get(read..end) else { break };
            if cuts_word(text, end) {
                continue;
            }
            hasher.write(more);
            read = end;
            if trace.hash == hasher.finish() {
                longest = Some((end, trace.rule()));
            }
        }
        longest
    }
}

fn mark(beginnings: &mut Vec<u64>, trace: &Trace) {
    beginnings.resize(BEGINNINGS / BITS, 0);
    if let Some(bits) = beginnings.get_mut(trace.beginning() / BITS) {
        *bits |= 1 << (trace.beginning() % BITS);
    }
}

/// Which of the next eight places do not cut a word.
#[inline]
fn borders(text: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let rest = text.get(start..).unwrap_or_default();
    let bytes = match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    };
    let words = words(bytes);
    let is_behind_word = before(text, start).is_some_and(is_word);
    let mut open = !(words & (words << 8 | u64::from(is_behind_word) << 7)) & HIGHEST;
    std::iter::from_fn(move || {
        let lane = (open != 0).then(|| open.trailing_zeros() / u8::BITS)?;
        open &= open - 1;
        Some(start + lane as usize)
    })
}

/// The highest bit of each of eight bytes that [`is_word`].
fn words(bytes: u64) -> u64 {
    let low = bytes & !HIGHEST;
    // Carries into the highest bit of those that are no less.
    let from = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * ONES;
    let between = |bytes, first, last| from(bytes, first) & !from(bytes, last + 1);
    let letters = between(low | (0x20 * ONES), b'a', b'z');
    (letters | between(low, b'0', b'9') | between(low, b'_', b'_') | bytes) & HIGHEST
}

const EIGHT: usize = size_of::<u64>();
const ONES: u64 = u64::MAX / 0xFF;
const HIGHEST: u64 = 0x80 * ONES;

/// As bytes, for a holder outside.
#[cfg(any(feature = "wasm", test))]
impl Memory {
    /// The keys, and the words of each secret from the oldest on. There is no secret in it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let keys = [self.keys.0, self.keys.1].into_iter();
        keys.chain(self.latest.iter().flat_map(|trace| [trace.tag, trace.hash])).flat_map(u64::to_le_bytes).collect()
    }

    /// What changes when a secret was new.
    #[cfg(feature = "wasm")]
    pub(crate) fn learnt(&self) -> u64 {
        self.learnt
    }

    /// What [`Memory::to_bytes`] made.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let (words, _) = bytes.as_chunks();
        let mut pairs = words.chunks_exact(2).filter_map(|pair| match pair {
            [one, other] => Some((u64::from_le_bytes(*one), u64::from_le_bytes(*other))),
            _ => None,
        });
        let mut memory = Self::new(pairs.next().unwrap_or_default());
        memory.latest.extend(pairs.map(|(tag, hash)| Trace { tag, hash }));
        memory.latest.iter().for_each(|trace| mark(&mut memory.beginnings, trace));
        memory.ordered.extend(&memory.latest);
        memory.ordered.sort_unstable_by_key(Trace::key);
        memory
    }
}

#[expect(deprecated, reason = "the hasher in its place takes no keys")]
fn hasher(keys: (u64, u64)) -> impl Hasher {
    std::hash::SipHasher::new_with_keys(keys.0, keys.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn borders_are_told_for_eight_places_at_once(text in prop::collection::vec(any::<u8>(), 0..24), start in 0_usize..24) {
            let told: Vec<usize> = borders(&text, start).take_while(|at| *at < text.len()).collect();
            let each = (start..(start + EIGHT).min(text.len())).filter(|at| !cuts_word(&text, *at));
            prop_assert_eq!(told, each.collect::<Vec<_>>());
        }
    }
}
