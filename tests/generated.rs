//! What is generated from the tables: it has not drifted, and the schemas judge as `validate` does.
//!
//! `UPDATE=1 cargo test` writes the generated files and the tables in Markdown anew.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/golden.rs"]
mod golden;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use berthing::export::{Control, Target, describe, json_schema, markdown, openapi, typescript};
use berthing::{Code, Issue, KINDS, Kind, Options, Release, normalize, validate};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use support::{Verdict, corpus};

const TARGETS: [Target; 2] = [Target::Draft202012, Target::Draft07];

#[test]
fn types_are_up_to_date() {
    golden::hold("tests/generated/berthing.d.ts", &typescript());
}

#[test]
fn api_calls_are_up_to_date() {
    golden::hold("tests/generated/openapi.json", &(serde_json::to_string_pretty(&openapi()).unwrap() + "\n"));
}

/// The names, for JavaScript that needs them before there is a core.
#[test]
fn names_are_up_to_date() {
    let names: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
    golden::hold("tests/generated/kinds.json", &(serde_json::to_string_pretty(&names).unwrap() + "\n"));
}

#[test]
fn schemas_are_up_to_date() {
    for kind in &KINDS {
        for (target, suffix) in [(Target::Draft202012, "json"), (Target::Draft07, "draft-07.json")] {
            let schema = json_schema(kind, target, Options::default());
            let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            golden::hold(&format!("tests/generated/schemas/{}.{suffix}", kind.name), &text);
        }
    }
}

/// `<!-- generated: NAME -->`, the table, `<!-- end -->`.
#[test]
fn tables_are_up_to_date() {
    for file in ["README.md", "docs/kinds.md", "docs/codes/README.md", "docs/normalizing.md", "pkg/README.md"] {
        let Ok(text) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)) else { continue };
        let mut parts = text.split("<!-- generated: ");
        let mut fresh = parts.next().unwrap().to_owned();
        for part in parts {
            let (name, rest) = part.split_once(" -->").unwrap_or_else(|| panic!("{file}: a marker does not end"));
            let (_, rest) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("{file}: {name} does not end"));
            let table = markdown(name).unwrap_or_else(|| panic!("{file}: there is no table {name}"));
            let _ = write!(fresh, "<!-- generated: {name} -->\n{table}<!-- end -->{rest}");
        }
        golden::hold(file, &fresh);
    }
}

/// The schemas of the kinds, in both dialects, made once for each server.
#[derive(Default)]
struct Schemas(BTreeMap<(&'static str, &'static str, bool), Vec<Validator>>);

impl Schemas {
    fn of(&mut self, kind: &'static Kind, server: Options) -> &[Validator] {
        self.0.entry((kind.name, server.release.name(), server.managed)).or_insert_with(|| {
            let compile = |target| jsonschema::validator_for(&json_schema(kind, target, server)).unwrap();
            TARGETS.map(compile).into()
        })
    }

    /// Whether a schema accepts what `validate` refuses, or the other way round. A pattern may accept more than the
    /// format's parser, which alone knows what is wrong with some texts.
    fn disagree(&mut self, kind: &'static Kind, payload: &Value, server: Options) -> bool {
        let report = validate(kind, payload, server);
        let is_fine = |accepted: bool| match (report.ok(), accepted) {
            (false, true) => report.errors().all(|issue| issue.params.format.is_some()),
            (ok, accepted) => ok == accepted,
        };
        !self.of(kind, server).iter().all(|schema| is_fine(schema.is_valid(payload)))
    }
}

fn servers() -> impl Iterator<Item = Options> {
    let releases = Release::ALL.iter().map(|release| server(*release));
    releases.chain([Options { managed: true, ..Options::default() }])
}

fn server(release: Release) -> Options {
    Options { release, ..Options::default() }
}

/// What a form asks for is what `validate` misses, wherever no rule of its own is about it.
#[test]
fn forms_ask_for_what_validate_misses() {
    for case in corpus() {
        let Some(payload) = normalize(case.kind, &case.bytes, case.options).value else { continue };
        if !payload.is_object() {
            continue;
        }
        let form = describe(case.kind, Some((&payload).into()), case.options);
        let report = validate(case.kind, &payload, case.options);
        let by_rule = |issue: &&Issue| issue.params.rule.is_some_and(|rule| rule != "update_needs_id");
        let missing = report.errors().filter(|issue| issue.code == Code::Missing).filter(|issue| !by_rule(issue));
        let missing: BTreeSet<String> = missing.map(Issue::pointer).collect();
        assert_eq!(asked_for(&form.controls, &payload), missing, "{}", case.file);
    }
}

/// The required controls that are not filled in, in groups that are there.
fn asked_for(controls: &[Control], payload: &Value) -> BTreeSet<String> {
    let mut pointers = BTreeSet::new();
    for control in controls {
        let value = payload.pointer(&control.pointer).unwrap_or(&Value::Null);
        if *value == Value::Null || *value == json!("") || *value == json!([]) {
            if control.required {
                pointers.insert(control.pointer.clone());
            }
        } else if value.is_object() {
            pointers.extend(asked_for(&control.controls, payload));
        }
    }
    pointers
}

#[test]
fn schemas_are_schemas() {
    for kind in &KINDS {
        for server in servers() {
            for target in TARGETS {
                let schema = json_schema(kind, target, server);
                assert!(jsonschema::meta::is_valid(&schema), "{} for {}", kind.name, server.release.name());
            }
        }
    }
}

#[test]
fn schemas_take_the_example_and_miss_what_it_must_have() {
    let mut schemas = Schemas::default();
    for kind in &KINDS {
        let example: Value = serde_json::from_str(kind.example).unwrap();
        let required = json_schema(kind, Target::default(), Options::default())["required"].clone();
        let required: Vec<String> = serde_json::from_value(required).unwrap_or_default();
        for schema in schemas.of(kind, Options::default()) {
            assert!(schema.is_valid(&example), "{}", kind.name);
            for name in &required {
                let mut less = example.clone();
                less.as_object_mut().unwrap().shift_remove(name);
                assert!(!schema.is_valid(&less), "{} without {name}", kind.name);
            }
        }
    }
}

/// On normalized payloads, because a schema does not know the other names that a server takes for a field.
#[test]
fn schemas_judge_the_corpus_as_validate_does() {
    let mut schemas = Schemas::default();
    for case in corpus() {
        let Some(payload) = normalize(case.kind, &case.bytes, case.options).value else { continue };
        for server in servers() {
            let disagree = schemas.disagree(case.kind, &payload, server);
            assert!(!disagree, "{} for {}, managed {}", case.file, server.release.name(), server.managed);
        }
    }
}

#[test]
fn schemas_judge_broken_payloads_as_validate_does() {
    let mut schemas = Schemas::default();
    for case in corpus().into_iter().filter(|case| case.verdict == Verdict::Valid) {
        let Some(payload) = normalize(case.kind, &case.bytes, case.options).value else { continue };
        for broken in variations(&payload) {
            assert!(!schemas.disagree(case.kind, &broken, case.options), "{}: {broken}", case.file);
        }
    }
}

/// The payload with one member gone or another, all through.
fn variations(payload: &Value) -> Vec<Value> {
    let others = json!([
        null,
        "",
        "x",
        "******",
        true,
        false,
        7,
        1.5,
        {},
        [],
        ["x"],
        ["REGISTRY"],
        ["SCANNER", 0],
        [1, "y"],
        ["REGISTRY", null],
        "azure",
        "ecr",
        "google",
        "quay",
        "Other",
        "http",
        "swr-pro-internal"
    ]);
    let mut all = Vec::new();
    for (name, member) in payload.as_object().into_iter().flatten() {
        let with = |value: &Value| {
            let mut payload = payload.clone();
            payload.as_object_mut().unwrap().insert(name.clone(), value.clone());
            payload
        };
        all.extend(others.as_array().unwrap().iter().map(with));
        all.extend(variations(member).iter().map(with));
        let mut less = payload.clone();
        less.as_object_mut().unwrap().shift_remove(name);
        all.push(less);
    }
    all
}

/// A payload of a kind for a release, and whether it is fine.
type Example = (&'static str, Release, Value, bool);

/// Conditions of the tables, each on both of its sides.
#[test]
fn schemas_know_the_conditions() {
    let mut schemas = Schemas::default();
    for (kind, release, payload, fine) in [rhacs(), azure(), stored(), huawei()].concat() {
        let kind = berthing::kind(kind).unwrap();
        assert_eq!(validate(kind, &payload, server(release)).ok(), fine, "{} {payload}", release.name());
        for schema in schemas.of(kind, server(release)) {
            assert_eq!(schema.is_valid(&payload), fine, "{} {payload}", release.name());
        }
    }
}

fn rhacs() -> Vec<Example> {
    let latest = Release::Latest;
    let registry = json!(["REGISTRY"]);
    let scanner = json!(["SCANNER"]);
    let both = json!(["REGISTRY", "SCANNER"]);
    let robot = json!({ "username": "acme+scanner", "password": "x" });
    let key = r#"{"type": "service_account"}"#;
    let authorization = json!({ "username": "AWS", "password": "x", "expiresAt": "2026-11-22T12:00:00Z" });
    let mut cases = Vec::new();
    let mut add = |kind, release, payload: Value, fine| cases.push((kind, release, payload, fine));

    let quay = |categories: &Value, credentials: Value| {
        let config = merged(json!({ "endpoint": "quay.io" }), credentials);
        json!({ "name": "n", "type": "quay", "categories": categories, "quay": config })
    };
    for (categories, token_alone, robot_alone, together) in
        [(&registry, true, true, false), (&scanner, true, false, false), (&both, true, false, true)]
    {
        add(RHACS, latest, quay(categories, json!({})), true);
        add(RHACS, latest, quay(categories, json!({ "oauthToken": "x" })), token_alone);
        add(RHACS, latest, quay(categories, json!({ "registryRobotCredentials": robot })), robot_alone);
        let credentials = json!({ "oauthToken": "x", "registryRobotCredentials": robot });
        add(RHACS, latest, quay(categories, credentials), together);
    }
    add(RHACS, latest, quay(&registry, json!({ "registryRobotCredentials": { "username": "x" } })), false);
    add(RHACS, latest, quay(&json!(["NODE_SCANNER"]), json!({})), false);
    add(RHACS, latest, quay(&json!(["REGISTRY", "NEW"]), json!({})), true);
    add(RHACS, Release::V4_5, quay(&json!(["REGISTRY", "NEW"]), json!({})), false);
    add(RHACS, latest, quay(&json!(["NEW"]), json!({})), false);

    let ecr = |credentials: Value| {
        let config = merged(json!({ "registryId": "012345678912", "region": "eu-west-1" }), credentials);
        json!({ "name": "n", "type": "ecr", "categories": ["REGISTRY"], "ecr": config })
    };
    add(RHACS, latest, ecr(json!({})), false);
    add(RHACS, latest, ecr(json!({ "useIam": true })), true);
    add(RHACS, latest, ecr(json!({ "accessKeyId": "x" })), false);
    add(RHACS, latest, ecr(json!({ "accessKeyId": "x", "secretAccessKey": "x" })), true);
    add(RHACS, latest, ecr(json!({ "authorizationData": authorization })), true);
    add(RHACS, latest, ecr(json!({ "authorizationData": { "username": "AWS" } })), false);
    add(RHACS, latest, ecr(json!({ "authorizationData": authorization, "useAssumeRole": true })), false);
    add(RHACS, latest, ecr(json!({ "useIam": true, "useAssumeRole": true })), false);
    add(RHACS, latest, ecr(json!({ "useIam": true, "useAssumeRole": true, "assumeRoleId": "r" })), true);
    let role = json!({ "useIam": true, "useAssumeRole": true, "assumeRoleId": "r", "endpoint": "ecr.example.com" });
    add(RHACS, latest, ecr(role), false);

    let google = |kind: &str, categories: &Value, credentials: Value| {
        let config = merged(json!({ "endpoint": "gcr.io" }), credentials);
        json!({ "name": "n", "type": kind, "categories": categories, "google": config })
    };
    add(RHACS, latest, google("google", &registry, json!({ "wifEnabled": true })), true);
    add(RHACS, latest, google("google", &both, json!({ "wifEnabled": true })), false);
    add(RHACS, latest, google("google", &both, json!({ "serviceAccount": key })), false);
    add(RHACS, latest, google("google", &both, json!({ "serviceAccount": key, "project": "p" })), true);
    add(RHACS, latest, google("artifactregistry", &registry, json!({ "serviceAccount": "no key file" })), false);
    cases
}

fn azure() -> Vec<Example> {
    let mut cases = Vec::new();
    let mut add = |kind, release, payload: Value, fine| cases.push((kind, release, payload, fine));
    let login = json!({ "endpoint": "example.azurecr.io", "username": "u", "password": "x" });
    let azure = |configs: Value| merged(json!({ "name": "n", "type": "azure", "categories": ["REGISTRY"] }), configs);
    for (configs, before, since) in [
        (json!({}), false, false),
        (json!({ "docker": login }), true, true),
        (json!({ "azure": login }), false, true),
        (json!({ "azure": login, "docker": null }), false, true),
        (json!({ "azure": login, "docker": login }), false, false),
        (json!({ "docker": { "endpoint": "example.azurecr.io" } }), true, false),
        (json!({ "azure": { "endpoint": "example.azurecr.io", "wifEnabled": true } }), false, true),
    ] {
        add(RHACS, Release::V4_6, azure(configs.clone()), before);
        add(RHACS, Release::V4_7, azure(configs), since);
    }
    cases
}

/// Secrets that the server has, while it keeps them and when it does not.
fn stored() -> Vec<Example> {
    let latest = Release::Latest;
    let mut cases = Vec::new();
    let mut add = |kind, release, payload: Value, fine| cases.push((kind, release, payload, fine));
    let update = |password: Value, replace: Value| {
        let robot = merged(json!({ "username": "acme+scanner" }), password);
        let quay = json!({ "endpoint": "quay.io", "registryRobotCredentials": robot });
        let config = json!({ "id": "i", "name": "n", "type": "quay", "categories": ["REGISTRY"], "quay": quay });
        merged(json!({ "config": config }), replace)
    };
    for (password, kept, replaced) in [
        (json!({}), true, false),
        (json!({ "password": null }), true, false),
        (json!({ "password": "" }), true, false),
        (json!({ "password": "******" }), true, true),
        (json!({ "password": "example-Pa55word" }), false, true),
    ] {
        add(UPDATE, latest, update(password.clone(), json!({})), kept);
        add(UPDATE, latest, update(password.clone(), json!({ "updatePassword": false })), kept);
        add(UPDATE, latest, update(password, json!({ "updatePassword": true })), replaced);
    }
    cases
}

fn huawei() -> Vec<Example> {
    let latest = Release::Latest;
    let mut cases = Vec::new();
    let mut add = |kind, release, payload: Value, fine| cases.push((kind, release, payload, fine));
    let hss = |change: Value| merged(serde_json::from_str(berthing::kind(HSS).unwrap().example).unwrap(), change);
    add(HSS, latest, hss(json!({ "namespace": null })), false);
    add(HSS, latest, hss(json!({ "namespace": "Upper" })), false);
    add(HSS, latest, hss(json!({ "namespace": null, "get_scan_image_channel": "Swr" })), true);
    add(HSS, latest, hss(json!({ "namespace": "Upper", "get_scan_image_channel": "Swr" })), true);
    add(HSS, latest, hss(json!({ "registry_addr": "HTTP://harbor.example.com" })), false);
    add(HSS, latest, hss(json!({ "registry_addr": "http://harbor.example.com", "protocol": "http" })), true);

    let swr = |change: Value| merged(serde_json::from_str(berthing::kind(SWR).unwrap().example).unwrap(), change);
    for id in ["project_id", "region_id", "instance_id"] {
        add(SWR, latest, swr(json!({ id: null })), false);
        add(SWR, latest, swr(json!({ id: null, "type": "huawei-SWR" })), true);
    }
    cases
}

const RHACS: &str = "rhacs.image-integration";
const UPDATE: &str = "rhacs.image-integration.update";
const HSS: &str = "hss.registry.create";
const SWR: &str = "swr.registry.create";

/// The object with the members of another in place of its own.
fn merged(mut object: Value, other: Value) -> Value {
    object.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Value>>(other).unwrap());
    object
}
