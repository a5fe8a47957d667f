//! Private keys in textual encodings: PEM and OpenPGP's armour.
//!
//! Sources: RFC 7468 (labels, base64 between the lines), RFC 1421 (header fields of encrypted keys), RFC 9580, section
//! 6.2 (armour), OpenSSH's `PROTOCOL.key`. The rules say little of what may stand between two lines, and what carries a
//! key changes it: indentation in YAML, `\n` in JSON, `%0A` in forms, quotes in source code, spaces in a shell. So a
//! closed block is taken whole, whatever it consists of; only its beginning must look like a key.

use super::bytes::at;
use super::pattern::Set;

/// How a block begins; what is behind it is its label.
pub(super) const BEGIN: &str = "-----BEGIN";
const END: &str = "-----END";
const DASHES: &str = "-----";

/// No longer label is in use.
const LABEL: usize = 64;
/// Where the key must have begun: there is room for the header fields of an encrypted one.
const HEADER: usize = 512;
/// How many letters and digits in a row are no word.
const KEY: usize = 16;
/// No key is longer: one of RSA with 16384 bits takes 13 KB.
const LONGEST: usize = 65_536;

/// Where the private key ends whose first line begins at `start`.
///
/// One without a last line ends with its base64. One without any base64 is a placeholder, or only spoken of.
pub(super) fn end(text: &[u8], start: usize) -> Option<usize> {
    let label = start + BEGIN.len();
    let body = line_end(text, label).filter(|end| is_private(text.get(label..*end).unwrap_or_default()))?;
    let rest = text.get(body..)?;
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    // The next line of dashes is the last one, or that of another block, so no byte is looked at for two blocks.
    let next = find(rest, DASHES).unwrap_or(rest.len());
    let key = key_start(rest.get(..next)?)?;
    let last = body + next;
    let close = text.get(last..).filter(|line| line.starts_with(END.as_bytes()));
    match close {
        Some(_) => Some(line_end(text, last + END.len()).unwrap_or(last + END.len())),
        None => Some(body + base64_end(rest.get(..next)?, key)),
    }
}

/// Where the dashes end behind the label that begins there.
fn line_end(text: &[u8], label: usize) -> Option<usize> {
    let line = text.get(label..).map(|line| line.get(..LABEL).unwrap_or(line))?;
    // Spaces may be encoded for an address.
    let is_label = |byte: &u8| Set::UPPER.or(Set::DIGIT).or(Set::of(" +%")).has(*byte);
    let length = line.iter().take_while(|byte| is_label(byte)).count();
    line.get(length..)?.starts_with(DASHES.as_bytes()).then_some(label + length + DASHES.len())
}

fn is_private(label: &[u8]) -> bool {
    ["PRIVATE KEY", "PRIVATE+KEY", "PRIVATE%20KEY"].iter().any(|words| find(label, words).is_some())
}

/// Where the first stretch of base64 begins that is no word.
fn key_start(body: &[u8]) -> Option<usize> {
    let head = body.get(..HEADER).unwrap_or(body);
    let mut run = 0;
    let last = head.iter().position(|byte| {
        run = if Set::ALNUM.has(*byte) { run + 1 } else { 0 };
        run == KEY
    })?;
    Some(last + 1 - KEY)
}

/// Where what begins there stops to be lines of base64, as they are or escaped.
fn base64_end(body: &[u8], start: usize) -> usize {
    let is_key = |byte: u8| Set::BASE64.or(Set::of("=")).has(byte);
    let is_between = |byte: u8| Set::of(" \t\r\n\\").has(byte);
    let rest = body.get(start..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| is_key(**byte) || is_between(**byte)).count();
    let mut end = start + length;
    while at(body, end - 1).is_some_and(is_between) {
        end -= 1;
    }
    end
}

fn find(text: &[u8], words: &str) -> Option<usize> {
    text.windows(words.len()).position(|window| window == words.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::end;

    const BODY: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";

    /// Labels in use: RFC 7468, OpenSSL, OpenSSH, OpenPGP.
    const PRIVATE: [&str; 7] = [
        "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK",
    ];

    proptest! {
        #[test]
        fn blocks_end_with_their_last_line(
            label in prop::sample::select(&PRIVATE[..]),
            fields in prop::sample::select(vec!["", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233\n\n", "Version: GnuPG v2\n\n"]),
            lines in prop::collection::vec("[A-Za-z0-9+/]{64}", 0..4),
            form in prop::sample::select(vec![
                ("\n", " "), ("\r\n", " "), ("\n    ", " "), (r"\n", " "), (r"\\n", " "), (r"\r\n", " "), (" ", " "),
                ("%0A", "%20"), ("%0A", "+"), ("\\n\" +\n  \"", " "), ("\n> ", " "),
            ]),
            behind in prop::sample::select(vec!["", "\n", "\"", "\nabc", "-----BEGIN PRIVATE KEY-----"]),
        ) {
            let (line_break, space) = form;
            let label = label.replace(' ', space);
            let block = format!("-----BEGIN{space}{label}-----\n{fields}{BODY}\n{}\n-----END{space}{label}-----", lines.join("\n"));
            let block = block.replace('\n', line_break);
            prop_assert_eq!(end(format!("{block}{behind}").as_bytes(), 0), Some(block.len()));
        }

        #[test]
        fn blocks_cut_short_end_with_their_base64(
            lines in prop::collection::vec("[A-Za-z0-9+/]{64}", 0..4),
            line_break in prop::sample::select(vec!["\n", "\r\n  ", r"\n", " "]),
            behind in prop::sample::select(vec!["", "...", "\n2024-01-02", "\", \"a\": 1", "\n-----BEGIN CERTIFICATE-----"]),
        ) {
            let block = format!("-----BEGIN PRIVATE KEY-----{line_break}{BODY}{line_break}{}=", lines.join(line_break));
            let found = end(format!("{block}{behind}").as_bytes(), 0).unwrap();
            // A date's first number may be base64 as well.
            prop_assert!((block.len()..=block.len() + 5).contains(&found));
        }

        #[test]
        fn any_text_has_an_end_inside(text: String) {
            let text = format!("-----BEGIN PRIVATE KEY-----{text}");
            prop_assert!(end(text.as_bytes(), 0).is_none_or(|end| end <= text.len()));
        }
    }

    #[test]
    fn what_is_public_or_no_key_is_left_alone() {
        for label in ["CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "PGP PUBLIC KEY BLOCK", "CERTIFICATE REQUEST"] {
            let block = format!("-----BEGIN {label}-----\n{BODY}\n-----END {label}-----");
            assert_eq!(end(block.as_bytes(), 0), None, "{label}");
        }
        for body in ["", "\n", "\n...\n", "\n<your key>\n", " and then "] {
            let block = format!("-----BEGIN PRIVATE KEY-----{body}-----END PRIVATE KEY-----");
            assert_eq!(end(block.as_bytes(), 0), None, "{body}");
        }
    }
}
