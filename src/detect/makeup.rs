//! What texts are made of: looked at once, it answers what would else be asked of every byte again and again.

use super::bytes::contains;
use super::pattern::Set;

/// Which characters a text has.
#[derive(Clone, Copy)]
pub(super) struct Makeup {
    set: Set,
    is_ascii: bool,
}

impl Makeup {
    pub(super) const fn of(text: &[u8]) -> Self {
        let mut made = Self { set: Set::NONE, is_ascii: true };
        let mut rest = text;
        while let [byte, behind @ ..] = rest {
            match *byte {
                byte @ 0..64 => made.set.low |= 1 << byte,
                byte @ 64..128 => made.set.high |= 1 << (byte - 64),
                _ => made.is_ascii = false,
            }
            rest = behind;
        }
        made
    }

    /// Whether it has no other bytes.
    pub(super) const fn is_only(&self, set: Set) -> bool {
        self.is_ascii && self.set.low & !set.low == 0 && self.set.high & !set.high == 0
    }

    /// Whether it has one of them.
    pub(super) const fn has(&self, set: Set) -> bool {
        self.set.low & set.low != 0 || self.set.high & set.high != 0
    }

    /// Whether it has all of them.
    const fn has_all(&self, set: Set) -> bool {
        set.low & !self.set.low == 0 && set.high & !self.set.high == 0
    }

    /// How many different ASCII characters it has.
    pub(super) const fn distinct(&self) -> u32 {
        self.set.low.count_ones() + self.set.high.count_ones()
    }
}

/// Letters that a text may have in it.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    text: &'static str,
    set: Set,
}

impl Letters {
    pub(super) const fn of(text: &'static str) -> Self {
        Self { text, set: Set::of(text) }
    }

    pub(super) const fn all<const COUNT: usize>(texts: [&'static str; COUNT]) -> [Self; COUNT] {
        let mut all = [Self::of(""); COUNT];
        let mut at = 0;
        while at < COUNT {
            #[expect(
                clippy::indexing_slicing,
                reason = "what is out of bounds at compile time is an error of the compiler's"
            )]
            {
                all[at] = Self::of(texts[at]);
            }
            at += 1;
        }
        all
    }

    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// Whether the text, which is made so, has them.
    pub(super) fn are_in(&self, text: &[u8], made: &Makeup) -> bool {
        made.has_all(self.set) && contains(text, self.text.as_bytes())
    }
}
