//! The tables of all anchors, made at compile time.

#![expect(clippy::indexing_slicing, reason = "what is out of bounds at compile time is an error of the compiler's")]

use super::{Anchor, Target};
use crate::detect::rule::Rule;
use crate::detect::rules::FAMILIES;
use crate::detect::{command, names};

const WINDOW: usize = 3;
const AT_SIGN: u8 = b'@';

/// All anchors: those of the tokens, of the names, and of the commands, and the at sign behind them.
pub(super) static TABLE: [Anchor; COUNT] = FILLED.anchors;
const COUNT: usize = names::STEMS.len() + command::ANCHORS.len() + tokens() + 1;

const fn tokens() -> usize {
    let mut count = 0;
    let mut families = FAMILIES;
    while let [family, other_families @ ..] = families {
        let mut rules: &[Rule] = family;
        while let [rule, other_rules @ ..] = rules {
            count += rule.form.anchors().len();
            rules = other_rules;
        }
        families = other_families;
    }
    count
}

const fn anchors() -> [Anchor; COUNT] {
    let mut all = [Anchor::AT_SIGN; COUNT];
    let mut count = 0;
    let mut families = FAMILIES;
    while let [family, other_families @ ..] = families {
        let mut rules: &'static [Rule] = family;
        while let [rule, other_rules @ ..] = rules {
            count = add(&mut all, count, rule.form.anchors(), Target::Token(rule));
            rules = other_rules;
        }
        families = other_families;
    }
    count = add(&mut all, count, names::STEMS, Target::Name);
    count = add(&mut all, count, command::ANCHORS, Target::Command);
    assert!(count + 1 == COUNT && COUNT < 256, "a chain's links are bytes");
    all
}

const fn add(all: &mut [Anchor; COUNT], count: usize, texts: &[&'static str], target: Target) -> usize {
    let mut at = 0;
    while at < texts.len() {
        assert!(texts[at].len() >= WINDOW, "an anchor has a window");
        all[count + at] = Anchor::new(texts[at], target);
        at += 1;
    }
    count + texts.len()
}

impl Anchor {
    /// The letters of its window.
    const fn letters(&self) -> [u8; WINDOW] {
        let text = self.text.as_bytes();
        [text[self.window], text[self.window + 1], text[self.window + 2]]
    }

    /// The same letters as texts may have them.
    const fn other_letters(&self) -> [u8; WINDOW] {
        let [a, b, c] = self.letters();
        if self.folds() { [a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()] } else { [a, b, c] }
    }

    /// How often texts have its window, compared with others.
    const fn frequency(&self) -> u64 {
        let (letters, others) = (self.letters(), self.other_letters());
        let mut product = 1;
        let mut place = 0;
        while place < WINDOW {
            product *= FREQUENCIES[letters[place] as usize];
            if others[place] != letters[place] {
                product += product / FREQUENCIES[letters[place] as usize] * FREQUENCIES[others[place] as usize];
            }
            place += 1;
        }
        product
    }
}

/// How often bytes stand in logs and configuration, roughly.
const FREQUENCIES: [u64; 256] = frequencies();

const fn frequencies() -> [u64; 256] {
    let mut frequencies = [1; 256];
    set(&mut frequencies, " ", 180);
    set(&mut frequencies, "aeinorst", 120);
    set(&mut frequencies, "0123456789", 84);
    set(&mut frequencies, "cdglmpu\"-./:=", 60);
    set(&mut frequencies, "bfhjkqvwxyz,_", 18);
    set(&mut frequencies, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 9);
    set(&mut frequencies, "!#$%&'()*+;<>?@[\\]^`{|}~", 3);
    frequencies
}

const fn set(frequencies: &mut [u64; 256], bytes: &str, frequency: u64) {
    let mut rest = bytes.as_bytes();
    while let [byte, behind @ ..] = rest {
        frequencies[*byte as usize] = frequency;
        rest = behind;
    }
}

/// Anchors that share their bits in the filter: for each place of a window, which halves of bytes they have there. What
/// has a low half of one and a high half of another passes as well, so each bucket should hold what is alike.
#[derive(Clone, Copy)]
struct Bucket([Halves; WINDOW]);

/// A bit for each low and each high half, and how often texts have the bytes that they let through.
#[derive(Clone, Copy)]
struct Halves {
    low: u16,
    high: u16,
    frequency: u64,
}

impl Bucket {
    const EMPTY: Self = Self([Halves::EMPTY; WINDOW]);
    /// Windows that begin with an at sign.
    const AT_SIGN: Self = Self([Halves::EMPTY.with(AT_SIGN), Halves::ALL, Halves::ALL]);

    const fn with(mut self, anchor: &Anchor) -> Self {
        let (letters, others) = (anchor.letters(), anchor.other_letters());
        let mut place = 0;
        while place < WINDOW {
            self.0[place] = self.0[place].with(letters[place]).with(others[place]);
            place += 1;
        }
        self
    }

    /// How often texts have what it lets through.
    const fn frequency(&self) -> u64 {
        self.0[0].frequency * self.0[1].frequency * self.0[2].frequency
    }
}

impl Halves {
    const EMPTY: Self = Self { low: 0, high: 0, frequency: 0 };
    const ALL: Self = Self { low: u16::MAX, high: u16::MAX, frequency: 0 };

    const fn with(mut self, byte: u8) -> Self {
        if self.has(byte) {
            return self;
        }
        self.low |= 1 << (byte & 15);
        self.high |= 1 << (byte >> 4);
        self.frequency = 0;
        let mut highs = self.high;
        while highs != 0 {
            let high = highs.trailing_zeros();
            let mut lows = self.low;
            while lows != 0 {
                self.frequency += FREQUENCIES[(high << 4 | lows.trailing_zeros()) as usize];
                lows &= lows - 1;
            }
            highs &= highs - 1;
        }
        self
    }

    const fn has(self, byte: u8) -> bool {
        self.low >> (byte & 15) & 1 == 1 && self.high >> (byte >> 4) & 1 == 1
    }
}

/// The anchors with their windows, and the buckets that these are in.
struct Filled {
    anchors: [Anchor; COUNT],
    buckets: [Bucket; BUCKETS],
}

const BUCKETS: usize = 16;

/// How much more it costs to look at a window than to let it through.
const LOOK: u64 = 3;

#[expect(long_running_const_eval, reason = "some hundred anchors, each with all its windows in each bucket")]
const FILLED: Filled = filled();

/// Each anchor gets the window and the bucket by which least is let through. Those that have only frequent windows come
/// first.
const fn filled() -> Filled {
    let mut anchors = anchors();
    let mut buckets = [Bucket::EMPTY; BUCKETS];
    buckets[BUCKETS - 1] = Bucket::AT_SIGN;
    let order = by_frequency(&anchors);
    let mut at = 0;
    while at < COUNT - 1 {
        let mut anchor = anchors[order[at]];
        let (mut best, mut least) = ((0, 0), u64::MAX);
        anchor.window = 0;
        while anchor.window + WINDOW <= anchor.text.len() {
            let look = anchor.frequency() * LOOK;
            let mut bucket = 0;
            while bucket < BUCKETS - 1 {
                let more = buckets[bucket].with(&anchor).frequency() - buckets[bucket].frequency();
                if more + look < least {
                    (best, least) = ((anchor.window, bucket), more + look);
                }
                bucket += 1;
            }
            anchor.window += 1;
        }
        let bucket;
        (anchor.window, bucket) = best;
        assert!(anchor.letters()[0] != AT_SIGN, "at signs have a bucket of their own");
        buckets[bucket] = buckets[bucket].with(&anchor);
        anchors[order[at]] = anchor;
        at += 1;
    }
    Filled { anchors, buckets }
}

/// The anchors in the order in which their rarest windows are frequent.
const fn by_frequency(anchors: &[Anchor; COUNT]) -> [usize; COUNT - 1] {
    let mut frequencies = [0; COUNT - 1];
    let mut order = [0; COUNT - 1];
    let mut count = 0;
    while count < COUNT - 1 {
        let frequency = least_frequency(anchors[count]);
        let mut place = count;
        while place > 0 && frequencies[place - 1] < frequency {
            frequencies[place] = frequencies[place - 1];
            order[place] = order[place - 1];
            place -= 1;
        }
        frequencies[place] = frequency;
        order[place] = count;
        count += 1;
    }
    order
}

const fn least_frequency(mut anchor: Anchor) -> u64 {
    let mut least = u64::MAX;
    while anchor.window + WINDOW <= anchor.text.len() {
        if anchor.frequency() < least {
            least = anchor.frequency();
        }
        anchor.window += 1;
    }
    least
}

/// For each place and each byte, the buckets that let it pass.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) static BYTES: [[u16; 256]; WINDOW] = {
    let mut table = [[0; 256]; WINDOW];
    let mut place = 0;
    while place < WINDOW {
        let mut byte = 0_u8;
        loop {
            table[place][byte as usize] = buckets_of(place, byte);
            let Some(next) = byte.checked_add(1) else { break };
            byte = next;
        }
        place += 1;
    }
    table
};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
const fn buckets_of(place: usize, byte: u8) -> u16 {
    let mut buckets = 0;
    let mut bucket = 0;
    while bucket < BUCKETS {
        buckets |= (FILLED.buckets[bucket].0[place].has(byte) as u16) << bucket;
        bucket += 1;
    }
    buckets
}

/// For each half of the buckets and each place, those of the low and of the high half of a byte.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) static NIBBLES: [[[[u64; 2]; 2]; WINDOW]; 2] = {
    let mut table = [[[[0; 2]; 2]; WINDOW]; 2];
    let mut bucket = 0;
    while bucket < BUCKETS {
        let bit = 1 << (bucket % 8);
        let mut place = 0;
        while place < WINDOW {
            let Halves { low, high, .. } = FILLED.buckets[bucket].0[place];
            let mut half = 0;
            while half < 16 {
                let shift = half % 8 * 8;
                table[bucket / 8][place][0][half / 8] |= ((low as u64 >> half) & 1) * (bit << shift);
                table[bucket / 8][place][1][half / 8] |= ((high as u64 >> half) & 1) * (bit << shift);
                half += 1;
            }
            place += 1;
        }
        bucket += 1;
    }
    table
};

/// Anchors by the hash of their windows: the first of each chain and the next of each anchor, counted from one; zero
/// ends a chain.
pub(super) struct Chains {
    first: [u8; SLOTS],
    pub(super) next: [u8; COUNT],
}

const SLOT_BITS: u32 = 12;
const SLOTS: usize = 1 << SLOT_BITS;

pub(super) static CHAINS: Chains = chains();

const fn chains() -> Chains {
    let mut chains = Chains { first: [0; SLOTS], next: [0; COUNT] };
    let mut at = COUNT - 1;
    while at > 0 {
        at -= 1;
        let slot = slot(FILLED.anchors[at].letters());
        chains.next[at] = chains.first[slot];
        chains.first[slot] = link(at);
    }
    chains
}

const AT_LINK: u8 = link(COUNT - 1);

#[expect(clippy::cast_possible_truncation, reason = "`anchors` asserts it; constant functions have no try_from")]
const fn link(at: usize) -> u8 {
    at as u8 + 1
}

impl Chains {
    /// The first of the anchors that may have such a window.
    #[inline]
    pub(super) fn first(&self, letters: [u8; WINDOW]) -> u8 {
        let [first, ..] = letters;
        if first == AT_SIGN { AT_LINK } else { self.first.get(slot(letters)).copied().unwrap_or_default() }
    }
}

/// Upper and lower case have the same.
const fn slot([a, b, c]: [u8; WINDOW]) -> usize {
    let letters = u32::from_le_bytes([a, b, c, 0]) | 0x0020_2020;
    (letters.wrapping_mul(0x9E37_79B1) >> (32 - SLOT_BITS)) as usize
}
