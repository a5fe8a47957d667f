//! What a template or a manual has where the credential will be.

use super::Dress;
use super::form::first_is_digit;
use super::random::is_random;
use super::reference::is_plain_identifier;
use crate::detect::bytes::is_one_of;
use crate::detect::pattern::Set;

/// What a template, a manual or a program has where the credential will be.
pub(super) fn is_placeholder(value: &[u8], dress: Dress) -> bool {
    if let Some(inner) = [("%3C", "%3E"), ("%5B", "%5D"), ("%3c", "%3e"), ("&lt;", "&gt;"), ("\\u003c", "\\u003e")]
        .iter()
        .find_map(|(open, close)| value.strip_prefix(open.as_bytes())?.strip_suffix(close.as_bytes()))
    {
        return !is_random(inner);
    }
    let (first, last) = (value.first().copied().unwrap_or_default(), value.last().copied().unwrap_or_default());
    let inner = value.get(1..value.len().saturating_sub(1)).unwrap_or_default();
    let is_name =
        |text: &[u8]| !text.is_empty() && text.iter().all(|byte| Set::WORD.has(*byte) || b" .-:/|".contains(byte));
    let is_identifier =
        |text: &[u8]| !text.is_empty() && text.iter().all(|byte| Set::WORD.has(*byte)) && !first_is_digit(text);
    match (first, last) {
        (b'<', b'>') | (b'{', b'}') | (b'[', b']') | (b'(', b')') if is_name(inner) && !is_random(inner) => {
            return true;
        }
        (b'%', b'%') | (b'@', b'@') if is_identifier(inner) => return true,
        (b'_', b'_') if is_name(inner) && value.len() > 4 => return true,
        _ => {}
    }
    if is_template(value) {
        return true;
    }
    if first == b'$' {
        let name = value.get(1..).unwrap_or_default();
        let bare = name.split(|byte| b":-[.".contains(byte)).next().unwrap_or_default();
        // Between marks only what shells put in is a variable, by its look.
        let is_told = dress != Dress::Quoted || !bare.iter().any(u8::is_ascii_lowercase) || bare.contains(&b'_');
        return is_told
            && is_identifier(bare)
            && (bare.len() == name.len() || name.get(bare.len()) != Some(&b'-'))
            && is_plain_identifier(bare)
            || name.iter().all(u8::is_ascii_digit) && name.len() == 1;
    }
    is_advice(value)
}

/// Words that tell people to put a credential there, or that one was taken away: `your-password-here`, `<redacted>`.
/// Digits, other signs and letters that go up and down are of a password that begins like one.
fn is_advice(value: &[u8]) -> bool {
    let value = value.strip_suffix(b"...").unwrap_or(value);
    let words = || value.split(|byte: &u8| matches!(byte, b'-' | b'_' | b' ' | b'.')).filter(|word| !word.is_empty());
    let is_word = |word: &[u8]| {
        let rest = word.get(1..).unwrap_or_default();
        word.iter().all(u8::is_ascii_uppercase)
            || word.iter().all(u8::is_ascii_alphabetic) && rest.iter().all(u8::is_ascii_lowercase)
    };
    let is = |words: &[&str], word: Option<&[u8]>| word.is_some_and(|word| is_one_of(word, words));
    let tells = if words().nth(1).is_some() {
        is(ADVICE, words().next()) || is(ENDS, words().next_back())
    } else {
        is(ALONE, words().next())
    };
    value.len() <= 64 && tells && words().all(is_word)
}

const ADVICE: &[&str] = &[
    "change", "choose", "dummy", "enter", "example", "fake", "fill", "insert", "my", "paste", "put", "replace",
    "sample", "set", "some", "test", "the", "your",
];
const ENDS: &[&str] = &["example", "goes", "here", "placeholder", "redacted"];
const ALONE: &[&str] =
    &["dummy", "example", "fixme", "hidden", "masked", "placeholder", "redacted", "sample", "tbd", "todo"];

/// What a program puts a value into: `${X}`, `$(cat x)`, `{{ .x }}`, with little around it.
pub(super) fn is_template(value: &[u8]) -> bool {
    const TEMPLATES: &[(&str, &str)] = &[
        ("${", "}"),
        ("$(", ")"),
        ("{{", "}}"),
        ("<%", "%>"),
        ("%{", "}"),
        ("#{", "}"),
        ("@{", "}"),
        ("$env:", ""),
        ("!Ref ", ""),
        ("!Sub ", ""),
    ];
    if !value.iter().any(|byte| matches!(byte, b'{' | b'(' | b'%' | b':' | b'!')) {
        return false;
    }
    let places = TEMPLATES.iter().find_map(|(open, close)| {
        let start = value.windows(open.len()).position(|window| window == open.as_bytes())?;
        let rest = value.get(start..)?;
        let close = if close.is_empty() {
            rest.len()
        } else {
            rest.windows(close.len()).rposition(|window| window == close.as_bytes())? + close.len()
        };
        Some((start, start + close))
    });
    let is_plain = |byte: &u8| Set::WORD.has(*byte) || b" -._:/,@=".contains(byte);
    places.is_some_and(|(start, end)| {
        let (before, behind) = (value.get(..start).unwrap_or_default(), value.get(end..).unwrap_or_default());
        let inside = value.get(start..end).unwrap_or_default();
        let is_name = inside.iter().any(u8::is_ascii_alphanumeric)
            && !inside.iter().any(|byte| matches!(byte, b'~' | b'^' | b';' | b'\\'));
        let around = before.iter().chain(behind);
        // A random rest is a credential that only looks like a template.
        is_name
            && before.len() + behind.len() < 12
            && around.clone().all(is_plain)
            && around.filter(|byte| byte.is_ascii_digit()).count() < 2
    })
}
