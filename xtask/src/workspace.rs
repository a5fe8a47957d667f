//! Where things are. Found from the working directory, so that no path of a machine is compiled in.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result};

static ROOT: OnceLock<PathBuf> = OnceLock::new();

/// The folder of the workspace.
pub fn root() -> &'static Path {
    ROOT.get_or_init(|| {
        let here = env::current_dir().unwrap_or_default();
        here.ancestors().find(|dir| dir.join("xtask/Cargo.toml").is_file()).unwrap_or(&here).to_owned()
    })
}

/// Where cargo puts its output.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where this tool puts its own: always inside the workspace, so that what is made from it names no other place.
pub fn scratch() -> PathBuf {
    root().join("target/xtask")
}

/// The built package.
pub fn dist() -> PathBuf {
    root().join("pkg/dist")
}

/// A program of the development dependencies in `node_modules`.
pub fn npm_bin(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// A command that runs in the workspace.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// What a short command prints.
pub fn output_of(program: &str, args: &[&str]) -> Result<String> {
    let output = command(program).args(args).output().with_context(|| missing(program))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The version of the crate.
pub fn version() -> Result<String> {
    let id = output_of("cargo", &["pkgid", "--package", "berthing"])?;
    Ok(id.rsplit(['#', '@']).next().unwrap_or_default().to_owned())
}

/// What to tell a person whose machine lacks a program.
pub fn missing(program: &str) -> String {
    let advice = match program {
        "node" | "npm" | "npx" => "install Node.js 20 or later",
        "rustup" => "install Rust with rustup",
        _ => "is it installed?",
    };
    format!("could not run {program}: {advice}")
}
