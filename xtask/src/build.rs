//! `cargo xtask build`: the npm package, ready to pack, in `pkg/dist`.

use anyhow::Result;

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
    let status =
        command("node").arg(root().join("xtask/sizes.mjs")).args(FILES.map(|name| dist().join(name))).status()?;
    anyhow::ensure!(status.success(), "could not measure the package");
    Ok(())
}
