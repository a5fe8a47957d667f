//! `cargo xtask build`: the npm package, ready to pack, in `pkg/dist`.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::core::{Core, Profile};
use crate::step::{Outcome, step};
use crate::workspace::{command, dist, root};
use crate::{core, package, setup};

const FILES: [&str; 6] = ["index.js", "slim.js", "workerd.js", "core.wasm", "custom-rules.js", "custom-rules.wasm"];

pub fn run(profile: Profile) -> Result<()> {
    setup::tools()?;
    core::build(profile, Core::Plain)?;
    core::build(profile, Core::CustomRules)?;
    step("Bundle the package", |log| package::bundle(log).map(|()| Outcome::Passed))?;
    sizes(FILES.map(|name| dist().join(name)))
}

/// Prints what the files weigh.
pub fn sizes(files: impl IntoIterator<Item = PathBuf>) -> Result<()> {
    let status = command("node").arg(root().join("xtask/sizes.mjs")).args(files).status()?;
    ensure!(status.success(), "could not measure the package");
    Ok(())
}
