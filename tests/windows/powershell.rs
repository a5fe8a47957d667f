//! Whole PowerShell scripts, read by tree-sitter's grammar, and their arguments, split by .NET.

use std::cell::RefCell;

use berthing::{PasswordFrom, Runtime, Shell, Stage, UploadCommand, UploadOptions};
use proptest::prelude::*;
use proptest::sample::select;
use tree_sitter::{Node, Parser};

use crate::upload::{CANARY, command, is_arriving, nasty, options, runner};
use crate::{powershell_parser, split_by_dotnet};

/// What the variables of a script may hold.
const WORK: &str = r"C:\Users\An O'Neil\upload.1";
const ARCHIVE: &str = r"C:\Users\An O'Neil\upload.1\files\a %b%.tar";

/// Stands between two commands.
const END: &str = "\u{1}end";

/// A program, and its arguments as one text.
type Call = (String, String);

/// The programs that a script starts, in its order. The script must be one that every PowerShell reads alike.
fn calls(parser: &mut Parser, command: &UploadCommand) -> Vec<Call> {
    let script = command.script.as_deref().unwrap();
    assert!(script.is_ascii());
    assert_eq!(script.matches('\n').count(), script.matches("\r\n").count());
    assert_eq!(script.matches('\r').count(), script.matches("\r\n").count());
    assert!(!script.contains(CANARY) && !format!("{:?}", command.masked).contains(CANARY));
    let tree = parser.parse(script, None).unwrap();
    assert!(!tree.root_node().has_error(), "{script}");
    let mut calls = Vec::new();
    collect(tree.root_node(), script, &mut calls);
    calls
}

fn collect(node: Node<'_>, script: &str, calls: &mut Vec<Call>) {
    let (name, elements) = (node.child_by_field_name("command_name"), node.child_by_field_name("command_elements"));
    if let (Some(name), Some(elements)) = (name, elements)
        && &script[name.byte_range()] == "Invoke-Program"
    {
        let arguments: Vec<_> = children(elements).filter(|node| node.kind() == "array_literal_expression").collect();
        let [program, text, flag] = arguments.as_slice() else { panic!("{}", &script[node.byte_range()]) };
        assert!(["$true", "$false"].contains(&&script[flag.byte_range()]));
        calls.push((value(*program, script), value(*text, script)));
        return;
    }
    children(node).for_each(|child| collect(child, script, calls));
}

fn children(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    (0..node.child_count()).filter_map(move |index| node.child(index))
}

/// The text that an expression is, when it is a sum of literals, characters and variables.
fn value(node: Node<'_>, script: &str) -> String {
    let mut units = Vec::new();
    sum(node, script, &mut units);
    String::from_utf16(&units).unwrap()
}

fn sum(node: Node<'_>, script: &str, units: &mut Vec<u16>) {
    let text = &script[node.byte_range()];
    match (node.kind(), text) {
        ("verbatim_string_characters", _) => units.extend(text[1..text.len() - 1].replace("''", "'").encode_utf16()),
        ("hexadecimal_integer_literal", _) => units.push(u16::from_str_radix(&text[2..], 16).unwrap()),
        ("variable", "$work") => units.extend(WORK.encode_utf16()),
        ("member_access", "$archive.FullName") => units.extend(ARCHIVE.encode_utf16()),
        ("(" | ")" | "+", _) | ("type_literal", "[char]") => {}
        (kind, _) if node.child_count() == 0 => panic!("{kind}: {text}"),
        _ => children(node).for_each(|child| sum(child, script, units)),
    }
}

/// The words that the steps mean. Download and zip are PowerShell's own business; a login has two forms.
fn meant(command: &UploadCommand, from: PasswordFrom) -> Vec<Vec<String>> {
    let put = |word: &String| word.replace("${archive}", ARCHIVE).replace("${work}", WORK);
    let mut calls = Vec::new();
    for step in command.steps.iter().filter(|step| !matches!(step.stage, Stage::Download | Stage::Unzip)) {
        let words: Vec<String> = step.argv.iter().map(put).collect();
        calls.push(words.clone());
        if step.stage == Stage::Login && from == PasswordFrom::Stdin {
            calls.push(words.into_iter().filter(|word| word != "--password-stdin").collect());
        }
    }
    calls
}

#[test]
fn everything_arrives() {
    let username = nasty(8).prop_map(|name| name.trim().replace(':', "")).prop_filter("blank", |name| !name.is_empty());
    let password = (nasty(6), nasty(6)).prop_map(|(before, behind)| format!("{before}{CANARY}{behind}"));
    let case = (select(Runtime::ALL), username, password, nasty(8), select(PasswordFrom::ALL), 0..4_u8, any::<bool>())
        .prop_filter("not read by the login", |(runtime, _, password, ..)| is_arriving(*runtime, password));
    let parser = RefCell::new(powershell_parser());
    let (lines, words) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    runner(200)
        .run(&case, |(runtime, username, secret, name, password, source, plain_http)| {
            let (archive, url) = match source {
                0 => (Some(format!("{name}.zip")), None),
                1 => (Some(format!("{name}.tar")), None),
                2 => (None, Some(format!("https://x.example/a.zip?X-Amz-Signature={CANARY}&b='$(c)"))),
                _ => (None, Some("http://x.example/a.tar".to_owned())),
            };
            let options = UploadOptions {
                shell: Shell::PowerShell,
                archive,
                download_url: url.clone(),
                password_from: Some(password),
                plain_http,
                ..options(runtime)
            };
            let mut command = command(&username, &secret, &options);
            if url.is_some_and(|url| url.contains(CANARY)) {
                // It has to be in the script.
                command.script = command.masked.as_ref().map(|masked| masked.script.clone());
            }
            let (calls, meant) = (calls(&mut parser.borrow_mut(), &command), meant(&command, password));
            prop_assert_eq!(calls.len(), meant.len());
            for ((program, arguments), call) in calls.into_iter().zip(meant) {
                prop_assert_eq!(&program, &call[0]);
                lines.borrow_mut().extend([arguments, END.to_owned()]);
                words.borrow_mut().extend(call.into_iter().skip(1).chain([END.to_owned()]));
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(split_by_dotnet(&lines.take().join(" ")), words.take());
}
