//! What operations cost in instructions. Seconds depend on who else is at work, instructions do not: so a change that
//! makes something dearer is seen on any machine, as long as the same compiler made the code.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};

use crate::step::{Log, Outcome};
use crate::workspace::{cargo, output_of, root, scratch, target};

/// The compiler on the first line, then an operation and its count on each.
const EXPECTED: &str = "bench/native/instructions.txt";

/// How many more there may be, in per cent.
const TOLERANCE: u64 = 3;

type Counts = Vec<(String, u64)>;

/// Counts, and compares with what is expected; `UPDATE=1` writes that.
pub fn check(log: &Log) -> Result<Outcome> {
    let compiler = compiler()?;
    let update = env::var_os("UPDATE").is_some();
    let expected = root().join(EXPECTED);
    let written = fs::read_to_string(&expected).unwrap_or_default();
    let (counted_by, before) = read(&written);
    if !update && counted_by != compiler {
        return Ok(Outcome::Skipped("counted with another compiler"));
    }
    let now = count(log)?;
    fs::write(latest(), text(&compiler, &now))?;
    if update {
        fs::write(&expected, text(&compiler, &now))?;
        return Ok(Outcome::Passed);
    }
    let dearer = dearer(&before, &now);
    ensure!(
        dearer.is_empty(),
        "more instructions than in {EXPECTED} (UPDATE=1 if that is right):\n{}",
        dearer.join("\n")
    );
    Ok(Outcome::Passed)
}

/// Prints the latest counts beside those that are expected.
pub fn show() {
    let [before, now] =
        [root().join(EXPECTED), latest()].map(|file| read(&fs::read_to_string(file).unwrap_or_default()).1);
    for (name, count) in now {
        let expected =
            before.iter().find(|(other, _)| *other == name).map_or_else(String::new, |(_, old)| old.to_string());
        println!("{name:24} {count:>12} {expected:>12}");
    }
}

/// What costs more than it may, or is counted on one side only.
fn dearer(before: &Counts, now: &Counts) -> Vec<String> {
    let names = |counts: &Counts| counts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    if names(before) != names(now) {
        return vec!["the operations are others".to_owned()];
    }
    let both = before.iter().zip(now);
    let grown = both.filter(|((_, old), (_, new))| new * 100 > old * (100 + TOLERANCE));
    grown.map(|((name, old), (_, new))| format!("{name}: {new} instead of {old}")).collect()
}

fn count(log: &Log) -> Result<Counts> {
    log.run(cargo().args(["build", "--quiet", "--release", "--package", "berthing-bench", "--bin", "count"]))?;
    let program = target().join("release/count");
    let names = output_of(&program.to_string_lossy(), &[])?;
    names
        .lines()
        .map(|name| Ok((name.to_owned(), one(Command::new("valgrind").args(CALLGRIND).arg(&program).arg(name))?)))
        .collect()
}

const CALLGRIND: [&str; 4] =
    ["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no", "--toggle-collect=*counted*"];

/// What callgrind says that it collected.
fn one(valgrind: &mut Command) -> Result<u64> {
    let output = valgrind.output().context("could not run valgrind")?;
    let told = String::from_utf8_lossy(&output.stderr);
    let line = told.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count.trim());
    let Some(count) = line.filter(|_| output.status.success()) else { bail!("callgrind counted nothing:\n{told}") };
    Ok(count.parse()?)
}

fn compiler() -> Result<String> {
    let version = output_of("rustc", &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    Ok(format!("{} {host}", version.lines().next().unwrap_or_default()))
}

fn text(compiler: &str, counts: &Counts) -> String {
    counts.iter().fold(format!("{compiler}\n"), |mut text, (name, count)| {
        let _ = writeln!(text, "{name}\t{count}");
        text
    })
}

fn read(text: &str) -> (&str, Counts) {
    let (compiler, rest) = text.split_once('\n').unwrap_or_default();
    let counts = rest.lines().filter_map(|line| line.split_once('\t'));
    (compiler, counts.filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?))).collect())
}

fn latest() -> PathBuf {
    scratch().join("instructions.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Counts {
        read(&format!("rustc\n{text}")).1
    }

    #[test]
    fn what_is_written_is_read() {
        let all = counts("validate, three errors\t30054\nmask\t7\n");
        assert_eq!(all, [("validate, three errors".to_owned(), 30054), ("mask".to_owned(), 7)]);
        assert_eq!(read(&text("rustc 1", &all)), ("rustc 1", all.clone()));
    }

    #[test]
    fn three_per_cent_are_borne() {
        let before = counts("a\t1000\nb\t1000\n");
        assert_eq!(dearer(&before, &counts("a\t1030\nb\t10\n")), Vec::<String>::new());
        assert_eq!(dearer(&before, &counts("a\t1031\nb\t1000\n")), ["a: 1031 instead of 1000"]);
        assert_eq!(dearer(&before, &counts("a\t1000\n")), ["the operations are others"]);
    }
}
