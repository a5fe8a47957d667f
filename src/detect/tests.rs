//! The evidence of every rule holds, and its pattern is what its regular expression says.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fancy_regex::Regex;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::find;
use super::pattern::{Part, Set};
use super::rule::{BEGINS_WORD, Evidence, Form, Rule, Token};
use super::rules::{self, EVIDENCE};

fn evidence() -> impl Iterator<Item = &'static Evidence> {
    EVIDENCE.iter().flat_map(|family| family.iter())
}

fn rule_of(evidence: &Evidence) -> &'static Rule {
    rules::all().find(|rule| rule.name == evidence.rule).unwrap_or_else(|| panic!("no rule {}", evidence.rule))
}

/// Random texts of the rule's pattern, as its seal makes them right.
fn credential(evidence: &Evidence) -> BoxedStrategy<String> {
    let seal = evidence.seal;
    let parts = match rule_of(evidence).form {
        Form::Token(Token { lead, anchors, tail }) => {
            let lead = lead.map(|(set, count)| Part::times(set, u16::from(count)));
            let lead = lead.map_or(Just(String::new()).boxed(), |part| part_of(&part));
            let anchor = prop::sample::select(anchors).prop_map(str::to_owned);
            (lead, anchor, parts_of(tail.0)).prop_map(|(lead, anchor, tail)| lead + &anchor + &tail).boxed()
        }
        Form::Named { pattern, .. } => parts_of(pattern.0),
        // What a reader reads is made by the seal, around random base64.
        Form::Block { .. } => part_of(&Part::Run(Set::BASE64, 64, 160)),
        Form::Read => Just(String::new()).boxed(),
    };
    parts.prop_map(move |text| seal(&text)).boxed()
}

fn parts_of(parts: &'static [Part]) -> BoxedStrategy<String> {
    parts.iter().fold(Just(String::new()).boxed(), |before, part| {
        (before, part_of(part)).prop_map(|(before, part)| before + &part).boxed()
    })
}

fn part_of(part: &Part) -> BoxedStrategy<String> {
    match *part {
        Part::Text(text) => Just(text.to_owned()).boxed(),
        Part::Either(texts) => prop::sample::select(texts).prop_map(str::to_owned).boxed(),
        Part::Run(set, least, most) => {
            // Long enough to show what a run does, not more.
            let most = most.min(least + 80);
            let characters =
                prop::collection::vec(prop::sample::select(set.members()), usize::from(least)..=usize::from(most));
            characters.prop_map(|characters| characters.into_iter().collect()).boxed()
        }
        Part::Maybe(parts) => prop_oneof![Just(String::new()), parts_of(parts)].boxed(),
    }
}

#[test]
fn every_rule_has_evidence_on_both_sides() {
    let names: Vec<&str> = rules::all().map(|rule| rule.name).collect();
    let shown: Vec<&str> = evidence().map(|evidence| evidence.rule).collect();
    assert_eq!(names, shown);
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "names are unique");
    for evidence in evidence() {
        assert!(!evidence.finds.is_empty() && !evidence.spares.is_empty(), "{}", evidence.rule);
        assert!(evidence.finds.iter().all(|text| text.contains('§')), "{}", evidence.rule);
    }
}

#[test]
fn evidence_holds() {
    let wrong = RefCell::new(BTreeSet::new());
    for evidence in evidence() {
        let samples = (credential(evidence), credential(evidence), credential(evidence));
        TestRunner::deterministic()
            .run(&samples, |(a, b, c)| {
                for secret in [a, b, c] {
                    for text in evidence.finds {
                        let whole = text.replace('§', &secret);
                        let start = text.find('§').unwrap();
                        let found = find(whole.as_bytes());
                        let is_right = found.iter().any(|found| {
                            found.rule.name == evidence.rule
                                && found.start == start
                                && found.end == start + secret.len()
                        });
                        if !is_right {
                            wrong.borrow_mut().insert(format!("{}: missed in {text}", evidence.rule));
                        }
                    }
                    for text in evidence.spares {
                        if find(text.replace('§', &secret).as_bytes())
                            .iter()
                            .any(|found| found.rule.name == evidence.rule)
                        {
                            wrong.borrow_mut().insert(format!("{}: found in {text}", evidence.rule));
                        }
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    let wrong = wrong.into_inner();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts that nearly have the pattern: its own with bytes changed, left out and put in, between odd neighbours.
fn near_misses(evidence: &Evidence) -> impl Strategy<Value = String> {
    let neighbour = || prop::sample::select(vec!["", "a", "_", "-", "=", "\\n", "%3D", "\\u003d", "\"", "é", "+", "/"]);
    let edit =
        (any::<prop::sample::Index>(), 0..3_u8, prop::sample::select("aZ09_-=+/.~é".chars().collect::<Vec<_>>()));
    let edits = prop::collection::vec(edit, 0..3);
    (neighbour(), credential(evidence), neighbour(), edits).prop_map(|(before, secret, after, edits)| {
        let mut characters: Vec<char> = secret.chars().collect();
        for (index, kind, character) in edits {
            let place = index.index(characters.len().max(1));
            match kind {
                0 if place < characters.len() => characters[place] = character,
                1 if place < characters.len() => drop(characters.remove(place)),
                _ => characters.insert(place.min(characters.len()), character),
            }
        }
        format!("{before}{}{after}", characters.into_iter().collect::<String>())
    })
}

#[test]
fn tokens_are_what_their_regular_expressions_say() {
    for evidence in evidence() {
        let rule = rule_of(evidence);
        let Form::Token(Token { lead, anchors, tail }) = rule.form else { continue };
        let lead = lead.map(|(set, count)| format!("{}{{{count}}}", set.regex())).unwrap_or_default();
        let anchors: Vec<String> = anchors.iter().map(|anchor| regex::escape(anchor)).collect();
        let token = format!("{lead}(?:{})", anchors.join("|"));
        let whole = Regex::new(&format!("{BEGINS_WORD}{token}{}", tail.regex())).unwrap();
        TestRunner::deterministic()
            .run(&near_misses(evidence), |text| {
                let found: BTreeSet<_> = find(text.as_bytes())
                    .into_iter()
                    .filter(|found| found.rule.name == rule.name)
                    .map(|found| (found.start, found.end))
                    .collect();
                // Also inside the one before, for tokens may overlap.
                let next = |found: &(usize, usize)| {
                    let start = found.0 + text[found.0..].chars().next().map_or(1, char::len_utf8);
                    whole.find_from_pos(&text, start).unwrap().map(|found| (found.start(), found.end()))
                };
                let first = whole.find(&text).unwrap().map(|found| (found.start(), found.end()));
                let expected: BTreeSet<_> = std::iter::successors(first, next)
                    .filter(|(start, end)| (rule.check)(&text.as_bytes()[*start..*end]))
                    .collect();
                prop_assert_eq!(&found, &expected, "{}: {}", rule.name, text);
                Ok(())
            })
            .unwrap();
    }
}

/// The text with what is found in it covered.
fn covered(text: &str) -> String {
    let spans = find(text.as_bytes()).iter().map(|found| found.start..found.end).collect();
    crate::secret::cover(text, spans)
}

#[test]
fn credentials_are_found_in_every_dress() {
    let mut wrong = Vec::new();
    for line in include_str!("finds.txt").split("\n~\n") {
        for secret in ["hunTer-2x", "correct1horse", "Tr0ub4dor&3"] {
            let plain: String = line.replace(['«', '»'], "");
            let expected = Regex::new("«[^»]*»").unwrap().replace_all(line, crate::MASK).replace('§', crate::MASK);
            let masked = covered(&plain.replace('§', secret));
            if masked != expected {
                wrong.push(masked);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n~\n"));
}

#[test]
fn what_only_looks_alike_stays() {
    let wrong: Vec<String> =
        include_str!("spares.txt").split("\n~\n").filter(|text| covered(text) != **text).map(covered).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n~\n"));
}
