//! Whom the upload is for: the payload, as its kind's table judges it and as the commands need it.
//!
//! What the service merely warns of is an error where the command cannot work: a login host and the first part of a tag
//! must both be a bare `host[:port]`. A host without dot and port is no host to container tools, which silently push to
//! a user of that name on Docker Hub; hub.docker.com is a web site, whose login answers 404.

use serde_json::Value;

use super::fault::field;
use super::options::PasswordFrom;
use super::runtime::{Reader, Tool};
use crate::Options;
use crate::format::{Reason, host::Parts, reference::Reference};
use crate::issue::{Code, Issue, Severity};
use crate::kinds::UPLOAD_COMMAND;
use crate::normalize::normalize;
use crate::source::Payload;
use crate::validate::validate;

/// What the payload says.
pub(super) struct Account {
    /// Host and port.
    pub(super) host: String,
    pub(super) namespace: String,
    pub(super) username: String,
    pub(super) password: String,
}

// It holds the password.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").finish_non_exhaustive()
    }
}

/// Reads the payload; there is no account when it has errors.
pub(super) fn read(payload: Payload<'_>, tool: &Tool, from: PasswordFrom, issues: &mut Vec<Issue>) -> Option<Account> {
    let before = validate(&UPLOAD_COMMAND, payload, Options::default());
    let value = normalize(&UPLOAD_COMMAND, payload, Options::default()).value.unwrap_or_default();
    let member = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let account = Account {
        host: host(&member("registry_addr")),
        namespace: member("namespace"),
        username: member("username"),
        password: member("password"),
    };
    let unreadable = from == PasswordFrom::Stdin && !is_carried(&account.password, tool.reader);
    let asked_for =
        |issue: &Issue| from == PasswordFrom::Prompt && issue.code == Code::Missing && is_at(issue, "password");
    for mut issue in before.issues.into_iter().filter(|issue| !asked_for(issue)) {
        if let Some(why) = escalated(&issue, &account, tool) {
            issue.severity = Severity::Error;
            if !why.is_empty() {
                issue.why = why.into();
            }
        }
        // A line break at the end is a space too: it is told once, as what it is.
        let told = unreadable && issue.code == Code::SurroundingSpace && is_at(&issue, "password");
        issues.extend((!told).then_some(issue));
    }
    // Of a refused payload the address may not be canonical.
    let known = issues.iter().any(Issue::is_error);
    // An IPv4 address inside an IPv6 address is a host, but not one of a reference.
    if !known && !account.host.is_empty() && Reference::parse(&format!("{}/x", account.host)).is_err() {
        issues.push(field("registry_addr", "registry address").bad_format("registry_address", Reason::Host));
    }
    if account.username.contains(':') {
        let why = "Basic authentication ends the name at the first colon";
        issues.push(field("username", "username").not_carried(Reason::Colon, why));
    }
    if unreadable {
        let why = "The login would read another password: it takes line breaks away";
        issues.push(field("password", "password").not_carried(Reason::LineBreak, why));
    }
    (!issues.iter().any(Issue::is_error)).then_some(account)
}

/// The registry as references and logins name it. Docker Hub's old name stands for `docker.io` in a reference, but not
/// in a login, whose credentials no push would find; with a port neither name is Docker Hub's.
fn host(address: &str) -> String {
    let is_docker_hub = matches!(address.strip_suffix(":443").unwrap_or(address), "docker.io" | "index.docker.io");
    if is_docker_hub { "docker.io".to_owned() } else { address.to_owned() }
}

/// Why a warning is an error here; empty when its own words say it.
fn escalated(issue: &Issue, account: &Account, tool: &Tool) -> Option<&'static str> {
    let reason = issue.params.reason.unwrap_or_default();
    let found = |reasons: &[Reason]| reasons.iter().any(|known| known.name() == reason);
    let is_site = || Parts::split(&account.host).host == "hub.docker.com";
    match issue.code {
        Code::MaskedSecret => Some("The login would send the asterisks as the password"),
        Code::Blank if is_at(issue, "username") || is_at(issue, "password") => {
            Some("Container tools take it for nothing")
        }
        Code::SurroundingSpace if is_at(issue, "password") && tool.reader == Reader::Trimmed => {
            Some("docker login takes spaces at the ends away")
        }
        Code::SurroundingSpace if is_at(issue, "username") && tool.login.is_some() => {
            Some("The login takes spaces at the ends of a username away")
        }
        Code::BadFormat if found(&[Reason::BareHost, Reason::Path, Reason::Query]) => Some(""),
        Code::BadFormat if found(&[Reason::DockerHub]) && is_site() => {
            Some("hub.docker.com is a web site; the registry of Docker Hub is registry-1.docker.io")
        }
        _ => None,
    }
}

fn is_at(issue: &Issue, name: &'static str) -> bool {
    issue.path == *field(name, name).path()
}

/// Whether the password arrives when it is fed as by [`fed`].
fn is_carried(password: &str, reader: Reader) -> bool {
    match reader {
        Reader::Whole | Reader::Trimmed => !password.ends_with('\r'),
        Reader::Lines => !password.contains('\n') && !password.ends_with('\r'),
        Reader::Never => true,
    }
}

/// What to feed to the login so that it reads the password: one line break at the end is taken away.
pub(super) fn fed(password: &str) -> String {
    let line_break = if password.ends_with('\n') { "\n" } else { "" };
    format!("{password}{line_break}")
}
