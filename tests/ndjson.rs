//! Many payloads at once: each line as if it were alone, whatever is around it and however it comes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/ndjson_laws.rs"]
mod laws;
#[path = "support/runner.rs"]
mod runner;

use berthing::{
    Code, KINDS, Kind, MASK, MAX_LINE, NdjsonOptions, NdjsonOutput, NdjsonProcessor, NdjsonReport, OnInvalid, Options,
    kind, mask, mask_text, normalize, process_ndjson, validate, validate_ndjson,
};
use generate::{CANARY, CANARY_NUMBER, payloads};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use runner::runner;
use serde_json::{Value, json};

const UPDATE: &str = "hss.registry.update";

fn of_kind(name: &str) -> NdjsonOptions {
    NdjsonOptions { kind: Some(kind(name).unwrap()), ..NdjsonOptions::default() }
}

fn output(normalize: bool, mask: bool, on_invalid: OnInvalid) -> NdjsonOutput {
    NdjsonOutput { normalize, mask, on_invalid }
}

/// What comes out, as text.
fn processed(lines: &str, options: &NdjsonOptions, how: NdjsonOutput) -> String {
    String::from_utf8(process_ndjson(lines.as_bytes(), options, how).output).unwrap()
}

/// `line kind code pointer` for every issue.
fn told(report: &NdjsonReport) -> Vec<String> {
    let lines = report.reports.iter().flat_map(|report| report.issues.iter().map(move |issue| (report, issue)));
    lines
        .map(|(report, issue)| {
            let place = issue.params.column.map_or_else(|| issue.pointer(), |column| format!(":{column}"));
            format!("{} {} {} {place}", report.line, report.kind.unwrap_or("-"), issue.code.name())
                .trim_end()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_line_that_is_wrong_is_told_by_its_number() {
    let lines = [
        (r#"{"kind":"hss.registry.update","payload":{"protocol":"https"}}"#, vec![]),
        ("", vec![]),
        (
            r#"{"kind":"hss.registry.update","payload":{"protocol":"x"}}"#,
            vec!["hss.registry.update not_allowed /protocol"],
        ),
        (
            r#"{"payload":{"protocol":"x"},"kind":"hss.registry.update"}"#,
            vec!["hss.registry.update not_allowed /protocol"],
        ),
        (r#"{"kind":"hss.registry.\u0075pdate","payload":{"protocol":"https"},"id":7}"#, vec![]),
        (r#"{"kind":"hss.registry.update","payload":{"protocol":"https",}}"#, vec!["hss.registry.update not_json :60"]),
        (
            r#"{"é":"é","kind":"hss.registry.update","payload":{"protocol":"https",}}"#,
            vec!["hss.registry.update not_json :68"],
        ),
        (r#"{"kind":"hss.registry.update","payload":{},}"#, vec!["- not_json :43"]),
        (r#"{"kind":"hss.registry.update","payload":{}"#, vec!["- not_json :43"]),
        (r#"{"kind":"hss.registry.update","payload":[]}"#, vec!["hss.registry.update wrong_type"]),
        (r#"{"kind":"hss","payload":{}}"#, vec!["- not_allowed /kind"]),
        (r#"{"kind":7}"#, vec!["- wrong_type /kind", "- missing /payload"]),
        (r#"{"kind":"\ud800","kind":"","payload":{},"payload":{}}"#, vec!["- not_json :10"]),
        (
            r#"{"kind":"","kind":"","payload":{},"payload":{}}"#,
            vec!["- duplicate_key /kind", "- duplicate_key /payload"],
        ),
        (r#"{"kind":"hss.registry.update","payload":{},"kind":"hss.registry.update"}"#, vec!["- duplicate_key /kind"]),
        (r#"{"kind":"hss.registry.update","payload":{},"payload":{}}"#, vec!["- duplicate_key /payload"]),
        ("{}", vec!["- missing /kind", "- missing /payload"]),
        (" [] ", vec!["- wrong_type"]),
        ("7", vec!["- wrong_type"]),
        ("listening on :8080", vec!["- not_json :1"]),
        ("  \t ", vec![]),
    ];
    let text = lines.iter().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
    let expected: Vec<String> = (1..)
        .zip(&lines)
        .flat_map(|(number, (_, issues))| issues.iter().map(move |issue| format!("{number} {issue}")))
        .collect();
    for text in [&text, &format!("\u{feff}{text}\n"), &text.replace('\n', "\r\n")] {
        let report = validate_ndjson(text.as_bytes(), &NdjsonOptions::default());
        assert_eq!(told(&report), expected);
        assert_eq!((report.summary.lines, report.summary.valid), (19, 2));
        assert_eq!(report.summary.errors, expected.len() as u64);
        assert_eq!(report.summary.counts["unknown"]["not_json"], 4);
        assert_eq!(report.summary.counts[UPDATE]["not_allowed"], 2);
    }
    let report = validate_ndjson(b"\xff\n", &NdjsonOptions::default());
    assert_eq!(told(&report), ["1 - not_json :1"]);
    assert_eq!(
        report.reports[0].issues[0].message(),
        "The text must be JSON: there is a byte that is not UTF-8 at column 1"
    );
}

#[test]
fn what_a_line_must_say_of_itself_is_told() {
    let kinds: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
    for (line, issues) in [
        ("{}", &[("/kind", &kinds[..], None), ("/payload", &[][..], None)][..]),
        (r#"{"kind":"hss","payload":{}}"#, &[("/kind", &kinds, None)]),
        (r#"{"kind":7,"payload":{}}"#, &[("/kind", &[], Some("string"))]),
        (r#"{"kind":"hss","kind":"hss","payload":{}}"#, &[("/kind", &[], None)]),
        ("[]", &[("", &[], Some("object"))]),
    ] {
        let report = validate_ndjson(line.as_bytes(), &NdjsonOptions::default());
        let found: Vec<_> = report.reports[0]
            .issues
            .iter()
            .map(|issue| (issue.pointer(), issue.params.allowed.clone(), issue.params.expected))
            .collect();
        let expected =
            issues.iter().map(|(pointer, allowed, expected)| (pointer.to_string(), allowed.to_vec(), *expected));
        assert_eq!(found, expected.collect::<Vec<_>>(), "{line}");
    }
}

#[test]
fn no_more_lines_are_told_than_wanted() {
    let options = NdjsonOptions { limit: 2, ..of_kind(UPDATE) };
    let report = validate_ndjson(b"1\n{}\n2\n3\n", &options);
    assert_eq!((told(&report).len(), report.more, report.summary.errors, report.summary.warnings), (2, 2, 3, 1));
    let report = serde_json::to_value(&report).unwrap();
    assert_eq!(report["ok"], false);
    assert_eq!(report["counts"], json!({UPDATE: {"wrong_type": 3, "empty_update": 1}}));
    assert_eq!(report["reports"][0]["line"], 1);
}

#[test]
fn what_comes_out_for_a_line_is_as_wanted() {
    use OnInvalid::{Drop, Keep, Mark};

    let lines = r#"{"id":9007199254740993,"kind":"hss.registry.update","payload":{"registry_password":123456,"protocol":"HTTPS"},"token":"example-Pa55word"}
{"kind":"hss.registry.update","payload":{"registry_password":"example-Pa55word","protocol":"gopher"}}
{"kind":"hss.registry.update","payload":{"registry_password":"example-Pa55

stopped: password=example-Pa55word
"#;
    let options = NdjsonOptions::default();
    let all = |how| processed(lines, &options, how).lines().map(str::to_owned).collect::<Vec<_>>();
    let first = r#"{"id":9007199254740993,"kind":"hss.registry.update","payload":{"protocol":"https","registry_password":"******"},"token":"******"}"#;
    assert_eq!(
        all(output(true, true, Keep)),
        [
            first,
            r#"{"kind":"hss.registry.update","payload":{"protocol":"gopher","registry_password":"******"}}"#,
            r#""******""#,
            "",
            "stopped: password=******"
        ]
    );
    assert_eq!(all(output(true, true, Drop)), [first, ""]);
    assert_eq!(all(output(false, true, Drop)), [""], "only normalizing mends the first");
    assert_eq!(processed(lines, &options, output(false, false, Keep)), lines);

    for mask in [true, false] {
        let marked: Vec<Value> =
            all(output(true, mask, Mark)).iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let expected = if mask { [MASK, "stopped: password=******"] } else { lines_of(lines, [2, 4]) };
        assert_eq!(marked.len(), 4);
        assert_eq!(marked[0].get("issues"), None);
        assert_eq!((&marked[1]["line"], &marked[1]["issues"][0]["pointer"]), (&json!(2), &json!("/protocol")));
        assert_eq!(marked[1]["payload"]["registry_password"], if mask { MASK } else { "example-Pa55word" });
        for (line, marked, payload) in [(3, &marked[2], expected[0]), (5, &marked[3], expected[1])] {
            assert_eq!((&marked["line"], &marked["issues"][0]["code"]), (&json!(line), &json!("not_json")));
            assert_eq!((marked.get("kind"), &marked["payload"]), (None, &json!(payload)));
        }
    }
    let marked = processed("{\"protocol\":\"x\"}", &of_kind(UPDATE), output(true, true, Mark));
    assert!(marked.starts_with(r#"{"kind":"hss.registry.update","payload":{"protocol":"x"},"line":1,"issues":[{"#));
}

fn lines_of<const N: usize>(text: &str, at: [usize; N]) -> [&str; N] {
    at.map(|at| text.lines().nth(at).unwrap())
}

/// As in any other JSON that is written again.
#[test]
fn of_members_that_stand_twice_the_last_comes_out() {
    let line = |others: &str| format!("{{\"kind\":\"{UPDATE}\",\"payload\":{{\"protocol\":\"https\"}},{others}}}\n");
    for (others, one) in
        [(r#""id":1,"id":2"#, r#""id":2"#), (r#""id":1,"x":[],"id":{"id":0}"#, r#""id":{"id":0},"x":[]"#)]
    {
        assert_eq!(processed(&line(others), &NdjsonOptions::default(), NdjsonOutput::default()), line(one));
    }
}

/// Which would take minutes if each of them were a reason to look for the kind.
#[test]
fn whatever_stands_before_its_kind_a_line_is_read_in_one_go() {
    let others: Vec<String> = (0..30_000).map(|number| format!("\"n{number}\":0")).collect();
    let others = others.join(",");
    let line = format!("{{{others},\"kind\":\"{UPDATE}\",\"payload\":{{\"protocol\":\"https\"}}}}\n");
    assert_eq!(processed(&line, &NdjsonOptions::default(), NdjsonOutput::default()), line);
}

#[test]
fn a_line_that_is_too_long_is_masked_whole() {
    let long = |length: usize| format!("\"{}\"", "x".repeat(length - 2));
    let text =
        format!("[]\r\n{}\n{}\n{}\r\n[]\n{}", long(MAX_LINE), long(MAX_LINE + 1), long(MAX_LINE), long(3 * MAX_LINE));
    for (mask, begin) in [(true, 0), (false, 3)] {
        let how = output(false, mask, OnInvalid::Keep);
        let whole = process_ndjson(text.as_bytes(), &NdjsonOptions::default(), how);
        let out = String::from_utf8(whole.output.clone()).unwrap();
        let out: Vec<&str> = out.split_terminator('\n').collect();
        assert_eq!(out.len(), 6);
        let lengths = [2, if mask { 8 } else { MAX_LINE }, 8, 8, 2, 8];
        assert_eq!(out.iter().map(|line| line.len()).collect::<Vec<_>>(), lengths);
        assert_eq!(
            told(&whole.report)[1..],
            ["2 - wrong_type", "3 - too_large", "4 - too_large", "5 - wrong_type", "6 - too_large"]
        );
        assert_eq!(whole.report.reports[2].issues[0].params.max, i64::try_from(MAX_LINE).ok());
        for size in [MAX_LINE - 1, 300_000, 70_001 + begin] {
            let mut processor = NdjsonProcessor::new(NdjsonOptions::default(), how);
            let mut pieces = Vec::new();
            for piece in text.as_bytes().chunks(size) {
                pieces.extend(processor.push(piece));
                let place = processor.place();
                assert_eq!(
                    laws::count(&text.as_bytes()[..usize::try_from(place.bytes).unwrap()]) as u64 + 1,
                    place.line
                );
            }
            pieces.extend(processor.finish());
            assert!(pieces == whole.output);
            assert_eq!(
                (processor.take_reports(), processor.summary()),
                (whole.report.reports.clone(), &whole.report.summary)
            );
        }
    }
}

/// Records of any kind, with more members around the payload here and there.
fn records() -> impl Strategy<Value = (&'static Kind, Value, Value)> {
    let any = select(KINDS.iter().collect::<Vec<_>>())
        .prop_flat_map(|kind| payloads(kind).prop_map(move |payload| (kind, payload)));
    (any, 0..4).prop_map(|((kind, payload), form)| {
        let record = match form {
            0 => json!({"payload": payload, "kind": kind.name}),
            1 => json!({"kind": kind.name, "payload": payload, "id": 7, "token": CANARY}),
            _ => json!({"kind": kind.name, "payload": payload}),
        };
        (kind, payload, record)
    })
}

#[test]
fn a_line_is_judged_as_its_payload_alone() {
    runner(300)
        .run(&records(), |(kind, payload, record)| {
            let alone = validate(kind, &payload.to_string(), Options::default());
            let told =
                |report: &NdjsonReport| report.reports.first().map(|report| report.issues.clone()).unwrap_or_default();
            let in_line = validate_ndjson(record.to_string().as_bytes(), &NdjsonOptions::default());
            prop_assert_eq!(&told(&in_line), &alone.issues);
            prop_assert_eq!(in_line.summary.ok(), alone.ok());
            let bare = validate_ndjson(payload.to_string().as_bytes(), &of_kind(kind.name));
            prop_assert_eq!(&told(&bare), &alone.issues);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_line_comes_out_as_its_payload_alone_would() {
    runner(300)
        .run(&(records(), any::<bool>(), any::<bool>()), |((kind, payload, record), normalizing, masking)| {
            let how = output(normalizing, masking, OnInvalid::Keep);
            let normalized = if normalizing { normalize(kind, &payload, Options::default()).value } else { None };
            let expected = normalized.unwrap_or(payload.clone());
            let expected = if masking { mask(kind, &expected) } else { expected };
            let bare = processed(&payload.to_string(), &of_kind(kind.name), how);
            prop_assert_eq!(&bare, &format!("{expected}\n"));
            let mut around = record.clone();
            around["payload"] = expected;
            if masking && record.get("token").is_some() {
                around["token"] = json!(MASK);
            }
            prop_assert_eq!(processed(&record.to_string(), &NdjsonOptions::default(), how), format!("{around}\n"));
            Ok(())
        })
        .unwrap();
}

/// Lines as files have them: records whole, torn and spoilt, and what is none.
fn files() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        6 => records().prop_map(|(_, _, record)| record.to_string().into_bytes()),
        2 => records().prop_map(|(_, payload, _)| payload.to_string().into_bytes()),
        2 => (records(), any::<Index>(), any::<bool>()).prop_map(|((_, _, record), at, is_end)| {
            let text = record.to_string().into_bytes();
            let (begin, end) = text.split_at(at.index(text.len()));
            if is_end { end.to_vec() } else { begin.to_vec() }
        }),
        1 => (records(), any::<Index>(), select(vec!["\"", "\"=", "\"::", "\",", "\":\n"])).prop_map(|((_, _, record), at, colon)| {
            let text = record.to_string();
            let colons: Vec<_> = text.match_indices("\":").collect();
            let (at, _) = colons[at.index(colons.len())];
            [&text[..at], colon, &text[at + 2..]].concat().into_bytes()
        }),
        1 => records().prop_map(|(_, payload, _)| json!({"kind": "hss", "payload": payload}).to_string().into_bytes()),
        1 => records().prop_map(|(_, payload, _)| json!([payload, {"password": CANARY}]).to_string().into_bytes()),
        1 => Just(format!("login failed: password={CANARY}").into_bytes()),
        1 => select(vec!["", " ", "\r", "\u{feff}", "null", "at main.go:7", "[", "\"", "{}"]).prop_map(Into::into),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ];
    let end = select(vec!["\n", "\n", "\r\n", "\n\n"]);
    (prop::collection::vec((line, end), 0..8), any::<bool>()).prop_map(|(lines, ends)| {
        let mut text: Vec<u8> = lines.into_iter().flat_map(|(line, end)| [line, end.into()].concat()).collect();
        if !ends {
            text.pop();
        }
        text
    })
}

fn outputs() -> impl Strategy<Value = NdjsonOutput> {
    (any::<bool>(), any::<bool>(), select(vec![OnInvalid::Keep, OnInvalid::Drop, OnInvalid::Mark]))
        .prop_map(|(normalize, mask, on_invalid)| output(normalize, mask, on_invalid))
}

fn readings() -> impl Strategy<Value = NdjsonOptions> {
    select(vec![NdjsonOptions::default(), of_kind(UPDATE), of_kind("rhacs.image-integration")])
}

#[test]
fn pieces_come_out_as_the_whole_does() {
    let cuts = prop::collection::vec(any::<Index>(), 0..6);
    runner(600)
        .run(&(files(), cuts, outputs(), readings()), |(text, cuts, how, options)| {
            let cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
            laws::pieces_come_out_as_the_whole_does(&text, &cuts, how, options)
        })
        .unwrap();
}

#[test]
fn every_line_gets_an_answer() {
    runner(300)
        .run(&(files(), outputs(), readings()), |(text, how, options)| {
            laws::every_line_gets_an_answer(&text, how, options)
        })
        .unwrap();
}

#[test]
fn what_came_out_comes_out_the_same_again() {
    runner(600)
        .run(&(files(), any::<bool>(), readings()), |(text, normalize, options)| {
            laws::what_came_out_comes_out_the_same_again(&text, normalize, options)
        })
        .unwrap();
}

#[test]
fn no_output_holds_a_secret() {
    let bare = (records(), any::<Index>()).prop_map(|((kind, payload, _), cut)| {
        let text = payload.to_string().into_bytes();
        let torn = &text[..cut.index(text.len())];
        ([&text, &b"\n"[..], torn].concat(), of_kind(kind.name))
    });
    let inputs = prop_oneof![2 => files().prop_map(|text| (text, NdjsonOptions::default())), 1 => bare];
    let number = CANARY_NUMBER.to_string();
    runner(600)
        .run(&(inputs, outputs()), |((text, options), how)| {
            let processed = process_ndjson(&text, &options, NdjsonOutput { mask: true, ..how });
            let report = serde_json::to_string(&processed.report).unwrap();
            let judged = validate_ndjson(&text, &options);
            let mut processor = NdjsonProcessor::new(options, how);
            let _ = processor.push(&text);
            for output in [
                String::from_utf8_lossy(&processed.output).into_owned(),
                report,
                format!("{processed:?}"),
                format!("{judged:?}"),
                format!("{processor:?} {options:?}"),
            ] {
                prop_assert!(!output.contains(CANARY) && !output.contains(&number), "{}", output);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn plain_text_is_masked_as_text() {
    for text in ["stopped: password=example-Pa55word", "pull as AKIAIOSFODNN7EXAMPLX failed", "listening on :8080"] {
        let out = processed(text, &NdjsonOptions::default(), NdjsonOutput::default());
        assert_eq!(out, format!("{}\n", mask_text(text).text));
        assert_eq!(
            validate_ndjson(text.as_bytes(), &NdjsonOptions::default()).reports[0].issues[0].code,
            Code::NotJson
        );
    }
}
