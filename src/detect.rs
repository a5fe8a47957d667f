//! Credentials in free text: logs, configuration, commands, sentences.
//!
//! What to look for is data: [`rules`] has a file for each family of credentials, with its own evidence. Where to look
//! is found by [`anchor`] in one pass over the text. What has no form of its own is found by what stands around it:
//! names that promise a credential ([`names`]), addresses, and commands. Every reader looks at a bounded stretch, or
//! goes on where it ended, so the work grows with the text and with nothing else.

mod address;
mod anchor;
mod apart;
mod assignment;
mod base64;
mod bytes;
mod command;
#[cfg(feature = "custom-rules")]
mod custom;
mod detector;
mod extent;
mod join;
mod known;
mod lexicon;
mod looks;
mod makeup;
mod manifest;
mod mask_text;
mod masker;
mod memory;
mod named;
mod names;
mod pattern;
mod pem;
mod quote;
mod reach;
mod rule;
mod rules;
mod sentence;
mod span;
mod stream;
mod table;
mod twins;

#[cfg(feature = "custom-rules")]
pub use custom::{CustomRule, PATTERN_SIZE};
pub use detector::{Detector, TextOptions, TextOptionsError, TextRule, text_rules};
pub use mask_text::{Finding, MaskedText, mask_bytes, mask_text};
pub(crate) use mask_text::{first_rule, places};
pub use masker::Masker;
#[cfg(feature = "wasm")]
pub(crate) use {
    memory::Memory,
    span::{Span, mask_of},
    stream::{Tail, Window, step},
};

use std::ops::Range;

use crate::stack;
use anchor::{Anchor, Anchors, Target};
use apart::Apart;
use command::Commands;
use named::Named;
use names::Senses;
use pattern::Runs;
use reach::Reach;
use rule::Rule;

/// A credential: where it stands, in bytes, and what it is.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// Where what tells that it is one begins: its name, its program, or itself.
    pub(crate) context: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    rule: &'static Rule,
}

/// Makes the tables that are otherwise made on their first use.
#[cfg(feature = "wasm")]
pub(crate) fn prepare() {
    rules::prepare();
    detector::prepare();
}

/// Everything that is found in the text, in the order in which it was come across. Some may overlap.
pub(crate) fn find(text: &[u8]) -> Vec<Found> {
    // The bench tells by this what detection adds to the module.
    if cfg!(berthing_without_detection) {
        return Vec::new();
    }
    let mut anchors = Anchors::of(text).peekable();
    // Most short texts have none, and need nothing of what follows.
    if anchors.peek().is_some() { look(text, anchors) } else { Vec::new() }
}

/// Apart, because engines compile functions when they are first called, and this is a long one.
#[inline(never)]
fn look(text: &[u8], anchors: impl Iterator<Item = (usize, &'static Anchor)>) -> Vec<Found> {
    stack::is_deep();
    let mut found = Vec::new();
    // Up to where each has been read: names, words with an at sign, tables, manifests.
    let (mut named, mut addressed, mut tabled, mut manifested) = (0, 0, 0, 0);
    let mut senses = Senses::in_text(text);
    let mut reach = Reach::default();
    let mut runs = Runs::default();
    let mut commands = Commands::default();
    let mut apart = Apart::default();
    for (start, anchor) in anchors {
        match anchor.target {
            Target::Token(rule) => found.extend(around(rule, text, start, anchor.text.len(), &mut runs)),
            Target::Name if start >= named => {
                let floor = found.last().map_or(0, |found: &Found| found.end);
                let name = Named::around(text, start, anchor.text.len(), floor);
                named = name.end;
                let Some(name) = name.understood(&mut senses) else { continue };
                let is_in_passing = name.is_in_passing();
                if is_in_passing && name.stands_alone() {
                    continue;
                }
                let known = found.len();
                if !is_in_passing && !name.is_in_path() {
                    named = reach.read(text, name, &mut found);
                }
                apart.read(&name, known, &mut found);
                if start >= tabled {
                    tabled = table::read(&name, &mut found).unwrap_or(tabled);
                }
                if start >= manifested && name.is_kind() {
                    manifested = manifest::read(text, name.start, manifested, &mut found);
                }
            }
            Target::Command => commands.read(text, start, anchor.text, &mut found),
            Target::AtSign if start >= addressed && address::may_have_user_info(text, start) => {
                addressed = address::read(text, start, addressed, &mut found);
            }
            Target::Name | Target::AtSign => {}
        }
    }
    found
}

/// Where in the text stands what is a credential by its own form, whatever is around it.
pub(crate) fn tokens(text: &str) -> Vec<Range<usize>> {
    let text = text.as_bytes();
    let mut runs = Runs::default();
    let found = Anchors::of(text).filter_map(|(start, anchor)| match anchor.target {
        Target::Token(rule) => around(rule, text, start, anchor.text.len(), &mut runs),
        _ => None,
    });
    found.map(|found| found.start..found.end).collect()
}

fn around(rule: &'static Rule, text: &[u8], start: usize, anchor: usize, runs: &mut Runs) -> Option<Found> {
    let (start, end) = rule.form.around(text, start, anchor, runs)?;
    (rule.check)(text.get(start..end)?).then_some(Found { context: start, start, end, rule })
}

#[cfg(test)]
mod glanced;
#[cfg(test)]
mod tests;
