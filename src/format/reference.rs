//! Image references, as distribution/reference reads them for Docker's CLI (0.6: `regexp.go`, `normalize.go`).
//!
//! `[domain/]path[:tag][@digest]`. The first segment is a domain only if something in it says so: a `.`, a `:`, an
//! upper-case letter, or the name `localhost`; otherwise Docker Hub is meant. A path is components of lower-case letters
//! and digits, with `.`, `_`, `__` or hyphens between them, joined by `/`.
//!
//! One thing more is refused: a domain with an underscore. Docker's CLI swallows `my_harbor.com/x` as a path without a
//! domain, which no registry serves.

#[cfg(test)]
mod docker;

use super::{
    Reason,
    host::{Parts, Scheme, is_label, peel},
};

/// `RepositoryNameTotalLengthMax`, in bytes. The domain does not count.
const PATH_MAX: usize = 255;
const TAG_MAX: usize = 128;

/// An image reference, cut apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    /// Host and port; none where Docker Hub is meant.
    pub(crate) domain: Option<&'a str>,
    pub(crate) path: &'a str,
    pub(crate) tag: Option<&'a str>,
    /// With its algorithm.
    pub(crate) digest: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// Cuts a reference apart, as the container tools do.
    pub(crate) fn parse(text: &'a str) -> Result<Self, Reason> {
        if text.contains(char::is_whitespace) {
            return Err(Reason::Space);
        }
        if peel(text).0 != Scheme::None {
            return Err(Reason::Scheme);
        }
        if is_hex(text, 64) {
            return Err(Reason::ImageId);
        }
        let (domain, rest) = match text.split_once('/') {
            Some((first, rest)) if is_meant_as_domain(first) => (Some(first), rest),
            _ => (None, text),
        };
        let (name, digest) = cut(rest, '@');
        let (path, tag) = cut(name, ':');
        let reference = Self { domain, path, tag, digest };
        match reference.fault() {
            Some(reason) => Err(reason),
            None => Ok(reference),
        }
    }

    /// The full spelling, for tools that add nothing: `docker.io/library/x:latest`.
    pub(crate) fn full(&self) -> String {
        let Self { path, tag, digest, .. } = *self;
        let (colon, tag) = match (tag, digest) {
            (Some(tag), _) => (":", tag),
            (None, Some(_)) => ("", ""),
            (None, None) => (":", "latest"),
        };
        let (at, digest) = digest.map_or(("", ""), |digest| ("@", digest));
        format!("{}/{}{path}{colon}{tag}{at}{digest}", self.registry(), self.library())
    }

    fn fault(&self) -> Option<Reason> {
        let length = self.library().len() + self.path.len();
        self.domain
            .and_then(domain_fault)
            .or_else(|| path_grammar_fault(self.path))
            .or_else(|| (length > PATH_MAX).then_some(Reason::Length))
            .or_else(|| self.tag.and_then(tag_fault))
            .or_else(|| self.digest.is_some_and(|digest| !is_digest(digest)).then_some(Reason::Digest))
    }

    /// The domain that is meant. Docker Hub's old name is spelt so alone: `Docker.io` is another registry.
    pub(crate) fn registry(&self) -> &'a str {
        self.domain.filter(|domain| *domain != "index.docker.io").unwrap_or("docker.io")
    }

    /// Where Docker Hub keeps the images that have no namespace.
    fn library(&self) -> &'static str {
        if self.registry() == "docker.io" && !self.path.contains('/') { "library/" } else { "" }
    }
}

/// Why the text cannot be the path of a reference; the domain is not part of it.
pub(crate) fn path_fault(text: &str) -> Option<Reason> {
    path_grammar_fault(text).or_else(|| (text.len() > PATH_MAX).then_some(Reason::Length))
}

/// The same without regard to its length.
pub(crate) fn path_grammar_fault(text: &str) -> Option<Reason> {
    if text.contains(char::is_whitespace) {
        Some(Reason::Space)
    } else if text.contains(|c: char| c.is_ascii_uppercase()) {
        Some(Reason::UpperCase)
    } else if !text.chars().all(|c| is_alnum(c) || matches!(c, '.' | '_' | '-' | '/')) {
        Some(Reason::Character)
    } else if !text.split('/').all(is_component) {
        Some(Reason::Separator)
    } else {
        None
    }
}

/// Why the text cannot be a tag.
pub(crate) fn tag_fault(text: &str) -> Option<Reason> {
    if text.contains(char::is_whitespace) {
        Some(Reason::Space)
    } else if !text.chars().all(|c| is_alnum(c) || matches!(c, '.' | '_' | '-')) {
        Some(Reason::Character)
    } else if !text.starts_with(|c| is_alnum(c) || c == '_') {
        Some(Reason::Separator)
    } else if text.len() > TAG_MAX {
        Some(Reason::Length)
    } else {
        None
    }
}

fn is_meant_as_domain(segment: &str) -> bool {
    segment == "localhost" || segment.contains(|c: char| matches!(c, '.' | ':') || c.is_ascii_uppercase())
}

/// The grammar of a domain knows neither the range of ports nor real IP addresses.
fn domain_fault(domain: &str) -> Option<Reason> {
    let parts = Parts::split(domain);
    if parts.userinfo.is_some() {
        Some(Reason::Userinfo)
    } else if !parts.tail.is_empty() {
        Some(Reason::Query)
    } else if let Some(reason) = parts.misplaced_colon() {
        Some(reason)
    } else if !is_host(parts.host) {
        Some(Reason::Host)
    } else if parts.port.is_some_and(|port| port.is_empty() || !port.bytes().all(|b| b.is_ascii_digit())) {
        Some(Reason::Port)
    } else {
        None
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_hexdigit() || b == b':'),
        None => host.split('.').all(is_label),
    }
}

fn is_component(text: &str) -> bool {
    text.starts_with(is_alnum)
        && text.ends_with(is_alnum)
        && text.split(is_alnum).all(|gap| matches!(gap, "" | "." | "_" | "__") || gap.bytes().all(|b| b == b'-'))
}

/// The algorithms that opencontainers/go-digest registers; the grammar alone would take any.
fn is_digest(text: &str) -> bool {
    text.split_once(':').is_some_and(|(algorithm, encoded)| match algorithm {
        "sha256" => is_hex(encoded, 64),
        "sha384" => is_hex(encoded, 96),
        "sha512" => is_hex(encoded, 128),
        _ => false,
    })
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_alnum(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// The text before the first `separator`, and what is behind it.
fn cut(text: &str, separator: char) -> (&str, Option<&str>) {
    text.split_once(separator).map_or((text, None), |(before, behind)| (before, Some(behind)))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Findings, evidence::Evidence, host::join},
        *,
    };

    const HALF: &str = "0123456789abcdef0123456789abcdef";
    const HEX: &str = join!(HALF, HALF);
    const SHA256: &str = join!("sha256:", HEX);
    const A51: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const A247: &str = join!(A51, A51, A51, A51, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    const A255: &str = join!(A51, A51, A51, A51, A51);
    const T128: &str = join!(A51, A51, "_.-_.-_.-_.-_.-_.-_.-_.-_.");

    /// With the full spelling.
    const SPELLINGS: &[(&str, &str)] = &[
        ("x", "docker.io/library/x:latest"),
        ("x:5000", "docker.io/library/x:5000"),
        ("docker.io/x", "docker.io/library/x:latest"),
        ("index.docker.io/x:T", "docker.io/library/x:T"),
        ("index.docker.io", "docker.io/library/index.docker.io:latest"),
        ("index.docker.io/a/b", "docker.io/a/b:latest"),
        ("docker.io/library/x", "docker.io/library/x:latest"),
        ("Docker.io/x", "Docker.io/x:latest"),
        ("myharbor/test/scan", "docker.io/myharbor/test/scan:latest"),
        ("my_harbor/scan", "docker.io/my_harbor/scan:latest"),
        ("MyHarbor/scan", "MyHarbor/scan:latest"),
        ("localhost/x", "localhost/x:latest"),
        ("localhost:5000/x:_1.2-3", "localhost:5000/x:_1.2-3"),
        ("quay.io/a__b/c--d/e.f_g", "quay.io/a__b/c--d/e.f_g:latest"),
        ("quay.io:99999/x", "quay.io:99999/x:latest"),
        ("256.1.1/x", "256.1.1/x:latest"),
        ("[2001:DB8::1]:443/x", "[2001:DB8::1]:443/x:latest"),
        ("[ABC]/x", "[ABC]/x:latest"),
        (join!("x@", SHA256), join!("docker.io/library/x@", SHA256)),
        (join!("quay.io/x:t@", SHA256), join!("quay.io/x:t@", SHA256)),
        (join!("x@sha384:", HALF, HALF, HALF), join!("docker.io/library/x@sha384:", HALF, HALF, HALF)),
        (join!("x@sha512:", HEX, HEX), join!("docker.io/library/x@sha512:", HEX, HEX)),
        (SHA256, join!("docker.io/library/", SHA256)),
        (join!("library/", HEX), join!("docker.io/library/", HEX, ":latest")),
        (join!("quay.io/", A255), join!("quay.io/", A255, ":latest")),
        (A247, join!("docker.io/library/", A247, ":latest")),
        (join!("x:", T128), join!("docker.io/library/x:", T128)),
    ];
    const REJECTS: &[(&str, Reason)] = &[
        (" x", Reason::Space),
        ("quay.io/x: t", Reason::Space),
        ("https://quay.io/x", Reason::Scheme),
        ("HTTP://quay.io/x", Reason::Scheme),
        ("https:/quay.io/x", Reason::Scheme),
        ("//x", Reason::Scheme),
        ("docker://x", Reason::Scheme),
        (HEX, Reason::ImageId),
        ("user:pw@quay.io/x", Reason::Userinfo),
        ("quay.io?a/x", Reason::Query),
        ("::1/x", Reason::Ipv6),
        ("my_harbor.com/ns/x", Reason::Host),
        ("my_harbor:80/ns/x", Reason::Host),
        ("My_harbor/x", Reason::Host),
        ("quay.io./x", Reason::Host),
        ("./x", Reason::Host),
        (":80/x", Reason::Host),
        ("b\u{fc}cher.example/x", Reason::Host),
        ("[fe80::1%eth0]/x", Reason::Host),
        ("[::ffff:1.2.3.4]/x", Reason::Host),
        ("[.]/x", Reason::Host),
        ("quay.io:/x", Reason::Port),
        ("quay.io:a/x", Reason::Port),
        ("quay.io:80:90/x", Reason::Port),
        ("X", Reason::UpperCase),
        ("quay.io/X", Reason::UpperCase),
        ("myharbor/X:t", Reason::UpperCase),
        ("quay.io/x\0", Reason::Character),
        ("quay.io/é", Reason::Character),
        ("a+b", Reason::Character),
        ("É/x", Reason::Character),
        ("quay.io/x:a/b", Reason::Character),
        ("quay.io/x:a:b", Reason::Character),
        ("quay.io/x:é", Reason::Character),
        ("/x", Reason::Separator),
        ("x/", Reason::Separator),
        ("quay.io/", Reason::Separator),
        ("quay.io//x", Reason::Separator),
        ("a___b", Reason::Separator),
        ("a._b", Reason::Separator),
        ("-a", Reason::Separator),
        ("a-", Reason::Separator),
        ("x:", Reason::Separator),
        ("x:.t", Reason::Separator),
        ("x:-t", Reason::Separator),
        (":t", Reason::Separator),
        ("x@", Reason::Digest),
        ("x@sha256:0123", Reason::Digest),
        ("x@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF", Reason::Digest),
        (join!("x@SHA256:", HEX), Reason::Digest),
        (join!("x@sha1:", HEX), Reason::Digest),
        (join!("x@", SHA256, "0"), Reason::Digest),
        (join!("x@", SHA256, ":t"), Reason::Digest),
        (join!("quay.io/", A255, "a"), Reason::Length),
        (join!(A247, "a"), Reason::Length),
        (join!("docker.io/", A247, "a"), Reason::Length),
        (join!("x:", T128, "t"), Reason::Length),
    ];

    /// The grammar as facts; what Docker's CLI refuses beyond it is `beyond_pattern`.
    const COMPONENT: &str = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    const LABEL: &str = "(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\\-]*[A-Za-z0-9])";
    #[rustfmt::skip]
    const GRAMMAR: &str = join!(
        "^(?:(?:(?:", LABEL, r"(?:\.", LABEL, r")*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?/)?",
        COMPONENT, "(?:/", COMPONENT, ")*",
        r"(?::[A-Za-z0-9_][A-Za-z0-9_.\-]{0,127})?",
        "(?:@[A-Za-z][A-Za-z0-9]*(?:[+._\\-][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?)?$",
    );

    pub(super) const EVIDENCE: Evidence = Evidence {
        check: |text| Reference::parse(text).map_or_else(Findings::refuse, |_| Findings::NONE),
        pattern: GRAMMAR,
        accepts: &FIRST,
        traps: &[],
        rejects: REJECTS,
        beyond_pattern: &[
            HEX,
            "my_harbor.com/ns/x",
            "x@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
            join!("x@SHA256:", HEX),
            join!("x@sha1:", HEX),
            join!("x@", SHA256, "0"),
            join!("quay.io/", A255, "a"),
            join!(A247, "a"),
            join!("docker.io/", A247, "a"),
        ],
        tokens: &[
            "a",
            "Z",
            "0",
            ".",
            "_",
            "__",
            "-",
            "--",
            "/",
            ":",
            "::",
            ":80",
            "@",
            "[",
            "]",
            "[::1]/",
            "quay.io/",
            "q_.io/",
            "docker.io/",
            "index.docker.io/",
            "localhost/",
            "library/",
            "é",
            " ",
            "http://",
            "\\",
            "%",
            "@sha256:",
            join!("@", SHA256),
        ],
    };
    const FIRST: [&str; SPELLINGS.len()] = {
        let mut first = [""; SPELLINGS.len()];
        let mut at = 0;
        while at < first.len() {
            first[at] = SPELLINGS[at].0;
            at += 1;
        }
        first
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn takes_nothing_outside_the_grammar() {
        EVIDENCE.pattern_is_no_stricter();
    }

    #[test]
    fn full_spellings() {
        for (text, full) in SPELLINGS {
            assert_eq!(Reference::parse(text).unwrap().full(), *full, "{text}");
            assert_eq!(Reference::parse(full).unwrap().full(), *full, "{text}");
        }
    }

    #[test]
    fn cutting() {
        let parsed = |text| {
            let Reference { domain, path, tag, digest } = Reference::parse(text).unwrap();
            (domain, path, tag, digest)
        };
        assert_eq!(parsed("myharbor/x"), (None, "myharbor/x", None, None));
        assert_eq!(parsed("myharbor:80/x"), (Some("myharbor:80"), "x", None, None));
        let text = format!("[::1]:80/a/b:t@{SHA256}");
        assert_eq!(parsed(&text), (Some("[::1]:80"), "a/b", Some("t"), Some(SHA256)));
    }

    #[test]
    fn parts_alone() {
        for (path, fault) in [
            ("a/b__c", None),
            (A255, None),
            (join!(A255, "a"), Some(Reason::Length)),
            ("a b", Some(Reason::Space)),
            ("A", Some(Reason::UpperCase)),
            ("a:t", Some(Reason::Character)),
            ("", Some(Reason::Separator)),
            ("a/", Some(Reason::Separator)),
        ] {
            assert_eq!(path_fault(path), fault, "{path}");
        }
        for (tag, fault) in [
            ("_", None),
            ("V1.2-rc", None),
            (T128, None),
            (join!(T128, "t"), Some(Reason::Length)),
            ("a\tb", Some(Reason::Space)),
            ("a/b", Some(Reason::Character)),
            ("", Some(Reason::Separator)),
            (".a", Some(Reason::Separator)),
            ("-a", Some(Reason::Separator)),
        ] {
            assert_eq!(tag_fault(tag), fault, "{tag}");
        }
    }
}
