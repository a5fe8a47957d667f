//! The laws of the library, over generated payloads of every kind.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/laws.rs"]
mod laws;
#[path = "support/runner.rs"]
mod runner;

use berthing::schema::{Field, Stored};
use berthing::{Code, KINDS, MASK, Options, Release, is_masked, kind, mask, validate};
use generate::payloads;
use proptest::prelude::*;
use proptest::sample::select;
use runner::runner;
use serde_json::{Value, json};

/// Runs a law on payloads of every kind, for servers of several releases.
fn for_all(cases: u32, law: laws::Law) {
    for kind in &KINDS {
        let options = (prop::sample::select(Release::ALL), any::<bool>());
        let options = options.prop_map(|(release, managed)| Options { release, managed });
        runner(cases).run(&(payloads(kind), options), |(payload, options)| law(kind, &payload, options)).unwrap();
    }
}

macro_rules! laws {
    ($($law:ident: $cases:literal,)*) => { $(
        #[test]
        fn $law() {
            for_all($cases, laws::$law);
        }
    )* };
}

laws! {
    normalizing_twice_is_normalizing_once: 500,
    normalizing_brings_no_error: 500,
    masking_twice_is_masking_once: 300,
    what_masking_has_changed_is_masked: 300,
    a_credential_that_is_warned_of_is_masked: 300,
    reconciling_a_masked_payload_with_its_original_gives_the_original: 500,
    a_schema_takes_what_validate_takes: 500,
    no_output_holds_a_secret: 500,
    every_door_and_the_short_way_agree: 300,
    what_was_said_before_is_what_is_to_be_said: 1000,
}

/// The payload with this in the place of every secret.
fn with_secrets(payload: &Value, fields: &[Field], secret: &str) -> Value {
    let Value::Object(members) = payload else { return payload.clone() };
    let field = |key: &str| fields.iter().find(|field| field.name == key || field.aliases.contains(&key));
    let members = members.iter().map(|(key, value)| {
        let value = match field(key) {
            Some(field) if field.is_secret() => secret.into(),
            Some(field) => with_secrets(value, field.members(), secret),
            None => value.clone(),
        };
        (key.clone(), value)
    });
    Value::Object(members.collect())
}

#[test]
fn of_a_secret_that_stays_as_it_is_stored_nothing_depends() {
    for kind in &KINDS {
        let Stored::Unless(flag) = kind.stored else { continue };
        runner(2000)
            .run(&payloads(kind), |mut payload| {
                if let Some(members) = payload.as_object_mut() {
                    members.retain(|key, _| !key.to_lowercase().ends_with("password"));
                    members.insert(flag.to_owned(), json!(false));
                }
                let told = |secret| validate(kind, &with_secrets(&payload, kind.fields, secret), Options::default());
                prop_assert_eq!(told("").to_json(), told(MASK).to_json());
                Ok(())
            })
            .unwrap();
    }
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
    runner(20_000).run(&pastes(), |text| laws::masking_holds_for_any_text(&text)).unwrap();
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
                laws::bytes_are_read_as_serde_json_reads_them(kind, &bytes, Options::default())?;
            }
            Ok(())
        })
        .unwrap();
}
