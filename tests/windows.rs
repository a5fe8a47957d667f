//! Quoting for Windows, held against programs that we did not write.
//!
//! - Wine's cmd.exe reads batch files, and its C runtime and `CommandLineToArgvW` split what arrives. Wine is evidence,
//!   not the law: `src/command/quote/cmd.rs` has what is known of Microsoft's own interpreter, and a model of it. Wine
//!   reads a line only once behind `call` and beside `|`, where Microsoft's reads it twice.
//! - .NET for Linux starts a program with `ProcessStartInfo.Arguments`, as PowerShell scripts do.
//! - tree-sitter's grammar reads PowerShell. It knows one of the five single quotes; the others are checked against a
//!   reading of the language specification alone, in `src/command/quote/powershell.rs`.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "support/wine.rs"]
mod wine;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use berthing::command::quote::{cmd, powershell, windows};
use tree_sitter::Parser;

const HEAD: &str = "@echo off\r\nsetlocal DisableDelayedExpansion\r\n";

/// All pairs of printable ASCII, all triples of what may be special, and all kinds of other characters, alone and
/// behind a quote.
fn texts() -> impl Iterator<Item = String> {
    let printable = || ' '..='~';
    let pairs = printable().flat_map(move |a| printable().map(move |b| format!("{a}{b}")));
    let special = || "\"\\%^&()! a<|>',=1\t".chars();
    let triples = special()
        .flat_map(move |a| special().map(move |b| (a, b)))
        .flat_map(move |(a, b)| special().map(move |c| format!("{a}{b}{c}")));
    let controls = ('\x01'..='\x1f').filter(|c| !"\r\n\x1a".contains(*c)).chain(['\x7f']);
    let lookalikes = ('\u{80}'..='\u{ff}').chain('\u{2000}'..='\u{206f}').chain('\u{ff00}'..='\u{ffff}');
    let samples = (0x100..0x11_0000).step_by(997).filter_map(char::from_u32);
    let others = controls.chain(lookalikes).chain(samples).flat_map(|c| [c.to_string(), format!("\"{c}")]);
    let names = ["", "%PATH%", "\"%PATH%\"", "%%", "%~1", "%*", "!PATH!", "\")else(", "rem", "C:\\My Files\\", "2>&1"];
    names.map(String::from).into_iter().chain(pairs).chain(triples).chain(others)
}

/// The texts as lines of arguments that cmd.exe takes: it knows no line of more than 8,191 characters.
fn lines() -> Vec<(Vec<String>, String)> {
    let mut lines = vec![(Vec::new(), String::new())];
    for text in texts() {
        let quoted = cmd::argument(&text).unwrap();
        if lines.last().unwrap().1.len() + quoted.len() > 8000 {
            lines.push((Vec::new(), String::new()));
        }
        let (texts, line) = lines.last_mut().unwrap();
        texts.push(text);
        line.push(' ');
        line.push_str(&quoted);
    }
    lines
}

#[track_caller]
fn assert_arrived(run: &wine::Run, expected: &[Vec<String>]) {
    assert_eq!(run.calls.len(), expected.len(), "{}", run.output);
    for (call, expected) in run.calls.iter().zip(expected) {
        assert_eq!(call.runtime.get(1..), Some(expected.as_slice()));
        assert_eq!(call.system.get(1..), Some(expected.as_slice()));
    }
}

#[test]
fn cmd_hands_arguments_over() {
    let (texts, lines): (Vec<_>, Vec<_>) = lines().into_iter().unzip();
    let commands: Vec<String> = lines.iter().map(|line| format!("docker{line}\r\n")).collect();
    let run = wine::run(&format!("{HEAD}{}", commands.concat()), &["docker"], "");
    assert_arrived(&run, &texts);
}

/// An argument neither swallows what follows nor ends what surrounds it.
#[test]
fn cmd_goes_on_behind_arguments() {
    let texts =
        ["", "(", ")", "\")", "\"&", "a\"b)c", "\"||\"", "^", "x\"^", "\"%PATH%", "\"!PATH!", "\\\"(", "\")else("];
    let mut script = HEAD.to_owned();
    let mut expected = Vec::new();
    for text in texts {
        let quoted = cmd::argument(text).unwrap();
        script.extend([
            format!("docker {quoted} & docker next\r\n"),
            format!("docker {quoted} >nul 2>nul <script.bat\r\n"),
            format!("if exist script.bat (\r\n  docker {quoted}\r\n  if errorlevel 1 exit /b 1\r\n)\r\n"),
        ]);
        expected.extend([text, "next", text, text].map(|text| vec![text.to_owned()]));
    }
    let run = wine::run(&(script + "exit /b 7\r\n"), &["docker"], "");
    assert_arrived(&run, &expected);
    assert_eq!(run.status.code(), Some(7));
    assert_eq!(run.output, "");
}

/// A program reads what the batch file was given.
#[test]
fn cmd_hands_input_over() {
    let run =
        wine::run(&format!("{HEAD}set NAME=value\r\ndocker login --password-stdin\r\n"), &["docker"], "a \"b\" %c%\n");
    assert_arrived(&run, &[["login", "--password-stdin"].map(String::from).to_vec()]);
    assert_eq!(run.calls[0].input, b"a \"b\" %c%\n");
    assert!(run.calls[0].environment.iter().any(|entry| entry == "NAME=value"));
}

#[test]
fn dotnet_splits_arguments() {
    let texts: Vec<String> = texts().chain(["a\nb", "a\r\n", "\x1a"].map(String::from)).collect();
    let format = [r"%s\0"];
    let args: Vec<&str> = format.into_iter().chain(texts.iter().map(String::as_str)).collect();
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
    python.stdin.take().unwrap().write_all(windows::command_line(&args).unwrap().as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    let arrived = String::from_utf8(output.stdout).unwrap();
    assert_eq!(arrived.split_terminator('\0').collect::<Vec<_>>(), texts);
}

#[test]
fn powershell_reads_one_literal() {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    for text in texts().chain(["a\nb", "a\r\n", "\x1a", "'@\n"].map(String::from)) {
        let literal = powershell::literal(&text).unwrap();
        let script = format!("$text = {literal}\nexit 1\n");
        let tree = parser.parse(&script, None).unwrap();
        assert!(!tree.root_node().has_error(), "{text:?}");
        let at = script.find('\'').unwrap();
        let node = tree.root_node().descendant_for_byte_range(at, at + 1).unwrap();
        assert_eq!(
            (node.kind(), node.byte_range()),
            ("verbatim_string_characters", at..at + literal.len()),
            "{text:?}"
        );
    }
}
