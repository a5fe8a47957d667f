//! The package beside other validators, and the core alone.

use anyhow::{Result, ensure};

use crate::project;
use crate::setup;
use crate::step::{Outcome, step};
use crate::workspace::{cargo, command, root};

/// Runs parts of `bench/speed` in a project that has the packed package and its peers.
pub fn run(parts: &[&str], options: &[String]) -> Result<()> {
    step("Lay out the bench", |log| {
        let project = project::lay_out(log, "bench/speed")?;
        log.run(command("node").current_dir(project).arg("write.mjs"))?;
        Ok(Outcome::Passed)
    })?;
    if parts.contains(&"browsers") {
        setup::browser()?;
        setup::firefox()?;
        setup::webkit()?;
    }
    let project = root().join("target/bench/speed/project");
    let mut node = command("node");
    node.current_dir(project).env("BERTHING_ROOT", root()).arg("run.mjs").args(parts).args(options);
    ensure!(node.status()?.success(), "the bench failed");
    Ok(())
}

/// The core on this machine, without JavaScript.
pub fn native() -> Result<()> {
    // A binary, not a bench of cargo's, which would build the core once more to unwind where it panics.
    let words = "run --release --package berthing-bench --features clock --bin speed -- --bench";
    let status = cargo().args(words.split(' ')).status()?;
    ensure!(status.success(), "the native bench failed");
    Ok(())
}
