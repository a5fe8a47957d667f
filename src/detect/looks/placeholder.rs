//! What a template or a manual has where the credential will be.

use super::form::{first_is_digit, has_many_digits};
use super::random::is_random;
use super::reference::is_plain_identifier;
use crate::detect::pattern::Set;

/// What a template, a manual or a program has where the credential will be.
pub(super) fn is_placeholder(value: &[u8]) -> bool {
    if let Some(inner) = [("%3C", "%3E"), ("%3c", "%3e"), ("&lt;", "&gt;"), ("\\u003c", "\\u003e")]
        .iter()
        .find_map(|(open, close)| value.strip_prefix(open.as_bytes())?.strip_suffix(close.as_bytes()))
    {
        return !is_random(inner);
    }
    let (first, last) = (value.first().copied().unwrap_or_default(), value.last().copied().unwrap_or_default());
    let inner = value.get(1..value.len().saturating_sub(1)).unwrap_or_default();
    let is_name =
        |text: &[u8]| !text.is_empty() && text.iter().all(|byte| Set::WORD.has(*byte) || b" .-:/".contains(byte));
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
        return is_identifier(bare)
            && (bare.len() == name.len() || name.get(bare.len()) != Some(&b'-'))
            && is_plain_identifier(bare)
            || name.iter().all(u8::is_ascii_digit) && name.len() == 1;
    }
    // What people write to each other has few digits.
    if has_many_digits(value) || value.len() > 64 {
        return false;
    }
    let starts = |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    let ends = |word: &str| {
        value
            .len()
            .checked_sub(word.len())
            .and_then(|at| value.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
    };
    ADVICE.iter().any(|word| starts(word))
        || ADVICE_ENDS.iter().any(|word| ends(word))
        || first == b'<' && value.contains(&b'>')
}

/// How texts begin and end that tell people to put a credential there, or that one was taken away.
const ADVICE: &[&str] = &[
    "your",
    "my-",
    "my_",
    "insert",
    "enter",
    "replace",
    "example",
    "dummy",
    "sample",
    "put-",
    "put_",
    "fake",
    "change",
    "redacted",
    "masked",
    "hidden",
    "todo",
    "fixme",
    "placeholder",
    "xxxx",
    "test-",
];

const ADVICE_ENDS: &[&str] = &["-here", "_here", "placeholder", "example", "redacted", "..."];

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
    let around = TEMPLATES.iter().find_map(|(open, close)| {
        let start = value.windows(open.len()).position(|window| window == open.as_bytes())?;
        let rest = value.get(start..)?;
        let length =
            rest.windows(close.len().max(1)).rposition(|window| close.is_empty() || window == close.as_bytes())?
                + close.len().max(1);
        Some(value.len() - length)
    });
    around.is_some_and(|around| around < 12)
}
