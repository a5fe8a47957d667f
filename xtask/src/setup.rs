//! What a fresh machine lacks: the wasm target, the npm tools, a browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::step::{Log, Outcome, step};
use crate::workspace::{command, output_of, root};

const WASM: &str = "wasm32-unknown-unknown";

/// What every build needs.
pub fn tools() -> Result<()> {
    if !has_wasm_target()? {
        step("Add the wasm target", |log| {
            log.run(command("rustup").args(["target", "add", WASM]))?;
            Ok(Outcome::Passed)
        })?;
    }
    if npm_is_stale() {
        step("Install the npm tools", |log| {
            log.run(command("npm").args(["ci", "--no-audit", "--no-fund"]))?;
            Ok(Outcome::Passed)
        })?;
    }
    Ok(())
}

/// What the tests need besides: Chromium and its driver.
pub fn browser() -> Result<()> {
    if on_path("chromium").is_some() && on_path("chromedriver").is_some() {
        return Ok(());
    }
    if on_path("apt-get").is_none() || output_of("id", &["-u"])? != "0" {
        bail!("the browser tests need chromium and chromedriver (Debian: apt-get install chromium chromium-driver)");
    }
    step("Install Chromium", |log| install_chromium(log).map(|()| Outcome::Passed))?;
    Ok(())
}

/// Where a program is.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(program)).find(|path| path.is_file())
}

fn install_chromium(log: &Log) -> Result<()> {
    log.run(command("apt-get").arg("update"))?;
    log.run(command("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
        "install",
        "--yes",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ]))
}

/// Asks the compiler, not rustup: a machine may have Rust from elsewhere.
fn has_wasm_target() -> Result<bool> {
    let dir = output_of("rustc", &["--print", "target-libdir", "--target", WASM])?;
    Ok(PathBuf::from(dir).is_dir())
}

/// npm leaves a lock of its own in `node_modules`; an older one than ours means that ours has changed since.
fn npm_is_stale() -> bool {
    let age = |path: &str| root().join(path).metadata().and_then(|file| file.modified()).ok();
    age("node_modules/.package-lock.json") < age("package-lock.json")
}
