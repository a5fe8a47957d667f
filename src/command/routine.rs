//! What an upload does, before any shell has its say.
//!
//! A [`Routine`] is a list of actions made of words; each shell renders the same list. What must not be shown is a word
//! of its own, so the masked command is the same routine with that word masked.

use super::images::Upload;
use super::options::{PasswordFrom, Runtime, Stage};
use super::runtime::Part;
use super::{Step, account::Account};

/// The file that a download goes to, in the working directory.
pub(super) const DOWNLOAD: &str = "download";
/// The same when it is a zip, which tools know by its name.
pub(super) const DOWNLOAD_ZIP: &str = "download.zip";
/// Where a zip is unpacked, in the working directory.
pub(super) const FILES: &str = "files";
/// How archives inside a zip are called; docker (moby `pkg/archive`) and containerd read these compressions.
pub(super) const ARCHIVES: &[&str] = &[".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst"];
/// Said when there is none.
pub(super) const NO_ARCHIVE: &str = "The zip holds no image archive (.tar, .tar.gz, .tgz, .tar.bz2, .tar.xz, .tar.zst)";

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Itself.
    Text(String),
    /// A path inside the working directory.
    Work(&'static str),
    /// Each archive that was found in the zip.
    Each,
}

/// The address of a download.
#[derive(Clone)]
pub(super) struct Address {
    pub(super) text: String,
    /// The same without its credentials, when it has any.
    pub(super) masked: Option<String>,
    /// Whether redirects must stay with https.
    pub(super) secure: bool,
}

/// One thing to do.
#[derive(Clone)]
pub(super) enum Action {
    /// Fetch a file into the working directory.
    Download(Address, &'static str),
    /// Unpack a zip into [`FILES`].
    Unzip(Word),
    /// Run a command with nothing to read, for each archive when it names them.
    Run(Stage, Vec<Word>),
    /// Run a command that asks for the password at the terminal.
    Ask(Stage, Vec<Word>),
    /// Log in: the command that reads the password from standard input, and the one that asks for it.
    Login { piped: Vec<Word>, asking: Vec<Word> },
}

/// Everything to do.
#[derive(Clone)]
pub(super) struct Routine {
    /// What it is, for the head of a script.
    pub(super) title: String,
    pub(super) runtime: Runtime,
    pub(super) password: PasswordFrom,
    pub(super) actions: Vec<Action>,
    /// What to run on every way out, once a login was begun.
    pub(super) logout: Option<Vec<Word>>,
}

/// What the routine is made of.
pub(super) struct Parts<'a> {
    pub(super) stages: &'a [Stage],
    pub(super) runtime: Runtime,
    pub(super) password: PasswordFrom,
    pub(super) account: &'a Account,
    /// The archive, when it is not downloaded.
    pub(super) archive: Option<&'a str>,
    pub(super) address: Option<&'a Address>,
    /// Whether the file is a zip.
    pub(super) zipped: bool,
    pub(super) uploads: &'a [Upload],
    pub(super) containerd: &'a str,
    pub(super) plain_http: bool,
}

impl Parts<'_> {
    pub(super) fn routine(&self) -> Routine {
        let Account { host, namespace, .. } = self.account;
        let logout = self.runtime.tool().login.filter(|_| self.has(Stage::Logout));
        Routine {
            title: format!("Uploads images to {host}/{namespace} with {}.", self.runtime.name()),
            runtime: self.runtime,
            password: self.password,
            actions: self.stages.iter().flat_map(|stage| self.actions(*stage)).collect(),
            logout: logout.map(|[_, logout]| self.fill(logout, None, false)),
        }
    }

    fn actions(&self, stage: Stage) -> Vec<Action> {
        let tool = self.runtime.tool();
        let each = |act: &dyn Fn(&Upload) -> Action| self.uploads.iter().map(act).collect();
        let tag = |upload: &Upload| self.run(Stage::Tag, tool.tag, Some(upload));
        match stage {
            Stage::Download => {
                self.address.map(|address| Action::Download(address.clone(), self.downloaded())).into_iter().collect()
            }
            // The next pull may be another platform of the same image, and take its name away.
            Stage::Pull if self.has(Stage::Tag) => {
                let pull = |upload| [self.run(Stage::Pull, tool.pull, Some(upload)), tag(upload)];
                self.uploads.iter().flat_map(pull).collect()
            }
            Stage::Pull => each(&|upload| self.run(Stage::Pull, tool.pull, Some(upload))),
            Stage::Unzip => vec![Action::Unzip(self.file())],
            Stage::Load => vec![self.run(Stage::Load, tool.load, None)],
            Stage::Login => {
                let login = |[login, _]: [&[Part]; 2]| {
                    let [piped, asking] = [true, false].map(|piped| self.fill(login, None, piped));
                    Action::Login { piped, asking }
                };
                tool.login.map(login).into_iter().collect()
            }
            Stage::Tag if self.has(Stage::Pull) => Vec::new(),
            Stage::Tag => each(&tag),
            Stage::Push if tool.login.is_some() => each(&|upload| self.run(Stage::Push, tool.push, Some(upload))),
            Stage::Push => each(&|upload| Action::Ask(Stage::Push, self.fill(tool.push, Some(upload), false))),
            // It runs on every way out.
            Stage::Logout => Vec::new(),
        }
    }

    fn run(&self, stage: Stage, shape: &[Part], upload: Option<&Upload>) -> Action {
        Action::Run(stage, self.fill(shape, upload, false))
    }

    fn has(&self, stage: Stage) -> bool {
        self.stages.contains(&stage)
    }

    const fn downloaded(&self) -> &'static str {
        if self.zipped { DOWNLOAD_ZIP } else { DOWNLOAD }
    }

    /// The file that is unpacked or loaded.
    fn file(&self) -> Word {
        self.archive.map_or(Word::Work(self.downloaded()), |archive| Word::Text(path(archive)))
    }

    fn fill(&self, shape: &[Part], upload: Option<&Upload>, piped: bool) -> Vec<Word> {
        shape.iter().flat_map(|part| self.words(*part, upload, piped)).collect()
    }

    fn words(&self, part: Part, upload: Option<&Upload>, piped: bool) -> Vec<Word> {
        let text = |text: &str| vec![Word::Text(text.to_owned())];
        let text_if = |given: bool, word: &str| if given { text(word) } else { Vec::new() };
        let of_upload = |pick: fn(&Upload) -> &str| upload.map(pick).map(text).unwrap_or_default();
        match part {
            Part::Is(word) => text(word),
            Part::Archive if self.has(Stage::Unzip) => vec![Word::Each],
            Part::Archive => vec![self.file()],
            Part::Source => of_upload(|upload| &upload.source),
            Part::FullSource => of_upload(|upload| &upload.full_source),
            Part::Target => of_upload(|upload| &upload.target),
            Part::Platform => match upload.and_then(|upload| upload.platform.as_deref()) {
                Some(platform) => ["--platform", platform].into_iter().flat_map(text).collect(),
                None => Vec::new(),
            },
            Part::Plain(word) => text_if(self.plain_http, word),
            Part::Piped(word) => text_if(piped, word),
            Part::Host => text(&self.account.host),
            Part::Username => text(&self.account.username),
            Part::Containerd => text(self.containerd),
        }
    }
}

/// A path that no program takes for an option.
fn path(archive: &str) -> String {
    if archive.starts_with('-') { format!("./{archive}") } else { archive.to_owned() }
}

impl Routine {
    /// The same routine with nothing secret in it.
    pub(super) fn masked(&self) -> Self {
        let mut routine = self.clone();
        for action in &mut routine.actions {
            if let Action::Download(Address { text, masked: Some(masked), .. }, _) = action {
                text.clone_from(masked);
            }
        }
        routine
    }

    /// Whether it needs a working directory.
    pub(super) fn has_work(&self) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Download(..) | Action::Unzip(_)))
    }

    /// Whether it logs in itself, so that there is nothing to log out of before.
    pub(super) fn logs_in(&self) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Login { .. }))
    }

    /// Whether one of its commands takes the password.
    pub(super) fn takes_password(&self) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Login { .. } | Action::Ask(..)))
    }

    /// Whether a shell could take a part of a word for an expansion.
    pub(super) fn has_dollar(&self) -> bool {
        let words = |action: &Action| match action {
            Action::Download(address, _) => vec![Word::Text(address.text.clone())],
            Action::Unzip(archive) => vec![archive.clone()],
            Action::Run(_, argv) | Action::Ask(_, argv) | Action::Login { asking: argv, .. } => argv.clone(),
        };
        let is_such = |word: &Word| matches!(word, Word::Text(text) if text.contains(['$', '`']));
        self.actions.iter().flat_map(words).any(|word| is_such(&word))
    }

    /// The commands, one after the other.
    pub(super) fn steps(&self) -> Vec<Step> {
        let step = |stage, words: &[Word], stdin| Step { stage, argv: words.iter().map(shown).collect(), stdin };
        let of = |action: &Action| match action {
            Action::Download(address, file) => step(Stage::Download, &download(address, file), false),
            Action::Unzip(archive) => step(Stage::Unzip, &unzip(archive), false),
            Action::Run(stage, argv) => step(*stage, argv, false),
            Action::Ask(stage, argv) => step(*stage, argv, true),
            Action::Login { piped, asking } => {
                let argv = if self.password == PasswordFrom::Prompt { asking } else { piped };
                step(Stage::Login, argv, true)
            }
        };
        let logout = self.logout.as_ref().map(|argv| step(Stage::Logout, argv, false));
        self.actions.iter().map(of).chain(logout).collect()
    }
}

/// How a step shows a word.
fn shown(word: &Word) -> String {
    match word {
        Word::Text(text) => text.clone(),
        Word::Work(file) => format!("${{work}}/{file}"),
        Word::Each => "${archive}".to_owned(),
    }
}

/// A download by curl. An address with credentials is no argument: curl reads it as its configuration.
pub(super) fn download(address: &Address, file: &'static str) -> Vec<Word> {
    let text = |text: &str| Word::Text(text.to_owned());
    let mut argv: Vec<Word> =
        ["curl", "--fail", "--location", "--silent", "--show-error", "--globoff"].into_iter().map(text).collect();
    if address.secure {
        argv.extend(["--proto", "=https"].map(text));
    }
    argv.extend([text("--output"), Word::Work(file)]);
    match address.masked {
        Some(_) => argv.extend(["--config", "-"].map(text)),
        None => argv.push(text(&address.text)),
    }
    argv
}

/// Unpacking by unzip: quietly, and without asking what to do about a name that stands in the zip twice.
pub(super) fn unzip(archive: &Word) -> Vec<Word> {
    let text = |text: &str| Word::Text(text.to_owned());
    vec![text("unzip"), text("-q"), text("-o"), archive.clone(), text("-d"), Word::Work(FILES)]
}
