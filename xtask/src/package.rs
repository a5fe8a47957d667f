//! The npm package: hand-written entries, glue and module bundled; generated types and schemas copied.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::core::glue;
use crate::step::Log;
use crate::workspace::{cargo, command, dist, npm_bin, root};

/// Fills `pkg/dist`.
pub fn bundle(log: &Log) -> Result<()> {
    same_version()?;
    if dist().exists() {
        fs::remove_dir_all(dist())?;
    }
    fs::create_dir_all(dist())?;
    for (entry, out, format) in [
        ("index.js", "index.js", "esm"),
        ("index.js", "index.cjs", "cjs"),
        ("slim.js", "slim.js", "esm"),
        ("workerd.js", "workerd.js", "esm"),
    ] {
        log.run(&mut esbuild(entry, out, format))?;
    }
    fs::copy(glue().join("core.wasm"), dist().join("core.wasm"))?;
    fs::copy(root().join("LICENSE"), dist().join("LICENSE"))?;
    copy_types()
}

/// The module is text (base64) in the entries that carry it, and a file beside the one that imports it.
fn esbuild(entry: &str, out: &str, format: &str) -> Command {
    let mut esbuild = command(npm_bin("esbuild"));
    esbuild
        .arg(root().join("pkg/src").join(entry))
        .args(["--bundle", "--target=es2022", "--charset=utf8", "--log-level=warning"])
        .args(["--alias:berthing-glue=./target/xtask/glue/berthing.js", "--external:./core.wasm"])
        .args(["--alias:berthing-core=./target/xtask/glue/core.wasm", "--loader:.wasm=base64"])
        .arg(format!("--format={format}"))
        .arg(if format == "cjs" { "--platform=node" } else { "--platform=neutral" })
        .arg(format!("--outfile={}", dist().join(out).display()));
    esbuild
}

/// Types and schemas come out of the tables: `UPDATE=1 cargo test` writes them, and `cargo test` fails on drift.
fn copy_types() -> Result<()> {
    let generated = root().join("tests/generated");
    let types = generated.join("berthing.d.ts");
    if types.exists() {
        for name in ["index.d.ts", "index.d.cts"] {
            fs::copy(&types, dist().join(name))?;
        }
        fs::copy(root().join("pkg/src/slim.d.ts"), dist().join("slim.d.ts"))?;
    }
    let schemas = generated.join("schemas");
    if schemas.is_dir() {
        copy_all(&schemas, &dist().join("schemas"), ".json")?;
    }
    Ok(())
}

/// Copies the files of a folder whose names end so.
pub fn copy_all(from: &Path, to: &Path, ending: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let file = file?;
        if file.file_name().to_string_lossy().ends_with(ending) {
            fs::copy(file.path(), to.join(file.file_name()))?;
        }
    }
    Ok(())
}

/// The crate and the package are one release.
fn same_version() -> Result<()> {
    let id = cargo().args(["pkgid", "--package", "berthing"]).output()?;
    let id = String::from_utf8_lossy(&id.stdout);
    let version = id.trim().rsplit(['#', '@']).next().unwrap_or_default();
    let package = fs::read_to_string(root().join("pkg/package.json"))?;
    ensure!(package.contains(&format!("\"version\": \"{version}\"")), "pkg/package.json is not of version {version}");
    Ok(())
}
