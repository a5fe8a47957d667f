//! Answers in every dialect, and what may never come out of one.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/runner.rs"]
mod runner;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use berthing::{Code, KINDS, Kind, kind, read_command, read_response};
use proptest::prelude::*;
use proptest::sample::select;
use runner::runner;
use serde_json::{Value, json};

/// A secret that is found nowhere else.
const CANARY: &str = "cAnArY-5e7a";

/// Everything of a response that may be shown, in one text.
fn shown(kind: &Kind, status: u16, body: &[u8]) -> String {
    let response = read_response(kind, status, body);
    let mut json = serde_json::to_value(&response).unwrap();
    json.as_object_mut().unwrap().remove("value");
    format!("{json}\n{response:?}")
}

/// `body` is a JSON answer, `text` one as it was sent. Of `expect` only what it names is compared.
#[test]
fn each_file_is_read_as_it_says() {
    let mut wrong = Vec::new();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/responses");
    for kind in &KINDS {
        let mut files = 0;
        for file in fs::read_dir(root.join(kind.name)).unwrap() {
            let path = file.unwrap().path();
            let case: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let status = u16::try_from(case["status"].as_u64().unwrap()).unwrap();
            let body = case["text"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
            let response = read_response(kind, status, &body);
            let mut found = serde_json::to_value(&response).unwrap();
            let issues = response.report.issues.iter().map(|issue| {
                let text = format!(
                    "{}[{}] at {} {}",
                    issue.severity.name(),
                    issue.code.name(),
                    issue.pointer(),
                    issue.params.rule.unwrap_or_default()
                );
                text.trim_end().to_owned()
            });
            found["issues"] = issues.collect();
            for (name, expected) in case["expect"].as_object().unwrap() {
                let found = &found[name];
                let is_same = match (name.as_str(), expected) {
                    ("error", Value::Object(members)) => members.iter().all(|(name, value)| found[name] == *value),
                    _ => found == expected,
                };
                if !is_same {
                    wrong.push(format!("{}: {name} is {found}", path.display()));
                }
            }
            assert_eq!(response.ok, response.error.is_none(), "{}", path.display());
            assert!(!shown(kind, status, body.as_bytes()).contains(CANARY), "{}", path.display());
            files += 1;
        }
        assert!(files > 0, "{} has no answers", kind.name);
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Statuses that say little, bodies that are no JSON, and nothing of such a body but what is well known.
#[test]
fn an_answer_that_is_none_says_what_it_is() {
    let silent = "Look up what the status means: nothing else is told";
    let kind = kind("swr.registry.create").unwrap();
    let read = |status, text: &str| read_response(kind, status, text).error.unwrap();
    for status in [402, 418, 451, 499] {
        for text in ["", "no", "<p>no", "<No/>", "{'no': 1}"] {
            assert!(!read(status, text).hint.contains("masked body"), "{status} {text}");
        }
        assert_eq!(read(status, "").hint, silent);
        assert_eq!(read(status, "{}").hint, "Look at the masked body for what the server says");
    }
    for (text, code, said) in [
        ("no healthy upstream", "text_body", "no healthy upstream"),
        ("\n404 page not found\n", "text_body", "404 page not found"),
        ("FORBIDDEN: §", "text_body", "Forbidden"),
        ("§: Forbidden", "text_body", ""),
        ("password § refused", "text_body", ""),
        ("§", "text_body", ""),
        ("<§>", "xml_body", ""),
        ("<Error><Code>§</Code></Error>", "xml_body", ""),
        ("<soap:Envelope>§", "xml_body", ""),
        ("<!-- § -->", "xml_body", ""),
        ("<?xml version='1.0' §", "xml_body", ""),
        ("<!DOCTYPE note SYSTEM '§'>", "xml_body", ""),
        ("<!doctype HTML><TITLE>404 not found</TITLE>§", "html_body", "404 Not Found"),
        ("<?xml version='1.0'?><html xmlns='§'>", "html_body", ""),
        ("<!-- § --><H1>§</H1>", "html_body", ""),
        ("\u{feff}<html><title>§</title>", "html_body", ""),
        ("<", "text_body", ""),
        ("{§", "not_json", ""),
    ] {
        let text = text.replace('§', CANARY);
        let error = read(400, &text);
        assert_eq!(error.code, code, "{text}");
        assert_eq!(error.message.split_once(": ").unwrap_or_default().1, said, "{text}");
        assert!(!shown(kind, 400, text.as_bytes()).contains(CANARY), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let kind = kind("swr.registry.create").unwrap();
    for text in ["", " ", "{}", r#"{"id":3}"#, "[", "x"] {
        let marked = format!("\u{feff}{text}");
        assert_eq!(read_response(kind, 201, &marked), read_response(kind, 201, text), "{text}");
        assert_eq!(read_response(kind, 201, marked.as_bytes()), read_response(kind, 201, text), "{text}");
    }
    assert!(!berthing::is_valid(kind, &format!("\u{feff}{}", kind.example), berthing::Options::default()));
}

#[test]
fn codes_are_told_from_what_stands_in_their_place() {
    let kind = kind("hss.registry.create").unwrap();
    for code in [
        "3",
        "-1",
        "HSS.0001",
        "SVCSTG.SWR.4010000",
        "SVCSTG.S2I.4000001",
        "common.0001",
        "apigw.0301",
        "APIGW.0301",
        "HSS-0001",
        "E00001",
        "NOT_FOUND",
        "InvalidParameter",
        "invalid_token",
    ] {
        let body = json!({ "error_code": code, "error_msg": "no" });
        let response = read_response(kind, 400, &body);
        assert_eq!(response.error.unwrap().code, code);
        assert_eq!(response.masked, body);
    }
    for text in [
        CANARY,
        "hunter2",
        "Passw0rd",
        "Password123",
        "HUNTER2",
        "correct-horse",
        "hunter-2",
        "eyJhbGciOi.eyJzdWIi.c2ln",
        "a b",
        "x@y",
        "HSS.",
        ".0001",
        "-",
        "HSS-",
        "12345678901",
        "AKIA1234567890",
    ] {
        let body = json!({ "error_code": text, "error_msg": "no" });
        let response = read_response(kind, 400, &body);
        assert_eq!(response.error.unwrap().code, "unknown_code", "{text}");
        assert_eq!(response.masked["error_code"], "******", "{text}");
    }
}

#[test]
fn an_answer_of_success_fails_only_where_it_says_so() {
    let kind = kind("swr.registry.create").unwrap();
    for (body, code) in [
        (json!({"error": {"code": "IAM.0101", "message": "no"}}), "IAM.0101"),
        (json!({"error": "invalid_token", "error_description": "no"}), "invalid_token"),
        (json!({"error": "no"}), "unknown_code"),
        (json!({"error_code": "HSS.0001", "error_msg": "no"}), "HSS.0001"),
        (json!({"errorCode": 3}), "3"),
        (json!({"code": 5, "message": "no"}), "5"),
        (json!({"errors": [{"errorCode": "SVCSTG.SWR.4000014"}]}), "SVCSTG.SWR.4000014"),
        (json!([{"error_code": "SVCSTG.SWR.4000014"}]), "SVCSTG.SWR.4000014"),
    ] {
        assert_eq!(read_response(kind, 200, &body).error.unwrap().code, code, "{body}");
    }
    for body in [
        json!({"error_code": 0}),
        json!({"error_code": "00000000", "error_msg": "fine"}),
        json!({"code": 200, "message": "fine"}),
        json!({"code": " Ok ", "message": "fine"}),
        json!({"errorCode": "success"}),
        json!({"code": 5}),
        json!({"code": "CN", "message": " "}),
        json!({"error": null, "errors": [], "error_code": ""}),
        json!({"error": false, "errors": [{}, "x"]}),
        json!({"error": []}),
    ] {
        let response = read_response(kind, 200, &body);
        assert_eq!((response.ok, response.value), (true, Some(body)));
    }
}

#[test]
fn a_status_says_what_to_do_where_the_server_does_not() {
    let hint = |name: &str, status| read_response(kind(name).unwrap(), status, "").error.unwrap().hint;
    for (statuses, said) in [
        (&[400, 413, 422][..], "Validate the payload"),
        (&[401], "Get a new token"),
        (&[403], "Ask an administrator"),
        (&[404, 405, 410], "Check the ids"),
        (&[407], "Log in to the proxy"),
        (&[409, 412], "Read what is stored"),
        (&[408, 425, 429, 503], "Wait a moment"),
        (&[500, 501, 505, 599], "Look whether the request was carried out"),
        (&[502, 504], "Look whether the request was carried out"),
        (&[402, 406, 451], "Look up what the status means"),
    ] {
        for status in statuses {
            let hint = hint("swr.registry.create", *status);
            assert!(hint.starts_with(said), "{status}: {hint}");
        }
    }
    assert!(hint("hss.registry.create", 400).contains("HSS answers 400 to all of them"));
    assert!(hint("swr.registry.update", 502).starts_with("Wait a moment"));
}

/// Even where it looks like any word.
#[test]
fn what_stands_beside_the_name_of_a_credential_is_not_shown() {
    let kind = kind("hss.registry.create").unwrap();
    for subject in ["field", "attribute", "loc", "name", "param", "path", "property"] {
        for value in ["value", "rejectedValue", "actual", "content", "data", "given", "got", "input", "received"] {
            for (named, shown) in [("registry_password", "******"), ("registry_type", "letmein")] {
                let detail = json!({subject: named, value: "letmein"});
                let masked = read_response(kind, 400, &json!({"error_code": "HSS.0001", "details": [detail]})).masked;
                assert_eq!(masked["details"][0], json!({subject: named, value: shown}));
            }
        }
    }
}

#[test]
fn what_only_the_body_tells_to_be_a_secret_is_not_in_the_message() {
    let kind = kind("hss.registry.create").unwrap();
    for (attribute, message) in
        [("registry_password", "****** is too short"), ("registry_type", "hunTer-2 is too short")]
    {
        let body = json!({"error_code": "HSS.0001", "error_msg": "hunTer-2 is too short", "attribute": attribute});
        assert_eq!(read_response(kind, 400, &body).error.unwrap().message, message);
    }
}

#[test]
fn an_upload_answer_is_told_what_it_may_be() {
    let kind = kind("hss.image-upload-command").unwrap();
    for (name, max, is_address) in
        [("image_command", 1024, false), ("images_download_url", 256, true), ("swr_image_pull_command", 1024, false)]
    {
        let told = |text: String| read_response(kind, 200, &json!({ name: text })).report.issues;
        let odd = read_response(kind, 200, &json!({ name: [name] })).report.issues.remove(0);
        assert_eq!((odd.code, odd.params.expected), (Code::WrongType, Some("string")));
        let first = told(String::new()).remove(0);
        assert_eq!((first.code, first.params.min, first.params.max), (Code::TooShort, Some(1), Some(max)));
        let length = usize::try_from(max).unwrap();
        for (text, is_long) in [("é".repeat(length), false), ("é".repeat(length + 1), true)] {
            let long = told(text).into_iter().find(|issue| issue.code == Code::TooLong);
            let params = long.as_ref().map(|issue| (issue.params.min, issue.params.max));
            assert_eq!(params, is_long.then_some((Some(1), Some(max))), "{name}");
        }
        if is_address {
            for (text, code) in
                [("obs", Code::BadFormat), ("ftp://h/x", Code::BadFormat), ("http://h/x", Code::PlainHttp)]
            {
                let issues = told(text.to_owned());
                assert_eq!((issues[0].code, issues[0].params.format), (code, Some("url")), "{text}");
            }
            assert_eq!(told("https://h/x".to_owned()), []);
        }
    }
    let masked =
        read_response(kind, 200, &json!({"images_download_url": "https://u:letmein@h/x the password is hunTer-2"}));
    assert_eq!(masked.masked["images_download_url"], "https://******@h/x the password is ******");
}

/// A code that is known decides, and what waiting cannot mend is never sent again.
#[test]
fn advice_does_not_contradict_itself() {
    for kind in &KINDS {
        let is_post = kind.calls.iter().filter(|call| !call.is_test).all(|call| call.method == "POST");
        for status in 400..600 {
            for body in [
                json!({}),
                json!({ "code": 16, "message": "m" }),
                json!({ "code": 14, "message": "m" }),
                json!({ "error_code": "HSS.0013", "error_msg": "m" }),
                json!({ "error_code": "SVCSTG.SWR.4000014", "error_msg": "m" }),
                json!({ "error_code": "SVCSTG.SWR.4090023", "error_msg": "m", "encoded_authorization_message": "m" }),
            ] {
                let error = read_response(kind, status, &body).error.unwrap();
                let waits = error.hint == "Wait a moment and send the request again";
                assert_eq!(error.retryable, waits, "{} {status} {body}: {}", kind.name, error.hint);
                let is_unknown = is_post && matches!(status, 502 | 504);
                assert!(!is_unknown || !error.retryable, "{} {status} {body}", kind.name);
            }
        }
    }
}

#[test]
fn integers_keep_their_digits() {
    let kind = kind("hss.registry.create").unwrap();
    let near = |exponent: u32| (-3..=3).map(move |step| (1_i128 << exponent) + step);
    for number in near(53).chain(near(63)).chain(near(64)).flat_map(|number| [number, -number]) {
        let text = format!(r#"{{"a":{number},"latest_sync_time":{number}}}"#);
        let value = read_response(kind, 200, &text).value.unwrap();
        // What JavaScript's numbers hold, with all neighbours.
        let is_safe = number.unsigned_abs() < 1 << 53;
        let expected = if is_safe { json!(i64::try_from(number).unwrap()) } else { json!(number.to_string()) };
        assert_eq!(value["a"], expected);
        assert_eq!(value["latest_sync_time"], json!(number.to_string()));
        // A value is read as its text is.
        if let Ok(number) = i64::try_from(number) {
            let parsed = json!({ "a": number, "latest_sync_time": number });
            assert_eq!(read_response(kind, 200, &parsed).value, Some(value));
        }
    }
}

#[test]
fn any_bytes_and_any_status_have_an_answer() {
    let fragments = select(vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "error_code",
        "errors",
        "details",
        "message",
        "code",
        "password",
        "://",
        "@",
        "-p ",
        "Bearer ",
        "<title>",
        "null",
        "1",
        "\u{1}",
        "ä",
        " ",
        "{}",
        "{\"error\":",
        "$(",
        "`",
        "'",
    ]);
    let text = prop::collection::vec(fragments, 0..30).prop_map(|parts| parts.concat().into_bytes());
    let bytes = prop_oneof![text, prop::collection::vec(any::<u8>(), 0..60)];
    let cases = (0..KINDS.len(), any::<u16>(), bytes);
    runner(3000)
        .run(&cases, |(kind, status, body)| {
            let response = read_response(&KINDS[kind], status, &body);
            prop_assert_eq!(response.ok, response.error.is_none());
            prop_assert!(response.ok || response.value.is_none());
            if let Some(error) = response.error {
                prop_assert!(!error.code.is_empty() && !error.message.is_empty() && !error.hint.is_empty());
            }
            prop_assert!(!response.ok || (200..300).contains(&status));
            drop(read_command(&String::from_utf8_lossy(&body)));
            Ok(())
        })
        .unwrap();
}

/// Commands with a place for a password.
const COMMANDS: &[&str] = &[
    "密码=§",
    "curl https://host/?密码=§",
    "configure set 密码 §",
    "docker login -u me -p § host",
    "docker login -u me -p§ host",
    "docker login -u me -p=§ host",
    "docker login -u me --password § host",
    "docker login -u me --password=§ host",
    "sudo /usr/bin/docker login --username me --password '§' host",
    "docker login -u me -password § host",
    "docker login -u me:§ host",
    "docker login –u me –p § host",
    "docker login —password § host",
    "ctr images push --user me:§ host/x:1",
    "ctr images push --user=me:§ host/x:1",
    "skopeo copy --creds me:§ docker://a docker://b",
    "skopeo copy --dest-creds=me:§ docker://a docker://b",
    "echo § | docker login -u me --password-stdin host",
    "echo -n \"§\" | sudo docker login -u me --password-stdin host",
    "printf '%s\\n' § | docker login -u me --password-stdin host",
    "printf '§' | tr -d x | docker login -u me --password-stdin host",
    "docker login -u me --password-stdin host <<< §",
    "docker login -u me --password-stdin host <<<\"§\"",
    "docker login -u me --password-stdin host <<EOF\n§\nEOF\ndocker ps",
    "FOO_PASSWORD=§ docker ps",
    "export REGISTRY_PASSWORD='§' && docker ps",
    "docker run -e PASSWORD=§ x",
    "docker run --env=API_TOKEN=§ x",
    "curl -u me:§ https://host/x",
    "curl -sSLu me:§ https://host/x",
    "curl -fsSume:§ https://host/x",
    "curl https://me:§@host/x",
    "curl 'https://host/x?token=§&a=b'",
    "curl -O https://obs.example.com/x.zip?Signature=§",
    "curl -H 'Authorization: Bearer §' https://host",
    "curl -H\"X-Auth-Token: §\" https://host",
    "curl --header 'X-Auth-Token:§' https://host",
    "curl -d '{\"password\":\"§\"}' https://host",
    "wget --header='Authorization: Basic §' --http-password=§ https://host",
    "unzip -P § x.zip",
    "unzip -P§ x.zip",
    "sh -c 'docker login -u me -p § host'",
    "sh -c \"echo '§' | docker login -u me --password-stdin host\"",
    "docker login -p $(echo §) host",
    "docker login -p `echo §` host",
    "docker login -p ${X:-§} host",
    "docker ps # §",
    "docker login -u 'me -p § host",
    "docker login -p a'§'b\"§\"c\\§ host",
    "docker login -p $'§' host",
    "echo '§' > pw.txt; docker login --password-stdin host < pw.txt",
    "docker login \\\n  -u me \\\n  -p § host",
    "docker login -p \"§ x\" host",
    "docker login -p '§ it'\\''s §' host",
    "(echo §) | docker login -u me --password-stdin host",
    "{ echo §; } | docker login -u me --password-stdin host",
    "{ true; (echo §; true); } | docker login -u me --password-stdin host",
    "if true; then echo §; fi | docker login -u me --password-stdin host",
    "docker login --password-stdin host < <(echo §)",
    "docker login -Dp § host",
    "docker login -up § host",
    "unzip -oP § x.zip",
    "unzip -qoP§ x.zip",
    "P=§; echo $P | docker login -u me --password-stdin host",
    "P=§; docker login -u me -p $P host",
    "A=§ && export P=\"${A}\" && docker login -u me -p \"${P}\" host",
    "P=§; docker login -u me --password-stdin host <<< $P",
    "for P in § §; do echo $P | docker login -u me --password-stdin host; done",
    "ssh host docker login -p § host",
    "ssh host 'echo § | docker login --password-stdin'",
    "ssh -p 22 me@host 'docker login -u me -p § host'",
    "curl -E cert:§ https://host",
    "curl --cert cert:§ https://host",
    "openssl enc -k § -in x",
    "aws configure set aws_secret_access_key §",
    "obsutil config -k=§",
    "docker login -u me\u{a0}-p\u{a0}§",
    "docker login --password-stdin=§ host",
    "docker-compose login -p § host",
    "echo password: §",
    "echo § > .password",
    "docker login -u me --password-stdin host <<-EOF\r\n\t§\r\n\tEOF\r\ndocker ps",
];

/// Of PowerShell and cmd: nothing of them is shown.
const FOREIGN_COMMANDS: &[&str] = &[
    "\"§\" | docker login -u me --password-stdin host",
    "'§' | docker login -u me --password-stdin host",
    "Write-Output § | docker login -u me --password-stdin host",
    "$env:PASSWORD=\"§\"",
    "$env:PASSWORD = '§'",
    "$password = '§'",
    "$pw='§'; docker login -p $pw host",
    "[Environment]::SetEnvironmentVariable(\"PASSWORD\",\"§\")",
    "docker login -p (ConvertTo-SecureString §)",
    "echo|set /p=\"§\"|docker login --password-stdin",
    "set PASSWORD=§",
];

#[test]
fn commands_of_other_shells_are_masked_as_a_whole() {
    for command in FOREIGN_COMMANDS {
        for around in ["§", "docker ps\n§", "§ && docker ps"] {
            let read = read_command(&around.replace('§', command).replace('§', CANARY));
            assert_eq!(read.masked, "******", "{command}");
            assert!(read.commands.is_empty() && !format!("{read:?}").contains(CANARY), "{command}");
            assert!(read.report.issues.iter().any(|issue| issue.params.rule == Some("foreign_shell")), "{command}");
        }
    }
}

/// Wherever they stand, and whatever the program makes of them.
#[test]
fn tokens_are_masked_in_any_word() {
    let tokens = ["AKIA".to_owned() + "IOSFODNN7EXAMPLX", "dckr_pat_".to_owned() + &"a1B2c3D4e".repeat(3)];
    for command in [
        "docker tag § h/x:1",
        "docker pull h/§",
        "curl https://h/§",
        "docker run -e X=§ img",
        "docker login -u § h",
        "x=§ docker ps",
        "frobnicate --to=§",
        "docker load -i '§ of x.tar'",
    ] {
        for token in &tokens {
            let read = read_command(&command.replace('§', token));
            assert_eq!(read.masked, command.replace('§', "******"), "{command}");
            assert!(!format!("{read:?}").contains(token.as_str()), "{command}");
            assert!(read.report.issues.iter().any(|issue| issue.code == Code::PasswordInCommand), "{command}");
        }
    }
}

/// What may be seen of a command, and is no password.
#[test]
fn harmless_commands_stay() {
    for command in [
        "docker run -u 1000:1000 img",
        "docker run --user 1000:1000 img",
        "docker exec -u 0:0 x sh",
        "sudo -u hss:x docker load -i x.tar",
        "export DOCKER_CONFIG=/x",
        "docker stack deploy --with-registry-auth x",
        "echo \"login ok\" | tee log",
        "echo done > log",
        "rsync -p a b",
        "kubectl create secret generic x --from-file=password=pw.txt",
        "{ docker load -i x.tar; } && (cd /opt; docker ps)",
        "chown hss:hss x.tar",
        "docker push ${REGISTRY_HOST}/x:${TAG2}",
    ] {
        let read = read_command(command);
        assert_eq!(read.masked, command);
        assert!(!read.report.issues.iter().any(|issue| issue.code == Code::PasswordInCommand), "{command}");
    }
}

#[test]
fn no_command_shows_its_password() {
    let kind = kind("hss.image-upload-command").unwrap();
    for command in COMMANDS {
        for around in ["§", "true; §", "§ && true", "(§)", "§\n§", "§ | cat"] {
            let command = around.replace('§', command).replace('§', CANARY);
            let read = read_command(&command);
            let text = format!("{read:?}{}", serde_json::to_string(&read).unwrap());
            assert!(!text.contains(CANARY), "{command}: {}", read.masked);
            assert!(
                !read.report.issues.is_empty() || command.contains(['#', '>']) || command.contains("<<EOF"),
                "{command}"
            );
            assert_eq!(read_command(&read.masked).masked, read.masked, "masking twice is masking once");
            for issue in &read.report.issues {
                assert!(issue.help().is_some(), "{issue}");
                assert_eq!(issue.params.format.is_some(), issue.code == Code::BadFormat, "{issue}");
            }
            let body = json!({ "image_command": command, "swr_image_pull_command": command }).to_string();
            assert!(!shown(kind, 200, body.as_bytes()).contains(CANARY), "{command}");
        }
    }
}

#[test]
fn what_stands_between_two_credentials_of_a_word_stays() {
    let command = "curl 'https://me:§@host/x?y=1&token=§'".replace('§', CANARY);
    assert_eq!(read_command(&command).masked, "curl 'https://******@host/x?y=1&token=******'");
}

#[test]
fn what_is_written_is_a_password_where_a_login_reads_it() {
    for (command, masked) in [
        ("echo letmein > f; docker login -u me --password-stdin host < f", "******"),
        ("echo letmein > f; docker ps", "letmein"),
        ("sh -c 'echo letmein | docker login -u me --password-stdin host'", "******"),
    ] {
        assert_eq!(read_command(command).masked, command.replace("letmein", masked));
    }
}

#[test]
fn words_that_begin_groups_are_words_behind_others() {
    let command = "echo if then do done ! { } for case fi";
    assert_eq!(read_command(command).commands, [command.split(' ').collect::<Vec<_>>()]);
}

#[test]
fn shells_in_shells_are_read_and_hidden_where_there_are_too_many() {
    let within = |command: &str, shells: usize| {
        (0..shells).fold(command.to_owned(), |command, _| format!("sh -c {}", shlex::try_quote(&command).unwrap()))
    };
    let login = "echo §x | docker login -u me --password-stdin host".replace('§', CANARY);
    for shells in 0..8 {
        assert!(!read_command(&within(&login, shells)).masked.contains(CANARY), "{shells}");
        let harmless = within("docker ps", shells);
        assert_eq!(read_command(&harmless).masked == harmless, shells <= 3, "{shells}");
    }
}

#[test]
fn a_command_that_another_runs_is_masked_as_by_itself() {
    let runners = ["sudo", "sudo -u root", "sudo -E", "env", "exec", "/usr/bin/nohup", "time", "A=1", "env A=1"];
    for command in COMMANDS.iter().filter(|command| command.starts_with(['d', 'c', 'u'])) {
        let command = command.replace('§', CANARY);
        let alone = read_command(&command).masked;
        // Of what no shell splits, nothing is shown.
        for runner in runners.iter().filter(|_| alone != "******") {
            let run = read_command(&format!("{runner} {command}")).masked;
            assert_eq!(run, format!("{runner} {alone}"));
        }
    }
}

/// Passwords of any characters, quoted in any way: nothing of them is seen, and everything else is.
#[test]
fn no_quoting_uncovers_a_password() {
    let places: Vec<&str> = COMMANDS.iter().copied().filter(|command| is_unquoted(command)).collect();
    let part = "[a ;|&<>#()$`'\"\\\\:=@%!*?~{}ä-]{0,4}";
    let password = (part, part).prop_map(|(before, after)| format!("{before}{CANARY}{after}{CANARY}"));
    let quotes = select(vec![single_quoted as fn(&str) -> String, double_quoted, escaped, mixed]);
    runner(4000)
        .run(&(select(places), password, quotes), |(template, password, quoted)| {
            let command = template.replace('§', &quoted(&password));
            let read = read_command(&command);
            let text = format!("{read:?}{}", serde_json::to_string(&read).unwrap()).replace(['\'', '"', '\\'], "");
            prop_assert!(!text.contains(CANARY), "{}: {}", command, read.masked);
            let plain = template.split(' ').filter(|word| !word.contains('§'));
            for word in plain {
                prop_assert!(read.masked.contains(word), "{}: {}", command, read.masked);
            }
            Ok(())
        })
        .unwrap();
}

fn is_unquoted(command: &str) -> bool {
    !command.contains(['\'', '"', '`', '(', '{', '#', '\\', '$', '\u{a0}'])
        && !command.contains("EOF")
        && !command.contains("://")
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn double_quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| if "\"\\$`".contains(c) { format!("\\{c}") } else { c.to_string() });
    format!("\"{}\"", escaped.collect::<String>())
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| ['\\', c]).collect()
}

/// Every other character in quotes of its own.
fn mixed(text: &str) -> String {
    let halves = text.char_indices().map(|(at, c)| (at % 2 == 0, c.to_string()));
    halves.map(|(is_even, c)| if is_even { single_quoted(&c) } else { double_quoted(&c) }).collect()
}

#[test]
fn only_the_password_is_masked() {
    let is_exact = |command: &&&str| {
        let masked = read_command(&command.replace('§', CANARY)).masked;
        masked == command.replace('§', "******")
    };
    let wider: Vec<&&str> = COMMANDS.iter().filter(|command| !is_exact(command)).collect();
    let wider = wider.iter().map(|command| read_command(&command.replace('§', CANARY)).masked);
    assert_eq!(
        wider.collect::<Vec<_>>(),
        [
            "curl https://******@host/x",
            "docker login -p ****** host",
            "docker login -p ****** host",
            "docker login -p ****** host",
            "docker ps #******",
            "******",
            "docker login -p ****** host",
            "docker login -p \"******\" host",
            "docker login -p '******' host",
            "docker login --password-stdin host < <(******)",
            "P=******; echo ****** | docker login -u me --password-stdin host",
            "P=******; docker login -u me -p ****** host",
            "A=****** && export P=\"******\" && docker login -u me -p \"******\" host",
            "P=******; docker login -u me --password-stdin host <<< ******",
            "for P in ****** ******; do echo ****** | docker login -u me --password-stdin host; done",
            "docker login -u me --password-stdin host <<-EOF\r\n******\n\tEOF\r\ndocker ps",
        ]
    );
    for harmless in [
        "unzip hss-images.zip && docker load -i hss.tar",
        "docker load < hss.tar",
        "docker image load --input=hss.tar -q",
        "sudo -u root docker tag hss:1.0 harbor.example.com:5000/security/token-service:1.0",
        "docker pull swr.example.com/ns/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "ctr -n k8s.io images import hss.tar",
        "curl -fsSL -o hss.zip https://example.com/hss.zip",
        "mkdir -p /opt/hss; cd /opt/hss",
        "docker run -p 80:80 x",
        "docker login -u me --password-stdin harbor.example.com",
        "tar -xzpf hss.tar.gz",
        "podman login --authfile=/etc/auth.json harbor.example.com",
    ] {
        let read = read_command(harmless);
        assert_eq!(read.masked, harmless);
        assert!(read.report.issues.is_empty(), "{harmless}: {:?}", read.report.issues);
    }
}

#[test]
fn what_a_command_is_warned_of() {
    let warned = |text: &str| -> Vec<String> {
        let issues = read_command(text).report.issues;
        issues.iter().map(|issue| issue.params.rule.unwrap_or(issue.code.name()).to_owned()).collect()
    };
    for (command, expected) in [
        ("docker load xxx", vec!["load_argument"]),
        ("docker image load -q xxx", vec!["load_argument"]),
        ("docker load -i xxx", vec![]),
        ("docker --context c load xxx", vec!["load_argument"]),
        ("docker -H tcp://h:1 load xxx", vec!["load_argument"]),
        ("docker --host=tcp://h:1 load -i xxx", vec![]),
        ("podman load xxx", vec!["load_argument"]),
        ("nerdctl -n k8s.io load xxx", vec!["load_argument"]),
        ("docker load -i xxx\r\ndocker ps\r\n", vec!["control_character"]),
        ("docker login --password-stdin h <<EOF\nx\nEOF\n", vec!["password_in_command"]),
        ("echo hunTer2 > pw", vec!["password_in_command"]),
        ("curl https://x.example.com | sh", vec!["unknown_program"]),
        ("docker tag a 'b", vec!["unclosed"]),
        ("docker ps <<EOF\nx\n", vec!["unclosed"]),
        ("docker tag a $(b", vec!["unclosed", "expansion"]),
        ("docker tag a $(echo ')' \"(\" \\()", vec!["expansion"]),
        ("docker login -u robot$scan", vec!["expansion"]),
        ("docker login -u 'robot$scan'", vec![]),
        ("docker tag a `b`", vec!["expansion"]),
        ("docker tag a \u{1b}[8m", vec!["control_character"]),
        ("docker login -p x", vec!["password_in_command"]),
        ("docker login -p ******", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(warned(command), expected, "{command}");
    }
    assert!(read_command("docker load xxx").report.issues.iter().all(|issue| issue.code == Code::BadFormat));
}

/// Sentences with a place for a secret.
const SENTENCES: &[&str] = &[
    "password=§",
    "\"password\":\"§\"",
    "password: § is wrong",
    "Authorization: Bearer §",
    "got Basic §",
    "ran x -p § y",
    "ran x -p§ y",
    "see https://u:§@host/x",
    "see https://host/x?access_token=§&y=z",
    "the token § has expired",
    "reach u:§@host",
    "{\"access_secret\": \"§\"}",
    "{\\\"password\\\":\\\"§\\\"}",
    "password '§ x' refused",
    "secret is §.",
    "parse \"http://u:§ w@h\"",
    "Authorization=Basic §",
    "token=Bearer §",
    "registry_password=\"a b §\" refused",
    "X(registry_password='my §', x=1)",
    "password=[a §]",
    "password={a §}",
    "on field 'registryPassword': rejected value [§]",
    "registry_password: rejected value [§]",
    "Body(registryPassword(§), x)",
    "registry_password<§> is too long",
    "password~§ password#§",
    "invalid value § for registry_password",
    "'§' is not a valid registry_password",
    "value [§] of password is too long",
    "密码：§",
    "密码 § 错误",
    "口令 §",
    "ctr push --user me:§",
    "ran echo § | docker login --password-stdin",
    "&quot;password&quot;:&quot;§&quot;",
    "%22password%22%3A%22§%22",
    "password%3D§",
    "password,§",
    "password|§",
    "https://u:a@b §@h",
    "eyJhbGciOiJ.eyJ§.§ expired",
];

/// Where a body may carry what it should not.
/// Behind a field's own name even a plain word is its value, unless it is a word about it.
#[test]
fn plain_words_behind_a_fields_name() {
    let kind = kind("hss.registry.create").unwrap();
    for (said, masked) in [
        ("registry_password letmein must be at most 128", "registry_password ****** must be at most 128"),
        ("invalid accessSecret letmein", "invalid accessSecret ******"),
        ("registry_password is required", "registry_password is required"),
        ("registry_password(s) must match", "registry_password(s) must match"),
    ] {
        let body = json!({"error_code": "HSS.0001", "error_msg": said}).to_string();
        let response = read_response(kind, 400, &body);
        assert_eq!(response.masked["error_msg"], masked);
        assert_eq!(response.error.unwrap().message, masked);
    }
}

#[test]
fn no_answer_shows_a_secret() {
    let secret_names = [
        "password",
        "registry_password",
        "access_secret",
        "access_key",
        "oauthToken",
        "secretAccessKey",
        "serviceAccount",
        "X-Auth-Token",
        "encoded_authorization_message",
        "secret_command",
        "kube_config",
        "request_id",
        "error_code",
        "errorCode",
    ];
    let text_names = [
        "error_msg",
        "errorMsg",
        "message",
        "error",
        "detail",
        "title",
        "error_description",
        "description",
        "fail_reason",
        "url",
    ];
    let sentence = select(SENTENCES.to_vec()).prop_map(|text| Value::String(text.replace('§', CANARY)));
    let secret = (select(secret_names.to_vec()), Just(json!(CANARY)));
    let told = (select(text_names.to_vec()), sentence);
    let details = vec![
        json!([{ "field": "registry_password", "value": CANARY }]),
        json!([{ "fieldName": "password", "value": CANARY, "text": format!("{CANARY} is too long") }]),
        json!([{ "property": "password", "invalid_value": CANARY }]),
        json!([{ "loc": ["body", "password"], "input": CANARY }]),
        json!(["docker", "login", "-p", CANARY]),
        json!(["Authorization", CANARY]),
        json!(["ssh", "host", format!("docker login -p {CANARY}")]),
    ];
    let detail = select(details).prop_map(|detail| ("details", detail));
    let object = |member: BoxedStrategy<(&'static str, Value)>| {
        prop::collection::vec(member, 1..5)
            .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Value>())
    };
    let code = select(vec![json!("HSS.0001"), json!(3), json!("SVCSTG.SWR.4010000")]).prop_map(|code| ("code", code));
    let leaf = object(prop_oneof![secret, told, detail, code].boxed());
    let body = leaf.prop_recursive(4, 20, 3, move |inner| {
        let names =
            ["details", "errors", "error", "data_list", "registries", "integrations", "credential", "quay", "x"];
        let list = prop::collection::vec(inner.clone(), 1..3).prop_map(Value::Array);
        let value = prop_oneof![inner, list];
        object((select(names.to_vec()), value).boxed())
    });
    let status = select(vec![200_u16, 201, 400, 401, 409, 500, 503]);
    let cases = (0..KINDS.len(), status, body, 0..40_usize);
    runner(3000)
        .run(&cases, |(kind, status, body, cut)| {
            let text = body.to_string();
            let shown = |text: &str| shown(&KINDS[kind], status, text.as_bytes());
            prop_assert!(!shown(&text).contains(CANARY), "{}", text);
            let short = String::from_utf8_lossy(&text.as_bytes()[..text.len() - cut.min(text.len())]);
            prop_assert!(!shown(&short).contains(CANARY), "{}", short);
            prop_assert!(!shown(&format!("[{text}]")).contains(CANARY), "[{}]", text);
            Ok(())
        })
        .unwrap();
}

/// Real shells say what the words of a command are.
#[test]
fn words_are_those_of_a_shell() {
    let piece = prop_oneof![
        select(vec![
            "a", "b c", "-x", "=", "\\ ", "\\'", "\\\"", "\\\\", "''", "\"\"", "ä", "{", "}", "x#", ":", "@", "%", "!",
            "\\\n", "\\a", "\\$"
        ])
        .prop_map(str::to_owned),
        "[x-z ;|&<>#()\\\\\"\n\t]{0,6}".prop_map(|text| format!("'{text}'")),
        "[x-z ;|&<>#()'\n\t]{0,6}".prop_map(|text| format!("\"{text}\"")),
        select(vec!["\"\\\\\"", "\"\\\"\"", "\"\\$x\"", "\"\\a\"", "\"a\\\nb\""]).prop_map(str::to_owned),
    ];
    let word = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
    let redirection =
        select(vec!["", "", "", " 2>/dev/null", " </dev/null", " 2>&1", "x# no comment"]).prop_map(str::to_owned);
    let command = (prop::collection::vec(word, 0..4), redirection)
        .prop_map(|(words, redirection)| format!("show {}{redirection}", words.join(" ")));
    let separator = select(vec![" && ", ";", " ; ", "\n", "\n\n  ", "&&", " # a comment\n"]);
    let script = (command.clone(), prop::collection::vec((separator, command), 0..3)).prop_map(|(first, rest)| {
        rest.into_iter().fold(first, |script, (separator, command)| script + separator + &command)
    });
    let shells: Vec<&str> = ["bash", "dash"]
        .into_iter()
        .filter(|shell| Command::new(shell).args(["-c", "true"]).status().is_ok_and(|status| status.success()))
        .collect();
    assert!(!shells.is_empty(), "no shell to ask");
    runner(150)
        .run(&script, |script| {
            // A word after another, each behind a \x01, each command behind a \x02.
            let stub = "show() { printf '\\002'; for word in show \"$@\"; do printf '\\001%s' \"$word\"; done; }\n";
            for shell in &shells {
                let output = Command::new(shell).args(["-c", &format!("{stub}{script}")]).output().unwrap();
                prop_assume!(output.status.success());
                let output = String::from_utf8(output.stdout).unwrap();
                let expected: Vec<Vec<&str>> =
                    output.split('\u{2}').skip(1).map(|words| words.split('\u{1}').skip(1).collect()).collect();
                // Nothing here is a credential but what looks like user info.
                prop_assume!(!script.contains('@'));
                let read = read_command(&script);
                prop_assert_eq!(read.commands, expected, "{} of {:?}", shell, script);
                // But for comments the text stays as it is.
                prop_assert!(script.contains('#') || read.masked == script, "{:?}", script);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn tokens_of_vendors_are_known_anywhere() {
    for token in [
        "AKIAIOSFODNN7EXAMPLX",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJlLWV4YW1wbGU",
        "glpat-ExAmPlE5ToKeN4vAlUe3",
        "https://hooks.slack.com/services/T0EXAMPL3/B0EXAMPL3/ExAmPlE5ToKeN4vAlUe3xYz",
    ] {
        for (status, body) in [
            (400, json!({"error_code": "HSS.0001", "error_msg": format!("cannot pull as {token}")})),
            (400, json!({"code": 3, "message": format!("got%20{token}%20here"), "details": [token]})),
            (200, json!({"id": "1", "name": format!("robot {token}"), "description": token})),
            (200, json!({"data_list": [{"registry_name": token, "x": {"y": [format!("a {token}")]}}]})),
            (200, json!({"x": json!({"note": token}).to_string()})),
        ] {
            for kind in &KINDS {
                let shown = shown(kind, status, body.to_string().as_bytes());
                assert!(!shown.contains(token) && shown.contains("******"), "{}: {shown}", kind.name);
            }
        }
    }
}
