//! Where an API is: `https://host[:port][/path]`, behind which the paths of requests go.
//!
//! A request's address is made by joining texts, and read by what follows the WHATWG URL standard. So only what such a
//! reader leaves as it is may stand here, once repaired: no host that it reads as another one, no characters that it
//! encodes in a path, no dot segments, which it takes away. User info, query and fragment have no place in front of a
//! path, and an empty segment is one slash too many. A host has the characters of DNS names, and `_`.
//!
//! Whether a label that begins with `xn--` stands for anything takes the tables of Unicode: a reader may refuse it, but
//! does not change it.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{
    Findings, Reason,
    host::{self, Parts, Scheme, join, peel, unprintable},
};

const LABEL: &str = r"[A-Za-z0-9_\-]+";
/// The look-ahead turns away other hosts whose last label is a number.
const HOST: &str = join!(
    "(?:",
    host::IPV4,
    r"(?![A-Za-z0-9_.\-])|(?!(?:",
    LABEL,
    r"\.)*(?:[0-9]+|0[Xx][0-9A-Fa-f]*)(?![A-Za-z0-9_.\-]))",
    LABEL,
    r"(?:\.",
    LABEL,
    r")*|\[",
    host::IPV6,
    r"\])"
);
const PATH_CHAR: &str = r"[A-Za-z0-9!$%&'\(\)*+,\-.:;=@\[\]_\|~]";

pub(crate) const PATTERN: &str = host::padded!(
    "[Hh][Tt][Tt][Pp][Ss]?://",
    HOST,
    "(?::",
    host::PORT,
    r")?(?:/(?!(?:\.|%2[Ee]){1,2}(?!",
    PATH_CHAR,
    "))",
    PATH_CHAR,
    "+)*/*"
);

pub(crate) fn check(text: &str) -> Findings {
    let text = text.trim();
    if let Some(reason) = unprintable(text) {
        return Findings::refuse(reason);
    }
    let (scheme, rest) = peel(text);
    let parts = Parts::split(rest);
    match fault(scheme, &parts) {
        Some(reason) => Findings::refuse(reason),
        None => Findings::NONE.warn_if(scheme == Scheme::Http && !is_this_machine(parts.host), Reason::RemoteHttp),
    }
}

fn fault(scheme: Scheme, parts: &Parts) -> Option<Reason> {
    if scheme == Scheme::None {
        Some(Reason::NoScheme)
    } else if scheme == Scheme::Odd {
        Some(Reason::Scheme)
    } else if parts.userinfo.is_some() {
        Some(Reason::Userinfo)
    } else if let Some(reason) = parts.misplaced_colon() {
        Some(reason)
    } else if !is_host(parts.host) {
        Some(Reason::Host)
    } else if parts.has_bad_port() {
        Some(Reason::Port)
    } else if !parts.tail.is_empty() {
        Some(Reason::Query)
    } else {
        parts.path.trim_end_matches('/').split('/').skip(1).find_map(segment_fault)
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label) && (!ends_in_number(host) || host.parse::<Ipv4Addr>().is_ok()),
    }
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// Whether a reader of URLs takes the host for an IPv4 address (WHATWG URL §3.5, ends-in-a-number checker).
fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    last.bytes().all(|b| b.is_ascii_digit())
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn segment_fault(segment: &str) -> Option<Reason> {
    if segment.is_empty() {
        Some(Reason::Separator)
    } else if matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..") {
        Some(Reason::DotSegment)
    } else if !segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"!$%&'()*+,-.:;=@[]_|~".contains(&b)) {
        Some(Reason::Character)
    } else {
        None
    }
}

/// The hosts that W3C Secure Contexts §3.1 trusts without encryption.
fn is_this_machine(host: &str) -> bool {
    let host = canonical_host(host);
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

/// The address as it stands in front of a request's path. What is refused is only trimmed.
pub(crate) fn repair(text: &str) -> String {
    let text = text.trim();
    if check(text).error.is_some() {
        return text.to_owned();
    }
    let (scheme, rest) = peel(text);
    let Parts { host, port, path, .. } = Parts::split(rest);
    let (scheme, default) = if scheme == Scheme::Http { ("http", 80) } else { ("https", 443) };
    let port = port.and_then(|port| port.parse::<u16>().ok()).filter(|port| *port != default);
    let port = port.map_or_else(String::new, |port| format!(":{port}"));
    format!("{scheme}://{}{port}{}", canonical_host(host), path.trim_end_matches('/'))
}

/// As the URL standard writes it: in lower case, and an IPv6 address by RFC 5952, but always in hexadecimal.
fn canonical_host(host: &str) -> String {
    let Ok(address) = host.trim_matches(['[', ']']).parse::<Ipv6Addr>() else { return host.to_ascii_lowercase() };
    match (address.to_ipv4_mapped(), address.segments()) {
        (Some(_), [.., high, low]) => format!("[::ffff:{high:x}:{low:x}]"),
        (None, _) => format!("[{address}]"),
    }
}

pub(crate) const ACCEPTS: &[&str] = &[
    "https://central.example.com",
    "https://swr-api.cn-north-4.myhuaweicloud.com/v2",
    " HTTPS://Central.example.com:8443//\n",
    "https://central.example.com:00443/",
    "https://my_central",
    "https://-a-.b--c._d",
    "https://xn--bcher-kva.example",
    "https://10.0.0.7:65535",
    "https://1.example",
    "https://0x1.a",
    "https://a.0x1g",
    "https://[2001:DB8::1]",
    "https://[::FFFF:1.2.3.4]:1",
    "https://[1:0:0:2:0:0:0:3]",
    "https://a.example/b.c/.../..d/%2e-/%252e",
    "https://a.example/!$%&'()*+,-.:;=@[]_|~%zz",
    "http://localhost:8080/api",
    "http://api.LOCALHOST",
    "http://127.1.2.3",
    "http://[0:0::1]",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[
    ("http://central.example.com", Reason::RemoteHttp),
    ("HTTP://10.0.0.7:80/", Reason::RemoteHttp),
    ("http://localhost.example", Reason::RemoteHttp),
    ("http://notlocalhost", Reason::RemoteHttp),
    ("http://[::2]", Reason::RemoteHttp),
    ("http://[::ffff:7f00:1]", Reason::RemoteHttp),
];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("https://a.example/b c", Reason::Space),
    ("https://a\t.example", Reason::Space),
    ("https://a.example/\0", Reason::Character),
    ("a.example", Reason::NoScheme),
    ("a.example:8443/b", Reason::NoScheme),
    ("https:a.example", Reason::NoScheme),
    ("ftp://a.example", Reason::Scheme),
    ("wss://a.example", Reason::Scheme),
    ("//a.example", Reason::Scheme),
    ("https:/a.example", Reason::Scheme),
    ("https://https://a.example", Reason::Scheme),
    ("https://user:pw@a.example", Reason::Userinfo),
    ("https://@a.example", Reason::Userinfo),
    ("https://", Reason::Host),
    ("https:///a.example", Reason::Host),
    ("https://:443", Reason::Host),
    ("https://a..example", Reason::Host),
    ("https://a.example.", Reason::Host),
    ("https://b\u{fc}cher.example", Reason::Host),
    ("https://a\u{3002}example", Reason::Host),
    ("https://a%2eexample", Reason::Host),
    ("https://a\\b", Reason::Host),
    ("https://a*b", Reason::Host),
    ("https://1.2.3", Reason::Host),
    ("https://01.2.3.4", Reason::Host),
    ("https://256.1.1.1", Reason::Host),
    ("https://a.7", Reason::Host),
    ("https://2130706433", Reason::Host),
    ("https://0x7f.0X1", Reason::Host),
    ("https://a.0x", Reason::Host),
    ("https://[1.2.3.4]", Reason::Host),
    ("https://[fe80::1%25eth0]", Reason::Host),
    ("https://[::1", Reason::Host),
    ("https://::1", Reason::Ipv6),
    ("https://a.example:", Reason::Port),
    ("https://a.example:0", Reason::Port),
    ("https://a.example:65536", Reason::Port),
    ("https://a.example:+80", Reason::Port),
    ("https://a.example:80:90", Reason::Port),
    ("https://a.example?", Reason::Query),
    ("https://a.example/b?c", Reason::Query),
    ("https://a.example/#", Reason::Query),
    ("https://a.example//b", Reason::Separator),
    ("https://a.example/b//c/", Reason::Separator),
    ("https://a.example/.", Reason::DotSegment),
    ("https://a.example/../b", Reason::DotSegment),
    ("https://a.example/b/%2E%2e/", Reason::DotSegment),
    ("https://a.example/.%2e", Reason::DotSegment),
    ("https://a.example/b\\c", Reason::Character),
    ("https://a.example/é", Reason::Character),
    ("https://a.example/\"", Reason::Character),
    ("https://a.example/<>", Reason::Character),
    ("https://a.example/{project_id}", Reason::Character),
    ("https://a.example/`", Reason::Character),
    // The standard encodes it by now, Node 20 does not.
    ("https://a.example/^", Reason::Character),
];

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{
        super::{evidence::Evidence, node},
        *,
    };

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &[
            "a", "Z", "0", "9", "0x", ".", "..", "-", "_", ":", "::", ":80", ":443", ":0", "[", "]", "[::1]", "ffff:",
            "@", "/", "//", "/../", "\\", "?", "#", " ", "\u{85}", "\u{ad}", "http://", "HTTPS://", "xn--", "%2e",
            "%2F", "%", "é", "|", "^", "'", "~", "\0",
        ],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_exact() {
        EVIDENCE.pattern_is_exact();
    }

    #[test]
    fn repairs() {
        for (text, expected) in [
            (" HTTPS://Central.example.com:08443/A/ ", "https://central.example.com:8443/A"),
            ("https://a.example:0443", "https://a.example"),
            ("http://a.example:80//", "http://a.example"),
            ("https://a.example:80", "https://a.example:80"),
            ("https://[0:0:0::FFFF:1.2.3.4]", "https://[::ffff:102:304]"),
            (" https://A.example?", "https://A.example?"),
        ] {
            assert_eq!(repair(text), expected, "{text}");
        }
        EVIDENCE.repair_is_safe(repair, |_| false);
    }

    /// What is taken is what a reader of URLs makes of it, and what it leaves alone is not refused without a reason.
    #[test]
    fn urls_keep_it() {
        let texts: Vec<String> = EVIDENCE.texts(2_000).iter().map(|text| repair(text)).collect();
        let urls =
            node::map(&texts, "(text) => /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).href : null");
        for (text, url) in texts.iter().zip(urls) {
            let is_kept = url == text.as_str() || url == format!("{text}/");
            let is_fine = match check(text).error {
                None => is_kept || url == Value::Null && text.contains("xn--"),
                Some(reason) => !is_kept || is_against_more(reason, text),
            };
            assert!(is_fine, "{text:?} becomes {url}");
        }
    }

    /// What a reader of URLs leaves alone and an API's address must not have all the same.
    fn is_against_more(reason: Reason, text: &str) -> bool {
        let Parts { host, port, .. } = Parts::split(peel(text).1);
        match reason {
            Reason::Userinfo | Reason::Query | Reason::Separator => true,
            Reason::Host => !host.split('.').all(is_label),
            Reason::Port => port == Some("0"),
            Reason::Character => text.contains('^'),
            _ => false,
        }
    }
}
