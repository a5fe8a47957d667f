//! `cargo xtask build`: the npm package, ready to pack, in `pkg/dist`.

use anyhow::Result;

use crate::core::Profile;
use crate::step::{Outcome, step};
use crate::workspace::{command, dist, root};
use crate::{core, package, setup};

pub fn run(profile: Profile) -> Result<()> {
    setup::tools()?;
    core::build(profile)?;
    step("Bundle the package", |log| package::bundle(log).map(|()| Outcome::Passed))?;
    let status = command("node")
        .arg(root().join("xtask/sizes.mjs"))
        .args(["index.js", "index.cjs", "slim.js", "workerd.js", "core.wasm"].map(|name| dist().join(name)))
        .status()?;
    anyhow::ensure!(status.success(), "could not measure the package");
    Ok(())
}
