//! Everything that is done to this repository, as `cargo xtask <command>`.
//!
//! One binary holds wasm-bindgen's command line as a library, so its version is locked beside the crate's and nothing
//! has to be installed by hand; the rest is npm's (`package-lock.json`).

mod args;
mod bench;
mod build;
mod core;
mod coverage;
mod demo;
mod dense;
mod fuzz;
mod mutants;
mod package;
mod project;
mod release;
mod reproduce;
mod sbom;
mod serve;
mod setup;
mod step;
mod test;
mod tool;
mod workspace;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use args::Args;

const USAGE: &str = "\
cargo xtask <command>

  demo  [--no-serve] [--port N]   build, check the API pages' examples, open the page on 127.0.0.1
  build [--dev]                   the npm package in pkg/dist; --dev is quick, big and talkative
  test  [PART ...]                everything that must hold, or only the steps whose names contain PART
  release [REV]                   dry runs of publishing, and what has changed for users of the crate since REV
  reproduce                       the package built twice, in two folders: the same bytes
  sbom                            bills of materials in target/sbom
  serve [--port N]                the page alone, as last built
  fuzz  [TARGET] [--minutes N | --seconds N]
                                  looks for what breaks a law, in so much time altogether (10 minutes)
  coverage [--missed]             lines and branches of the core that native tests run; --missed lists the other lines
  mutants [--shard K/N] [--again] [PART ...]
                                  puts faults into the core that tests should tell of; K/N: every N-th from the K-th on;
                                  --again: those that were missed
  bench detect [--seed N] [--json FILE] [--show ID] [--quick]
  bench [PART]  [--quick] [--seed N] [--chart] [--gigabyte]
                                  speed and size beside other validators; without a PART all of node, browsers, start,
                                  sizes, native and detect; --chart draws docs/bench.svg
  bench detect  [--seed N] [--json FILE] [--show ID] [--quick]
                                  the detector and other tools on texts it was not written for; --quick: without those
  bench instructions              what operations cost natively; UPDATE=1 writes what is expected
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut args = Args::from_env();
    match args.command().as_deref() {
        Some("demo") => {
            let (serve, port) = (!args.flag("--no-serve"), args.port()?);
            args.end()?;
            demo::run(serve, port)
        }
        Some("build") => {
            let profile = if args.flag("--dev") { core::Profile::Dev } else { core::Profile::Release };
            args.end()?;
            build::run(profile)
        }
        Some("test") => test::run(&args.rest()?),
        Some("release") => {
            let since = args.command();
            args.end()?;
            release::run(since)
        }
        Some("reproduce") => {
            args.end()?;
            reproduce::run()
        }
        Some("sbom") => {
            args.end()?;
            sbom::run()
        }
        Some("serve") => {
            let port = args.port()?;
            args.end()?;
            serve::run(port)
        }
        Some("fuzz") => {
            let (minutes, seconds) = (args.number("--minutes")?, args.number("--seconds")?);
            let (only, time) = (args.command(), seconds.unwrap_or(minutes.unwrap_or(10) * 60));
            args.end()?;
            fuzz::run(only.as_deref(), Duration::from_secs(time))
        }
        Some("coverage") => {
            let listed = args.flag("--missed");
            args.end()?;
            coverage::run(listed)
        }
        Some("mutants") => {
            let (shard, again) = (args.value("--shard")?, args.flag("--again"));
            mutants::run(shard.as_deref(), again, &args.rest()?)
        }
        Some("bench") => bench::run(args.everything()),
        Some("test-runner") => test::runner(args.everything()),
        None | Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("there is no command {other}\n\n{USAGE}"),
    }
}
