//! The edges of JSON (RFC 8259), beside `serde_json` and JavaScript's `JSON.parse`.
//!
//! `tests/json` has a text a file. Those that begin with `yes` are JSON and those with `no` are none, for all three;
//! the others are those that readers differ on, and [`DIFFERS`] says how.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use berthing::{Code, Options, kind, validate};
use serde_json::Value;

/// What berthing says of a text, and whether `serde_json` and `JSON.parse` take it.
const DIFFERS: &[(&str, Option<Code>, bool, bool)] = &[
    // Half a character: protobuf refuses it, and so do servers that keep UTF-8.
    ("surrogate-alone", Some(Code::NotJson), false, true),
    ("surrogate-low-alone", Some(Code::NotJson), false, true),
    ("surrogate-swapped", Some(Code::NotJson), false, true),
    ("surrogate-text", Some(Code::NotJson), false, true),
    // A password of digits may be as long as it likes: numbers are read as text.
    ("number-beyond-double", None, false, true),
    ("depth-128", None, false, true),
    ("depth-129", Some(Code::TooDeep), false, true),
    // Which of the two the server reads, nobody knows.
    ("key-twice", Some(Code::DuplicateKey), true, true),
    ("key-twice-escaped", Some(Code::DuplicateKey), true, true),
];

/// The findings about a text as JSON; a payload that is no object has others.
fn found(text: &[u8]) -> Option<Code> {
    let report = validate(kind("hss.registry.update").unwrap(), text, Options::default());
    let codes = [Code::NotJson, Code::TooDeep, Code::DuplicateKey];
    report.issues.iter().map(|issue| issue.code).find(|code| codes.contains(code))
}

#[test]
fn three_readers_agree_or_are_known_to_differ() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json");
    let javascript = javascript(&folder);
    let (mut wrong, mut texts) = (Vec::new(), 0);
    for (name, is_taken) in &javascript {
        let text = fs::read(folder.join(name)).unwrap();
        let seen = (found(&text), serde_json::from_slice::<Value>(&text).is_ok(), *is_taken);
        let (verdict, about) = name.strip_suffix(".json").unwrap().split_once('-').unwrap();
        let expected = match verdict {
            "yes" => (None, true, true),
            "no" => (Some(Code::NotJson), false, false),
            _ => DIFFERS.iter().find(|row| row.0 == about).map(|row| (row.1, row.2, row.3)).unwrap(),
        };
        if seen != expected {
            wrong.push(format!("{name}: {seen:?}, not {expected:?}"));
        }
        texts += usize::from(verdict == "differs");
    }
    assert_eq!(texts, DIFFERS.len(), "each row has a file");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether JavaScript takes each file: as UTF-8 without a byte order mark to skip, then as JSON.
fn javascript(folder: &Path) -> BTreeMap<String, bool> {
    let script = r#"const { readdirSync, readFileSync } = require("node:fs");
        const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        const takes = (name) => {
            try {
                JSON.parse(utf8.decode(readFileSync(process.argv[1] + "/" + name)));
                return true;
            } catch {
                return false;
            }
        };
        const names = readdirSync(process.argv[1]);
        console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, takes(name)]))));"#;
    let output = Command::new("node").args(["--eval", script, "--"]).arg(folder).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}
