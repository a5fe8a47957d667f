//! Whatever was said of others, it is what is said of a payload that is read with care.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::*;
use crate::issue::Issue;
use crate::ndjson::{self, NdjsonOptions, NdjsonOutput};
use crate::schema::Release;
use crate::validate::{said, with_care};
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
            for _ in 0..3 {
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
        for _ in 0..3 {
            prop_assert_eq!(process(), first.clone());
        }
    }
}

/// What was learned of one payload, and what is followed for another.
#[test]
fn payloads_are_followed_that_are_laid_out_alike() {
    let way = Way { kind: Some(&KINDS[2]), options: Options::default(), asked: Asked::Report, writes: false };
    let know = |payload: &str| {
        let source = Source::Json(payload);
        matches!(recall(way, source, &mut Texts::new(way)), Known::Said(..))
    };
    let (_, payload) = payloads().into_iter().find(|(kind, _)| std::ptr::eq(*kind, &KINDS[2])).unwrap();
    let mut other = payload.clone();
    replace(&mut other, &mut || Some("another-text"));
    let mut longer = Map::new();
    longer.insert("registry_name".into(), "a".into());
    longer.insert("registry_password".into(), "b".into());
    let [payload, longer] = [payload, longer.into()].map(|value: Value| value.to_string());
    for _ in 0..2 {
        said(&KINDS[2], Payload::Text(&payload), Options::default(), Asked::Report);
    }
    assert!(know(&payload) && !know(&longer) && !know(&format!("{payload} ")));
    let renamed = payload.replace("harbor", "hafen");
    assert!(renamed == payload || know(&renamed));
}
