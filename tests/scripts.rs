//! The scripts that `tests/shells.rs` and `tests/windows` run, word for word, where none of these shells is.

#[path = "support/golden.rs"]
mod golden;

use berthing::{PasswordFrom, Runtime, Shell, UploadOptions, upload_command};
use serde_json::{Value, json};

/// What changes what a script has to do.
fn uploads() -> Vec<(&'static str, Value)> {
    let images = json!([{"source": "hss/scanner:1.0"}, {"source": "hss/probe:2", "name": "probe", "tag": "3"}]);
    let signed = "https://x.example/a.zip?X-Amz-Signature=example";
    vec![
        ("an archive", json!({"archive": "it's a.tar", "images": images})),
        ("a zip", json!({"archive": "a.zip", "images": images})),
        ("a download", json!({"downloadUrl": "https://x.example/a.zip", "images": images})),
        ("a signed download", json!({"downloadUrl": signed, "archive": "a.tar.gz", "images": images})),
        ("images of another registry", json!({"images": [{"source": "quay.io/x/y:1"}]})),
        ("a login alone", json!({"stages": ["login"]})),
        ("a logout alone", json!({"stages": ["logout"]})),
        ("a zip alone", json!({"archive": "a.zip", "stages": ["unzip"]})),
    ]
}

/// How it is done, which changes the same lines of most scripts.
fn means(name: &str) -> Vec<(Runtime, PasswordFrom)> {
    if name != "a zip" {
        return vec![(Runtime::Docker, PasswordFrom::Stdin)];
    }
    let each = |runtime: &Runtime| PasswordFrom::ALL.iter().map(|from| (*runtime, *from)).collect::<Vec<_>>();
    Runtime::ALL.iter().flat_map(each).collect()
}

#[test]
fn scripts_are_those_that_shells_have_run() {
    let payload = json!({"registry_addr": "harbor.example.com:8443", "namespace": "team/security",
        "username": "robot$me", "password": "example-Pa55word"});
    for shell in Shell::ALL {
        let mut scripts = Vec::new();
        for (name, changes) in uploads() {
            for (runtime, from) in means(name) {
                let options: UploadOptions = serde_json::from_value(changes.clone()).unwrap();
                let options = UploadOptions { shell: *shell, runtime, password_from: Some(from), ..options };
                let command = upload_command(&payload, &options);
                scripts.push(format!("==== {name}, {}, {}\n", runtime.name(), from.name()));
                let script = command.script.map(|script| script.replace('\r', ""));
                scripts.push(script.unwrap_or_else(|| command.report.to_json() + "\n"));
            }
        }
        golden::hold(&format!("tests/generated/scripts/{}.txt", shell.name()), &scripts.concat());
    }
}
