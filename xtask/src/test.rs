//! `cargo xtask test`: everything that must hold before a release, as one table of steps.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail, ensure};

use crate::bench::instructions;
use crate::core;
use crate::fuzz;
use crate::package::copy_all;
use crate::project;
use crate::sbom;
use crate::setup::{self, on_path};
use crate::step::{Log, Outcome, step};
use crate::workspace::{cargo, command, npm_bin, root, scratch};

type Work = fn(&Log) -> Result<Outcome>;

const NATIVE: &str = "Native tests";
const INSTRUCTIONS: &str = "Instructions counted";
const ENGINES: &str = "Bundlers, engines and browsers";

const COMMAND_LINE: &str = "Command line on the packed tarball";
const SPARK: &str = "Command line in Apache Spark";
const RECIPES: &str = "API reference and recipes, in Chromium";

const STEPS: [(&str, Work); 26] = [
    ("Format", format),
    (NATIVE, native),
    ("Fuzzing", fuzzing),
    (INSTRUCTIONS, instructions::check),
    ("The core knows no JavaScript", pure),
    ("Lints", lints),
    ("Documentation", documentation),
    ("Licences and sources", deny),
    ("The interface for Rust", interface),
    ("Build", build),
    ("Wasm tests in Node", wasm_in_node),
    ("Wasm tests in Chromium", wasm_in_chromium),
    ("Package layout", layout),
    ("Package tests on the packed tarball", packed),
    (COMMAND_LINE, command_line),
    (SPARK, spark),
    ("Hostile JavaScript, in Node and Chromium", hostile),
    ("Types and how they resolve", types),
    (RECIPES, docs),
    ("What a release is made of", release),
    ("OpenAPI document", openapi),
    ("Libraries that take a Standard Schema", interop),
    (ENGINES, bundlers),
    ("Credentials found and texts spared", detection),
    ("Form element tests in Chromium", element),
    ("Page tests in Chromium and Firefox", page),
];

/// Crates that only a JavaScript host makes sense of.
const JAVASCRIPT: [&str; 5] = ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen", "console_error_panic_hook"];

/// Runs the steps whose names contain one of the parts; all of them without any.
pub fn run(parts: &[String]) -> Result<()> {
    let chosen =
        |name: &str| parts.is_empty() || parts.iter().any(|part| name.to_lowercase().contains(&part.to_lowercase()));
    let steps: Vec<_> = STEPS.into_iter().filter(|(name, _)| chosen(name)).collect();
    ensure!(!steps.is_empty(), "no step is called so: {}", STEPS.map(|(name, _)| name).join(", "));
    setup::tools()?;
    if steps.iter().any(|(name, _)| *name == NATIVE) {
        setup::native()?;
    }
    if steps.iter().any(|(name, _)| *name == INSTRUCTIONS) {
        setup::valgrind()?;
    }
    if steps.iter().any(|(name, _)| *name == COMMAND_LINE) {
        setup::command_line()?;
    }
    if steps.iter().any(|(name, _)| *name == RECIPES) {
        setup::recipes()?;
    }
    // It is large, and needs Java: where it cannot be had, the step says so.
    if steps.iter().any(|(name, _)| *name == SPARK) {
        setup::spark().ok();
    }
    if steps.iter().any(|(name, _)| name.contains("Chromium") || *name == ENGINES) {
        setup::browser()?;
    }
    if steps.iter().any(|(name, _)| name.contains("Firefox") || *name == ENGINES) {
        setup::firefox()?;
    }
    if steps.iter().any(|(name, _)| *name == ENGINES) {
        setup::webkit()?;
    }
    let results: Vec<_> = steps.iter().map(|(name, work)| (name, step(name, work))).collect();
    let count = |wanted: fn(&Result<Outcome>) -> bool| results.iter().filter(|(_, result)| wanted(result)).count();
    let failed = count(Result::is_err);
    println!();
    for (name, _) in results.iter().filter(|(_, result)| result.is_err()) {
        println!("failed: {name}");
    }
    println!("{} passed, {failed} failed", count(|result| matches!(result, Ok(Outcome::Passed))));
    if failed > 0 {
        bail!("the logs are in target/xtask/log");
    }
    Ok(())
}

/// `xtask test-runner`: what cargo starts for a test binary made of WebAssembly.
pub fn runner(args: Vec<String>) -> Result<()> {
    let args = std::iter::once("wasm-bindgen-test-runner".to_owned()).chain(args);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(args)
}

fn all(log: &Log, commands: impl IntoIterator<Item = Command>) -> Result<Outcome> {
    for mut command in commands {
        log.run(&mut command)?;
    }
    Ok(Outcome::Passed)
}

fn cargo_with(args: &str) -> Command {
    let mut cargo = cargo();
    cargo.args(args.split(' '));
    cargo
}

fn format(log: &Log) -> Result<Outcome> {
    all(log, [cargo_with("fmt --all --check")])
}

fn native(log: &Log) -> Result<Outcome> {
    all(
        log,
        [
            cargo_with("test"),
            cargo_with("test --features custom-rules --lib detect"),
            cargo_with("test --package xtask"),
        ],
    )
}

/// `cargo xtask fuzz` installs what it needs; building that takes minutes, once. All targets together have a minute, or
/// `FUZZ_SECONDS`.
fn fuzzing(log: &Log) -> Result<Outcome> {
    if fuzz::TOOL.installed().is_none() {
        return Ok(Outcome::Skipped("cargo-fuzz is not installed: cargo xtask fuzz does it"));
    }
    let seconds = env::var("FUZZ_SECONDS").unwrap_or_else(|_| "60".to_owned());
    let mut feed = command(env::current_exe()?);
    feed.args(["fuzz", "--seconds", &seconds]);
    all(log, [feed])
}

fn pure(log: &Log) -> Result<Outcome> {
    let tree = cargo_with("tree --package berthing --no-default-features --edges normal --target all --prefix none")
        .output()?;
    let tree = String::from_utf8(tree.stdout)?;
    ensure!(tree.starts_with("berthing "), "cargo tree told nothing");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        ensure!(!JAVASCRIPT.contains(&name), "{name} is a dependency of the plain core");
    }
    all(log, [cargo_with("check --no-default-features")])
}

fn lints(log: &Log) -> Result<Outcome> {
    all(
        log,
        [
            cargo_with("clippy --workspace --all-targets -- -D warnings"),
            cargo_with("clippy --all-targets --features custom-rules -- -D warnings"),
            cargo_with("clippy --lib --features wasm --target wasm32-unknown-unknown -- -D warnings"),
            cargo_with("clippy --lib --features wasm,custom-rules --target wasm32-unknown-unknown -- -D warnings"),
        ],
    )
}

fn documentation(log: &Log) -> Result<Outcome> {
    let mut doc = cargo_with("doc --no-deps");
    doc.env("RUSTDOCFLAGS", "-D warnings");
    all(log, [doc])
}

fn deny(log: &Log) -> Result<Outcome> {
    if on_path("cargo-deny").is_none() {
        return Ok(Outcome::Skipped("cargo-deny is not installed"));
    }
    // Advisories need a database from the network: `cargo deny check` looks at them too.
    all(log, [cargo_with("deny check bans licenses sources")])
}

/// What users of the crate see, held against `tests/generated/api.txt`; `UPDATE=1` writes it.
fn interface(log: &Log) -> Result<Outcome> {
    if on_path("cargo-public-api").is_none() {
        return Ok(Outcome::Skipped("cargo-public-api is not installed"));
    }
    let mut list = cargo_with("public-api -sss --features custom-rules");
    // What it reads is rustdoc's JSON, which no stable compiler gives unasked.
    let output = list.env("RUSTC_BOOTSTRAP", "1").output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let kept = root().join("tests/generated/api.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&kept, &output.stdout)?;
    }
    let fresh = scratch().join("api.txt");
    fs::write(&fresh, &output.stdout)?;
    log.run(command("diff").arg("--unified=0").arg(kept).arg(fresh))?;
    Ok(Outcome::Passed)
}

fn build(log: &Log) -> Result<Outcome> {
    let mut build = command(env::current_exe()?);
    build.arg("build");
    all(log, [build])
}

fn wasm_in_node(log: &Log) -> Result<Outcome> {
    all(log, [wasm_test("wasm")?])
}

fn wasm_in_chromium(log: &Log) -> Result<Outcome> {
    let mut test = wasm_test("wasm_browser")?;
    test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("xtask/webdriver.json"));
    all(log, [test])
}

/// A test file, run by this binary in the engine that the file asks for.
fn wasm_test(name: &str) -> Result<Command> {
    let runner =
        format!("target.wasm32-unknown-unknown.runner={:?}", [&env::current_exe()?, &PathBuf::from("test-runner")]);
    let mut test = cargo_with("test --features wasm --target wasm32-unknown-unknown");
    test.args(["--test", name, "--config", &runner]).env("CARGO_ENCODED_RUSTFLAGS", core::SIMD);
    Ok(test)
}

fn layout(log: &Log) -> Result<Outcome> {
    let mut publint = command(npm_bin("publint"));
    publint.args(["pkg", "--strict"]);
    all(log, [publint])
}

fn packed(log: &Log) -> Result<Outcome> {
    on_tarball(log, "tests/js")
}

fn command_line(log: &Log) -> Result<Outcome> {
    on_tarball(log, "tests/cli")
}

/// The example in `examples/spark`, on a cluster of processes.
fn spark(log: &Log) -> Result<Outcome> {
    if on_path("java").is_none() {
        return Ok(Outcome::Skipped("there is no Java, and it cannot be installed"));
    }
    if !root().join(setup::SPARK).is_dir() {
        return Ok(Outcome::Skipped("PySpark could not be fetched"));
    }
    on_tarball(log, "tests/spark")
}

/// What users get: the tarball, in an empty project. The project lies inside the workspace, so that the tests find
/// their tools in its `node_modules`.
fn on_tarball(log: &Log, tests: &str) -> Result<Outcome> {
    let project = scratch().join("project");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let tarball = project::tarball(log, &project)?;
    log.run(
        command("npm").current_dir(&project).args(["install", "--offline", "--no-audit", "--no-fund"]).arg(tarball),
    )?;
    copy_all(&root().join(tests), &project, "")?;
    let mut tests = node_tests(&project)?;
    all(
        log,
        [{
            tests.current_dir(&project).env("BERTHING_ROOT", root());
            tests
        }],
    )
}

/// Values that no honest caller has, for every export; and the regular expressions that read what others wrote.
fn hostile(log: &Log) -> Result<Outcome> {
    all(log, [in_project(log, "tests/hostile")?])
}

/// What the package declares, as each of TypeScript's resolutions finds it.
fn types(log: &Log) -> Result<Outcome> {
    all(log, [in_project(log, "tests/types")?])
}

/// The reference is that of the types, and what documentation shows runs as printed.
fn docs(log: &Log) -> Result<Outcome> {
    sbom::write(log)?;
    let mut tests = in_project(log, "tests/docs")?;
    tests.env("PYTHON_TOOLS", setup::linters());
    all(log, [tests])
}

/// What goes into the two packages.
fn release(log: &Log) -> Result<Outcome> {
    all(log, [node_tests(&root().join("tests/release"))?])
}

/// The document in the hands of a linter.
fn openapi(log: &Log) -> Result<Outcome> {
    all(log, [in_project(log, "tests/openapi")?])
}

/// The schemas in the hands of the libraries that they are for.
fn interop(log: &Log) -> Result<Outcome> {
    all(log, [in_project(log, "tests/interop")?])
}

/// The package as bundlers pack it and engines load it.
fn bundlers(log: &Log) -> Result<Outcome> {
    all(log, [in_project(log, "tests/bundlers")?])
}

/// The tests of `tests/<name>`, where the package and what they need are installed.
fn in_project(log: &Log, folder: &str) -> Result<Command> {
    let project = project::lay_out(log, folder)?;
    let mut tests = in_browsers(&project)?;
    tests.current_dir(project).env("BERTHING_ROOT", root());
    Ok(tests)
}

/// The detector against a corpus that was not written for it.
fn detection(log: &Log) -> Result<Outcome> {
    let bench = root().join("bench/detect");
    let mut gate = command("node");
    gate.arg(bench.join("gate.mjs"));
    all(log, [node_tests(&bench)?, gate])
}

/// The form element on pages of its own, and in projects made with React and Vite, which npm installs once.
fn element(log: &Log) -> Result<Outcome> {
    all(log, [in_browsers(&root().join("tests/element"))?])
}

fn page(log: &Log) -> Result<Outcome> {
    let mut tests = in_browsers(&root().join("tests/page"))?;
    tests.env("BERTHING_XTASK", env::current_exe()?);
    all(log, [tests])
}

fn in_browsers(folder: &std::path::Path) -> Result<Command> {
    let mut tests = node_tests(folder)?;
    for (variable, program) in [("CHROMIUM", "chromium"), ("FIREFOX", "firefox-esr")] {
        if let Some(path) = on_path(program) {
            tests.env(variable, path);
        }
    }
    Ok(tests)
}

fn node_tests(folder: &std::path::Path) -> Result<Command> {
    let tests = files(folder, ".test.mjs")?;
    ensure!(!tests.is_empty(), "no tests in {}", folder.display());
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec"]).args(tests);
    Ok(node)
}

fn files(folder: &std::path::Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    Ok(files)
}
