//! The core: Rust to WebAssembly, the glue that wasm-bindgen writes for it, and wasm-opt.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::Result;

use crate::step::{Outcome, step};
use crate::workspace;
use crate::workspace::{cargo, npm_bin, output_of, root, scratch, target};

/// Exactly what rustc may emit. `-all` would let wasm-opt use what engines do not have yet.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// Engines compile a function when it is first called. Merged into their only callers, long ones that are seldom called
/// would be compiled with those that always are: that made the first verdict take twice as long.
const MERGE_ONLY_SMALL: [&str; 2] = ["--one-caller-inline-max-function-size", "400"];

/// Every engine since 2023 has it; text is looked through sixteen bytes at a time.
pub const SIMD: &str = "-Ctarget-feature=+simd128";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Dev,
    Release,
}

/// The core as most need it, and the one that takes rules of callers: regular expressions double its size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Core {
    Plain,
    CustomRules,
    /// Without what finds credentials in texts: only to tell how large that is.
    WithoutDetection,
}

impl Core {
    /// The glue, `berthing.js`; the module is `core.wasm` beside it.
    pub fn glue(self) -> PathBuf {
        scratch().join(match self {
            Self::Plain => "glue",
            Self::CustomRules => "glue-custom-rules",
            Self::WithoutDetection => "glue-without-detection",
        })
    }
}

/// Builds a module and its glue.
pub fn build(profile: Profile, core: Core) -> Result<()> {
    let name = match core {
        Core::Plain => "Compile the core",
        Core::CustomRules => "Compile the core with custom rules",
        Core::WithoutDetection => "Compile the core without detection",
    };
    step(name, |log| {
        let mut build = cargo();
        build.args(["rustc", "--lib", "--target", "wasm32-unknown-unknown"]);
        if core == Core::CustomRules {
            build.args(["--features", "custom-rules"]);
        }
        let flags = match profile {
            Profile::Dev => {
                build.args(["--features", "panic-hook"]);
                SIMD.to_owned()
            }
            Profile::Release => {
                build.args(["--release", "--features", "wasm"]);
                [SIMD, &remaps()?].join("\x1f")
            }
        };
        if core == Core::WithoutDetection {
            build.args(["--", "--cfg", "berthing_without_detection"]);
        }
        build.env("CARGO_ENCODED_RUSTFLAGS", flags);
        log.run(&mut build)?;
        Ok(Outcome::Passed)
    })?;
    step("Bind it to JavaScript", |_| {
        bind(profile, core)?;
        Ok(Outcome::Passed)
    })?;
    step("Optimize it", |log| {
        let (bound, module) = (core.glue().join("berthing_bg.wasm"), core.glue().join("core.wasm"));
        if profile == Profile::Dev {
            fs::rename(bound, module)?;
            return Ok(Outcome::Skipped("a development build"));
        }
        let mut optimize = workspace::command(npm_bin("wasm-opt"));
        log.run(optimize.args(FEATURES).arg("-O3").args(MERGE_ONLY_SMALL).arg(bound).arg("-o").arg(module))?;
        Ok(Outcome::Passed)
    })?;
    Ok(())
}

fn bind(profile: Profile, core: Core) -> Result<()> {
    let folder = if profile == Profile::Dev { "debug" } else { "release" };
    let module = target().join("wasm32-unknown-unknown").join(folder).join("berthing.wasm");
    if core.glue().exists() {
        fs::remove_dir_all(core.glue())?;
    }
    let mut args: Vec<OsString> = ["wasm-bindgen", "--target", "web", "--no-typescript", "--omit-default-module-path"]
        .map(OsString::from)
        .to_vec();
    args.extend(["--experimental-reset-state-function", "--remove-producers-section"].map(OsString::from));
    args.extend(["--out-dir".into(), core.glue().into(), module.into()]);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)
}

/// Paths of this machine that rustc would write into the module, and what stands for them: with these three, every
/// machine makes the same bytes.
fn remaps() -> Result<String> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sysroot = output_of("rustc", &["--print", "sysroot"])?;
    let version = output_of("rustc", &["-vV"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    Ok([
        remap(&cargo_home.join("registry/src"), "/cargo"),
        remap(root(), "/src"),
        remap(&Path::new(&sysroot).join("lib/rustlib/src/rust"), &format!("/rustc/{commit}")),
    ]
    .join("\x1f"))
}
