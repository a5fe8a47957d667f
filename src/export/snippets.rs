//! Pieces of TypeScript.

use std::fmt::Write as _;

use super::logic::Logic;
use super::prose::{length, of_logic};
use crate::english::capitalized;
use crate::schema::{Choice, Field, Release, Shape};

/// What is to be known about a field, one sentence or list item a line.
pub(super) fn docs(field: &Field, need: &Logic, choices: &[Choice]) -> Vec<String> {
    let mut first = format!("{}.", capitalized(field.label));
    if !field.help.is_empty() {
        let _ = write!(first, " {}.", field.help.trim_end_matches('.'));
    }
    if field.is_secret() {
        first.push_str(" Secret.");
    }
    if let Shape::Text(text) = &field.shape {
        let length = length(text);
        if !length.is_empty() {
            let _ = write!(first, " {}.", capitalized(&length));
        }
    }
    if !field.example.is_empty() {
        let _ = write!(first, " Example: `{}`.", field.example);
    }
    if let [only] = choices {
        let _ = write!(first, " {}.", only.label);
    }
    let mut lines = vec![first];
    let says_more = |choice: &Choice| !choice.label.eq_ignore_ascii_case(choice.value);
    if choices.len() > 1 && choices.iter().any(says_more) {
        lines.extend(choices.iter().map(choice_doc));
    }
    if !matches!(need, Logic::Constant(_)) {
        lines.push(format!("Needed when {}.", of_logic(need)));
    }
    lines
}

fn choice_doc(choice: &Choice) -> String {
    let since =
        if choice.since == Release::V4_5 { String::new() } else { format!(", since RHACS {}", choice.since.name()) };
    format!("- `{}`: {}{since}", choice.value, choice.label)
}

/// The text with a comment before it.
pub(super) fn documented(lines: &[impl AsRef<str>], text: &str) -> String {
    match lines {
        [] => text.to_owned(),
        [line] => format!("/** {} */\n{text}", line.as_ref()),
        lines => {
            let lines: Vec<String> = lines.iter().map(|line| format!(" * {}\n", line.as_ref())).collect();
            format!("/**\n{} */\n{text}", lines.concat())
        }
    }
}

pub(super) fn union(name: &str, members: impl Iterator<Item = String>) -> String {
    let members: Vec<String> = members.map(|member| format!("\n  | {}", member.replace('\n', "\n    "))).collect();
    format!("export type {name} ={};\n", members.concat())
}

pub(super) fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}\n")).collect();
    lines.concat()
}

pub(super) fn values(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().map(|choice| choice.value).collect()
}

pub(super) fn literals(choices: &[Choice]) -> String {
    values(choices).into_iter().map(quoted).collect::<Vec<_>>().join(" | ")
}

pub(super) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// The name as a property name.
pub(super) fn key(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// `HssRegistryCreate` for `hss.registry.create`.
pub(super) fn pascal(name: &str) -> String {
    name.split(['.', '-', '_']).map(capitalized).collect()
}
