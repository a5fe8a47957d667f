//! Hosts, and what stands around them in an address.
//!
//! Every address format cuts its text apart with [`peel`] and [`Parts`], so that they cannot disagree about where a
//! host begins. Cutting never fails; judging is a second step.
//!
//! A host is a domain name by the grammar of distribution/reference (`domain-component`: ASCII letters, digits and
//! inner hyphens, so no underscore and no trailing dot) or an IPv6 address in brackets. That grammar also takes
//! `256.1.1.1`; here digits and dots alone must be an IPv4 address, and brackets must hold an IPv6 address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Findings, Reason};

/// Joins constant texts at compile time; `concat!` takes only literals.
macro_rules! join {
    ($($part:expr),* $(,)?) => {{
        const PARTS: &[&str] = &[$($part),*];
        const BYTES: [u8; $crate::format::host::length(PARTS)] = $crate::format::host::bytes(PARTS);
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}
/// The whole pattern around a format's own: nothing, or the text with white space (`char::is_whitespace`) at its ends.
macro_rules! padded {
    ($($part:expr),* $(,)?) => {
        $crate::format::host::join!(r"^(?:[\s\x85]*(?:", $($part,)* r")[\s\x85]*)?$")
    };
}
pub(crate) use {join, padded};

pub(crate) const fn length(mut parts: &[&str]) -> usize {
    let mut length = 0;
    while let [part, rest @ ..] = parts {
        length += part.len();
        parts = rest;
    }
    length
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time only")]
pub(crate) const fn bytes<const LENGTH: usize>(mut parts: &[&str]) -> [u8; LENGTH] {
    let (mut bytes, mut at) = ([0; LENGTH], 0);
    while let [part, rest @ ..] = parts {
        let mut part = part.as_bytes();
        while let [byte, tail @ ..] = part {
            bytes[at] = *byte;
            at += 1;
            part = tail;
        }
        parts = rest;
    }
    bytes
}

/// A character that is neither white space nor control. Spelled out: JavaScript's `\s` has one more, U+FEFF.
pub(crate) const VISIBLE: &str = r"[^\x00-\x20\x7F-\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]";
pub(crate) const OCTET: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
pub(crate) const IPV4: &str = join!("(?:", OCTET, r"\.){3}", OCTET);
const H16: &str = "[0-9A-Fa-f]{1,4}";
/// RFC 4291 §2.2: eight groups, or a `::` and at most seven; an IPv4 address at the end counts for two.
#[rustfmt::skip]
pub(crate) const IPV6: &str = join!(
    "(?:",
    "(?:", H16, ":){7}", H16,
    "|(?:", H16, ":){6}", IPV4,
    "|(?!:*(?:", H16, ":+){7}", H16, ")(?!:*(?:", H16, r":+){6}[0-9]+\.)",
    "(?:", H16, "(?::", H16, ")*)?::(?:(?:", H16, ":)*(?:", IPV4, "|", H16, "))?",
    ")",
);
const LABEL: &str = "[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*";
/// A domain name or IPv4 address: the look-ahead turns away other texts of digits and dots.
pub(crate) const DOMAIN: &str = join!("(?:", IPV4, r"|(?![0-9.]*(?![A-Za-z0-9.\-]))", LABEL, r"(?:\.", LABEL, ")*)");
/// 1 to 65535.
pub(crate) const PORT: &str =
    "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

pub(crate) const DOMAIN_PATTERN: &str = padded!(DOMAIN);
pub(crate) const IP_PATTERN: &str = padded!(IPV4, "|", IPV6);

pub(crate) fn check_domain(text: &str) -> Findings {
    let text = text.trim();
    if let Some(reason) = unprintable(text) {
        Findings::refuse(reason)
    } else if is_domain(text) {
        Findings::NONE
    } else {
        Findings::refuse(Reason::Host)
    }
}

pub(crate) fn check_ip(text: &str) -> Findings {
    match text.trim().parse::<IpAddr>() {
        Ok(_) => Findings::NONE,
        Err(_) => Findings::refuse(Reason::Ip),
    }
}

/// White space or control characters inside a trimmed text; a text of white space alone counts too.
pub(crate) fn unprintable(trimmed: &str) -> Option<Reason> {
    if trimmed.is_empty() || trimmed.contains(char::is_whitespace) {
        Some(Reason::Space)
    } else if trimmed.contains(char::is_control) {
        Some(Reason::Character)
    } else {
        None
    }
}

/// What stands in front of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    None,
    /// `http://` in any letter case, once.
    Http,
    /// `https://` in any letter case, once.
    Https,
    /// Another scheme, several, or a broken one: `tcp://`, `https://http://`, `//`, `https:/`.
    Odd,
}

/// Takes everything off the front of `text` that looks like a scheme.
pub(crate) fn peel(text: &str) -> (Scheme, &str) {
    let (mut scheme, mut rest) = (Scheme::None, text);
    while let Some((found, after)) = leading_scheme(rest) {
        scheme = if scheme == Scheme::None { found } else { Scheme::Odd };
        rest = after;
    }
    (scheme, rest)
}

fn leading_scheme(text: &str) -> Option<(Scheme, &str)> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let (name, after) = split_before(text, |c| !in_name(c));
    let known = if name.eq_ignore_ascii_case("http") {
        Scheme::Http
    } else if name.eq_ignore_ascii_case("https") {
        Scheme::Https
    } else {
        Scheme::Odd
    };
    if let Some(rest) = after.strip_prefix("://") {
        Some((known, rest))
    } else if known != Scheme::Odd {
        Some((Scheme::Odd, after.strip_prefix(":/")?))
    } else if name.is_empty() {
        Some((Scheme::Odd, after.strip_prefix("//")?))
    } else {
        None
    }
}

/// An address without its scheme, cut apart but not judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) userinfo: Option<&'a str>,
    /// Host and port.
    pub(crate) server: &'a str,
    /// With its brackets.
    pub(crate) host: &'a str,
    pub(crate) port: Option<&'a str>,
    pub(crate) path: &'a str,
    /// Query and fragment, with the `?` or `#` in front.
    pub(crate) tail: &'a str,
}

impl<'a> Parts<'a> {
    pub(crate) fn split(text: &'a str) -> Self {
        let (text, tail) = split_before(text, |c| matches!(c, '?' | '#'));
        let (authority, path) = split_before(text, |c| c == '/');
        let (userinfo, server) = match authority.rsplit_once('@') {
            Some((userinfo, server)) => (Some(userinfo), server),
            None => (None, authority),
        };
        let (host, port) = match server.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (server, None),
        };
        Self { userinfo, server, host, port, path, tail }
    }

    /// Why host and port cannot be reached under that name.
    pub(crate) fn fault(&self) -> Option<Reason> {
        if let Some(reason) = self.misplaced_colon() {
            Some(reason)
        } else if !is_host(self.host) {
            Some(Reason::Host)
        } else if self.has_bad_port() {
            Some(Reason::Port)
        } else {
            None
        }
    }

    /// A colon too many: an IPv6 address without brackets, or a second port.
    pub(crate) fn misplaced_colon(&self) -> Option<Reason> {
        if is_bare_ipv6(self.server) {
            Some(Reason::Ipv6)
        } else if self.host.contains(':') && !self.host.starts_with('[') {
            Some(Reason::Port)
        } else {
            None
        }
    }

    pub(crate) fn has_bad_port(&self) -> bool {
        let is_port =
            |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
        self.port.is_some_and(|port| !is_port(port))
    }

    /// Whether the path is more than slashes, which every client takes off.
    pub(crate) fn has_path(&self) -> bool {
        self.path.contains(|c| c != '/')
    }

    /// Whether the host is Docker Hub's web site or a name of its registry.
    pub(crate) fn is_docker_hub(&self) -> bool {
        let host = self.host.strip_suffix('.').unwrap_or(self.host);
        ["docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com"]
            .iter()
            .any(|name| host.eq_ignore_ascii_case(name))
    }

    /// The one spelling of all that mean the same: lower-case host, no slashes at the end. A host with `%` may have a
    /// zone, whose letter case matters.
    pub(crate) fn canonical(&self) -> String {
        let Self { userinfo, server, path, tail, .. } = *self;
        let path = if tail.is_empty() { path.trim_end_matches('/') } else { path };
        let (userinfo, at) = userinfo.map_or(("", ""), |userinfo| (userinfo, "@"));
        let server = if server.contains('%') { server.to_owned() } else { server.to_ascii_lowercase() };
        format!("{userinfo}{at}{server}{path}{tail}")
    }
}

/// An IPv6 address, with or without zone, that lacks its brackets.
pub(crate) fn is_bare_ipv6(server: &str) -> bool {
    let address = server.split_once('%').map_or(server, |(address, _zone)| address);
    matches!(address_of(address), Some(IpAddr::V6(_)))
}

/// The IP address that a host is. Most names have other letters, and that is told sooner than by reading them.
pub(crate) fn address_of(host: &str) -> Option<IpAddr> {
    let may_be = host.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':'));
    if may_be { host.parse().ok() } else { None }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().is_ok(),
        None => is_domain(host),
    }
}

/// `domain-component` of distribution/reference.
pub(crate) fn is_label(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_domain(host: &str) -> bool {
    let is_numeric = || host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    host.split('.').all(is_label) && (!is_numeric() || host.parse::<Ipv4Addr>().is_ok())
}

/// Splits `text` before the first character that `stop` names.
fn split_before(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at_checked(text.find(stop).unwrap_or(text.len())).unwrap_or((text, ""))
}

pub(crate) const ACCEPTS: &[&str] = &[
    "quay.io",
    "QUAY.io",
    "localhost",
    "a-b.c--d.example",
    "xn--bcher-kva.example",
    "1.2.3.4",
    "0x7f.1",
    "4.example",
    " quay.io\n",
    "\u{85}quay.io\u{3000}",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("quay .io", Reason::Space),
    ("quay\u{a0}.io", Reason::Space),
    ("quay.io\0", Reason::Character),
    ("my_harbor.com", Reason::Host),
    ("-a.example", Reason::Host),
    ("a-.example", Reason::Host),
    ("a..example", Reason::Host),
    ("quay.io.", Reason::Host),
    (".quay.io", Reason::Host),
    ("256.1.1.1", Reason::Host),
    ("1.2.3", Reason::Host),
    ("01.2.3.4", Reason::Host),
    ("1.2.3.4.5", Reason::Host),
    ("bücher.example", Reason::Host),
    ("quay.io:443", Reason::Host),
    ("quay.io/a", Reason::Host),
    ("https://quay.io", Reason::Host),
    ("::1", Reason::Host),
    ("*.example.com", Reason::Host),
    ("%6cocalhost", Reason::Host),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const NAMES: Evidence = Evidence {
        check: check_domain,
        pattern: DOMAIN_PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &["a", "Z", "0", "255", "256", ".", "-", "_", " ", "\u{85}", "\u{feff}", "é", ":", "[", "]", "*"],
    };
    const ADDRESSES: Evidence = Evidence {
        check: check_ip,
        pattern: IP_PATTERN,
        accepts: &[
            "1.2.3.4",
            "0.0.0.0",
            "::",
            "::1",
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "::ffff:1.2.3.4",
            "1:2:3:4:5:6:1.2.3.4",
            "\t::1 ",
        ],
        traps: &[],
        rejects: &[
            (" ", Reason::Ip),
            ("quay.io", Reason::Ip),
            ("256.1.1.1", Reason::Ip),
            ("1.2.3", Reason::Ip),
            ("01.2.3.4", Reason::Ip),
            ("[::1]", Reason::Ip),
            ("fe80::1%eth0", Reason::Ip),
            ("1::2::3", Reason::Ip),
            ("1:2:3:4:5:6:7", Reason::Ip),
            ("1:2:3:4:5:6:7:8:9", Reason::Ip),
            ("1:2:3:4::5:6:7:8", Reason::Ip),
            ("12345::", Reason::Ip),
            ("1.2.3.4::", Reason::Ip),
            (":::", Reason::Ip),
            ("1.2.3.4:80", Reason::Ip),
        ],
        beyond_pattern: &[],
        tokens: &["a", "F", "0", "1", "255", "256", ".", ":", "::", "%", " ", "g", "1:", ":0", "[", "]"],
    };

    #[test]
    fn tables_hold() {
        NAMES.holds();
        ADDRESSES.holds();
    }

    #[test]
    fn patterns_are_exact() {
        NAMES.pattern_is_exact();
        ADDRESSES.pattern_is_exact();
    }

    /// distribution/reference's own expression agrees, apart from texts of digits and dots.
    #[test]
    fn domain_grammar_is_distributions() {
        const COMPONENT: &str = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
        let oracle = regex::Regex::new(&format!(r"\A{COMPONENT}(?:\.{COMPONENT})*\z")).unwrap();
        NAMES.near_misses(|text| {
            let numeric = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            numeric || is_domain(text) == oracle.is_match(text)
        });
    }

    #[test]
    fn peeling() {
        for (text, scheme, rest) in [
            ("quay.io", Scheme::None, "quay.io"),
            ("quay.io:/v2", Scheme::None, "quay.io:/v2"),
            ("user:p//w@quay.io", Scheme::None, "user:p//w@quay.io"),
            ("http://quay.io", Scheme::Http, "quay.io"),
            ("hTTps://quay.io//", Scheme::Https, "quay.io//"),
            ("https:///quay.io", Scheme::Https, "/quay.io"),
            ("https://http://quay.io", Scheme::Odd, "quay.io"),
            ("https:/quay.io", Scheme::Odd, "quay.io"),
            ("oci://quay.io", Scheme::Odd, "quay.io"),
            ("//quay.io", Scheme::Odd, "quay.io"),
            ("://quay.io", Scheme::Odd, "quay.io"),
            ("https:quay.io", Scheme::None, "https:quay.io"),
        ] {
            assert_eq!(peel(text), (scheme, rest), "{text}");
        }
    }

    #[test]
    fn cutting() {
        for (text, expected) in [
            ("quay.io", (None, "quay.io", None, "", "")),
            ("u:p@quay.io:80/a?b#c", (Some("u:p"), "quay.io", Some("80"), "/a", "?b#c")),
            ("a@b@quay.io", (Some("a@b"), "quay.io", None, "", "")),
            ("quay.io#@/?", (None, "quay.io", None, "", "#@/?")),
            ("[::1]:80", (None, "[::1]", Some("80"), "", "")),
            ("[::1]", (None, "[::1]", None, "", "")),
            ("quay.io:", (None, "quay.io", Some(""), "", "")),
        ] {
            let Parts { userinfo, host, port, path, tail, .. } = Parts::split(text);
            assert_eq!((userinfo, host, port, path, tail), expected, "{text}");
        }
    }
}
