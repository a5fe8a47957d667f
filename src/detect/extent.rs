//! Where a value begins and ends.

use super::bytes::{at, from, is_at, is_blank, line_end, part, skip, skip_back, skip_blanks};
use super::pattern::Set;
use super::quote::{opening, shell_word_end};

/// A value's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether quotation marks or tags are around it.
    pub(super) is_quoted: bool,
}

// No value without a quotation mark is longer; it holds an X-Auth-Token of 10 KB.
const LONGEST: usize = 16 * 1024;

/// The value that begins there, of the name that begins at `name`.
pub(super) fn value(text: &[u8], name: usize, start: usize, is_separate: bool, is_told: bool) -> Extent {
    if let Some(quote) = opening(text, start) {
        let begin = start + quote.length;
        let close = quote.end(text, begin);
        // A shell's way to put a mark between marks: 'it'\\''s'.
        let joins = quote.length == 1 && from(text, close).starts_with(b"'\\''");
        return Extent {
            start: begin,
            end: if joins { shell_word_end(text, start) - 1 } else { close },
            is_quoted: true,
        };
    }
    let word = bare(text, start);
    if begins_line(text, name) && (is_separate || !is_told) {
        if let Some(line) = rest_of_line(text, word, is_separate) {
            return line;
        }
    }
    word
}

// Longer ones than this have a form of their own.
const LONGEST_WORD: usize = 512;

/// A word of a sentence, without what is around it.
pub(super) fn word(text: &[u8], start: usize) -> Extent {
    let limit = part(text, 0, start + LONGEST_WORD);
    let end = if at(text, start).is_some_and(|byte| byte.is_ascii()) {
        bare(limit, start).end
    } else {
        skip(limit, start, |byte| !byte.is_ascii_whitespace())
    };
    unquoted(text, start, end)
}

/// The rest of a header, which a line or a string ends.
pub(super) fn header(text: &[u8], start: usize) -> Extent {
    let end = line_end(text, start, LONGEST);
    let length =
        part(text, start, end).iter().position(|byte| matches!(byte, b'"' | b'\'' | b'\\')).unwrap_or(end - start);
    Extent { start, end: start + length, is_quoted: false }
}

/// A stretch without marks around it.
pub(super) fn unquoted(text: &[u8], start: usize, end: usize) -> Extent {
    let stretch = part(text, start, end);
    let is_edge = |byte: &u8| {
        matches!(
            byte,
            b'"' | b'\''
                | b'`'
                | b'.'
                | b','
                | b';'
                | b':'
                | b'('
                | b')'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'<'
                | b'>'
                | b'?'
                | b'\\'
        )
    };
    let before = stretch
        .iter()
        .take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b'(' | b'[' | b'{' | b'<' | b'\\' | b'*'))
        .count();
    // A bracket that opened inside closes there, too.
    let has = |open: u8| stretch.iter().skip(before).any(|byte| *byte == open);
    let is_closing = |byte: &u8| match byte {
        b')' => !has(b'('),
        b'}' => !has(b'{'),
        b']' => !has(b'['),
        _ => is_edge(byte),
    };
    let behind = stretch.iter().rev().take_while(|byte| is_closing(byte)).count();
    let begin = start + before;
    Extent { start: begin, end: end.saturating_sub(behind).max(begin), is_quoted: before > 0 }
}

/// A word of a command; if it is one quotation as a whole, its content.
pub(super) fn argument(text: &[u8], start: usize) -> Extent {
    let end = shell_word_end(text, start);
    match opening(text, start) {
        Some(quote) => {
            let begin = start + quote.length;
            let close = quote.end(text, begin);
            let behind = at(text, close + quote.closing_length());
            let joins = behind == Some(b'\\')
                && at(text, close + quote.closing_length() + 1) == Some(b'\'')
                && quote.length == 1;
            let is_whole =
                !joins && behind.is_none_or(|byte| byte.is_ascii_whitespace() || b",)]};|&<>\"'\\".contains(&byte));
            if is_whole || quote.length > 1 {
                return Extent { start: begin, end: close, is_quoted: true };
            }
            Extent { start, end, is_quoted: true }
        }
        None => {
            let close = part(text, start, end).ends_with(b"]") && !part(text, start, end).contains(&b'[');
            Extent { start, end: end - usize::from(close), is_quoted: false }
        }
    }
}

/// Behind a shell's sign that the line goes on, in any of its spellings.
pub(super) fn continued(text: &[u8], start: usize) -> usize {
    match (at(text, start), at(text, start + 1)) {
        (Some(b'\\' | b'`' | b'^'), Some(b'\n' | b'\r')) => skip(text, start + 1, |byte| byte.is_ascii_whitespace()),
        _ => start,
    }
}

/// The second of two strings in brackets.
pub(super) fn second_literal(text: &[u8], bracket: usize) -> Option<Extent> {
    let literal = |index| {
        let start = skip(text, index, |byte| byte.is_ascii_whitespace());
        let quote = opening(text, start)?;
        let begin = start + quote.length;
        let end = quote.end(text, begin);
        Some((Extent { start: begin, end, is_quoted: true }, skip_blanks(text, end + quote.closing_length())))
    };
    let (_, comma) = literal(bracket + 1)?;
    let behind = (at(text, comma) == Some(b',')).then_some(comma + 1)?;
    let (second, close) = literal(behind)?;
    matches!(at(text, close), Some(b')' | b']')).then_some(second)
}

/// PowerShell's `(ConvertTo-SecureString "x" …)`.
pub(super) fn converted(text: &[u8], start: usize) -> Option<Extent> {
    let open = skip(text, start, |byte| byte == b'(');
    let literal = wrapper(text, open);
    let quote = (literal > open).then(|| opening(text, literal)).flatten()?;
    let begin = literal + quote.length;
    Some(Extent { start: begin, end: quote.end(text, begin), is_quoted: true })
}

/// A parameter of an address or of a form's body.
pub(super) fn parameter(text: &[u8], start: usize) -> Extent {
    let ends = |byte: &u8| {
        byte.is_ascii_whitespace()
            || matches!(byte, b'#' | b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\' | b')' | b']' | b'}')
    };
    let rest = from(text, start);
    let is_end = |(offset, byte): (usize, &u8)| {
        ends(byte) || *byte == b'&' && (begins_pair(text, start + offset + 1) || is_at(text, start + offset, "&amp;"))
    };
    let length = rest.iter().take(LONGEST).enumerate().position(is_end).unwrap_or(rest.len().min(LONGEST));
    Extent { start, end: start + length, is_quoted: false }
}

/// The content of an element.
pub(super) fn element(text: &[u8], start: usize) -> Extent {
    if is_at(text, start, "<![CDATA[") {
        if let Some(quote) = opening(text, start) {
            let begin = start + quote.length;
            return Extent { start: begin, end: quote.end(text, begin), is_quoted: true };
        }
    }
    let content = from(text, start);
    let length = content.iter().take(LONGEST).take_while(|byte| **byte != b'<').count();
    let content = part(text, start, start + length).trim_ascii_end();
    Extent { start, end: start + content.len(), is_quoted: true }
}

/// The strings of a list, or what is in its brackets if it has none.
pub(super) fn items(text: &[u8], start: usize) -> Vec<Extent> {
    let mut items = Vec::new();
    let mut next = start + 1;
    loop {
        next = skip(text, next, |byte| byte.is_ascii_whitespace() || byte == b',');
        let Some(quote) = opening(text, next).filter(|_| next < start + LONGEST) else { break };
        let begin = next + quote.length;
        let end = quote.end(text, begin);
        items.push(Extent { start: begin, end, is_quoted: true });
        next = end + quote.closing_length();
    }
    if items.is_empty() && at(text, next).is_some_and(|byte| byte != b']' && byte != b'{') {
        let end = line_end(text, next, LONGEST);
        let length = part(text, next, end).iter().position(|byte| *byte == b']').unwrap_or(end - next);
        items.push(Extent { start: next, end: next + length, is_quoted: true });
    }
    items
}

/// What stands below the name that begins at `name`, further in: a block of YAML, or a value on a line of its own.
pub(super) fn below(text: &[u8], name: usize, start: usize) -> Vec<Extent> {
    let is_block = matches!(at(text, start), Some(b'|' | b'>'));
    let sign = if is_block { skip(text, start + 1, |byte| matches!(byte, b'-' | b'+' | b'0'..=b'9')) } else { start };
    let first = skip_blanks(text, sign);
    if !matches!(at(text, first), Some(b'\n' | b'\r')) {
        return Vec::new();
    }
    let line = line_start(text, name);
    // An item's dash counts as indentation.
    let outer = skip(text, line, |byte| is_blank(byte) || byte == b'-') - line;
    if !is_block && let Some(lines) = wrapped(text, first) {
        return lines;
    }
    let mut lines = Vec::new();
    let mut next = first;
    while lines.len() < if is_block { 64 } else { 1 } {
        let begin = skip(text, next, |byte| byte == b'\r');
        let begin = begin + usize::from(at(text, begin) == Some(b'\n'));
        let content = skip_blanks(text, begin);
        let end = line_end(text, content, LONGEST);
        if begin == next || content == end || content - begin <= outer {
            break;
        }
        lines.push(Extent {
            start: content,
            end: content + part(text, content, end).trim_ascii_end().len(),
            is_quoted: true,
        });
        next = end;
    }
    if is_block {
        return lines;
    }
    // A member of a map is none, nor is an item of a list.
    lines.retain(|line| {
        let content = part(text, line.start, line.end);
        let is_member = content.windows(2).any(|pair| pair == b": ")
            || content.ends_with(b":")
            || content.starts_with(b"- ")
            || content.contains(&b'=');
        !is_member
    });
    let unquote = |line: Extent| match opening(text, line.start) {
        Some(quote) => Extent {
            start: line.start + quote.length,
            end: quote.end(text, line.start + quote.length),
            is_quoted: true,
        },
        None => line,
    };
    lines.into_iter().map(unquote).collect()
}

/// Lines of one random word each, as long as each other, behind a line's end: a token that was wrapped.
fn wrapped(text: &[u8], line: usize) -> Option<Vec<Extent>> {
    let mut lines: Vec<Extent> = Vec::new();
    let mut next = line;
    while lines.len() < 512 {
        let begin = skip(text, next, |byte| byte == b'\r') + 1;
        let content = skip_blanks(text, begin);
        let end = line_end(text, content, LONGEST);
        let word = part(text, content, end).trim_ascii_end();
        let is_token = !word.is_empty()
            && word.iter().all(|byte| Set::BASE64URL.has(*byte) || matches!(byte, b'+' | b'/' | b'=' | b'.'));
        if !is_token {
            break;
        }
        lines.push(Extent { start: content, end: content + word.len(), is_quoted: true });
        if lines.first().is_some_and(|first| word.len() != first.end - first.start) {
            break;
        }
        next = end;
    }
    let is_random = lines.first().is_some_and(|first| {
        first.end - first.start >= 40 && super::looks::is_random(part(text, first.start, first.end))
    });
    (is_random && lines.len() > 1).then_some(lines)
}

fn line_start(text: &[u8], index: usize) -> usize {
    skip_back(text, index, 256, |byte| !matches!(byte, b'\n' | b'\r'))
}

/// Whether nothing stands before the name on its line but what belongs to it: `export`, a mark, an item's dash.
fn begins_line(text: &[u8], name: usize) -> bool {
    let blanks = |index| skip_back(text, index, 64, is_blank);
    let word = blanks(name);
    let start = skip_back(text, word, 6, |byte| !byte.is_ascii_whitespace());
    let line = blanks(start);
    let is_first =
        line.checked_sub(1).and_then(|before| at(text, before)).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let word = part(text, start, word);
    is_first && (word.is_empty() || LEADS.iter().any(|lead| lead.as_bytes() == word))
}

const LEADS: &[&str] = &["~", "export", "set", "ENV", "ARG", "-", "+", "\"", "'", "*", ">", "$", "#", "//"];

/// The rest of a line that has nothing but the value.
fn rest_of_line(text: &[u8], word: Extent, is_separate: bool) -> Option<Extent> {
    let end = line_end(text, word.start, LONGEST);
    let line = part(text, word.start, end);
    let comment = line.windows(2).position(|pair| pair == b" #");
    let line = line.get(..comment.unwrap_or(line.len()))?.trim_ascii_end();
    let rest = line.get(word.end - word.start..).unwrap_or_default();
    if rest.is_empty() {
        return (line.len() > word.end - word.start || comment.is_some()).then_some(Extent {
            start: word.start,
            end: word.start + line.len(),
            is_quoted: false,
        });
    }
    let words = || rest.split(|byte| is_blank(*byte)).filter(|word| !word.is_empty());
    let is_pair = |word: &[u8]| {
        word.iter().position(|byte| matches!(byte, b'=' | b':')).is_some_and(|sign| {
            sign > 0
                && word
                    .get(..sign)
                    .is_some_and(|name| name.iter().all(|byte| Set::WORD.has(*byte) || *byte == b'-' || *byte == b'"'))
        })
    };
    let is_command = words().any(|word| {
        word.starts_with(b"-")
            || word.starts_with(b"./")
            || word.starts_with(b"&&")
            || word == b"|"
            || word == b"\\"
            || word.starts_with(b"//")
    }) || !is_separate
        && words().next().is_some_and(|word| PROGRAMS.iter().any(|program| program.as_bytes() == word));
    let is_sentence = words().filter(|word| super::looks::is_ordinary(word)).count() * 2 >= words().count();
    let goes_on = words().count() <= 8
        && !is_sentence
        && !words().any(is_pair)
        && !is_command
        && at(text, word.end).is_some_and(is_blank);
    goes_on.then_some(Extent { start: word.start, end: word.start + line.len(), is_quoted: false })
}

const PROGRAMS: &[&str] = &[
    "bash",
    "cargo",
    "crane",
    "curl",
    "docker",
    "env",
    "go",
    "helm",
    "java",
    "kubectl",
    "make",
    "mysql",
    "mysqldump",
    "nerdctl",
    "node",
    "npm",
    "npx",
    "oras",
    "php",
    "podman",
    "psql",
    "pg_dump",
    "python",
    "python3",
    "restic",
    "ruby",
    "sh",
    "skopeo",
    "sudo",
    "terraform",
    "yarn",
];

/// A value that nothing encloses: to the next space, or to what can only stand behind it.
fn bare(text: &[u8], start: usize) -> Extent {
    let mut end = start;
    let limit = start + LONGEST;
    while let Some(byte) = at(text, end).filter(|_| end < limit) {
        let next = at(text, end + 1);
        let is_last = || ends_value(text, end + 1);
        let stops = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'\0' | 0x1b => true,
            // What a program puts in there ends where its bracket does.
            b'$' | b'{' | b'#' | b'%' if matches!(next, Some(b'{' | b'(')) => {
                let close: &[u8] = match (byte, next) {
                    (b'{', _) => b"}}",
                    (_, Some(b'{')) => b"}",
                    _ => b")",
                };
                let rest = part(text, end, end + 256);
                let line = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                let found = part(rest, 0, line).windows(close.len()).position(|window| window == close);
                end += found.map_or(0, |found| found + close.len() - 1);
                false
            }
            b'(' | b'[' if is_callee(part(text, start, end)) => {
                if let Some(close) = closing_bracket(text, end) {
                    end = close;
                }
                false
            }
            b')' => next.is_none_or(|next| !next.is_ascii_alphanumeric()),
            b'"' | b'\'' | b'`' | b']' | b'}' => is_last(),
            b',' | b';' => {
                is_last()
                    || next.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''))
                    || begins_pair(text, end + 1)
            }
            b'&' => {
                begins_pair(text, end + 1)
                    || is_at(text, end, "&amp;")
                    || is_at(text, end, "&quot;")
                    || is_at(text, end, "&lt;")
                    || is_at(text, end, "&#")
                    || next == Some(b'&')
            }
            b'|' => next.is_none_or(|byte| byte.is_ascii_whitespace()) || begins_pair(text, end + 1),
            b'<' => matches!(next, Some(b'/' | b'b' | b'!')) || next.is_none_or(|byte| byte.is_ascii_whitespace()),
            b'\\' => match next {
                Some(b'"' | b'\'') => ends_value(text, end + 2),
                Some(b'\n' | b'\r') | None => true,
                Some(b'n' | b'r' | b't') => begins_line_of_text(text, end + 2),
                Some(b'\\') if matches!(at(text, end + 2), Some(b'n' | b'"')) => {
                    ends_value(text, end + 3) || begins_line_of_text(text, end + 3)
                }
                Some(b'u') => is_at(text, end, "\\u0022") || is_at(text, end, "\\u0026"),
                _ => false,
            },
            b'%' => {
                is_at(text, end, "%26")
                    || is_at(text, end, "%0A")
                    || is_at(text, end, "%20")
                    || is_at(text, end, "%22")
                    || is_at(text, end, "%0D")
            }
            _ => is_mark_of_print(text, end),
        };
        if stops {
            break;
        }
        end += 1;
    }
    let end = end.min(text.len());
    // A sentence's full stop.
    let is_stop = part(text, start, end).ends_with(b".") && at(text, end).is_none_or(|byte| byte.is_ascii_whitespace());
    Extent { start, end: end - usize::from(is_stop && end > start + 1), is_quoted: false }
}

/// What can be called or looked into: nothing, or a name of a program's.
fn is_callee(head: &[u8]) -> bool {
    // What was called or looked up can be looked into again.
    if head.ends_with(b"]") || head.ends_with(b")") {
        return true;
    }
    head.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b':'))
        && !head.first().is_some_and(u8::is_ascii_digit)
}

/// The bracket on the same line that closes the one there.
fn closing_bracket(text: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let line = from(text, open).iter().take(256).take_while(|byte| **byte != b'\n');
    for (offset, byte) in line.enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + offset);
        }
    }
    None
}

/// Whether a value can have ended before: behind it comes the end of a line, a bracket, a separator.
fn ends_value(text: &[u8], index: usize) -> bool {
    match at(text, index) {
        None => true,
        Some(byte) => {
            byte.is_ascii_whitespace()
                || matches!(byte, b',' | b';' | b':' | b')' | b']' | b'}' | b'>' | b'<' | b'"' | b'\'' | b'\\' | b'|' | b'`' | b'.' if ends_sentence(text, index, byte))
        }
    }
}

fn ends_sentence(text: &[u8], index: usize, byte: u8) -> bool {
    byte != b'.' || at(text, index + 1).is_none_or(|byte| byte.is_ascii_whitespace())
}

/// Whether another name and a sign begin there.
pub(super) fn begins_pair(text: &[u8], index: usize) -> bool {
    let name = skip_blanks(text, index);
    let end = name
        + from(text, name)
            .iter()
            .take(64)
            .take_while(|byte| Set::WORD.has(**byte) || matches!(byte, b'-' | b'.' | b'[' | b']' | b'%'))
            .count();
    end > name && at(text, end).is_some_and(|byte| matches!(byte, b'=' | b':'))
}

/// Behind an escaped line break: whether what follows is a line of its own.
fn begins_line_of_text(text: &[u8], index: usize) -> bool {
    let rest = from(text, index);
    rest.is_empty()
        || rest.first().is_some_and(|byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'\\' | b'-' | b'#' | b'[' | b'<' | b'}')
        })
        || begins_pair(text, index)
        || {
            let word = rest.iter().take(24).take_while(|byte| byte.is_ascii_alphabetic()).count();
            word > 0 && rest.get(word) == Some(&b' ')
        }
}

/// Punctuation of Chinese and of print, which no ASCII value has behind it.
fn is_mark_of_print(text: &[u8], index: usize) -> bool {
    at(text, index).is_some_and(|byte| !byte.is_ascii())
        && ["，", "。", "；", "、", "”", "’", "」", "）", "！", "？"]
            .iter()
            .any(|mark| from(text, index).starts_with(mark.as_bytes()))
}

/// Behind what is wrapped around a string literal: `SecretString("`, `b"`, `new Password("`.
pub(super) fn wrapper(text: &[u8], start: usize) -> usize {
    let prefix = skip(text, start, |byte| {
        matches!(byte, b'b' | b'r' | b'u' | b'f' | b'B' | b'R' | b'U' | b'F' | b'@' | b'$' | b'L')
    });
    if prefix > start && prefix - start <= 2 && at(text, prefix).is_some_and(|byte| matches!(byte, b'"' | b'\'')) {
        return prefix;
    }
    let is_head = |byte: u8| Set::WORD.has(byte) || matches!(byte, b'.' | b':' | b' ' | b'-');
    let head = start + part(text, start, start + 64).iter().take_while(|byte| is_head(**byte)).count();
    let open = skip(text, head, |byte| byte == b'(');
    let is_call = open > head && head > start;
    if !is_call && !is_at(text, start, "ConvertTo-") {
        return start;
    }
    let name = part(text, start, head).to_ascii_lowercase();
    let has = |word: &str| super::names::contains(&name, word.as_bytes());
    let converts = has("securestring");
    let asks = ASKS.iter().any(|word| has(word));
    if (is_call && !asks || converts && !is_call) && opening(text, open).is_some_and(|quote| quote.length == 1) {
        return open;
    }
    start
}

/// The value behind an authentication scheme; the value itself without one. None where the scheme is all there is.
pub(super) fn behind_scheme(text: &[u8], value: Extent) -> Option<Extent> {
    let scheme = skip(text, value.start, |byte| byte.is_ascii_alphanumeric() || byte == b'-').min(value.start + 32);
    let word = part(text, value.start, scheme);
    let is_scheme = SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme.as_bytes()));
    if !is_scheme {
        return Some(value);
    }
    let start = skip_blanks(text, scheme);
    if start == scheme {
        return (scheme < value.end).then_some(value);
    }
    if let Some(quote) = opening(text, start).filter(|_| !value.is_quoted) {
        let begin = start + quote.length;
        return Some(Extent { start: begin, end: quote.end(text, begin), is_quoted: true });
    }
    let end = if value.is_quoted { value.end.max(start) } else { bare(text, start).end };
    // What a server asks for, and what signs a request part by part.
    let parameters = part(text, start, end.max(start + 5));
    if [b"realm" as &[u8], b"error", b"auth "].iter().any(|asked| parameters.starts_with(asked)) {
        return None;
    }
    let is_signed = part(text, start, end).contains(&b'=')
        && part(text, start, end).iter().position(|byte| *byte == b'=').is_some_and(|sign| sign + 2 < end - start)
        && !word.eq_ignore_ascii_case(b"bearer")
        && !word.eq_ignore_ascii_case(b"basic");
    let end = if is_signed { signed_end(text, start, value.is_quoted.then_some(value.end)) } else { end };
    Some(Extent { start, end, is_quoted: value.is_quoted })
}

/// Where the parameters end that sign a request.
fn signed_end(text: &[u8], start: usize, close: Option<usize>) -> usize {
    let end = close.unwrap_or_else(|| line_end(text, start, LONGEST));
    let line = part(text, start, end);
    let quote = line.iter().position(|byte| *byte == b'\'').filter(|_| close.is_none());
    start + line.get(..quote.unwrap_or(line.len())).unwrap_or_default().trim_ascii_end().len()
}

/// Parts of the names of what looks a credential up, and of what tells about one.
const ASKS: &[&str] = &[
    "env", "get", "input", "prompt", "read", "lookup", "var", "vault", "load", "fetch", "find", "require", "import",
    "param", "field", "test", "match", "error", "warn", "print", "log", "throw", "raise",
];

const SCHEMES: &[&str] = &[
    "bearer",
    "basic",
    "digest",
    "token",
    "negotiate",
    "ntlm",
    "apikey",
    "api-key",
    "key",
    "hawk",
    "aws4-hmac-sha256",
    "aws",
    "sdk-hmac-sha256",
    "sharedkey",
    "sharedkeylite",
    "sharedaccesssignature",
    "splunk",
    "jwt",
    "oauth",
    "genericapikey",
    "ssws",
    "pat",
    "dpop",
];
