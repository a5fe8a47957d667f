//! Which parts of a command's words are credentials: behind the options of the programs that move images and files,
//! in assignments, headers and addresses, and in what is piped into a login; and what is one by its own form.
//!
//! Where an option can mean both, it is taken for a password: a masked directory is a smaller loss than a password seen.

use std::collections::HashSet;
use std::ops::Range;

use super::split::{Command, Word, split};
use crate::detect;
use crate::secret::prose::{self, Topic};
use crate::secret::{self, Spans, is_name};
use crate::spelling::fold;

/// What of a command is a credential.
#[derive(Default)]
pub(super) struct Credentials {
    /// For each word, where in it.
    pub(super) words: Vec<Spans>,
    /// Whether one of them stands in the text, and not a variable in its place.
    pub(super) are_exposed: bool,
}

/// What the commands behind one tell about it.
#[derive(Default)]
pub(super) struct Behind {
    /// Whether one that reads what it writes reads a password.
    pub(super) feeds_login: bool,
    /// Whether any of them reads a password.
    pub(super) has_login: bool,
    /// The variables that credentials are made of.
    pub(super) variables: HashSet<String>,
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
const NO_SECRET: &[&str] = &["stdin", "file", "path", "dir", "anyauth", "nochallenge", "withregistryauth"];

// Whose `-u` and `--user` are user and password.
const LOGIN_PROGRAMS: &[&str] = &["curl", "ctr", "skopeo", "crane", "regctl", "oras", "wget", "lftp", "helm"];

// What is printed to answer a question, not to log in.
const ANSWERS: &[&str] = &["y", "n", "yes", "no"];

/// Where the command's credentials are.
pub(super) fn credentials(command: &Command, behind: &Behind) -> Credentials {
    read(command, behind, 0)
}

/// The names of the variables in a text: `$NAME`, `${NAME}`.
pub(super) fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.split('$').skip(1).filter_map(|rest| {
        let rest = rest.strip_prefix('{').unwrap_or(rest);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())
    })
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

fn read(command: &Command, behind: &Behind, shells: usize) -> Credentials {
    let (name, arguments) = program(&command.words).unwrap_or(("", &[]));
    let has_login = reads_password(command);
    let options = Options {
        program: name,
        has_password: has_login || !is_no_password(name, arguments),
        has_login: has_login || LOGIN_PROGRAMS.contains(&name),
    };
    let first_argument = command.words.len() - arguments.len();
    let prints = matches!(name, "echo" | "printf" | "print" | "yes");
    let told = if prints { told(arguments) } else { Vec::new() };
    let mut found = Credentials::default();
    let mut next = Next::Argument;
    let mut sets = false;
    for (at, word) in command.words.iter().enumerate() {
        let text = word.text.as_str();
        let (mut spans, following) = match next {
            Next::Argument => options.argument(text),
            Next::Script => (script(text, shells), Next::Argument),
            value => (value_of(value, text, 0), Next::Argument),
        };
        next = following;
        // `configure set NAME VALUE`.
        if sets && next == Next::Argument && is_name(text) && secret::is_telltale(&fold(text)) {
            next = Next::Secret;
        }
        sets |= text == "set";
        spans.extend(anywhere(text));
        spans.extend(detect::tokens(text));
        spans.extend(behind.assigned(text));
        if text.contains(char::is_whitespace) && (text.contains("login") || text.contains("-stdin")) {
            spans.extend(script(text, shells));
        }
        if let Some(told) = at.checked_sub(first_argument).and_then(|at| told.get(at)) {
            spans.extend(told.iter().cloned());
            if !is_form(text) && behind.makes_secret(command, text) {
                spans.push(0..text.len());
            }
        }
        if name == "for" && behind.variables.contains(command.words.get(1).map_or("", |name| &name.text)) && at > 2 {
            spans.push(0..text.len());
        }
        let is_shown = |span: &Range<usize>| {
            text.get(span.clone()).is_some_and(|part| !part.is_empty() && !secret::is_mask(part) && !is_variable(part))
        };
        found.are_exposed |= spans.iter().any(is_shown);
        spans.extend(word.hidden.iter().cloned());
        found.words.push(spans);
    }
    found
}

impl Behind {
    /// The value of `NAME=value` when a credential is made of it.
    fn assigned(&self, word: &str) -> Spans {
        let value = word.split_once('=').filter(|(name, _)| self.variables.contains(*name));
        value.map(|(name, _)| name.len() + 1..word.len()).into_iter().collect()
    }

    /// Whether what is printed is a credential: it goes into a login, or a file that looks like one of a credential or
    /// stands before a login, or looks like one itself.
    fn makes_secret(&self, command: &Command, text: &str) -> bool {
        let is_kept = |name: &String| {
            secret::is_telltale(&fold(name.rsplit('/').next().unwrap_or_default())) || name.contains("pw")
        };
        self.feeds_login
            || !command.written.is_empty() && (self.has_login || command.written.iter().any(is_kept))
            || (command.is_piped || !command.written.is_empty()) && prose::looks_secret(text)
    }
}

/// Where in printed words, read as one sentence, credentials stand.
fn told(words: &[Word]) -> Vec<Spans> {
    let sentence = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut secrets = prose::secrets(&sentence, Topic::Any);
    secrets.sort_unstable_by_key(|span| span.start);
    let mut at = 0;
    let mut next = 0;
    let parts = words.iter().map(|word| {
        let (start, end) = (at, at + word.text.len());
        at = end + 1;
        let rest = secrets.get(next..).unwrap_or_default();
        let spans = rest.iter().take_while(|span| span.start < end).filter(|span| span.end > start);
        // What begins with its word is all of it, whatever spaces are quoted.
        let spans = spans.map(|span| match span.start.saturating_sub(start) {
            0 => 0..word.text.len(),
            from => from..span.end.min(end) - start,
        });
        let spans = spans.collect();
        next += rest.iter().take_while(|span| span.end <= end).count();
        spans
    });
    parts.collect()
}

/// Whether the shell puts something else in the place of all of it.
fn is_variable(text: &str) -> bool {
    let name = text.strip_prefix('$').unwrap_or_default();
    let name = name.strip_prefix('{').and_then(|name| name.strip_suffix('}')).unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whose options the words are.
struct Options<'a> {
    program: &'a str,
    /// Whether `-p` is, or may be, a password.
    has_password: bool,
    /// Whether `-u` may be followed by user and password.
    has_login: bool,
}

impl Options<'_> {
    /// What the value of a long option is.
    fn long(&self, folded: &str) -> Next {
        match folded {
            "header" | "proxyheader" => Next::Header,
            "cert" | "proxycert" if self.program == "curl" => Next::Login,
            "user" | "username" | "proxyuser" if self.has_login => Next::Login,
            name if name.ends_with("creds") => Next::Login,
            name if ends_harmless(name) => Next::Argument,
            name if secret::is_telltale(name) => Next::Secret,
            _ => Next::Argument,
        }
    }

    /// What of an argument is a credential, and what the next one must be.
    fn argument(&self, word: &str) -> (Spans, Next) {
        if let Some(option) = word.strip_prefix("--") {
            let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            let folded = fold(name);
            let next = match value {
                // A flag, but for who takes it for the password's option.
                Some(value) if folded.ends_with("stdin") && !matches!(value, "true" | "false" | "1" | "0") => {
                    Next::Secret
                }
                _ => self.long(&folded),
            };
            return match value {
                None => (Spans::new(), next),
                Some(_) if next == Next::Argument && ends_harmless(&folded) => (Spans::new(), next),
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
            next = self.long(&fold(letters));
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
            // `-Dp X`, and `-up X`, which was meant to be.
            (Some(_), _) if self.has_login && self.program != "curl" && is_bundle(letters, 'p') => {
                (letters.find('p').unwrap_or_default(), Next::Secret)
            }
            (Some(_), "unzip" | "zip" | "7z" | "7za") if letters.contains('P') => {
                (letters.find('P').unwrap_or_default(), Next::Secret)
            }
            (Some('k' | 'K'), "openssl") | (Some('k' | 'i'), "obsutil") => (0, Next::Secret),
            (Some('H'), "wget") => (0, Next::Header),
            (Some(_), "curl") => {
                // What stands behind these is their value.
                let flags = letters.char_indices().take_while(|(_, c)| !"oXdFTAexmwK".contains(*c));
                let option = flags.into_iter().find_map(|(at, c)| match c {
                    'u' | 'U' | 'E' => Some((at, Next::Login)),
                    'H' => Some((at, Next::Header)),
                    'b' => Some((at, Next::Secret)),
                    _ => None,
                });
                option.unwrap_or((0, Next::Argument))
            }
            (Some('u'), _) if self.has_login => (0, Next::Login),
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

/// Whether the option stands behind a flag or two.
fn is_bundle(letters: &str, option: char) -> bool {
    let flags = letters.split(option).next().unwrap_or_default();
    let is_short =
        flags.len() <= 2 && flags.len() < letters.len() && flags.bytes().all(|byte| byte.is_ascii_alphabetic());
    // What is attached to -u is a user.
    is_short && (!flags.contains('u') || letters.len() == flags.len() + 1)
}

/// Where `-p` is known to be something else: a directory, a port, a project.
fn is_no_password(program: &str, arguments: &[Word]) -> bool {
    match program {
        "mkdir" | "cp" | "tar" | "unzip" | "wget" | "curl" | "read" | "ps" | "ssh" | "scp" | "rsync" | "install"
        | "git" | "docker-compose" => true,
        "docker" | "podman" | "nerdctl" => {
            let is_command = |name: &str| arguments.iter().any(|word| word.text == name);
            ["run", "create", "compose"].into_iter().any(is_command)
        }
        _ => false,
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
    let value = word.split_once('=').filter(|(name, value)| {
        let folded = fold(name);
        // `DOCKER_CONFIG` is where the credentials are, and only seldom they themselves.
        let is_path = folded.ends_with("config") && value.starts_with(['/', '~', '.', '$']);
        is_name(name) && secret::is_telltale(&folded) && !is_path && !ends_harmless(&folded)
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
        let behind = Behind { feeds_login: command.is_piped, ..Behind::default() };
        let found = read(command, &behind, shells + 1).words;
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
    // The name of an option or variable is read as one, and promises nothing about a file.
    let name = word.split_once('=').map(|(name, _)| name).filter(|name| is_name(name));
    let start = name.map_or(0, |name| name.len() + 1);
    let is_option = |name: &str| name.starts_with("--") && ends_harmless(name);
    if name.is_some_and(is_option) && !word.contains("://") {
        return Spans::new();
    }
    let text = word.get(start..).unwrap_or_default();
    let is_sentence = text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '{'));
    let spans = if is_sentence { prose::secrets(text, Topic::Any) } else { secret::address_secrets(text) };
    spans.into_iter().map(|span| start + span.start..start + span.end).collect()
}

/// Whether the name is that of a file or flag.
fn ends_harmless(name: &str) -> bool {
    NO_SECRET.iter().any(|end| name.ends_with(end))
}

/// Whether the argument of `echo` or `printf` is only its option or form, or answers a question.
fn is_form(text: &str) -> bool {
    let form = text.replace("\\n", "");
    matches!(form.as_str(), "" | "-n" | "-e" | "-ne" | "-en" | "-E" | "--" | "%s" | "%b") || ANSWERS.contains(&text)
}
