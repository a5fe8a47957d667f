//! `cargo xtask reproduce`: the package, built once more in another folder with nothing of this one, is the same byte for byte.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::build;
use crate::core::Profile;
use crate::step::{Log, Outcome, step};
use crate::workspace::{command, dist};

pub fn run() -> Result<()> {
    build::run(Profile::Release)?;
    step("Build it in another folder", |log| {
        let copy = env::temp_dir().join(format!("berthing-{}", std::process::id()));
        let result = again(log, &copy).and_then(|()| compare(&copy.join("pkg/dist")));
        fs::remove_dir_all(&copy)?;
        result.map(|()| Outcome::Passed)
    })
    .map(drop)
}

/// The sources as git lists them, and a target folder of their own. The npm tools are the same files.
fn again(log: &Log, copy: &Path) -> Result<()> {
    fs::create_dir(copy)?;
    let list = "git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --target-directory";
    log.run(command("sh").args(["-c", &format!("{list} \"$1\""), "sh"]).arg(copy))?;
    log.run(command("cp").args(["-R", "node_modules"]).arg(copy))?;
    // This tool finds its workspace from where it is called.
    let mut build = Command::new(env::current_exe()?);
    log.run(build.current_dir(copy).env("CARGO_TARGET_DIR", copy.join("target")).arg("build"))
}

fn compare(other: &Path) -> Result<()> {
    let (ours, theirs) = (names(&dist())?, names(other)?);
    ensure!(ours == theirs, "other files: {ours:?} and {theirs:?}");
    for name in ours {
        let same = fs::read(dist().join(&name))? == fs::read(other.join(&name))?;
        ensure!(same, "{name} is not the same");
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let files = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let files: Vec<_> = files.collect::<Result<_, _>>()?;
    let files = files.iter().filter(|file| file.path().is_file());
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}
