//! `registry_addr` of HSS: where a registry is, as `host[:port]`.
//!
//! The HSS `AddRegistry` page says "URL or IP:port", shows `myharbor.com`, and has the protocol as a field of its own.
//! Whether the service takes a scheme, path or userinfo is not documented; image references and `docker login` do not.
//! So: what cannot be part of an address is refused, what does not belong in this field is a trap, and a scheme, an
//! upper-case host and slashes at the end can be repaired.

use super::{
    Findings, Reason,
    host::{self, Parts, Scheme, peel, unprintable},
};

pub(crate) const PATTERN: &str = host::padded!(
    "(?:[Hh][Tt][Tt][Pp][Ss]?://)?(?:",
    host::DOMAIN,
    r"|\[",
    host::IPV6,
    r"\])(?::",
    host::PORT,
    r")?(?:[\/?#]",
    host::VISIBLE,
    "*)?"
);

pub(crate) fn check(text: &str) -> Findings {
    let text = text.trim();
    if let Some(reason) = unprintable(text) {
        return Findings::refuse(reason);
    }
    let (scheme, rest) = peel(text);
    let parts = Parts::split(rest);
    if scheme == Scheme::Odd {
        return Findings::refuse(Reason::Scheme);
    }
    if parts.userinfo.is_some() {
        return Findings::refuse(Reason::Userinfo);
    }
    if let Some(reason) = parts.fault() {
        return Findings::refuse(reason);
    }
    Findings::NONE
        .warn_if(scheme == Scheme::Http, Reason::SchemeHttp)
        .warn_if(scheme == Scheme::Https, Reason::SchemeHttps)
        .warn_if(parts.has_path(), Reason::Path)
        .warn_if(!parts.tail.is_empty(), Reason::Query)
        .warn_if(is_bare(&parts), Reason::BareHost)
        // https://registry-1.docker.io is the registry itself.
        .warn_if(parts.is_docker_hub() && !parts.host.eq_ignore_ascii_case("registry-1.docker.io"), Reason::DockerHub)
}

/// distribution/reference takes a first segment without `.` or `:` for a path on Docker Hub, `localhost` excepted.
fn is_bare(parts: &Parts) -> bool {
    parts.port.is_none() && !parts.host.contains(['.', ':']) && !parts.host.eq_ignore_ascii_case("localhost")
}

/// The address as an image reference needs it. What is refused is only trimmed.
pub(crate) fn repair(text: &str) -> String {
    let text = text.trim();
    if check(text).error.is_some() {
        return text.to_owned();
    }
    let (_, rest) = peel(text);
    Parts::split(rest).canonical()
}

pub(crate) const ACCEPTS: &[&str] = &[
    "registry-1.docker.io",
    "myharbor.com",
    "MyHarbor.com:8443",
    "10.0.0.7",
    "10.0.0.7:8443",
    "[2001:db8::1]",
    "[2001:db8::1]:443",
    "myharbor:80",
    "localhost",
    "myharbor.com/",
    "myharbor.com//",
    " myharbor.com\u{a0}",
    "myharbor.com:00080",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[
    ("http://myharbor.com", Reason::SchemeHttp),
    ("HTTPS://myharbor.com/", Reason::SchemeHttps),
    ("art.example.com/docker-local", Reason::Path),
    ("art.example.com/a@b:c//d", Reason::Path),
    ("https://art.example.com/é\u{feff}", Reason::Path),
    ("art.example.com?x", Reason::Query),
    ("art.example.com/#", Reason::Query),
    ("myharbor", Reason::BareHost),
    ("MYHARBOR/", Reason::BareHost),
    ("hub.docker.com", Reason::DockerHub),
    ("https://hub.docker.com", Reason::DockerHub),
    ("docker.io", Reason::DockerHub),
    ("Index.Docker.io/v1/", Reason::DockerHub),
];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Space),
    ("my harbor.com", Reason::Space),
    ("myharbor.com/a b", Reason::Space),
    ("myharbor.com\n:80", Reason::Space),
    ("myharbor.com/\0", Reason::Character),
    ("ftp://myharbor.com", Reason::Scheme),
    ("https://http://myharbor.com", Reason::Scheme),
    ("//myharbor.com", Reason::Scheme),
    ("https:/myharbor.com", Reason::Scheme),
    ("user:pw@myharbor.com", Reason::Userinfo),
    ("https://user@myharbor.com", Reason::Userinfo),
    ("https://", Reason::Host),
    ("/a", Reason::Host),
    (":80", Reason::Host),
    ("my_harbor.com", Reason::Host),
    ("256.1.1.1", Reason::Host),
    ("myharbor.com.", Reason::Host),
    ("[::1", Reason::Host),
    ("[10.0.0.7]:80", Reason::Host),
    ("[fe80::1%25eth0]", Reason::Host),
    ("bücher.example", Reason::Host),
    ("::1", Reason::Ipv6),
    ("https://2001:db8::1/", Reason::Ipv6),
    ("fe80::1%eth0", Reason::Ipv6),
    ("myharbor.com:", Reason::Port),
    ("myharbor.com:0", Reason::Port),
    ("myharbor.com:+80", Reason::Port),
    ("myharbor.com:65536", Reason::Port),
    ("10.0.0.7:80:90", Reason::Port),
    ("https:myharbor.com", Reason::Port),
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
            "a", "Z", "0", "256", ".", "-", ":", "::", ":80", "[", "]", "[::1]", "@", "/", "//", "?", "#", " ",
            "\u{85}", "\u{feff}", "http://", "HTTPS://", "ftp://", "_", "%25", "é", "\0",
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
            (" HTTPS://MyHarbor.com:8443/ ", "myharbor.com:8443"),
            ("http://Art.example.com/Docker-Local/", "art.example.com/Docker-Local"),
            ("art.example.com/?A", "art.example.com/?A"),
            (" ftp://MyHarbor.com/", "ftp://MyHarbor.com/"),
            ("User@MyHarbor.com", "User@MyHarbor.com"),
        ] {
            assert_eq!(repair(text), expected, "{text}");
        }
        EVIDENCE.repair_is_safe(repair, |_| false);
    }
}
