//! What base64 says, for telling a token by what it decodes to.

/// The bytes that the text encodes, in either alphabet (RFC 4648, sections 4 and 5), up to what belongs to neither.
pub(super) fn decode(text: &[u8]) -> impl Iterator<Item = u8> {
    let mut buffer = 0;
    let mut bits = 0;
    text.iter().map_while(|byte| digit(*byte)).filter_map(move |digit| {
        buffer = buffer << 6 | digit;
        bits += 6;
        (bits >= 8).then(|| {
            bits -= 8;
            let [byte, ..] = (buffer >> bits).to_le_bytes();
            byte
        })
    })
}

fn digit(byte: u8) -> Option<u32> {
    let digit = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}

/// The same the other way, in the alphabet for addresses and without padding.
#[cfg(test)]
pub(super) fn encode(bytes: impl AsRef<[u8]>) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let encode = |chunk: &[u8]| {
        let group = chunk.iter().chain(&[0, 0]).take(3).fold(0, |group, byte| group << 8 | usize::from(*byte));
        let digit = move |place: usize| char::from(digits[group >> (18 - 6 * place) & 63]);
        (0..=chunk.len()).map(digit).collect::<String>()
    };
    bytes.as_ref().chunks(3).map(encode).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode};

    #[test]
    fn says_what_the_standard_says() {
        // RFC 4648, section 10, and the two alphabets.
        for (text, bytes) in
            [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9vYmE=", b"fooba"), ("Zm9vYmFy", b"foobar")]
        {
            assert_eq!(decode(text.as_bytes()).collect::<Vec<_>>(), bytes);
        }
        assert!(decode(b"-_-_").eq(decode(b"+/+/")));
        assert_eq!(encode("fooba"), "Zm9vYmE");
    }

    proptest! {
        #[test]
        fn encoding_turns_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(encode(&bytes).as_bytes()).collect::<Vec<_>>(), bytes);
        }
    }
}
