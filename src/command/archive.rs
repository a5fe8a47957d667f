//! Where the images come from when they come as a file.

use super::fault::option;
use super::options::Shell;
use super::routine::Address;
use crate::format::Reason;
use crate::format::host::{Parts, Scheme, peel};
use crate::issue::{Code, Issue};
use crate::secret;

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
    let masked = Some(secret::mask_text(text)).filter(|masked| masked != text);
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

/// Whether the file is a zip, by its name.
pub(super) fn is_zip(name: &str) -> bool {
    name.len() >= 4 && name.get(name.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".zip"))
}

/// The same for an address, whose query is no part of the name.
pub(super) fn is_zip_at(address: &str) -> bool {
    is_zip(Parts::split(peel(address).1).path)
}

/// A character that RFC 3986 lets stand in a URL.
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

fn is_local(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
