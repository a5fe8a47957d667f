//! Where to look: the fixed parts of everything that can be found, and a filter that passes over all other places.
//!
//! Most of a text is passed over sixteen bytes at a time: look-ups of three bytes tell which positions may begin an
//! anchor (the idea is that of Hyperscan's Teddy). What they let through is looked up by a hash of its first three
//! letters, and only then compared. All tables are made at compile time, out of the rules.

use super::rule::Rule;
use super::rules::FAMILIES;
use super::{command, names};

/// What stands at an anchor.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// A token or a block of that rule.
    Token(&'static Rule),
    /// Part of a name that may promise a credential.
    Name,
    /// A program or option that credentials are given to.
    Command,
}

/// A text that is looked for.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) text: &'static str,
    pub(super) target: Target,
}

impl Anchor {
    /// Whether its letters are taken in any case.
    const fn folds(self) -> bool {
        !matches!(self.target, Target::Token(_))
    }

    fn stands_at(self, text: &[u8], start: usize) -> bool {
        let Some(rest) = text.get(start..) else { return false };
        let anchor = self.text.as_bytes();
        if !self.folds() {
            return rest.starts_with(anchor);
        }
        rest.len() >= anchor.len() && rest.iter().zip(anchor).all(|(byte, letter)| byte.to_ascii_lowercase() == *letter)
    }
}

/// The anchors that stand at a candidate, and how long each is.
pub(super) fn standing_at(text: &[u8], start: usize) -> impl Iterator<Item = Anchor> {
    let letters = text.get(start..).and_then(|rest| rest.first_chunk()).copied();
    let mut next = letters.and_then(|letters: [u8; 3]| CHAINS.first.get(hash(letters)).copied()).unwrap_or_default();
    std::iter::from_fn(move || {
        let anchor = TABLE.get(usize::from(next).checked_sub(1)?)?;
        next = CHAINS.next.get(usize::from(next) - 1).copied().unwrap_or_default();
        Some(*anchor)
    })
    .filter(move |anchor| anchor.stands_at(text, start))
}

/// The positions at which an anchor or an at sign may stand, in order.
pub(super) struct Candidates<'a> {
    text: &'a [u8],
    /// Where the block begins that is looked at, and which of its positions are still to be told.
    block: usize,
    open: u16,
}

const BLOCK: usize = 16;

impl<'a> Candidates<'a> {
    pub(super) const fn of(text: &'a [u8]) -> Self {
        Self { text, block: 0, open: 0 }
    }
}

impl Iterator for Candidates<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.open == 0 {
            let rest = self.text.get(self.block..).filter(|rest| !rest.is_empty())?;
            self.open = match rest.first_chunk() {
                Some(window) => filter::candidates(window),
                None => filter::candidates(&padded(rest)),
            };
            self.block += BLOCK;
        }
        let lane = self.open.trailing_zeros() as usize;
        self.open &= self.open - 1;
        Some(self.block - BLOCK + lane)
    }
}

/// The last bytes of a text, and nothing behind them.
fn padded(rest: &[u8]) -> Window {
    let mut window = [0; WINDOW];
    window.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    window
}

/// A block, and the two bytes behind it that an anchor at its end goes on with.
const WINDOW: usize = BLOCK + 2;
type Window = [u8; WINDOW];

/// What joins user info to a host stands alone; its bucket takes whatever follows.
pub(super) const AT_SIGN: u8 = b'@';
const AT_BUCKET: u8 = 1 << 7;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod filter {
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_eq, i8x16_swizzle, u8x16_shr, u8x16_splat, u64x2, v128, v128_and, v128_not,
    };

    use super::{BUCKETS, Window};

    /// Which of the sixteen positions may begin an anchor.
    #[inline]
    pub(super) fn candidates(window: &Window) -> u16 {
        let [a, b, c] = [0, 1, 2].map(|place| load(window, place));
        let [first, second, third] = &NIBBLES;
        let buckets = v128_and(v128_and(look_up(a, first), look_up(b, second)), look_up(c, third));
        i8x16_bitmask(v128_not(i8x16_eq(buckets, u8x16_splat(0))))
    }

    #[inline]
    fn load(window: &Window, place: usize) -> v128 {
        let half = |start: usize| {
            window.get(start..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
        };
        u64x2(half(place), half(place + 8))
    }

    #[inline]
    fn look_up(bytes: v128, nibbles: &[[u64; 2]; 2]) -> v128 {
        let [low, high] = nibbles.map(|[a, b]| u64x2(a, b));
        let low = i8x16_swizzle(low, v128_and(bytes, u8x16_splat(15)));
        v128_and(low, i8x16_swizzle(high, u8x16_shr(bytes, 4)))
    }

    /// For each place, the buckets of the low and of the high half of a byte.
    static NIBBLES: [[[u64; 2]; 2]; 3] = nibbles();

    const fn nibbles() -> [[[u64; 2]; 2]; 3] {
        let mut nibbles = [[[0; 2]; 2]; 3];
        let mut place = 0;
        while place < 3 {
            let mut byte = 0;
            while byte < 256 {
                let buckets = BUCKETS[place][byte] as u64;
                let (low, high) = (byte & 15, byte >> 4);
                nibbles[place][0][low / 8] |= buckets << (low % 8 * 8);
                nibbles[place][1][high / 8] |= buckets << (high % 8 * 8);
                byte += 1;
            }
            place += 1;
        }
        nibbles
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod filter {
    use super::{BUCKETS, Window};

    static TABLE: [[u8; 256]; 3] = BUCKETS;

    /// Which of the sixteen positions may begin an anchor.
    #[inline]
    pub(super) fn candidates(window: &Window) -> u16 {
        let [first, second, third] = &TABLE;
        let buckets = |table: &[u8; 256], byte: &u8| table.get(usize::from(*byte)).copied().unwrap_or_default();
        let (behind, last) = (window.iter().skip(1), window.iter().skip(2));
        let lanes = window.iter().zip(behind).zip(last).rev();
        lanes.fold(0, |found, ((a, b), c)| {
            let hit = buckets(first, a) & buckets(second, b) & buckets(third, c) != 0;
            found << 1 | u16::from(hit)
        })
    }
}

/// All anchors: those of the tokens, of the names, and of the commands.
static TABLE: [Anchor; COUNT] = ANCHORS;
const ANCHORS: [Anchor; COUNT] = anchors();
const COUNT: usize = names::STEMS.len() + command::ANCHORS.len() + tokens();

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
    let mut all = [Anchor { text: "", target: Target::Name }; COUNT];
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
    assert!(count == COUNT && COUNT < 256, "a chain's links are bytes");
    all
}

const fn add(all: &mut [Anchor; COUNT], count: usize, texts: &[&'static str], target: Target) -> usize {
    let mut at = 0;
    while at < texts.len() {
        assert!(texts[at].len() >= 3, "the filter looks at three bytes");
        all[count + at] = Anchor { text: texts[at], target };
        at += 1;
    }
    count + texts.len()
}

/// For each place of three and each byte, in which of eight buckets there is an anchor that has it there. Neighbours in
/// the alphabet share a bucket, for they share bits.
const BUCKETS: [[u8; 256]; 3] = buckets();

const fn buckets() -> [[u8; 256]; 3] {
    let mut buckets = [[0; 256]; 3];
    buckets[0][AT_SIGN as usize] = AT_BUCKET;
    let mut byte = 0;
    while byte < 256 {
        buckets[1][byte] = AT_BUCKET;
        buckets[2][byte] = AT_BUCKET;
        byte += 1;
    }
    let mut at = 0;
    while at < COUNT {
        let anchor = ANCHORS[at];
        let text = anchor.text.as_bytes();
        let bucket = 1 << (rank(at) * 7 / COUNT);
        let mut place = 0;
        while place < 3 {
            buckets[place][text[place] as usize] |= bucket;
            if anchor.folds() {
                buckets[place][text[place].to_ascii_uppercase() as usize] |= bucket;
            }
            place += 1;
        }
        at += 1;
    }
    buckets
}

/// How many anchors stand before that one in the order of their first two bytes.
const fn rank(at: usize) -> usize {
    let mut before = 0;
    let mut other = 0;
    while other < COUNT {
        if order(ANCHORS[other].text) < order(ANCHORS[at].text)
            || order(ANCHORS[other].text) == order(ANCHORS[at].text) && other < at
        {
            before += 1;
        }
        other += 1;
    }
    before
}

const fn order(text: &str) -> u32 {
    let text = text.as_bytes();
    text[0] as u32 * 256 + text[1] as u32
}

/// Anchors by the hash of their first three letters: the first of each chain and the next of each anchor, counted from
/// one; zero ends a chain.
struct Chains {
    first: [u8; SLOTS],
    next: [u8; COUNT],
}

const SLOTS: usize = 1024;

static CHAINS: Chains = chains();

const fn chains() -> Chains {
    let mut chains = Chains { first: [0; SLOTS], next: [0; COUNT] };
    let mut at = COUNT;
    while at > 0 {
        at -= 1;
        let text = ANCHORS[at].text.as_bytes();
        let slot = hash([text[0], text[1], text[2]]);
        chains.next[at] = chains.first[slot];
        // Fewer than 256, as `anchors` asserts.
        chains.first[slot] = at as u8 + 1;
    }
    chains
}

/// Upper and lower case hash alike.
const fn hash([a, b, c]: [u8; 3]) -> usize {
    let letters = [a | 32, b | 32, c | 32];
    (letters[0] as usize * 961 + letters[1] as usize * 31 + letters[2] as usize * 7) % SLOTS
}
