//! Which positions in the first bytes of a block may be those of windows: sixteen at once where the processor can, one
//! by one elsewhere. Both let the same through.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use scalar::Filter;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd::Filter;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_ne, i8x16_shuffle, i8x16_swizzle, u8x16_splat, u16x8_shr, u64x2, v128, v128_and, v128_or,
    };
    use std::hint::black_box;

    use crate::detect::anchor::Block;
    use crate::detect::anchor::tables::NIBBLES;

    /// For each half of the buckets and each place, those of the low and of the high half of a byte.
    pub(in crate::detect::anchor) struct Filter {
        nibbles: [[[v128; 2]; 3]; 2],
        low: v128,
        zero: v128,
    }

    impl Filter {
        #[inline]
        pub(in crate::detect::anchor) fn new() -> Self {
            // Engines would make constants anew for each block.
            let nibbles = black_box(&NIBBLES).map(|half| half.map(|place| place.map(|[a, b]| u64x2(a, b))));
            Self { nibbles, low: u8x16_splat(black_box(15)), zero: u8x16_splat(black_box(0)) }
        }

        #[inline]
        pub(in crate::detect::anchor) fn candidates(&self, block: &Block, length: usize) -> u64 {
            let [a, b, c, d, behind] = [0, 16, 32, 48, 64].map(|start| load(block, start));
            let windows = [(a, b), (b, c), (c, d), (d, behind)];
            let sixteens = windows.into_iter().zip([0, 16, 32, 48]).take(length.div_ceil(16));
            sixteens.fold(0, |found, ((bytes, next), at)| found | u64::from(self.sixteen(bytes, next)) << at)
        }

        #[inline]
        fn sixteen(&self, bytes: v128, next: v128) -> u16 {
            let [[few_first, few_second, few_third], [first, second, third]] = self.nibbles;
            let bytes = [
                bytes,
                i8x16_shuffle::<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16>(bytes, next),
                i8x16_shuffle::<2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17>(bytes, next),
            ];
            let [a, b, c] = bytes.map(|bytes| [v128_and(bytes, self.low), v128_and(u16x8_shr(bytes, 4), self.low)]);
            let all =
                |first, second, third| v128_and(v128_and(buckets(first, a), buckets(second, b)), buckets(third, c));
            let found = v128_or(all(few_first, few_second, few_third), all(first, second, third));
            i8x16_bitmask(i8x16_ne(found, self.zero))
        }
    }

    /// The buckets that let both halves of the bytes pass.
    #[inline]
    fn buckets([lows, highs]: [v128; 2], [low, high]: [v128; 2]) -> v128 {
        v128_and(i8x16_swizzle(lows, low), i8x16_swizzle(highs, high))
    }

    #[inline]
    fn load(block: &Block, start: usize) -> v128 {
        let half = |start: usize| {
            block.get(start..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
        };
        u64x2(half(start), half(start + 8))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    use crate::detect::anchor::Block;
    use crate::detect::anchor::tables::BYTES;

    pub(in crate::detect::anchor) struct Filter;

    impl Filter {
        pub(in crate::detect::anchor) const fn new() -> Self {
            Self
        }

        #[expect(clippy::unused_self, reason = "the other one keeps its tables at hand")]
        #[inline]
        pub(in crate::detect::anchor) fn candidates(&self, block: &Block, length: usize) -> u64 {
            let [first, second, third] = &BYTES;
            let buckets = |table: &[u16; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or_default();
            block.windows(3).take(length).rev().fold(0, |found, window| {
                let hit = matches!(*window, [a, b, c]
                    if buckets(first, a) & buckets(second, b) & buckets(third, c) != 0);
                found << 1 | u64::from(hit)
            })
        }
    }
}
