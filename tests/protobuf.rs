//! RHACS payloads beside protobuf's own JSON decoder, which `tests/protobuf/decode.py` asks.
//!
//! What protobuf refuses is an error here, and what it takes is not refused for its shape. It is Python's protobuf,
//! where the gateway has Go's: of two spellings of one field Go refuses the second, Python takes it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/runner.rs"]
mod runner;

use std::cell::RefCell;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use berthing::{Code, Options, kind, validate};
use generate::payloads;
use runner::runner;

/// Each kind, and the message that it is.
const MESSAGES: [(&str, &str); 2] = [
    ("rhacs.image-integration", "ImageIntegration"),
    ("rhacs.image-integration.update", "UpdateImageIntegrationRequest"),
];

/// What the tables do not make: members of an integration.
const MEMBERS: &[&str] = &[
    r#""docker": null"#,
    r#""docker": {}, "quay": null"#,
    r#""docker": {}, "quay": {}"#,
    r#""docker": []"#,
    r#""docker": {"insecure": "true"}"#,
    r#""docker": {"insecure": 1}"#,
    r#""docker": {"insecure": null}"#,
    r#""docker": {"endpoint": 7}"#,
    r#""docker": {"endpoint": {}}"#,
    r#""docker": {"endpoint": null}"#,
    r#""clair_v4": {"endpoint": "a.example"}"#,
    r#""clairv4": 7"#,
    r#""clusters": [1, {"a": null}]"#,
    r#""categories": null"#,
    r#""categories": "REGISTRY""#,
    r#""categories": [null]"#,
    r#""categories": ["registry", "BOGUS"]"#,
    r#""categories": [0, 1, 2, 7]"#,
    r#""categories": [1.5]"#,
    r#""categories": [{}]"#,
    r#""categories": [true]"#,
    r#""clairify": {"numConcurrentScans": "30"}"#,
    r#""clairify": {"numConcurrentScans": 30.0}"#,
    r#""clairify": {"numConcurrentScans": 3e1}"#,
    r#""clairify": {"numConcurrentScans": 30.5}"#,
    r#""clairify": {"numConcurrentScans": " 30"}"#,
    r#""clairify": {"numConcurrentScans": ""}"#,
    r#""clairify": {"numConcurrentScans": "x"}"#,
    r#""clairify": {"numConcurrentScans": 2147483647}"#,
    r#""clairify": {"numConcurrentScans": 2147483648}"#,
    r#""clairify": {"numConcurrentScans": -2147483648}"#,
    r#""clairify": {"numConcurrentScans": -2147483649}"#,
    r#""clairify": {"numConcurrentScans": -1}"#,
    r#""clairify": {"numConcurrentScans": true}"#,
    r#""clairify": {"num_concurrent_scans": 30}"#,
    r#""ecr": {"authorizationData": {"expiresAt": "2022-03-19T00:00:00Z"}}"#,
    r#""ecr": {"authorizationData": {"expiresAt": "2022-03-19"}}"#,
    r#""ecr": {"authorizationData": {"expiresAt": ""}}"#,
    r#""ecr": {"authorizationData": {"expiresAt": null}}"#,
    r#""ecr": {"authorizationData": {"expiresAt": 7}}"#,
    r#""google": {"serviceAccount": {"type": "service_account"}}"#,
    r#""quay": {"registryRobotCredentials": {}}"#,
    r#""source": null"#,
    r#""source": {"clusterId": "\ud800"}"#,
    r#""name": "a", "name": "b""#,
    r#""name": "a",,"#,
];

#[test]
fn protobuf_refuses_and_takes_the_same() {
    let texts = RefCell::new(Vec::new());
    for (name, message) in MESSAGES {
        runner(1500)
            .run(&payloads(kind(name).unwrap()), |payload| {
                texts.borrow_mut().push((name, message, payload.to_string()));
                Ok(())
            })
            .unwrap();
        let wrap = |members: &str| match name {
            "rhacs.image-integration" => format!("{{{members}}}"),
            _ => format!(r#"{{"config": {{{members}}}}}"#),
        };
        texts.borrow_mut().extend(MEMBERS.iter().map(|members| (name, message, wrap(members))));
        let whole = ["null", "[]", "7", "\"\"", "{", "{}", "{} "].map(|text| (name, message, text.to_owned()));
        texts.borrow_mut().extend(whole);
    }
    let texts = texts.into_inner();
    let mut wrong = Vec::new();
    for ((name, _, text), refusal) in texts.iter().zip(decoded(&texts)) {
        let report = validate(kind(name).unwrap(), text, Options::default());
        let of_shape = report.errors().find(|issue| {
            matches!(issue.code, Code::NotJson | Code::TooDeep | Code::WrongType | Code::OutOfRange)
                || issue.params.format == Some("timestamp")
        });
        match (refusal, of_shape) {
            (Some(why), _) if report.ok() => wrong.push(format!("protobuf alone refuses {text}: {why}")),
            (None, Some(issue)) => wrong.push(format!("protobuf takes {text}: {issue}")),
            _ => {}
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Why protobuf refuses each text, if it does.
fn decoded(texts: &[(&str, &str, String)]) -> Vec<Option<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new("python3");
    python.arg(root.join("tests/protobuf/decode.py")).env("PYTHONPATH", root.join("target/xtask/python"));
    let python = python.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut python = python.unwrap_or_else(|error| panic!("python3: {error}"));
    let asked: Vec<_> = texts.iter().map(|(_, message, text)| (message, text)).collect();
    python.stdin.take().unwrap().write_all(&serde_json::to_vec(&asked).unwrap()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "`cargo xtask test native` fetches what tests/shells/requirements.txt names");
    let refusals: Vec<Option<String>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(refusals.len(), texts.len());
    refusals
}
