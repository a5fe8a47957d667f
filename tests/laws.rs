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
use proptest::sample::select;
use runner::runner;
use serde_json::{Value, json};

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

/// Texts in which credentials, masks and what tells of them stand in each other's way.
fn pastes() -> impl Strategy<Value = String> {
    let parts = [
        "https://",
        "user:",
        "@",
        "h.example.com",
        ":",
        "/",
        "?",
        "&",
        "#",
        "token",
        "password",
        "=",
        ": ",
        " ",
        ",",
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        "\\",
        "\n",
        "*",
        "******",
        "Bearer ",
        "Authorization: ",
        "curl -u ",
        "docker login -p ",
        "hunTer-2",
        "correct1horse",
        "AKIAIOSFODNN7EXAMPLX",
        "-----BEGIN PRIVATE KEY-----",
        "MIIEvQIBADANBgkqhkiG9w0B",
        "-----END PRIVATE KEY-----",
        "{\"password\": \"",
        "%22",
        "é",
        "x",
    ];
    prop::collection::vec(select(parts.to_vec()), 0..12).prop_map(|parts| parts.concat())
}

#[test]
fn the_laws_of_masking_hold_for_any_text() {
    runner(20_000)
        .run(&pastes(), |text| {
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
        })
        .unwrap();
}

#[test]
fn what_masking_has_changed_is_masked() {
    for_all(300, |kind, payload, _| {
        let masked = mask(kind, payload);
        prop_assert!(masked == *payload || !masked.is_object() || is_masked(kind, &masked), "{}", masked);
        Ok(())
    });
}

#[test]
fn a_credential_that_is_warned_of_is_masked() {
    for_all(300, |kind, payload, options| {
        let masked = mask(kind, payload);
        for issue in validate(kind, payload, options).issues {
            if issue.code == Code::SecretInPlainField {
                let pointer = issue.pointer();
                // A field that goes by another name stands elsewhere.
                let text = payload.pointer(&pointer);
                prop_assert!(text.is_none() || text != masked.pointer(&pointer), "{}", pointer);
                prop_assert!(issue.params.rule.is_some() && issue.fix.is_none());
            }
        }
        Ok(())
    });
}

/// Names as people give them: some speak of credentials, and none holds one.
fn names() -> impl Strategy<Value = String> {
    let words = [
        "prod",
        "token",
        "secrets",
        "password",
        "auth",
        "basic",
        "bearer",
        "docker",
        "api-key",
        "harbor",
        "scanner",
        "access",
        "private",
        "cred",
        "service-account",
        "jwt",
        "session",
        "v2",
        "1.0.3",
        "2024",
        "2024-01-02",
        "eu-west-1",
        "cn-north-4",
        "Team",
        "ACME",
        "svc",
        "p",
        "u",
        "key",
        "x86_64",
    ];
    let name = prop::collection::vec(select(words.to_vec()), 1..5);
    let name = (name, select(&["-", "_", ".", "/", " "][..])).prop_map(|(words, separator)| words.join(separator));
    let image = (
        select(&["registry", "harbor", "quay", "auth"][..]),
        name.clone(),
        select(&["latest", "1.0", "v2.1-rc3", "sha-0a1b2c3"][..]),
        "[0-9a-f]{64}",
    );
    let image = image.prop_flat_map(|(host, name, tag, digest)| {
        let name = name.to_lowercase().replace(' ', "-");
        select(vec![
            format!("{host}.example.com:5000/{name}:{tag}"),
            format!("{host}/{name}:{tag}"),
            format!("{host}.example.com/{name}@sha256:{digest}"),
            format!("https://{host}.example.com/v2/{name}/manifests/{tag}"),
        ])
    });
    prop_oneof![
        3 => name.clone(),
        2 => image,
        1 => name.prop_map(|name| format!("{}@example.com", name.replace([' ', '/'], "."))),
        // Identifiers of accounts and projects, in the forms of the three systems.
        1 => "[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{12}|cn-north-[1-4]@[A-Z]{8}|robot\\$[a-z]{3,8}\\+[a-z]{3,8}",
    ]
}

#[test]
fn names_stay_as_they_are() {
    runner(5000)
        .run(&names(), |name| {
            for (kind_name, payload) in [
                (
                    "hss.registry.create",
                    json!({"registry_name": name, "registry_username": name, "namespace": name, "x": [name]}),
                ),
                ("swr.registry.create", json!({"name": name, "description": name, "project_id": name})),
                (
                    "rhacs.image-integration",
                    json!({"name": name, "docker": {"username": name}, "ecr": {"registryId": name}}),
                ),
            ] {
                let kind = kind(kind_name).unwrap();
                prop_assert_eq!(mask(kind, &payload), payload.clone());
                prop_assert!(!is_masked(kind, &payload));
                let report = validate(kind, &payload, Options::default());
                prop_assert!(report.issues.iter().all(|issue| issue.code != Code::SecretInPlainField));
            }
            Ok(())
        })
        .unwrap();
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
