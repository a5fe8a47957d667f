//! Values that have a line to themselves, and those below a line.

use super::{Extent, LONGEST};
use crate::detect::bytes::{at, before, is_blank, line_end, line_start, part, skip, skip_back, skip_blanks};
use crate::detect::looks;
use crate::detect::pattern::Set;

/// The rest of a line that has nothing but the value.
pub(super) fn rest_of_line(text: &[u8], word: Extent, is_separate: bool) -> Option<Extent> {
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
    let is_sentence = words().filter(|word| looks::is_ordinary(word)).count() * 2 >= words().count();
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

/// Whether nothing stands before the name on its line but what belongs to it: `export`, a mark, an item's dash.
pub(super) fn begins_line(text: &[u8], name: usize) -> bool {
    let blanks = |index| skip_back(text, index, 64, is_blank);
    let word = blanks(name);
    let start = skip_back(text, word, 6, |byte| !byte.is_ascii_whitespace());
    let line = blanks(start);
    let is_first = before(text, line).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let word = part(text, start, word);
    is_first && (word.is_empty() || LEADS.iter().any(|lead| lead.as_bytes() == word))
}

const LEADS: &[&str] = &["~", "export", "set", "ENV", "ARG", "-", "+", "\"", "'", "*", ">", "$", "#", "//"];

/// What stands below the name that begins at `name`, further in: a block of YAML, or a value on a line of its own.
pub(in crate::detect) fn below(text: &[u8], name: usize, start: usize) -> Vec<Extent> {
    let is_block = matches!(at(text, start), Some(b'|' | b'>'));
    let sign = if is_block { skip(text, start + 1, |byte| matches!(byte, b'-' | b'+' | b'0'..=b'9')) } else { start };
    let first = skip_blanks(text, sign);
    if !matches!(at(text, first), Some(b'\n' | b'\r')) {
        return Vec::new();
    }
    let line = line_start(text, name, 256);
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
    let unquote = |line: Extent| Extent::quoted(text, line.start).map_or(line, |(content, _)| content);
    lines.into_iter().map(unquote).collect()
}

/// Lines of one random word each, as long as each other, behind a line's end: a token that was wrapped.
pub(super) fn wrapped(text: &[u8], line: usize) -> Option<Vec<Extent>> {
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
    let is_random = lines
        .first()
        .is_some_and(|first| first.end - first.start >= 40 && looks::is_random(part(text, first.start, first.end)));
    (is_random && lines.len() > 1).then_some(lines)
}
