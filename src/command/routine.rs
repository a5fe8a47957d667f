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
        let logout = self.runtime.tool().login.filter(|_| self.has(Stage::Logout));
        Routine {
            title: self.title(),
            runtime: self.runtime,
            password: self.password,
            actions: self.ordered().into_iter().flat_map(|stage| self.actions(stage)).collect(),
            logout: logout.map(|[_, logout]| self.fill(logout, None, false)),
        }
    }

    /// What the last of the stages comes to.
    fn title(&self) -> String {
        let Account { host, namespace, .. } = self.account;
        let tool = self.runtime.name();
        let by_weight = [
            (Stage::Push, format!("Uploads images to {host}/{namespace} with {tool}.")),
            (Stage::Tag, format!("Names images for {host}/{namespace} with {tool}.")),
            (Stage::Load, format!("Loads images with {tool}.")),
            (Stage::Pull, format!("Pulls images with {tool}.")),
            (Stage::Unzip, "Unpacks an archive.".to_owned()),
            (Stage::Download, "Downloads an archive.".to_owned()),
            (Stage::Login, format!("Logs in to {host} with {tool}.")),
            (Stage::Logout, format!("Logs out of {host} with {tool}.")),
        ];
        by_weight.into_iter().find(|(stage, _)| self.has(*stage)).map(|(_, title)| title).unwrap_or_default()
    }

    /// The stages as they run: the login is first when images come from the registry that they go to.
    fn ordered(&self) -> Vec<Stage> {
        let mut stages = self.stages.to_vec();
        if self.has(Stage::Pull) && self.uploads.iter().any(|upload| upload.is_own) {
            stages.sort_by_key(|stage| match stage {
                Stage::Download => 0,
                Stage::Login => 1,
                _ => 2,
            });
        }
        stages
    }

    fn actions(&self, stage: Stage) -> Vec<Action> {
        let tool = self.runtime.tool();
        let each = |act: &dyn Fn(&Upload) -> Action| self.uploads.iter().map(act).collect();
        let tag = |upload: &Upload| self.run(Stage::Tag, tool.tag, Some(upload));
        // Without a login a command is told the username, and asks.
        let pull = |upload: &Upload| match tool.login {
            None if upload.is_own => Action::Ask(Stage::Pull, self.fill(tool.pull, Some(upload), false)),
            _ => self.run(Stage::Pull, tool.pull, Some(upload)),
        };
        match stage {
            Stage::Download => {
                self.address.map(|address| Action::Download(address.clone(), self.downloaded())).into_iter().collect()
            }
            // The next pull may be another platform of the same image, and take its name away.
            Stage::Pull if self.has(Stage::Tag) => {
                self.uploads.iter().flat_map(|upload| [pull(upload), tag(upload)]).collect()
            }
            Stage::Pull => each(&pull),
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
            Part::KnownSource if !self.has(Stage::Pull) => of_upload(|upload| &upload.source),
            Part::FullSource | Part::KnownSource => of_upload(|upload| &upload.full_source),
            Part::Target => of_upload(|upload| &upload.target),
            Part::Platform => match upload.and_then(|upload| upload.platform.as_deref()) {
                Some(platform) => ["--platform", platform].into_iter().flat_map(text).collect(),
                None => Vec::new(),
            },
            Part::Platforms(word) => text_if(self.uploads.iter().any(|upload| upload.platform.is_some()), word),
            Part::Own(parts) if upload.is_some_and(|upload| upload.is_own) => self.fill(parts, upload, piped),
            Part::Own(_) => Vec::new(),
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

impl Action {
    pub(super) const fn stage(&self) -> Stage {
        match self {
            Self::Download(..) => Stage::Download,
            Self::Unzip(_) => Stage::Unzip,
            Self::Run(stage, _) | Self::Ask(stage, _) => *stage,
            Self::Login { .. } => Stage::Login,
        }
    }

    /// The command, and what it reads besides the password.
    fn step(&self, password: PasswordFrom) -> Step {
        let (argv, input, stdin) = match self {
            Self::Download(address, file) => (download(address, file), config(address), false),
            Self::Unzip(archive) => (unzip(archive), None, false),
            Self::Run(_, argv) => (argv.clone(), None, false),
            Self::Ask(_, argv) => (argv.clone(), None, true),
            Self::Login { asking, .. } if password == PasswordFrom::Prompt => (asking.clone(), None, true),
            Self::Login { piped, .. } => (piped.clone(), None, true),
        };
        Step { stage: self.stage(), argv: argv.iter().map(shown).collect(), stdin, input }
    }
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

    /// How the password gets in; none when no command takes it.
    pub(super) fn takes_password(&self) -> Option<PasswordFrom> {
        let asks = || self.actions.iter().any(|action| matches!(action, Action::Ask(..)));
        if self.logs_in() { Some(self.password) } else { asks().then_some(PasswordFrom::Prompt) }
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
        let logout = self.logout.iter().map(|argv| Action::Run(Stage::Logout, argv.clone()).step(self.password));
        self.actions.iter().map(|action| action.step(self.password)).chain(logout).collect()
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

/// curl's configuration, for an address that is no argument. `"` and `\` would be special there; a URL has neither.
pub(super) fn config(address: &Address) -> Option<String> {
    address.masked.as_ref().map(|_| format!("url = \"{}\"\n", address.text))
}

/// Unpacking by unzip: quietly, and without asking what to do about a name that stands in the zip twice.
pub(super) fn unzip(archive: &Word) -> Vec<Word> {
    let text = |text: &str| Word::Text(text.to_owned());
    let archive = match archive {
        Word::Text(path) => Word::Text(literal(path)),
        other => other.clone(),
    };
    vec![text("unzip"), text("-q"), text("-o"), archive, text("-d"), Word::Work(FILES)]
}

/// The path as a pattern of unzip that matches nothing else. A path without `*`, `?` and `[` is none (`iswild` in its
/// `match.c`), and of others the folders stay as they are (`do_wild` in its `unix.c`).
fn literal(path: &str) -> String {
    if !path.contains(['*', '?', '[']) {
        return path.to_owned();
    }
    let (folder, name) = path.split_at_checked(path.rfind('/').map_or(0, |at| at + 1)).unwrap_or(("", path));
    let escaped = name.chars().map(|c| match c {
        '*' | '?' | '[' => format!("[{c}]"),
        '\\' => "\\\\".to_owned(),
        other => other.to_string(),
    });
    format!("{folder}{}", escaped.collect::<String>())
}
