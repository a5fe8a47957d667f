//! Batch files under Wine's cmd.exe, with programs that write down how they were started.
//!
//! Wine 8 is no cmd.exe: its `||` and `&&` take every program for failed and succeeded (`%errorlevel%` works), its
//! `goto` does not leave a `for /r`, and without a console it has no `chcp`. A language without a code page of its own
//! makes it read UTF-8.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
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
    /// Whether there was anything to read, and not the device `nul`.
    pub(crate) has_input: bool,
    /// The bytes on its standard input, which it reads only when told `--password-stdin`.
    pub(crate) input: Vec<u8>,
}

/// What came of a batch file.
pub(crate) struct Run {
    /// Its exit status.
    pub(crate) status: Option<i32>,
    /// What it showed, errors too.
    pub(crate) output: String,
    /// The programs it started, in order.
    pub(crate) calls: Vec<Call>,
    /// Its folder for temporary files, as it knows it.
    pub(crate) temp: String,
    /// How much it left there.
    pub(crate) left: usize,
}

/// A batch file and what it meets.
#[derive(Clone, Copy, Default)]
pub(crate) struct Batch<'a> {
    pub(crate) script: &'a str,
    /// The programs beside it (`docker` …).
    pub(crate) programs: &'a [&'a str],
    /// What is on its standard input.
    pub(crate) input: &'a str,
    /// What tar unpacks.
    pub(crate) files: &'a [&'a str],
    /// The number of the program that fails, from 0, and with what.
    pub(crate) failure: Option<(usize, i32)>,
}

impl Batch<'_> {
    /// Runs it. Wine's servers, when they have only just begun, now and then do not find a program that is there.
    pub(crate) fn run(&self) -> Run {
        let is_lost = |run: &Run| run.output.contains("Can't recognize") && !self.programs.is_empty();
        let mut run = self.attempt();
        for _ in 0..3 {
            if is_lost(&run) {
                run = self.attempt();
            }
        }
        run
    }

    fn attempt(&self) -> Run {
        static RUNS: AtomicUsize = AtomicUsize::new(0);
        let folder = home().join(format!("run-{}", RUNS.fetch_add(1, Ordering::Relaxed)));
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        // What a block could end at.
        let (calls, temp) = (folder.join("calls"), folder.join("t e m p (1)"));
        fs::create_dir_all(&calls).unwrap();
        fs::create_dir_all(&temp).unwrap();
        for program in self.programs {
            fs::copy(home().join(FAKE), folder.join(program).with_extension("exe")).unwrap();
        }
        fs::write(folder.join("script.bat"), self.script).unwrap();
        fs::write(folder.join("input"), self.input).unwrap();
        let (failing, status) = self.failure.unwrap_or((usize::MAX, 0));
        // Wine's servers outlive the run and keep what they inherit: files, so that nobody waits for the end of a pipe.
        let output = File::create(folder.join("output")).unwrap();
        // Wine takes the folder for temporary files from its registry.
        let status = wine(home(), &["cmd", "/c", &format!("set TEMP={}&& script.bat", windows(&temp))])
            .current_dir(&folder)
            .env("FAKE_CALLS", windows(&calls))
            .env("FAKE_FILES", self.files.join("|"))
            .env("FAKE_FAIL_AT", failing.to_string())
            .env("FAKE_STATUS", status.to_string())
            .stdin(File::open(folder.join("input")).unwrap())
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .status()
            .unwrap();
        let output = String::from_utf8_lossy(&fs::read(folder.join("output")).unwrap()).into_owned();
        let mut files: Vec<PathBuf> = fs::read_dir(calls).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let calls = files.iter().map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap()).collect();
        let left = fs::read_dir(&temp).unwrap().count();
        Run { status: status.code(), output, calls, temp: windows(&temp), left }
    }
}

/// How Wine names a path.
fn windows(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}

fn wine(home: &Path, args: &[&str]) -> Command {
    let mut wine = Command::new("wine");
    wine.args(args).env("WINEPREFIX", home.join("prefix")).env("LC_ALL", "hi_IN.UTF-8");
    // No debugging output, no screen, and no offer to fetch .NET and a browser.
    wine.env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree=;mshtml=").env_remove("DISPLAY");
    wine
}

/// The program compiled for Windows.
const FAKE: &str = "fake.exe";

/// The folder of everything here, with the program compiled for Windows and what Wine keeps, which it makes at its
/// first start, in some seconds.
fn home() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wine");
        fs::create_dir_all(&home).unwrap();
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shells/fake.c");
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
        succeed(compiler.args(["-municode", "-Wall", "-Wextra", "-Werror", source, "-o"]).arg(home.join(FAKE)));
        succeed(&mut wine(&home, &["wineboot", "--init"]));
        // Its first start goes on in the background.
        succeed(Command::new("wineserver").arg("--wait").env("WINEPREFIX", home.join("prefix")));
        // Windows has them there, Wine has not.
        for program in ["curl.exe", "tar.exe"] {
            fs::copy(home.join(FAKE), home.join("prefix/drive_c/windows/system32").join(program)).unwrap();
        }
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
