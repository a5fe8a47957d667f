//! Quoting and scripts for Windows, held against programs that we did not write.
//!
//! - Wine's cmd.exe reads batch files, and its C runtime and `CommandLineToArgvW` split what arrives. Wine is evidence,
//!   not the law: `src/command/quote/cmd.rs` has what is known of Microsoft's own interpreter, and a model of it. Wine
//!   reads a line only once behind `call` and beside `|`, where Microsoft's reads it twice.
//! - .NET for Linux starts a program with `ProcessStartInfo.Arguments`, as PowerShell scripts do.
//! - tree-sitter's grammar reads PowerShell. It knows one of the five single quotes; the others are checked against a
//!   reading of the language specification alone, in `src/command/quote/powershell.rs`. Nothing runs the scripts.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod batch;
mod powershell;
mod quoting;
#[path = "../support/runner.rs"]
mod runner;
#[path = "../support/upload.rs"]
mod upload;
mod wine;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tree_sitter::Parser;

fn powershell_parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    parser
}

/// The words that .NET makes of a command line.
fn split_by_dotnet(arguments: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages = root.join("target/xtask/python");
    assert!(
        packages.exists(),
        "no .NET runtime: `cargo xtask test native` fetches what tests/shells/requirements.txt names"
    );
    let mut python = Command::new("python3")
        .arg(root.join("tests/shells/dotnet.py"))
        .env("PYTHONPATH", packages)
        // Without libraries for the languages of the world.
        .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    python.stdin.take().unwrap().write_all(format!(r"%s\0 {arguments}").as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    let words = String::from_utf8(output.stdout).unwrap();
    words.split_terminator('\0').map(str::to_owned).collect()
}
