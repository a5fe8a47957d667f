//! Credentials in free text: logs, configuration, commands, sentences.
//!
//! What to look for is data: [`rules`] has a file for each family of credentials, with its own evidence. Where to look
//! is found by [`anchor`] in one pass over the text. What has no form of its own is found by what stands around it:
//! names that promise a credential ([`names`]), addresses, and commands. Every reader looks at a bounded stretch, or
//! goes on where it ended, so the work grows with the text and with nothing else.

mod anchor;
mod bytes;
mod command;
mod names;
mod pattern;
mod rule;
mod rules;

use anchor::{Candidates, Target};
use rule::{Form, Rule};

/// A credential: where it stands, in bytes, and what it is.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// Where what tells that it is one begins: its name, its program, or itself.
    pub(crate) context: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    rule: &'static Rule,
}

/// Everything that is found in the text, in the order in which it was come across. Some may overlap.
pub(crate) fn find(text: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    for start in Candidates::of(text) {
        for anchor in anchor::standing_at(text, start) {
            match anchor.target {
                Target::Token(rule) => found.extend(token(rule, text, start, anchor.text.len())),
                Target::Name | Target::Command => {}
            }
        }
    }
    found
}

fn token(rule: &'static Rule, text: &[u8], start: usize, anchor: usize) -> Option<Found> {
    let Form::Token(token) = &rule.form else { return None };
    let (start, end) = token.around(text, start, anchor)?;
    (rule.check)(text.get(start..end)?).then_some(Found { context: start, start, end, rule })
}

#[cfg(test)]
mod tests;
