//! Looking at bytes without stepping out of the text.

/// The byte there.
pub(super) fn at(text: &[u8], index: usize) -> Option<u8> {
    text.get(index).copied()
}

/// The byte in front of that place.
pub(super) fn before(text: &[u8], index: usize) -> Option<u8> {
    index.checked_sub(1).and_then(|before| at(text, before))
}

/// What begins there.
pub(super) fn from(text: &[u8], index: usize) -> &[u8] {
    text.get(index..).unwrap_or_default()
}

/// The bytes of a stretch.
pub(super) fn part(text: &[u8], start: usize, end: usize) -> &[u8] {
    text.get(start..end.min(text.len())).unwrap_or_default()
}

/// Behind the bytes from `index` on that are of the set.
pub(super) fn skip(text: &[u8], index: usize, is_in: impl Fn(u8) -> bool) -> usize {
    index + from(text, index).iter().take_while(|byte| is_in(**byte)).count()
}

/// Before the bytes in front of `index` that are of the set, but no further back than `most`.
pub(super) fn skip_back(text: &[u8], index: usize, most: usize, is_in: impl Fn(u8) -> bool) -> usize {
    index - part(text, index.saturating_sub(most), index).iter().rev().take_while(|byte| is_in(**byte)).count()
}

/// Behind spaces and tabs.
pub(super) fn skip_blanks(text: &[u8], index: usize) -> usize {
    skip(text, index, is_blank)
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Whether what begins there is the ASCII text, in any case.
pub(super) fn is_at(text: &[u8], index: usize, word: &str) -> bool {
    part(text, index, index + word.len()).eq_ignore_ascii_case(word.as_bytes())
}

/// Whether the text is one of the ASCII words, in any case.
pub(super) fn is_one_of(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()))
}

/// Where the line ends that `index` is in, but no further than `most`.
pub(super) fn line_end(text: &[u8], index: usize, most: usize) -> usize {
    index + from(text, index).iter().take(most).take_while(|byte| !matches!(byte, b'\n' | b'\r')).count()
}

/// Where the line begins that `index` is in, but no further back than `most`.
pub(super) fn line_start(text: &[u8], index: usize, most: usize) -> usize {
    skip_back(text, index, most, |byte| !matches!(byte, b'\n' | b'\r'))
}

/// Whether the part stands anywhere in the text.
pub(super) fn contains(text: &[u8], part: &[u8]) -> bool {
    let Some((first, rest)) = part.split_first() else { return true };
    text.iter()
        .enumerate()
        .any(|(at, byte)| byte == first && text.get(at + 1..).is_some_and(|text| text.starts_with(rest)))
}

/// Whether the ASCII part stands anywhere in the text, in any case.
pub(super) fn contains_any_case(text: &[u8], part: &str) -> bool {
    text.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}
