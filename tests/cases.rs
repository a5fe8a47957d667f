//! Single cases that no table and no law names: what masking must catch, when a fix is offered, and limits.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use berthing::{Code, Fix, Issue, MASK, Options, Report, is_masked, kind, mask, normalize, request, validate};
use serde_json::{Value, json};

const HSS: &str = "hss.registry.create";
const RHACS: &str = "rhacs.image-integration";
const SECRET: &str = "example-5ecret";

fn report(kind_name: &str, payload: &Value) -> Report {
    validate(kind(kind_name).unwrap(), payload, Options::default())
}

#[track_caller]
fn issue_at(report: &Report, pointer: &str) -> Issue {
    report.issues.iter().find(|issue| issue.pointer() == pointer).unwrap().clone()
}

#[test]
fn masking_finds_credentials_beyond_the_table() {
    let userinfo = [
        format!("https://user:{SECRET}@registry.example.com"),
        format!("user:{SECRET}@registry.example.com"),
        format!("HTTPS://user:{SECRET}/{SECRET}@registry.example.com"),
        format!(" user:{SECRET}@registry.example.com "),
        format!("https://registry.example.com/?x=1&access_token={SECRET}#end"),
    ];
    let payloads = userinfo.iter().flat_map(|address| {
        [
            (HSS, json!({"registry_addr": address})),
            (HSS, json!({"comment": address})),
            (RHACS, json!({"docker": {"endpoint": address}})),
            (RHACS, json!({"docker": address})),
            (RHACS, json!({"scannerV4": {"indexerEndpoint": address}})),
            ("swr.registry.create", json!({"url": address, "dns_conf": {"hosts": {"a": address}}})),
        ]
    });
    let named = [
        (HSS, json!({"registry_pasword": SECRET, "access_key": SECRET, "X-Swr-Dockerlogin": SECRET})),
        (HSS, json!({"image_command": format!("docker login -p {SECRET}"), "creds": [SECRET]})),
        (RHACS, json!({"quay": {"registryRobotCredentials": SECRET}})),
        (RHACS, json!({"quay": json!({"oauthToken": SECRET}).to_string()})),
        ("rhacs.image-integration.update", json!({"config": json!({"quay": {"oauthToken": SECRET}}).to_string()})),
        (HSS, json!({"comment": json!({"a": [{"oauthToken": SECRET}]}).to_string()})),
        (HSS, json!({"comment": format!("{{\"password\": \"{SECRET}\"")})),
        (HSS, json!({"comment": {"ak": SECRET, "sk": SECRET}, "note": format!("password={SECRET}")})),
        ("swr.registry.create", json!({"description": format!("https://https://u:{SECRET}@h.io")})),
        ("swr.registry.create", json!({"description": format!("https://a.com,https://u:{SECRET}@b.com")})),
        ("swr.registry.create", json!({"description": format!("https://x.y/?next=https://u:{SECRET}@h.io")})),
        (RHACS, json!({"password": {"value": SECRET}, "config": {"docker": {"password": SECRET}}})),
        (RHACS, json!([{"docker": {"password": SECRET}}, SECRET])),
    ];
    for (name, payload) in payloads.chain(named) {
        let masked = mask(kind(name).unwrap(), &payload).to_string();
        assert!(!masked.contains(SECRET) && masked.contains(MASK), "{name} {payload}: {masked}");
    }
}

/// A secret that looks like one, and not like a placeholder.
const PASTED: &str = "cAnArY-5e7a";

// What people paste into a note; `§` is the credential, and all that may not be seen.
const NOTES: &[(&str, &str)] = &[
    ("AKIAIOSFODNN7EXAMPLX", "robot § of the team"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJlLWV4YW1wbGU", "§"),
    (PASTED, "Authorization: Bearer §"),
    (PASTED, "docker login -u robot -p § quay.io"),
    (PASTED, "curl -u robot:§ https://h.example.com"),
    (PASTED, "password=§ and again §"),
    (PASTED, "{\"note\":\"password=§\"}"),
    (
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEXAMPLEEXAMPLE\n-----END PRIVATE KEY-----",
        "key of the robot:\n§\nKeep it safe",
    ),
];

#[test]
fn a_credential_in_a_plain_text_is_masked_and_warned_of() {
    for (secret, note) in NOTES {
        let (text, masked) = (note.replace('§', secret), note.replace('§', MASK));
        for (name, payload, pointer) in [
            ("swr.registry.create", json!({ "description": text }), "/description"),
            (HSS, json!({ "registry_name": text }), "/registry_name"),
            (HSS, json!({ "comment": text }), "/comment"),
            (RHACS, json!({"docker": {"username": text}}), "/docker/username"),
            (RHACS, json!({"docker": {"x": [{"a/b": ["none", text]}]}}), "/docker/x/0/a~1b/1"),
        ] {
            let kind = kind(name).unwrap();
            let told = validate(kind, &payload, Options::default());
            let found: Vec<_> =
                told.issues.iter().filter(|issue| issue.code == Code::SecretInPlainField).map(Issue::pointer).collect();
            assert_eq!(found, [pointer], "{name}: {note}");
            assert!(!told.to_json().contains(secret));
            let mut expected = payload.clone();
            *expected.pointer_mut(pointer).unwrap() = masked.clone().into();
            let hidden = mask(kind, &payload);
            assert_eq!(hidden, expected);
            assert!(is_masked(kind, &hidden) && !is_masked(kind, &payload));
            let told = validate(kind, &hidden, Options::default());
            assert!(told.issues.iter().all(|issue| issue.code != Code::SecretInPlainField), "{note}");
            assert_eq!(normalize(kind, &payload, Options::default()).value.as_ref(), Some(&payload));
        }
    }
}

#[test]
fn a_credential_is_told_of_once_and_only_where_none_belongs() {
    let token = "AKIAIOSFODNN7EXAMPLX";
    let warned = |kind_name: &str, payload: Value| {
        let report = report(kind_name, &payload);
        let found = report.issues.iter().filter(|issue| issue.code == Code::SecretInPlainField);
        found.map(Issue::pointer).collect::<Vec<_>>()
    };
    for (kind_name, payload) in [
        (RHACS, json!({"quay": {"oauthToken": token}})),
        (HSS, json!({"registry_pasword": token, "creds": {"any": [token]}})),
        (HSS, json!({"registry_password": {"value": token}})),
        // Other codes say more about these.
        (RHACS, json!({"docker": {"endpoint": format!("https://user:{PASTED}@quay.io")}})),
        (HSS, json!({"protocol": token, "registry_addr": format!("user:{PASTED}@quay.io")})),
        ("swr.registry.create", json!({"dns_conf": {"hosts": {"h.example.com": token}}})),
    ] {
        assert!(warned(kind_name, payload.clone()).is_empty(), "{payload}");
    }
    let twice = json!({"description": format!("{token} and {PASTED}, Authorization: Bearer {PASTED}")});
    assert_eq!(warned("swr.registry.create", twice), ["/description"]);
    // The name of an object in the table promises nothing about what is in it.
    assert_eq!(warned("swr.registry.create", json!({"credential": {"x": token}})), ["/credential/x"]);
    let padded = report("swr.registry.create", &json!({ "description": format!(" {token} ") }));
    let space = padded.issues.iter().find(|issue| issue.code == Code::SurroundingSpace).unwrap();
    assert_eq!(space.fix, None, "it would repeat the credential");
    let item = issue_at(&report(HSS, &json!({ "x": [token] })), "/x/0");
    assert_eq!((item.label.as_ref(), item.params.rule), ("x", Some("aws-access-key-id")));
}

#[test]
fn a_credential_in_a_plain_text_does_not_keep_a_request_back() {
    let target = json!({"endpoint": "https://hss.example.com", "token": "example-token", "projectId": "p", "id": "7"});
    let payload = json!({"registry_username": "robot AKIAIOSFODNN7EXAMPLX"});
    let request = request(kind("hss.registry.update").unwrap(), &payload, &target, Options::default());
    assert_eq!(request.report.issues[0].code, Code::SecretInPlainField);
    assert!(request.message.unwrap().body.unwrap().contains("AKIAIOSFODNN7EXAMPLX"));
    assert_eq!(request.masked.unwrap().body.unwrap(), r#"{"registry_username":"robot ******"}"#);
}

#[test]
fn a_mask_counts_where_masking_would_have_put_it() {
    for (payload, masked) in [
        (json!({"registry_name": "robot ****** of the team"}), true),
        (json!({"comment": {"a": ["Bearer ******"]}}), true),
        (json!({"registry_password": "ab******cd"}), false),
        (json!({"registry_password": "****"}), true),
        (json!({"registry_name": "** harbor **"}), false),
    ] {
        assert_eq!(is_masked(kind(HSS).unwrap(), &payload), masked, "{payload}");
    }
}

#[test]
fn masking_leaves_the_rest() {
    for (name, payload) in [
        (HSS, json!({"registry_addr": "https://harbor.example.com/path?page=2", "registry_username": "robot$a@b"})),
        (HSS, json!({"comment": "mail me@example.com, see https://example.com/a@b", "registry_password": ""})),
        (
            "swr.registry.create",
            json!({"dns_conf": {"hosts": {"auth.docker.io": "10.0.0.1", "secret.h.io": "10.0.0.2"}}}),
        ),
        (HSS, json!({"comment": "{\"a\": [1, \"b\"]}", "note": "[not json"})),
        (RHACS, json!({"ecr": {"useIam": true, "authorizationData": null}, "source": {"imagePullSecretName": "pull"}})),
        ("rhacs.image-integration.update", json!({"config": {}, "updatePassword": true})),
    ] {
        assert_eq!(mask(kind(name).unwrap(), &payload), payload);
    }
}

#[test]
fn a_fix_is_offered_only_when_it_leaves_nothing_to_say() {
    let fix = |payload: Value| issue_at(&report(HSS, &payload), "/registry_addr").fix;
    assert_eq!(
        fix(json!({"registry_addr": "https://Harbor.example.com/"})),
        Some(Fix::Replace("harbor.example.com".into()))
    );
    for address in [
        json!("https://harbor.example.com/path"),
        json!(format!("https://harbor.example.com/?token={SECRET}")),
        json!(format!("https://user:{SECRET}@harbor.example.com")),
        json!(123),
    ] {
        assert_eq!(fix(json!({ "registry_addr": address })), None, "{address}");
    }
    let kept =
        json!({"config": {"id": "1", "type": "quay", "quay": {"endpoint": " QUAY.io/ ", "oauthToken": "******"}}});
    let by_id = json!({"config": {"id": "1", "type": "quay", "quay": {"endpoint": " QUAY.io/ "}}});
    let masked = json!({"name": "n", "type": "quay", "categories": ["SCANNER"],
                        "quay": {"endpoint": " QUAY.io/ ", "oauthToken": "******"}});
    for (name, payload, pointer) in [
        ("rhacs.image-integration.update", kept, "/config/quay/endpoint"),
        ("rhacs.image-integration.update", by_id, "/config/quay/endpoint"),
        (RHACS, masked, "/quay/endpoint"),
    ] {
        assert_eq!(issue_at(&report(name, &payload), pointer).fix, None, "the server would compare it");
    }
}

#[test]
fn a_key_that_stands_twice_is_called_by_its_name_and_left_to_people() {
    let text = r#"{"ecr": {"registryId": "1", "registryId": "2"}, "x": 1, "x": 2}"#;
    let normalized = normalize(kind(RHACS).unwrap(), text, Options::default());
    assert_eq!(normalized.value, None);
    let twice = normalized.report.issues.iter().filter(|issue| issue.code == Code::DuplicateKey);
    let told: Vec<_> = twice.map(|issue| (issue.pointer(), issue.label.to_string())).collect();
    assert_eq!(told, [("/ecr/registryId".into(), "registryId".to_owned()), ("/x".into(), "x".to_owned())]);
}

#[test]
fn a_misspelt_choice_is_guessed_but_not_mended() {
    for (typed, meant) in [("Habor", "Harbor"), ("jfrgo", "Jfrog")] {
        let issue = issue_at(&report(HSS, &json!({"registry_type": typed})), "/registry_type");
        assert_eq!((issue.params.suggestion, issue.fix), (Some(meant), None));
    }
    let issue = issue_at(&report(RHACS, &json!({"categories": ["REGISTER"]})), "/categories/0");
    assert_eq!((issue.params.suggestion, issue.fix), (Some("REGISTRY"), None));
}

#[test]
fn an_unknown_field_is_not_taken_for_one_that_is_there() {
    let suggestion = |payload: Value, pointer: &str| issue_at(&report(RHACS, &payload), pointer).params.suggestion;
    assert_eq!(
        suggestion(json!({"wifenabled": true, "azure": {"wifenabled": true}}), "/azure/wifenabled"),
        Some("wifEnabled")
    );
    assert_eq!(suggestion(json!({"Docker": {}, "docker": {}}), "/Docker"), None);
    assert_eq!(suggestion(json!({"clusters": []}), "/clusters"), None);
}

#[test]
fn a_contradiction_is_left_to_people() {
    let payload = json!({"protocol": "https", "registry_addr": "http://harbor.example.com"});
    let normalized = normalize(kind("hss.registry.update").unwrap(), &payload, Options::default());
    assert_eq!(normalized.value, Some(payload));
    assert_eq!(normalized.report.issues[0].code, Code::Conflict);
}

#[test]
fn categories_that_the_server_drops_do_not_count() {
    let quay = |categories: Value| {
        let robot = json!({"username": "acme+scanner", "password": SECRET});
        json!({"name": "n", "type": "quay", "categories": categories,
               "quay": {"endpoint": "quay.io", "registryRobotCredentials": robot}})
    };
    assert!(report(RHACS, &quay(json!(["REGISTRY", "registry"]))).ok());
    let twice = report(RHACS, &quay(json!(["REGISTRY", "REGISTRY"])));
    assert_eq!(issue_at(&twice, "/quay/oauthToken").code, Code::Missing, "two that it takes are not one alone");
    let docker =
        json!({"name": "n", "type": "docker", "categories": ["REGISTRY", "scanner"], "docker": {"endpoint": "a.io"}});
    let found = report(RHACS, &docker);
    assert_eq!(found.issues.len(), 1);
    assert_eq!((found.issues[0].code, found.ok()), (Code::NotAllowed, true));
    let normalized = normalize(kind(RHACS).unwrap(), &docker, Options::default());
    assert!(normalized.report.ok(), "naming it right would bring an error");
}

#[test]
fn numbers_keep_their_digits() {
    let digits = "123456789012345678901234567890";
    let text = format!(r#"{{"registry_password": {digits}, "comment": 1e999}}"#);
    let normalized = normalize(kind("hss.registry.update").unwrap(), &text, Options::default());
    assert_eq!(normalized.value, Some(json!({"registry_password": digits, "comment": "1e999"})));
    let places: Vec<String> = normalized.changes.iter().map(|change| change.path.to_string()).collect();
    assert_eq!(places, ["/registry_password", "/comment"]);
}

#[test]
fn findings_without_number_are_counted() {
    let many: serde_json::Map<String, Value> = (0..2000).map(|at| (format!("unknown{at}"), json!(at))).collect();
    let report = report("hss.registry.update", &Value::Object(many));
    let last = report.issues.last().unwrap();
    assert_eq!((last.code, last.params.max), (Code::MoreIssues, Some(1000)));
    assert!(report.ok(), "unknown fields are only warned about, however many there are");
    let commas = format!("[{}]", "[1,],".repeat(2000));
    let report = validate(kind(HSS).unwrap(), &commas, Options::default());
    assert!(!report.ok() && report.issues.len() < 1100);
}

#[test]
fn a_surplus_config_is_one_fault() {
    let login = json!({"endpoint": "example.azurecr.io", "password": SECRET});
    let payload = json!({"name": "n", "type": "azure", "categories": ["REGISTRY"], "azure": login, "docker": {}});
    let report = report(RHACS, &payload);
    let errors: Vec<_> = report.errors().map(|issue| (issue.pointer(), issue.code)).collect();
    assert_eq!(errors, [("/docker".to_owned(), Code::Conflict)]);
}

#[test]
fn every_telltale_name_is_masked() {
    for name in [
        "password",
        "passwd",
        "Passphrase",
        "registry_pass",
        "registry_pasword",
        "pswd",
        "pwd",
        "client_secret",
        "auth_token",
        "X-Auth-Token",
        "apiKey",
        "access_key",
        "private-key",
        "credentials",
        "cred",
        "kube_config",
        "dockerconfigjson",
        "X-Swr-Dockerlogin",
        "serviceAccount",
        "Authorization",
        "auth",
        "Cookie",
        "session_id",
        "bearer",
        "jwt",
        "image_command",
        "swr_image_pull_command",
        "signature",
        "key",
        "pw",
        "sig",
    ] {
        let payload = json!({ "comment": { name: SECRET } });
        let masked = mask(kind("hss.registry.update").unwrap(), &payload);
        assert_eq!(masked["comment"][name], MASK, "{name}");
    }
    for name in ["authorizationData", "updatePassword", "keyboard", "comment", "registry_name"] {
        let payload = json!({ "comment": { name: "plain" } });
        assert_eq!(mask(kind("hss.registry.update").unwrap(), &payload), payload, "{name}");
    }
}

#[test]
fn what_the_server_compares_keeps_its_spelling_while_its_secret_is_kept() {
    let docker =
        |password: &str| json!({"docker": {"endpoint": " QUAY.io/ ", "username": " me ", "password": password}});
    let of = |kind_name: &str, payload: &Value| {
        normalize(kind(kind_name).unwrap(), payload, Options::default()).value.unwrap()
    };
    assert_eq!(of(RHACS, &docker("******")), docker("******"));
    let mended = json!({"docker": {"endpoint": "quay.io", "username": "me", "password": " x "}});
    assert_eq!(of(RHACS, &docker(" x ")), mended, "a secret is never touched");
    for update_password in [json!(false), json!("false"), Value::Null] {
        let patch = json!({"config": docker(""), "updatePassword": update_password});
        assert_eq!(of("rhacs.image-integration.update", &patch)["config"], docker(""));
    }
    for update_password in [json!(true), json!("true")] {
        let patch = json!({"config": docker(" x "), "updatePassword": update_password});
        assert_eq!(of("rhacs.image-integration.update", &patch)["config"], mended);
    }
}

#[test]
fn what_was_done_to_a_text_is_told() {
    for (kind_name, payload, codes) in [
        (HSS, json!({"registry_addr": "https://Harbor.example.com/"}), "scheme_removed slash_removed letter_case"),
        (HSS, json!({"registry_addr": " harbor.example.com/"}), "trimmed slash_removed"),
        (HSS, json!({"registry_addr": "Harbor.example.com"}), "letter_case"),
        (HSS, json!({"registry_type": " Harbor"}), "trimmed"),
        (HSS, json!({"registry_type": " harbor"}), "letter_case"),
        (RHACS, json!({"docker": {"endpoint": "https://Quay.io"}}), "letter_case"),
        (RHACS, json!({"docker": {"endpoint": "https://hub.docker.com/"}}), "docker_hub"),
        (RHACS, json!({"ecr": {"useIam": " TRUE"}, "autogenerated": "false"}), "unquoted unquoted"),
    ] {
        let changes = normalize(kind(kind_name).unwrap(), &payload, Options::default()).changes;
        let told: Vec<&str> = changes.iter().map(|change| change.code.name()).collect();
        assert_eq!(told.join(" "), codes, "{payload}");
    }
}

#[test]
fn a_list_of_choices_is_spelt_sorted_and_without_repeats() {
    let normalized =
        normalize(kind(RHACS).unwrap(), &json!({"categories": ["scanner", 0, "registry"]}), Options::default());
    assert_eq!(normalized.value.unwrap()["categories"], json!(["REGISTRY", "SCANNER"]));
    let codes: Vec<&str> = normalized.changes.iter().map(|change| change.code.name()).collect();
    assert_eq!(codes, ["letter_case", "number_to_name", "letter_case", "repeat_removed", "sorted"]);
}

#[test]
fn a_key_file_pasted_as_an_object_becomes_its_text() {
    let file = json!({"type": "service_account", "private_key": SECRET});
    let payload = json!({"google": {"serviceAccount": file}});
    let normalized = normalize(kind(RHACS).unwrap(), &payload, Options::default());
    assert_eq!(normalized.value.unwrap()["google"]["serviceAccount"], file.to_string());
}

#[test]
fn names_of_hosts_are_trimmed_and_in_lower_case_unless_two_would_meet() {
    let hosts = |hosts: Value| {
        let payload = json!({"dns_conf": {"hosts": hosts}});
        let normalized = normalize(kind("swr.registry.create").unwrap(), &payload, Options::default());
        let codes: Vec<&str> = normalized.changes.iter().map(|change| change.code.name()).collect();
        (normalized.value.unwrap()["dns_conf"]["hosts"].clone(), codes.join(" "))
    };
    assert_eq!(
        hosts(json!({" A.example.com": " 10.0.0.7 ", "B.example.com": "10.0.0.9"})),
        (json!({"a.example.com": "10.0.0.7", "b.example.com": "10.0.0.9"}), "trimmed trimmed letter_case".to_owned())
    );
    let two = json!({"A.example.com": "10.0.0.7", "a.example.com": "10.0.0.8"});
    assert_eq!(hosts(two.clone()), (two, String::new()));
}

#[test]
fn strings_are_read_as_serde_json_reads_them() {
    let texts = ["", "a\u{0}b", "\"\\/\u{8}\u{c}\n\r\t", "é漢\u{1f600}\u{10ffff}", "\u{d7ff}\u{e000}\u{ffff}"];
    for text in texts {
        let units: Vec<String> = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
        let escaped = units.concat();
        for json in [format!("{{\"comment\":\"{escaped}\"}}"), json!({ "comment": text }).to_string()] {
            let read = normalize(kind("hss.registry.update").unwrap(), &json, Options::default()).value;
            assert_eq!(read, serde_json::from_str(&json).ok(), "{json}");
        }
    }
}

#[test]
fn a_category_that_the_server_drops_is_not_brought_to_life() {
    let fix = |kind_of: &str, categories: Value| {
        let payload = json!({"type": kind_of, "categories": categories});
        let report = report(RHACS, &payload);
        let found =
            report.issues.iter().find(|issue| issue.code == Code::NotAllowed && issue.pointer().starts_with("/cat"));
        found.unwrap().fix.clone()
    };
    assert_eq!(fix("docker", json!(["REGISTRY", "scanner"])), None);
    assert_eq!(fix("docker", json!(["scanner"])), None);
    assert_eq!(fix("docker", json!(["registry"])), Some(Fix::Replace("REGISTRY".into())));
}
