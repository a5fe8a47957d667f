//! Arguments in a batch file for cmd.exe.
//!
//! Microsoft documents its interpreter in fragments ("Command shell overview", "`cmd`", "`set`", "`call`" on Microsoft
//! Learn); the order of its work was found by experiment, by the writers of Stack Overflow's answer 4094699. For a line
//! of a batch file it is
//!
//! 1. the line is read: it ends at a line feed or Ctrl-Z (U+001A), and carriage returns vanish,
//! 2. percent signs: `%%` becomes `%`, anything else between or behind them is expanded, in quotes too,
//! 3. one pass from left to right: a quote switches quoting on or off, and inside quotes nothing else is special; outside
//!    them a caret takes the meaning of the next character, a quote included. `\"` means nothing here,
//! 4. exclamation marks, under `setlocal EnableDelayedExpansion`.
//!
//! The program gets what is left, and splits it as [`super::windows`] says. So a text without quotes goes into one pair
//! of them, and one with quotes never lets cmd.exe see a bare one: there, carets precede all that is special. Either
//! way, quoting is off behind the argument, whatever follows, and percent signs are doubled.
//!
//! What the file has to do for it: `setlocal DisableDelayedExpansion`; `chcp 65001` before the first line that is not
//! ASCII, and no byte order mark; blanks around an argument, also before a redirection; lines of no more than 8,191
//! characters; an external program as the command. No `call`, `|` or program that is a batch file itself, because these
//! read a line twice, and no block of a `for`, which then expands its own `%`.

use std::borrow::Cow;

use super::windows;
use crate::format::Reason;

/// An argument as it has to stand in a batch file.
///
/// # Errors
///
/// A NUL, a line break and Ctrl-Z have no spelling: [`Reason::Nul`], [`Reason::LineBreak`], [`Reason::Control`].
///
/// ```
/// use berthing::command::quote::cmd::argument;
///
/// assert_eq!(argument("harbor.example.com:5000/team/scan").as_deref(), Ok("harbor.example.com:5000/team/scan"));
/// assert_eq!(argument("robot$scan & co").as_deref(), Ok(r#""robot$scan & co""#));
/// assert_eq!(argument("%PATH%").as_deref(), Ok(r#""%%PATH%%""#));
/// assert_eq!(argument(r#"6" & more"#).as_deref(), Ok(r#"^"6\^" ^& more^""#));
/// ```
pub fn argument(text: &str) -> Result<String, Reason> {
    if let Some(reason) = text.chars().find_map(refusal) {
        return Err(reason);
    }
    let argument: Cow<str> = if text.contains('"') {
        with_carets(&windows::quoted(text)).into()
    } else if text.is_empty() || !text.chars().all(is_plain) {
        windows::quoted(text).into()
    } else {
        text.into()
    };
    Ok(argument.replace('%', "%%"))
}

const fn refusal(c: char) -> Option<Reason> {
    match c {
        '\0' => Some(Reason::Nul),
        '\r' | '\n' => Some(Reason::LineBreak),
        '\x1a' => Some(Reason::Control),
        _ => None,
    }
}

/// What means nothing to cmd.exe or a program's runtime, wherever it stands in an argument.
const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':' | '@' | '+')
}

/// Takes their meaning from all characters that have one outside quotes.
fn with_carets(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '"' | '^' | '&' | '|' | '<' | '>' | '(' | ')') {
            escaped.push('^');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prop_assert_eq, test_runner::TestRunner};

    use super::windows::tests::{read, texts};
    use super::*;

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("--password-stdin", "--password-stdin"),
            (r"C:\Temp\", r"C:\Temp\"),
            (r"C:\My Files\", r#""C:\My Files\\""#),
            ("a^", r#""a^""#),
            ("100%", r#""100%%""#),
            ("%%~1", r#""%%%%~1""#),
            ("!VAR!", r#""!VAR!""#),
            ("a,b;c=d", r#""a,b;c=d""#),
            ("\u{a0}", "\"\u{a0}\""),
            (r#"""#, r#"^"\^"^""#),
            (r#"\"^%|"#, r#"^"\\\^"^^%%^|^""#),
        ] {
            assert_eq!(argument(text).as_deref(), Ok(expected), "{text}");
        }
        for (text, reason) in [
            ("a\0", Reason::Nul),
            ("a\n", Reason::LineBreak),
            ("a\rb", Reason::LineBreak),
            ("\x1a", Reason::Control),
            ("\"\x1a\n", Reason::Control),
        ] {
            assert_eq!(argument(text), Err(reason), "{text}");
        }
    }

    /// What cmd.exe makes of a line, by the order above; none when something special stood bare.
    fn command_line(line: &str) -> Option<String> {
        let (mut command, mut in_quotes) = (String::new(), false);
        let mut rest = percents(line)?.into_iter();
        while let Some(c) = rest.next() {
            match c {
                '"' => in_quotes = !in_quotes,
                '^' if !in_quotes => {
                    command.push(rest.next()?);
                    continue;
                }
                '&' | '|' | '<' | '>' | '(' | ')' if !in_quotes => return None,
                _ => {}
            }
            command.push(c);
        }
        (!in_quotes).then_some(command)
    }

    fn percents(line: &str) -> Option<Vec<char>> {
        let (mut expanded, mut rest) = (Vec::new(), line.chars());
        while let Some(c) = rest.next() {
            if c == '%' && rest.next() != Some('%') {
                return None;
            }
            expanded.push(c);
        }
        Some(expanded)
    }

    #[test]
    fn arrives() {
        let holds = |args: Vec<String>| {
            let line: Vec<String> = args.iter().map(|arg| argument(arg).unwrap()).collect();
            let command = command_line(&line.join(" "));
            prop_assert_eq!(command.map(|command| read(&command, true)), Some(args));
            Ok(())
        };
        TestRunner::deterministic().run(&vec(texts("\"%^&|<>()\\ !=a"), 1..4), holds).unwrap();
    }
}
