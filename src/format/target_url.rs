//! `url` of an SWR replication target.
//!
//! The SWR pages give no rule and always show `https://` + host. SWR's replication is Harbor's, so the text is read as
//! Harbor reads it (harbor `src/lib/endpoint.go`): `http://` is put in front of a text without `://`, the scheme must
//! be http or https, Go's URL parser does the rest, and userinfo, query and fragment vanish. Beyond that only what can
//! never be reached is refused: no host, a port that is none, white space.

use super::{
    Findings, Reason, go_url,
    host::{self, Parts, Scheme, peel, unprintable},
};

pub(crate) const PATTERN: &str = host::padded!(
    "(?=",
    host::VISIBLE,
    r"+[\s\x85]*$)(?:[Hh][Tt][Tt][Pp][Ss]?://|(?![\s\S]*://))",
    go_url::USERINFO,
    "(?:",
    go_url::BRACKETED,
    "|(?=",
    host::VISIBLE,
    ")(?:",
    go_url::HOST_CHAR,
    ")+)(?::",
    host::PORT,
    ")?",
    go_url::BEHIND_HOST
);

pub(crate) fn check(text: &str) -> Findings {
    let text = text.trim();
    if let Some(reason) = unprintable(text) {
        return Findings::refuse(reason);
    }
    let (scheme, rest) = peel(text);
    let parts = Parts::split(rest);
    if scheme == Scheme::Odd || scheme == Scheme::None && text.contains("://") {
        return Findings::refuse(Reason::Scheme);
    }
    match go_url::hostname(rest, go_url::Colons::First) {
        Err(reason) => return Findings::refuse(reason),
        Ok(host) if host.is_empty() => return Findings::refuse(Reason::Host),
        Ok(_) => {}
    }
    if parts.has_bad_port() {
        return Findings::refuse(Reason::Port);
    }
    Findings::NONE
        .warn_if(scheme == Scheme::None, Reason::NoScheme)
        .warn_if(scheme == Scheme::Http, Reason::PlainHttp)
        .warn_if(parts.userinfo.is_some(), Reason::Userinfo)
        .warn_if(!parts.tail.is_empty(), Reason::Query)
}

/// Lower-case scheme and host, no slashes at the end. What is refused is only trimmed.
pub(crate) fn repair(text: &str) -> String {
    let text = text.trim();
    let (scheme, rest) = peel(text);
    let scheme = match scheme {
        _ if check(text).error.is_some() => return text.to_owned(),
        Scheme::Http => "http://",
        Scheme::Https => "https://",
        Scheme::None | Scheme::Odd => "",
    };
    format!("{scheme}{}", Parts::split(rest).canonical())
}

pub(crate) const ACCEPTS: &[&str] = &[
    "https://swr.example.com",
    "HTTPS://swr.example.com/",
    "https://swr.example.com:8443/harbor/a%20b",
    "https://[2001:db8::1]:443",
    "https://[fe80::1%25eth0]",
    "https://10.0.0.7",
    "https://my_harbor",
    "https://*",
    "https://bücher.example",
    "https://a.example//b://c",
    " https://swr.example.com\n",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[
    ("swr.example.com", Reason::NoScheme),
    ("swr.example.com:80/a", Reason::NoScheme),
    ("http://swr.example.com", Reason::PlainHttp),
    ("https://user:pw@swr.example.com", Reason::Userinfo),
    ("https://swr.example.com?x", Reason::Query),
    ("https://swr.example.com/#x", Reason::Query),
];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("https://swr.example.com/a b", Reason::Space),
    ("https://swr .example.com", Reason::Space),
    ("https://swr\u{a0}.example.com", Reason::Space),
    ("https://swr.example.com/\0", Reason::Character),
    ("ftp://swr.example.com", Reason::Scheme),
    ("https://https://swr.example.com", Reason::Scheme),
    ("//swr.example.com", Reason::Scheme),
    ("https:/swr.example.com", Reason::Scheme),
    ("swr.example.com/a://b", Reason::Scheme),
    ("https://", Reason::Host),
    ("https:///a", Reason::Host),
    ("https://:443", Reason::Host),
    ("/a", Reason::Host),
    ("https://[10.0.0.7]", Reason::Host),
    ("https://a|b", Reason::Host),
    ("https://::1", Reason::Ipv6),
    ("https://swr.example.com:", Reason::Port),
    ("https://swr.example.com:0", Reason::Port),
    ("https://swr.example.com:65536", Reason::Port),
    ("https://swr.example.com:x", Reason::Port),
    ("https:swr.example.com", Reason::Port),
    ("https://%31.2.3.4", Reason::Escape),
    ("https://swr.example.com/%zz", Reason::Escape),
    ("https://u|@swr.example.com", Reason::Userinfo),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: &[
            "a", "Z", "0", ".", ":", "::", ":80", "[", "]", "[::1]", "@", "/", "//", "?", "#", " ", "\u{85}",
            "\u{feff}", "http://", "HTTPS://", "ftp://", "://", "%25", "%80", "%20", "%", "é", "|", "\0",
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
            (" HTTPS://SWR.example.com:8443/A// ", "https://swr.example.com:8443/A"),
            ("SWR.example.com/", "swr.example.com"),
            ("http://U:P@Swr.example.com/?A", "http://U:P@swr.example.com/?A"),
            ("https://[FE80::1%25Eth0]/", "https://[FE80::1%25Eth0]"),
            ("ftp://SWR/", "ftp://SWR/"),
        ] {
            assert_eq!(repair(text), expected, "{text}");
        }
        EVIDENCE.repair_is_safe(repair, |_| false);
    }
}
