//! The corpus' reports as a golden file, so that Node and browsers can be held to the same bytes; and the exported JSON
//! Schemas on the same corpus.

#[path = "support/golden.rs"]
mod golden;
mod support;

use std::collections::BTreeMap;

use berthing::export::{Target, json_schema};
use berthing::{Code, Report, normalize, validate};
use serde_json::{Value, json};
use support::{Case, corpus};

#[test]
fn reports_are_those_of_the_golden_file() {
    let mut entries = Vec::new();
    for case in corpus() {
        // What is not UTF-8 has no place in a JSON file; tests/corpus.rs judges it.
        let Ok(text) = String::from_utf8(case.bytes.clone()) else { continue };
        let report = validate(case.kind, &text, case.options);
        let mut entry = json!({"file": case.file, "kind": case.kind.name, "text": text, "report": report.to_json()});
        if case.file.contains('@') {
            entry["rhacs"] = json!(case.options.release.name());
            entry["rhacsManaged"] = json!(case.options.managed);
        }
        if let Some((_, accepts)) = for_schema(&case, &report) {
            entry["schema"] = json!(accepts);
        }
        entries.push(entry.to_string());
    }
    golden::hold("tests/generated/reports.json", &format!("[\n{}\n]\n", entries.join(",\n")));
}

/// A release's verdicts stay where they are, so what a later one judges otherwise is seen beside them.
#[test]
fn verdicts_are_those_of_the_version() {
    let told = |case: Case| {
        let report = validate(case.kind, &case.bytes, case.options);
        let issues = report.issues.iter().map(|issue| format!(" {}@{}", issue.code.name(), issue.pointer()));
        format!("{}:{}\n", case.file, issues.collect::<String>())
    };
    let verdicts: String = corpus().into_iter().map(told).collect();
    golden::hold(concat!("tests/verdicts/", env!("CARGO_PKG_VERSION"), ".txt"), &verdicts);
}

#[test]
fn schemas_judge_the_corpus_alike() {
    let (mut wrong, mut judged, mut schemas) = (Vec::new(), 0, BTreeMap::new());
    for case in corpus() {
        let report = validate(case.kind, &case.bytes, case.options);
        let Some((value, accepts)) = for_schema(&case, &report) else { continue };
        for target in [Target::Draft202012, Target::Draft07] {
            let compile = || jsonschema::validator_for(&json_schema(case.kind, target, case.options)).unwrap();
            let key = (case.kind.name, format!("{target:?} {:?}", case.options));
            let schema = schemas.entry(key).or_insert_with(compile);
            judged += 1;
            if schema.is_valid(&value) != accepts {
                wrong.push(format!("{} ({target:?}): ok is {accepts}", case.file));
            }
        }
    }
    assert!(judged > 1000, "only {judged} judgements");
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a schema can be asked about the case, and the answer it should give. It cannot see the text, nor that the
/// server knows a field by a second name.
fn for_schema(case: &Case, report: &Report) -> Option<(Value, bool)> {
    let unseen = [Code::NotJson, Code::DuplicateKey, Code::TooDeep];
    if report.issues.iter().any(|issue| unseen.contains(&issue.code)) {
        return None;
    }
    let renames =
        normalize(case.kind, &case.bytes, case.options).changes.iter().any(|change| change.code.name() == "renamed");
    let value = serde_json::from_slice(&case.bytes).ok()?;
    (!renames).then(|| (value, report.ok()))
}
