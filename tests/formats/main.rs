//! String formats beside parsers that we did not write.
//!
//! - Go's standard library (`judge.go`): Central and Harbor are written in Go, so its reading of an endpoint, a time
//!   stamp or a credential file is the one that counts.
//! - Python's standard library (`judge.py`): addresses and what they are, the calendar, UUIDs.
//! - JavaScript's `URL` (`judge.mjs`): with Go's, where in an address a password is.
//!
//! Each text and what we say of it is a line of `formats.jsonl` in cargo's folder for tests.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod explained;
#[path = "../../src/format/near_miss.rs"]
mod near_miss;
#[path = "../support/runner.rs"]
mod runner;
mod texts;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use berthing::format::{Findings, Format, Reason};
use berthing::{Release, kind, mask};
use explained::{EXPLAINED, Explained};
use proptest::prelude::*;
use serde_json::json;

/// A question, the texts it is asked of, and our answer.
struct Question {
    name: &'static str,
    texts: BoxedStrategy<String>,
    ours: fn(&str) -> &'static str,
}

fn questions() -> Vec<Question> {
    let ask = |name, texts: &[BoxedStrategy<String>], ours| Question {
        name,
        texts: proptest::strategy::Union::new(texts.to_vec())
            .prop_filter("a field's need", |text| !text.is_empty())
            .boxed(),
        ours,
    };
    let addresses = [texts::addresses(), texts::near(Format::Endpoint, URL), texts::near(Format::TargetUrl, URL)];
    vec![
        ask("ip", &[texts::hosts(), texts::near(Format::Ip, IP)], |text| latest(Format::Ip, text)),
        ask("host class", &[texts::hosts()], host_class),
        ask("trusted host", &[texts::hosts()], trusted_host),
        ask("server", &[texts::servers()], |text| latest(Format::RegistryAddress, text)),
        ask("endpoint", &addresses, |text| latest(Format::Endpoint, text)),
        ask("endpoint 4.11", &addresses, |text| verdict(Format::Endpoint.check(text, Release::V4_11))),
        ask("endpoint 4.9", &addresses, |text| verdict(Format::Endpoint.check(text, Release::V4_9))),
        ask("url", &addresses, |text| latest(Format::TargetUrl, text)),
        ask("password", &[texts::with_password(URL)], password),
        ask("timestamp", &[texts::instants(), texts::near(Format::Timestamp, INSTANT)], |text| {
            latest(Format::Timestamp, text)
        }),
        ask("uuid", &[texts::near(Format::Uuid, UUID)], uuid),
        ask("google_credential", &[texts::credentials(), texts::near(Format::GoogleCredential, JSON)], |text| {
            latest(Format::GoogleCredential, text)
        }),
    ]
}

const IP: &[&str] = &["a", "F", "0", "1", "255", "256", ".", ":", "::", "%", " ", "g", "1:", ":0", "[", "]", "/", "٣"];
const URL: &[&str] = &[
    "a", "A", "0", "127", ":", "::", ":80", ":0", "[", "]", "@", "/", "//", "?", "#", "%", "%25", "%2", "%ff", "%41",
    " ", "\n", "\u{a0}", "\u{ff4c}", ".", "http://", "https://", "HTTP://", "://", "[::1]", "|", "\\", "\"", "<", "{",
    "^", "\0", "\u{7f}",
];
const INSTANT: &[&str] =
    &["0", "1", "29", "31", "-", ":", ".", ",", "T", "Z", "+08:00", "-00:00", "z", " ", "\u{85}", "٣"];
const UUID: &[&str] = &["0", "a", "F", "g", "-", "_", "{", "}", "urn:", "0x", " ", "٣"];
const JSON: &[&str] =
    &["{", "}", "\"", ":", ",", " ", "\t", "\u{a0}", "\\", "\\u0054", "type", "web", "\"a\":1,", "\u{1}"];

fn verdict(found: Findings) -> &'static str {
    match found.error {
        None => "taken",
        Some(Reason::Local) => "local",
        Some(Reason::Metadata) => "metadata",
        Some(_) => "refused",
    }
}

fn latest(format: Format, text: &str) -> &'static str {
    verdict(format.check(text, Release::Latest))
}

/// Whether an endpoint with this host is said to be this machine or a metadata service, whatever stands around it.
fn host_class(host: &str) -> &'static str {
    let host = texts::in_brackets(&host.replace('%', "%25"));
    let around =
        ["HOST", "HOST:8443", "https://HOST", "http://HOST/a/b", "u:p@HOST", "HTTPS://HOST?x", "tcp://HOST:1#f"];
    let classes = around.map(|around| {
        let found = Format::Endpoint.check(&around.replace("HOST", &host), Release::Latest);
        match found {
            _ if found.has(Reason::Local) => "local",
            _ if found.has(Reason::Metadata) => "metadata",
            _ => "other",
        }
    });
    if classes.iter().all(|class| *class == classes[0]) { classes[0] } else { "told by what stands around it" }
}

/// Whether plain HTTP to this host is no trap.
fn trusted_host(host: &str) -> &'static str {
    let found = Format::ServiceUrl.check(&format!("http://{}", texts::in_brackets(host)), Release::Latest);
    match found.error {
        Some(_) => "refused",
        None if found.has(Reason::RemoteHttp) => "other",
        None => "local",
    }
}

/// A UUID is never an error, only a trap.
fn uuid(text: &str) -> &'static str {
    if Format::Uuid.check(text, Release::Latest).has(Reason::Uuid) { "refused" } else { "taken" }
}

/// Whether the password is gone from the masked payloads of all that take an address.
fn password(text: &str) -> &'static str {
    let payloads = [
        ("rhacs.image-integration", json!({"type": "docker", "docker": {"endpoint": text}})),
        ("rhacs.image-integration", json!({"type": "clair", "clair": {"endpoint": text}})),
        ("hss.registry.create", json!({"registry_addr": text})),
        ("swr.registry.create", json!({"url": text})),
    ];
    let is_shown =
        payloads.iter().any(|(name, payload)| mask(kind(name).unwrap(), payload).to_string().contains("s3cret"));
    if is_shown { "shown" } else { "hidden" }
}

#[test]
fn other_parsers_say_the_same() {
    let answers = answers();
    let line = |(question, text, ours): &Answer| json!({"question": question, "text": text, "ours": ours}).to_string();
    let lines: Vec<String> = answers.iter().map(line).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats.jsonl");
    fs::write(&file, lines.join("\n")).unwrap();
    let (mut judged, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    let mut spare: Vec<Explained> = EXPLAINED.to_vec();
    for (judge, command) in [("Go", go()), ("Python", python()), ("JavaScript", javascript())] {
        let verdicts = verdicts(command, &file);
        assert_eq!(verdicts.len(), answers.len(), "{judge} answers all");
        for ((question, text, ours), theirs) in answers.iter().zip(verdicts) {
            if theirs.is_empty() {
                continue;
            }
            judged.insert(*question);
            let explains = |row: &Explained| row.0 == judge && row.1 == *question && (row.2)(text);
            if theirs == *ours {
                continue;
            }
            if EXPLAINED.iter().any(explains) {
                spare.retain(|row| !explains(row));
            } else {
                wrong.insert(format!("{question}: {judge} says {theirs}, and we {ours}: {text:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(questions().iter().all(|question| judged.contains(question.name)), "all are asked: {judged:?}");
    assert!(spare.is_empty(), "explains nothing: {:?}", spare.iter().map(|row| row.3).collect::<Vec<_>>());
}

/// A question, a text, and what we say.
type Answer = (&'static str, String, &'static str);

/// Every text once.
fn answers() -> Vec<Answer> {
    let mut answers = Vec::new();
    for Question { name, texts, ours } in questions() {
        let seen = RefCell::new(BTreeSet::new());
        let outcome = runner::runner(4000).run(&texts, |text| {
            seen.borrow_mut().insert(text);
            Ok(())
        });
        outcome.unwrap();
        answers.extend(seen.into_inner().into_iter().map(|text| (name, text.clone(), ours(&text))));
    }
    answers
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn python() -> Command {
    let mut python = Command::new("python3");
    python.arg(root().join("tests/formats/judge.py"));
    python
}

fn javascript() -> Command {
    let mut node = Command::new("node");
    node.arg(root().join("tests/formats/judge.mjs"));
    node
}

/// Go, all of whose files stay in one folder.
fn go() -> Command {
    let home: PathBuf = root().join("target/xtask/go");
    let mut go = Command::new(home.join("go/bin/go"));
    go.arg("run").arg(root().join("tests/formats/judge.go"));
    go.env("HOME", home.join("home")).env("GOCACHE", home.join("cache"));
    go.env("GOTOOLCHAIN", "local").env("GO111MODULE", "off");
    go
}

/// What a judge says of each line, if anything.
fn verdicts(mut judge: Command, lines: &Path) -> Vec<String> {
    let output = judge.stdin(File::open(lines).unwrap()).output();
    let output = output
        .unwrap_or_else(|error| panic!("`cargo xtask test native` fetches Go, but not Python and Node.js: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let verdicts = String::from_utf8(output.stdout).unwrap();
    verdicts.lines().map(|verdict| serde_json::from_str(verdict).unwrap()).collect()
}
