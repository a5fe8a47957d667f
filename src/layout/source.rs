//! Payloads as bytes in which texts stand as they are.

use crate::source::{Payload, bytes};

/// A payload that can be laid out.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    /// JSON text.
    Json(&'a str),
    /// What the binding packs: the length of each text stands before it.
    Packed(&'a [u8]),
}

/// The bytes of a packed length.
const LENGTH: usize = size_of::<u32>();

impl<'a> Source<'a> {
    pub(crate) fn of(payload: Payload<'a>) -> Option<Self> {
        match payload {
            Payload::Text(text) => Some(Self::Json(text)),
            Payload::Bytes(bytes) => bytes::utf8(bytes).map(Self::Json),
            Payload::Packed(bytes) => Some(Self::Packed(bytes)),
            Payload::Value(_) => None,
        }
    }

    pub(super) const fn bytes(self) -> &'a [u8] {
        match self {
            Self::Json(text) => text.as_bytes(),
            Self::Packed(bytes) => bytes,
        }
    }

    /// The text behind what stands before it, and where it ends; none for one with escapes.
    #[inline]
    pub(super) fn text(self, start: usize) -> Option<(&'a str, usize)> {
        match self {
            Self::Json(text) => {
                let end = start + bytes::plain_length(text.as_bytes().get(start..)?);
                Some((text.get(start..end)?, end))
            }
            Self::Packed(bytes) => {
                let (length, rest) = bytes.get(start..)?.split_first_chunk::<LENGTH>()?;
                let length = u32::from_le_bytes(*length) as usize;
                let text = std::str::from_utf8(rest.get(..length)?).ok()?;
                Some((text, start + LENGTH + length))
            }
        }
    }

    /// A text of the source itself, where [`Self::text`] would be asked for it, and where it would end.
    pub(super) fn place(self, text: &str) -> Option<(&'a str, usize, usize)> {
        let start = text.as_ptr().addr().checked_sub(self.bytes().as_ptr().addr())?;
        let start = match self {
            Self::Json(_) => start,
            Self::Packed(_) => start.checked_sub(LENGTH)?,
        };
        let (known, end) = self.text(start)?;
        (known == text).then_some((known, start, end))
    }

    /// A stretch without spaces between its names and signs; `behind` a text it begins with what ends that.
    pub(super) fn tidied(self, chunk: &[u8], behind: bool) -> Vec<u8> {
        let Self::Json(_) = self else { return chunk.to_vec() };
        let mut is_in_text = behind;
        let mut is_tidy = |byte: &u8| {
            is_in_text ^= *byte == b'"';
            is_in_text || !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
        };
        chunk.iter().copied().filter(|byte| is_tidy(byte)).collect()
    }
}
