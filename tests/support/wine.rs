//! Batch files under Wine's cmd.exe, with programs that write down how they were started.
//!
//! Wine 8 is no cmd.exe: its `||` and `&&` take every program for failed and succeeded (`if errorlevel 1` works), and
//! without a console it has no `chcp`. A language without a code page of its own makes it read UTF-8.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a program was started.
#[derive(serde::Deserialize)]
pub(crate) struct Call {
    /// The arguments as the C runtime splits them, the program's name first.
    pub(crate) runtime: Vec<String>,
    /// The same as `CommandLineToArgvW` splits them.
    pub(crate) system: Vec<String>,
    /// `NAME=value`.
    pub(crate) environment: Vec<String>,
    /// The bytes on its standard input, which it reads only when told `--password-stdin`.
    pub(crate) input: Vec<u8>,
}

/// What came of a batch file.
pub(crate) struct Run {
    /// Its exit status.
    pub(crate) status: ExitStatus,
    /// What it showed, errors too.
    pub(crate) output: String,
    /// The programs it started, in order.
    pub(crate) calls: Vec<Call>,
}

/// Runs a batch file, with `programs` (`docker` …) beside it and `input` on its standard input.
pub(crate) fn run(script: &str, programs: &[&str], input: &str) -> Run {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let folder = home().join(format!("run-{}", RUNS.fetch_add(1, Ordering::Relaxed)));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let calls = folder.join("calls");
    fs::create_dir_all(&calls).unwrap();
    for program in programs {
        fs::copy(home().join("fake.exe"), folder.join(program).with_extension("exe")).unwrap();
    }
    fs::write(folder.join("script.bat"), script).unwrap();
    fs::write(folder.join("input"), input).unwrap();
    // Wine's servers outlive the run and keep what they inherit: files, so that nobody waits for the end of a pipe.
    let output = File::create(folder.join("output")).unwrap();
    let status = wine(home(), &["cmd", "/c", "script.bat"])
        .current_dir(&folder)
        .env("FAKE_CALLS", format!("Z:{}", calls.display()))
        .stdin(File::open(folder.join("input")).unwrap())
        .stdout(output.try_clone().unwrap())
        .stderr(output)
        .status()
        .unwrap();
    let output = String::from_utf8_lossy(&fs::read(folder.join("output")).unwrap()).into_owned();
    let mut files: Vec<PathBuf> = fs::read_dir(calls).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let calls = files.iter().map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap()).collect();
    Run { status, output, calls }
}

fn wine(home: &Path, args: &[&str]) -> Command {
    let mut wine = Command::new("wine");
    wine.args(args).env("WINEPREFIX", home.join("prefix")).env("LC_ALL", "hi_IN.UTF-8");
    // No debugging output, no screen, and no offer to fetch .NET and a browser.
    wine.env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree=;mshtml=").env_remove("DISPLAY");
    wine
}

/// The folder of everything here, with the program compiled for Windows and what Wine keeps, which it makes at its
/// first start, in some seconds.
fn home() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wine");
        fs::create_dir_all(&home).unwrap();
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shells/fake.c");
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
        succeed(compiler.args(["-municode", "-Wall", "-Wextra", "-Werror", source, "-o"]).arg(home.join("fake.exe")));
        succeed(&mut wine(&home, &["wineboot", "--init"]));
        home
    })
}

/// Runs a command of the preparations. Output goes nowhere, because Wine's servers keep it open.
fn succeed(command: &mut Command) {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) => assert!(status.success(), "{name}: {status}"),
        Err(error) => {
            panic!("{name}: {error}; `cargo xtask test native` installs it (Debian: wine, gcc-mingw-w64-x86-64)")
        }
    }
}
