//! What a glance promises, held to the rules: in words there are only tokens to find, each of which has a long run
//! without a dot, and letters that no number has.

use proptest::prelude::*;

use super::pattern::Part;
use super::rule::{Form, Token};
use super::{anchor, look, rules};
use crate::glance::Glance;

const RUN: usize = 16;
const SHORTEST: usize = 18;

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
}

/// How long the longest run without a dot is, in the shortest text of a token.
fn run(token: &Token, anchor: &str) -> usize {
    let lead = token.lead.map_or(0, |(_, count)| usize::from(count));
    let (mut longest, mut run) = (0, lead);
    for literal in [anchor].into_iter().flat_map(|anchor| anchor.split_inclusive('.')) {
        run = if literal.ends_with('.') { 0 } else { run + literal.len() };
    }
    for part in token.tail.0 {
        let (least, goes_on) = match part {
            Part::Text(text) => (text.len(), !text.contains('.')),
            Part::Run(set, least, _) => (usize::from(*least), !set.has(b'.')),
            Part::Either(texts) => (texts.iter().map(|text| text.len()).min().unwrap(), !texts.concat().contains('.')),
            Part::Maybe(_) => (0, false),
        };
        longest = longest.max(run);
        run = if goes_on { run + least } else { 0 };
    }
    longest.max(run)
}

#[test]
fn each_token_has_a_long_run_without_a_dot_and_letters_that_no_number_has() {
    // The one has capitals before its dots; the other is looked for.
    const OTHERS: [&str; 2] = ["json-web-token", "gcp-access-token"];
    for rule in rules::all() {
        for anchor in rule.form.anchors().iter().filter(|anchor| Glance::of(anchor).is_word()) {
            assert!(!is_hexadecimal(anchor), "{}: {anchor}", rule.name);
            // A block of a key has a run in any case.
            let Form::Token(token) = rule.form else { continue };
            assert!(run(&token, anchor) >= RUN || OTHERS.contains(&rule.name), "{}: {anchor}", rule.name);
            let length = token.lead.map_or(0, |(_, count)| count.into()) + anchor.len() + token.tail.lengths().start();
            assert!(length >= SHORTEST || rule.name == OTHERS[0], "{}: {anchor}", rule.name);
        }
    }
}

/// Texts of what is looked for, and of what stands between.
fn text() -> impl Strategy<Value = String> {
    let anchors: Vec<String> = anchor::texts().map(str::to_owned).collect();
    let piece = prop_oneof![
        3 => prop::sample::select(anchors),
        2 => "[a-z0-9]{1,8}",
        1 => prop::sample::select(&["eyJhbGci", "eyJhbGciOiJ", "ewogICJhbGci"][..]).prop_map(str::to_owned),
        1 => "[A-Za-z0-9+/_-]{1,24}",
        1 => "[a-f0-9]{8}-[a-f0-9]{4}",
        3 => "[.$+/_-]",
        1 => "[:=@ \"]",
    ];
    let begin = prop::sample::select(vec!["", "", "https://", "https://https://"]);
    let end = prop_oneof![3 => Just(String::new()), 1 => "[:/][0-9]{0,12}"];
    (begin, prop::collection::vec(piece, 0..8), end)
        .prop_map(|(begin, pieces, end)| [begin, &pieces.concat(), &end].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60_000))]
    #[test]
    fn a_closer_look_finds_nothing_either(text in text()) {
        if Glance::of(&text).promises_nothing() {
            prop_assert_eq!(look(text.as_bytes(), anchor::Anchors::of(text.as_bytes())).len(), 0);
        }
    }
}

#[test]
fn names_hosts_and_identifiers_need_no_closer_look() {
    for text in [
        "",
        "a",
        "harbor-team",
        "robot$team",
        "registry.password.example.com",
        "10.0.0.7:5000",
        "acme+robot",
        "ya2.aaaaaaaaaaaa.aaa",
    ] {
        assert!(Glance::of(text).promises_nothing(), "{text}");
    }
    assert!(Glance::of("7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10").promises_nothing());
    for text in [
        "two words",
        "host:80",
        "https://host:80:80",
        "https://host:",
        "eyJhbGci.a.b",
        "eyJhbGciOiJ.eyJ.a",
        "a@b",
        "abcdefghijklmnopqrst",
        "ya29.aaaaaaaaaaa.aaaa",
        "\u{e9}",
        &"a.".repeat(40),
    ] {
        assert!(!Glance::of(text).promises_nothing(), "{text}");
    }
}
