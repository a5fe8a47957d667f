//! The routine as a script for any POSIX shell, zsh in its own mode included.
//!
//! - The login reads the script's own standard input, so the password passes through no variable, argument or file of
//!   the script. Every other command has `/dev/null` there.
//! - One function cleans up on every way out, and keeps the status of what failed.
//!   It may run twice, as a signal's trap and then at the exit that this brings: mksh forgets the trap at the exit when
//!   a signal ends the shell's child too, so that one alone would not do.
//! - The shell reads all of the script before it runs any of it, as one group: a script that comes on standard input
//!   would otherwise hand its own rest to the login. A function would not do: zsh ends its EXIT traps with it.
//! - `status` is a variable of zsh's own, so it is called `code`.

use super::options::{PasswordFrom, Stage};
use super::quote::posix::word;
use super::routine::{Action, Address, FILES, Routine, Word, config, download, unzip};
use crate::format::Reason;

/// What is said where the group begins.
const GROUP: &str =
    "# The shell reads all of this before it runs any of it, so no command gets the script to read.\n{\n";

/// The script.
pub(super) fn script(routine: &Routine) -> Result<String, Reason> {
    let mut body = clean_up(routine)?;
    // shellcheck takes a function that only traps call for dead where a script ends with `exit`.
    let end = if body.is_empty() { "exit" } else { "finish 0" };
    let pulls = routine.actions.iter().any(|action| action.stage() == Stage::Pull);
    let mut before = None;
    for action in &routine.actions {
        // What was pulled is tagged at once.
        let stage = if pulls && action.stage() == Stage::Tag { Stage::Pull } else { action.stage() };
        if before.replace(stage) != Some(stage) {
            body.push('\n');
        }
        body.push_str(&lines(routine, action)?);
    }
    Ok(format!("{}\n{GROUP}{}\n{end}\n}}\n", head(routine), body.trim_start_matches('\n')))
}

/// The words of one command, as a person would type them.
pub(super) fn command<'a>(argv: impl IntoIterator<Item = &'a str>) -> Result<String, Reason> {
    Ok(argv.into_iter().map(word).collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn head(routine: &Routine) -> String {
    let (title, name) = (&routine.title, routine.runtime.name());
    let how = match routine.takes_password() {
        None => String::new(),
        Some(PasswordFrom::Stdin) => format!(
            "# Run it at a terminal, where {name} login asks for the password, or with the password on its standard input:\n\
             #     sh upload.sh <password-file\n"
        ),
        Some(PasswordFrom::Prompt) => format!("# Run it at a terminal, where {name} asks for the password.\n"),
    };
    // Its info about `$` in single quotes: just that is meant.
    let literal = if routine.has_dollar() { "# shellcheck disable=SC2016\n" } else { "" };
    format!("#!/bin/sh\n# {title}\n{how}{literal}set -eu\n")
}

/// A folder that begins with a hyphen would be an option.
const BEGIN: &str = r#"
umask 077
case ${TMPDIR:=/tmp} in -*) TMPDIR=./$TMPDIR ;; esac
work=$(mktemp -d "$TMPDIR/upload.XXXXXX")
"#;

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
        begin = BEGIN;
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
        Action::Unzip(archive) => unpack(routine, archive)?,
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

fn fetch(address: &Address, file: &'static str) -> Result<String, Reason> {
    let curl = spelt(&download(address, file))?;
    Ok(match config(address) {
        Some(config) => format!("{curl} <<'END'\n{config}END\n"),
        None => format!("{curl} </dev/null\n"),
    })
}

/// A list of lines cannot hold names with line breaks. `._` is how a Mac's zip calls what belongs to another file.
fn unpack(routine: &Routine, archive: &Word) -> Result<String, Reason> {
    let unzip = spelt(&unzip(archive))?;
    let names =
        |endings: &[&str]| endings.iter().map(|end| format!("-iname '*{end}'")).collect::<Vec<_>>().join(" -o ");
    let names = routine.runtime.archives().map(names).collect::<Vec<_>>().join(" -o \\\n    ");
    let no_archive = routine.runtime.no_archive();
    Ok(format!(
        r#"{unzip} </dev/null || {{
    code=$?
    # 1 is a warning.
    [ "$code" -eq 1 ] || exit "$code"
}}
find "$work/{FILES}" -name '*[[:cntrl:]]*' -prune -o -type f ! -name '._*' \( \
    {names} \
\) -print | LC_ALL=C sort >"$work/archives"
if [ ! -s "$work/archives" ]; then
    echo '{no_archive}' >&2
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
