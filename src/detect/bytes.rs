//! Looking at bytes without stepping out of the text.

/// The byte there.
pub(super) fn at(text: &[u8], index: usize) -> Option<u8> {
    text.get(index).copied()
}
