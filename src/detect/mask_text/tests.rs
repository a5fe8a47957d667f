//! The laws of masking free text.
#![allow(clippy::needless_update, reason = "the options have more members with custom rules")]

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::detect::span::merged;
use crate::{Masker, TextOptions, TextOptionsError, mask_bytes, mask_text};

const KEY: &str = "AKIAIOSFODNN7EXAMPLX";

fn run<S: Strategy>(cases: u32, strategy: &S, law: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)).run(strategy, law).unwrap();
}

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![" ", "\n", "é", "😀", "世", "=", "\"", "key: ", "******", "*", "A", "%41", "\\n"]).prop_map(str::to_owned),
        2 => "(AKIA|ASIA)[A-Z2-7]{14,18}",
        1 => ".{0,12}",
    ];
    prop::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
}

#[test]
fn masking_twice_is_masking_once() {
    run(2000, &texts(), |text| {
        let once = mask_text(&text).text;
        let twice = mask_text(&once);
        prop_assert_eq!(&twice.text, &once);
        prop_assert!(twice.findings.is_empty());
        Ok(())
    });
}

#[test]
fn what_is_not_found_stays_as_it_is() {
    run(2000, &texts(), |text| {
        let masked = mask_text(&text);
        let mut rest = masked.text.as_str();
        let mut done = 0;
        for finding in &masked.findings {
            let between = text.get(done..finding.start).expect("borders of characters, in order");
            rest =
                rest.strip_prefix(between).and_then(|rest| rest.strip_prefix(MASK)).expect("a mask for each finding");
            done = finding.end;
        }
        prop_assert_eq!(rest, &text[done..]);
        let bytes = mask_bytes(text.as_bytes());
        prop_assert_eq!(bytes.text, masked.text.into_bytes());
        prop_assert_eq!(bytes.findings, masked.findings);
        Ok(())
    });
}

#[test]
fn spans_are_put_together() {
    let span = |start, end, rule| Span { context: start, start, end, rule };
    let spans =
        (0..30_usize, 0..12_usize, 0..4_usize).prop_map(move |(start, length, rule)| span(start, start + length, rule));
    let cases = (
        prop::collection::vec(prop::sample::select(vec!["a", "é", "世", "😀", "*", " "]), 42),
        prop::collection::vec(spans, 0..9),
    );
    run(2000, &cases, |(characters, spans)| {
        let text = characters.concat();
        let bytes = text.as_bytes();
        let together = merged(bytes, spans.clone());
        for pair in together.windows(2) {
            prop_assert!(pair[0].end < pair[1].start, "apart, and in order");
        }
        for span in &together {
            prop_assert!(text.get(span.start..span.end).is_some_and(|found| !found.is_empty()));
            prop_assert!(span.context <= span.start);
        }
        for span in spans.iter().filter(|span| !bytes[span.start..span.end].iter().all(|byte| *byte == b'*')) {
            prop_assert!(together.iter().any(|whole| whole.start <= span.start && span.end <= whole.end));
        }
        prop_assert_eq!(merged(bytes, together.clone()), together);
        Ok(())
    });
    let named = merged(b"0123456789", vec![span(4, 6, 0), span(2, 5, 2), span(2, 5, 1), span(2, 3, 0), span(6, 8, 0)]);
    assert_eq!(
        named,
        [Span { context: 2, start: 2, end: 8, rule: 1 }],
        "after the first, then the longest, then the first rule"
    );
}

#[test]
fn bytes_that_are_no_text_pass_through() {
    let text = [b"\xFF\x80 ", KEY.as_bytes(), b" \xC3"].concat();
    assert_eq!(mask_bytes(&text).text, b"\xFF\x80 ****** \xC3");
}

#[test]
fn options() {
    let text = format!("{KEY} ASIAIOSFODNN7EXAMPLX");
    let options = |allow: &[&str], off: &[&str]| {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Detector::new(&TextOptions { allow: own(allow), off: own(off), ..TextOptions::default() })
    };
    assert_eq!(options(&[KEY], &[]).unwrap().mask_text(&text).text, format!("{KEY} ******"));
    assert_eq!(options(&[&KEY[1..]], &[]).unwrap().mask_text(&text).text, "****** ******");
    assert_eq!(options(&[], &["aws-access-key-id"]).unwrap().mask_text(&text).text, text);
    assert_eq!(options(&[], &["aws-access-key-id", "aws"]).unwrap_err(), TextOptionsError::UnknownRule(1));
}

#[test]
fn debug_shows_no_text() {
    let text = mask_text(&format!("secret words {KEY}"));
    let options = TextOptions { allow: vec![KEY.to_owned()], ..TextOptions::default() };
    let detector = Detector::new(&options).unwrap();
    let mut masker = Masker::new(detector.clone());
    let _ = masker.push(format!("secret words {KEY}").as_bytes());
    let shown = format!("{text:?} {:?} {options:?} {detector:?} {masker:?}", mask_bytes(KEY.as_bytes()));
    assert!(!shown.contains("words") && !shown.contains(&KEY[..6]) && !shown.contains("65, 75"), "{shown}");
}

#[cfg(feature = "custom-rules")]
mod custom {
    use super::*;
    use crate::CustomRule;

    fn masked(pattern: &str, allow: &[&str], text: &str) -> Result<MaskedText, TextOptionsError> {
        let rules = vec![CustomRule { name: "badge".to_owned(), pattern: pattern.to_owned() }];
        let allow_patterns = allow.iter().map(|text| (*text).to_owned()).collect();
        let options = TextOptions { rules, allow_patterns, ..TextOptions::default() };
        Ok(Detector::new(&options)?.mask_text(text))
    }

    #[test]
    fn the_secret_is_the_group_or_the_whole() {
        let text = "badge B-1234 of 世界";
        assert_eq!(masked(r"B-\d{4}", &[], text).unwrap().text, "badge ****** of 世界");
        let by_group = masked(r"badge B-(?<secret>\d+)", &[], text).unwrap();
        assert_eq!(by_group.text, "badge B-****** of 世界");
        assert_eq!(by_group.findings[0].rule, "badge");
        assert_eq!(masked(r"B-\d{4}", &["B-1.*"], text).unwrap().text, text);
        assert_eq!(masked(r"B-\d{4}", &["B-1"], text).unwrap().text, "badge ****** of 世界", "all of it must match");
        // Half a character is masked as a whole.
        assert_eq!(masked(r"(?-u:\xB8)", &[], text).unwrap().text, "badge B-1234 of ******界");
    }

    #[test]
    fn a_secret_inside_another_is_known_too() {
        let text = "dsn=db://u:s3cret-w0rd@host s3cret-w0rd";
        let rule = |name: &str, pattern: &str| CustomRule { name: name.to_owned(), pattern: pattern.to_owned() };
        let rules = vec![rule("dsn", r"dsn=(?<secret>\S+)"), rule("user", r"//\w+:(?<secret>[^@]+)@")];
        let detector = Detector::new(&TextOptions { rules, ..TextOptions::default() }).unwrap();
        assert_eq!(detector.mask_text(text).text, "dsn=****** ******");
        let mut masker = Masker::new(detector);
        let first = masker.push(text.replace(' ', "\n").as_bytes());
        assert_eq!([first, masker.finish()].concat(), b"dsn=******\n******");
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for (pattern, error) in [
            ("(", TextOptionsError::Pattern("rules", 0)),
            (r"(a)\1", TextOptionsError::Pattern("rules", 0)),
            ("(?=a)", TextOptionsError::Pattern("rules", 0)),
            ("((((a{100}){100}){100}){100})", TextOptionsError::PatternSize("rules", 0)),
        ] {
            assert_eq!(masked(pattern, &[], "").unwrap_err(), error, "{pattern}");
        }
        assert_eq!(masked("a", &["a)|(b"], "").unwrap_err(), TextOptionsError::Pattern("allow_patterns", 0));
        let named = |name: &str| {
            let rules = vec![CustomRule { name: name.to_owned(), pattern: "a".to_owned() }];
            Detector::new(&TextOptions { rules, ..TextOptions::default() }).unwrap_err()
        };
        assert_eq!(named(""), TextOptionsError::RuleName(0));
        assert_eq!(named("aws-access-key-id"), TextOptionsError::RuleName(0));
    }
}
