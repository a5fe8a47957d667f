//! The routine as a batch file for cmd.exe.
//!
//! - Programs are named with `.exe`: a batch file of the same name would never come back, and would take its arguments
//!   apart a second time.
//! - Every command but the login has `nul` for its input. cmd.exe cannot tell a console from a pipe, so the caller says
//!   which of the two the login reads.
//! - curl and tar are those of Windows, of which only this tar reads zips.
//! - `%errorlevel%` is the status of the last program, also when it is negative, as long as nobody made a variable of
//!   that name. A line of `for` is expanded before any of it runs, so there it is asked by `if`, and nothing leaves the
//!   loop. `mkdir` does not put it back to 0, so that one is asked by `&&`; taking away a variable that is not there may
//!   set it to 1.
//! - Only what is found in the zip stands behind `for`: a text of the caller would have its `%` expanded once more.
//! - Ctrl-C ends a batch file where it stands. Nothing can run behind it, neither logout nor removal.

use super::options::PasswordFrom;
use super::quote::cmd::argument;
use super::routine::{Action, FILES, Routine, Word, download};
use crate::format::Reason;

/// Goes on only behind success.
const CHECK: &str = "if not \"%errorlevel%\"==\"0\" goto :failed\n";
/// Where success and failure meet.
const OUTCOME: &str = "\nset \"code=0\"\ngoto :finish\n:failed\nset \"code=%errorlevel%\"\n\
                       if \"%code%\"==\"0\" set \"code=1\"\n:finish\n";

/// The script. Its lines end as cmd.exe needs it.
pub(super) fn script(routine: &Routine) -> Result<String, Reason> {
    let actions = routine.actions.iter().map(|action| lines(routine, action)).collect::<Result<String, _>>()?;
    let logout = logout(routine)?;
    let foreign = !(actions.is_ascii() && logout.is_ascii());
    let text = format!(
        "{}{}\n{actions}{OUTCOME}{logout}{}endlocal & exit /b %code%\n",
        head(routine),
        ready(routine, foreign),
        left(routine, foreign)
    );
    Ok(text.replace('\n', "\r\n"))
}

fn head(routine: &Routine) -> String {
    let name = routine.runtime.name();
    let how = match routine.takes_password() {
        None => String::new(),
        Some(PasswordFrom::Stdin) => {
            format!("rem {name} login reads the password from standard input.\n")
        }
        Some(PasswordFrom::Prompt) => format!("rem {name} asks for the password.\n"),
    };
    format!("@echo off\nrem {}\n{how}setlocal EnableExtensions DisableDelayedExpansion\n", routine.title)
}

/// What is made ready first.
fn ready(routine: &Routine, foreign: bool) -> String {
    let mut text = String::from("set \"errorlevel=\"\n");
    if routine.logout.is_some() {
        text.push_str(if routine.logs_in() { "set \"login=\"\n" } else { "set \"login=yes\"\n" });
    }
    if foreign {
        text.push_str("for /f \"tokens=2 delims=:.\" %%C in ('chcp') do set \"page=%%C\"\nchcp 65001 >nul\n");
    }
    if routine.has_work() {
        text.push_str("set \"work=\"\nset \"folder=%TEMP%\\upload.%RANDOM%%RANDOM%\"\n");
        text.push_str("mkdir \"%folder%\" && set \"work=%folder%\"\nif not defined work goto :failed\n");
    }
    text
}

fn logout(routine: &Routine) -> Result<String, Reason> {
    let Some(argv) = &routine.logout else { return Ok(String::new()) };
    let logout = spelt(argv)?;
    Ok(format!(
        "if not defined login goto :clean\n{logout} <nul\nif \"%code%\"==\"0\" set \"code=%errorlevel%\"\n:clean\n"
    ))
}

/// What is undone last.
fn left(routine: &Routine, foreign: bool) -> String {
    let mut text = String::new();
    if routine.has_work() {
        text.push_str("if defined work rmdir /s /q \"%work%\"\n");
    }
    if foreign {
        text.push_str("chcp %page% >nul\n");
    }
    text
}

fn lines(routine: &Routine, action: &Action) -> Result<String, Reason> {
    Ok(match action {
        Action::Download(address, file) => format!("{} <nul\n{CHECK}", spelt(&download(address, file))?),
        Action::Unzip(archive) => unpack(routine, archive)?,
        Action::Run(_, argv) if argv.contains(&Word::Each) => {
            format!("{} if not errorlevel 1 if errorlevel 0 {} <nul\n{CHECK}", for_each(routine), spelt(argv)?)
        }
        Action::Run(_, argv) => format!("{} <nul\n{CHECK}", spelt(argv)?),
        Action::Ask(_, argv) => format!("{}\n{CHECK}", spelt(argv)?),
        Action::Login { piped, asking } => {
            let flag = if routine.logout.is_some() { "set \"login=yes\"\n" } else { "" };
            let argv = if routine.password == PasswordFrom::Prompt { asking } else { piped };
            format!("{flag}{}\n{CHECK}", spelt(argv)?)
        }
    })
}

/// A folder that cannot be made is one that tar does not find.
fn unpack(routine: &Routine, archive: &Word) -> Result<String, Reason> {
    Ok(format!(
        "mkdir \"%work%\\{FILES}\"\n\
         \"%SystemRoot%\\System32\\tar.exe\" -xf {} -C \"%work%\\{FILES}\" <nul\n\
         {CHECK}\
         set \"found=no\"\n\
         {} set \"found=yes\"\n\
         if \"%found%\"==\"no\" (\n    echo {} 1>&2\n    goto :failed\n)\n",
        word(archive)?,
        for_each(routine),
        // A bare parenthesis would end the block.
        routine.runtime.no_archive().replace('(', "^(").replace(')', "^)"),
    ))
}

fn for_each(routine: &Routine) -> String {
    let patterns: Vec<String> = routine.runtime.archives().flatten().map(|name| format!("*{name}")).collect();
    format!("for /r \"%work%\\{FILES}\" %%F in ({}) do", patterns.join(" "))
}

fn spelt(argv: &[Word]) -> Result<String, Reason> {
    let words = argv.iter().enumerate().map(|(index, part)| match part {
        Word::Text(program) if index == 0 && program == "curl" => Ok("\"%SystemRoot%\\System32\\curl.exe\"".to_owned()),
        Word::Text(program) if index == 0 => Ok(format!("{program}.exe")),
        other => word(other),
    });
    Ok(words.collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn word(part: &Word) -> Result<String, Reason> {
    match part {
        Word::Text(text) => argument(text),
        Word::Work(file) => Ok(format!("\"%work%\\{file}\"")),
        Word::Each => Ok("\"%%F\"".to_owned()),
    }
}
