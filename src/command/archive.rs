//! Where the images come from when they come as a file.

use super::fault::{Place, option};
use super::options::{Runtime, Shell};
use super::routine::Address;
use super::runtime::Compression;
use crate::english::alternatives;
use crate::format::Reason;
use crate::format::host::{Parts, Scheme, peel};
use crate::issue::{Code, Issue, Params};
use crate::secret::{self, MASK};

/// Judges the name of a file on this machine.
pub(super) fn check_name(name: &str, issues: &mut Vec<Issue>) {
    if is_address(name) {
        issues.push(option("archive", "archive").bad_format("archive", Reason::Scheme));
    }
}

/// Says so when the tool does not read what the name promises.
pub(super) fn check_compression(name: &str, runtime: Runtime, place: &Place, issues: &mut Vec<Issue>) {
    let is_known = |compression: &&Compression| compression.endings().iter().any(|end| ends(name, end));
    let known = runtime.tool().compressions;
    if Compression::ALL.iter().find(is_known).is_some_and(|compression| !known.contains(compression)) {
        let names: Vec<&str> = known.iter().map(|compression| compression.name()).collect();
        let why =
            format!("{} reads archives that are compressed by {}, or not at all", runtime.name(), alternatives(&names));
        let params = Params { format: Some("archive"), reason: Some(Reason::Compression.name()), ..Params::default() };
        issues.push(Issue { params, ..place.warning(Code::BadFormat, why) });
    }
}

/// Reads the address of a download; none when it has errors.
pub(super) fn address(text: &str, shell: Shell, issues: &mut Vec<Issue>) -> Option<Address> {
    let place = option("download_url", "download address");
    let (scheme, rest) = peel(text);
    let parts = Parts::split(rest);
    let reason = if text.contains(char::is_whitespace) {
        Some(Reason::Space)
    } else if !text.bytes().all(is_url_byte) {
        Some(Reason::Character)
    } else {
        match scheme {
            Scheme::None => Some(Reason::NoScheme),
            Scheme::Odd => Some(Reason::Scheme),
            Scheme::Http | Scheme::Https => parts.fault(),
        }
    };
    if let Some(reason) = reason {
        issues.push(place.bad_format("url", reason));
        return None;
    }
    if parts.userinfo.is_some() {
        issues.push(place.error(Code::EmbeddedCredentials));
        return None;
    }
    let masked = masked(text, parts.tail);
    if masked.is_some() && shell == Shell::Cmd {
        let why = "A batch file can give it to curl only where every process list shows it: use PowerShell, or download the file first";
        issues.push(Issue { why: why.into(), ..place.error(Code::PasswordInCommand) });
        return None;
    }
    if scheme == Scheme::Http && !is_local(parts.host) {
        issues.push(place.warning(Code::PlainHttp, "Nothing tells whether the archive was changed on its way"));
    }
    Some(Address { text: text.to_owned(), masked, secure: scheme == Scheme::Https })
}

/// The address as it may be shown, when that is not as it is. What signs an address stands in its query, under any
/// name, so all of that counts as secret.
fn masked(address: &str, tail: &str) -> Option<String> {
    let rest = address.strip_suffix(tail).unwrap_or(address);
    let shown = secret::mask_text(rest);
    match tail.chars().next() {
        Some(mark) => Some(format!("{shown}{mark}{MASK}")),
        None => Some(shown).filter(|shown| shown != address),
    }
}

/// Whether the file is a zip, by its name.
pub(super) fn is_zip(name: &str) -> bool {
    ends(name, ".zip")
}

/// Whether an address names a tar archive, maybe in its query.
pub(super) fn is_tar_at(address: &str) -> bool {
    let Parts { path, tail, .. } = Parts::split(peel(address).1);
    let query = tail.split('#').next().unwrap_or_default();
    let is_tar = |name: &str| {
        ends(name, ".tar") || Compression::ALL.iter().any(|it| it.endings().iter().any(|end| ends(name, end)))
    };
    is_tar(path) || query.split('&').any(is_tar)
}

/// What names the file in an address.
pub(super) fn path(address: &str) -> &str {
    Parts::split(peel(address).1).path
}

fn ends(name: &str, end: &str) -> bool {
    let start = name.len().checked_sub(end.len());
    start.and_then(|start| name.get(start..)).is_some_and(|found| found.eq_ignore_ascii_case(end))
}

/// Whether it begins as an address does. One letter is a drive of Windows.
fn is_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

/// A character that RFC 3986 lets stand in a URL.
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

fn is_local(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
