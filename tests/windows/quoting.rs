//! Single arguments and texts.

use berthing::command::quote::{cmd, powershell, windows};

use crate::wine::{Batch, Run};
use crate::{powershell_parser, split_by_dotnet};

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

fn run(script: &str, input: &str) -> Run {
    Batch { script, input, programs: &["docker"], ..Batch::default() }.run()
}

#[track_caller]
fn assert_arrived(run: &Run, expected: &[Vec<String>]) {
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
    let run = run(&format!("{HEAD}{}", commands.concat()), "");
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
    let run = run(&(script + "exit /b 7\r\n"), "");
    assert_arrived(&run, &expected);
    assert_eq!(run.status, Some(7));
    assert_eq!(run.output, "");
}

/// A program reads what the batch file was given.
#[test]
fn cmd_hands_input_over() {
    let run = run(&format!("{HEAD}set NAME=value\r\ndocker login --password-stdin\r\n"), "a \"b\" %c%\n");
    assert_arrived(&run, &[["login", "--password-stdin"].map(String::from).to_vec()]);
    assert_eq!(run.calls[0].input, b"a \"b\" %c%\n");
    assert!(run.calls[0].environment.iter().any(|entry| entry == "NAME=value"));
}

#[test]
fn dotnet_splits_arguments() {
    let texts: Vec<String> = texts().chain(["a\nb", "a\r\n", "\x1a"].map(String::from)).collect();
    let args: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(split_by_dotnet(&windows::command_line(&args).unwrap()), texts);
}

#[test]
fn powershell_reads_one_literal() {
    let mut parser = powershell_parser();
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
