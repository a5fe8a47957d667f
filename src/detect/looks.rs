//! What the value behind a promising name looks like: a credential, or something that stands where one would.

mod form;
mod mask;
mod placeholder;
mod random;
mod reference;
mod words;

use super::names::Promise;
use form::{is_date, is_mail, is_number};
use mask::is_masked;
use placeholder::is_placeholder;
use random::is_invented;
pub(super) use random::{is_odd, is_random};
use reference::{is_call, is_code, is_document, is_reference, is_type};
pub(super) use words::is_ordinary;
use words::{is_plain_words, is_sentence, is_word_about};

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dress {
    /// Between quotation marks or tags.
    Quoted,
    /// Alone behind a sign that only programs write: `password=x`.
    Assigned,
    /// Behind a colon, as sentences have it too.
    Told,
    /// In a sentence.
    Said,
}

/// Whether the value is a credential, as the name before it promises.
pub(super) fn is_credential(value: &[u8], promise: Promise, dress: Dress) -> bool {
    let Some(last) = value.last() else { return false };
    // Most of what stands behind a name that may mean anything is sooner told by this.
    if promise == Promise::Maybe && !is_random(value) {
        return false;
    }
    if is_document(value)
        || is_masked(value)
        || is_placeholder(value, dress)
        || is_reference(value, dress)
        || is_ordinary(value)
    {
        return false;
    }
    if dress != Dress::Quoted && is_code(value) || dress == Dress::Said && *last == b'(' {
        return false;
    }
    // `VARCHAR(255)`, `me@example.com`
    if dress == Dress::Said && (is_call(value) || is_mail(value)) {
        return false;
    }
    match (promise, dress) {
        (Promise::Maybe, dress) => dress != Dress::Said || is_odd(value),
        (Promise::Password, Dress::Said) => is_odd(value) || is_invented(value),
        (_, Dress::Said) => is_odd(value),
        (Promise::Secret, _) => {
            let is_long_word = value.len() >= 4 && !is_number(value) && !is_date(value);
            is_long_word
                && (dress == Dress::Quoted || !is_type(value))
                && !is_word_about(value)
                && (!is_plain_words(value) || dress == Dress::Assigned && !value.contains(&b' ') && value.len() >= 8)
        }
        (Promise::Password, Dress::Assigned) => !is_word_about(value),
        (Promise::Password, _) => !is_sentence(value) && !is_word_about(value),
    }
}
