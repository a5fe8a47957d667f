//! `cargo xtask demo`: build, hold the API pages' own examples against the package, then show the page.

use anyhow::{Context, Result, ensure};

use crate::core::Profile;
use crate::workspace::{command, missing, root};
use crate::{build, serve};

pub fn run(show_page: bool, port: Option<u16>) -> Result<()> {
    build::run(Profile::Release)?;
    println!();
    let status =
        command("node").arg(root().join("pkg/examples/check.mjs")).status().with_context(|| missing("node"))?;
    ensure!(status.success(), "the examples could not be checked");
    if show_page { serve::run(port) } else { Ok(()) }
}
