//! The other ways to write a secret that a text is likely to have too: inside JSON strings and inside URLs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

/// What `encodeURIComponent` and its like leave alone.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The spellings of a secret that differ from it.
pub(crate) fn twins(secret: &[u8]) -> Vec<Vec<u8>> {
    // Most tokens are written alike everywhere.
    if secret.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(byte)) {
        return Vec::new();
    }
    let mut spellings = vec![
        unescaped(secret),
        escaped(secret),
        percent_decode(secret).collect(),
        percent_encode(secret, RESERVED).collect::<String>().into(),
    ];
    spellings.retain(|spelling| spelling != secret);
    spellings
}

/// The short escapes of JSON, and what they stand for.
const ESCAPES: [(u8, u8); 7] =
    [(b'"', b'"'), (b'\\', b'\\'), (b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];

fn escaped(secret: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(secret.len());
    for byte in secret {
        match ESCAPES.iter().find(|(_, raw)| raw == byte) {
            Some((letter, _)) => text.extend([b'\\', *letter]),
            None => text.push(*byte),
        }
    }
    text
}

/// The secret without escapes; as it is when one of them is none of the short ones.
fn unescaped(secret: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(secret.len());
    let mut bytes = secret.iter();
    while let Some(byte) = bytes.next() {
        if *byte != b'\\' {
            text.push(*byte);
            continue;
        }
        let Some(letter) = bytes.next() else { return secret.to_vec() };
        // JavaScript's and PHP's encoders escape the slash.
        let raw = if *letter == b'/' {
            Some(b'/')
        } else {
            ESCAPES.iter().find(|(known, _)| known == letter).map(|(_, raw)| *raw)
        };
        match raw {
            Some(raw) => text.push(raw),
            None => return secret.to_vec(),
        }
    }
    text
}
