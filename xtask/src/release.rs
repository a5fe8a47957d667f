//! `cargo xtask release`: what can be known of a release before there is one. `tests/release` holds what is in it.

use anyhow::Result;

use crate::setup::on_path;
use crate::step::{Outcome, step};
use crate::workspace::{cargo, output_of, target, version};
use crate::{reproduce, sbom};

/// The packed crate is built and tested alone; then its interface is held against that of a revision, or the last tag.
pub fn run(since: Option<String>) -> Result<()> {
    step("Publish the crate, but for the upload", |log| {
        log.run(cargo().args(["publish", "--package", "berthing", "--dry-run", "--allow-dirty", "--quiet"]))?;
        Ok(Outcome::Passed)
    })?;
    step("Doctests of the packed crate", |log| {
        let packed = target().join(format!("package/berthing-{}", version()?));
        let mut tests = cargo();
        tests.args(["test", "--doc", "--features", "custom-rules"]).env("CARGO_TARGET_DIR", target());
        log.run(tests.current_dir(packed))?;
        Ok(Outcome::Passed)
    })?;
    step("Semantic versioning", |log| {
        if on_path("cargo-semver-checks").is_none() {
            return Ok(Outcome::Skipped("cargo-semver-checks is not installed"));
        }
        let since = since.map_or_else(|| output_of("git", &["describe", "--tags", "--abbrev=0"]), Ok)?;
        if since.is_empty() {
            return Ok(Outcome::Skipped("there is no release yet"));
        }
        // The binding is for JavaScript: nobody uses it from Rust.
        let mut checks = cargo();
        checks.args(["semver-checks", "--only-explicit-features", "--features", "custom-rules", "--baseline-rev"]);
        log.run(checks.arg(since))?;
        Ok(Outcome::Passed)
    })?;
    sbom::run()?;
    reproduce::run()
}
