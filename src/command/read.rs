//! A server's command, read back: what it runs, without the credentials in it, and what to know before running it.
//!
//! HSS answers with commands that people paste into a shell that may do everything. Where such a text cannot be split
//! for certain, all of it is masked.

use std::borrow::Cow;
use std::ops::Range;

use super::credentials::{self, Behind, Credentials};
use super::split::{self, Command, Faults, Split, Word};
use crate::issue::{Code, Issue, Params, Path, Report, Severity};
use crate::kinds::UPLOAD_COMMAND;
use crate::secret::{MASK, Spans, cover, settled, whole};

/// What [`read_command`] gives.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ReadCommand {
    /// The words of each command, without quotes, with `******` in the place of credentials.
    pub commands: Vec<Vec<String>>,
    /// The text as it was, but for the credentials.
    pub masked: String,
    /// What to know before running it. There are only warnings.
    pub report: Report,
}

/// Reads a command that a server wrote, such as the `image_command` of HSS.
///
/// The text is split as a POSIX shell would split it, but nothing is expanded. Redirections are no words of a command.
///
/// ```
/// let read = berthing::read_command("docker login -u me -p 'Pa55 word' harbor.example.com && docker load -i scan.tar");
/// assert_eq!(read.masked, "docker login -u me -p '******' harbor.example.com && docker load -i scan.tar");
/// assert_eq!(read.commands[1], ["docker", "load", "-i", "scan.tar"]);
/// assert_eq!(read.report.issues[0].code.name(), "password_in_command");
/// ```
#[must_use]
pub fn read_command(text: &str) -> ReadCommand {
    let Reading { commands, masked, issues } = read_at(text, &Path::default(), "command");
    ReadCommand { commands, masked, report: Report::new(UPLOAD_COMMAND.name, issues) }
}

/// A command that was read at its place.
pub(crate) struct Reading {
    pub(crate) commands: Vec<Vec<String>>,
    pub(crate) masked: String,
    pub(crate) issues: Vec<Issue>,
}

/// Reads the command that stands at `path` of an answer.
pub(crate) fn read_at(text: &str, path: &Path, label: &'static str) -> Reading {
    let split = split::split(text);
    let mut issues = Vec::new();
    let mut warn = |(code, rule, why): Finding| {
        let format = (code == Code::BadFormat).then_some("command");
        let params = Params { format, rule, ..Params::default() };
        let why = Cow::Borrowed(why);
        issues.push(Issue { params, why, ..Issue::new(code, Severity::Warning, path.clone(), label) });
    };
    if split.is_foreign {
        warn(odd("foreign_shell", "It is written for PowerShell or cmd, or begins with a quotation"));
    }
    faults(split.faults).chain(habits(&split.commands)).for_each(&mut warn);
    if split.faults.is_unclosed || split.is_foreign {
        return Reading { commands: Vec::new(), masked: MASK.to_owned(), issues };
    }
    let found = all_credentials(&split.commands);
    let is_read = |command: &Command| {
        credentials::reads_password(command) && (!command.here_strings.is_empty() || command.has_document)
    };
    if found.iter().any(|found| found.are_exposed) || split.commands.iter().any(is_read) {
        warn((Code::PasswordInCommand, None, ""));
    }
    // A sentence's credential may reach over a quotation mark, and what is left be read otherwise.
    let masked = settled(&masked_text(text, &split, &found), masked);
    Reading { commands: masked_words(&split.commands, &found), masked, issues }
}

fn masked(text: &str) -> String {
    let split = split::split(text);
    if split.faults.is_unclosed || split.is_foreign {
        return MASK.to_owned();
    }
    masked_text(text, &split, &all_credentials(&split.commands))
}

/// Code, rule and reason of a warning.
type Finding = (Code, Option<&'static str>, &'static str);

const fn odd(rule: &'static str, why: &'static str) -> Finding {
    (Code::BadFormat, Some(rule), why)
}

fn faults(faults: Faults) -> impl Iterator<Item = Finding> {
    let all = [
        (faults.is_unclosed, odd("unclosed", "A quotation or substitution begins in it and does not end")),
        (faults.is_expanded, odd("expansion", "The shell puts something else in the place of what follows a $ or `")),
        (faults.has_control, odd("control_character", "There is a control character in it, which a terminal may hide")),
    ];
    all.into_iter().filter_map(|(is_found, finding)| is_found.then_some(finding))
}

/// What the commands do that a person should look at.
fn habits(commands: &[Command]) -> impl Iterator<Item = Finding> {
    let all = [
        // The example of the API page is `docker load xxx`.
        (
            commands.iter().any(loads_argument),
            odd("load_argument", "docker load takes no argument: the archive belongs behind -i or <"),
        ),
        (
            commands.iter().any(runs_unknown),
            odd(
                "unknown_program",
                "It runs a program that moves no images: look at it before a shell with all rights does",
            ),
        ),
    ];
    all.into_iter().filter_map(|(is_found, finding)| is_found.then_some(finding))
}

// What the stages obtain, unpack, load, log in, tag and push are done with.
const KNOWN_PROGRAMS: &[&str] = &[
    "docker", "podman", "nerdctl", "ctr", "unzip", "curl", "wget", "tar", "gzip", "gunzip", "sudo", "cd", "mkdir",
    "echo", "printf", "cat", "export",
];

fn runs_unknown(command: &Command) -> bool {
    credentials::program(&command.words).is_some_and(|(name, _)| !KNOWN_PROGRAMS.contains(&name))
}

// Options before the verb that have their value behind them.
const GLOBAL_OPTIONS: &[&str] = &[
    "--context",
    "-c",
    "--host",
    "-H",
    "--config",
    "--log-level",
    "-l",
    "--tlscacert",
    "--tlscert",
    "--tlskey",
    "--connection",
    "--url",
    "--identity",
    "--root",
    "--runroot",
    "--storage-driver",
    "--storage-opt",
    "--namespace",
    "-n",
    "--address",
    "-a",
    "--data-root",
    "--snapshotter",
];

/// Whether it is `docker load xxx` or `docker image load xxx`.
fn loads_argument(command: &Command) -> bool {
    let Some(("docker" | "podman" | "nerdctl", arguments)) = credentials::program(&command.words) else { return false };
    let mut arguments = arguments.iter().map(|word| word.text.as_str());
    let mut is_loading = false;
    while let Some(argument) = arguments.next() {
        match argument {
            "-i" | "--input" | "--platform" if is_loading => drop(arguments.next()),
            option if !is_loading && GLOBAL_OPTIONS.contains(&option) => drop(arguments.next()),
            option if option.starts_with('-') => {}
            _ if is_loading => return true,
            "image" => {}
            "load" => is_loading = true,
            _ => return false,
        }
    }
    false
}

/// The credentials of every command, read from the last: what is printed into a pipe is one when a later command reads
/// a password there, and what a variable holds, when a later credential is made of it.
fn all_credentials(commands: &[Command]) -> Vec<Credentials> {
    let mut behind = Behind::default();
    let mut found: Vec<Credentials> = Vec::with_capacity(commands.len());
    for command in commands.iter().rev() {
        behind.feeds_login &= command.is_piped;
        let credentials = credentials::credentials(command, &behind);
        let parts = command
            .words
            .iter()
            .zip(&credentials.words)
            .flat_map(|(word, spans)| spans.iter().filter_map(|span| word.text.get(span.clone())));
        let inputs = command.here_strings.iter().map(|word| word.text.as_str());
        for part in parts.chain(inputs) {
            behind.variables.extend(credentials::variables(part).map(str::to_owned));
        }
        found.push(credentials);
        let reads_password = credentials::reads_password(command);
        behind.feeds_login |= reads_password;
        behind.has_login |= reads_password;
    }
    found.reverse();
    found
}

/// The credentials in the words of a command that no shell has to split.
pub(crate) fn argv_secrets(words: &[&str]) -> Vec<Spans> {
    let words = words.iter().map(|word| Word::plain(word)).collect();
    credentials::credentials(&Command { words, ..Command::default() }, &Behind::default()).words
}

fn masked_words(commands: &[Command], found: &[Credentials]) -> Vec<Vec<String>> {
    let masked = commands.iter().zip(found).map(|(command, found)| {
        let words = command.words.iter().zip(&found.words);
        words.map(|(word, spans)| cover(&word.text, spans.clone())).collect::<Vec<_>>()
    });
    masked.filter(|words| !words.is_empty()).collect()
}

fn masked_text(text: &str, split: &Split, found: &[Credentials]) -> String {
    let mut covers: Vec<(Range<usize>, String)> =
        split.hidden.iter().map(|span| (span.clone(), String::new())).collect();
    for (command, found) in split.commands.iter().zip(found) {
        let words = command.words.iter().zip(&found.words);
        covers.extend(words.flat_map(|(word, spans)| origins(word, spans.clone())));
        covers.extend(command.here_strings.iter().flat_map(|word| origins(word, whole(&word.text))));
    }
    covers.sort_unstable_by_key(|(span, _)| span.start);
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for (span, seam) in covers.into_iter().filter(|(span, _)| !span.is_empty()) {
        masked.push_str(text.get(end..span.start).unwrap_or_default());
        masked.push_str(MASK);
        masked.push_str(&seam);
        end = span.end;
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    masked
}

/// Where in the text the parts of a word were written. Parts that touch or overlap are one.
fn origins(word: &Word, mut parts: Spans) -> Vec<(Range<usize>, String)> {
    parts.sort_unstable_by_key(|part| part.start);
    let mut joined = Spans::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        match joined.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined.iter().filter_map(|part| word.origin(part)).collect()
}
