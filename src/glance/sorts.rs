//! Which sorts of bytes a short text has, and where: sixteen at once where the processor can, one by one elsewhere.

use std::ops::BitOr;

/// There is a bit for each position.
pub(super) const LONGEST: usize = 64;

/// The sorts, a bit for each: the low and the high halves of its bytes.
const SORTS: [(u16, u16); 8] = [
    (0x03FF, 1 << 3),                                    // 0 to 9
    (0x007E, 1 << 6),                                    // a to f
    (1 << 0xD, 1 << 2),                                  // -
    (0xFF80, 1 << 6),                                    // g to o
    (0x07FF, 1 << 7),                                    // p to z
    (0xFFFE, 1 << 4),                                    // A to O
    (0x07FF | 1 << 0xF, 1 << 5),                         // P to Z, _
    (1 << 0x4 | 1 << 0xB | 1 << 0xE | 1 << 0xF, 1 << 2), // $ + . /
];

const HEXADECIMAL: u8 = 0b0000_0111;
const LOWER: u8 = 0b1001_1111;
const CAPITALS: u8 = 0b0110_0000;
const NUMBERS: u8 = 0b1000_0001;
const SIGNS: u8 = 0b1000_0000;

/// What a text is made of.
#[derive(Clone, Copy)]
pub(super) struct Sorts {
    /// The bits of those that it has.
    bits: u8,
    /// Whether it has a byte of no sort: what no word has.
    pub(super) has_others: bool,
    /// Whether it has `$`, `+` or `/`.
    pub(super) has_signs: bool,
    /// Where it has dots and hyphens.
    pub(super) dots: u64,
    pub(super) hyphens: u64,
}

impl BitOr for Sorts {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self {
            bits: self.bits | other.bits,
            has_others: self.has_others | other.has_others,
            has_signs: self.has_signs | other.has_signs,
            dots: self.dots | other.dots,
            hyphens: self.hyphens | other.hyphens,
        }
    }
}

impl Sorts {
    /// Whether it is made of hexadecimal digits in lower case, and hyphens.
    pub(super) const fn are_hexadecimal(self) -> bool {
        !self.has_others && self.bits & !HEXADECIMAL == 0
    }

    /// Whether it has capitals, or an underscore.
    pub(super) const fn have_capitals(self) -> bool {
        self.bits & CAPITALS != 0
    }

    /// Whether it is made of digits and dots.
    pub(super) const fn are_numbers(self) -> bool {
        !self.has_others && !self.has_signs && self.bits & !NUMBERS == 0
    }

    /// Whether it is made of digits, letters in lower case, hyphens and dots.
    pub(super) const fn are_lower(self) -> bool {
        !self.has_others && !self.has_signs && self.bits & !LOWER == 0
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd::sorts;

/// Those of a text that is no longer than [`LONGEST`].
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn sorts(text: &[u8]) -> Sorts {
    static BITS: [u8; 256] = bits();
    let none = Sorts { bits: 0, has_others: false, has_signs: false, dots: 0, hyphens: 0 };
    text.iter().zip(0_u32..).fold(none, |all, (byte, at)| {
        let bits = BITS.get(usize::from(*byte)).copied().unwrap_or_default();
        let is = |sign| u64::from(*byte == sign) << at;
        let has_signs = bits == SIGNS && *byte != b'.';
        all | Sorts { bits, has_others: bits == 0, has_signs, dots: is(b'.'), hyphens: is(b'-') }
    })
}

/// The sorts of each byte.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[expect(clippy::indexing_slicing, reason = "what is out of bounds at compile time is an error of the compiler's")]
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
        i8x16_all_true, i8x16_bitmask, i8x16_eq, i8x16_shuffle, i8x16_swizzle, u8x16_splat, u16x8_shr, u64x2,
        u64x2_extract_lane, v128, v128_and, v128_andnot, v128_any_true, v128_or,
    };

    use super::{SIGNS, SORTS, Sorts};

    /// For each half of a byte, the bits of the sorts that have it: those of low and those of high halves.
    static HALVES: [[u64; 2]; 2] = halves();

    #[expect(clippy::indexing_slicing, reason = "what is out of bounds at compile time is an error of the compiler's")]
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
    pub(in crate::glance) fn sorts(text: &[u8]) -> Sorts {
        let Some(last) = text.last_chunk() else { return short(text) };
        // The last sixteen may have been among those before.
        let begin = text.chunks_exact(16).zip([0, 16, 32, 48]);
        let begin = begin.filter_map(|(chunk, at)| Some(sixteen(load(chunk.first_chunk()?), at)));
        begin.fold(sixteen(load(last), text.len() - 16), |all, sorts| all | sorts)
    }

    /// Those of a text of less than sixteen bytes.
    #[inline]
    fn short(text: &[u8]) -> Sorts {
        let mut padded = [b'0'; 16];
        if let Some(begin) = padded.get_mut(..text.len()) {
            begin.copy_from_slice(text);
        }
        sixteen(load(&padded), 0)
    }

    #[inline]
    fn load(bytes: &[u8; 16]) -> v128 {
        let half = |start: usize| {
            bytes.get(start..).and_then(|rest| rest.first_chunk()).map_or(0, |half| u64::from_le_bytes(*half))
        };
        u64x2(half(0), half(8))
    }

    #[inline]
    fn sixteen(bytes: v128, at: usize) -> Sorts {
        let [lows, highs] = HALVES.map(|[a, b]| u64x2(a, b));
        let low = i8x16_swizzle(lows, v128_and(bytes, u8x16_splat(15)));
        let high = i8x16_swizzle(highs, v128_and(u16x8_shr(bytes, 4), u8x16_splat(15)));
        let sorts = v128_and(low, high);
        let [dots, hyphens] = [b'.', b'-'].map(|sign| i8x16_eq(bytes, u8x16_splat(sign)));
        Sorts {
            bits: any(sorts),
            has_others: !i8x16_all_true(sorts),
            has_signs: v128_any_true(v128_and(v128_andnot(sorts, dots), u8x16_splat(SIGNS))),
            dots: u64::from(i8x16_bitmask(dots)) << at,
            hyphens: u64::from(i8x16_bitmask(hyphens)) << at,
        }
    }

    /// The bits that any of the bytes has.
    #[inline]
    fn any(bytes: v128) -> u8 {
        let half =
            v128_or(bytes, i8x16_shuffle::<8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15>(bytes, bytes));
        let [half] = [u64x2_extract_lane::<0>(half)];
        let quarter = half | half >> 32;
        let eighth = quarter | quarter >> 16;
        (eighth | eighth >> 8).to_le_bytes()[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_the_sort_that_it_should() {
        for byte in 0..=u8::MAX {
            let sorts = sorts(&[byte]);
            let is_word = byte.is_ascii_alphanumeric() || b"_$+./-".contains(&byte);
            assert_eq!(sorts.has_others, !is_word, "{byte}");
            assert_eq!(sorts.has_signs, b"$+/".contains(&byte), "{byte}");
            let is_hexadecimal = matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-');
            assert_eq!(sorts.are_hexadecimal(), is_hexadecimal, "{byte}");
            let is_lower = matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'-' | b'.');
            assert_eq!(sorts.are_lower(), is_lower, "{byte}");
            assert_eq!(sorts.have_capitals(), byte.is_ascii_uppercase() || byte == b'_', "{byte}");
            assert_eq!(sorts.are_numbers(), byte.is_ascii_digit() || byte == b'.', "{byte}");
            assert_eq!((sorts.dots, sorts.hyphens), (u64::from(byte == b'.'), u64::from(byte == b'-')), "{byte}");
        }
    }
}
