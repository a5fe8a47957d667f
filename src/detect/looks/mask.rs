//! What stands in the place of a credential that was taken away.

use crate::secret::is_mask;

/// A mask of ours or of another product, or what people write in the place of what they leave out.
pub(super) fn is_masked(value: &[u8]) -> bool {
    let is_filler =
        |byte: &u8| matches!(byte, b'*' | b'.' | b'x' | b'X' | b'-' | b'_' | b'#' | b'?' | b'~') || !byte.is_ascii();
    let Some(first) = value.first() else { return false };
    if !is_filler(first) && !matches!(first, b'\\' | b'%') && !value.contains(&b'*') {
        return false;
    }
    // One character again and again, or dots as long as the text, also as JSON and addresses write them.
    let repeats = |length: usize| {
        let first = value.get(..length).unwrap_or_default();
        value.len() > length && value.len().is_multiple_of(length) && value.chunks(length).all(|chunk| chunk == first)
    };
    let is_one = is_filler(first) && value.iter().all(|byte| byte == first);
    let is_escaped = value.starts_with(b"\\u2") && repeats(6) || value.starts_with(b"%E2%") && repeats(9);
    let is_dots = !value.is_ascii()
        && std::str::from_utf8(value)
            .is_ok_and(|text| text.chars().all(|c| matches!(c, '•' | '●' | '…' | '∗' | '█' | '×')));
    let asterisks: usize = value.iter().map(|byte| usize::from(*byte == b'*')).sum();
    is_one
        || is_escaped
        || is_dots
        || asterisks > 2 && 2 * asterisks >= value.len()
        || value.starts_with(b"***") && value.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'*')
        || std::str::from_utf8(value).is_ok_and(is_mask)
}
