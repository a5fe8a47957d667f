//! Whole batch files under Wine.

use berthing::{PasswordFrom, Runtime, Shell, Stage, Step, UploadCommand, UploadOptions};
use proptest::prelude::*;
use proptest::sample::select;

use crate::upload::{CANARY, command, command_for, image, is_arriving, namespaces, nasty, options, runner};
use crate::wine::{Batch, Call, Run};

const PROGRAMS: &[&str] = &["docker", "podman", "nerdctl", "ctr"];

/// What the zip holds, that which is no archive first. Wine makes no names that are not ASCII where their language is
/// not installed, and expands a `%F` in what `%%F` stands for, without end.
const FILES: &[&str] = &[r"sub dir\read me.txt", r"-a's $b.tar", r"sub dir\c.TAR.GZ", r"sub dir\d\100% & (1)^ !x!.tgz"];

fn options_for_cmd(runtime: Runtime) -> UploadOptions {
    UploadOptions { shell: Shell::Cmd, ..options(runtime) }
}

fn batch(command: &UploadCommand) -> Batch<'_> {
    let (script, input) = (command.script.as_deref().unwrap(), command.stdin.as_deref().unwrap_or_default());
    Batch { script, input, programs: PROGRAMS, files: FILES, failure: None }
}

/// The words of a call as a step has them, `${work}` put in.
fn shown(call: &Call, run: &Run) -> Vec<String> {
    let folder = format!(r"{}\upload.", run.temp);
    let word = |word: &String| match word.strip_prefix(&folder) {
        Some(rest) => format!("${{work}}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()).replace('\\', "/")),
        None => word.clone(),
    };
    let program = call.runtime[0].to_lowercase();
    let program = program.strip_prefix(r"c:\windows\system32\").unwrap_or(&program).strip_suffix(".exe").unwrap();
    [program.to_owned()].into_iter().chain(call.runtime[1..].iter().map(word)).collect()
}

/// The words that the steps mean. Windows unpacks with tar, and in no order that matters.
fn meant(steps: &[Step]) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for step in steps {
        if step.stage == Stage::Unzip {
            let [_, _, _, archive, _, work] = step.argv.as_slice() else { panic!("{:?}", step.argv) };
            calls.push(["tar", "-xf", &plain(archive), "-C", work].map(str::to_owned).to_vec());
        } else if step.argv.iter().any(|word| word == "${archive}") {
            for file in &FILES[1..] {
                let file = format!("${{work}}/files/{}", file.replace('\\', "/"));
                let put = |word: &String| if word == "${archive}" { file.clone() } else { word.clone() };
                calls.push(step.argv.iter().map(put).collect());
            }
        } else {
            calls.push(step.argv.clone());
        }
    }
    calls
}

/// The path that a pattern of unzip stands for.
fn plain(pattern: &str) -> String {
    let (folder, name) = pattern.split_at(pattern.rfind('/').map_or(0, |at| at + 1));
    let is_pattern = ["[[]", "[*]", "[?]"].iter().any(|escape| name.contains(escape));
    let unescaped = [("[*]", "*"), ("[?]", "?"), ("[[]", "["), ("\\\\", "\\")];
    let name = unescaped.iter().filter(|_| is_pattern).fold(name.to_owned(), |name, (from, to)| name.replace(from, to));
    format!("{folder}{name}")
}

/// Holds a run against the steps.
fn check(run: &Run, command: &UploadCommand) -> Result<(), TestCaseError> {
    prop_assert_eq!((run.status, run.left, run.output.as_str()), (Some(0), 0, ""));
    let mut calls: Vec<Vec<String>> = run.calls.iter().map(|call| shown(call, run)).collect();
    for loads in calls.chunk_by_mut(|a, b| is_load(a) && is_load(b)) {
        loads.sort();
    }
    prop_assert_eq!(calls, meant(&command.steps));
    for call in &run.calls {
        prop_assert_eq!(&call.runtime[1..], &call.system[1..]);
        let logs_in = call.runtime.iter().any(|word| word == "--password-stdin");
        prop_assert_eq!(call.has_input, logs_in, "{:?}", call.runtime);
        let input = if logs_in { command.stdin.as_deref().unwrap() } else { "" };
        prop_assert_eq!(String::from_utf8_lossy(&call.input), input);
        prop_assert!(!call.runtime.concat().contains(CANARY) && !call.environment.concat().contains(CANARY));
    }
    let shown = format!("{:?}{:?}", command.script, command.masked);
    prop_assert!(!shown.contains(CANARY));
    Ok(())
}

fn is_load(call: &[String]) -> bool {
    call.iter().any(|word| word == "load" || word == "import")
}

#[test]
fn everything_arrives() {
    let runtimes = select(&[Runtime::Docker, Runtime::Podman, Runtime::Nerdctl][..]);
    // What a batch file cannot hold is refused.
    let line = |length| nasty(length).prop_map(|text| text.replace(['\r', '\n'], ""));
    let username = line(8).prop_map(|name| name.trim().replace(':', "")).prop_filter("blank", |name| !name.is_empty());
    let password = (nasty(6), nasty(6)).prop_map(|(before, behind)| format!("{before}{CANARY}{behind}"));
    let archive = line(8).prop_filter("blank", |name| !name.is_empty() && !name.to_lowercase().ends_with(".zip"));
    let case = (runtimes, namespaces(), username, password, archive, any::<[bool; 2]>())
        .prop_filter("not read by the login", |(runtime, _, _, password, ..)| is_arriving(*runtime, password));
    runner(16)
        .run(&case, |(runtime, namespace, username, password, name, [zipped, plain_http])| {
            let archive = if zipped { format!("{name}.zip") } else { name };
            let options = UploadOptions { archive: Some(archive), plain_http, ..options_for_cmd(runtime) };
            let command = command_for(&namespace, &username, &password, &options);
            check(&batch(&command).run(), &command)
        })
        .unwrap();
}

/// Every way to obtain images, each failing at every call in turn; a status may be negative.
#[test]
fn the_first_failure_ends_it() {
    let cases = [
        UploadOptions { archive: Some("a b%F%.zip".to_owned()), ..options_for_cmd(Runtime::Nerdctl) },
        UploadOptions {
            download_url: Some("https://x.example/a%41.zip".to_owned()),
            ..options_for_cmd(Runtime::Podman)
        },
        UploadOptions { stages: Some(vec![Stage::Push, Stage::Logout]), ..options_for_cmd(Runtime::Docker) },
    ];
    for options in &cases {
        let command = command("robot$é", CANARY, options);
        let whole = batch(&command).run();
        check(&whole, &command).unwrap();
        let logs_in = whole.calls.iter().position(|call| call.runtime.iter().any(|word| word == "login")).unwrap_or(0);
        let words = |run: &Run| run.calls.iter().map(|call| shown(call, run)).collect::<Vec<_>>();
        for at in 0..whole.calls.len() {
            // STATUS_CONTROL_C_EXIT, of which Linux keeps a byte.
            let (status, seen) = if at % 2 == 0 { (7, 7) } else { (-1_073_741_510, 0x3a) };
            let run = Batch { failure: Some((at, status)), ..batch(&command) }.run();
            let mut expected = words(&whole)[..=at].to_vec();
            if at >= logs_in && at + 1 < whole.calls.len() {
                expected.extend(words(&whole).pop());
            }
            assert_eq!(words(&run), expected, "{options:?} {at}: {}", run.output);
            assert_eq!((run.status, run.left), (Some(seen), 0), "{options:?} {at}: {}", run.output);
        }
    }
}

#[test]
fn an_empty_zip_is_a_failure() {
    let options = UploadOptions { archive: Some("a.zip".to_owned()), ..options_for_cmd(Runtime::Docker) };
    let command = command("me", CANARY, &options);
    let run = Batch { files: &FILES[..1], ..batch(&command) }.run();
    assert_eq!((run.status, run.calls.len(), run.left), (Some(1), 1, 0));
    assert!(run.output.starts_with("The zip holds no archive that docker reads (.tar, "), "{}", run.output);
}

#[test]
fn a_missing_program_is_a_failure() {
    let options = UploadOptions { archive: Some("a.tar".to_owned()), ..options_for_cmd(Runtime::Docker) };
    let command = command("me", CANARY, &options);
    let run = Batch { programs: &[], ..batch(&command) }.run();
    assert_ne!(run.status, Some(0), "{}", run.output);
    assert_eq!(run.calls.len(), 0);
}

/// Whoever asks for the password at the console finds it, and nobody else reads there.
#[test]
fn the_console_is_left_to_who_asks() {
    for (runtime, password, asking) in
        [(Runtime::Docker, PasswordFrom::Prompt, "login"), (Runtime::Ctr, PasswordFrom::Stdin, "push")]
    {
        let options = UploadOptions {
            archive: Some("a.tar".to_owned()),
            password_from: Some(password),
            ..options_for_cmd(runtime)
        };
        let command = command("me", CANARY, &options);
        assert_eq!(command.stdin, None);
        let run = batch(&command).run();
        assert_eq!(run.calls.iter().map(|call| shown(call, &run)).collect::<Vec<_>>(), meant(&command.steps));
        for call in &run.calls {
            assert_eq!(call.has_input, call.runtime.iter().any(|word| word == asking), "{:?}", call.runtime);
        }
    }
}

/// A variable of that name hides the status of programs.
#[test]
fn the_caller_cannot_hide_a_failure() {
    let command = command(
        "me",
        CANARY,
        &UploadOptions { images: vec![image("quay.io/hss/a")], ..options_for_cmd(Runtime::Docker) },
    );
    let script = format!("@set errorlevel=0\r\n{}", command.script.as_deref().unwrap());
    let run = Batch { script: &script, failure: Some((0, 7)), ..batch(&command) }.run();
    assert_eq!((run.status, run.calls.len()), (Some(7), 1), "{}", run.output);
}

/// A block expands `%` once more, so no text of the caller stands in one.
#[test]
fn blocks_hold_no_text_of_the_caller() {
    for runtime in Runtime::ALL {
        let options = UploadOptions { archive: Some(format!("{CANARY}.zip")), ..options_for_cmd(*runtime) };
        let command = command(CANARY, "example-Pa55word", &options);
        let script = command.script.unwrap();
        let is_inside = |line: &&str| line.starts_with("for ") || line.starts_with("    ");
        let inside: Vec<&str> = script.lines().filter(is_inside).collect();
        assert!(inside.iter().any(|line| line.contains("%%F")), "{script}");
        assert!(!inside.concat().contains(CANARY), "{script}");
    }
}
