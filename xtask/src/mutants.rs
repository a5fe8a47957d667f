//! `cargo xtask mutants`: the core with small faults put in, one at a time; the tests should tell of each.
//!
//! Thousands of faults want quick judges, so each part has its own: the tests nearest to it, with few random cases.
//! `.cargo/mutants.toml` says which faults are none.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::tool::Tool;
use crate::workspace::{command, scratch};

const TOOL: Tool = Tool { name: "cargo-mutants", version: "27.1.0" };

/// A part of the core: its files, the suites that judge it first, and which tests of these.
struct Part {
    name: &'static str,
    files: &'static [&'static str],
    suites: &'static [&'static str],
    tests: &'static [&'static str],
}

/// But those that watch the time, start programs, or take long.
const UNITS: &[&str] =
    &["--skip=docker", "--skip=slow", "--skip=proportion", "--skip=any_cutting", "--skip=nothing_leaks"];

const PARTS: [Part; 13] = [
    Part {
        name: "validate",
        files: &["src/validate.rs", "src/names.rs", "src/spelling.rs"],
        suites: &["--test=cases", "--test=corpus", "--test=fields", "--test=ndjson", "--test=reports"],
        tests: &[],
    },
    Part {
        name: "facts",
        files: &["src/facts.rs", "src/read.rs", "src/memo.rs"],
        suites: &["--lib", "--test=cases", "--test=corpus", "--test=fields", "--test=reports"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part {
        name: "normalize",
        files: &["src/normalize.rs", "src/repair.rs"],
        suites: &["--lib", "--test=cases", "--test=laws"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part { name: "mask", files: &["src/mask.rs"], suites: &["--test=cases", "--test=masking"], tests: &[] },
    Part {
        name: "reconcile",
        files: &["src/reconcile.rs"],
        suites: &["--test=cases", "--test=reconcile", "--test=laws"],
        tests: &[],
    },
    Part {
        name: "request",
        files: &["src/request.rs", "src/request/**"],
        suites: &["--lib", "--test=requests"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part {
        name: "response",
        files: &["src/response.rs", "src/response/**"],
        suites: &["--lib", "--test=responses", "--test=generated"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part {
        name: "command",
        files: &["src/command.rs", "src/command/**"],
        suites: &["--lib", "--test=responses", "--test=scripts"],
        tests: &["--skip=detect::", "--skip=format::"],
    },
    Part {
        name: "format",
        files: &["src/format.rs", "src/format/**"],
        suites: &["--lib", "--test=corpus"],
        tests: &["--skip=docker", "--skip=detect"],
    },
    Part {
        name: "secret",
        files: &["src/secret.rs", "src/secret/**"],
        suites: &["--lib", "--test=cases", "--test=masking", "--test=responses"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part { name: "detect", files: &["src/detect.rs", "src/detect/**"], suites: &["--lib"], tests: UNITS },
    Part {
        name: "reading",
        files: &["src/plan.rs", "src/source.rs", "src/source/**"],
        suites: &["--lib", "--test=corpus", "--test=reports", "--test=json", "--test=ndjson", "--test=laws"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
    Part {
        name: "ndjson",
        files: &["src/ndjson.rs", "src/ndjson/**"],
        suites: &["--lib", "--test=ndjson"],
        tests: &["--skip=detect::", "--skip=format::", "--skip=command::"],
    },
];

/// Tries the faults of these parts, or of all; of each part every n-th, from the k-th on, if there is a `shard` k/n;
/// or `again` those that were missed.
pub fn run(shard: Option<&str>, again: bool, names: &[String]) -> Result<()> {
    let known = PARTS.map(|part| part.name).join(", ");
    ensure!(names.iter().all(|name| PARTS.iter().any(|part| part.name == name)), "the parts are {known}");
    let tool = TOOL.ready()?;
    let home = scratch().join("mutants");
    let mut table = vec![format!("\n{:<14}{}", "part", OUTCOMES.map(|outcome| format!("{outcome:>10}")).concat())];
    let mut missed = 0;
    for part in PARTS.iter().filter(|part| names.is_empty() || names.iter().any(|name| name == part.name)) {
        let first = home.join(part.name);
        let folder = if again { first.join("again") } else { first.clone() };
        fs::create_dir_all(&folder)?;
        let mut mutants = command(&tool);
        // Nobody steps through a mutant; and what does not depend on the core is built once.
        mutants.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_TARGET_DIR", home.join("build"));
        mutants.args(["mutants", "--baseline", "skip", "--timeout", "120", "--no-times", "--colors", "never"]);
        mutants.arg("--output").arg(&folder).args(part.files.iter().flat_map(|file| ["--file", file]));
        if again {
            for fault in list(&first, "missed")?.iter().chain(&list(&first, "timeout")?) {
                mutants.arg("--re").arg(format!("^{}$", literal(fault)));
            }
        } else {
            mutants.args(shard.iter().flat_map(|shard| ["--sharding", "round-robin", "--shard", *shard]));
        }
        mutants.env("PROPTEST_CASES", "16");
        mutants.args(part.suites.iter().map(|suite| format!("--cargo-arg={suite}")));
        mutants.args(["--", "--"]).args(part.tests);
        let status = mutants.status()?;
        // Missed faults are its second end, those that never ended its third.
        ensure!(matches!(status.code(), Some(0 | 2 | 3)), "cargo-mutants ended with {status}");
        let counts = OUTCOMES.map(|outcome| list(&folder, outcome).map_or(0, |faults| faults.len()));
        table.push(format!("{:<14}{}", part.name, counts.map(|count| format!("{count:>10}")).concat()));
        missed += counts[1];
    }
    println!("{}", table.join("\n"));
    ensure!(missed == 0, "what no test tells of is in {}/*/mutants.out/missed.txt", home.display());
    Ok(())
}

/// What can come of a fault, as the files are called that list them.
const OUTCOMES: [&str; 4] = ["caught", "missed", "timeout", "unviable"];

/// The faults that came to this.
fn list(folder: &Path, outcome: &str) -> Result<Vec<String>> {
    let file = folder.join("mutants.out").join(outcome).with_extension("txt");
    let text = fs::read_to_string(&file).with_context(|| format!("there is no {}", file.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// A regular expression for just this text.
fn literal(text: &str) -> String {
    let escaped = text.chars().map(|c| if r"\.+*?()|[]{}^$".contains(c) { format!("\\{c}") } else { c.to_string() });
    escaped.collect()
}
