//! Passwords that commands are given: `docker login -p x`, `curl -u me:x`, `echo x | docker login --password-stdin`.

mod place;
mod programs;

use super::Found;
use super::bytes::{at, before, contains, from, is_at, line_end, line_start, part, skip, skip_blanks};
use super::extent::{self, Extent};
use super::looks::{self, Dress};
use super::named::is_name_byte;
use super::names::Promise;
use super::pattern::Set;
use super::quote::skip_closing;
use super::rules::generic;
use programs::{PROGRAMS, Program};

/// Parts of what passwords are given to: letters that other words have seldom.
pub(super) const ANCHORS: &[&str] = &[
    "ogin",
    "curl",
    "sshpass",
    "mysql",
    "mariadb",
    "ctr ",
    "s-cli",
    "sutil",
    "tpasswd",
    "hpasswd",
    "ldapsearch",
    "sqlcmd",
    "unzip",
    "smbclient",
    "-stdin",
    "curestring",
    "entified",
    " -p ",
    "ldapadd",
    "mongosh",
    "ttp -",
    "tps -",
    "sudo -s",
    "rabbitmqctl",
    "vault login",
    "sqlplus",
    ":thin:",
    " /user:",
];

// A command's words are looked at so far.
const MOST_WORDS: usize = 48;

/// What has been read of the text's commands, so that nothing is read twice.
pub(super) struct Commands {
    /// For each anchor, where the command ends that was last read for it.
    read: [usize; ANCHORS.len()],
    /// The last line in which a user may be named.
    line: Line,
}

#[derive(Default, Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    has_user: bool,
}

impl Default for Commands {
    fn default() -> Self {
        Self { read: [0; ANCHORS.len()], line: Line::default() }
    }
}

impl Commands {
    /// The passwords of the command or statement in which the anchor stands.
    pub(super) fn read(&mut self, text: &[u8], start: usize, anchor: &str, found: &mut Vec<Found>) {
        let place = ANCHORS.iter().position(|other| *other == anchor).unwrap_or_default();
        if self.read.get(place).is_some_and(|read| start < *read) {
            return;
        }
        let end = match anchor {
            "-stdin" | "sudo -s" => piped(text, start, anchor.len(), found),
            "tpasswd" => positional(text, start, found),
            "hpasswd" => changed(text, start, found),
            "entified" => statement(text, start, found),
            "curestring" => literal(text, start + anchor.len(), found),
            " -p " => self.beside_user(text, start, found),
            "rabbitmqctl" | "vault login" => place::read(text, start, anchor, found),
            ":thin:" => place::slashed(text, start + anchor.len(), found),
            "sqlplus" => {
                // What the program's name goes on with is no user.
                let rest = from(text, start + anchor.len());
                let more = rest.iter().take_while(|byte| is_name_byte(**byte) || **byte == b'$').count();
                place::slashed(text, start + anchor.len() + more, found)
            }
            " /user:" => place::beside_user(text, start, found),
            // What follows tells that it is no scheme.
            "ttp -" | "tps -" => arguments(text, start, anchor.get(..3).unwrap_or_default(), found),
            "ogin" if at(text, start + anchor.len()) == Some(b':') => {
                place::behind_slash(text, start + anchor.len(), found)
            }
            _ => arguments(text, start, anchor, found),
        };
        if let Some(read) = self.read.get_mut(place) {
            *read = end;
        }
    }

    /// `tool -u me -p x`, whatever the tool is.
    fn beside_user(&mut self, text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
        if start >= self.line.end {
            let begin = line_start(text, start, 256);
            let end = line_end(text, start, 256);
            let line = part(text, begin, end);
            let has_user =
                [" -u ", " --user", " -user", " -U ", "zip -"].iter().any(|user| contains(line, user.as_bytes()));
            self.line = Line { start: begin, end, has_user };
        }
        if self.line.has_user {
            let value = unquoted(text, extent::argument(text, skip_blanks(text, start + 4)));
            if looks::is_odd(part(text, value.start, value.end)) {
                push(text, self.line.start, Some(value), found);
            }
        }
        start + 1
    }
}

/// Returns where the words end that have been read.
fn arguments(text: &[u8], start: usize, anchor: &str, found: &mut Vec<Found>) -> usize {
    let program = PROGRAMS.iter().find_map(|program| {
        let name = start.checked_sub(program.name.find(anchor.trim_ascii_end())?)?;
        is_at(text, name, program.name).then_some((program, name))
    });
    let Some((program, name)) = program else { return start };
    let is_inside = before(text, name).is_some_and(|byte| byte.is_ascii_alphanumeric());
    // mysqldump, curl.exe
    let end = skip(text, name + program.name.len(), |byte| byte.is_ascii_lowercase() || byte == b'.');
    let is_other =
        at(text, end).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b',' | b'\\'));
    if is_inside || is_other || program.name == "login" && end > name + program.name.len() {
        return start;
    }
    let mut next = behind_word(text, end);
    for _ in 0..MOST_WORDS {
        let Some(begin) = word_start(text, next) else { break };
        let word = extent::argument(text, begin);
        let content = part(text, word.start, word.end);
        next = behind_word(text, end_of(text, begin, word));
        let Some((is_login, attached)) = program.option(content) else { continue };
        let value = if attached < content.len() {
            Extent { start: word.start + attached, ..word }
        } else if program.is_attached {
            continue;
        } else {
            let Some(begin) = word_start(text, next) else { break };
            let word = extent::argument(text, begin);
            next = behind_word(text, end_of(text, begin, word));
            word
        };
        let value = unquoted(text, value);
        push(text, start, if is_login { password_of(text, value) } else { Some(value) }, found);
    }
    next
}

impl Program {
    /// Whether the word is an option that takes a login, not a password, and where in it the argument begins.
    fn option(&self, word: &[u8]) -> Option<(bool, usize)> {
        let stands = |option: &&&str| {
            let rest = word.strip_prefix(option.as_bytes())?;
            let is_short = option.len() == 2;
            match rest.first() {
                None => Some(option.len()),
                Some(b'=') if !is_short || matches!(self.name, "login" | "obsutil") => Some(option.len() + 1),
                // `-path` is another option, and so is `-port`.
                Some(_) if is_short && !OTHER_OPTIONS.iter().any(|other| word == other.as_bytes()) => {
                    Some(option.len())
                }
                Some(_) => None,
            }
        };
        let of = |options: &[&'static str]| options.iter().find_map(|option| stands(&option));
        // `-su`: several options in one.
        let is_joined = || {
            let letters = word.strip_prefix(b"-").and_then(|rest| rest.strip_suffix(b"u")).unwrap_or_default();
            self.name == "curl" && (1..8).contains(&letters.len()) && letters.iter().all(u8::is_ascii_alphabetic)
        };
        let password = of(self.passwords).map(|at| (false, at));
        password.or_else(|| is_joined().then_some((true, word.len()))).or_else(|| of(self.logins).map(|at| (true, at)))
    }
}

const OTHER_OPTIONS: &[&str] = &[
    "-path",
    "-plain",
    "-platform",
    "-port",
    "-prefix",
    "-profile",
    "-project",
    "-proxy",
    "-password",
    "-password-stdin",
    "-pass",
];

/// Where the next word of the command begins.
fn word_start(text: &[u8], index: usize) -> Option<usize> {
    let mut next = index;
    for _ in 0..4 {
        next = skip(text, next, |byte| matches!(byte, b' ' | b'\t' | b','));
        let goes_on = extent::continued(text, next);
        if goes_on == next {
            break;
        }
        next = goes_on;
    }
    // "\\\n" in a string.
    if is_at(text, next, "\\\\\\n") {
        next = skip_blanks(text, next + 4);
    }
    at(text, next).filter(|byte| !matches!(byte, b'\n' | b'\r' | b'|' | b';' | b'&' | b')' | b']' | b'}')).map(|_| next)
}

fn end_of(text: &[u8], begin: usize, word: Extent) -> usize {
    if word.start > begin { skip_closing(text, word.end) } else { word.end.max(begin + 1) }
}

/// Behind the quotation mark that closes an item of a list of words.
fn behind_word(text: &[u8], end: usize) -> usize {
    let behind = skip_closing(text, end);
    if at(text, behind) == Some(b',') { behind } else { end }
}

/// The argument without quotation marks that only its rest has: `-p"x"`, `--user='u:p'`.
fn unquoted(text: &[u8], value: Extent) -> Extent {
    // What is put together of several quotations stays as it is.
    let quoted =
        Extent::quoted(text, value.start).filter(|(content, behind)| content.start < value.end && *behind >= value.end);
    quoted.map_or(value, |(content, _)| Extent { end: content.end.min(value.end), ..content })
}

/// What stands behind the colon of `user:password`, or the percent sign of `user%password`.
fn password_of(text: &[u8], login: Extent) -> Option<Extent> {
    let content = part(text, login.start, login.end);
    let sign = content.iter().position(|byte| matches!(byte, b':' | b'%'))?;
    let password = part(content, sign + 1, content.len());
    // Numbers are those of users and groups.
    let is_number = password.len() < 6 && password.iter().all(u8::is_ascii_digit);
    (!is_number).then_some(Extent { start: login.start + sign + 1, ..login })
}

fn push(text: &[u8], context: usize, value: Option<Extent>, found: &mut Vec<Found>) {
    let Some(value) = value else { return };
    let password = part(text, value.start, value.end);
    let is_option = password.starts_with(b"--") || password.starts_with(b"-") && password.len() == 2;
    if !is_option && looks::is_credential(password, Promise::Password, Dress::Assigned) {
        found.push(Found { context, start: value.start, end: value.end, rule: generic::COMMAND });
    }
}

/// What is printed into a login, or stands in a here-string or here-document behind it.
fn piped(text: &[u8], start: usize, length: usize, found: &mut Vec<Found>) -> usize {
    let end = start + length;
    let line = line_start(text, start, 1024);
    push(text, line, piped_from(text, line, start), found);
    let close = line_end(text, end, 512);
    let behind = part(text, end, close);
    if let Some(here) = behind.windows(3).position(|window| window == b"<<<") {
        let value = extent::argument(text, skip_blanks(text, end + here + 3));
        push(text, start, Some(value), found);
    } else if behind.windows(2).any(|window| window == b"<<") {
        let body = skip(text, close, |byte| matches!(byte, b'\r' | b'\n'));
        let value = Extent { start: body, end: line_end(text, body, 512), is_quoted: false };
        push(text, start, Some(value), found);
    }
    close
}

/// What is printed into the last pipe between `start` and `end`.
fn piped_from(text: &[u8], start: usize, end: usize) -> Option<Extent> {
    let pipe = part(text, start, end).iter().rposition(|byte| *byte == b'|')?;
    printed(text, start, start + pipe)
}

/// What is printed between `start` and `end`.
fn printed(text: &[u8], start: usize, end: usize) -> Option<Extent> {
    let stretch = part(text, start, end);
    let program = ["echo ", "printf ", "Write-Output ", "print "].iter().filter_map(|name| {
        let place = stretch.windows(name.len()).rposition(|window| window.eq_ignore_ascii_case(name.as_bytes()))?;
        Some(place + name.len())
    });
    let mut value = start
        + program.max().or_else(|| {
            // PowerShell prints what stands alone.
            stretch.iter().position(|byte| matches!(byte, b'"' | b'\''))
        })?;
    for _ in 0..3 {
        value = skip_blanks(text, value);
        let word = extent::argument(text, value);
        let content = part(text, word.start, word.end);
        let is_option = content.starts_with(b"-") && content.len() <= 3;
        let is_format = content.starts_with(b"%") && content.len() <= 5;
        if !is_option && !is_format {
            break;
        }
        value = end_of(text, value, word);
    }
    let end = value + part(text, value, end).trim_ascii_end().len();
    Some(unquoted(text, Extent { start: value, end, is_quoted: false }))
}

/// `htpasswd -b FILE USER PASSWORD`.
fn positional(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    let mut next = skip(text, start, |byte| !byte.is_ascii_whitespace());
    let (mut is_batch, mut words, mut place) = (false, 0, 3);
    while let Some(begin) = word_start(text, next) {
        let word = extent::argument(text, begin);
        let content = part(text, word.start, word.end);
        next = end_of(text, begin, word);
        if content.starts_with(b"-") && words < 2 {
            is_batch |= content.contains(&b'b') && !content.starts_with(b"--");
            // Printed, not stored.
            if content.contains(&b'n') {
                place = 2;
            }
            continue;
        }
        words += 1;
        if words == place {
            push(text, start, Some(word).filter(|_| is_batch), found);
            break;
        }
    }
    next
}

/// `echo USER:PASSWORD | chpasswd`.
fn changed(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    let line = line_start(text, start, 512);
    push(text, line, piped_from(text, line, start).and_then(|printed| password_of(text, printed)), found);
    let here = skip_blanks(text, skip(text, start, |byte| !byte.is_ascii_whitespace()));
    if is_at(text, here, "<<<") {
        let login = extent::argument(text, skip_blanks(text, here + "<<<".len()));
        push(text, line, password_of(text, login), found);
    }
    start + 1
}

/// SQL: `IDENTIFIED BY 'x'`, also with a plugin between.
fn statement(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    const BY: &str = " by ";
    let rest = part(text, start, start + 64);
    let Some(by) = rest.windows(BY.len()).position(|word| word.eq_ignore_ascii_case(BY.as_bytes())) else {
        return start;
    };
    let mut value = skip_blanks(text, start + by + BY.len());
    if is_at(text, value, "password") {
        value = skip_blanks(text, value + "password".len());
    }
    let before = part(text, start.saturating_sub(64), start).to_ascii_lowercase();
    // Oracle takes it without marks.
    if [b"create " as &[u8], b"alter ", b"grant "].iter().any(|verb| contains(&before, verb)) {
        let word = extent::argument(text, value);
        if looks::is_odd(part(text, word.start, word.end)) {
            push(text, start, Some(word), found);
        }
    }
    literal(text, value, found)
}

/// The next quotation. Returns where it ends.
fn literal(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    let end = line_end(text, start, 64);
    let between = part(text, start, end).iter();
    let mark =
        start + between.take_while(|byte| Set::WORD.has(**byte) || matches!(byte, b' ' | b'-' | b'(' | b':')).count();
    let Some((value, _)) = Extent::quoted(text, mark) else { return start };
    push(text, start, Some(value), found);
    value.end
}
