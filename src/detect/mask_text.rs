//! Free text without its credentials.

use std::borrow::Cow;
use std::fmt;

use super::detector::{DEFAULT, Detector};
use super::rules;
use super::span::{Span, mask_of};
use crate::secret::{MASK, Spans};

/// A credential that was found: what it is and where it stood, never the credential itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it. Where several overlap or touch, the one whose credential begins first.
    pub rule: Cow<'static, str>,
    /// Where it began in the original, in bytes.
    pub start: usize,
    /// Where it ended.
    pub end: usize,
}

/// A text without its credentials. Its Debug shows no text.
#[derive(Clone, PartialEq, Eq)]
pub struct MaskedText<T = String> {
    /// The text with [`MASK`] for each finding.
    pub text: T,
    /// What was found, in order.
    pub findings: Vec<Finding>,
}

impl<T> fmt::Debug for MaskedText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MaskedText").field("findings", &self.findings).finish_non_exhaustive()
    }
}

/// The text with `******` for every credential.
///
/// Credentials are found by their own form and by what stands around them; the same one again elsewhere in the text is
/// masked too. Masking what people and programs write twice is masking it once; of a text made for it, a second look may
/// find more, and never less.
///
/// ```
/// let masked = berthing::mask_text("key AKIAIOSFODNN7EXAMPLX of the robot");
/// assert_eq!(masked.text, "key ****** of the robot");
/// assert_eq!((masked.findings[0].start, masked.findings[0].end), (4, 24));
/// assert_eq!(masked.findings[0].rule, "aws-access-key-id");
/// ```
#[must_use]
pub fn mask_text(text: &str) -> MaskedText {
    DEFAULT.mask_text(text)
}

/// The same for bytes. What is not UTF-8 passes through as it is.
///
/// ```
/// assert_eq!(berthing::mask_bytes(b"\xFF AKIAIOSFODNN7EXAMPLX").text, b"\xFF ******");
/// ```
#[must_use]
pub fn mask_bytes(text: &[u8]) -> MaskedText<Vec<u8>> {
    DEFAULT.mask_bytes(text)
}

impl Detector {
    /// [`mask_text`](crate::mask_text) as the options say.
    #[must_use]
    pub fn mask_text(&self, text: &str) -> MaskedText {
        let spans = self.spans(text.as_bytes());
        let mut masked = String::with_capacity(text.len());
        // Spans lie on the borders of characters.
        pieces(&spans, text.len(), |piece| {
            masked.push_str(match piece {
                Piece::Text(range) => text.get(range).unwrap_or(MASK),
                Piece::Mask(span) => mask_of(text.as_bytes(), span.start, span.end),
            });
        });
        MaskedText { text: masked, findings: self.findings(&spans) }
    }

    /// [`mask_bytes`](crate::mask_bytes) as the options say.
    #[must_use]
    pub fn mask_bytes(&self, text: &[u8]) -> MaskedText<Vec<u8>> {
        let spans = self.spans(text);
        let mut masked = Vec::with_capacity(text.len());
        pieces(&spans, text.len(), |piece| {
            masked.extend(match piece {
                Piece::Text(range) => text.get(range).unwrap_or_default(),
                Piece::Mask(span) => mask_of(text, span.start, span.end).as_bytes(),
            });
        });
        MaskedText { text: masked, findings: self.findings(&spans) }
    }

    fn findings(&self, spans: &[Span]) -> Vec<Finding> {
        spans.iter().map(|span| self.finding(*span)).collect()
    }

    pub(crate) fn finding(&self, span: Span) -> Finding {
        Finding { rule: self.name(span.rule), start: span.start, end: span.end }
    }
}

/// Where credentials stand in a text, for who has more to mask in it.
pub(crate) fn places(text: &str) -> Spans {
    DEFAULT.spans(text.as_bytes()).iter().map(|span| span.start..span.end).collect()
}

/// The rule that finds the text's first credential.
pub(crate) fn first_rule(text: &str) -> Option<&'static str> {
    let spans = DEFAULT.spans(text.as_bytes());
    spans.first().and_then(|span| rules::all().nth(span.rule)).map(|rule| rule.name)
}

/// What a masked text is put together of.
enum Piece {
    Text(std::ops::Range<usize>),
    Mask(Span),
}

/// Tells the stretches between the spans, and the spans.
fn pieces(spans: &[Span], length: usize, mut piece: impl FnMut(Piece)) {
    let mut done = 0;
    for span in spans {
        piece(Piece::Text(done..span.start));
        piece(Piece::Mask(*span));
        done = span.end;
    }
    piece(Piece::Text(done..length));
}

#[cfg(test)]
mod tests;
