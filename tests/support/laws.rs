//! The laws of the library about a payload: what tests of generated payloads and the fuzzer hold it to.
#![allow(dead_code, reason = "each test uses its part")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::thread;

use berthing::export::{Target, json_schema};
use berthing::{
    Code, KINDS, Kind, Options, Release, Report, is_masked, is_valid, kind, mask, normalize, reconcile, validate,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};

use super::generate::{CANARY, CANARY_NUMBER};

/// Something that holds for every payload.
pub(crate) type Law = fn(&'static Kind, &Value, Options) -> TestCaseResult;

/// Those that hold whatever is in the payload.
pub(crate) const LAWS: [Law; 9] = [
    normalizing_twice_is_normalizing_once,
    normalizing_brings_no_error,
    masking_twice_is_masking_once,
    what_masking_has_changed_is_masked,
    a_credential_that_is_warned_of_is_masked,
    reconciling_a_masked_payload_with_its_original_gives_the_original,
    a_schema_takes_what_validate_takes,
    every_door_and_the_short_way_agree,
    what_was_said_before_is_what_is_to_be_said,
];

pub(crate) fn errors(report: &Report) -> BTreeSet<(String, Code)> {
    report.errors().map(|issue| (issue.pointer(), issue.code)).collect()
}

pub(crate) fn normalizing_twice_is_normalizing_once(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    if let Some(once) = normalize(kind, payload, options).value {
        let twice = normalize(kind, &once, options);
        prop_assert_eq!(
            twice.value.as_ref().map(Value::to_string),
            Some(once.to_string()),
            "changes {:?}",
            twice.changes
        );
        prop_assert!(twice.changes.is_empty(), "changes {:?}", twice.changes);
    }
    Ok(())
}

pub(crate) fn normalizing_brings_no_error(kind: &'static Kind, payload: &Value, options: Options) -> TestCaseResult {
    let before = errors(&validate(kind, payload, options));
    let normalized = normalize(kind, payload, options);
    prop_assert_eq!(normalized.value.is_some(), !before.iter().any(|(_, code)| *code == Code::DuplicateKey));
    if let Some(value) = normalized.value {
        let report = validate(kind, &value, options);
        prop_assert!(errors(&report).is_subset(&before), "{:?} after {:?}", errors(&report), before);
        prop_assert_eq!(normalized.report.to_json(), report.to_json());
    }
    Ok(())
}

pub(crate) fn masking_twice_is_masking_once(kind: &'static Kind, payload: &Value, _: Options) -> TestCaseResult {
    let once = mask(kind, payload);
    prop_assert_eq!(mask(kind, &once), once);
    Ok(())
}

pub(crate) fn what_masking_has_changed_is_masked(kind: &'static Kind, payload: &Value, _: Options) -> TestCaseResult {
    let masked = mask(kind, payload);
    prop_assert!(masked == *payload || !masked.is_object() || is_masked(kind, &masked), "{}", masked);
    Ok(())
}

pub(crate) fn a_credential_that_is_warned_of_is_masked(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    let masked = mask(kind, payload);
    let issues = validate(kind, payload, options).issues;
    let is_twofold = issues.iter().any(|issue| issue.code == Code::DuplicateKey);
    for issue in issues {
        if issue.code == Code::SecretInPlainField {
            let pointer = issue.pointer();
            // A field that goes by another name stands elsewhere, and one that goes by two may stand here as well.
            let text = payload.pointer(&pointer).filter(|_| !is_twofold);
            prop_assert!(text.is_none() || text != masked.pointer(&pointer), "{} of {}", pointer, payload);
            prop_assert!(issue.params.rule.is_some() && issue.fix.is_none());
        }
    }
    Ok(())
}

pub(crate) fn reconciling_a_masked_payload_with_its_original_gives_the_original(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    let masked = mask(kind, payload);
    let reconciled = reconcile(kind, payload, &masked, options);
    let refused = errors(&reconciled.report);
    // The server cannot find a record without its id, and refuses a request that it cannot decode.
    let excused = |(pointer, code): &(String, Code)| {
        *code == Code::DuplicateKey || (*code == Code::Missing && ["/config", "/config/id"].contains(&pointer.as_str()))
    };
    match reconciled.value {
        Some(value) => prop_assert_eq!(value.to_string(), payload.to_string()),
        None => prop_assert!(!refused.is_empty() && refused.iter().all(excused), "{:?}", refused),
    }
    Ok(())
}

pub(crate) fn a_schema_takes_what_validate_takes(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    let normalized = normalize(kind, payload, options);
    if let Some(value) = normalized.value.filter(|_| normalized.report.ok()) {
        let refusal = with_schema(kind, options, |schema| schema.validate(&value).err().map(|error| error.to_string()));
        prop_assert!(refusal.is_none(), "{}\n{}", value, refusal.unwrap_or_default());
    }
    Ok(())
}

thread_local! {
    /// A schema for each kind, release and sort of central, made when it is asked for.
    static SCHEMAS: Vec<OnceCell<jsonschema::Validator>> =
        vec![OnceCell::new(); KINDS.len() * Release::ALL.len() * 2];
}

fn with_schema<T>(kind: &Kind, options: Options, look: impl FnOnce(&jsonschema::Validator) -> T) -> T {
    let kind_at = KINDS.iter().position(|known| known.name == kind.name).unwrap();
    let release_at = Release::ALL.iter().position(|release| *release == options.release).unwrap();
    let at = (kind_at * Release::ALL.len() + release_at) * 2 + usize::from(options.managed);
    SCHEMAS.with(|schemas| {
        look(
            schemas[at]
                .get_or_init(|| jsonschema::validator_for(&json_schema(kind, Target::Draft202012, options)).unwrap()),
        )
    })
}

pub(crate) fn no_output_holds_a_secret(kind: &'static Kind, payload: &Value, options: Options) -> TestCaseResult {
    let number = CANARY_NUMBER.to_string();
    let report = validate(kind, payload, options);
    let normalized = normalize(kind, payload, options);
    let masked = mask(kind, payload);
    let elsewhere = reconcile(kind, payload, kind.example, options);
    let changes = serde_json::to_string(&normalized.changes).unwrap();
    let told: Vec<String> = report.issues.iter().map(ToString::to_string).collect();
    for output in [
        report.to_json(),
        format!("{report:?}"),
        told.join("\n"),
        masked.to_string(),
        changes,
        format!("{normalized:?}"),
        format!("{elsewhere:?}"),
        elsewhere.report.to_json(),
        normalized.report.to_json(),
        format!("{:?}", berthing::Payload::from(payload)),
    ] {
        prop_assert!(!output.contains(CANARY) && !output.contains(&number), "{}", output);
    }
    Ok(())
}

pub(crate) fn every_door_and_the_short_way_agree(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    let report = validate(kind, payload, options).to_json();
    let text = payload.to_string();
    prop_assert_eq!(&validate(kind, &text, options).to_json(), &report);
    prop_assert_eq!(&validate(kind, text.as_bytes(), options).to_json(), &report);
    let pretty = serde_json::to_string_pretty(payload).unwrap();
    prop_assert_eq!(&validate(kind, &pretty, options).to_json(), &report);
    prop_assert_eq!(is_valid(kind, payload, options), validate(kind, payload, options).ok());
    prop_assert_eq!(is_valid(kind, &text, options), validate(kind, payload, options).ok());
    Ok(())
}

pub(crate) fn what_was_said_before_is_what_is_to_be_said(
    kind: &'static Kind,
    payload: &Value,
    options: Options,
) -> TestCaseResult {
    // No thread remembers what another said.
    let anew = thread::scope(|scope| {
        scope.spawn(|| (validate(kind, payload, options), is_valid(kind, payload, options))).join().unwrap()
    });
    prop_assert_eq!((validate(kind, payload, options), is_valid(kind, payload, options)), anew);
    Ok(())
}

/// Masks a text wherever payloads have texts.
pub(crate) fn masking_holds_for_any_text(text: &str) -> TestCaseResult {
    for (kind_name, payload) in [
        ("swr.registry.update", json!({"url": text, "description": text, "x": [{"y": text}]})),
        ("rhacs.image-integration", json!({"name": text, "docker": {"endpoint": text}, "x": text})),
    ] {
        let kind = kind(kind_name).unwrap();
        let once = mask(kind, &payload);
        prop_assert_eq!(&mask(kind, &once), &once);
        prop_assert!(once == payload || is_masked(kind, &once));
        let reconciled = reconcile(kind, &payload, &once, Options::default());
        prop_assert_eq!(reconciled.value, Some(payload), "{:?}", reconciled.report);
    }
    Ok(())
}

/// `serde_json` takes and refuses the same texts, and reads the same in them. What else it refuses is only what it
/// cannot hold, and the deepest level; of a key that stands twice it drops one, and it rounds fractions.
pub(crate) fn bytes_are_read_as_serde_json_reads_them(kind: &Kind, bytes: &[u8], options: Options) -> TestCaseResult {
    let report = validate(kind, bytes, options);
    let has = |code| report.issues.iter().any(|issue| issue.code == code);
    prop_assert_eq!(is_valid(kind, bytes, options), report.ok());
    let parsed = serde_json::from_slice::<Value>(bytes);
    let unlike = parsed.as_ref().is_err_and(|error| {
        ["number out of range", "recursion limit exceeded"].iter().any(|limit| error.to_string().contains(limit))
    });
    prop_assert!(
        parsed.is_err() == (has(Code::NotJson) || has(Code::TooDeep)) || unlike,
        "{:?}: {:?}",
        String::from_utf8_lossy(bytes),
        report
    );
    let (normalized, masked) = (normalize(kind, bytes, options), mask(kind, bytes));
    prop_assert_eq!(&mask(kind, &masked), &masked);
    let _ = (is_masked(kind, bytes), reconcile(kind, bytes, bytes, options));
    if let Some(value) = parsed.ok().filter(|value| !has(Code::DuplicateKey) && !has_fraction(value)) {
        prop_assert_eq!(report.to_json(), validate(kind, &value, options).to_json());
        prop_assert_eq!(normalized, normalize(kind, &value, options));
        prop_assert_eq!(masked, mask(kind, &value));
    }
    Ok(())
}

/// Whether a number is not told from all others by its `f64`.
fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        _ => false,
    }
}
