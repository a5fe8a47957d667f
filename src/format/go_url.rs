//! How Go reads `http://` + text, for the two servers that do: Central's endpoint guard and Harbor.
//!
//! It follows Go's `net/url` (`parse`, `parseAuthority`, `parseHost`, `unescape`, `validUserinfo`) as of Go 1.26, which
//! holds a host without brackets to one colon and lets only IPv6 addresses stand in brackets.

use std::net::Ipv6Addr;

use super::{
    Reason,
    host::{IPV6, Parts, is_bare_ipv6, join},
};

/// Two hexadecimal digits behind a `%`.
const ESCAPE: &str = "%[0-9A-Fa-f]{2}";
pub(crate) const USERINFO: &str = join!(r"(?:(?:[A-Za-z0-9!$&'\(\)*+,\-.:;=@_~]|", ESCAPE, ")*@)?");
/// What may stand for itself in a host, for use inside a class.
const PLAIN: &str = r#"A-Za-z0-9!"$&'\(\)*+,\-.;<=>\]_~\x80-\u{10FFFF}"#;
/// In a host without brackets only `%` and bytes above ASCII may be escaped.
pub(crate) const HOST_CHAR: &str = join!("[", PLAIN, "]|%25|%[89A-Fa-f][0-9A-Fa-f]");
/// The zone may escape all that may stand for itself, `%` and the space.
pub(crate) const BRACKETED: &str = join!(
    r"\[",
    IPV6,
    "(?:%25(?:[",
    PLAIN,
    r":]|%2[0-24-9A-Ea-e]|%3[0-9A-Ea-e]|%4[1-9A-Fa-f]|%5[0-9ABDFabdf]|%6[1-9A-Fa-f]|%7[0-9AEae])+)?\]",
);
/// Path, query and fragment.
pub(crate) const BEHIND_HOST: &str =
    join!(r"(?:/(?:[^%?#\x00-\x1F\x7F]|", ESCAPE, r")*)?(?:\?[^#\x00-\x1F\x7F]*)?(?:#(?:[^%]|", ESCAPE, ")*)?",);

/// How a Go build reads several colons in a host without brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colons {
    /// The first begins the port (since Go 1.26).
    First,
    /// The last does.
    Last,
}

/// Reads `text` as `url.Parse("http://" + text)` does and gives what `URL.Hostname` would be.
pub(crate) fn hostname(text: &str, colons: Colons) -> Result<String, Reason> {
    let (url, fragment) = text.split_once('#').unwrap_or((text, ""));
    if let Some(control) = url.chars().find(char::is_ascii_control) {
        return Err(if control.is_whitespace() { Reason::Space } else { Reason::Character });
    }
    let Parts { userinfo, server, path, .. } = Parts::split(url);
    if server.contains(' ') {
        return Err(Reason::Space);
    }
    let hostname = match server.rsplit_once('[') {
        Some(("", literal)) => bracketed(literal)?,
        Some(_) => return Err(Reason::Host),
        None => reg_name(server, colons)?,
    };
    let userinfo = userinfo.unwrap_or("");
    if !userinfo.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&b)) {
        return Err(Reason::Userinfo);
    }
    for part in [userinfo, path, fragment] {
        unescape(part, |_| true)?;
    }
    Ok(hostname)
}

fn reg_name(server: &str, colons: Colons) -> Result<String, Reason> {
    let colon = match colons {
        Colons::First => server.split_once(':'),
        Colons::Last => server.rsplit_once(':'),
    };
    let (host, port) = colon.unwrap_or((server, ""));
    if !is_digits(port) {
        return Err(if is_bare_ipv6(server) { Reason::Ipv6 } else { Reason::Port });
    }
    if !host.bytes().all(|b| b == b'%' || stands_in_host(b)) {
        return Err(Reason::Host);
    }
    unescape(host, |byte| byte == b'%' || !byte.is_ascii())
}

/// What follows `[`. Zones (RFC 6874) begin with `%25` and may escape what could stand for itself, and spaces.
fn bracketed(literal: &str) -> Result<String, Reason> {
    let (inner, port) = literal.rsplit_once(']').ok_or(Reason::Host)?;
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_digits) {
        return Err(Reason::Port);
    }
    let (address, zone) = match inner.split_once("%25") {
        Some((address, zone)) => (address, Some(zone)),
        None => (inner, None),
    };
    unescape(address, |byte| !byte.is_ascii())?;
    let zone_is_legal = |zone: &str| !zone.is_empty() && zone.bytes().all(|b| b == b'%' || stands_in_host(b));
    if address.parse::<Ipv6Addr>().is_err() || !zone.is_none_or(zone_is_legal) {
        return Err(Reason::Host);
    }
    let Some(zone) = zone else { return Ok(address.to_owned()) };
    let zone = unescape(zone, |byte| matches!(byte, b'%' | b' ') || byte.is_ascii() && stands_in_host(byte))?;
    Ok(format!("{address}%{zone}"))
}

/// `shouldEscape` for hosts, turned round.
fn stands_in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"!\"$&'()*+,-.:;<=>[]_~".contains(&byte)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Undoes percent escapes, each of which must stand for a byte that `may` be escaped.
fn unescape(text: &str, may: impl Fn(u8) -> bool) -> Result<String, Reason> {
    let mut bytes = text.bytes();
    let mut plain = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                let (high, low) = (digit(), digit());
                let byte = high.zip(low).map(|(high, low)| high << 4 | low);
                byte.filter(|byte| may(*byte)).ok_or(Reason::Escape)?
            }
            _ => byte,
        });
    }
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostnames() {
        for (text, expected) in [
            ("", Ok("")),
            ("quay.io:", Ok("quay.io")),
            ("a@b@quay.io", Ok("quay.io")),
            ("quay.io#\t", Ok("quay.io")),
            ("quay.io?%zz", Ok("quay.io")),
            ("a%25b", Ok("a%b")),
            ("%EF%BD%8Cocalhost", Ok("\u{ff4c}ocalhost")),
            ("a]", Ok("a]")),
            ("[::1%25lo]:80", Ok("::1%lo")),
            ("[::1%25a%20b%25]", Ok("::1%a b%")),
            ("[::ffff:1.2.3.4]", Ok("::ffff:1.2.3.4")),
            ("quay.io#%", Err(Reason::Escape)),
            ("quay.io/%4", Err(Reason::Escape)),
            ("u%:p@quay.io", Err(Reason::Escape)),
            ("[fe80::1%eth0]", Err(Reason::Escape)),
            ("[::1%25%80]", Err(Reason::Escape)),
            ("[::1%25]", Err(Reason::Host)),
            ("[::1%25a|b]", Err(Reason::Host)),
            ("[%80::1]", Err(Reason::Host)),
            ("a[::1]", Err(Reason::Host)),
            ("[[::1]", Err(Reason::Host)),
            ("a|b", Err(Reason::Host)),
            ("[::1]80", Err(Reason::Port)),
            ("quay.io\u{7f}", Err(Reason::Character)),
            ("quay.io?\n", Err(Reason::Space)),
        ] {
            assert_eq!(hostname(text, Colons::First), expected.map(str::to_owned), "{text:?}");
        }
    }

    #[test]
    fn colons_before_go_1_26() {
        for (text, expected) in [
            ("::1", Ok(":")),
            ("2001:db8::1", Ok("2001:db8:")),
            ("1.2.3.4:80:90", Ok("1.2.3.4:80")),
            ("2001:db8::a", Err(Reason::Ipv6)),
            ("a:b:c", Err(Reason::Port)),
        ] {
            assert_eq!(hostname(text, Colons::Last), expected.map(str::to_owned), "{text:?}");
        }
    }
}
