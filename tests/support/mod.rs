//! The corpus: payloads as files, one fault a file, whose name says which.
//!
//! `<kind>/<valid|warned|invalid>/<path>--<code>[--<detail>][@<release>|@managed].json`. The path has dots for slashes;
//! `payload` is the payload as a whole, and what a file name cannot hold is percent-encoded. Files in `valid` have a name that only describes them.
#![allow(dead_code, reason = "each test uses its part")]
#![expect(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use berthing::{Code, Kind, Options, Release};

/// What a corpus file must bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No issue.
    Valid,
    /// Just this warning.
    Warned,
    /// Just this error.
    Invalid,
}

/// One corpus file.
pub(crate) struct Case {
    /// Its name, from the corpus on.
    pub(crate) file: String,
    /// The kind its folder names.
    pub(crate) kind: &'static Kind,
    /// What its folder promises.
    pub(crate) verdict: Verdict,
    /// The JSON text, which need not be UTF-8.
    pub(crate) bytes: Vec<u8>,
    /// The issue that its name promises.
    pub(crate) expected: Option<(String, Code)>,
    /// The server that its name asks for.
    pub(crate) options: Options,
}

/// Every file of the corpus, in order of name.
pub(crate) fn corpus() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut cases = Vec::new();
    for kind in files(&root) {
        for verdict in files(&kind) {
            cases.extend(files(&verdict).iter().map(|file| case(&root, file)));
        }
    }
    assert!(!cases.is_empty(), "the corpus is empty");
    cases
}

/// What is in a folder, in order of name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn case(root: &Path, path: &Path) -> Case {
    let file = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    let mut parts = file.split('/');
    let kind = berthing::kind(parts.next().unwrap()).expect("a folder is named as its kind");
    let verdict = match parts.next().unwrap() {
        "valid" => Verdict::Valid,
        "warned" => Verdict::Warned,
        "invalid" => Verdict::Invalid,
        other => panic!("{other} is no verdict"),
    };
    let name = parts.next().unwrap().strip_suffix(".json").expect("a JSON file");
    let (name, option) = name.split_once('@').unwrap_or((name, ""));
    let mut options = Options::default();
    match option {
        "" => {}
        "managed" => options.managed = true,
        release => options.release = Release::from_name(release).expect("a release"),
    }
    let expected = (verdict != Verdict::Valid).then(|| {
        let mut parts = name.split("--");
        let pointer = match parts.next().unwrap() {
            "payload" => String::new(),
            path => format!("/{}", path.replace('.', "/").replace("%20", " ").replace("%01", "\u{1}")),
        };
        let code = parts.next().unwrap();
        let code =
            Code::ALL.iter().find(|known| known.name() == code).unwrap_or_else(|| panic!("{file}: no code {code}"));
        (pointer, *code)
    });
    let bytes = fs::read(path).unwrap();
    Case { file, kind, verdict, bytes, expected, options }
}
