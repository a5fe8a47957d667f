//! A step of work: one line on the screen, and a log that is shown only when the step fails.

use std::fs::{self, File};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::workspace;

/// What came of a step that did not fail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Skipped(&'static str),
}

/// The output of a step's commands.
pub struct Log {
    path: PathBuf,
    file: File,
}

impl Log {
    fn create(name: &str) -> Result<Self> {
        let slug: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let dir = workspace::scratch().join("log");
        fs::create_dir_all(&dir)?;
        let path = dir.join(slug + ".log");
        let file = File::create(&path)?;
        Ok(Self { path, file })
    }

    /// Runs a command to its end. It must succeed.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let line = words(command);
        writeln!(&self.file, "$ {line}")?;
        let status = command
            .stdin(Stdio::null())
            .stdout(self.file.try_clone()?)
            .stderr(self.file.try_clone()?)
            .status()
            .with_context(|| workspace::missing(&command.get_program().to_string_lossy()))?;
        if !status.success() {
            bail!("{line}: {status}");
        }
        Ok(())
    }

    fn show(&self) {
        let text = fs::read(&self.path).unwrap_or_default();
        println!("{}", String::from_utf8_lossy(&text).trim_end());
    }
}

/// Does the work of a step, and says on one line what and how long.
pub fn step(name: &str, work: impl FnOnce(&Log) -> Result<Outcome>) -> Result<Outcome> {
    print!("{name:.<44} ");
    stdout().flush()?;
    let (log, start) = (Log::create(name)?, Instant::now());
    let result = work(&log);
    let seconds = start.elapsed().as_secs_f32();
    match &result {
        Ok(Outcome::Passed) => println!("{seconds:6.1} s"),
        Ok(Outcome::Skipped(reason)) => println!("skipped: {reason}"),
        Err(error) => {
            println!("{seconds:6.1} s  FAILED");
            log.show();
            println!("{error:#}");
        }
    }
    result
}

/// The command as one would type it.
fn words(command: &Command) -> String {
    let root = format!("{}/", workspace::root().display());
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().replace(&root, "")).collect::<Vec<_>>().join(" ")
}
