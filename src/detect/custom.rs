//! Rules of callers: regular expressions, in linear time for each match and with bounded memory.

use std::collections::HashSet;
use std::fmt;

use regex::bytes::{Regex, RegexBuilder};

use super::detector::TextOptionsError;
use super::rules;
use super::span::Span;

/// The most memory that a compiled pattern may take, in bytes; the crate's own default is ten times as much.
pub const PATTERN_SIZE: usize = 1 << 20;

/// The group that is the secret, where a pattern has it.
const SECRET: &str = "secret";

/// A rule of one's own. Its Debug shows no pattern.
#[derive(Clone)]
pub struct CustomRule {
    /// Its name in findings; no other rule's.
    pub name: String,
    /// A regular expression over bytes, in which classes such as `\w` are those of ASCII. The secret is its group
    /// `(?<secret>…)`, or else the whole match.
    pub pattern: String,
}

impl fmt::Debug for CustomRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomRule").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Compiled rules and the values that are no secrets.
#[derive(Clone, Default)]
pub(super) struct Rules {
    rules: Vec<Regex>,
    allow: Vec<Regex>,
}

impl Rules {
    pub(super) fn new<'a>(rules: &'a [CustomRule], allow: &[String]) -> Result<Self, TextOptionsError> {
        let mut names: HashSet<&str> = rules::all().map(|rule| rule.name).collect();
        let mut own = |(at, CustomRule { name, pattern }): (usize, &'a CustomRule)| {
            if name.is_empty() || !names.insert(name) {
                return Err(TextOptionsError::RuleName(at));
            }
            compile("rules", at, pattern)
        };
        let whole = |(at, pattern): (usize, &String)| {
            // On its own first, lest a stray bracket change what the anchors hold together.
            compile("allow_patterns", at, pattern)?;
            compile("allow_patterns", at, &format!(r"\A(?:{pattern})\z"))
        };
        Ok(Self {
            rules: rules.iter().enumerate().map(&mut own).collect::<Result<_, _>>()?,
            allow: allow.iter().enumerate().map(whole).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn find(&self, text: &[u8], first: usize, spans: &mut Vec<Span>) {
        for (at, pattern) in self.rules.iter().enumerate() {
            let has_group = pattern.capture_names().flatten().any(|name| name == SECRET);
            let mut add = |context: usize, secret: regex::bytes::Match<'_>| {
                spans.push(Span { context, start: secret.start(), end: secret.end(), rule: first + at });
            };
            if has_group {
                for captures in pattern.captures_iter(text) {
                    if let (Some(whole), Some(secret)) = (captures.get(0), captures.name(SECRET)) {
                        add(whole.start(), secret);
                    }
                }
            } else {
                pattern.find_iter(text).for_each(|whole| add(whole.start(), whole));
            }
        }
        spans.retain(|span| span.start < span.end);
    }

    pub(super) fn allow(&self, value: &[u8]) -> bool {
        self.allow.iter().any(|pattern| pattern.is_match(value))
    }
}

fn compile(member: &'static str, at: usize, pattern: &str) -> Result<Regex, TextOptionsError> {
    let built = RegexBuilder::new(pattern).unicode(false).size_limit(PATTERN_SIZE).dfa_size_limit(PATTERN_SIZE).build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => TextOptionsError::PatternSize(member, at),
        _ => TextOptionsError::Pattern(member, at),
    })
}
