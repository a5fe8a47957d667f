//! Secrets of Kubernetes: whatever their `data` holds is one, whatever it is called.

mod json;

use super::Found;
use super::bytes::{at, before, is_blank, line_end, line_start, part, skip};
use super::pattern::Set;
use super::rules::generic;

// A document is looked at so far, before its `kind` and behind it; the API server takes no more than a megabyte.
const LONGEST: usize = 64 * 1024;

/// The values below `data` of the document in which `kind: Secret` stands. Returns where it ends.
pub(super) fn read(text: &[u8], kind: usize, from_index: usize, found: &mut Vec<Found>) -> usize {
    if before(text, kind) != Some(b' ') {
        return json::read(text, kind, from_index, found);
    }
    let start = document_start(text, kind, from_index);
    let mut inside = None;
    let mut value: Option<(usize, usize)> = None;
    let mut next = start;
    while next < text.len() && next < kind + LONGEST {
        let end = line_end(text, next, LONGEST);
        let line = part(text, next, end);
        let indent = line.iter().take_while(|byte| is_blank(**byte)).count();
        let content = line.get(indent..).unwrap_or_default().trim_ascii_end();
        let is_empty = content.is_empty();
        if next > kind && !is_of_document(line) {
            break;
        }
        if inside.is_some_and(|outer| indent <= outer) && !is_empty {
            inside = None;
            value = None;
        }
        if let Some(outer) = inside.filter(|_| !is_empty) {
            let begin = next + indent;
            match (member(content), value) {
                // A line of a value that goes on.
                (_, Some((_, column))) if indent > column => push(text, begin, begin + content.len(), kind, found),
                (Some(sign), _) if indent > outer => {
                    let start = skip(text, begin + sign, is_blank);
                    let is_block = matches!(at(text, start), Some(b'|' | b'>'));
                    if !is_block {
                        push(text, start, begin + content.len(), kind, found);
                    }
                    value = Some((start, indent));
                }
                _ => {}
            }
        } else if matches!(content, b"data:" | b"stringData:" | b"binaryData:") {
            inside = Some(indent);
            value = None;
        }
        next = end + part(text, end, end + 2).iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count().max(1);
    }
    next.min(text.len())
}

/// Behind the sign of `name: …`.
fn member(content: &[u8]) -> Option<usize> {
    let name = content
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'"'))
        .count();
    let is_member =
        name > 0 && content.get(name) == Some(&b':') && content.get(name + 1).is_none_or(u8::is_ascii_whitespace);
    is_member.then_some(name + 1)
}

fn push(text: &[u8], start: usize, end: usize, context: usize, found: &mut Vec<Found>) {
    let value = part(text, start, end);
    let marks = value.iter().take_while(|byte| matches!(byte, b'"' | b'\'')).count().min(1);
    let (start, end) = (start + marks, end - if value.len() > 1 { marks } else { 0 });
    let value = part(text, start, end);
    // What a template will put there, and nothing at all, are none.
    let is_there = value.iter().any(u8::is_ascii_alphanumeric)
        && !value.contains(&b'{')
        && !value.starts_with(b"$")
        && !value.starts_with(b"<");
    if is_there {
        found.push(Found { context, start, end, rule: generic::SECRET });
    }
}

/// Where the document begins in which a line says the `kind`: behind its mark, or behind what is no part of it.
fn document_start(text: &[u8], kind: usize, from_index: usize) -> usize {
    let floor = kind.saturating_sub(LONGEST).max(from_index.min(kind));
    let mut start = line_start(text, kind, LONGEST).max(floor);
    while start > floor {
        let before = memchr::memrchr(b'\n', part(text, floor, start - 1)).map_or(floor, |end| floor + end + 1);
        if !is_of_document(part(text, before, start)) {
            break;
        }
        start = before;
    }
    start
}

/// Whether such a line may stand in a document that begins at the margin. Those of a log around it may not.
fn is_of_document(line: &[u8]) -> bool {
    const BEGINS: Set = Set::of(" \t\r\n#{-<\"'");
    let has_begun = line.first().is_none_or(|byte| BEGINS.has(*byte)) || member(line).is_some();
    has_begun && !line.starts_with(b"---")
}
