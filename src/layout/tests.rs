//! Whatever was said of others, it is what is said of a payload that is read with care.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::*;
use crate::issue::Issue;
use crate::memo::Said;
use crate::ndjson::{self, NdjsonOptions, NdjsonOutput};
use crate::schema::Release;
use crate::validate::{told, with_care};
use crate::{KINDS, Payload};

/// The corpus: payloads by their kinds.
fn payloads() -> Vec<(&'static Kind, Value)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = |folder: &Path| {
        let mut files: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.sort();
        files
    };
    let of_kind = |kind: &'static Kind| {
        let folders = files(&corpus.join(kind.name));
        let payloads = folders.iter().flat_map(|folder| files(folder));
        let payloads = payloads.filter_map(|file| serde_json::from_slice(&fs::read(file).ok()?).ok());
        payloads.map(move |payload| (kind, payload)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of_kind).collect()
}

const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "harbor-production",
    "******",
    "****",
    "robot$scanner",
    "registry.example.com",
    " registry.example.com",
    "https://registry.example.com:5000 ",
    "http://localhost",
    "https://me:hunTer2@registry.example.com",
    "password.example.com:12345",
    "password=hunTer2",
    "10.0.0.7:5000",
    "quay.io/",
    "quay.io/a",
    "https://registry.example.com/",
    "https://registry.example.com/a",
    "HTTPS://registry.example.com",
    "tcp://registry.example.com",
    "7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10",
    "AKIAIOSFODNN7EXAMPLX",
    "two words",
    "{\"auths\": {}}",
    "na\u{ef}ve \u{76ee}\u{6807}",
    "line\nfeed",
    "back\\slash",
    "docker",
    "Harbor",
    "https",
    "HTTPS",
    "2026-11-22T00:00:00Z",
    "fe80::1",
    "an unusually long text, in which there are more characters than any name of a registry may have, and then some more of them",
];

/// A payload of the corpus with some of its texts replaced, and how it is written.
fn payload() -> impl Strategy<Value = (&'static Kind, String)> {
    let texts = prop::collection::vec(prop::option::weighted(0.3, prop::sample::select(TEXTS)), 12);
    let payload = (prop::sample::select(payloads()), texts, any::<bool>());
    payload.prop_map(|((kind, mut payload), texts, is_pretty)| {
        let mut texts = texts.into_iter();
        replace(&mut payload, &mut || texts.next().flatten());
        let written = if is_pretty { serde_json::to_string_pretty(&payload) } else { serde_json::to_string(&payload) };
        (kind, written.unwrap())
    })
}

fn replace(value: &mut Value, next: &mut impl FnMut() -> Option<&'static str>) {
    match value {
        Value::String(text) => next().into_iter().for_each(|other| other.clone_into(text)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, next)),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, next)),
        _ => {}
    }
}

fn line(kind: &Kind, payload: &str) -> String {
    format!(r#"{{"kind": "{}", "payload":{}}}"#, kind.name, payload.replace('\n', " "))
}

fn said(kind: &Kind, payload: Payload<'_>, options: Options, asked: Asked) -> Rc<Said> {
    told(kind, payload, options, asked).whole()
}

/// What is said without what it offers.
fn plain(issues: &[Issue]) -> Vec<Issue> {
    issues.iter().map(|issue| Issue { fix: None, ..issue.clone() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn the_same_is_said_of_a_payload(
        (kind, payload) in payload(),
        release in prop::sample::select(Release::ALL),
        managed in any::<bool>(),
    ) {
        let options = Options { release, managed };
        for asked in [Asked::Report, Asked::Issues, Asked::Verdict] {
            let careful = with_care(kind, Payload::Text(&payload), options, asked);
            for _ in 0..4 {
                let said = said(kind, Payload::Text(&payload), options, asked);
                prop_assert_eq!(said.errors == 0, careful.errors == 0);
                if asked != Asked::Verdict {
                    prop_assert_eq!(&said.issues, &careful.issues);
                }
            }
        }
        let report = with_care(kind, Payload::Text(&payload), options, Asked::Report);
        let issues = with_care(kind, Payload::Text(&payload), options, Asked::Issues);
        prop_assert_eq!(plain(&report.issues), plain(&issues.issues), "only fixes are left out");
    }

    /// A thread of its own has met no line before.
    #[test]
    fn the_same_comes_out_for_a_line((kind, payload) in payload(), mask in any::<bool>(), limit in 0..2_usize) {
        let line = line(kind, &payload);
        let how = NdjsonOutput { mask, ..NdjsonOutput::default() };
        let options = NdjsonOptions { limit, ..NdjsonOptions::default() };
        let process = || {
            let processed = ndjson::process_ndjson(line.as_bytes(), &options, how);
            (String::from_utf8_lossy(&processed.output).into_owned(), processed.report)
        };
        let first = std::thread::scope(|scope| scope.spawn(process).join().unwrap());
        for _ in 0..4 {
            prop_assert_eq!(process(), first.clone());
        }
    }
}

/// The payload with one of its texts replaced.
fn changed(payload: &Value, place: usize, text: &'static str) -> Value {
    let (mut changed, mut at) = (payload.clone(), 0);
    replace(&mut changed, &mut || {
        at += 1;
        (at == place + 1).then_some(text)
    });
    changed
}

fn texts_in(payload: &Value) -> usize {
    let mut count = 0;
    replace(&mut payload.clone(), &mut || {
        count += 1;
        None
    });
    count
}

/// One after the other, so that each is recalled by what was said of those before.
#[test]
fn each_text_is_judged_by_itself_at_each_place() {
    for (kind, payload) in payloads() {
        for (place, text) in (0..texts_in(&payload)).flat_map(|place| TEXTS.iter().map(move |text| (place, text))) {
            let payload = changed(&payload, place, text).to_string();
            let payload = Payload::Text(&payload);
            for asked in [Asked::Verdict, Asked::Issues, Asked::Report, Asked::Verdict] {
                let careful = with_care(kind, payload, Options::default(), asked);
                let said = said(kind, payload, Options::default(), asked);
                assert_eq!(said.errors == 0, careful.errors == 0);
                if asked != Asked::Verdict {
                    assert_eq!(said.issues, careful.issues);
                }
            }
        }
    }
}

/// Also where a secret is a mask, and spaces stand around what a server may compare.
#[test]
fn each_text_comes_out_by_itself_at_each_place() {
    let options = NdjsonOptions { limit: 0, ..NdjsonOptions::default() };
    let process = |line: &str| ndjson::process_ndjson(line.as_bytes(), &options, NdjsonOutput::default());
    for (kind, payload) in payloads().into_iter().step_by(3) {
        for masked in [None, Some("******")] {
            let mut payload = payload.clone();
            if masked.is_some() {
                payload = crate::mask(kind, &payload);
            }
            for place in 0..texts_in(&payload) {
                let of_text = |text| line(kind, &changed(&payload, place, text).to_string());
                let lines: Vec<_> = ["a", " https://registry.example.com", " registry.example.com ", "HTTPS"]
                    .into_iter()
                    .map(of_text)
                    .collect();
                for _ in 0..3 {
                    for line in &lines {
                        let alone = || process(line);
                        let alone = std::thread::scope(|scope| scope.spawn(alone).join().unwrap());
                        let after_others = process(line);
                        assert_eq!(
                            String::from_utf8_lossy(&after_others.output),
                            String::from_utf8_lossy(&alone.output)
                        );
                        assert_eq!(after_others.report, alone.report);
                    }
                }
            }
        }
    }
}

#[test]
fn no_two_keys_of_a_map_are_the_same_unheard() {
    let kind = crate::kind("swr.registry.create").unwrap();
    let payload = |one: &str, two: &str| {
        format!(
            r#"{{"name":"a","type":"huawei-SWR","url":"https://h.example.com","credential":{{"type":"basic","access_key":"a","access_secret":"b"}},"insecure":false,"dns_conf":{{"hosts":{{"{one}":"10.0.0.7","{two}":"10.0.0.8"}}}}}}"#
        )
    };
    for (one, two, errors) in [("a.example.com", "b.example.com", 0), ("a.example.com", "a.example.com", 1)] {
        for _ in 0..4 {
            let said = said(kind, Payload::Text(&payload(one, two)), Options::default(), Asked::Report);
            assert_eq!(said.errors, errors, "{one} {two}");
        }
    }
}

/// Whoever sends nothing but what is new pays for it, and nobody behind.
#[test]
fn whatever_was_learned_before_something_new_is_learned_at_last() {
    let kind = &KINDS[3];
    let way = Way { kind: Some(kind), options: Options::default(), asked: Asked::Report, writes: false };
    let is_known = |payload: &str| matches!(recall(way, Source::Json(payload), &mut Texts::new(way)), Known::Said(..));
    for spaces in 0..2_000 {
        let payload = format!("{{{}\"protocol\":\"https\"}}", " ".repeat(spaces % 1_000 + 1_000 * (spaces % 3)));
        told(kind, Payload::Text(&payload), Options::default(), Asked::Report);
    }
    let payload = r#"{"protocol":"https","registry_name":"a"}"#;
    let tries = (0..100).take_while(|_| {
        told(kind, Payload::Text(payload), Options::default(), Asked::Report);
        !is_known(payload)
    });
    assert!((1..50).contains(&tries.count()), "not at once, but soon");
}

/// What was learned of one payload, and what is followed for another.
#[test]
fn payloads_are_followed_that_are_laid_out_alike() {
    let way = Way { kind: Some(&KINDS[2]), options: Options::default(), asked: Asked::Report, writes: false };
    let know = |payload: &str| {
        let source = Source::Json(payload);
        matches!(recall(way, source, &mut Texts::new(way)), Known::Said(..))
    };
    let (_, payload) = payloads().into_iter().find(|(kind, _)| kind.name == KINDS[2].name).unwrap();
    let mut other = payload.clone();
    replace(&mut other, &mut || Some("another-text"));
    let mut longer = Map::new();
    longer.insert("registry_name".into(), "a".into());
    longer.insert("registry_password".into(), "b".into());
    let [payload, longer] = [payload, longer.into()].map(|value: Value| value.to_string());
    for _ in 0..3 {
        said(&KINDS[2], Payload::Text(&payload), Options::default(), Asked::Report);
    }
    assert!(know(&payload) && !know(&longer) && !know(&format!("{payload} ")));
    let renamed = payload.replace("harbor", "hafen");
    assert!(renamed == payload || know(&renamed));
}
