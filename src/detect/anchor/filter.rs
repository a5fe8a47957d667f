//! Which positions of a block may be those of windows: sixteen at once where the processor can, one by one elsewhere.
//! Both let the same through.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use scalar::Filter;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd::Filter;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_ne, i8x16_swizzle, u8x16_splat, u16x8_shr, u64x2, v128, v128_and, v128_or,
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
        pub(in crate::detect::anchor) fn candidates(&self, block: &Block) -> u64 {
            [48, 32, 16, 0].into_iter().fold(0, |found, start| found << 16 | u64::from(self.sixteen(block, start)))
        }

        #[inline]
        fn sixteen(&self, block: &Block, start: usize) -> u16 {
            let bytes = [0, 1, 2].map(|place| {
                let bytes = load(block, start + place);
                [v128_and(bytes, self.low), v128_and(u16x8_shr(bytes, 4), self.low)]
            });
            let [few, others] = self.nibbles.each_ref().map(|places| {
                let [first, second, third] =
                    [0, 1, 2].map(|place: usize| match (bytes.get(place), places.get(place)) {
                        (Some([low, high]), Some([lows, highs])) => {
                            v128_and(i8x16_swizzle(*lows, *low), i8x16_swizzle(*highs, *high))
                        }
                        _ => self.zero,
                    });
                v128_and(v128_and(first, second), third)
            });
            i8x16_bitmask(i8x16_ne(v128_or(few, others), self.zero))
        }
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
        pub(in crate::detect::anchor) fn candidates(&self, block: &Block) -> u64 {
            let [first, second, third] = &BYTES;
            let buckets = |table: &[u16; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or_default();
            block.windows(3).rev().fold(0, |found, window| {
                let hit = matches!(*window, [a, b, c]
                    if buckets(first, a) & buckets(second, b) & buckets(third, c) != 0);
                found << 1 | u64::from(hit)
            })
        }
    }
}
