//! One word for a POSIX shell: sh, dash, bash, zsh, ksh, mksh, busybox.
//!
//! Inside single quotes nothing is special but the quote itself (POSIX XCU 2.2.2), so every text but NUL arrives.

use crate::format::Reason;

/// The text as one word: bare where that is safe in every shell, else in single quotes.
///
/// # Errors
///
/// [`Reason::Nul`]: no argument holds one.
///
/// ```
/// use berthing::command::quote::posix::word;
///
/// assert_eq!(word("--username").unwrap(), "--username");
/// assert_eq!(word("robot$it's").unwrap(), r"'robot$it'\''s'");
/// ```
pub fn word(text: &str) -> Result<String, Reason> {
    if text.contains('\0') {
        return Err(Reason::Nul);
    }
    Ok(if is_bare(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) })
}

/// Whether no shell sees anything in it. zsh reads `=` at the start as the path of a command.
fn is_bare(text: &str) -> bool {
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b':' | b'@' | b'=' | b',' | b'+')
    };
    !text.is_empty() && !text.starts_with('=') && text.bytes().all(is_plain)
}
