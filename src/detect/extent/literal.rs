//! Values that a program writes as strings.

use super::{Extent, LONGEST};
use crate::detect::bytes::{at, contains_any_case, from, is_at, line_end, part, skip, skip_blanks};
use crate::detect::pattern::Set;
use crate::detect::quote::opening;

/// The strings of a list, or what is in its brackets if it has none.
pub(in crate::detect) fn items(text: &[u8], start: usize) -> Vec<Extent> {
    let mut items = Vec::new();
    let mut next = start + 1;
    loop {
        next = skip(text, next, |byte| byte.is_ascii_whitespace() || byte == b',');
        let Some((item, behind)) = Extent::quoted(text, next).filter(|_| next < start + LONGEST) else { break };
        items.push(item);
        next = behind;
    }
    if items.is_empty() && at(text, next).is_some_and(|byte| byte != b']' && byte != b'{') {
        let end = line_end(text, next, LONGEST);
        let length = part(text, next, end).iter().position(|byte| *byte == b']').unwrap_or(end - next);
        items.push(Extent { start: next, end: next + length, is_quoted: true });
    }
    items
}

/// The second of two strings in brackets.
pub(in crate::detect) fn second_literal(text: &[u8], bracket: usize) -> Option<Extent> {
    let literal = |index| {
        let start = skip(text, index, |byte| byte.is_ascii_whitespace());
        Extent::quoted(text, start).map(|(content, behind)| (content, skip_blanks(text, behind)))
    };
    let (_, comma) = literal(bracket + 1)?;
    let behind = (at(text, comma) == Some(b',')).then_some(comma + 1)?;
    let (second, close) = literal(behind)?;
    matches!(at(text, close), Some(b')' | b']')).then_some(second)
}

/// PowerShell's `(ConvertTo-SecureString "x" …)`.
pub(in crate::detect) fn converted(text: &[u8], start: usize) -> Option<Extent> {
    let open = skip(text, start, |byte| byte == b'(');
    let literal = wrapper(text, open);
    (literal > open).then(|| Extent::quoted(text, literal)).flatten().map(|(content, _)| content)
}

/// Behind what is wrapped around a string literal: `SecretString("`, `b"`, `new Password("`.
pub(in crate::detect) fn wrapper(text: &[u8], start: usize) -> usize {
    let prefix = skip(text, start, |byte| {
        matches!(byte, b'b' | b'r' | b'u' | b'f' | b'B' | b'R' | b'U' | b'F' | b'@' | b'$' | b'L' | b'N')
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
    let has = |word: &str| contains_any_case(part(text, start, head), word);
    let converts = has("securestring");
    let asks = ASKS.iter().any(|word| has(word));
    if (is_call && !asks || converts && !is_call) && opening(text, open).is_some_and(|quote| quote.length == 1) {
        return open;
    }
    start
}

/// Parts of the names of what looks a credential up, and of what tells about one.
const ASKS: &[&str] = &[
    "env", "get", "input", "prompt", "read", "lookup", "var", "vault", "load", "fetch", "find", "require", "import",
    "param", "field", "test", "match", "error", "warn", "print", "log", "throw", "raise",
];

/// The content of an element.
pub(in crate::detect) fn element(text: &[u8], start: usize) -> Extent {
    let section = is_at(text, start, "<![CDATA[").then(|| Extent::quoted(text, start)).flatten();
    if let Some((content, _)) = section {
        return content;
    }
    let content = from(text, start);
    let length = content.iter().take(LONGEST).take_while(|byte| **byte != b'<').count();
    let content = part(text, start, start + length).trim_ascii_end();
    Extent { start, end: start + content.len(), is_quoted: true }
}
