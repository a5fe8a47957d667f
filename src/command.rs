//! The command that uploads a scan component to a registry.
//!
//! HSS gives such a command as one text, with the password in it. This one is made of steps: lists of arguments first,
//! and quoting last. The password is in none of them, nor in the script: the login reads it from standard input or asks
//! for it.
//!
//! - `options`: what the caller may choose.
//! - `account`, `images`, `archive`, `stages`: what is judged; whatever the tools could not use is refused.
//! - `runtime`: how each container tool spells a step, as a table with its sources.
//! - `routine`: what is done, in words that belong to no shell.
//! - `posix`, `powershell`, `cmd`: the routine as a script. All of them stop at the first step that fails with its
//!   status, log out and clean up on every way out, and keep the password from all other programs.
//! - [`quote`]: single arguments.
//! - `read`, `split`, `credentials`: the way back, a command that a server wrote.
//!
//! What no shell or program can carry unchanged is refused, never changed.

mod account;
mod archive;
mod cmd;
mod credentials;
mod fault;
mod images;
mod options;
mod posix;
mod powershell;
pub mod quote;
mod read;
mod routine;
mod runtime;
mod split;
mod stages;
#[cfg(test)]
mod tests;

use serde::ser::{Serialize, SerializeMap, Serializer};

use self::account::{Account, fed};
use self::fault::{Place, option};
use self::options::given;
pub use self::options::{Image, PasswordFrom, Runtime, Shell, Stage, UploadOptions};
pub use self::read::{ReadCommand, read_command};
pub(crate) use self::read::{Reading, argv_secrets, read_at};
use self::routine::{Parts, Routine};
use self::runtime::Reader;
use crate::format::Reason;
use crate::issue::{Code, Issue, Params, Report};
use crate::kinds::UPLOAD_COMMAND;
use crate::source::Payload;

/// HSS documents `image_command`, its own upload command, with at most this many characters (`ShowImageUploadCommand`).
const MAX_COMMAND: usize = 1024;
/// What cmd.exe reads of a line ("Command prompt line string limitation", Microsoft Learn).
const MAX_CMD_LINE: usize = 8191;
/// `identifiers.Validate` of containerd.
const MAX_CONTAINERD: usize = 76;
/// Where Kubernetes keeps its images.
const KUBERNETES: &str = "k8s.io";

/// One command of an upload.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Step {
    /// What it is part of.
    pub stage: Stage,
    /// Program and arguments. `${work}` is the working directory, and `${archive}` each archive found in a zip.
    pub argv: Vec<String>,
    /// Whether it takes the password: from standard input, or at the terminal.
    pub stdin: bool,
    /// What else to feed to its standard input: for curl its configuration, with an address that is no argument.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
}

// What is fed to it may hold credentials.
impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { stage, argv, stdin, input: _ } = self;
        f.debug_struct("Step").field("stage", stage).field("argv", argv).field("stdin", stdin).finish_non_exhaustive()
    }
}

/// The command without what must not be shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct MaskedCommand {
    /// The steps.
    pub steps: Vec<Step>,
    /// The script.
    pub script: String,
}

/// What [`upload_command`] gives.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UploadCommand {
    /// The commands, one after the other, as they are whatever the shell. A download is curl's, and its address is in
    /// `input` where it may hold a credential; a zip is unpacked by unzip, whose status 1 is a mere warning. Who runs the
    /// steps stops at the first that fails, but runs the logout whatever happens once the login has begun.
    pub steps: Vec<Step>,
    /// All of it as a script for the shell.
    pub script: Option<String>,
    /// What to feed to the script: the password, so that the login reads it unchanged.
    pub stdin: Option<String>,
    /// The command as it may be shown and logged.
    pub masked: Option<MaskedCommand>,
    /// What is wrong with payload and options. With errors there is nothing but this.
    pub report: Report,
}

impl Serialize for UploadCommand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut command = serializer.serialize_map(None)?;
        command.serialize_entry("ok", &self.report.ok())?;
        if let (Some(script), Some(masked)) = (&self.script, &self.masked) {
            command.serialize_entry("steps", &self.steps)?;
            command.serialize_entry("script", script)?;
            if let Some(stdin) = &self.stdin {
                command.serialize_entry("stdin", stdin)?;
            }
            command.serialize_entry("masked", masked)?;
        }
        command.serialize_entry("report", &self.report)?;
        command.end()
    }
}

// Steps, script and standard input may hold credentials.
impl std::fmt::Debug for UploadCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { masked, report, .. } = self;
        f.debug_struct("UploadCommand").field("masked", masked).field("report", report).finish_non_exhaustive()
    }
}

/// The command that uploads images to the registry and project of an `hss.image-upload-command` payload.
///
/// The password of the payload is in `stdin` alone. What HSS merely warns of is an error where container tools could
/// not use it; issues about an option have paths such as `/options/images/0/tag`.
///
/// ```
/// use berthing::{Image, UploadOptions, upload_command};
///
/// let payload = r#"{"registry_addr": "harbor.example.com", "namespace": "security",
///     "username": "robot$scanner", "password": "example-Pa55word"}"#;
/// let image = Image { source: "hss/scanner:1.0".to_owned(), ..Image::default() };
/// let options = UploadOptions { archive: Some("scanner.tar".to_owned()), images: vec![image], ..UploadOptions::default() };
///
/// let command = upload_command(payload, &options);
/// assert!(command.report.ok());
/// let steps: Vec<String> = command.steps.iter().map(|step| step.argv.join(" ")).collect();
/// assert_eq!(steps, [
///     "docker load --input scanner.tar",
///     "docker login --username robot$scanner --password-stdin harbor.example.com",
///     "docker tag hss/scanner:1.0 harbor.example.com/security/scanner:1.0",
///     "docker push harbor.example.com/security/scanner:1.0",
///     "docker logout harbor.example.com",
/// ]);
/// assert_eq!(command.stdin.unwrap(), "example-Pa55word");
/// assert!(command.script.unwrap().contains("docker login --username 'robot$scanner' --password-stdin"));
/// ```
#[must_use]
pub fn upload_command<'a>(input: impl Into<Payload<'a>>, options: &UploadOptions) -> UploadCommand {
    let mut issues = Vec::new();
    let command = build(input.into(), options, &mut issues).unwrap_or_default();
    let report = Report::new(UPLOAD_COMMAND.name, issues);
    let Built { steps, script, stdin, masked } = if report.ok() { command } else { Built::default() };
    UploadCommand { steps, script, stdin, masked, report }
}

#[derive(Default)]
struct Built {
    steps: Vec<Step>,
    script: Option<String>,
    stdin: Option<String>,
    masked: Option<MaskedCommand>,
}

fn build(payload: Payload<'_>, options: &UploadOptions, issues: &mut Vec<Issue>) -> Option<Built> {
    let UploadOptions { runtime, shell, password_from, .. } = *options;
    let tool = runtime.tool();
    let asks = tool.reader == Reader::Never;
    let from = if asks { PasswordFrom::Prompt } else { password_from.unwrap_or_default() };
    if asks && password_from == Some(PasswordFrom::Stdin) {
        let why = "ctr does not read the password from standard input: it asks for it at the terminal";
        issues.push(option("passwordFrom", "way of the password").warning(Code::Ignored, why));
    }
    let account = account::read(payload, tool, from, issues);
    let stages = stages::read(options, issues);
    let has = |stage| stages.contains(&stage);
    let (downloads, unpacks) = (has(Stage::Download), has(Stage::Unzip));
    let url = given(options.download_url.as_ref()).filter(|_| downloads);
    let address = url.and_then(|url| archive::address(url, shell, issues));
    let archive = given(options.archive.as_ref()).filter(|_| !downloads && (unpacks || has(Stage::Load)));
    let zipped = stages::is_zipped(options, downloads);
    if let Some(archive) = given(options.archive.as_ref()) {
        archive::check_name(archive, issues);
    }
    if has(Stage::Load) && !zipped {
        let named = archive.map(|archive| (archive, option("archive", "archive")));
        let found = named.or(url.map(|url| (archive::path(url), option("download_url", "archive"))));
        if let Some((name, place)) = found {
            archive::check_compression(name, runtime, &place, issues);
        }
    }
    let uploads = images::read(options, &stages, account.as_ref(), issues);
    let containerd = given(options.containerd_namespace.as_ref()).unwrap_or(KUBERNETES);
    check_containerd(containerd, issues);
    if let Some(archive) = archive {
        check_carried(archive, shell, &option("archive", "archive"), issues);
    }
    if let Some(account) = &account {
        check_carried(&account.username, shell, &fault::field("username", "username"), issues);
    }
    if options.plain_http {
        issues.push(option("plainHttp", "registry").warning(Code::PlainHttp, tool.plain_http));
    }
    let account = account?;
    if issues.iter().any(Issue::is_error) {
        return None;
    }

    let parts = Parts {
        stages: &stages,
        runtime,
        password: from,
        account: &account,
        archive,
        address: address.as_ref(),
        zipped,
        uploads: &uploads,
        containerd,
        plain_http: options.plain_http,
    };
    match rendered(&parts.routine(), shell, &account) {
        Ok(built) => {
            issues.extend(too_long(&built, shell));
            Some(built)
        }
        Err(reason) => {
            issues.push(fault::command().not_carried(reason, ""));
            None
        }
    }
}

fn rendered(routine: &Routine, shell: Shell, account: &Account) -> Result<Built, Reason> {
    let masked = routine.masked();
    let reads = routine.takes_password() == Some(PasswordFrom::Stdin);
    Ok(Built {
        steps: routine.steps(),
        script: Some(shell.script(routine)?),
        stdin: reads.then(|| fed(&account.password)),
        masked: Some(MaskedCommand { steps: masked.steps(), script: shell.script(&masked)? }),
    })
}

impl Shell {
    fn script(self, routine: &Routine) -> Result<String, Reason> {
        match self {
            Self::Sh => posix::script(routine),
            Self::PowerShell => powershell::script(routine),
            Self::Cmd => cmd::script(routine),
        }
    }

    /// Why an argument cannot be told to the shell.
    fn refusal(self, text: &str) -> Option<Reason> {
        match self {
            Self::Sh => quote::posix::word(text).err(),
            Self::PowerShell => quote::windows::argument(text).err().or_else(|| quote::powershell::literal(text).err()),
            Self::Cmd => quote::cmd::argument(text).err(),
        }
    }
}

fn check_carried(text: &str, shell: Shell, place: &Place, issues: &mut Vec<Issue>) {
    let refusal = shell.refusal(text);
    issues.extend(refusal.map(|reason| place.not_carried(reason, "")));
}

/// Letters and digits with a single separator between them: the rule of containerd's `pkg/identifiers`.
fn check_containerd(name: &str, issues: &mut Vec<Issue>) {
    let place = option("containerdNamespace", "containerd namespace");
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if name.len() > MAX_CONTAINERD {
        let max = i64::try_from(MAX_CONTAINERD).ok();
        issues.push(Issue { params: Params { max, ..Params::default() }, ..place.error(Code::TooLong) });
    } else if !name.split(['.', '_', '-']).all(is_part) {
        issues.push(place.bad_format("identifier", Reason::Character));
    }
}

/// A command of which the shell would read only a part, or for which there is no room where HSS hands its own on.
fn too_long(built: &Built, shell: Shell) -> Option<Issue> {
    let place = fault::command();
    let told = |max: usize, length: usize, issue: Issue| {
        let (max, length) = (i64::try_from(max).ok(), u32::try_from(length).ok());
        Issue { params: Params { max, length, ..Params::default() }, ..issue }
    };
    // It may count bytes.
    let line = built.script.iter().flat_map(|script| script.lines()).map(str::len).max();
    if let Some(length) = line.filter(|length| shell == Shell::Cmd && *length > MAX_CMD_LINE) {
        let why = "cmd.exe reads no more of a line";
        return Some(told(MAX_CMD_LINE, length, Issue { why: why.into(), ..place.error(Code::TooLong) }));
    }
    let commands = built.steps.iter().filter_map(|step| posix::command(step.argv.iter().map(String::as_str)).ok());
    let length = commands.collect::<Vec<_>>().join(" && ").chars().count();
    let why = "HSS documents no more for the command that it gives itself";
    (length > MAX_COMMAND).then(|| told(MAX_COMMAND, length, place.warning(Code::TooLong, why)))
}
