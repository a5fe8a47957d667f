//! Secrets that were found earlier in a stream, as far as they may be kept: their lengths and keyed hashes.
//!
//! A hash can be compared with nothing but a stretch of the same length, so the stretches that are tried are those
//! between the borders of words: a secret that stands again is found where it is a word of its own. Twelve keyed bits of
//! its first four bytes tell where one may begin; of such a beginning no more than [`LONGEST`] bytes are read, once.

use std::collections::VecDeque;
use std::hash::Hasher;

use super::known::Again;
use super::span::{Span, cuts_word};
use super::twins::twins;

/// How many secrets are remembered; the latest ones.
const SECRETS: usize = 1024;
/// The longest that is remembered. What is longer shows itself by its form.
pub(crate) const LONGEST: usize = 128;

/// The bytes of a record: length, beginning, rule and hash.
#[cfg(any(feature = "wasm", test))]
const RECORD: usize = 13;

/// How many beginnings are told apart: twelve keyed bits of four bytes, enough to pass over most places in a text.
const BEGINNINGS: usize = 4096;

/// What is kept of a secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Trace {
    beginning: u16,
    length: u8,
    hash: u64,
    rule: u16,
}

impl Trace {
    /// What tells it from others.
    fn key(&self) -> (u16, u8, u64) {
        (self.beginning, self.length, self.hash)
    }
}

/// What a stream knows of its secrets. Its Debug shows how many.
#[derive(Clone)]
pub(crate) struct Memory {
    keys: (u64, u64),
    latest: VecDeque<Trace>,
    /// The same in order, so that those of a beginning stand together.
    ordered: Vec<Trace>,
    /// A bit for each beginning that is known.
    beginnings: Vec<u64>,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("secrets", &self.latest.len()).finish_non_exhaustive()
    }
}

impl Memory {
    pub(crate) fn new(keys: (u64, u64)) -> Self {
        Self { keys, latest: VecDeque::new(), ordered: Vec::new(), beginnings: Vec::new() }
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
        let mut hasher = hasher(self.keys);
        hasher.write(secret);
        let trace = Trace {
            beginning: self.beginning(secret),
            length: u8::try_from(secret.len()).unwrap_or_default(),
            hash: hasher.finish(),
            rule: u16::try_from(rule).unwrap_or_default(),
        };
        let Err(place) = self.place(&trace) else { return };
        self.ordered.insert(place, trace);
        self.latest.push_back(trace);
        if self.latest.len() > SECRETS
            && let Some(oldest) = self.latest.pop_front()
            && let Ok(place) = self.place(&oldest)
        {
            self.ordered.remove(place);
        }
        self.mark(trace.beginning);
    }

    fn place(&self, trace: &Trace) -> Result<usize, usize> {
        self.ordered.binary_search_by_key(&trace.key(), Trace::key)
    }

    fn mark(&mut self, beginning: u16) {
        self.beginnings.resize(BEGINNINGS / 64, 0);
        if let Some(bits) = self.beginnings.get_mut(usize::from(beginning) / 64) {
            *bits |= 1 << (beginning % 64);
        }
    }

    /// What is known of how a text begins.
    fn beginning(&self, text: &[u8]) -> u16 {
        let (flip, factor) = self.keys;
        let letters = text.first_chunk().map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
        let mixed = (letters ^ flip).wrapping_mul(factor | 1) >> 52;
        u16::try_from(mixed).unwrap_or_default()
    }

    fn may_begin_at(&self, text: &[u8], start: usize) -> bool {
        let beginning = self.beginning(text.get(start..).unwrap_or_default());
        self.beginnings.get(usize::from(beginning) / 64).is_some_and(|bits| bits >> (beginning % 64) & 1 == 1)
    }

    /// Where a remembered secret stands between `from` and `to` or across one of them.
    pub(crate) fn places(&self, text: &[u8], from: usize, to: usize) -> Vec<Span> {
        let mut places = Vec::new();
        if self.ordered.is_empty() {
            return places;
        }
        let mut start = from.saturating_sub(LONGEST);
        while start < to {
            let may_begin = self.may_begin_at(text, start) && !cuts_word(text, start);
            let end = if may_begin { self.longest_at(text, start) } else { None };
            if let Some((end, rule)) = end {
                places.push(Span { context: start, start, end, rule });
            }
            start = end.map_or(start + 1, |(end, _)| end);
        }
        places
    }

    /// The longest remembered secret that begins there, and its rule.
    fn longest_at(&self, text: &[u8], start: usize) -> Option<(usize, usize)> {
        let beginning = self.beginning(text.get(start..)?);
        let mut hasher = hasher(self.keys);
        let mut read = start;
        let mut longest = None;
        let first = self.ordered.partition_point(|trace| trace.beginning < beginning);
        for trace in self.ordered.iter().skip(first).take_while(|trace| trace.beginning == beginning) {
            let end = start + usize::from(trace.length);
            let Some(more) = text.get(read..end) else { break };
            if cuts_word(text, end) {
                continue;
            }
            hasher.write(more);
            read = end;
            if trace.hash == hasher.finish() {
                longest = Some((end, usize::from(trace.rule)));
            }
        }
        longest
    }
}

/// As bytes, for a holder outside.
#[cfg(any(feature = "wasm", test))]
impl Memory {
    /// The keys, and a record for each secret from the oldest on. There is no secret in it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let keys = [self.keys.0.to_le_bytes(), self.keys.1.to_le_bytes()].concat();
        let records = self.latest.iter().flat_map(|trace| {
            let ([low, high], [first, second]) = (trace.rule.to_le_bytes(), trace.beginning.to_le_bytes());
            [trace.length, first, second, low, high].into_iter().chain(trace.hash.to_le_bytes())
        });
        keys.into_iter().chain(records).collect()
    }

    /// What [`Memory::to_bytes`] made.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let number = |at: usize| {
            bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
        };
        let mut memory = Self::new((number(0), number(8)));
        for record in bytes.get(16..).unwrap_or_default().chunks_exact(RECORD) {
            if let (Some([length, first, second, low, high]), Some(hash)) = (record.first_chunk(), record.last_chunk())
            {
                let beginning = u16::from_le_bytes([*first, *second]);
                let (hash, rule) = (u64::from_le_bytes(*hash), u16::from_le_bytes([*low, *high]));
                memory.latest.push_back(Trace { beginning, length: *length, hash, rule });
                memory.mark(beginning);
            }
        }
        memory.ordered.extend(&memory.latest);
        memory.ordered.sort_unstable();
        memory
    }
}

#[expect(deprecated, reason = "the hasher in its place takes no keys")]
fn hasher(keys: (u64, u64)) -> impl Hasher {
    std::hash::SipHasher::new_with_keys(keys.0, keys.1)
}
