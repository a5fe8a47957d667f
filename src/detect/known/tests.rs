//! A secret that stands again is found, words stay words, and no text makes it slow.

use std::time::{Duration, Instant};

use super::*;
use crate::detect::span::merged;

fn span(start: usize, end: usize) -> Span {
    Span { context: start, start, end, rule: 3 }
}

/// What is found again of a secret that begins the text.
fn again(secret: &str, rest: &str) -> Vec<String> {
    let text = format!("{secret}|{rest}");
    let mut spans = merged(text.as_bytes(), repeats(text.as_bytes(), &[span(0, secret.len())]));
    spans.retain(|span| span.start > 0);
    assert!(spans.iter().all(|span| span.rule == 3));
    spans.iter().map(|span| text[span.start..span.end].to_owned()).collect()
}

#[test]
fn wherever_it_stands() {
    for secret in ["hunter2-", "abc123", "s3cret-w0rd", "0123456789abcdef0123456789abcdef01234567"] {
        for lead in 0..7 {
            let rest = format!("{}{secret} and {secret}", ".".repeat(lead));
            assert_eq!(again(secret, &rest), [secret, secret], "{secret} {lead}");
        }
    }
}

#[test]
fn what_is_written_like_a_word_is_left_or_stands_alone() {
    for (secret, rest, expected) in [
        ("admin", "admin admin", 0),
        ("password", "the password", 0),
        ("Postgres", "Postgres postgres", 0),
        ("12345", "12345", 0),
        ("2026-11", "2026-11-22", 0),
        ("20261122", "20261122 120261122", 1),
        ("abc123", "abc123 xabc123 abc123_ (abc123)", 2),
        ("correcthorsebattery", "correcthorsebatteryx correcthorsebattery", 1),
        ("s3cret-w0rd", "xs3cret-w0rdx", 1),
    ] {
        assert_eq!(again(secret, rest).len(), expected, "{secret}");
    }
}

#[test]
fn other_spellings() {
    for (secret, rest) in [
        (r#"pa"ss/w0rd"#, r#"pa\"ss/w0rd"#),
        (r#"pa\"ssw0rd"#, r#"pa"ssw0rd"#),
        (r"pa\/ssw0rd", "pa/ssw0rd"),
        ("two\nlines-1", r"two\nlines-1"),
        ("p@ss/w0rd", "p%40ss%2Fw0rd"),
        ("p%40ssw0rd", "p@ssw0rd"),
    ] {
        assert_eq!(again(secret, rest), [rest]);
    }
}

#[test]
fn no_text_makes_it_slow() {
    let all_alike = "a1".repeat(1 << 20);
    let sharing: Vec<_> = (0..20_000).map(|number| format!("prefix-same-middle-{number:05}-suffix ")).collect();
    let sharing = sharing.concat();
    let prefixes = "ab1-".repeat(1000) + &"ab1-".repeat(1 << 18);
    let width = "prefix-same-middle-00000-suffix ".len();
    for (text, spans) in [
        (&all_alike, (0..2000).map(|length| span(length, 2 * length + 8)).collect::<Vec<_>>()),
        (&sharing, (0..20_000).map(|number| span(number * width, (number + 1) * width - 1)).collect()),
        (&prefixes, (8..4000).step_by(4).map(|length| span(0, length)).collect()),
    ] {
        let start = now();
        let places = repeats(text.as_bytes(), &spans).len();
        assert!(places > 0 && start.elapsed() < Duration::from_secs(20));
    }
}

#[expect(clippy::disallowed_methods, reason = "a test has a clock")]
fn now() -> Instant {
    Instant::now()
}
