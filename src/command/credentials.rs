//! Which parts of a command's words are credentials: behind the options of the programs that move images and files,
//! in assignments, headers and addresses, and in what is piped into a login.
//!
//! Where an option can mean both, it is taken for a password: a masked directory is a smaller loss than a password seen.

use std::ops::Range;

use super::split::{Command, Word, split};
use crate::secret::{self, Spans, prose};
use crate::spelling::fold;

/// What of a command is a credential.
#[derive(Default)]
pub(super) struct Credentials {
    /// For each word, where in it.
    pub(super) words: Vec<Spans>,
    /// Whether one of them stands on the command line, and is not only suspected.
    pub(super) are_exposed: bool,
}

/// What the next word must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Argument,
    Secret,
    /// `user:password`, or the user alone.
    Login,
    /// `Name: value`.
    Header,
    /// Commands for another shell.
    Script,
}

// Shells in shells are only followed so far.
const MAX_SHELLS: usize = 3;

const SHELLS: &[&str] = &["sh", "bash", "dash", "ash", "ksh", "zsh", "su"];

// Options of telltale names that have a file or nothing behind them.
const NO_SECRET: &[&str] = &["stdin", "file", "path", "dir", "anyauth", "nochallenge"];

// What is printed to answer a question, not to log in.
const ANSWERS: &[&str] = &["y", "n", "yes", "no"];

/// Where the command's credentials are. `feeds_login` says that a later command of its pipeline reads a password.
pub(super) fn credentials(command: &Command, feeds_login: bool) -> Credentials {
    read(command, feeds_login, 0)
}

/// Whether the command reads a password from its standard input.
pub(super) fn reads_password(command: &Command) -> bool {
    command.words.iter().any(|word| word.text.ends_with("-stdin") || word.text == "login")
}

/// The name of the program without its directory, and the words behind it.
pub(super) fn program(words: &[Word]) -> Option<(&str, &[Word])> {
    let mut rest = words;
    loop {
        let (word, behind) = rest.split_first()?;
        let name = word.text.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = name.strip_suffix(".exe").unwrap_or(name);
        match name {
            _ if is_assignment(&word.text) => rest = behind,
            "sudo" | "env" | "exec" | "command" | "nohup" | "time" => {
                let options = behind.iter().take_while(|word| word.text.starts_with('-')).count();
                let takes_user =
                    behind.get(options.wrapping_sub(1)).is_some_and(|word| word.text == "-u" || word.text == "-g");
                match behind.get(options + usize::from(takes_user)..) {
                    Some(behind) if !behind.is_empty() => rest = behind,
                    _ => return Some((name, behind)),
                }
            }
            _ => return Some((name, behind)),
        }
    }
}

fn is_assignment(word: &str) -> bool {
    let name = word.split_once('=').map(|(name, _)| name).unwrap_or_default();
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn read(command: &Command, feeds_login: bool, shells: usize) -> Credentials {
    let (name, arguments) = program(&command.words).unwrap_or(("", &[]));
    let options = Options { program: name, has_password: !is_no_password(name, arguments) };
    let is_printing = is_printing(name, command);
    let first_argument = command.words.len() - arguments.len();
    let mut found = Credentials::default();
    let mut next = Next::Argument;
    for (at, word) in command.words.iter().enumerate() {
        let text = word.text.as_str();
        let (mut spans, following) = match next {
            Next::Argument => options.argument(text),
            Next::Script => (script(text, shells), Next::Argument),
            value => (value_of(value, text, 0), Next::Argument),
        };
        spans.extend(anywhere(text));
        let is_shown =
            |span: &Range<usize>| text.get(span.clone()).is_some_and(|part| !part.is_empty() && !secret::is_mask(part));
        if is_printing && at >= first_argument && !is_form(text) {
            spans.push(0..text.len());
            found.are_exposed |= feeds_login && is_shown(&(0..text.len()));
        } else {
            found.are_exposed |= spans.iter().any(is_shown);
        }
        spans.extend(word.hidden.iter().cloned());
        found.words.push(spans);
        next = following;
    }
    found
}

/// Whose options the words are.
struct Options<'a> {
    program: &'a str,
    /// Whether `-p` is, or may be, a password.
    has_password: bool,
}

impl Options<'_> {
    /// What of an argument is a credential, and what the next one must be.
    fn argument(&self, word: &str) -> (Spans, Next) {
        if let Some(option) = word.strip_prefix("--") {
            let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            let next = long_option(&fold(name));
            return match value {
                None => (Spans::new(), next),
                Some(value) => (value_of(next, value, word.len() - value.len()), Next::Argument),
            };
        }
        let assigned = assignment(word);
        // Word processors make dashes of hyphens.
        let letters = word.trim_start_matches(['-', '–', '—', '−']);
        if letters.len() == word.len() {
            return (assigned, Next::Argument);
        }
        // Go's programs also take `-password X`.
        if letters == "password" {
            return (assigned, Next::Secret);
        }
        let (mut spans, mut next) = self.short(letters, word.len() - letters.len());
        if next == Next::Argument && letters.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            next = long_option(&fold(letters));
        }
        if SHELLS.contains(&self.program) && letters.ends_with('c') {
            next = Next::Script;
        }
        spans.extend(assigned);
        (spans, next)
    }

    /// `-p X`, `-pX`, `-p=X`, `-u user:X`, and `-sSu user:X` of curl. The letters begin at `start` of the word.
    fn short(&self, letters: &str, start: usize) -> (Spans, Next) {
        let (at, next) = match (letters.chars().next(), self.program) {
            (Some('p'), _) if self.has_password => (0, Next::Secret),
            (Some('P'), "unzip" | "zip" | "7z" | "7za") => (0, Next::Secret),
            (Some('H'), "wget") => (0, Next::Header),
            (Some(_), "curl") => {
                // What stands behind these is their value.
                let flags = letters.char_indices().take_while(|(_, c)| !"oXdFTAeExmwK".contains(*c));
                let option = flags.into_iter().find_map(|(at, c)| match c {
                    'u' | 'U' => Some((at, Next::Login)),
                    'H' => Some((at, Next::Header)),
                    'b' => Some((at, Next::Secret)),
                    _ => None,
                });
                option.unwrap_or((0, Next::Argument))
            }
            (Some('u'), _) => (0, Next::Login),
            _ => (0, Next::Argument),
        };
        let attached = letters.get(at + 1..).unwrap_or_default();
        let value = attached.strip_prefix('=').unwrap_or(attached);
        if next == Next::Argument || attached.is_empty() {
            return (Spans::new(), next);
        }
        (value_of(next, value, start + letters.len() - value.len()), Next::Argument)
    }
}

/// Where `-p` is known to be something else: a directory, a port, a project.
fn is_no_password(program: &str, arguments: &[Word]) -> bool {
    match program {
        "mkdir" | "cp" | "tar" | "unzip" | "wget" | "curl" | "read" | "ps" | "ssh" | "install" | "docker-compose" => {
            true
        }
        "docker" | "podman" | "nerdctl" => {
            let is_command = |name: &str| arguments.iter().any(|word| word.text == name);
            !is_command("login") && ["run", "create", "compose"].into_iter().any(is_command)
        }
        _ => false,
    }
}

/// What the value of a long option is.
fn long_option(folded: &str) -> Next {
    match folded {
        "header" | "proxyheader" => Next::Header,
        "user" | "username" | "proxyuser" => Next::Login,
        name if name.ends_with("creds") => Next::Login,
        name if NO_SECRET.iter().any(|end| name.ends_with(end)) => Next::Argument,
        name if secret::is_telltale(name) => Next::Secret,
        _ => Next::Argument,
    }
}

/// What of an option's attached value, which begins at `at` of the word, is a credential.
fn value_of(next: Next, value: &str, at: usize) -> Spans {
    let spans = match next {
        Next::Secret => secret::whole(value),
        Next::Login => after_colon(value),
        Next::Header => header(value),
        Next::Argument | Next::Script => assignment(value),
    };
    spans.into_iter().map(|span| at + span.start..at + span.end).collect()
}

/// The value of `NAME=value` whose name promises a credential.
fn assignment(word: &str) -> Spans {
    let value = word.split_once('=').filter(|(name, _)| {
        let folded = fold(name);
        is_name(name) && secret::is_telltale(&folded) && !NO_SECRET.iter().any(|end| folded.ends_with(end))
    });
    value.map(|(name, _)| name.len() + 1..word.len()).into_iter().collect()
}

fn after_colon(text: &str) -> Spans {
    text.find(':').map(|colon| colon + 1..text.len()).into_iter().collect()
}

/// The value of `Name: value` whose name promises a credential, without its authentication scheme.
fn header(text: &str) -> Spans {
    let value =
        text.split_once(':').filter(|(name, _)| secret::is_telltale(&fold(name))).map(|(_, value)| value.trim());
    let value = value.map(|value| match value.split_once(' ') {
        Some((scheme, rest)) if prose::is_scheme(scheme) => rest,
        _ => value,
    });
    value.map(|value| text.trim_end().len() - value.len()..text.len()).into_iter().collect()
}

/// The credentials of commands in a word.
fn script(text: &str, shells: usize) -> Spans {
    if shells == MAX_SHELLS {
        return secret::whole(text);
    }
    let split = split(text);
    let mut spans = split.hidden;
    for command in &split.commands {
        let found = read(command, command.is_piped, shells + 1).words;
        let parts = command.words.iter().zip(found).flat_map(|(word, spans)| {
            spans.into_iter().filter_map(|span| word.origin(&span)).map(|(origin, _)| origin)
        });
        spans.extend(parts);
        let here = command.here_strings.iter().filter_map(|word| word.origin(&(0..word.text.len())));
        spans.extend(here.map(|(origin, _)| origin));
    }
    spans
}

/// What is a credential in any word: in an address, and in a sentence or document.
fn anywhere(word: &str) -> Spans {
    // The name of an option is read as one, and promises nothing about a file.
    let option = word.split_once('=').map(|(name, _)| name).filter(|name| name.starts_with("--") && is_name(name));
    let start = option.map_or(0, |name| name.len() + 1);
    let text = word.get(start..).unwrap_or_default();
    let is_sentence = text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '{'));
    let spans = if is_sentence { prose::secrets(text) } else { secret::address_secrets(text) };
    spans.into_iter().map(|span| start + span.start..start + span.end).collect()
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// Whether the command prints what something else reads or keeps.
fn is_printing(program: &str, command: &Command) -> bool {
    matches!(program, "echo" | "printf") && (command.is_piped || command.writes_file)
}

/// Whether the argument of `echo` or `printf` is only its option or form, or answers a question.
fn is_form(text: &str) -> bool {
    let form = text.replace("\\n", "");
    matches!(form.as_str(), "" | "-n" | "-e" | "-ne" | "-en" | "-E" | "--" | "%s" | "%b") || ANSWERS.contains(&text)
}
