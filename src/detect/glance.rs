//! Short texts in which nothing can be found. Most texts of payloads are names, hosts and identifiers, and a look at
//! which sorts of bytes they have tells more cheaply than a look for each anchor.
//!
//! A word by itself promises nothing: what a name promises stands behind a sign. So there are only tokens to find, each
//! of which has a long run without a dot, and letters that no number has. The tests hold the rules to that.

use std::ops::BitOr;

/// What tokens have at least; and so they are at least so long.
const RUN: usize = 16;
const SHORTEST: usize = 18;

/// The one token that may have more dots than that, up to its first.
const DOTTED: &[u8] = b"ya29";

/// A bit for each position.
const LONGEST: usize = 64;

/// Whether there is nothing to find in the text. No answer when there is.
#[inline]
pub(super) fn is_nothing(text: &[u8]) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let sorts = sorts(text);
    let is_short = || {
        let begins = |(at, _)| !text.get(..at).unwrap_or_default().ends_with(DOTTED);
        !has_run(sorts.dots, text.len()) && text.iter().enumerate().filter(|(_, byte)| **byte == b'.').all(begins)
    };
    !sorts.others && (text.len() < SHORTEST || sorts.is_hexadecimal || is_short())
}

/// What sorts of bytes a text has.
struct Sorts {
    /// Whether it has what no word has.
    others: bool,
    /// Whether it is made of hexadecimal digits in lower case and hyphens.
    is_hexadecimal: bool,
    /// Where it has dots.
    dots: u64,
}

impl BitOr for Sorts {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            others: self.others | other.others,
            is_hexadecimal: self.is_hexadecimal & other.is_hexadecimal,
            dots: self.dots | other.dots,
        }
    }
}

/// Whether so many bytes in a row are no dots.
const fn has_run(dots: u64, length: usize) -> bool {
    let mut run = !dots & (u64::MAX >> (LONGEST - length));
    let mut shift = 1;
    while shift < RUN {
        run &= run >> shift;
        shift *= 2;
    }
    run != 0
}

/// The sorts of bytes by a bit each: for each the low and the high halves of its bytes.
const SORTS: [(u16, u16); 8] = [
    (0x03FF, 1 << 3),                                    // 0 to 9
    (0x007E, 1 << 6),                                    // a to f
    (1 << 0xD, 1 << 2),                                  // -
    (0xFF80, 1 << 6),                                    // g to o
    (0xFFFE, 1 << 4),                                    // A to O
    (0x07FF, 1 << 5 | 1 << 7),                           // P to Z, p to z
    (1 << 0xF, 1 << 5),                                  // _
    (1 << 0x4 | 1 << 0xB | 1 << 0xE | 1 << 0xF, 1 << 2), // $ + . /
];

/// Those of hexadecimal numbers in lower case, and the hyphen.
const HEXADECIMAL: u8 = 0b111;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd::sorts;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn sorts(text: &[u8]) -> Sorts {
    static BITS: [u8; 256] = bits();
    text.iter().zip(0_u32..).fold(Sorts::NONE, |sorts, (byte, at)| {
        let bits = BITS.get(usize::from(*byte)).copied().unwrap_or_default();
        let is_dot = u64::from(*byte == b'.');
        sorts | Sorts { others: bits == 0, is_hexadecimal: bits & !HEXADECIMAL == 0, dots: is_dot << at }
    })
}

impl Sorts {
    const NONE: Self = Self { others: false, is_hexadecimal: true, dots: 0 };
}

/// For each byte, the bits of its sorts.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
const fn bits() -> [u8; 256] {
    let mut bits = [0; 256];
    let mut sort = 0;
    while sort < SORTS.len() {
        let (lows, highs) = SORTS[sort];
        let mut byte = 0;
        while byte < bits.len() {
            if lows >> (byte & 15) & 1 == 1 && highs >> (byte >> 4) & 1 == 1 {
                bits[byte] |= 1 << sort;
            }
            byte += 1;
        }
        sort += 1;
    }
    bits
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{
        i8x16_all_true, i8x16_bitmask, i8x16_eq, i8x16_swizzle, u8x16_splat, u16x8_shr, u64x2, v128, v128_and,
        v128_andnot, v128_any_true,
    };

    use super::{HEXADECIMAL, SORTS, Sorts};

    /// For each half of a byte, the bits of the sorts that have it: those of low and those of high halves.
    static HALVES: [[u64; 2]; 2] = halves();

    const fn halves() -> [[u64; 2]; 2] {
        let mut halves = [[0; 2]; 2];
        let mut sort = 0;
        while sort < SORTS.len() {
            let (lows, highs) = SORTS[sort];
            let mut half = 0;
            while half < 16 {
                let bit = 1 << (half % 8 * 8 + sort);
                halves[0][half / 8] |= (lows as u64 >> half & 1) * bit;
                halves[1][half / 8] |= (highs as u64 >> half & 1) * bit;
                half += 1;
            }
            sort += 1;
        }
        halves
    }

    #[inline]
    pub(super) fn sorts(text: &[u8]) -> Sorts {
        let Some(last) = text.last_chunk() else { return short(text) };
        let begin = text.chunks_exact(16).zip([0, 16, 32, 48]);
        let begin = begin.filter_map(|(chunk, at)| Some(sixteen(load(chunk.first_chunk()?), at)));
        begin.fold(sixteen(load(last), text.len() - 16), Sorts::bitor)
    }

    use std::ops::BitOr;

    /// Of a text of less than sixteen bytes.
    #[inline]
    fn short(text: &[u8]) -> Sorts {
        let mut padded = [b'0'; 16];
        match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            (Some(first), Some(last)) => sixteen(u64x2(u64::from_le_bytes(*first), u64::from_le_bytes(*last)), 0),
            _ => {
                for (place, byte) in padded.iter_mut().zip(text) {
                    *place = *byte;
                }
                sixteen(load(&padded), 0)
            }
        }
    }

    #[inline]
    fn load(bytes: &[u8; 16]) -> v128 {
        let number = u128::from_le_bytes(*bytes);
        #[expect(clippy::cast_possible_truncation, reason = "its halves")]
        u64x2(number as u64, (number >> 64) as u64)
    }

    #[inline]
    fn sixteen(bytes: v128, at: usize) -> Sorts {
        let [lows, highs] = HALVES.map(|[a, b]| u64x2(a, b));
        let low = i8x16_swizzle(lows, v128_and(bytes, u8x16_splat(15)));
        let high = i8x16_swizzle(highs, v128_and(u16x8_shr(bytes, 4), u8x16_splat(15)));
        let bits = v128_and(low, high);
        Sorts {
            others: !i8x16_all_true(bits),
            is_hexadecimal: !v128_any_true(v128_andnot(bits, u8x16_splat(HEXADECIMAL))),
            dots: u64::from(i8x16_bitmask(i8x16_eq(bytes, u8x16_splat(b'.')))) << at,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::detect::pattern::Part;
    use crate::detect::rule::{Form, Token};
    use crate::detect::{anchor, look, rules};

    /// How long the longest run without a dot is, in the shortest text of a token.
    fn run(token: &Token, anchor: &str) -> usize {
        let lead = token.lead.map_or(0, |(_, count)| usize::from(count));
        let (mut longest, mut run) = (0, lead);
        for literal in [anchor].into_iter().flat_map(|anchor| anchor.split_inclusive('.')) {
            run = if literal.ends_with('.') { 0 } else { run + literal.len() };
        }
        for part in token.tail.0 {
            let (least, goes_on) = match part {
                Part::Text(text) => (text.len(), !text.contains('.')),
                Part::Run(set, least, _) => (usize::from(*least), !set.has(b'.')),
                Part::Either(texts) => {
                    (texts.iter().map(|text| text.len()).min().unwrap(), !texts.concat().contains('.'))
                }
                Part::Maybe(_) => (0, false),
            };
            longest = longest.max(run);
            run = if goes_on { run + least } else { 0 };
        }
        longest.max(run)
    }

    #[test]
    fn each_token_has_a_long_run_without_a_dot_and_letters_that_no_number_has() {
        // The check of the one asks for a long header; the other is looked for.
        const OTHERS: [&str; 2] = ["json-web-token", "gcp-access-token"];
        for rule in rules::all() {
            for anchor in rule.form.anchors().iter().filter(|anchor| !sorts(anchor.as_bytes()).others) {
                assert!(!sorts(anchor.as_bytes()).is_hexadecimal, "{}: {anchor}", rule.name);
                // A block of a key has a run in any case.
                let Form::Token(token) = rule.form else { continue };
                assert!(run(&token, anchor) >= RUN || OTHERS.contains(&rule.name), "{}: {anchor}", rule.name);
                let length =
                    token.lead.map_or(0, |(_, count)| count.into()) + anchor.len() + token.tail.lengths().start();
                assert!(length >= SHORTEST || rule.name == OTHERS[0], "{}: {anchor}", rule.name);
            }
        }
    }

    /// Texts of what is looked for, and of what stands between.
    fn text() -> impl Strategy<Value = String> {
        let anchors: Vec<String> = anchor::texts().map(str::to_owned).collect();
        let piece = prop_oneof![
            3 => prop::sample::select(anchors),
            2 => "[a-z0-9]{1,8}",
            1 => "[A-Za-z0-9+/_-]{1,24}",
            1 => "[a-f0-9]{8}-[a-f0-9]{4}",
            3 => "[.$+/_-]",
            1 => "[:=@ \"]",
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(50_000))]
        #[test]
        fn a_closer_look_finds_nothing_either(text in text()) {
            if is_nothing(text.as_bytes()) {
                prop_assert_eq!(look(text.as_bytes(), anchor::Anchors::of(text.as_bytes())).len(), 0);
            }
        }
    }

    #[test]
    fn names_hosts_and_identifiers_need_no_closer_look() {
        for text in [
            "",
            "a",
            "harbor-team",
            "robot$team",
            "registry.password.example.com",
            "acme+robot",
            "ya2.aaaaaaaaaaaa.aaa",
        ] {
            assert!(is_nothing(text.as_bytes()), "{text}");
        }
        assert!(is_nothing(b"7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10"));
        for text in
            ["two words", "host:80", "a@b", "abcdefghijklmnopqrst", "ya29.aaaaaaaaaaa.aaaa", "\u{e9}", &"a.".repeat(40)]
        {
            assert!(!is_nothing(text.as_bytes()), "{text}");
        }
    }
}
