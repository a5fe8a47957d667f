//! A command text split as a POSIX shell would (IEEE 1003.1, Shell Command Language, 2.2 and 2.3): quotes and escapes
//! removed, operators told from words. Nothing is expanded.
//!
//! Every character of a word knows where in the text it comes from, so that a part of a word can be masked in the text
//! it was written in, whatever quotes surround it.

use std::ops::Range;

use crate::secret::Spans;

/// A text, split.
#[derive(Default)]
pub(super) struct Split {
    pub(super) commands: Vec<Command>,
    /// What of the text stands in no word and is nobody's business: comments and here-documents.
    pub(super) hidden: Spans,
    pub(super) faults: Faults,
    /// PowerShell or cmd reads it, which have other words and quotes.
    pub(super) is_foreign: bool,
}

/// Why the text cannot be told to do what it seems to.
#[derive(Clone, Copy, Default)]
pub(super) struct Faults {
    /// A quotation, substitution or here-document does not end.
    pub(super) is_unclosed: bool,
    /// The shell would put something else in the place of a `$…` or `` `…` ``.
    pub(super) is_expanded: bool,
    /// A control character other than a tab or line feed.
    pub(super) has_control: bool,
}

/// One simple command.
#[derive(Default)]
pub(super) struct Command {
    /// The program and its arguments, behind any assignments. Redirections are not among them.
    pub(super) words: Vec<Word>,
    /// The words that become standard input (`<<<`).
    pub(super) here_strings: Vec<Word>,
    pub(super) has_document: bool,
    /// The names of the files that it writes.
    pub(super) written: Vec<String>,
    /// Whether the command behind it, or behind its group, reads what it writes.
    pub(super) is_piped: bool,
}

/// A word without its quotes.
#[derive(Clone, Default)]
pub(super) struct Word {
    pub(super) text: String,
    /// One for each character of the text.
    origins: Vec<Origin>,
    /// The insides of substitutions.
    pub(super) hidden: Spans,
}

/// Where a character was written.
#[derive(Clone, Copy)]
struct Origin {
    /// In the word's text.
    at: usize,
    /// In the text that was split, with the backslash of an escape.
    start: usize,
    end: usize,
    quote: Quote,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Quote {
    #[default]
    None,
    Single,
    Double,
    /// `$'…'`.
    Dollar,
}

impl Quote {
    const fn open(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Single => "'",
            Self::Double => "\"",
            Self::Dollar => "$'",
        }
    }

    const fn close(self) -> &'static str {
        match self {
            Self::Dollar => "'",
            other => other.open(),
        }
    }
}

impl Word {
    /// A word that nobody quoted.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Whether it begins with a quotation mark.
    pub(super) fn is_quoted(&self) -> bool {
        self.origins.first().is_some_and(|origin| origin.quote != Quote::None)
    }

    /// Where a part of the word was written, and what must follow its replacement so that the quotes around it still
    /// pair up.
    pub(super) fn origin(&self, part: &Range<usize>) -> Option<(Range<usize>, String)> {
        let within = |origin: &&Origin| part.contains(&origin.at);
        let begin = self.origins.partition_point(|origin| origin.at < part.start);
        let first = self.origins.get(begin).filter(within)?;
        let end = self.origins.partition_point(|origin| origin.at < part.end);
        let last = self.origins.get(end.checked_sub(1)?)?;
        let seam = if first.quote == last.quote {
            String::new()
        } else {
            format!("{}{}", first.quote.close(), last.quote.open())
        };
        Some((first.start..last.end, seam))
    }
}

/// Splits the text.
pub(super) fn split(text: &str) -> Split {
    let mut splitter = Splitter {
        text,
        at: 0,
        word: None,
        command: Command::default(),
        target: None,
        documents: Vec::new(),
        groups: Vec::new(),
        closed: None,
        piped: Vec::new(),
        split: Split::default(),
    };
    while let Some(c) = splitter.peek() {
        splitter.step(c);
    }
    splitter.end_word();
    splitter.split.faults.is_unclosed |= !splitter.documents.is_empty();
    splitter.end_command(false);
    splitter.pipe_groups();
    splitter.split.is_foreign = splitter.split.commands.iter().any(is_foreign);
    splitter.split
}

/// Whether the command is one of PowerShell or cmd: an expression, an assignment to `$name`, a cmdlet, cmd's `set`.
fn is_foreign(command: &Command) -> bool {
    let Some((first, behind)) = command.words.split_first() else { return false };
    let second = behind.first().map(|word| word.text.as_str()).unwrap_or_default();
    let text = first.text.as_str();
    let is_assigned = text.starts_with('$') && (second.starts_with(['=', '+']) || text.contains('='));
    let is_cmdlet = text.split_once('-').is_some_and(|(verb, noun)| {
        let is_word = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_uppercase()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        is_word(verb) && is_word(noun)
    });
    let sets = text.eq_ignore_ascii_case("set") && (second.eq_ignore_ascii_case("/p") || behind.iter().any(assigns));
    first.is_quoted()
        || is_assigned
        || is_cmdlet
        || sets
        || text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("$env:"))
        || text.starts_with('[') && text.contains("]::")
        || ["setx", "@echo", "@set"].iter().any(|name| text.eq_ignore_ascii_case(name))
}

fn assigns(word: &Word) -> bool {
    word.text.contains('=') && !word.text.starts_with('-')
}

struct Splitter<'a> {
    text: &'a str,
    at: usize,
    /// The word that is being read.
    word: Option<Word>,
    command: Command,
    /// What the next word is, when it is no argument.
    target: Option<Target>,
    /// The here-documents that begin on the next line.
    documents: Vec<Document>,
    /// Where in the commands the groups begin that are open.
    groups: Vec<usize>,
    /// The same of a group that has just ended.
    closed: Option<usize>,
    /// The groups that write into a pipe.
    piped: Vec<Range<usize>>,
    split: Split,
}

/// What the word behind a redirection is.
#[derive(Clone, Copy)]
enum Target {
    File { is_written: bool },
    HereString,
    HereDocument { is_indented: bool },
}

struct Document {
    delimiter: String,
    is_indented: bool,
}

impl Splitter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, length: usize) {
        self.at = (self.at + length).min(self.text.len());
    }

    fn takes(&mut self, operator: &str) -> bool {
        let is_there = self.rest().starts_with(operator);
        if is_there {
            self.take(operator.len());
        }
        is_there
    }

    fn step(&mut self, c: char) {
        match c {
            ' ' | '\t' => {
                self.end_word();
                self.take(1);
            }
            '\r' if matches!(self.rest().get(1..2), None | Some("\n")) => {
                self.split.faults.has_control = true;
                self.end_word();
                self.take(1);
            }
            '\n' => {
                self.end_word();
                self.end_command(false);
                self.take(1);
                self.here_documents();
            }
            '#' if self.word.is_none() => {
                let end = self.at + self.rest().find('\n').unwrap_or(self.rest().len());
                self.split.hidden.push(self.at + 1..end);
                self.at = end;
            }
            '&' | ';' => {
                self.end_word();
                self.end_command(false);
                self.take(1);
            }
            '(' | ')' => {
                self.end_word();
                self.end_command(false);
                self.take(1);
                self.group(c == '(');
            }
            '|' => {
                self.end_word();
                let is_or = self.takes("||");
                self.end_command(!is_or);
                if !is_or && !self.takes("|&") {
                    self.take(1);
                }
            }
            '<' | '>' => self.redirection(),
            '\'' => self.single_quoted(),
            '"' => self.double_quoted(),
            '\\' => self.escape(Quote::None),
            '$' | '`' => self.expansion(c, Quote::None),
            c => self.push(c, Quote::None),
        }
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        match self.target.take() {
            None => self.argument(word),
            Some(Target::File { is_written }) => {
                let hidden = word.hidden.iter().filter_map(|span| word.origin(span));
                self.split.hidden.extend(hidden.map(|(origin, _)| origin));
                self.command.written.extend(is_written.then_some(word.text));
            }
            Some(Target::HereString) => self.command.here_strings.push(word),
            Some(Target::HereDocument { is_indented }) => {
                self.documents.push(Document { delimiter: word.text, is_indented });
            }
        }
    }

    /// A word of the command. At its beginning some group commands or join them, and are no words.
    fn argument(&mut self, word: Word) {
        let is_first = self.command.words.is_empty() && !word.is_quoted();
        match word.text.as_str() {
            "{" | "}" if is_first => self.group(word.text == "{"),
            "if" | "while" | "until" if is_first => self.group(true),
            "fi" | "done" | "esac" if is_first => self.group(false),
            "then" | "else" | "elif" | "do" | "!" if is_first => {}
            // The words of a list are in no command, but the group that it begins is one.
            "for" | "case" | "select" if is_first => {
                self.group(true);
                self.command.words.push(word);
            }
            _ => self.command.words.push(word),
        }
    }

    fn group(&mut self, begins: bool) {
        if begins {
            self.groups.push(self.split.commands.len());
        } else {
            self.closed = self.groups.pop();
        }
    }

    /// What a group's commands write goes where the group's does. Groups end in the order in which they are told, so
    /// that of those around a command the last begins first.
    fn pipe_groups(&mut self) {
        let mut groups = std::mem::take(&mut self.piped);
        let mut start = usize::MAX;
        for (at, command) in self.split.commands.iter_mut().enumerate().rev() {
            while let Some(group) = groups.pop_if(|group| group.end > at) {
                start = start.min(group.start);
            }
            command.is_piped |= start <= at;
            if start == at {
                start = usize::MAX;
            }
        }
    }

    fn end_command(&mut self, is_piped: bool) {
        let command = std::mem::take(&mut self.command);
        self.target = None;
        let closed = self.closed.take();
        if !command.words.is_empty() || !command.here_strings.is_empty() {
            self.split.commands.push(Command { is_piped, ..command });
        } else if is_piped && let Some(start) = closed {
            self.piped.push(start..self.split.commands.len());
        }
    }

    fn redirection(&mut self) {
        // A number right before it is a file descriptor.
        let is_descriptor =
            |word: &mut Word| word.text.bytes().all(|byte| byte.is_ascii_digit()) && !word.origins.is_empty();
        if self.word.take_if(is_descriptor).is_none() {
            self.end_word();
        }
        if self.rest().starts_with("<(") || self.rest().starts_with(">(") {
            return self.substitution(2, ')', Quote::None);
        }
        let target = if self.takes("<<<") {
            Target::HereString
        } else if self.takes("<<-") {
            Target::HereDocument { is_indented: true }
        } else if self.takes("<<") {
            Target::HereDocument { is_indented: false }
        } else {
            let is_written = self.rest().starts_with('>');
            let _ = [">>", ">&", ">|", "<&", "<>", ">", "<"].iter().any(|operator| self.takes(operator));
            Target::File { is_written }
        };
        self.command.has_document |= matches!(target, Target::HereDocument { .. });
        self.target = Some(target);
    }

    /// Passes over the here-documents that begin here.
    fn here_documents(&mut self) {
        for Document { delimiter, is_indented } in std::mem::take(&mut self.documents) {
            let start = self.at;
            let mut end = start;
            let mut is_closed = false;
            for line in self.text.get(start..).unwrap_or_default().split_inclusive('\n') {
                let body = line.trim_end_matches('\n').trim_end_matches('\r');
                let body = if is_indented { body.trim_start_matches('\t') } else { body };
                self.at += line.len();
                if body == delimiter {
                    is_closed = true;
                    break;
                }
                end = self.at;
            }
            self.split.hidden.push(start..end.saturating_sub(1).max(start));
            self.split.faults.is_unclosed |= !is_closed;
        }
    }

    /// The word that is being read, which begins here if there is none.
    fn open_word(&mut self) -> &mut Word {
        self.word.get_or_insert_default()
    }

    /// Takes a character of the text into the word.
    fn push(&mut self, c: char, quote: Quote) {
        self.push_from(self.at, c, quote);
    }

    /// The same for a character whose writing began at `start`.
    fn push_from(&mut self, start: usize, c: char, quote: Quote) {
        self.split.faults.has_control |= c.is_control() && !matches!(c, '\t' | '\n');
        self.take(c.len_utf8());
        let end = self.at;
        let word = self.open_word();
        word.origins.push(Origin { at: word.text.len(), start, end, quote });
        word.text.push(c);
    }

    fn single_quoted(&mut self) {
        self.open_word();
        self.take(1);
        while let Some(c) = self.peek() {
            if c == '\'' {
                self.take(1);
                return;
            }
            self.push(c, Quote::Single);
        }
        self.split.faults.is_unclosed = true;
    }

    fn double_quoted(&mut self) {
        self.open_word();
        self.take(1);
        while let Some(c) = self.peek() {
            match c {
                '"' => {
                    self.take(1);
                    return;
                }
                '\\' => self.escape(Quote::Double),
                '$' | '`' => self.expansion(c, Quote::Double),
                c => self.push(c, Quote::Double),
            }
        }
        self.split.faults.is_unclosed = true;
    }

    /// `$'…'`, in which a backslash may stand before the quotation mark (POSIX.1-2024).
    fn dollar_quoted(&mut self) {
        self.open_word();
        self.take(2);
        while let Some(c) = self.peek() {
            match c {
                '\'' => {
                    self.take(1);
                    return;
                }
                '\\' => {
                    self.push(c, Quote::Dollar);
                    if let Some(c) = self.peek() {
                        self.push(c, Quote::Dollar);
                    }
                }
                c => self.push(c, Quote::Dollar),
            }
        }
        self.split.faults.is_unclosed = true;
    }

    /// A backslash and what it stands before.
    fn escape(&mut self, quote: Quote) {
        let start = self.at;
        let escaped = self.rest().chars().nth(1);
        match escaped {
            // A line that goes on.
            Some('\n') => self.take(2),
            Some(c) if quote == Quote::None || matches!(c, '$' | '`' | '"' | '\\') => {
                self.take(1);
                self.push_from(start, c, quote);
            }
            Some(_) => self.push('\\', quote),
            None => {
                self.push('\\', quote);
                self.split.faults.is_unclosed = true;
            }
        }
    }

    /// A `$` or `` ` ``, with what belongs to it.
    fn expansion(&mut self, c: char, quote: Quote) {
        let next = self.rest().chars().nth(1);
        match next {
            _ if c == '`' => self.substitution(1, '`', quote),
            Some('(') => self.substitution(2, ')', quote),
            Some('{') if is_plain_parameter(self.rest()) => {
                self.split.faults.is_expanded = true;
                self.push(c, quote);
            }
            Some('{') => self.substitution(2, '}', quote),
            Some('\'') if quote == Quote::None => {
                self.split.faults.is_expanded = true;
                self.dollar_quoted();
            }
            Some(next) => {
                let is_parameter =
                    next.is_ascii_alphanumeric() || matches!(next, '_' | '@' | '*' | '#' | '?' | '-' | '$' | '!');
                self.split.faults.is_expanded |= is_parameter || next == '"' && quote == Quote::None;
                self.push(c, quote);
            }
            None => self.push(c, quote),
        }
    }

    /// A substitution as a part of the word, up to the character that closes it. What is in it is hidden: it is a
    /// command or word of its own, with quotes of its own.
    fn substitution(&mut self, opening: usize, close: char, quote: Quote) {
        self.split.faults.is_expanded = true;
        let open = match close {
            ')' => Some('('),
            '}' => Some('{'),
            _ => None,
        };
        for _ in 0..opening {
            self.push_next(quote);
        }
        let inside = self.open_word().text.len();
        let mut depth = 1_usize;
        let mut quoted = None;
        while let Some(c) = self.peek() {
            match quoted {
                _ if c == '\\' && quoted != Some('\'') => self.push_next(quote),
                Some(mark) if c == mark => quoted = None,
                None if c == close => depth -= 1,
                None if Some(c) == open => depth += 1,
                None if matches!(c, '\'' | '"') && close != '`' => quoted = Some(c),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.push_next(quote);
        }
        let word = self.open_word();
        let end = word.text.len();
        word.hidden.push(inside..end);
        self.split.faults.is_unclosed |= depth > 0;
        self.push_next(quote);
    }

    fn push_next(&mut self, quote: Quote) {
        if let Some(c) = self.peek() {
            self.push(c, quote);
        }
    }
}

/// Whether the text begins with `${name}`, in which nothing can hide.
fn is_plain_parameter(text: &str) -> bool {
    let name = text.get(2..).and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}
