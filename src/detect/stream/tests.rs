//! Cutting a text into pieces changes nothing but when it comes out.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::detect::masker::Stream;
use crate::secret::MASK;

/// Finds `pw=` and what follows up to a space; the word on the line behind `key:`; and what stands between `<<` and
/// `>>`, or `<<` and the end.
fn fake(text: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    for context in 0..text.len() {
        let rest = &text[context..];
        let word = |from: usize| from + text[from..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        if rest.starts_with(b"pw=") {
            spans.push(Span { context, start: context + 3, end: word(context + 3), rule: 0 });
        }
        if rest.starts_with(b"key:\n  ") {
            spans.push(Span { context, start: context + 7, end: word(context + 7), rule: 1 });
        }
        if rest.starts_with(b"<<") {
            let end = rest.windows(2).position(|pair| pair == b">>").map_or(text.len(), |at| context + at);
            spans.push(Span { context, start: context + 2, end, rule: 2 });
        }
    }
    spans.retain(|span| span.start < span.end);
    spans
}

/// What whole-text masking does, without repeats where `known` is false.
fn whole(text: &[u8], known: bool) -> (Vec<u8>, Vec<Span>) {
    let mut spans = fake(text);
    if known {
        spans.extend(repeats(text, &fake(text)));
    }
    let spans = merged(text, spans);
    let (mut masked, mut done) = (Vec::new(), 0);
    for span in &spans {
        masked.extend(&text[done..span.start]);
        masked.extend(MASK.as_bytes());
        done = span.end;
    }
    masked.extend(&text[done..]);
    (masked, spans)
}

fn streamed<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> (Vec<u8>, Vec<Span>) {
    let (mut stream, mut out) = (Stream::new(), Vec::new());
    for piece in pieces {
        stream.push(fake, piece, &mut out);
    }
    stream.finish(fake, &mut out);
    (out, stream.take())
}

fn places(spans: &[Span]) -> Vec<(usize, usize, usize)> {
    spans.iter().map(|span| (span.start, span.end, span.rule)).collect()
}

fn run<S: Strategy>(cases: u32, strategy: &S, law: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)).run(strategy, law).unwrap();
}

/// Texts of what is told apart, with secrets that may stand again.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec!["plain words", "é", "世界", " ", "\n", "\n", "pw= ", "key:\n", "\r\n", "******"]).prop_map(str::to_owned),
        2 => "pw=[a-z]{4}[0-9é]{4,9}[ \n]",
        1 => "key:\n  [A-Z]{3}[0-9]{5,7}\n",
        1 => "\n<<[a-z]{1,9}\n[a-z0-9\n]{0,40}>>\n",
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

/// A text, and where it is cut.
fn cut_texts() -> impl Strategy<Value = (String, Vec<usize>)> {
    texts().prop_flat_map(|text| {
        let cuts = prop::collection::vec(0..=text.len(), 0..8);
        (Just(text), cuts)
    })
}

#[test]
fn any_cutting_gives_what_the_whole_text_gives() {
    run(3000, &cut_texts(), |(text, mut cuts)| {
        let bytes = text.as_bytes();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let (masked, found) = streamed(cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]));
        let (expected, spans) = whole(bytes, false);
        prop_assert_eq!(String::from_utf8(masked).unwrap(), String::from_utf8(expected).unwrap());
        prop_assert_eq!(places(&found), places(&spans));
        Ok(())
    });
}

#[test]
fn nothing_leaks_that_the_whole_text_hides() {
    let line = prop_oneof![
        2 => "pw=s3cret-[a-c]{2}-[é]{0,2}[0-9]{3} ".prop_map(|line| line + "x\n"),
        2 => "(user|\\(|\"| ){0,2}",
        1 => "<<[a-c0-9 \n]{0,30}>>\n",
        1 => Just("\n".to_owned()),
    ];
    let texts = prop::collection::vec((line, any::<prop::sample::Index>()), 1..12).prop_map(|lines| {
        let secrets: Vec<String> = lines
            .iter()
            .filter_map(|(line, _)| Some(line.strip_prefix("pw=")?.split(' ').next()?.to_owned()))
            .collect();
        let mut text = String::new();
        for (line, index) in lines {
            text += &line;
            // A secret again, which may be one that is not known yet.
            if !secrets.is_empty() {
                text.extend([" ", index.get(&secrets).as_str(), " "]);
            }
        }
        text
    });
    let cut_texts = texts.prop_flat_map(|text| {
        let cuts = prop::collection::vec(0..=text.len(), 0..8);
        (Just(text), cuts)
    });
    run(2000, &cut_texts, |(text, mut cuts)| {
        let bytes = text.as_bytes();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let (masked, found) = streamed(cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]));
        let (_, spans) = whole(bytes, true);
        for span in spans {
            let secret = &bytes[span.start..span.end];
            let first = fake(bytes)
                .iter()
                .filter(|found| bytes[found.start..found.end] == *secret)
                .map(|found| found.start)
                .min();
            if first.is_none_or(|first| span.start >= first) {
                prop_assert!(
                    found.iter().any(|found| found.start <= span.start && span.end <= found.end),
                    "{text:?} {span:?}"
                );
            }
        }
        prop_assert!(masked.len() <= text.len() + MASK.len() * found.len());
        Ok(())
    });
}

#[test]
fn every_cut_of_a_text_gives_the_same() {
    let text = "é pw=café-1234 x\nkey:\n  ABC12345 y\n<<one\ntwo\n\nthree>> z\nlast pw=end-5678".as_bytes();
    let expected = whole(text, true);
    for size in 1..=text.len() {
        let (masked, found) = streamed(text.chunks(size));
        assert_eq!(String::from_utf8_lossy(&masked), String::from_utf8_lossy(&expected.0), "{size}");
        assert_eq!(places(&found), places(&expected.1), "{size}");
    }
    for cut in 0..=text.len() {
        assert_eq!(streamed([&text[..cut], &text[cut..]]).0, expected.0, "{cut}");
    }
}

#[test]
fn lines_come_out_at_once() {
    let (mut stream, mut out) = (Stream::new(), Vec::new());
    for (piece, so_far) in [
        (&b"one\ntw"[..], &b"one\n"[..]),
        (b"o\n", b"one\ntwo\n"),
        (b"<<a\n", b"one\ntwo\n<<******"),
        (b"b\nc", b"one\ntwo\n<<******"),
        (b">> d\n", b"one\ntwo\n<<******>> d\n"),
    ] {
        stream.push(fake, piece, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(so_far));
    }
}

#[test]
fn of_a_long_line_words_come_out_before_it_ends() {
    let (mut stream, mut out) = (Stream::new(), Vec::new());
    stream.push(fake, &b"word ".repeat(60_000), &mut out);
    assert!(out.len() > 200_000 && out.ends_with(b" word"), "{}", out.len());
}

#[test]
fn a_secret_is_known_for_the_rest_of_the_stream() {
    let filler = "nothing to see here\n".repeat(1000);
    let text = format!("pw=s3cret-w0rd x\n{filler}user s3cret-w0rd, \"s3cret-w0rd\" s3cret-w0rds\n");
    let (masked, found) = streamed(
        text.lines().map(|line| &text.as_bytes()[line.as_ptr() as usize - text.as_ptr() as usize..][..=line.len()]),
    );
    let masked = String::from_utf8(masked).unwrap();
    assert!(masked.ends_with("user ******, \"******\" s3cret-w0rds\n"), "{}", &masked[masked.len() - 60..]);
    assert_eq!(found.len(), 3);
}

#[test]
fn a_secret_is_known_in_its_other_spellings() {
    let filler = "nothing to see here\n".repeat(1000);
    let pieces = ["pw=s3cret/w0rd+1 x\n", &filler, "user s3cret%2Fw0rd%2B1, s3cret%2Fw0rd\n"];
    let (masked, _) = streamed(pieces.map(str::as_bytes));
    assert!(String::from_utf8(masked).unwrap().ends_with("\nuser ******, s3cret%2Fw0rd\n"));
}

#[test]
fn a_masker_gives_what_masking_the_whole_text_gives() {
    let text = format!("password=hunTer-2x\n{}user hunTer-2x said\ntoken: «é\n", "word ".repeat(40_000));
    let whole = crate::mask_text(&text);
    for size in [1, 7, 1000, text.len()] {
        let mut masker = crate::Masker::new(crate::Detector::default());
        let mut out = Vec::new();
        let mut found = Vec::new();
        for piece in text.as_bytes().chunks(size) {
            out.extend(masker.push(piece));
            found.extend(masker.take_findings());
        }
        out.extend(masker.finish());
        found.extend(masker.take_findings());
        assert_eq!(String::from_utf8(out).unwrap(), whole.text);
        assert_eq!(found, whole.findings);
    }
}

#[test]
fn the_memory_keeps_the_latest_and_no_secret() {
    let mut memory = Memory::new((1, 2));
    for number in 0..3000 {
        memory.learn(format!("s3cret-{number}").as_bytes(), 7);
    }
    let bytes = memory.to_bytes();
    assert_eq!(bytes.len(), 16 + 16 * 1024);
    assert!(!bytes.windows(6).any(|window| b"s3cret-2999".windows(6).any(|part| part == window)));
    let again = Memory::from_bytes(&bytes);
    assert_eq!(again.to_bytes(), bytes);
    let text = b"s3cret-0 s3cret-2999 s3cret-2999x";
    let places = again.places(text, 0, text.len());
    assert_eq!(places.iter().map(|span| (span.start, span.end, span.rule)).collect::<Vec<_>>(), [(9, 20, 7)]);
}

#[test]
fn the_window_is_bounded_and_the_work_is_in_proportion() {
    let one_line = [b"pw=".to_vec(), vec![b'x'; 3 << 20], b"\nend\n".to_vec()].concat();
    let block = [b"<<\n".to_vec(), b"0123456789abcdef\n".repeat(200_000), b"\nend\n".to_vec()].concat();
    let no_border = [vec![b'x'; 3 << 20], b"\nend\n".to_vec()].concat();
    let words = [b"word ".repeat(600_000), b"\nend\n".to_vec()].concat();
    // What a real detector does in one pass.
    let quick = |text: &[u8]| {
        let span = |name: &[u8], end: fn(&u8) -> bool| {
            let context = text.windows(name.len()).position(|window| window == name)?;
            let start = context + name.len();
            let end = text[start..].iter().position(end).map_or(text.len(), |at| start + at);
            Some(Span { context, start, end, rule: 0 })
        };
        [span(b"pw=", |byte| *byte == b'\n'), span(b"<<", |byte| *byte == b'>')].into_iter().flatten().collect()
    };
    for (text, ending) in
        [(one_line, "pw=******\nend\n"), (block, "<<******\n\nend\n"), (no_border, "x\nend\n"), (words, "word \nend\n")]
    {
        for size in [1000, 1 << 20] {
            let (mut stream, mut out, mut seen) = (Stream::new(), Vec::new(), 0);
            let seen_by = std::cell::Cell::new(0);
            for piece in text.chunks(size) {
                stream.push(
                    |text| {
                        seen_by.set(seen_by.get() + text.len());
                        quick(text)
                    },
                    piece,
                    &mut out,
                );
                seen = seen.max(stream.held());
            }
            stream.finish(quick, &mut out);
            assert!(seen <= LONGEST + 2 * PART, "{ending}: {seen}");
            assert!(seen_by.get() < 64 * text.len(), "{ending}: {}", seen_by.get() / text.len());
            assert!(
                out.ends_with(ending.as_bytes()),
                "{ending}: {}",
                String::from_utf8_lossy(&out[out.len().saturating_sub(80)..])
            );
            assert!(ending.contains('*') == (out.len() < 100), "{ending}");
        }
    }
}
