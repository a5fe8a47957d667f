//! `cargo xtask coverage`: the lines and branches of the core that native tests run.
//!
//! Left out: what JavaScript alone can reach, which tests in its engines run; the tests themselves; and constant
//! functions that only the compiler runs, for its tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::step::{Outcome, step};
use crate::tool::Tool;
use crate::workspace::{command, output_of, root, scratch};

const TOOL: Tool = Tool { name: "cargo-llvm-cov", version: "0.9.1" };
/// The suites but those that start other programs.
const SUITES: [&str; 14] = [
    "cases",
    "corpus",
    "fields",
    "fuzz",
    "generated",
    "json",
    "laws",
    "masking",
    "ndjson",
    "reconcile",
    "reports",
    "requests",
    "responses",
    "scripts",
];
/// Percent of the lines, at least.
const WANTED: f64 = 97.0;

/// How many there are, and how many have been run.
#[derive(Clone, Copy, Default)]
struct Share {
    all: u32,
    run: u32,
}

impl Share {
    fn of<'a>(are_run: impl Iterator<Item = &'a bool>) -> Self {
        are_run.fold(Self::default(), |share, is_run| Self { all: share.all + 1, run: share.run + u32::from(*is_run) })
    }

    fn percent(self) -> f64 {
        if self.all == 0 { 100.0 } else { 100.0 * f64::from(self.run) / f64::from(self.all) }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.run += other.run;
    }
}

/// The lines and the branches of a part of the core.
#[derive(Clone, Copy, Default)]
struct Part {
    lines: Share,
    branches: Share,
}

/// Prints a table of the parts; with `listed`, also every line that no test runs.
pub fn run(listed: bool) -> Result<()> {
    let tool = TOOL.ready()?;
    add_llvm()?;
    let report = scratch().join("coverage.lcov");
    step("Tests, counted", |log| {
        let mut tests = command(&tool);
        // Branches are counted by no stable compiler unasked.
        tests.env("RUSTC_BOOTSTRAP", "1").args(["llvm-cov", "--branch", "--lcov", "--output-path"]).arg(&report);
        tests.args(["--features", "custom-rules", "--lib"]).args(SUITES.iter().flat_map(|suite| ["--test", suite]));
        log.run(&mut tests)?;
        Ok(Outcome::Passed)
    })?;
    let (parts, missed) = read(&fs::read_to_string(&report)?)?;
    let all = print(&parts);
    if listed {
        println!("{}", missed.join("\n"));
    }
    ensure!(
        all.lines.percent() >= WANTED,
        "tests run {:.1} % of the lines: {WANTED} % are wanted",
        all.lines.percent()
    );
    Ok(())
}

/// What reads the counters, of the compiler's own version.
fn add_llvm() -> Result<()> {
    let libraries = output_of("rustc", &["--print", "target-libdir"])?;
    if Path::new(&libraries).with_file_name("bin").join("llvm-cov").is_file() {
        return Ok(());
    }
    step("Add llvm-tools", |log| {
        log.run(command("rustup").args(["component", "add", "llvm-tools"]))?;
        Ok(Outcome::Passed)
    })?;
    Ok(())
}

/// The parts of the core in a report, and where its lines are that were not run.
fn read(lcov: &str) -> Result<(BTreeMap<String, Part>, Vec<String>)> {
    let (mut parts, mut missed) = (BTreeMap::<String, Part>::new(), Vec::new());
    for record in lcov.split("end_of_record") {
        let Some(file) = record.lines().find_map(|line| line.strip_prefix("SF:")) else { continue };
        let Some(name) = of_the_core(file) else { continue };
        let (mut lines, mut branches) = (BTreeMap::new(), BTreeMap::<_, bool>::new());
        for line in record.lines() {
            if let Some((number, count)) = line.strip_prefix("DA:").and_then(|line| line.split_once(',')) {
                lines.insert(number.parse::<usize>()?, count != "0");
            }
            if let Some((branch, count)) = line.strip_prefix("BRDA:").and_then(|line| line.rsplit_once(',')) {
                let number: usize = branch.split(',').next().unwrap_or_default().parse()?;
                // One is told of for each type that a function is made for.
                *branches.entry((number, branch)).or_default() |= !["0", "-"].contains(&count);
            }
        }
        let left_out = left_out(&fs::read_to_string(file)?, &lines);
        lines.retain(|number, _| !left_out.contains(number));
        branches.retain(|(number, _), _| !left_out.contains(number));
        if lines.is_empty() {
            continue;
        }
        let part = parts.entry(name.split(['/', '.']).next().unwrap_or_default().to_owned()).or_default();
        part.lines += Share::of(lines.values());
        part.branches += Share::of(branches.values());
        missed.extend(lines.iter().filter(|(_, is_run)| !**is_run).map(|(number, _)| format!("src/{name}:{number}")));
    }
    Ok((parts, missed))
}

/// The path below `src`, of what is counted.
fn of_the_core(file: &str) -> Option<&str> {
    let name = Path::new(file).strip_prefix(root().join("src")).ok()?.to_str()?;
    let is_from_javascript = name.starts_with("wasm") || name == "source/packed.rs";
    (!is_from_javascript && !name.ends_with("tests.rs")).then_some(name)
}

/// The numbers of the lines that are a file's own tests, or constant functions that were not run.
fn left_out(code: &str, lines: &BTreeMap<usize, bool>) -> BTreeSet<usize> {
    let mut left_out = BTreeSet::new();
    let (mut until, mut above) = (None, "");
    for (number, line) in (1..).zip(code.lines()) {
        let indent = &line[..line.len() - line.trim_start().len()];
        let is_constant = line.contains("const fn ") && lines.get(&number) == Some(&false);
        if until.is_none() && (is_constant || above == "#[cfg(test)]" && line.contains("mod tests {")) {
            until = Some(format!("{indent}}}"));
        }
        if let Some(end) = &until {
            left_out.insert(number);
            if line == end {
                until = None;
            }
        }
        above = line;
    }
    left_out
}

fn print(parts: &BTreeMap<String, Part>) -> Part {
    let mut all = Part::default();
    println!("\n{:<14}{:>8}{:>10}{:>10}{:>10}", "part", "lines", "run", "branches", "run");
    let line = |name: &str, part: Part| {
        let (lines, branches) = (part.lines, part.branches);
        println!(
            "{name:<14}{:>8}{:>8.1} %{:>10}{:>8.1} %",
            lines.all,
            lines.percent(),
            branches.all,
            branches.percent()
        );
    };
    for (name, part) in parts {
        line(name, *part);
        all.lines += part.lines;
        all.branches += part.branches;
    }
    line("all", all);
    all
}
