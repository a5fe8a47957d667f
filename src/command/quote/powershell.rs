//! Texts in a PowerShell script, versions 5.1 and 7.
//!
//! In a verbatim string literal nothing is special but its quote, and that is any of five characters (Microsoft's
//! "Windows PowerShell Language Specification", 2.3.5.2 and its `single-quote-character`; `IsSingleQuote` in
//! PowerShell's `CharTraits.cs`). Two of them together stand for the second.
//!
//! What the file has to do for it: begin with a byte order mark when it is not ASCII. Without one, 5.1 reads it in the
//! machine's code page, in which a byte of another letter can be such a quote.

use crate::format::Reason;

/// A text as a verbatim string literal.
///
/// # Errors
///
/// [`Reason::Nul`]: the literal could hold one, but nothing that it is for.
///
/// ```
/// use berthing::command::quote::powershell::literal;
///
/// assert_eq!(literal("robot$scan").as_deref(), Ok("'robot$scan'"));
/// assert_eq!(literal("it's").as_deref(), Ok("'it''s'"));
/// ```
pub fn literal(text: &str) -> Result<String, Reason> {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for c in text.chars() {
        match c {
            '\0' => return Err(Reason::Nul),
            '\'' | '\u{2018}'..='\u{201b}' => literal.extend([c, c]),
            c => literal.push(c),
        }
    }
    literal.push('\'');
    Ok(literal)
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, test_runner::TestRunner};

    use super::*;
    use crate::command::quote::windows::tests::texts;

    #[test]
    fn table() {
        for (text, expected) in [
            ("", "''"),
            ("$HOME `n \"a\" @{} --% #", "'$HOME `n \"a\" @{} --% #'"),
            ("a\r\nb", "'a\r\nb'"),
            ("'", "''''"),
            ("\u{2018}a\u{2019}", "'\u{2018}\u{2018}a\u{2019}\u{2019}'"),
            ("\u{201a}\u{201b}", "'\u{201a}\u{201a}\u{201b}\u{201b}'"),
            ("\u{2017}\u{201c}", "'\u{2017}\u{201c}'"),
        ] {
            assert_eq!(literal(text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(literal("a\0"), Err(Reason::Nul));
    }

    /// Reads a literal as the specification says; none when it ends before the script does.
    fn read(script: &str) -> Option<String> {
        let is_quote = |c: &char| ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'].contains(c);
        let (mut text, mut rest) = (String::new(), script.chars());
        rest.next().filter(is_quote)?;
        while let Some(c) = rest.next() {
            text.push(match c {
                c if !is_quote(&c) => c,
                _ if rest.as_str().is_empty() => return Some(text),
                _ => rest.next().filter(is_quote)?,
            });
        }
        None
    }

    #[test]
    fn arrives() {
        let holds = |text: String| {
            prop_assert_eq!(read(&literal(&text).unwrap()), Some(text));
            Ok(())
        };
        TestRunner::deterministic().run(&texts("'\u{2018}\u{2019}\u{201a}\u{201b}$`a"), holds).unwrap();
    }
}
