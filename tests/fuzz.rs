//! What the fuzzer has found stays mended (`fuzz/regressions/<target>/`), and what it starts from is fine.
//!
//! `SEEDS=folder cargo test --test fuzz` also writes what it starts from, which is how `cargo xtask fuzz` gets it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/mod.rs"]
mod support;
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use berthing::{KINDS, Kind, Release};
use serde_json::Value;

use support::{Case, corpus, files};
use targets::{TARGETS, evidence};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_was_found_stays_mended() {
    for (name, run) in TARGETS {
        let folder = root().join("fuzz/regressions").join(name);
        for file in if folder.exists() { files(&folder) } else { Vec::new() } {
            let data = fs::read(&file).unwrap();
            assert!(catch_unwind(|| run(&data)).is_ok(), "{}", file.display());
        }
    }
}

#[test]
fn what_the_fuzzer_starts_from_is_fine() {
    let wanted = std::env::var_os("SEEDS").map(PathBuf::from);
    for (name, run) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        // All of them are run by the fuzzer.
        seeds.iter().step_by(seeds.len() / 8 + 1).for_each(|data| run(data));
        if let Some(folder) = wanted.as_ref().map(|wanted| wanted.join(name)) {
            fs::create_dir_all(&folder).unwrap();
            for (number, data) in seeds.iter().enumerate() {
                fs::write(folder.join(format!("seed-{number:04}")), data).unwrap();
            }
        }
    }
    if let Some(wanted) = wanted {
        fs::write(wanted.join("dictionary"), dictionary()).unwrap();
    }
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "payload" => corpus().iter().map(|case| [&head(case)[..], &case.bytes].concat()).collect(),
        "structured" | "request" | "command" => (0..64).map(noise).collect(),
        "response" => for_kinds(|at, kind| {
            let answers = files(&root().join("tests/responses").join(kind.name));
            answers.iter().map(|file| answer(at, &fs::read(file).unwrap())).collect()
        }),
        "text" => texts().map(|text| [&b"\x10\x50\x90\xd0\x33\x77"[..], text.as_bytes()].concat()).collect(),
        "formats" => evidence().map(|text| text.as_bytes().to_vec()).collect(),
        "read_command" => texts().map(String::into_bytes).collect(),
        "ndjson" => corpus().chunks(4).enumerate().map(|(at, cases)| lines(at, cases)).collect(),
        _ => Vec::new(),
    }
}

/// Bytes that stand for chance.
fn noise(number: u8) -> Vec<u8> {
    (0..=255_u8).map(|at| at.wrapping_mul(at ^ number.wrapping_mul(29)).rotate_left(3) ^ number).collect()
}

fn for_kinds(seeds: impl Fn(u8, &'static Kind) -> Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    (0..).zip(&KINDS).flat_map(|(at, kind)| seeds(at, kind)).collect()
}

/// The bytes that stand for kind and server.
fn head(case: &Case) -> [u8; 2] {
    let kind = KINDS.iter().position(|kind| kind.name == case.kind.name).unwrap();
    let release = Release::ALL.iter().position(|release| *release == case.options.release).unwrap();
    [kind, release << 1 | usize::from(case.options.managed)].map(|at| u8::try_from(at).unwrap())
}

fn answer(kind: u8, file: &[u8]) -> Vec<u8> {
    let case: Value = serde_json::from_slice(file).unwrap();
    let [high, low] = u16::try_from(case["status"].as_u64().unwrap()).unwrap().to_be_bytes();
    let body = case["text"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
    [&[kind, high, low][..], body.as_bytes()].concat()
}

/// The texts that detection is shown on, with a credential in each.
fn texts() -> impl Iterator<Item = String> {
    let texts =
        ["finds", "spares"].map(|name| fs::read_to_string(root().join(format!("src/detect/{name}.txt"))).unwrap());
    let split = |text: String| text.split("\n~\n").map(str::to_owned).collect::<Vec<_>>();
    texts.into_iter().flat_map(split).map(|text| text.replace(['«', '»'], "").replace('§', "hunTer-2x"))
}

/// Payloads as records, each on a line of its own.
fn lines(at: usize, cases: &[Case]) -> Vec<u8> {
    let how = [0, u8::try_from(at % 12).unwrap()];
    let cuts = (1..5).map(|byte| u8::try_from(at * 37 * byte % 256).unwrap());
    let records = cases.iter().flat_map(|case| {
        let payload = case.bytes.iter().filter(|byte| **byte != b'\n').copied();
        let begin = format!("{{\"kind\":\"{}\",\"payload\":", case.kind.name).into_bytes();
        begin.into_iter().chain(payload).chain(*b"}\n")
    });
    how.into_iter().chain(cuts).chain(records).collect()
}

/// Names of the tables and what tells of credentials, in the syntax of libFuzzer.
fn dictionary() -> String {
    let words = KINDS.iter().flat_map(|kind| kind.fields).flat_map(|field| {
        let choices = field.choices().iter().map(|choice| choice.value);
        let members = field.members().iter().map(|field| field.name);
        [field.name].into_iter().chain(field.aliases.iter().copied()).chain(choices).chain(members)
    });
    let signs = [
        "password",
        "token",
        "secret",
        "Bearer ",
        "Authorization: ",
        "docker login -p ",
        "curl -u ",
        "://",
        "@",
        "******",
        "AKIAIOSFODNN7EXAMPLX",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "error_code",
        "error_msg",
        "message",
        "kind",
        "payload",
        "true",
        "false",
        "null",
    ];
    let words: std::collections::BTreeSet<&str> = words.chain(signs).collect();
    let lines = words.iter().map(|word| format!("{word:?}\n")).collect::<Vec<_>>().concat();
    // What a Rust literal cannot say plainly.
    lines + "\"\\x00\"\n\"\\xff\"\n\"\\xef\\xbb\\xbf\"\n\"\\x0a\"\n\"\\x0d\\x0a\"\n\"\\\\ud800\"\n\"1e999\"\n"
}
