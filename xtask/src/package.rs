//! The npm package: hand-written entries, glue and module bundled; generated types and schemas copied.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::core::Core;
use crate::dense;
use crate::step::Log;
use crate::workspace::{command, dist, npm_bin, root, version};

/// Fills `pkg/dist`.
pub fn bundle(log: &Log) -> Result<()> {
    same_version()?;
    if dist().exists() {
        fs::remove_dir_all(dist())?;
    }
    fs::create_dir_all(dist())?;
    for core in [Core::Plain, Core::CustomRules] {
        let bytes = fs::read(core.glue().join("core.wasm"))?;
        fs::write(core.glue().join("core.js"), dense::module(&bytes))?;
    }
    for (core, entry, out, format) in [
        (Core::Plain, "index.js", "index.js", "esm"),
        (Core::Plain, "index.js", "index.cjs", "cjs"),
        (Core::Plain, "slim.js", "slim.js", "esm"),
        (Core::Plain, "workerd.js", "workerd.js", "esm"),
        (Core::Plain, "element/element.js", "element.js", "esm"),
        (Core::CustomRules, "index.js", "custom-rules.js", "esm"),
        (Core::CustomRules, "index.js", "custom-rules.cjs", "cjs"),
        (Core::CustomRules, "custom-rules.workerd.js", "custom-rules.workerd.js", "esm"),
    ] {
        log.run(&mut esbuild(core, entry, out, format))?;
    }
    for (entry, out) in [("main.js", "cli.js"), ("lines/worker.js", "cli-worker.js")] {
        log.run(&mut command_line(entry, out))?;
    }
    fs::copy(Core::Plain.glue().join("core.wasm"), dist().join("core.wasm"))?;
    fs::copy(Core::CustomRules.glue().join("core.wasm"), dist().join("custom-rules.wasm"))?;
    fs::copy(root().join("pkg/src/element/element.css"), dist().join("element.css"))?;
    fs::copy(root().join("LICENSE"), dist().join("LICENSE"))?;
    // The command line has it inside.
    fs::copy(root().join("node_modules/yaml/LICENSE"), dist().join("LICENSE.yaml"))?;
    copy_types()
}

/// The module is text in the entries that carry it, and a file beside those that import it. The element imports
/// the default entry, so that a page which uses both has one core.
fn esbuild(core: Core, entry: &str, out: &str, format: &str) -> Command {
    let made = |file: &str| core.glue().join(file).display().to_string();
    let mut esbuild = command(npm_bin("esbuild"));
    esbuild
        .arg(root().join("pkg/src").join(entry))
        .args(["--bundle", "--target=es2022", "--charset=utf8", "--log-level=warning"])
        .arg(format!("--alias:berthing-glue={}", made("berthing.js")))
        .arg(format!("--alias:berthing-core={}", made("core.js")))
        .arg(format!("--alias:berthing-kinds={}", root().join("tests/generated/kinds.json").display()))
        .args(["--external:./core.wasm", "--external:./custom-rules.wasm"])
        .arg("--external:./index.js")
        .arg(format!("--format={format}"))
        .arg(if format == "cjs" { "--platform=node" } else { "--platform=neutral" })
        .arg(format!("--outfile={}", dist().join(out).display()));
    esbuild
}

/// The command line loads the package itself, by its name, when it first needs it. The pages about issue codes are texts.
fn command_line(entry: &str, out: &str) -> Command {
    let mut esbuild = command(npm_bin("esbuild"));
    esbuild
        .arg(root().join("pkg/src/cli").join(entry))
        .args(["--bundle", "--target=es2022", "--charset=utf8", "--log-level=warning", "--legal-comments=eof"])
        .args(["--platform=neutral", "--format=esm", "--external:node:*", "--external:berthing", "--loader:.md=text"])
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
        for name in ["slim.d.ts", "element.d.ts"] {
            fs::copy(root().join("pkg/src").join(name), dist().join(name))?;
        }
        for (name, types) in [("custom-rules.d.ts", "./index.js"), ("custom-rules.d.cts", "./index.cjs")] {
            let declared = fs::read_to_string(root().join("pkg/src/custom-rules.d.ts"))?;
            fs::write(dist().join(name), declared.replace("./index.js", types))?;
        }
    }
    fs::copy(generated.join("openapi.json"), dist().join("openapi.json"))?;
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
    let version = version()?;
    let package = fs::read_to_string(root().join("pkg/package.json"))?;
    ensure!(package.contains(&format!("\"version\": \"{version}\"")), "pkg/package.json is not of version {version}");
    Ok(())
}
