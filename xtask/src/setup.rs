//! What a fresh machine lacks: the wasm target, the npm tools, a browser, shells.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::step::{Outcome, step};
use crate::workspace::{command, output_of, root};

const WASM: &str = "wasm32-unknown-unknown";

/// Programs, and the Debian packages that have them.
const BROWSER: [(&str, &str); 2] = [("chromium", "chromium"), ("chromedriver", "chromium-driver")];
const FIREFOX: [(&str, &str); 1] = [("firefox-esr", "firefox-esr")];
const WEBKIT: [(&str, &str); 2] = [("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];
const SHELLS: [(&str, &str); 14] = [
    ("bash", "bash"),
    ("busybox", "busybox"),
    ("curl", "curl"),
    ("dash", "dash"),
    ("docker", "docker.io"),
    ("ksh93", "ksh93u+m"),
    ("mksh", "mksh"),
    ("pip3", "python3-pip"),
    ("shellcheck", "shellcheck"),
    ("unzip", "unzip"),
    ("wine", "wine"),
    ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
    ("zip", "zip"),
    ("zsh", "zsh"),
];

const VALGRIND: [(&str, &str); 1] = [("valgrind", "valgrind")];

/// Shells that complete, and a judge of XML.
const COMMAND_LINE: [(&str, &str); 5] =
    [("bash", "bash"), ("fish", "fish"), ("script", "bsdutils"), ("xmllint", "libxml2-utils"), ("zsh", "zsh")];

/// What Apache Spark runs on, Spark itself, and where it is put.
const JAVA: [(&str, &str); 1] = [("java", "default-jre-headless")];
const SPARK_REQUIREMENTS: &str = "examples/spark/requirements.txt";
pub const SPARK: &str = "target/xtask/spark";

/// A .NET runtime and Python's door to it, protobuf, and where they are put.
const REQUIREMENTS: &str = "tests/shells/requirements.txt";
const PYTHON: &str = "target/xtask/python";

/// Go, and where it is put.
const GO_REQUIREMENTS: &str = "tests/formats/requirements.txt";
const GO: &str = "target/xtask/go";

/// What judges workflows and runs hooks, and where it is put.
const LINTER_REQUIREMENTS: &str = "tests/docs/requirements.txt";
const LINTERS: &str = "target/xtask/linters";

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

/// What the browser tests need besides.
pub fn browser() -> Result<()> {
    programs("Install Chromium", "the browser tests", &BROWSER)
}

/// What tests in Firefox need.
pub fn firefox() -> Result<()> {
    programs("Install Firefox", "tests in Firefox", &FIREFOX)
}

/// What tests in `WebKitGTK` need: it wants a display.
pub fn webkit() -> Result<()> {
    programs("Install WebKitGTK", "tests in WebKitGTK", &WEBKIT)
}

/// What counts instructions.
pub fn valgrind() -> Result<()> {
    programs("Install valgrind", "counts of instructions", &VALGRIND)
}

/// What the tests of the command line need besides.
pub fn command_line() -> Result<()> {
    programs("Install shells that complete", "the tests of the command line", &COMMAND_LINE)
}

/// What the native tests need besides: shells and the programs that their scripts start, and Go.
pub fn native() -> Result<()> {
    programs("Install the shells", "the native tests", &SHELLS)?;
    python("Fetch a .NET runtime and protobuf", PYTHON, REQUIREMENTS)?;
    python("Fetch Go", GO, GO_REQUIREMENTS)
}

/// What the tests of the recipes need besides.
pub fn recipes() -> Result<()> {
    python("Fetch pre-commit and linters of workflows", LINTERS, LINTER_REQUIREMENTS)
}

/// Where `recipes` put Python's packages.
pub fn linters() -> PathBuf {
    root().join(LINTERS)
}

/// What the example in Apache Spark needs.
pub fn spark() -> Result<()> {
    programs("Install Java", "the example in Apache Spark", &JAVA)?;
    python("Fetch Apache Spark", SPARK, SPARK_REQUIREMENTS)
}

/// Fetches what a requirements file lists, unless the folder has it.
fn python(name: &str, folder: &str, requirements: &str) -> Result<()> {
    if is_older(folder, requirements) {
        step(name, |log| {
            log.run(&mut pip_into(folder.as_ref(), requirements.as_ref()))?;
            Ok(Outcome::Passed)
        })?;
    }
    Ok(())
}

/// Installs what a requirements file lists into a folder of its own.
pub fn pip_into(folder: &Path, requirements: &Path) -> Command {
    let mut pip = command("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--root-user-action", "ignore", "--upgrade", "--target"]);
    pip.arg(folder).arg("--requirement").arg(requirements);
    pip
}

/// Where a program is.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(program)).find(|path| path.is_file())
}

/// Installs the packages whose programs are missing, where that can be done without asking.
fn programs(name: &str, who: &str, programs: &[(&str, &str)]) -> Result<()> {
    let missing = programs.iter().filter(|(program, _)| on_path(program).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    if on_path("apt-get").is_none() || output_of("id", &["-u"])? != "0" {
        bail!("{who} need programs that are missing (Debian: apt-get install {})", packages.join(" "));
    }
    step(name, |log| {
        log.run(command("apt-get").arg("update"))?;
        let mut install = command("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "--yes", "--no-install-recommends"]);
        log.run(install.args(packages))?;
        Ok(Outcome::Passed)
    })?;
    Ok(())
}

/// Asks the compiler, not rustup: a machine may have Rust from elsewhere.
fn has_wasm_target() -> Result<bool> {
    let dir = output_of("rustc", &["--print", "target-libdir", "--target", WASM])?;
    Ok(PathBuf::from(dir).is_dir())
}

/// npm leaves a lock of its own in `node_modules`; an older one than ours means that ours has changed since.
fn npm_is_stale() -> bool {
    is_older("node_modules/.package-lock.json", "package-lock.json")
}

/// Whether what was made is missing, or older than what it was made from.
pub fn is_older(made: &str, from: &str) -> bool {
    let age = |path: &str| root().join(path).metadata().and_then(|file| file.modified()).ok();
    age(made) < age(from)
}
