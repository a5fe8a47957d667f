//! Projects that have the package as npm delivers it: the packed tarball, beside what a lock file lists.
//!
//! They lie inside the workspace, so that they also find its development tools, and keep what npm has installed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::setup::is_older;
use crate::step::Log;
use crate::workspace::{command, root};

/// Makes a project out of a folder of the repository that has a `package.json` and its lock, and gives where it is:
/// `target/<name>/project` for `tests/<name>`, `target/bench/<name>/project` for `bench/<name>`.
pub fn lay_out(log: &Log, folder: &str) -> Result<PathBuf> {
    let home = root().join("target").join(folder.trim_start_matches("tests/"));
    fs::create_dir_all(&home)?;
    install(log, folder, &home)?;
    unpack(log, &home)?;
    let project = home.join("project");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    log.run(command("cp").arg("-R").arg(root().join(folder)).arg(&project))?;
    Ok(project)
}

/// What the lock lists, unless it is there.
fn install(log: &Log, folder: &str, home: &Path) -> Result<()> {
    let made = home.join("node_modules/.package-lock.json");
    if !is_older(&made.to_string_lossy(), &format!("{folder}/package-lock.json")) {
        return Ok(());
    }
    for file in ["package.json", "package-lock.json"] {
        fs::copy(root().join(folder).join(file), home.join(file))?;
    }
    log.run(command("npm").current_dir(home).args(["ci", "--no-audit", "--no-fund"]))
}

/// The package itself, packed anew.
fn unpack(log: &Log, home: &Path) -> Result<()> {
    let package = home.join("node_modules/berthing");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(&package)?;
    let named = home.join("berthing.tgz");
    fs::rename(tarball(log, home)?, &named)?;
    log.run(command("tar").current_dir(package).args(["--strip-components=1", "-xzf"]).arg(named))
}

/// Packs the package into a folder.
pub fn tarball(log: &Log, folder: &Path) -> Result<PathBuf> {
    let manifest = fs::read_to_string(root().join("pkg/package.json"))?;
    log.run(command("npm").args(["pack", "--silent", "./pkg", "--pack-destination"]).arg(folder))?;
    let version = manifest.split("\"version\": \"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(folder.join(format!("berthing-{}.tgz", version.context("pkg/package.json has no version")?)))
}
