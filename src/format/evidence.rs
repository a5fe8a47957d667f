//! What the tests of every format have in common: its tables hold, its pattern refuses nothing that its parser takes,
//! and its repair is safe. Texts beyond the tables are near misses of the tables' own.

use std::{cell::RefCell, collections::BTreeSet};

use fancy_regex::Regex;
use proptest::{prelude::*, test_runner::TestRunner};

use crate::format::{Findings, Reason, near_miss::near_misses};

pub(crate) struct Evidence {
    pub(crate) check: fn(&str) -> Findings,
    pub(crate) pattern: &'static str,
    pub(crate) accepts: &'static [&'static str],
    pub(crate) traps: &'static [(&'static str, Reason)],
    pub(crate) rejects: &'static [(&'static str, Reason)],
    /// Texts of `rejects` that the pattern lets through.
    pub(crate) beyond_pattern: &'static [&'static str],
    /// What near misses are edited with.
    pub(crate) tokens: &'static [&'static str],
}

impl Evidence {
    /// Every row of the tables, by parser and pattern; all failures at once.
    #[track_caller]
    pub(crate) fn holds(&self) {
        let pattern = Regex::new(self.pattern).unwrap();
        assert!(is_portable(self.pattern), "{} needs escapes", self.pattern);
        let mut failures = Vec::new();
        let mut expect = |text: &str, good: bool, matches: bool| {
            let found = (self.check)(text);
            let matched = pattern.is_match(text).unwrap();
            if !good || matches != matched {
                failures.push(format!(
                    "{text:?}: {:?} {:?}, pattern {matched}",
                    found.error,
                    found.traps().collect::<Vec<_>>()
                ));
            }
        };
        for text in self.accepts {
            expect(text, (self.check)(text) == Findings::NONE, true);
        }
        for (text, trap) in self.traps {
            let found = (self.check)(text);
            expect(text, found.error.is_none() && found.has(*trap), true);
        }
        for (text, reason) in self.rejects {
            expect(text, (self.check)(text) == Findings::refuse(*reason), self.beyond_pattern.contains(text));
        }
        expect("", true, true);
        assert!(failures.is_empty(), "{}\n{}", self.pattern, failures.join("\n"));
    }

    /// The pattern takes every near miss that the parser takes.
    #[track_caller]
    pub(crate) fn pattern_is_no_stricter(&self) {
        let pattern = Regex::new(self.pattern).unwrap();
        self.near_misses(|text| !self.takes(text) || pattern.is_match(text).unwrap());
    }

    /// The pattern takes exactly the near misses that the parser takes.
    #[track_caller]
    pub(crate) fn pattern_is_exact(&self) {
        let pattern = Regex::new(self.pattern).unwrap();
        self.near_misses(|text| self.takes(text) == pattern.is_match(text).unwrap());
    }

    /// Repairing twice changes nothing more, and no text is refused for its repair, except where `excused`.
    #[track_caller]
    pub(crate) fn repair_is_safe(&self, repair: impl Fn(&str) -> String, excused: impl Fn(Findings) -> bool) {
        self.near_misses(|text| {
            let repaired = repair(text);
            let is_worse = self.takes(text) && !excused((self.check)(text)) && !self.takes(&repaired);
            repair(&repaired) == repaired && !is_worse
        });
    }

    fn takes(&self, text: &str) -> bool {
        text.is_empty() || (self.check)(text).error.is_none()
    }

    /// The texts of the tables and near misses of them, for oracles that are asked about many at once.
    pub(crate) fn texts(&self, count: usize) -> Vec<String> {
        let texts = RefCell::new(self.seeds().map(str::to_owned).collect::<Vec<_>>());
        self.near_misses(|text| {
            texts.borrow_mut().push(text.to_owned());
            true
        });
        let (mut texts, mut seen) = (texts.into_inner(), BTreeSet::new());
        texts.retain(|text| seen.insert(text.clone()));
        texts.truncate(count);
        texts
    }

    fn seeds(&self) -> impl Iterator<Item = &'static str> {
        self.accepts.iter().copied().chain(self.traps.iter().chain(self.rejects).map(|row| row.0))
    }

    /// Texts close to those of the tables, for all of which `law` must hold.
    #[track_caller]
    pub(crate) fn near_misses(&self, law: impl Fn(&str) -> bool) {
        let texts = near_misses(self.seeds().collect(), self.tokens);
        let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() };
        let outcome = TestRunner::new(config).run(&texts, |text| {
            prop_assert!(law(&text));
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{failure}"));
    }
}

/// Whether JavaScript's flag `v`, which HTML uses, takes the classes: they may hold no syntax characters, and no other
/// punctuation twice in a row. A hyphen is a range's, which needs letters or digits on both sides here.
fn is_portable(pattern: &str) -> bool {
    let (mut in_class, mut escaped, mut last) = (false, false, ' ');
    pattern.replace(r"\u{10FFFF}", "").chars().all(|c| {
        let (plain, before) = (!escaped, last);
        (escaped, last) = (c == '\\' && plain, c);
        match c {
            '[' if plain && !in_class => in_class = true,
            ']' if plain => in_class = false,
            _ if plain && in_class => return !"()[]{}/|".contains(c) && (c != before || !c.is_ascii_punctuation()),
            _ => {}
        }
        true
    })
}
