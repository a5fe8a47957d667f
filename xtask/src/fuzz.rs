//! `cargo xtask fuzz`: the targets of `fuzz/`, two at a time, from seeds that the tests write.
//!
//! No sanitizer: there is no unsafe code to watch, and a stable toolchain will do.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result, bail};

use crate::step::{Outcome, step};
use crate::tool::Tool;
use crate::workspace::{cargo, command, missing, output_of, root, target};

pub const TOOL: Tool = Tool { name: "cargo-fuzz", version: "0.13.2" };
const AT_A_TIME: usize = 2;
/// Nothing that is fed takes long, however odd it is. What others make wait for less is no find.
const LIMITS: [&str; 4] = ["-max_len=4096", "-timeout=20", "-report_slow_units=20", "-rss_limit_mb=2048"];

/// Where everything lies that fuzzing makes.
struct Home(PathBuf);

impl Home {
    fn of(&self, what: &str, name: &str) -> PathBuf {
        self.0.join(what).join(name)
    }

    fn program(&self, name: &str) -> Result<PathBuf> {
        let version = output_of("rustc", &["-vV"])?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
        Ok(self.0.join("build").join(host).join("release").join(name))
    }
}

/// Runs one target or all, in so much time altogether.
pub fn run(only: Option<&str>, time: Duration) -> Result<()> {
    let mut names = names()?;
    names.retain(|name| only.is_none_or(|only| only == name));
    if names.is_empty() {
        bail!("there is no such target; see fuzz/targets");
    }
    let home = Home(target().join("fuzz"));
    let tool = TOOL.ready()?;
    step("Write the seeds", |log| {
        let mut seeds = cargo();
        seeds.args(["test", "--test", "fuzz", "starts"]).env("SEEDS", home.0.join("seeds"));
        log.run(&mut seeds)?;
        Ok(Outcome::Passed)
    })?;
    step("Build the targets", |log| {
        let mut build = command(&tool);
        // As cargo starts it.
        build.args(["fuzz", "build", "--fuzz-dir", "fuzz", "--sanitizer", "none", "--target-dir"]);
        log.run(build.arg(home.0.join("build")))?;
        Ok(Outcome::Passed)
    })?;
    let rounds = names.len().div_ceil(AT_A_TIME);
    let seconds = (time.as_secs() / rounds as u64).max(1);
    let mut finds = Vec::new();
    for pair in names.chunks(AT_A_TIME) {
        let runs: Vec<Result<Option<PathBuf>>> = thread::scope(|scope| {
            let runs: Vec<_> = pair.iter().map(|name| scope.spawn(|| feed(&home, name, seconds))).collect();
            let ended =
                |run: thread::ScopedJoinHandle<_>| run.join().unwrap_or_else(|_| bail!("it could not be watched"));
            runs.into_iter().map(ended).collect()
        });
        for (name, find) in pair.iter().zip(runs) {
            finds.extend(find?.map(|find| (name, find)));
        }
    }
    for (name, find) in &finds {
        let find = smaller(&home, name, find)?;
        println!("\n{name} broke a law. Again: {} {}", home.program(name)?.display(), find.display());
        println!("Once it is mended: cp {} fuzz/regressions/{name}/", find.display());
    }
    if finds.is_empty() { Ok(()) } else { bail!("the reports are in {}", home.0.join("log").display()) }
}

fn names() -> Result<Vec<String>> {
    let files = fs::read_dir(root().join("fuzz/targets"))?;
    let mut names: Vec<String> =
        files.filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

/// Runs a target, says what it did, and gives the file that it broke at.
fn feed(home: &Home, name: &str, seconds: u64) -> Result<Option<PathBuf>> {
    let (corpus, finds, log) = (home.of("corpus", name), home.of("finds", name), home.of("log", name));
    if finds.exists() {
        fs::remove_dir_all(&finds)?;
    }
    for folder in [&corpus, &finds, &home.0.join("log")] {
        fs::create_dir_all(folder)?;
    }
    let mut fuzz = Command::new(home.program(name)?);
    fuzz.arg(&corpus).arg(home.of("seeds", name)).args(LIMITS).arg(format!("-max_total_time={seconds}"));
    fuzz.arg(format!("-dict={}", home.of("seeds", "dictionary").display()));
    fuzz.arg(format!("-artifact_prefix={}/", finds.display()));
    let report = fs::File::create(&log)?;
    fuzz.stdin(Stdio::null()).stdout(report.try_clone()?).stderr(report);
    let status = fuzz.status().with_context(|| missing(name))?;
    let find = fs::read_dir(&finds)?.next().transpose()?.map(|file| file.path());
    if find.is_none() && !status.success() {
        bail!("{name} ended with {status}: see {}", log.display());
    }
    println!("{name:.<44} {}", said(&log)?);
    Ok(find)
}

/// What the last line with figures says: edges covered, texts kept, texts run.
fn said(log: &Path) -> Result<String> {
    let text = fs::read(log)?;
    let text = String::from_utf8_lossy(&text);
    let line = text.lines().rev().find(|line| line.starts_with('#') && line.contains("cov: "));
    let Some((runs, rest)) = line.and_then(|line| line[1..].split_once(char::is_whitespace)) else {
        return Ok("broke at once".to_owned());
    };
    let edges = rest.split("cov: ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    Ok(format!("{runs:>9} runs, {edges} edges"))
}

/// The find made smaller, if that can be done soon.
fn smaller(home: &Home, name: &str, find: &Path) -> Result<PathBuf> {
    let small = find.with_extension("small");
    let mut minimize = Command::new(home.program(name)?);
    minimize.args(LIMITS).args(["-minimize_crash=1", "-max_total_time=20"]);
    minimize.arg(format!("-exact_artifact_path={}", small.display())).arg(find);
    minimize.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    // When none is found in time, an empty one is left.
    let is_made = fs::metadata(&small).is_ok_and(|file| file.len() > 0);
    Ok(if is_made { small } else { find.to_owned() })
}
