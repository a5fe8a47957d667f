//! `cargo xtask sbom`: what the two packages are made of, as `CycloneDX`, in `target/sbom`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::setup::on_path;
use crate::step::{Log, Outcome, step};
use crate::workspace::{cargo, command, root};

/// Where the documents are put.
pub const FOLDER: &str = "target/sbom";

pub fn run() -> Result<()> {
    step("Bill of materials", write).map(drop)
}

/// Of the npm package what npm knows, and the crates that its module is compiled from.
pub fn write(log: &Log) -> Result<Outcome> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("npm.cdx.json"), npm()?)?;
    if on_path("cargo-cyclonedx").is_none() {
        return Ok(Outcome::Skipped("cargo-cyclonedx is not installed; of npm's package there is one"));
    }
    crates(log, &folder.join("crates.cdx.json"))?;
    Ok(Outcome::Passed)
}

fn npm() -> Result<Vec<u8>> {
    let mut sbom = command("npm");
    sbom.current_dir(root().join("pkg")).args(["sbom", "--sbom-format", "cyclonedx", "--silent"]);
    let output = sbom.output()?;
    ensure!(output.status.success(), "npm could not tell: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

/// The tool writes beside every manifest of the workspace, and names the folder that it ran in.
fn crates(log: &Log, to: &PathBuf) -> Result<()> {
    let mut sbom = cargo();
    sbom.args(["cyclonedx", "--format", "json", "--spec-version", "1.5", "--features", "wasm,custom-rules"]);
    sbom.args(["--target", "wasm32-unknown-unknown", "--no-build-deps", "--override-filename", "berthing.cdx"]);
    log.run(&mut sbom)?;
    let made = root().join("berthing.cdx.json");
    let text = fs::read_to_string(&made)?;
    fs::write(to, text.replace(&format!("path+file://{}", root().display()), "path+file:///src"))?;
    fs::remove_file(made)?;
    Ok(fs::remove_file(root().join("xtask/berthing.cdx.json"))?)
}
