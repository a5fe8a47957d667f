//! The routine as a script for any POSIX shell, zsh in its own mode included.
//!
//! - The login reads the script's own standard input, so the password passes through no variable, argument or file of
//!   the script. Every other command has `/dev/null` there.
//! - One function cleans up on every way out, and keeps the status of what failed.
//!   It may run twice, as a signal's trap and then at the exit that this brings: mksh forgets the trap at the exit when
//!   a signal ends the shell's child too, so that one alone would not do.
//! - `status` is a variable of zsh's own, so it is called `code`.

use super::options::PasswordFrom;
use super::quote::posix::word;
use super::routine::{ARCHIVES, Action, Address, FILES, NO_ARCHIVE, Routine, Word, download, unzip};
use crate::format::Reason;

/// The script.
pub(super) fn script(routine: &Routine) -> Result<String, Reason> {
    let mut text = head(routine);
    text.push_str(&clean_up(routine)?);
    for action in &routine.actions {
        text.push('\n');
        text.push_str(&lines(routine, action)?);
    }
    Ok(text)
}

/// The words of one command, as a person would type them.
pub(super) fn command<'a>(argv: impl IntoIterator<Item = &'a str>) -> Result<String, Reason> {
    Ok(argv.into_iter().map(word).collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn head(routine: &Routine) -> String {
    let Routine { title, runtime, password, .. } = routine;
    let name = runtime.name();
    let how = match password {
        _ if !routine.takes_password() => String::new(),
        PasswordFrom::Stdin if routine.logs_in() => {
            format!("# {name} login reads the password from standard input; at a terminal it asks for it.\n")
        }
        _ => format!("# {name} asks for the password at the terminal.\n"),
    };
    // Its info about `$` in single quotes: just that is meant.
    let literal = if routine.has_dollar() { "# shellcheck disable=SC2016\n" } else { "" };
    format!("#!/bin/sh\n# {title}\n{how}{literal}set -eu\n")
}

/// What is made ready first, and undone on every way out.
fn clean_up(routine: &Routine) -> Result<String, Reason> {
    let (mut ready, mut undo, mut begin) = (String::new(), String::new(), "");
    if let Some(logout) = &routine.logout {
        ready.push_str(if routine.logs_in() { "logged_in=\n" } else { "logged_in=yes\n" });
        undo = format!(
            r#"    if [ -n "$logged_in" ]; then
        logged_in=
        {} </dev/null || {{
            failure=$?
            [ "$code" -ne 0 ] || code=$failure
        }}
    fi
"#,
            spelt(logout)?
        );
    }
    if routine.has_work() {
        ready.push_str("work=\n");
        undo.push_str("    [ -z \"$work\" ] || rm -rf \"$work\"\n    work=\n");
        begin = "\numask 077\nwork=$(mktemp -d \"${TMPDIR:-/tmp}/upload.XXXXXX\")\n";
    }
    if undo.is_empty() {
        return Ok(undo);
    }
    Ok(format!(
        r#"
{ready}# Runs on every way out.
finish() {{
    code=$1
    trap '' HUP INT TERM
{undo}    exit "$code"
}}
trap 'finish "$?"' EXIT
trap 'finish 129' HUP
trap 'finish 130' INT
trap 'finish 143' TERM
{begin}"#
    ))
}

fn lines(routine: &Routine, action: &Action) -> Result<String, Reason> {
    Ok(match action {
        Action::Download(address, file) => fetch(address, file)?,
        Action::Unzip(archive) => unpack(archive)?,
        Action::Run(_, argv) if argv.contains(&Word::Each) => {
            format!("while IFS= read -r archive; do\n    {} </dev/null\ndone <\"$work/archives\"\n", spelt(argv)?)
        }
        Action::Run(_, argv) => format!("{} </dev/null\n", spelt(argv)?),
        Action::Ask(_, argv) => format!("{}\n", spelt(argv)?),
        Action::Login { piped, asking } => {
            let flag = if routine.logout.is_some() { "logged_in=yes\n" } else { "" };
            let (piped, asking) = (spelt(piped)?, spelt(asking)?);
            match routine.password {
                PasswordFrom::Prompt => format!("{flag}{asking}\n"),
                PasswordFrom::Stdin => {
                    format!("{flag}if [ -t 0 ]; then\n    {asking}\nelse\n    {piped}\nfi\n")
                }
            }
        }
    })
}

/// An address with credentials goes to curl as its configuration, where `"` and `\` would be special; a URL has neither.
fn fetch(address: &Address, file: &'static str) -> Result<String, Reason> {
    let curl = spelt(&download(address, file))?;
    Ok(match address.masked {
        Some(_) => format!("{curl} <<'END'\nurl = \"{}\"\nEND\n", address.text),
        None => format!("{curl} </dev/null\n"),
    })
}

/// unzip takes its archive for a pattern, so one whose name looks like a pattern gets a plain name first.
fn unpack(archive: &Word) -> Result<String, Reason> {
    let plain = Word::Work("archive.zip");
    let (link, archive) = match archive {
        Word::Text(path) if path.contains(['*', '?', '[', '\\']) => {
            let here = if path.starts_with('/') { "" } else { "\"$PWD\"/" };
            (format!("ln -s {here}{} {}\n", word(path)?, spelt_word(&plain)?), &plain)
        }
        other => (String::new(), other),
    };
    let unzip = spelt(&unzip(archive))?;
    let names: Vec<String> = ARCHIVES.iter().map(|name| format!("-iname '*{name}'")).collect();
    let names = names.join(" -o ");
    // A list of lines cannot hold names with line breaks.
    Ok(format!(
        r#"{link}{unzip} </dev/null
find "$work/{FILES}" -type f \( {names} \) ! -path '*[[:cntrl:]]*' |
    LC_ALL=C sort >"$work/archives"
if [ ! -s "$work/archives" ]; then
    echo '{NO_ARCHIVE}' >&2
    exit 1
fi
"#
    ))
}

fn spelt(argv: &[Word]) -> Result<String, Reason> {
    Ok(argv.iter().map(spelt_word).collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn spelt_word(part: &Word) -> Result<String, Reason> {
    match part {
        Word::Text(text) => word(text),
        Word::Work(file) => Ok(format!("\"$work/{file}\"")),
        Word::Each => Ok("\"$archive\"".to_owned()),
    }
}
