//! The laws of the library, over generated payloads of every kind.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/runner.rs"]
mod runner;

use std::collections::BTreeSet;

use berthing::export::{Target, json_schema};
use berthing::{
    Code, KINDS, Kind, Options, Release, Report, is_masked, is_valid, kind, mask, normalize, reconcile, validate,
};
use generate::{CANARY, CANARY_NUMBER, payloads};
use proptest::prelude::*;
use runner::runner;
use serde_json::Value;

/// Runs a law on payloads of every kind, for servers of several releases.
fn for_all(cases: u32, law: impl Fn(&'static Kind, &Value, Options) -> Result<(), TestCaseError>) {
    for kind in &KINDS {
        let options = (prop::sample::select(Release::ALL), any::<bool>());
        let options = options.prop_map(|(release, managed)| Options { release, managed });
        runner(cases).run(&(payloads(kind), options), |(payload, options)| law(kind, &payload, options)).unwrap();
    }
}

fn errors(report: &Report) -> BTreeSet<(String, Code)> {
    report.errors().map(|issue| (issue.pointer(), issue.code)).collect()
}

#[test]
fn normalizing_twice_is_normalizing_once() {
    for_all(500, |kind, payload, options| {
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
    });
}

#[test]
fn normalizing_brings_no_error() {
    for_all(500, |kind, payload, options| {
        let before = errors(&validate(kind, payload, options));
        let normalized = normalize(kind, payload, options);
        prop_assert_eq!(normalized.value.is_some(), !before.iter().any(|(_, code)| *code == Code::DuplicateKey));
        if let Some(value) = normalized.value {
            let report = validate(kind, &value, options);
            prop_assert!(errors(&report).is_subset(&before), "{:?} after {:?}", errors(&report), before);
            prop_assert_eq!(normalized.report.to_json(), report.to_json());
        }
        Ok(())
    });
}

#[test]
fn masking_twice_is_masking_once() {
    for_all(300, |kind, payload, _| {
        let once = mask(kind, payload);
        prop_assert_eq!(mask(kind, &once), once);
        Ok(())
    });
}

#[test]
fn reconciling_a_masked_payload_with_its_original_gives_the_original() {
    for_all(500, |kind, payload, options| {
        let masked = mask(kind, payload);
        let reconciled = reconcile(kind, payload, &masked, options);
        let refused = errors(&reconciled.report);
        // The server cannot find a record without its id, and refuses a request that it cannot decode.
        let excused = |(pointer, code): &(String, Code)| {
            *code == Code::DuplicateKey
                || (*code == Code::Missing && ["/config", "/config/id"].contains(&pointer.as_str()))
        };
        match reconciled.value {
            Some(value) => prop_assert_eq!(value.to_string(), payload.to_string()),
            None => prop_assert!(!refused.is_empty() && refused.iter().all(excused), "{:?}", refused),
        }
        Ok(())
    });
}

#[test]
fn a_schema_takes_what_validate_takes() {
    let schemas: Vec<Vec<jsonschema::Validator>> = KINDS
        .iter()
        .map(|kind| {
            let of = |release, managed| {
                let schema = json_schema(kind, Target::Draft202012, Options { release, managed });
                jsonschema::validator_for(&schema).unwrap()
            };
            Release::ALL.iter().flat_map(|release| [of(*release, false), of(*release, true)]).collect()
        })
        .collect();
    for_all(500, |kind, payload, options| {
        let kind_at = KINDS.iter().position(|known| known.name == kind.name).unwrap();
        let release_at = Release::ALL.iter().position(|release| *release == options.release).unwrap();
        let schema = &schemas[kind_at][release_at * 2 + usize::from(options.managed)];
        let normalized = normalize(kind, payload, options);
        if let Some(value) = normalized.value.filter(|_| normalized.report.ok()) {
            let refusal = schema.validate(&value).err().map(|error| error.to_string());
            prop_assert!(refusal.is_none(), "{}\n{}", value, refusal.unwrap_or_default());
        }
        Ok(())
    });
}

#[test]
fn no_output_holds_a_secret() {
    let number = CANARY_NUMBER.to_string();
    for_all(500, |kind, payload, options| {
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
    });
}

#[test]
fn every_door_and_the_short_way_agree() {
    for_all(300, |kind, payload, options| {
        let report = validate(kind, payload, options).to_json();
        let text = payload.to_string();
        prop_assert_eq!(&validate(kind, &text, options).to_json(), &report);
        prop_assert_eq!(&validate(kind, text.as_bytes(), options).to_json(), &report);
        let pretty = serde_json::to_string_pretty(payload).unwrap();
        prop_assert_eq!(&validate(kind, &pretty, options).to_json(), &report);
        prop_assert_eq!(is_valid(kind, payload, options), validate(kind, payload, options).ok());
        prop_assert_eq!(is_valid(kind, &text, options), validate(kind, payload, options).ok());
        Ok(())
    });
}

#[test]
fn any_bytes_get_an_answer() {
    let nearly_json = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..64),
        r#"[\[\]{}",:0-9truefalsn \\eE+.\-]{0,64}"#.prop_map(String::into_bytes),
        (payloads(kind("rhacs.image-integration").unwrap()), any::<usize>()).prop_map(|(payload, at)| {
            let mut bytes = payload.to_string().into_bytes();
            bytes.truncate(at % (bytes.len() + 1));
            bytes
        }),
    ];
    runner(3000)
        .run(&nearly_json, |bytes| {
            for kind in &KINDS {
                let report = validate(kind, &bytes, Options::default());
                let parsed = serde_json::from_slice::<Value>(&bytes);
                let refused = report.issues.iter().any(|issue| issue.code == Code::NotJson);
                // serde_json reads the same texts; what else it refuses is only what it cannot hold, and depth.
                let unlike = parsed.as_ref().is_err_and(|error| error.to_string().contains("number out of range"));
                prop_assert!(parsed.is_err() == refused || unlike, "{:?}: {:?}", bytes, report);
                let _ = (normalize(kind, &bytes, Options::default()), mask(kind, &bytes), is_masked(kind, &bytes));
                let _ = reconcile(kind, &bytes, &bytes, Options::default());
            }
            Ok(())
        })
        .unwrap();
}
