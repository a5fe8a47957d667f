//! Requests: what goes where, what is refused, and that the masked twin shows no secret. That real clients send them as
//! they are is shown by `tests/js/request.test.mjs`.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/runner.rs"]
mod runner;

use berthing::{Issue, KINDS, Kind, Message, Options, Request, kind, request};
use generate::{CANARY, CANARY_NUMBER, payloads};
use proptest::prelude::*;
use runner::runner;
use serde_json::{Value, json};

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn target_of(kind: &Kind) -> Value {
    parsed(kind.target.unwrap().example)
}

/// The example with members replaced; null takes one away.
fn with(example: &str, members: &Value) -> Value {
    let mut value = parsed(example);
    for (name, member) in members.as_object().unwrap() {
        value.as_object_mut().unwrap().insert(name.clone(), member.clone());
    }
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null());
    }
    value
}

/// The example's request, with these members of payload and target changed.
fn changed(name: &str, payload: &Value, target: &Value) -> Request {
    let kind = kind(name).unwrap();
    let target = with(kind.target.unwrap().example, target);
    request(kind, &with(kind.example, payload), &target, Options::default())
}

fn sent(name: &str, payload: &Value, target: &Value) -> Message {
    let request = changed(name, payload, target);
    assert!(request.report.ok(), "{:?}", told(&request));
    request.message.unwrap()
}

fn told(request: &Request) -> Vec<String> {
    request.report.errors().map(|issue: &Issue| format!("{} {}", issue.code.name(), issue.pointer())).collect()
}

#[test]
fn each_kind_goes_to_its_call() {
    let none = json!({});
    for (kind, target, method, url) in [
        (
            "hss.registry.create",
            none.clone(),
            "POST",
            "https://hss.region.example.com/v5/0a1b2c3d4e5f/image/registries",
        ),
        (
            "hss.registry.create",
            json!({"enterpriseProjectId": "all_granted_eps"}),
            "POST",
            "https://hss.region.example.com/v5/0a1b2c3d4e5f/image/registries?enterprise_project_id=all_granted_eps",
        ),
        (
            "hss.registry.update",
            json!({"enterprise_project_id": "0"}),
            "PUT",
            "https://hss.region.example.com/v5/0a1b2c3d4e5f/image/registries/7c0e4a6e-2b8f-4c58?enterprise_project_id=0",
        ),
        (
            "hss.image-upload-command",
            none.clone(),
            "GET",
            "https://hss.region.example.com/v5/0a1b2c3d4e5f/image/registries/image-upload-command\
             ?registry_addr=harbor.example.com&namespace=security&username=robot%24scanner&password=example-Pa55word",
        ),
        (
            "swr.registry.create",
            none.clone(),
            "POST",
            "https://swr-api.region.example.com/v2/0a1b2c3d4e5f/instances/6f1c2b3a-4d5e/registries",
        ),
        (
            "swr.registry.update",
            json!({"registryId": "12"}),
            "PUT",
            "https://swr-api.region.example.com/v2/0a1b2c3d4e5f/instances/6f1c2b3a-4d5e/registries/12",
        ),
        ("rhacs.image-integration", json!({"id": null}), "POST", "https://central.example.com/v1/imageintegrations"),
        (
            "rhacs.image-integration",
            json!({"id": "a/b?c"}),
            "PUT",
            "https://central.example.com/v1/imageintegrations/a%2Fb%3Fc",
        ),
        (
            "rhacs.image-integration",
            json!({"test": true}),
            "POST",
            "https://central.example.com/v1/imageintegrations/test",
        ),
        (
            "rhacs.image-integration.update",
            json!({"id": null}),
            "PATCH",
            "https://central.example.com/v1/imageintegrations/7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10",
        ),
        (
            "rhacs.image-integration.update",
            json!({"test": true}),
            "POST",
            "https://central.example.com/v1/imageintegrations/test/updated",
        ),
    ] {
        let message = sent(kind, &none, &target);
        assert_eq!((message.method, &*message.url), (method, url), "{kind} {target}");
        assert_eq!(message.body.is_none(), method == "GET");
    }
}

#[test]
fn headers_and_body() {
    let hss = sent("hss.registry.update", &json!({"registry_addr": "https://Harbor.example.com/"}), &json!({}));
    let body = r#"{"registry_addr":"harbor.example.com","registry_username":"robot$scanner","registry_password":"example-Pa55word"}"#;
    assert_eq!(hss.body.as_deref(), Some(body), "canonical: in the order of the table, without scheme and slash");
    let header = |name: &'static str, value: &str| (name, value.to_owned());
    let json = "application/json";
    assert_eq!(
        hss.headers,
        [header("Accept", json), header("Content-Type", json), header("X-Auth-Token", "example-token")]
    );
    let command = sent("hss.image-upload-command", &json!({}), &json!({}));
    assert_eq!(command.headers, [header("Accept", json), header("X-Auth-Token", "example-token")]);
    let rhacs = sent("rhacs.image-integration", &json!({}), &json!({}));
    assert_eq!(rhacs.headers.last(), Some(&header("Authorization", "Bearer example-token")));
}

#[test]
fn limits_of_the_target() {
    let long = |length| "x".repeat(length);
    for (kind, target, expected) in [
        ("hss.registry.create", json!({"projectId": long(256)}), None),
        ("hss.registry.create", json!({"projectId": long(257)}), Some("too_long /target/projectId")),
        ("hss.registry.create", json!({"projectId": ""}), Some("missing /target/projectId")),
        ("hss.registry.create", json!({"projectId": null}), Some("missing /target/projectId")),
        ("hss.registry.create", json!({"projectId": ".."}), Some("bad_format /target/projectId")),
        ("hss.registry.create", json!({"projectId": 5}), Some("wrong_type /target/projectId")),
        (
            "hss.registry.create",
            json!({"enterpriseProjectId": long(257)}),
            Some("too_long /target/enterpriseProjectId"),
        ),
        ("hss.registry.create", json!({"token": long(32768)}), None),
        ("hss.registry.create", json!({"token": long(32769)}), Some("too_long /target/token")),
        ("hss.registry.create", json!({"token": "a\r\nX-Other: b"}), Some("bad_format /target/token")),
        ("hss.registry.create", json!({"token": "******"}), Some("masked_secret /target/token")),
        ("hss.registry.update", json!({"id": long(64)}), None),
        ("hss.registry.update", json!({"id": long(65)}), Some("too_long /target/id")),
        ("swr.registry.update", json!({"registryId": 2_147_483_647}), None),
        ("swr.registry.update", json!({"registryId": "four"}), Some("wrong_type /target/registryId")),
        ("swr.registry.update", json!({"registryId": 4.5}), Some("wrong_type /target/registryId")),
        ("swr.registry.create", json!({"token": long(40_000)}), None),
        ("swr.registry.create", json!({"projectId": null, "project_id": "p"}), None),
        // Only RHACS can be asked to test; elsewhere it is an unknown member.
        ("hss.registry.update", json!({"test": true}), None),
        ("rhacs.image-integration", json!({"token": "Bearer x"}), Some("bad_format /target/token")),
        ("rhacs.image-integration", json!({"endpoint": "central.example.com"}), Some("bad_format /target/endpoint")),
        (
            "rhacs.image-integration",
            json!({"endpoint": "http://central.example.com"}),
            Some("plain_http /target/endpoint"),
        ),
        ("rhacs.image-integration", json!({"endpoint": "http://central.example.com", "allowHttp": true}), None),
        ("rhacs.image-integration", json!({"endpoint": "http://127.0.0.1:8443"}), None),
        ("rhacs.image-integration", json!({"endpoint": "http://[::1]:8443"}), None),
        (
            "rhacs.image-integration",
            json!({"endpoint": "http://localhost.example.com"}),
            Some("plain_http /target/endpoint"),
        ),
    ] {
        let request = changed(kind, &json!({}), &target);
        assert_eq!(told(&request), expected.into_iter().collect::<Vec<_>>(), "{kind} {target}");
        assert_eq!(request.message.is_some(), expected.is_none());
    }
}

#[test]
fn broken_payloads_are_not_sent() {
    for (kind, payload, expected) in [
        ("hss.registry.create", json!({"registry_password": 123_456}), "wrong_type /registry_password"),
        ("hss.registry.create", json!({"registry_password": "******"}), "masked_secret /registry_password"),
        ("hss.registry.create", json!({"protocol": "gopher"}), "not_allowed /protocol"),
        ("swr.registry.update", json!({"insecure": null}), "missing /insecure"),
    ] {
        let request = changed(kind, &payload, &json!({}));
        assert_eq!(told(&request), [expected], "{kind} {payload}");
        assert!(request.message.is_none() && request.masked.is_none());
    }
    let kind = kind("hss.registry.update").unwrap();
    let target = target_of(kind);
    for (payload, expected) in [
        (r#"{"protocol": "http", "protocol": "https"}"#, "duplicate_key /protocol"),
        (r#"{"protocol": "https""#, "not_json "),
        ("[]", "wrong_type "),
    ] {
        let request = request(kind, payload, &target, Options::default());
        assert_eq!(told(&request), [expected]);
    }
    let table = request(kind.target.unwrap(), "{}", &target, Options::default());
    assert_eq!(told(&table), ["not_applicable "]);
    let request = request(kind, "{}", "", Options::default());
    assert_eq!(told(&request), ["not_json /target"]);
}

/// What is said of a target is said of a request, not of a record that is stored.
#[test]
fn sentences_about_the_target() {
    let said = |target: &Value| {
        let kind = kind("hss.registry.update").unwrap();
        let request = request(kind, r#"{"protocol": "https"}"#, target, Options::default());
        let issue = request.report.issues.first().unwrap().clone();
        format!("{}. {}", issue.message(), issue.help().unwrap_or_default())
    };
    let kind = kind("hss.registry.update").unwrap();
    let example = kind.target.unwrap().example;
    for (target, sentence) in [
        (
            with(example, &json!({"id": " 7"})),
            "Registry ID has a space before or after it. The request goes out without it",
        ),
        (
            with(example, &json!({"token": "******"})),
            "Enter the token itself, not the asterisks shown in its place. The server would take the asterisks for the token",
        ),
        (json!([]), "Target must be an object. "),
    ] {
        assert_eq!(said(&target), sentence);
    }
}

#[test]
fn what_cannot_be_created_can_be_changed_and_tried() {
    let google = json!({"type": "google", "categories": ["REGISTRY"], "quay": null,
        "google": {"endpoint": "gcr.io", "project": "p", "wifEnabled": true}});
    let found = |target: Value| {
        let request = changed("rhacs.image-integration", &google, &target);
        assert_eq!(request.message.is_some(), request.report.ok());
        let codes: Vec<&str> = request.report.issues.iter().map(|issue| issue.code.name()).collect();
        (request.report.ok(), codes.contains(&"not_creatable"))
    };
    assert_eq!(found(json!({"id": null})), (false, true));
    assert_eq!(found(json!({"id": "known"})), (true, false));
    assert_eq!(found(json!({"id": null, "test": true})), (true, false));
}

#[test]
fn ids_in_payload_and_target() {
    let rhacs = "rhacs.image-integration";
    let known = sent(rhacs, &json!({"id": "from-payload"}), &json!({"id": null}));
    assert!(known.url.ends_with("/from-payload"));
    let filled = sent(rhacs, &json!({}), &json!({"id": "from-target"}));
    assert!(filled.url.ends_with("/from-target"));
    assert_eq!(parsed(&filled.body.unwrap())["id"], "from-target");
    let both = changed(rhacs, &json!({"id": "one"}), &json!({"id": "other"}));
    assert_eq!(told(&both), ["conflict /id"]);

    let update = "rhacs.image-integration.update";
    let unnamed =
        json!({"config": {"name": "q", "type": "quay", "categories": ["REGISTRY"], "quay": {"endpoint": "quay.io"}}});
    let filled = sent(update, &unnamed, &json!({"id": "from-target"}));
    assert!(filled.url.ends_with("/v1/imageintegrations/from-target"));
    assert_eq!(parsed(&filled.body.unwrap())["config"]["id"], "from-target");
    assert_eq!(told(&changed(update, &unnamed, &json!({"id": null}))), ["missing /config/id"]);
    assert_eq!(told(&changed(update, &json!({}), &json!({"id": "other"}))), ["conflict /config/id"]);
    // It stands for the missing id, and for nothing else that is wrong with the payload.
    let nameless = json!({"config": {"type": "quay", "categories": ["REGISTRY"], "quay": {"endpoint": "quay.io"}}});
    assert_eq!(told(&changed(update, &nameless, &json!({"id": "1"}))), ["missing /config/name"]);
    let mistyped = json!({"config": {"id": [], "name": "q", "type": "quay", "categories": ["REGISTRY"],
        "quay": {"endpoint": "quay.io"}}});
    assert!(told(&changed(update, &mistyped, &json!({"id": "1"}))).contains(&"wrong_type /config/id".to_owned()));

    // A space is no other id, and goes out without.
    let spaced = sent(rhacs, &json!({"id": " same "}), &json!({"id": "same"}));
    assert!(spaced.url.ends_with("/same"));
    assert_eq!(told(&changed(rhacs, &json!({"id": ".."}), &json!({"id": null}))), ["bad_format /id"]);

    // What the payload itself is refused for stays, whatever the target adds.
    let kind = kind("rhacs.image-integration").unwrap();
    let comma = format!("{},}}", kind.example.strip_suffix('}').unwrap());
    assert_eq!(told(&request(kind, &comma, &target_of(kind), Options::default())), ["not_json "], "{comma}");

    // The SWR payload's ids are the target's of the replication, never those of the address.
    let swr = sent("swr.registry.create", &json!({}), &json!({}));
    assert!(
        !swr.url
            .contains(parsed(berthing::kind("swr.registry.create").unwrap().example)["project_id"].as_str().unwrap())
    );
}

#[test]
fn as_json_a_request_is_its_message_with_the_masked_one_and_the_report_beside() {
    for kind in &KINDS {
        let target = target_of(kind);
        let request = request(kind, &parsed(kind.example), &target, Options::default());
        let mut json = serde_json::to_value(&request).unwrap();
        let message = request.message.unwrap();
        let curl = message.curl();
        assert!(curl.starts_with(&format!("url = \"{}\"\nrequest = \"{}\"\n", message.url, message.method)));
        assert_eq!(curl.matches("\nheader = ").count(), message.headers.len());
        assert_eq!(json["curl"]["stdin"], curl);
        assert!(!json["masked"].to_string().contains(target["token"].as_str().unwrap()));
        let mut beside = |name: &str| json.as_object_mut().unwrap().shift_remove(name).unwrap();
        assert_eq!(beside("ok"), true);
        assert_eq!(beside("masked"), serde_json::to_value(&request.masked).unwrap());
        assert_eq!(beside("report"), serde_json::to_value(&request.report).unwrap());
        assert_eq!(json, serde_json::to_value(&message).unwrap());
    }
    let refused = serde_json::to_value(changed("swr.registry.create", &json!({"url": 7}), &json!({}))).unwrap();
    assert_eq!(refused["ok"], false);
    assert!(refused.as_object().unwrap().keys().eq(["ok", "report"]));
}

#[test]
fn nothing_but_the_message_shows_a_secret() {
    let mut made = 0;
    for kind in &KINDS {
        let cases = (payloads(kind), payloads(kind.target.unwrap()));
        runner(400)
            .run(&cases, |(payload, target)| {
                let request = request(kind, &payload, &target, Options::default());
                let shown = serde_json::to_string(&(&request.masked, &request.report)).unwrap();
                let shown = format!("{shown}{request:?}{:?}", request.message);
                prop_assert!(!shown.contains(CANARY), "{}", shown);
                prop_assert!(!shown.contains(&CANARY_NUMBER.to_string()), "{}", shown);
                prop_assert_eq!(request.message.is_some(), request.report.ok());
                prop_assert_eq!(request.masked.is_some(), request.report.ok());
                Ok(())
            })
            .unwrap();
        let request = request(kind, &parsed(kind.example), &target_of(kind), Options::default());
        made += usize::from(request.message.is_some());
    }
    assert_eq!(made, KINDS.len(), "every example can be sent");
}
