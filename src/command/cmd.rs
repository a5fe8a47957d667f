//! The routine as a batch file for cmd.exe.
//!
//! - Programs are named with `.exe`: a batch file of the same name would never come back, and would take its arguments
//!   apart a second time.
//! - Every command but the login has `nul` for its input. cmd.exe cannot tell a console from a pipe, so the caller says
//!   which of the two the login reads.
//! - curl and tar are those of Windows, of which only this tar reads zips.

use super::options::PasswordFrom;
use super::quote::cmd::argument;
use super::routine::{Action, FILES, Routine, Word, download};
use crate::format::Reason;

/// The script. Its lines end as cmd.exe needs it.
pub(super) fn script(routine: &Routine) -> Result<String, Reason> {
    let mut body = String::new();
    for action in &routine.actions {
        body.push_str(&lines(routine, action)?);
    }
    let end = end(routine)?;
    let foreign = !(body.is_ascii() && end.is_ascii());
    let text = format!("{}{}{body}{}{end}{}", head(routine), ready(routine, foreign), OUTCOME, left(routine, foreign));
    Ok(text.replace('\n', "\r\n"))
}

/// Where success and failure meet.
const OUTCOME: &str = "\nset \"code=0\"\ngoto :finish\n:failed\nset \"code=%errorlevel%\"\n\
                       if \"%code%\"==\"0\" set \"code=1\"\n:finish\n";

fn head(routine: &Routine) -> String {
    let name = routine.runtime.name();
    let how = match routine.password {
        _ if !routine.takes_password() => String::new(),
        PasswordFrom::Stdin if routine.logs_in() => {
            format!("rem {name} login reads the password from standard input.\n")
        }
        _ => format!("rem {name} asks for the password.\n"),
    };
    format!("@echo off\nrem {}\n{how}setlocal EnableExtensions DisableDelayedExpansion\n", routine.title)
}

/// What is made ready first.
fn ready(routine: &Routine, foreign: bool) -> String {
    let mut text = String::from("set \"work=\"\n");
    text.push_str(if routine.logs_in() { "set \"login=\"\n" } else { "set \"login=yes\"\n" });
    if foreign {
        text.push_str("for /f \"tokens=2 delims=:.\" %%C in ('chcp') do set \"page=%%C\"\nchcp 65001 >nul\n");
    }
    if routine.has_work() {
        text.push_str("set \"folder=%TEMP%\\upload.%RANDOM%%RANDOM%\"\nmkdir \"%folder%\" || goto :failed\n");
        text.push_str("set \"work=%folder%\"\n");
    }
    text
}

fn end(routine: &Routine) -> Result<String, Reason> {
    let Some(logout) = &routine.logout else { return Ok(String::new()) };
    Ok(format!(
        "if not defined login goto :clean\n{} <nul\nset \"failure=%errorlevel%\"\n\
         if \"%code%\"==\"0\" set \"code=%failure%\"\n:clean\n",
        spelt(logout)?
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
    text.push_str("endlocal & exit /b %code%\n");
    text
}

fn lines(routine: &Routine, action: &Action) -> Result<String, Reason> {
    Ok(match action {
        Action::Download(address, file) => format!("{} <nul || goto :failed\n", spelt(&download(address, file))?),
        Action::Unzip(archive) => unpack(routine, archive)?,
        Action::Run(_, argv) if argv.contains(&Word::Each) => {
            format!(
                "for /r \"%work%\\{FILES}\" %%F in ({}) do {} <nul || goto :failed\n",
                patterns(routine),
                spelt(argv)?
            )
        }
        Action::Run(_, argv) => format!("{} <nul || goto :failed\n", spelt(argv)?),
        Action::Ask(_, argv) => format!("{} || goto :failed\n", spelt(argv)?),
        Action::Login { piped, asking } => {
            let argv = if routine.password == PasswordFrom::Prompt { asking } else { piped };
            format!("set \"login=yes\"\n{} || goto :failed\n", spelt(argv)?)
        }
    })
}

fn unpack(routine: &Routine, archive: &Word) -> Result<String, Reason> {
    Ok(format!(
        "mkdir \"%work%\\{FILES}\" || goto :failed\n\
         \"%SystemRoot%\\System32\\tar.exe\" -xf {} -C \"%work%\\{FILES}\" <nul || goto :failed\n\
         set \"found=\"\n\
         for /r \"%work%\\{FILES}\" %%F in ({}) do set \"found=yes\"\n\
         if not defined found (\n    echo {} 1>&2\n    goto :failed\n)\n",
        word(archive)?,
        patterns(routine),
        // A bare parenthesis would end the block.
        routine.runtime.no_archive().replace('(', "^(").replace(')', "^)"),
    ))
}

fn patterns(routine: &Routine) -> String {
    routine.runtime.archives().flatten().map(|name| format!("*{name}")).collect::<Vec<_>>().join(" ")
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
