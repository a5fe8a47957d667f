//! Upload scripts in real shells, with programs that write down how they were called.
#![cfg(target_os = "linux")]
#![expect(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/runner.rs"]
mod runner;
#[path = "support/upload.rs"]
mod upload;

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use berthing::command::quote::posix::word;
use berthing::{Image, PasswordFrom, Runtime, Stage, Step, UploadCommand, UploadOptions};
use proptest::prelude::*;
use proptest::sample::select;

use upload::{CANARY, command, command_for, image, is_arriving, namespaces, nasty, options, runner};

/// Each shell, and the Debian package it comes from.
const SHELLS: &[(&[&str], &str)] = &[
    (&["dash"], "dash"),
    (&["bash"], "bash"),
    (&["zsh"], "zsh"),
    (&["mksh"], "mksh"),
    (&["ksh"], "ksh"),
    (&["busybox", "sh"], "busybox"),
];

/// What the zip holds, in the order in which it is loaded.
const ARCHIVES: &[&str] = &["-a's $b.tar", "sub dir/c.TAR.GZ", "sub dir/d/e.tgz"];

fn start(command: &mut Command, package: &str) -> Child {
    match command.spawn() {
        Ok(child) => child,
        Err(error) => panic!("{}: {error}: apt-get install {package}", command.get_program().display()),
    }
}

/// A folder that goes away again.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("berthing shells {} {number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn make(&self, name: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(&path).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A zip with [`ARCHIVES`] and something else in it.
fn zip(folder: &Folder) -> PathBuf {
    let (files, zip) = (folder.make("zipped"), folder.0.join("made.zip"));
    for name in ARCHIVES.iter().chain(&["read me.txt", "__MACOSX/sub dir/._c.tar"]) {
        fs::create_dir_all(files.join(name).parent().unwrap()).unwrap();
        fs::write(files.join(name), "").unwrap();
    }
    let mut command = Command::new("zip");
    command.args(["-q", "-r"]).arg(&zip).arg(".").current_dir(&files);
    assert!(start(&mut command, "zip").wait().unwrap().success());
    zip
}

/// One run of a script.
struct Run<'a> {
    shell: usize,
    /// As `sh -c script` and not as `sh file`.
    inline: bool,
    /// As `cat file | sh`.
    piped: bool,
    /// The folder for temporary files; by default another one than the script runs in.
    tmp: Option<&'static str>,
    script: &'a str,
    stdin: &'a [u8],
    /// Zip to fetch, or to put where the script looks for it.
    zip: Option<&'a Path>,
    archive: Option<&'a str>,
    fail_at: Option<usize>,
    slow: Option<&'static str>,
    typed: Option<&'a str>,
}

impl<'a> Run<'a> {
    fn new(shell: usize, command: &'a UploadCommand) -> Self {
        Self {
            shell,
            inline: false,
            piped: false,
            tmp: None,
            script: command.script.as_deref().unwrap(),
            stdin: command.stdin.as_deref().unwrap_or_default().as_bytes(),
            zip: None,
            archive: None,
            fail_at: None,
            slow: None,
            typed: None,
        }
    }

    fn name(&self) -> &'static str {
        SHELLS[self.shell].0[0]
    }

    /// Starts the script, alone in its process group.
    fn start(&self, folder: &Folder) -> Child {
        let (here, bin, record) = (folder.make("here"), folder.make("bin"), folder.make("record"));
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shells/program");
        for name in Runtime::ALL.iter().map(|runtime| runtime.name()).chain(["curl"]) {
            symlink(&program, bin.join(name)).unwrap();
        }
        fs::write(record.join("number"), "0\n").unwrap();
        if let (Some(zip), Some(archive)) = (self.zip, self.archive) {
            // Where the archive's name is a pattern, this is what it matches.
            fs::write(here.join("a1.zip"), "").unwrap();
            fs::copy(zip, here.join(archive)).unwrap();
        }
        let tmp = folder.make("tmp");
        let tmp = self.tmp.map_or(tmp, |name| {
            fs::create_dir(here.join(name)).unwrap();
            PathBuf::from(name)
        });
        let script = folder.0.join("upload.sh");
        fs::write(&script, self.script).unwrap();

        let (shell, package) = SHELLS[self.shell];
        let mut words: Vec<String> = shell.iter().map(|word| (*word).to_owned()).collect();
        if self.inline {
            words.extend(["-c".to_owned(), self.script.to_owned()]);
        } else if self.piped {
            let pipe = r#"script=$1; shift; cat "$script" | "$@""#;
            words.splice(0..0, ["sh", "-c", pipe, "sh", script.to_str().unwrap()].map(str::to_owned));
        } else {
            words.push(script.to_str().unwrap().to_owned());
        }
        if let Some(typed) = self.typed {
            let terminal = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shells/terminal.py");
            words.splice(0..0, ["python3", terminal, typed].map(str::to_owned));
        }
        fs::write(folder.0.join("stdin"), self.stdin).unwrap();
        let mut command = Command::new(&words[0]);
        command
            .args(&words[1..])
            .current_dir(&here)
            .env("PATH", format!("{}:{}", bin.display(), std::env::var("PATH").unwrap()))
            .env("RECORD", &record)
            .env("TMPDIR", tmp)
            .stdin(fs::File::open(folder.0.join("stdin")).unwrap())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.0.join("stderr")).unwrap())
            .process_group(0);
        for (name, value) in
            [("SLOW", self.slow.map(str::to_owned)), ("FAIL_AT", self.fail_at.map(|at| at.to_string()))]
        {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.env_remove("ARCHIVE").envs(self.zip.map(|zip| ("ARCHIVE", zip)));
        start(&mut command, package)
    }

    fn run(&self) -> Outcome {
        let folder = Folder::new();
        let mut child = self.start(&folder);
        let status = child.wait().unwrap();
        Outcome::read(&folder, status.code())
    }
}

/// What came of it.
#[derive(Debug)]
struct Outcome {
    status: Option<i32>,
    calls: Vec<Vec<String>>,
    environment: Vec<u8>,
    inputs: Vec<String>,
    stdin: Vec<u8>,
    config: String,
    /// What is left in the folder for temporary files.
    left: usize,
    stderr: String,
}

impl Outcome {
    fn read(folder: &Folder, status: Option<i32>) -> Self {
        let read = |name: &str| fs::read(folder.0.join("record").join(name)).unwrap_or_default();
        let text = |name: &str| String::from_utf8(read(name)).unwrap();
        let calls = text("calls");
        let mut words = calls.split_terminator('\0').map(str::to_owned);
        let mut list = Vec::new();
        while let Some(count) = words.next() {
            list.push(words.by_ref().take(count.parse().unwrap()).collect());
        }
        Self {
            status,
            calls: list,
            environment: read("environ"),
            inputs: text("inputs").lines().map(str::to_owned).collect(),
            stdin: read("stdin"),
            config: text("config"),
            left: fs::read_dir(folder.0.join("tmp")).unwrap().count(),
            stderr: fs::read_to_string(folder.0.join("stderr")).unwrap(),
        }
    }

    /// Holds the calls against the steps, `${work}` and `${archive}` put in.
    fn is_as(&self, steps: &[Step]) -> Result<(), TestCaseError> {
        let mut expected: Vec<Vec<String>> = Vec::new();
        for step in steps.iter().filter(|step| step.stage != Stage::Unzip) {
            let each = step.argv.iter().any(|word| word == "${archive}");
            for archive in if each { ARCHIVES } else { &[""] } {
                let archive = format!("${{work}}/files/{archive}");
                expected.push(
                    step.argv
                        .iter()
                        .map(|word| if word == "${archive}" { archive.clone() } else { word.clone() })
                        .collect(),
                );
            }
        }
        let work = self.calls.iter().flatten().find_map(|word| Some(word.split_at(word.find("/upload.")? + 14).0));
        let calls: Vec<Vec<String>> = self
            .calls
            .iter()
            .map(|call| {
                let shown = |word: &String| match work {
                    Some(work) => word.replacen(work, "${work}", 1),
                    None => word.clone(),
                };
                call.iter().map(shown).collect()
            })
            .collect();
        prop_assert_eq!(calls, expected, "{}", self.stderr);
        Ok(())
    }
}

/// What the login makes of its standard input.
fn received(runtime: Runtime, stdin: &[u8]) -> String {
    let text = std::str::from_utf8(stdin).unwrap();
    let whole = |text: &str| {
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text).to_owned()
    };
    match runtime {
        Runtime::Docker => whole(text).trim().to_owned(),
        Runtime::Podman => text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect(),
        _ => whole(text),
    }
}

#[test]
fn words_arrive() {
    runner(20)
        .run(&prop::collection::vec(nasty(12), 1..30), |texts| {
            let words: Vec<String> = texts.iter().map(|text| word(text).unwrap()).collect();
            let script = format!("printf '%s\\0' {}", words.join(" "));
            for (shell, package) in SHELLS {
                let mut command = Command::new(shell[0]);
                command.args(&shell[1..]).args(["-c", &script]).stdout(Stdio::piped());
                let output = start(&mut command, package).wait_with_output().unwrap().stdout;
                let arrived = String::from_utf8(output).unwrap();
                prop_assert_eq!(&arrived.split_terminator('\0').collect::<Vec<_>>(), &texts, "{}", shell[0]);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn everything_arrives() {
    let runtimes = select(&[Runtime::Docker, Runtime::Podman, Runtime::Nerdctl][..]);
    let username = nasty(8).prop_map(|name| name.trim().replace(':', "")).prop_filter("blank", |name| !name.is_empty());
    let password = (nasty(6), nasty(6)).prop_map(|(before, behind)| format!("{before}{CANARY}{behind}"));
    let archive = nasty(8).prop_filter("blank", |name| !name.is_empty() && !name.to_lowercase().ends_with(".zip"));
    let case = (runtimes, namespaces(), username, password, archive, any::<[bool; 3]>())
        .prop_filter("not read by the login", |(runtime, _, _, password, ..)| is_arriving(*runtime, password));
    let folder = Folder::new();
    let zip = zip(&folder);
    runner(24)
        .run(&case, |(runtime, namespace, username, password, name, [zipped, inline, plain_http])| {
            let archive = if zipped { format!("{name}.zip") } else { name };
            let options = UploadOptions { archive: Some(archive.clone()), plain_http, ..options(runtime) };
            let command = command_for(&namespace, &username, &password, &options);
            let target = format!("harbor.example.com:8443/{namespace}/scanner:1.0");
            for shell in 0..SHELLS.len() {
                let mut run = Run { inline, ..Run::new(shell, &command) };
                if zipped {
                    (run.zip, run.archive) = (Some(zip.as_path()), Some(archive.as_str()));
                }
                let outcome = run.run();
                prop_assert_eq!(outcome.status, Some(0), "{}: {}", run.name(), outcome.stderr);
                outcome.is_as(&command.steps)?;
                prop_assert_eq!(received(runtime, &outcome.stdin), password.clone(), "{}", run.name());
                prop_assert!(outcome.calls.iter().flatten().any(|word| *word == username));
                prop_assert_eq!(outcome.calls.iter().flatten().filter(|word| **word == target).count(), 2);
                prop_assert!(outcome.inputs.iter().filter(|input| *input == "password").count() == 1);
                prop_assert!(outcome.inputs.iter().all(|input| input == "password" || input == "/dev/null"));
                prop_assert!(!outcome.calls.concat().concat().contains(CANARY));
                prop_assert!(!String::from_utf8_lossy(&outcome.environment).contains(CANARY));
                prop_assert_eq!(outcome.left, 0);
            }
            let shown = format!("{command:?}{:?}{:?}{:?}", command.steps, command.script, command.masked);
            prop_assert!(!shown.contains(CANARY));
            Ok(())
        })
        .unwrap();
}

/// Every way to obtain images, each failing at every call in turn.
#[test]
fn the_first_failure_ends_it() {
    let folder = Folder::new();
    let zip = zip(&folder);
    let image = |source: &str, platform: &str| Image { platform: Some(platform.to_owned()), ..image(source) };
    let cases = [
        UploadOptions { archive: Some("a[1].zip".to_owned()), ..options(Runtime::Podman) },
        UploadOptions { download_url: Some("https://x.example/a.zip?v=1".to_owned()), ..options(Runtime::Nerdctl) },
        UploadOptions {
            images: vec![
                image("swr.example.com/hss/scanner:1.0", "linux/amd64"),
                Image { tag: Some("arm".to_owned()), ..image("swr.example.com/hss/scanner:1.0", "linux/arm64") },
            ],
            ..options(Runtime::Docker)
        },
    ];
    for options in &cases {
        let command = command("robot$scanner", CANARY, options);
        for shell in 0..SHELLS.len() {
            let run = Run { zip: Some(&zip), archive: options.archive.as_deref(), ..Run::new(shell, &command) };
            let whole = run.run();
            whole.is_as(&command.steps).unwrap();
            assert_eq!((whole.status, whole.left), (Some(0), 0), "{} {}", run.name(), whole.stderr);
            let is_of = |call: &[String], stage: &str| call.iter().any(|word| word == stage);
            for at in 1..=whole.calls.len() {
                let outcome = Run { fail_at: Some(at), ..run }.run();
                let mut expected = whole.calls[..at].to_vec();
                if expected.iter().any(|call| is_of(call, "login")) && !is_of(&expected[at - 1], "logout") {
                    expected.extend(whole.calls.last().cloned());
                }
                let names = |calls: &[Vec<String>]| calls.iter().map(|call| call[1].clone()).collect::<Vec<_>>();
                assert_eq!(outcome.status, Some(7), "{} at {at}: {}", run.name(), outcome.stderr);
                assert_eq!(names(&outcome.calls), names(&expected), "{} at {at}", run.name());
                assert_eq!(outcome.left, 0, "{} at {at}", run.name());
            }
        }
    }
}

#[test]
fn an_empty_zip_is_a_failure() {
    let folder = Folder::new();
    let (zip, readme) = (folder.0.join("empty.zip"), folder.0.join("readme"));
    fs::write(&readme, "").unwrap();
    let mut zipping = Command::new("zip");
    zipping.arg("-q").arg(&zip).arg("readme").current_dir(&folder.0);
    assert!(start(&mut zipping, "zip").wait().unwrap().success());
    let command =
        command("me", CANARY, &UploadOptions { archive: Some("a.zip".to_owned()), ..options(Runtime::Docker) });
    for shell in 0..SHELLS.len() {
        let outcome = Run { zip: Some(&zip), archive: Some("a.zip"), ..Run::new(shell, &command) }.run();
        assert_eq!((outcome.status, outcome.calls.len(), outcome.left), (Some(1), 0, 0));
        assert!(outcome.stderr.contains("The zip holds no archive that docker reads"), "{}", outcome.stderr);
    }
}

/// Names that unzip takes for patterns, in folders of such names; as steps, too.
#[test]
fn any_name_of_a_zip_is_found() {
    let folder = Folder::new();
    let zip = zip(&folder);
    let names = ["a[1].zip", "a*.zip", "a?.zip", "[!b].zip", "[[].zip", r"a\b.zip", r"a\[b.zip", r"\*\.zip", "a].zip"];
    for name in names.into_iter().flat_map(|name| [name.to_owned(), format!("d[1]*/{name}"), format!("d\\/{name}")]) {
        let options = UploadOptions { archive: Some(name.clone()), ..options(Runtime::Docker) };
        let command = command("me", CANARY, &options);
        let here = Folder::new();
        here.make("work");
        for decoy in ["a1.zip", "aa.zip", "c.zip"] {
            fs::write(here.0.join(decoy), "").unwrap();
        }
        fs::create_dir_all(here.0.join(&name).parent().unwrap()).unwrap();
        fs::copy(&zip, here.0.join(&name)).unwrap();
        let argv: Vec<String> = command.steps[0].argv.iter().map(|word| word.replace("${work}", "work")).collect();
        let mut unzip = Command::new(&argv[0]);
        unzip.args(&argv[1..]).current_dir(&here.0);
        assert!(start(&mut unzip, "unzip").wait().unwrap().success(), "{name}: {argv:?}");
        assert!(ARCHIVES.iter().all(|archive| here.0.join("work/files").join(archive).exists()), "{name}");
        assert!(command.script.unwrap().contains(&word(&command.steps[0].argv[3]).unwrap()));
    }
}

/// unzip goes on behind what it only warns of; any other status of it is the script's.
#[test]
fn unzips_warning_is_none_of_ours() {
    let folder = Folder::new();
    let sound = fs::read(zip(&folder)).unwrap();
    let (warned, broken) = (folder.0.join("warned.zip"), folder.0.join("broken.zip"));
    fs::write(&warned, [b"more", sound.as_slice()].concat()).unwrap();
    fs::write(&broken, "no zip").unwrap();
    let command =
        command("me", CANARY, &UploadOptions { archive: Some("a.zip".to_owned()), ..options(Runtime::Docker) });
    for (zip, status, expected) in [(&warned, 1, 0), (&broken, 9, 9)] {
        let mut unzip = Command::new("unzip");
        unzip.args(["-q", "-o"]).arg(zip).arg("-d").arg(folder.0.join("out")).stderr(Stdio::null());
        assert_eq!(start(&mut unzip, "unzip").wait().unwrap().code(), Some(status));
        for shell in 0..SHELLS.len() {
            let run = Run { zip: Some(zip), archive: Some("a.zip"), ..Run::new(shell, &command) };
            let outcome = run.run();
            assert_eq!((outcome.status, outcome.left), (Some(expected), 0), "{} {}", run.name(), outcome.stderr);
            if expected == 0 {
                outcome.is_as(&command.steps).unwrap();
            }
        }
    }
}

/// `cat upload.sh | sh`: the login finds nothing, and nothing is left out.
#[test]
fn no_program_reads_the_script() {
    let folder = Folder::new();
    let zip = zip(&folder);
    for archive in ["a.tar", "a.zip"] {
        let options = UploadOptions { archive: Some(archive.to_owned()), ..options(Runtime::Docker) };
        let command = command("me", CANARY, &options);
        for shell in 0..SHELLS.len() {
            let run = Run { piped: true, zip: Some(&zip), archive: Some(archive), ..Run::new(shell, &command) };
            let outcome = run.run();
            assert_eq!(outcome.stdin, b"", "{}", run.name());
            assert_eq!((outcome.status, outcome.left), (Some(0), 0), "{} {}", run.name(), outcome.stderr);
            outcome.is_as(&command.steps).unwrap();
            let at = outcome.calls.iter().position(|call| call[1] == "login").unwrap() + 1;
            let refused = Run { fail_at: Some(at), ..run }.run();
            assert_eq!((refused.status, refused.calls.len()), (Some(7), at + 1), "{}", run.name());
        }
    }
}

#[test]
fn any_folder_for_temporary_files_will_do() {
    let folder = Folder::new();
    let zip = zip(&folder);
    let command =
        command("me", CANARY, &UploadOptions { archive: Some("a.zip".to_owned()), ..options(Runtime::Docker) });
    for tmp in ["-p", "a\tb\u{1}"] {
        for shell in 0..SHELLS.len() {
            let run = Run { tmp: Some(tmp), zip: Some(&zip), archive: Some("a.zip"), ..Run::new(shell, &command) };
            let outcome = run.run();
            assert_eq!(outcome.status, Some(0), "{} {tmp:?} {}", run.name(), outcome.stderr);
            outcome.is_as(&command.steps).unwrap();
        }
    }
}

#[test]
fn a_signed_address_is_no_argument() {
    let folder = Folder::new();
    let zip = zip(&folder);
    let url = "https://x.example/a.zip?X-Amz-Signature=cAnArY-5e7a&b=$HOME['~";
    for runtime in [Runtime::Docker, Runtime::Podman] {
        let options = UploadOptions { download_url: Some(url.to_owned()), ..options(runtime) };
        let command = command("me", "example-Pa55word", &options);
        for shell in 0..SHELLS.len() {
            let outcome = Run { zip: Some(&zip), ..Run::new(shell, &command) }.run();
            outcome.is_as(&command.steps).unwrap();
            assert_eq!(Some(&outcome.config), command.steps[0].input.as_ref());
            assert!(!outcome.calls.concat().concat().contains(CANARY));
        }
        let masked = command.masked.clone().unwrap();
        assert!(masked.script.contains("https://x.example/a.zip?******"));
        assert!(!format!("{command:?}{masked:?}{:?}", command.steps).contains(CANARY));
        assert!(!serde_json::to_string(&masked).unwrap().contains(CANARY));
    }
}

/// A signal to the shell alone, to all that it runs, and once more while it logs out: each time the logout comes to its
/// end, and the status says which signal it was.
#[test]
fn a_signal_logs_out() {
    let options = UploadOptions { archive: Some("a.tar".to_owned()), ..options(Runtime::Docker) };
    let command = command("me", CANARY, &options);
    let signals =
        [("TERM", 143, "", false), ("TERM", 143, "-", true), ("INT", 130, "-", true), ("HUP", 129, "-", false)];
    for (signal, status, group, twice) in signals {
        for shell in 0..SHELLS.len() {
            let folder = Folder::new();
            let run = Run { slow: Some("0.25"), ..Run::new(shell, &command) };
            let mut child = run.start(&folder);
            for stage in if twice { &["push", "logout"][..] } else { &["push"] } {
                let calls = || fs::read_to_string(folder.0.join("record/calls")).unwrap_or_default();
                while !calls().contains(stage) {
                    assert_eq!(child.try_wait().unwrap(), None, "{} {signal}: no {stage}", run.name());
                    std::thread::sleep(Duration::from_millis(5));
                }
                // The call is written down before it begins to wait.
                std::thread::sleep(Duration::from_millis(60));
                let mut kill = Command::new("kill");
                kill.args(["-s", signal, "--", &format!("{group}{}", child.id())]);
                assert!(start(&mut kill, "procps").wait().unwrap().success());
            }
            let ended = child.wait().unwrap().code();
            let outcome = Outcome::read(&folder, ended);
            assert_eq!(outcome.status, Some(status), "{} {signal}: {}", run.name(), outcome.stderr);
            let stages: Vec<&str> = outcome.calls.iter().map(|call| call[1].as_str()).collect();
            assert_eq!(stages, ["load", "login", "tag", "tag", "push", "logout"], "{} {signal}", run.name());
            let last = fs::read_to_string(folder.0.join("record/last")).unwrap();
            assert_eq!(last, "logout\n", "{} {signal}", run.name());
        }
    }
}

/// At a terminal the login asks, also when standard input would do; ctr asks for each push.
#[test]
fn a_terminal_is_asked() {
    let cases = [
        (Runtime::Docker, PasswordFrom::Stdin, 1),
        (Runtime::Podman, PasswordFrom::Prompt, 1),
        (Runtime::Ctr, PasswordFrom::Prompt, 2),
    ];
    for (runtime, password, times) in cases {
        let options =
            UploadOptions { archive: Some("a.tar".to_owned()), password_from: Some(password), ..options(runtime) };
        let command = command("robot$scanner", CANARY, &options);
        assert_eq!(command.stdin.is_some(), runtime == Runtime::Docker);
        for shell in 0..SHELLS.len() {
            let typed = "typed-Pa55 \"word$";
            let run = Run { typed: Some(typed), ..Run::new(shell, &command) };
            let outcome = run.run();
            assert_eq!(outcome.status, Some(0), "{} {}", run.name(), outcome.stderr);
            assert_eq!(outcome.stdin, typed.repeat(times).into_bytes(), "{}", run.name());
            assert_eq!(outcome.inputs.iter().filter(|input| *input == "terminal").count(), times);
            assert!(!outcome.calls.iter().flatten().any(|word| word == "--password-stdin"));
            let calls: Vec<_> = outcome.calls.iter().map(|call| call.last()).collect();
            assert_eq!(calls, command.steps.iter().map(|step| step.argv.last()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn shellcheck_is_silent() {
    let folder = Folder::new();
    let sources = [
        UploadOptions::default(),
        UploadOptions { archive: Some("a.tar".to_owned()), ..UploadOptions::default() },
        UploadOptions { archive: Some("-a [1]'s.zip".to_owned()), ..UploadOptions::default() },
        UploadOptions { download_url: Some("https://x.example/a.tar".to_owned()), ..UploadOptions::default() },
        UploadOptions { download_url: Some("https://x.example/a.zip?sig=fake".to_owned()), ..UploadOptions::default() },
    ];
    let mut files = Vec::new();
    for source in &sources {
        for runtime in Runtime::ALL {
            for password in PasswordFrom::ALL {
                for stages in [None, Some(vec![Stage::Logout, Stage::Push]), Some(vec![Stage::Tag])] {
                    let platform = Some("linux/arm64".to_owned());
                    let images =
                        vec![image("harbor.example.com:8443/a/b"), Image { platform, ..image("x.example:5000/probe") }];
                    let options = UploadOptions {
                        runtime: *runtime,
                        password_from: Some(*password),
                        stages,
                        images,
                        ..source.clone()
                    };
                    let file = folder.0.join(format!("{}.sh", files.len()));
                    fs::write(&file, command("robot$it's", CANARY, &options).script.unwrap()).unwrap();
                    files.push(file);
                }
            }
        }
    }
    let mut check = Command::new("shellcheck");
    check.args(["-s", "sh"]).args(&files).stdout(Stdio::piped());
    let output = start(&mut check, "shellcheck").wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
