//! The detector against texts it was not written for, and against other tools.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::core::{self, Core, Profile};
use crate::step::{Log, Outcome, step};
use crate::workspace::{command, dist, root};
use crate::{build, setup};

const BENCH: &str = "bench/detect";

type Work = fn(&Log) -> Result<Outcome>;

const PEERS: [(&str, Work); 2] = [("Install secretlint", npm), ("Install detect-secrets", pip)];

/// Builds the package, installs the other tools, runs it all. The options are those of `run.mjs`.
pub fn run(options: &[String]) -> Result<()> {
    build::run(Profile::Release)?;
    if !options.iter().any(|option| option == "--quick" || option == "--show") {
        for (name, install) in PEERS {
            // Without a network the bench does without them.
            if step(name, install).is_err() {
                println!("going on without it");
            }
        }
    }
    println!();
    let status = command("node").arg(root().join(BENCH).join("run.mjs")).args(options).status()?;
    ensure!(status.success(), "the bench failed");
    if !options.iter().any(|option| option == "--show") {
        added_size()?;
    }
    Ok(())
}

/// The module with and without detection.
fn added_size() -> Result<()> {
    core::build(Profile::Release, Core::WithoutDetection)?;
    let rest = home()?.join("without-detection.wasm");
    fs::copy(Core::WithoutDetection.glue().join("core.wasm"), &rest)?;
    build::sizes([dist().join("core.wasm"), rest])
}

fn npm(log: &Log) -> Result<Outcome> {
    if !setup::is_older("target/bench/node_modules/.package-lock.json", "bench/detect/package-lock.json") {
        return Ok(Outcome::Skipped("it is there"));
    }
    let home = home()?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(root().join(BENCH).join(name), home.join(name))?;
    }
    log.run(command("npm").current_dir(home).args(["ci", "--no-audit", "--no-fund"]))?;
    Ok(Outcome::Passed)
}

fn pip(log: &Log) -> Result<Outcome> {
    let requirements = root().join(BENCH).join("requirements.txt");
    if !setup::is_older("target/bench/python", "bench/detect/requirements.txt") {
        return Ok(Outcome::Skipped("it is there"));
    }
    log.run(&mut setup::pip_into(&home()?.join("python"), &requirements))?;
    Ok(Outcome::Passed)
}

/// Where the other tools are put, away from the package's own.
fn home() -> Result<PathBuf> {
    let home = root().join("target/bench");
    fs::create_dir_all(&home)?;
    Ok(home)
}
