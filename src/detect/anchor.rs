//! Where to look: the fixed parts of everything that can be found, and how all other places are passed over.
//!
//! Most of a text is passed over sixteen bytes at a time: look-ups of three bytes tell at which positions an anchor may
//! have its window, the three letters of it that texts have least (the idea is that of Hyperscan's Teddy). What that
//! lets through is looked up by a hash of the three letters, and only then compared. All tables are made at compile
//! time, out of the rules.

mod filter;
mod tables;

use super::rule::Rule;
use filter::Filter;
use tables::{CHAINS, TABLE};

/// What stands at an anchor.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// A token or a block of that rule.
    Token(&'static Rule),
    /// Part of a name that may promise a credential.
    Name,
    /// A program or option that credentials are given to.
    Command,
    /// What joins user info to a host.
    AtSign,
}

/// A text that is looked for.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) text: &'static str,
    pub(super) target: Target,
    /// Where its window begins.
    window: usize,
    head: Head,
}

/// The first bytes of an anchor, to compare all at once: what they are, in lower case; the bits that count; and those
/// that make a letter a small one.
#[derive(Clone, Copy)]
struct Head {
    bytes: u64,
    mask: u64,
    fold: u64,
}

impl Anchor {
    const AT_SIGN: Self = Self::new("@", Target::AtSign);

    const fn new(text: &'static str, target: Target) -> Self {
        let mut anchor = Self { text, target, window: 0, head: Head { bytes: 0, mask: 0, fold: 0 } };
        let mut rest = text.as_bytes();
        let mut shift = 0;
        while let [byte, behind @ ..] = rest
            && shift < u64::BITS
        {
            anchor.head.bytes |= (*byte as u64) << shift;
            anchor.head.mask |= 0xFF << shift;
            if anchor.folds() && byte.is_ascii_lowercase() {
                anchor.head.fold |= 0x20 << shift;
            }
            (rest, shift) = (behind, shift + u8::BITS);
        }
        anchor
    }

    /// Whether its letters are taken in any case.
    const fn folds(&self) -> bool {
        !matches!(self.target, Target::Token(_))
    }

    /// Where it begins, if it stands there with its window at that position.
    #[inline]
    fn start(&self, text: &[u8], window: usize) -> Option<usize> {
        let start = window.checked_sub(self.window)?;
        let rest = text.get(start..)?;
        let Some(head) = rest.first_chunk() else { return self.begins(rest).then_some(start) };
        let has_head = (u64::from_le_bytes(*head) | self.head.fold) & self.head.mask == self.head.bytes;
        (has_head && (self.text.len() <= size_of::<u64>() || self.begins(rest))).then_some(start)
    }

    fn begins(&self, text: &[u8]) -> bool {
        text.get(..self.text.len()).is_some_and(|begin| {
            if self.folds() { begin.eq_ignore_ascii_case(self.text.as_bytes()) } else { begin == self.text.as_bytes() }
        })
    }
}

/// All anchors in a text and where they begin, in the order of their windows.
pub(super) struct Anchors<'a> {
    text: &'a [u8],
    filter: Filter,
    /// Where the block begins that comes next, and which positions of the one before are still to be looked at.
    block: usize,
    open: u64,
    /// The position that is looked at, and the next anchor of its chain.
    window: usize,
    link: u8,
}

/// A bit of a number for each position.
const BLOCK: usize = 64;

/// A block, and what is behind it: windows at its end go on there, and sixteen bytes are read at once.
type Block = [u8; BLOCK + 16];

impl<'a> Anchors<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Self { text, filter: Filter::new(), block: 0, open: 0, window: 0, link: 0 }
    }

    /// The positions in a block of that length that have the hash of a window. Which these are nobody can guess, so
    /// there is no branch.
    #[inline]
    fn windows(&self, block: &Block, length: usize) -> u64 {
        let mut candidates = self.filter.candidates(block, length);
        let mut windows = 0;
        while candidates != 0 {
            let lane = candidates.trailing_zeros();
            candidates &= candidates - 1;
            windows |= u64::from(first_link(block, lane as usize) != 0) << lane;
        }
        windows
    }

    /// The next of these positions in the text.
    #[inline]
    fn candidate(&mut self) -> Option<usize> {
        while self.open == 0 {
            let rest = self.text.get(self.block..).filter(|rest| !rest.is_empty())?;
            self.open = match rest.first_chunk() {
                Some(block) => self.windows(block, BLOCK),
                None => self.windows(&padded(rest), rest.len()),
            };
            self.block += BLOCK;
        }
        let lane = self.open.trailing_zeros() as usize;
        self.open &= self.open - 1;
        Some(self.block - BLOCK + lane)
    }
}

impl Iterator for Anchors<'_> {
    type Item = (usize, &'static Anchor);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            while let Some(at) = usize::from(self.link).checked_sub(1) {
                let anchor = TABLE.get(at)?;
                self.link = CHAINS.next.get(at).copied().unwrap_or_default();
                if let Some(start) = anchor.start(self.text, self.window) {
                    return Some((start, anchor));
                }
            }
            self.window = self.candidate()?;
            self.link = first_link(self.text, self.window);
        }
    }
}

/// The first of the anchors that may have the window that stands there.
#[inline]
fn first_link(text: &[u8], window: usize) -> u8 {
    let rest = text.get(window..).unwrap_or_default();
    match rest.first_chunk() {
        Some(letters) => CHAINS.first(*letters),
        // At signs need nothing behind them.
        None => rest.first().map_or(0, |byte| CHAINS.first([*byte, 0, 0])),
    }
}

/// The last bytes of a text, and nothing behind them.
fn padded(rest: &[u8]) -> Block {
    let mut block = [0; BLOCK + 16];
    if let Some(begin) = block.get_mut(..rest.len()) {
        begin.copy_from_slice(rest);
    }
    block
}

/// What is looked for.
#[cfg(test)]
pub(super) fn texts() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|anchor| anchor.text)
}

#[cfg(test)]
mod tests;
