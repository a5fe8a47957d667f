//! Arguments on a Windows command line.
//!
//! Windows hands a program one text, and the program's runtime splits it. What is written here is read back alike by
//! all readers that matter: `CommandLineToArgvW` ("`CommandLineToArgvW` function", Microsoft Learn), the C runtime
//! before and since 2008 ("`main` function and command-line arguments: Parsing C command-line arguments", Microsoft
//! Learn), Go's `os.Args`, and .NET where it splits `ProcessStartInfo.Arguments` itself because the system takes a
//! list. They differ on `""` inside quotes, which is never written.
//!
//! None of this holds for the program's own name, the first word, in which a backslash escapes nothing, nor for a program
//! that has Windows put its command line into an old code page first: that may turn a look-alike such as U+FF02 into a
//! quote.

use crate::format::Reason;

/// An argument as it has to stand on the command line: in quotes where it needs them.
///
/// # Errors
///
/// [`Reason::Nul`], because a command line ends at a NUL.
///
/// ```
/// use berthing::command::quote::windows::argument;
///
/// assert_eq!(argument(r"C:\Temp\").as_deref(), Ok(r"C:\Temp\"));
/// assert_eq!(argument(r"C:\My Files\").as_deref(), Ok(r#""C:\My Files\\""#));
/// assert_eq!(argument(r#"say "hi""#).as_deref(), Ok(r#""say \"hi\"""#));
/// ```
pub fn argument(text: &str) -> Result<String, Reason> {
    if text.contains('\0') {
        return Err(Reason::Nul);
    }
    let needs_quotes = text.is_empty() || text.contains([' ', '\t', '\n', '\x0b', '"']);
    Ok(if needs_quotes { quoted(text) } else { text.to_owned() })
}

/// The arguments of a program as one command line.
///
/// # Errors
///
/// Those of [`argument`].
///
/// ```
/// use berthing::command::quote::windows::command_line;
///
/// assert_eq!(command_line(&["load", "-i", "My Images.tar"]).as_deref(), Ok(r#"load -i "My Images.tar""#));
/// ```
pub fn command_line(args: &[&str]) -> Result<String, Reason> {
    let args: Vec<String> = args.iter().map(|arg| argument(arg)).collect::<Result<_, _>>()?;
    Ok(args.join(" "))
}

/// The text in quotes. A backslash is an ordinary character unless a quote follows its run of backslashes: there, each
/// counts for half.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    let mut backslashes = 0;
    quoted.push('"');
    for c in text.chars() {
        if c == '"' {
            quoted.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        quoted.push(c);
    }
    quoted.extend(std::iter::repeat_n('\\', backslashes));
    quoted.push('"');
    quoted
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::{collection::vec, prelude::*, sample::select, test_runner::TestRunner};

    use super::*;

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("a", "a"),
            (" ", r#"" ""#),
            ("a\tb", "\"a\tb\""),
            ("a\nb", "\"a\nb\""),
            ("a\x0bb", "\"a\x0bb\""),
            (r"\", r"\"),
            (r"\\host\share\", r"\\host\share\"),
            (r"a b\\", r#""a b\\\\""#),
            (r#"""#, r#""\"""#),
            (r#"\""#, r#""\\\"""#),
            (r#"\\""#, r#""\\\\\"""#),
            (r#"a\b"c\"#, r#""a\b\"c\\""#),
            ("'a'&%b%^*?é", "'a'&%b%^*?é"),
        ] {
            assert_eq!(argument(text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(argument("a\0"), Err(Reason::Nul));
        assert_eq!(command_line(&["a", "b\0"]), Err(Reason::Nul));
        assert_eq!(command_line(&[]).as_deref(), Ok(""));
    }

    /// Reads a command line by Microsoft's rules; `doubled` as the C runtime has done since 2008: `""` inside quotes
    /// is a quote.
    pub(in super::super) fn read(line: &str, doubled: bool) -> Vec<String> {
        let (mut args, mut arg, mut in_quotes) = (Vec::new(), None::<String>, false);
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                ' ' | '\t' if !in_quotes => args.extend(arg.take()),
                '\\' => {
                    let mut count = 1;
                    while rest.next_if_eq(&'\\').is_some() {
                        count += 1;
                    }
                    let escapes = rest.peek() == Some(&'"');
                    let arg = arg.get_or_insert_default();
                    arg.extend(std::iter::repeat_n('\\', if escapes { count / 2 } else { count }));
                    if escapes && count % 2 == 1 {
                        arg.extend(rest.next());
                    }
                }
                '"' if doubled && in_quotes && rest.next_if_eq(&'"').is_some() => {
                    arg.get_or_insert_default().push('"');
                }
                '"' => {
                    in_quotes = !in_quotes;
                    arg.get_or_insert_default();
                }
                c => arg.get_or_insert_default().push(c),
            }
        }
        args.extend(arg);
        args
    }

    /// Texts in which special characters meet each other and any other that a batch file can carry.
    pub(in super::super) fn texts(special: &str) -> impl Strategy<Value = String> {
        let any = any::<char>().prop_map(|c| if "\0\r\n\x1a".contains(c) { 'a' } else { c });
        let special = select(special.chars().collect::<Vec<_>>());
        vec(prop_oneof![4 => special, 1 => any], 0..12).prop_map(String::from_iter)
    }

    #[test]
    fn arrives() {
        let holds = |args: Vec<String>| {
            let line = command_line(&args.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
            prop_assert_eq!(&read(&line, false), &args);
            prop_assert_eq!(&read(&line, true), &args);
            Ok(())
        };
        TestRunner::deterministic().run(&vec(texts(" \t\"\\a"), 0..4), holds).unwrap();
    }
}
