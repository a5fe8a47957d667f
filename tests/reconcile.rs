//! What the server's PATCH does with a masked payload: the rows of stackrox `pkg/secrets/reconcile_test.go` and of the
//! code it tests, and what a form does for the other systems.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use berthing::{Code, Options, Release, kind, reconcile};
use serde_json::{Value, json};

const PATCH: &str = "rhacs.image-integration.update";

fn docker(config: &Value) -> Value {
    json!({"id": "1", "name": "n", "type": "docker", "categories": ["REGISTRY"], "docker": config})
}

fn stored_docker() -> Value {
    docker(&json!({"endpoint": "quay.io", "username": "me", "password": "stored", "insecure": false}))
}

#[track_caller]
fn patched(stored: &Value, config: &Value) -> Value {
    let reconciled = reconcile(kind(PATCH).unwrap(), stored, &json!({ "config": config }), Options::default());
    assert!(reconciled.report.ok(), "{:?}", reconciled.report);
    reconciled.value.unwrap()["config"].clone()
}

#[track_caller]
fn refused(stored: &Value, incoming: &Value, pointer: &str, code: Code) {
    let reconciled = reconcile(kind(PATCH).unwrap(), stored, incoming, Options::default());
    let issues: Vec<_> = reconciled.report.issues.iter().map(|issue| (issue.pointer(), issue.code)).collect();
    assert_eq!(issues, [(pointer.to_owned(), code)]);
    assert!(reconciled.value.is_none());
    assert_eq!(reconciled.report.issues[0].params.rule, Some("reconcile"));
}

#[test]
fn an_empty_or_masked_secret_becomes_the_stored_one() {
    for sent in [json!("******"), json!(""), Value::Null] {
        let config = docker(&json!({"endpoint": "quay.io", "username": "me", "password": sent}));
        assert_eq!(patched(&stored_docker(), &config)["docker"]["password"], "stored");
    }
    let without = docker(&json!({"endpoint": "quay.io", "username": "me"}));
    assert_eq!(patched(&stored_docker(), &without)["docker"]["password"], "stored");
}

#[test]
fn any_other_secret_is_refused_even_the_right_one() {
    for sent in ["new", "stored", "*****", "*******", " ******"] {
        let config = docker(&json!({"endpoint": "quay.io", "username": "me", "password": sent}));
        refused(&stored_docker(), &json!({ "config": config }), "/config/docker/password", Code::UnmaskedSecret);
    }
}

#[test]
fn a_dependent_field_may_not_change() {
    for (member, sent) in [("endpoint", "https://quay.io"), ("endpoint", ""), ("username", "you")] {
        let mut config = docker(&json!({"endpoint": "quay.io", "username": "me", "password": "******"}));
        config["docker"][member] = json!(sent);
        let pointer = format!("/config/docker/{member}");
        refused(&stored_docker(), &json!({ "config": config }), &pointer, Code::CredentialRequired);
    }
    let ecr = |iam: bool| json!({"id": "1", "ecr": {"registryId": "0", "region": "r", "useIam": iam}});
    refused(&ecr(false), &json!({ "config": ecr(true) }), "/config/ecr/useIam", Code::CredentialRequired);
}

#[test]
fn other_fields_may_change() {
    let mut config = docker(&json!({"endpoint": "quay.io", "username": "me", "password": "******", "insecure": true}));
    config["type"] = json!("artifactory");
    config["name"] = json!("other");
    let value = patched(&stored_docker(), &config);
    assert_eq!((&value["docker"]["insecure"], &value["docker"]["password"]), (&json!(true), &json!("stored")));
    let google =
        |wif: bool| json!({"id": "1", "google": {"endpoint": "e", "serviceAccount": "******", "wifEnabled": wif}});
    assert_eq!(patched(&google(false), &google(true))["google"]["wifEnabled"], true);
}

#[test]
fn the_update_names_its_record() {
    refused(&stored_docker(), &json!({}), "/config", Code::Missing);
    refused(&stored_docker(), &json!({"config": null}), "/config", Code::Missing);
    let mut config = stored_docker();
    config["id"] = json!("");
    config["docker"]["password"] = json!("******");
    refused(&stored_docker(), &json!({ "config": config }), "/config/id", Code::Missing);
}

#[test]
fn the_config_keeps_its_kind() {
    let quay = json!({"id": "1", "type": "quay", "quay": {"endpoint": "quay.io", "oauthToken": "******"}});
    refused(&stored_docker(), &json!({ "config": quay }), "/config/quay", Code::Conflict);
}

#[test]
fn an_old_azure_shape_is_converted_first() {
    let mut stored = stored_docker();
    stored["type"] = json!("azure");
    let config =
        json!({"id": "1", "type": "azure", "azure": {"endpoint": "quay.io", "username": "me", "password": ""}});
    assert_eq!(patched(&stored, &config)["azure"]["password"], "stored");
    stored["azure"] = json!({"endpoint": "quay.io", "username": "me", "password": "new"});
    assert_eq!(patched(&stored, &config)["azure"]["password"], "new", "it has the new shape already");
}

#[test]
fn a_payload_in_which_a_key_stands_twice_is_refused() {
    let twice = r#"{"registry_password": "******", "registry_name": "a", "registry_name": "b"}"#;
    let stored = json!({"registry_password": "stored"});
    for (stored, incoming) in [(stored.to_string().as_str(), twice), (twice, twice)] {
        let reconciled = reconcile(kind("hss.registry.create").unwrap(), stored, incoming, Options::default());
        assert_eq!((reconciled.value, reconciled.report.issues[0].code), (None, Code::DuplicateKey));
    }
}

#[test]
fn nested_messages_neither_come_nor_go() {
    let quay = |robot: Value| json!({"id": "1", "quay": {"endpoint": "quay.io", "registryRobotCredentials": robot}});
    let robot = || json!({"username": "r", "password": "******"});
    let pointer = "/config/quay/registryRobotCredentials";
    refused(&quay(robot()), &json!({ "config": quay(Value::Null) }), pointer, Code::Missing);
    refused(&quay(Value::Null), &json!({ "config": quay(robot()) }), pointer, Code::NotApplicable);
    let renamed = json!({"username": "other", "password": "******"});
    let mut stored = quay(robot());
    stored["quay"]["registryRobotCredentials"]["password"] = json!("stored");
    assert_eq!(patched(&stored, &quay(renamed))["quay"]["registryRobotCredentials"]["password"], "stored");
}

#[test]
fn what_is_not_there_is_the_same_as_what_is_empty() {
    let without = docker(&json!({"endpoint": "quay.io"}));
    let empty = docker(&json!({"endpoint": "quay.io", "username": ""}));
    assert_eq!(patched(&empty, &without), without);
    assert_eq!(patched(&without, &empty), empty);
    let masked = docker(&json!({"endpoint": "quay.io", "password": "******"}));
    assert_eq!(patched(&without, &masked)["docker"]["password"], "", "a mask of nothing is nothing");
}

#[test]
fn a_release_compares_what_it_knows_to_depend_on_the_secret() {
    let azure = |wif: bool| {
        let azure = json!({"endpoint": "x.azurecr.io", "username": "me", "wifEnabled": wif, "password": ""});
        json!({"id": "1", "type": "azure", "azure": azure})
    };
    for (release, is_free) in [(Release::V4_5, true), (Release::V4_7, false)] {
        let options = Options { release, ..Options::default() };
        let reconciled = reconcile(kind(PATCH).unwrap(), &azure(false), &json!({ "config": azure(true) }), options);
        assert_eq!(reconciled.report.ok(), is_free, "{:?}", reconciled.report);
    }
}

#[test]
fn replacing_the_credentials_is_no_reconciliation() {
    let incoming =
        json!({"config": docker(&json!({"endpoint": "elsewhere.io", "password": "new"})), "updatePassword": true});
    let reconciled = reconcile(kind(PATCH).unwrap(), &stored_docker(), &incoming, Options::default());
    assert_eq!(reconciled.value, Some(incoming));
}

#[test]
fn a_form_takes_a_new_secret_and_guards_the_stored_one() {
    let kind = kind("swr.registry.update").unwrap();
    let target = |url: &str, secret: &str| json!({"url": url, "credential": {"type": "basic", "access_key": "******", "access_secret": secret}});
    let stored = json!({"url": "https://a.example.com", "credential": {"type": "basic", "access_key": "key", "access_secret": "secret"}});
    let run = |incoming: &Value| reconcile(kind, &stored, incoming, Options::default());
    assert_eq!(run(&target("https://a.example.com", "*****")).value.unwrap()["credential"]["access_secret"], "secret");
    assert_eq!(run(&target("https://a.example.com", "new")).value.unwrap()["credential"]["access_key"], "key");
    let moved = run(&target("https://b.example.com", "******")).report;
    assert_eq!((moved.issues[0].pointer().as_str(), moved.issues[0].code), ("/url", Code::CredentialRequired));
    let partly = run(&target("https://b.example.com", "new")).report;
    assert_eq!((partly.issues[0].pointer().as_str(), partly.issues[0].code), ("/url", Code::CredentialRequired));
    let nothing = reconcile(kind, &json!({}), &target("https://a.example.com", "******"), Options::default()).report;
    assert!(nothing.issues.iter().all(|issue| issue.code == Code::MaskedSecret) && nothing.issues.len() == 2);
}

#[test]
fn a_flag_that_the_server_drops_replaces_nothing() {
    let config = docker(&json!({"endpoint": "quay.io", "username": "me", "password": "new"}));
    let incoming = json!({"config": config, "updatepassword": true});
    refused(&stored_docker(), &incoming, "/config/docker/password", Code::UnmaskedSecret);
    let incoming = json!({"config": config, "update_password": true});
    assert!(reconcile(kind(PATCH).unwrap(), &stored_docker(), &incoming, Options::default()).report.ok());
}

#[test]
fn nothing_is_restored_beside_a_change_of_address_or_into_the_wrong_place() {
    let run = |name: &str, stored: &Value, incoming: &Value| {
        let report = reconcile(kind(name).unwrap(), stored, incoming, Options::default()).report;
        report.issues.iter().map(|issue| (issue.pointer(), issue.code)).collect::<Vec<_>>()
    };
    let stored = json!({"registry_addr": "a.example.com", "registry_pasword": "stored"});
    let moved = json!({"registry_addr": "b.example.com", "registry_pasword": "******"});
    let hss = "hss.registry.update";
    assert_eq!(run(hss, &stored, &moved), [("/registry_addr".to_owned(), Code::CredentialRequired)]);
    for no_object in [Value::Null, json!([]), json!(7), json!("******")] {
        assert_eq!(run(hss, &stored, &no_object), [(String::new(), Code::WrongType)]);
    }
    let target = json!({"credential": {"type": "basic", "access_key": "key", "access_secret": "secret"}});
    let whole = json!({"credential": "******"});
    assert_eq!(run("swr.registry.update", &target, &whole), [("/credential".to_owned(), Code::MaskedSecret)]);
}

#[test]
fn a_plain_text_gets_its_credential_back_unless_it_has_changed() {
    let kind = kind("swr.registry.update").unwrap();
    let payload = |url: &str, description: &str, secret: &str| {
        let credential = json!({"type": "basic", "access_key": "key", "access_secret": secret});
        json!({"url": url, "description": description, "credential": credential})
    };
    let (home, note) = ("https://a.example.com", "robot AKIAIOSFODNN7EXAMPLX");
    let stored = payload(home, note, "stored");
    let run = |incoming: &Value| reconcile(kind, &stored, incoming, Options::default());
    assert_eq!(run(&payload(home, "robot ******", "******")).value.unwrap(), stored);
    // A text that is shown again uses no credential, so nothing speaks against a new address.
    let moved = "https://b.example.com";
    assert_eq!(run(&payload(moved, "robot ******", "new")).value.unwrap(), payload(moved, note, "new"));
    for changed in ["", "another", note] {
        assert_eq!(run(&payload(home, changed, "new")).value.unwrap(), payload(home, changed, "new"));
    }
    let report = run(&payload(home, "the robot ******", "new")).report;
    let found: Vec<_> = report.issues.iter().map(|issue| (issue.pointer(), issue.code)).collect();
    assert_eq!(found, [("/description".to_owned(), Code::MaskedSecret)]);
    // Asterisks that stand for nothing are asterisks.
    let plain = payload(home, "****** stars", "stored");
    let kept = reconcile(kind, &plain, &payload(home, "****** starry", "******"), Options::default());
    assert_eq!(kept.value.unwrap(), payload(home, "****** starry", "stored"));
}
