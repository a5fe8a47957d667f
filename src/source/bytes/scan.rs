//! Where a string's plain part ends, eight bytes at a time.

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
const QUOTES: u64 = u64::from_le_bytes([b'"'; 8]);
const BACKSLASHES: u64 = u64::from_le_bytes([b'\\'; 8]);
const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// How many bytes stand before the next quote, backslash or control character.
pub(crate) fn plain_length(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(bytes) = text.get(length..).and_then(|rest| rest.first_chunk()) {
        let special = special(u64::from_le_bytes(*bytes));
        if special != 0 {
            return length + (special.trailing_zeros() / u8::BITS) as usize;
        }
        length += size_of::<u64>();
    }
    let rest = text.get(length..).unwrap_or_default();
    length + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count()
}

/// The lowest bit that is set is the highest of the first special byte; borrows may set others behind it.
const fn special(bytes: u64) -> u64 {
    (below(bytes ^ QUOTES, ONES) | below(bytes ^ BACKSLASHES, ONES) | below(bytes, SPACES)) & HIGH
}

const fn below(bytes: u64, limits: u64) -> u64 {
    bytes.wrapping_sub(limits) & !bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::plain_length;

    proptest! {
        #[test]
        fn each_byte_by_itself_says_the_same(text in prop::collection::vec(prop_oneof![any::<u8>(), b'a'..=b'z'], 0..40)) {
            let naive = text.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(text.len());
            prop_assert_eq!(plain_length(&text), naive);
        }
    }
}
