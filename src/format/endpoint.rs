//! Endpoint of an RHACS image integration.
//!
//! What is refused is what Central's guard refuses (stackrox `pkg/endpoints/validate.go`): it strips one `http://`, then
//! one `https://`, reads `http://` + the rest as a Go URL and compares the host. It looks nothing up and folds no
//! letter case, so `LOCALHOST`, `127.1` or `tcp://localhost` get past it. Those, and whatever the clients make of a
//! text the guard takes (stackrox `pkg/urlfmt/url.go`, `pkg/registries/docker/config.go`), are traps, never errors.
//!
//! Releases: up to 4.11 the guard knows four literal hosts; since 4.10 the builds' Go refuses IPv6 without brackets.

use std::net::{IpAddr, Ipv4Addr};

use super::{
    Findings, Reason, go_url,
    host::{self, Parts, Scheme, address_of, is_bare_ipv6, peel},
};
use crate::schema::Release;

/// Who is going to use the endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Client {
    Registry,
    /// The Docker family, which rewrites Docker Hub's names.
    Docker,
    /// Scanners, for which plain HTTP is ordinary.
    Scanner,
}

pub(crate) fn check(text: &str, release: Release, client: Client) -> Findings {
    if text.is_empty() {
        return Findings::NONE;
    }
    match go_url::hostname(strip(text), colons(release)) {
        Err(reason) => Findings::refuse(reason),
        Ok(host) => match guard(&host, release) {
            Some(reason) => Findings::refuse(reason),
            None => traps(text, &host, client),
        },
    }
}

/// stackrox `urlfmt.TrimHTTPPrefixes`.
fn strip(text: &str) -> &str {
    let text = text.strip_prefix("http://").unwrap_or(text);
    text.strip_prefix("https://").unwrap_or(text)
}

fn colons(release: Release) -> go_url::Colons {
    if release < Release::V4_10 { go_url::Colons::Last } else { go_url::Colons::First }
}

fn guard(host: &str, release: Release) -> Option<Reason> {
    match host {
        "localhost" => Some(Reason::Local),
        "metadata.google.internal" => Some(Reason::Metadata),
        _ if release >= Release::Latest => match address_of(host)?.to_canonical() {
            ip if ip.is_loopback() => Some(Reason::Local),
            ip if ip == METADATA => Some(Reason::Metadata),
            _ => None,
        },
        "127.0.0.1" => Some(Reason::Local),
        "169.254.169.254" => Some(Reason::Metadata),
        _ => None,
    }
}

const METADATA: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 254);
/// Where Amazon ECS serves credentials to containers.
const ECS_CREDENTIALS: Ipv4Addr = Ipv4Addr::new(169, 254, 170, 2);

/// `host` is the one that the guard saw. Behind a scheme that the guard does not know it is the scheme's name; the
/// traps are about the host that was meant.
fn traps(text: &str, host: &str, client: Client) -> Findings {
    let (scheme, rest) = peel(text);
    let odd_scheme = scheme == Scheme::Odd || rest.len() != strip(text).len();
    let meant = Parts::split(rest);
    let host = if odd_scheme {
        meant.host
    } else if is_bare_ipv6(meant.server) {
        meant.server
    } else {
        host
    };
    let found = if client == Client::Docker { docker_traps(text, &meant) } else { Findings::NONE };
    let named = names(host);
    let found = [named, meant.misplaced_colon()].into_iter().flatten().fold(found, Findings::warn);
    found
        // Where the scheme hides a local host from the guard, that is the fault.
        .warn_if(odd_scheme && named.is_none(), Reason::Scheme)
        .warn_if(text.starts_with("http://") && !odd_scheme && client != Client::Scanner, Reason::PlainHttp)
        .warn_if(text.starts_with("http") && scheme == Scheme::None, Reason::HttpPrefix)
        .warn_if(meant.userinfo.is_some(), Reason::Userinfo)
        .warn_if(is_unlikely(host), Reason::Host)
        .warn_if(meant.has_bad_port(), Reason::Port)
        .warn_if(meant.has_path(), Reason::Path)
        .warn_if(!meant.tail.is_empty(), Reason::Query)
        .warn_if(text.contains(char::is_whitespace), Reason::Space)
}

/// This machine or a metadata service, as those who resolve the host will understand it: letter case, a final dot and
/// full-width forms (UTS 46) do not matter, and IPv4 addresses may be written as `inet_aton` and the WHATWG URL
/// standard read them.
fn names(host: &str) -> Option<Reason> {
    let host: String = host.trim().chars().map(narrow).collect();
    let host = host.strip_suffix('.').unwrap_or(&host);
    match bare_literal(host) {
        "localhost" | "localhost.localdomain" => Some(Reason::Local),
        "metadata.google.internal" => Some(Reason::Metadata),
        host => match address_of(host).or_else(|| inet_aton(host).map(IpAddr::V4))?.to_canonical() {
            ip if ip.is_loopback() || ip.is_unspecified() => Some(Reason::Local),
            ip if ip == METADATA || ip == ECS_CREDENTIALS => Some(Reason::Metadata),
            _ => None,
        },
    }
}

/// Lower-case ASCII for full-width forms and ideographic full stops.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        '\u{3002}' | '\u{ff61}' => '.',
        _ => c.to_ascii_lowercase(),
    }
}

/// Without brackets and zone.
fn bare_literal(host: &str) -> &str {
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    match host.split_once('%') {
        Some((address, _zone)) if address.contains(':') => address,
        _ => host,
    }
}

/// One to four numbers, decimal, octal (`0…`) or hexadecimal (`0x…`), of which the last fills what is left.
fn inet_aton(host: &str) -> Option<Ipv4Addr> {
    let mut numbers = host.split('.').map(number).collect::<Option<Vec<u32>>>()?;
    let last = numbers.pop()?;
    let free = 32_usize.checked_sub(8 * numbers.len()).filter(|bits| *bits > 0)?;
    if u64::from(last) >> free != 0 || numbers.iter().any(|number| *number > 255) {
        return None;
    }
    let high = numbers.iter().fold(0, |high, number| high << 8 | u64::from(*number));
    u32::try_from(high << free | u64::from(last)).ok().map(Ipv4Addr::from)
}

/// `text` is in lower case.
fn number(text: &str) -> Option<u32> {
    let (digits, radix) = match text.strip_prefix("0x") {
        Some("") => ("0", 16),
        Some(digits) => (digits, 16),
        None if text.len() > 1 && text.starts_with('0') => (text, 8),
        None => (text, 10),
    };
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, radix).ok())?
}

/// The Docker client turns `docker.io` and `https://docker.io`, in any letter case, into the registry's address and
/// nothing else; then it takes every text that contains `docker.io` for Docker Hub when it matches images.
fn docker_traps(text: &str, meant: &Parts) -> Findings {
    let contains_name = text.contains("docker.io");
    let host = meant.host.strip_suffix('.').unwrap_or(meant.host).to_ascii_lowercase();
    let rewritten = ["docker.io", "https://docker.io"].iter().any(|name| text.eq_ignore_ascii_case(name));
    let works = contains_name && (rewritten || host == "registry-1.docker.io");
    let of_docker = host == "docker.io" || host.ends_with(".docker.io");
    Findings::NONE
        .warn_if(meant.is_docker_hub() && !works, Reason::DockerHub)
        .warn_if(contains_name && !of_docker, Reason::HubLookalike)
}

/// Go lets a host consist of almost anything; no resolver does. White space is a finding of its own.
fn is_unlikely(host: &str) -> bool {
    let usual = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':') || c.is_whitespace();
    host.is_empty() || !bare_literal(host).chars().all(usual)
}

/// The one spelling of all that mean the same to `client`. What is not understood is only trimmed.
pub(crate) fn repair(text: &str, client: Client) -> String {
    let text = text.trim();
    let (scheme, rest) = peel(text);
    let parts = Parts::split(rest);
    let scheme = match scheme {
        Scheme::None => "",
        Scheme::Http => "http://",
        Scheme::Https => "https://",
        Scheme::Odd => return text.to_owned(),
    };
    let is_understood = parts.fault().is_none()
        && go_url::hostname(rest, go_url::Colons::First).is_ok()
        && !text.contains(char::is_whitespace);
    if !is_understood {
        text.to_owned()
    } else if client == Client::Docker && is_all_of_docker_hub(&parts) {
        "https://registry-1.docker.io".to_owned()
    } else {
        format!("{scheme}{}", parts.canonical())
    }
}

/// Docker Hub with nothing else in the address that could matter.
fn is_all_of_docker_hub(parts: &Parts) -> bool {
    parts.is_docker_hub()
        && parts.userinfo.is_none()
        && parts.tail.is_empty()
        && matches!(parts.port, None | Some("443"))
        && matches!(parts.path.trim_end_matches('/'), "" | "/v1" | "/v2")
}

/// The stripping is spelled out: an optional group could be left out, and `http` read as a host.
macro_rules! endpoint {
    ($($server:expr),*) => {
        host::join!(
            "^(?:http://https://|http://(?!https://)|https://|(?!https?://))",
            go_url::USERINFO,
            $($server,)*
            go_url::BEHIND_HOST,
            "$"
        )
    };
}

/// At most one colon, which begins the port.
const FIRST_COLON: &str = host::join!("(?:", go_url::BRACKETED, "|(?:", go_url::HOST_CHAR, ")*)(?::[0-9]*)?");
/// Any number of colons, the last of which begins the port.
const LAST_COLON: &str = host::join!(
    "(?:",
    go_url::BRACKETED,
    "(?::[0-9]*)?|(?:",
    go_url::HOST_CHAR,
    "|:)*:[0-9]*|(?:",
    go_url::HOST_CHAR,
    ")*)"
);
const HOST_END: &str = r"(?::[0-9]*)?(?:[\/?#]|$)";
const NO_LITERAL_HOST: &str =
    host::join!(r"(?!(?:localhost|127\.0\.0\.1|169\.254\.169\.254|metadata\.google\.internal)", HOST_END, ")");
/// Mapped addresses included. The rest of the pattern knows that brackets hold an IPv6 address.
const NO_LOCAL_HOST: &str = host::join!(
    r"(?!(?:localhost|127(?:\.",
    host::OCTET,
    r"){3}|169\.254\.169\.254|metadata\.google\.internal)",
    HOST_END,
    r"|\[[0:]*:(?:0{0,3}1|0\.0\.0\.1|[Ff]{4}:(?:127\.[0-9.]+|7[Ff][0-9A-Fa-f]{2}:[0-9A-Fa-f]+",
    r"|169\.254\.169\.254|[Aa]9[Ff][Ee]:[Aa]9[Ff][Ee]))\])"
);

pub(crate) fn pattern(release: Release) -> &'static str {
    if release < Release::V4_10 {
        endpoint!(NO_LITERAL_HOST, LAST_COLON)
    } else if release < Release::Latest {
        endpoint!(NO_LITERAL_HOST, FIRST_COLON)
    } else {
        endpoint!(NO_LOCAL_HOST, FIRST_COLON)
    }
}

/// As the Docker client of the latest release takes them; registries and scanners have no findings here either.
pub(crate) const ACCEPTS: &[&str] = &[
    "quay.io",
    "quay.io/",
    "https://quay.io",
    "https://quay.io////",
    "https://1.1.1.1:8000",
    "1.1.1.1:8000",
    "[2001:db8::1]:5000",
    "[fe80::1%25eth0]:5000",
    "[::ffff:10.0.0.1]",
    "host:080",
    "QUAY.io",
    "my_registry.example",
    "012.0.0.1",
    "127.0.0.999",
    "localhosts",
    "docker.io",
    "https://docker.io",
    "registry-1.docker.io",
    "https://registry-1.docker.io/",
    "registry-1.docker.io:443",
    "server.smtp:8080",
];

/// As the Docker client of the latest release takes them.
pub(crate) const TRAPS: &[(&str, Reason)] = &[
    // Hosts that the guard does not know for what they are.
    ("LOCALHOST", Reason::Local),
    ("Localhost:5000", Reason::Local),
    ("localhost.", Reason::Local),
    ("localhost.localdomain", Reason::Local),
    ("127.1", Reason::Local),
    ("0x7f.0.0.1", Reason::Local),
    ("0X7F000001", Reason::Local),
    ("017700000001", Reason::Local),
    ("2130706433", Reason::Local),
    ("127.0.0.1.", Reason::Local),
    ("0.0.0.0", Reason::Local),
    ("0", Reason::Local),
    ("[::]", Reason::Local),
    ("[::1%25lo]", Reason::Local),
    ("\u{ff4c}ocalhost", Reason::Local),
    ("%EF%BD%8Cocalhost", Reason::Local),
    ("127\u{3002}0.0.1", Reason::Local),
    ("localhost\u{a0}", Reason::Local),
    ("HTTP://localhost", Reason::Local),
    ("tcp://localhost", Reason::Local),
    ("tcp://[::1]:80", Reason::Local),
    ("ftp://localhost:21", Reason::Local),
    ("https://https://localhost", Reason::Local),
    ("https://http://localhost", Reason::Local),
    ("http://http://localhost", Reason::Local),
    ("//localhost", Reason::Local),
    ("METADATA.google.internal", Reason::Metadata),
    ("metadata.google.internal.", Reason::Metadata),
    ("0xa9fea9fe", Reason::Metadata),
    ("169.254.43518", Reason::Metadata),
    ("169.254.170.2", Reason::Metadata),
    ("tcp://169.254.169.254", Reason::Metadata),
    // Schemes.
    ("HTTPS://quay.io", Reason::Scheme),
    ("HTTP://localhost", Reason::Local),
    ("tcp://localhost", Reason::Local),
    ("https://https://localhost", Reason::Local),
    ("http://https://quay.io", Reason::Scheme),
    ("//localhost", Reason::Local),
    ("https:/quay.io", Reason::Scheme),
    ("oci://quay.io", Reason::Scheme),
    ("http://quay.io", Reason::PlainHttp),
    ("httpbin.example.com", Reason::HttpPrefix),
    ("https", Reason::HttpPrefix),
    // What else may stand in an address.
    ("user@quay.io", Reason::Userinfo),
    ("https://user:pw@quay.io", Reason::Userinfo),
    ("a@b@quay.io", Reason::Userinfo),
    ("tcp://user:p w@quay.io", Reason::Userinfo),
    ("docker.io/localhost", Reason::Path),
    ("registry.example.com/path/", Reason::Path),
    ("quay.io:443/v2/", Reason::Path),
    ("quay.io?x=1", Reason::Query),
    ("quay.io#f", Reason::Query),
    ("quay.io/ ", Reason::Space),
    ("quay.io/a b", Reason::Space),
    ("quay\u{a0}.io", Reason::Space),
    ("quay.io/#\n", Reason::Space),
    ("bücher.example", Reason::Host),
    ("https://", Reason::Host),
    ("/quay.io", Reason::Host),
    (":80", Reason::Host),
    ("a*b", Reason::Host),
    ("a%25b%ff", Reason::Host),
    ("quay.io:", Reason::Port),
    ("quay.io:0", Reason::Port),
    ("quay.io:99999", Reason::Port),
    ("tcp://quay.io:abc", Reason::Port),
    // Docker Hub.
    ("Docker.IO", Reason::DockerHub),
    ("https://Docker.io", Reason::DockerHub),
    ("https://docker.io/", Reason::DockerHub),
    ("docker.io/", Reason::DockerHub),
    ("http://docker.io", Reason::DockerHub),
    ("docker.io:443", Reason::DockerHub),
    ("docker.io.", Reason::DockerHub),
    ("index.docker.io", Reason::DockerHub),
    ("https://index.docker.io/v1/", Reason::DockerHub),
    ("Registry-1.Docker.IO", Reason::DockerHub),
    ("https://hub.docker.com", Reason::DockerHub),
    ("oci://docker.io", Reason::DockerHub),
    ("docker.io.example.com", Reason::HubLookalike),
    ("mirror.example.com/docker.io", Reason::HubLookalike),
    ("mydocker.io", Reason::HubLookalike),
];

pub(crate) const REJECTS: &[(&str, Reason)] = &[
    ("localhost", Reason::Local),
    ("localhost:8000", Reason::Local),
    ("http://localhost:8000", Reason::Local),
    ("https://localhost", Reason::Local),
    ("http://https://localhost", Reason::Local),
    ("127.0.0.1:8000", Reason::Local),
    ("127.0.0.2:80", Reason::Local),
    ("[::1]:5000", Reason::Local),
    ("[0:0:0::0001]", Reason::Local),
    ("[::0.0.0.1]", Reason::Local),
    ("[::ffff:127.0.0.1]:80", Reason::Local),
    ("[::ffff:7f00:1]", Reason::Local),
    ("user:pw@localhost", Reason::Local),
    ("a@b@localhost", Reason::Local),
    ("localhost?x=1", Reason::Local),
    ("localhost#f", Reason::Local),
    ("localhost/a", Reason::Local),
    ("localhost:", Reason::Local),
    ("metadata.google.internal:8000", Reason::Metadata),
    ("169.254.169.254:8000", Reason::Metadata),
    ("https://169.254.169.254:8000", Reason::Metadata),
    ("[::ffff:169.254.169.254]", Reason::Metadata),
    ("[::ffff:a9fe:A9FE]", Reason::Metadata),
    (" quay.io", Reason::Space),
    ("quay.io ", Reason::Space),
    ("\tquay.io", Reason::Space),
    ("quay.io\n", Reason::Space),
    ("quay.io/\n", Reason::Space),
    ("quay .io", Reason::Space),
    ("quay.io :80", Reason::Space),
    ("https:// localhost", Reason::Space),
    (" http://quay.io", Reason::Space),
    ("quay.io/\0", Reason::Character),
    ("quay.io\u{7f}", Reason::Character),
    ("http:quay.io", Reason::Port),
    ("https:quay.io", Reason::Port),
    ("quay.io:abc", Reason::Port),
    ("host:+80", Reason::Port),
    ("host:-1", Reason::Port),
    ("1.2.3.4:80:90", Reason::Port),
    ("[2001:db8::1]80", Reason::Port),
    ("::1", Reason::Ipv6),
    ("2001:db8::1", Reason::Ipv6),
    ("https://2001:db8::1/", Reason::Ipv6),
    ("fe80::1%25eth0", Reason::Ipv6),
    ("[::1", Reason::Host),
    ("[localhost]:80", Reason::Host),
    ("[127.0.0.1]", Reason::Host),
    ("[::1%25]", Reason::Host),
    ("a[::1]", Reason::Host),
    ("a|b", Reason::Host),
    ("a\\b", Reason::Host),
    ("localhost%2f", Reason::Escape),
    ("%6cocalhost", Reason::Escape),
    ("quay.io/%zz", Reason::Escape),
    ("quay.io#%", Reason::Escape),
    ("u%:p@quay.io", Reason::Escape),
    ("u:p w@quay.io", Reason::Userinfo),
    ("u\u{e9}:p@quay.io", Reason::Userinfo),
    ("u|:p@quay.io", Reason::Userinfo),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const TOKENS: &[&str] = &[
        "a",
        "A",
        "0",
        "127",
        ":",
        "::",
        ":80",
        "[",
        "]",
        "@",
        "/",
        "//",
        "?",
        "#",
        "%",
        "%25",
        "%2",
        "%ff",
        "%41",
        " ",
        "\n",
        "\u{a0}",
        "\u{ff4c}",
        ".",
        "docker.io",
        "localhost",
        "http://",
        "https://",
        "HTTP://",
        "[::1]",
        "|",
        "\\",
    ];
    const LATEST: Evidence = Evidence {
        check: |text| check(text, Release::Latest, Client::Docker),
        pattern: "",
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[],
        tokens: TOKENS,
    };
    fn latest() -> Evidence {
        Evidence { pattern: pattern(Release::Latest), ..LATEST }
    }

    /// What other releases make of the rows of fact sheet §4.2 that changed.
    const CHANGED: &[(&str, Release, Result<Reason, Reason>)] = &[
        // Literal hosts only: the rest is a trap.
        ("127.0.0.2:80", Release::V4_11, Ok(Reason::Local)),
        ("[::1]:5000", Release::V4_11, Ok(Reason::Local)),
        ("[::ffff:127.0.0.1]:80", Release::V4_11, Ok(Reason::Local)),
        ("[::ffff:7f00:1]", Release::V4_5, Ok(Reason::Local)),
        ("[::ffff:169.254.169.254]", Release::V4_11, Ok(Reason::Metadata)),
        ("127.0.0.1:8000", Release::V4_5, Err(Reason::Local)),
        ("localhost", Release::V4_5, Err(Reason::Local)),
        ("169.254.169.254", Release::V4_5, Err(Reason::Metadata)),
        ("metadata.google.internal:1", Release::V4_11, Err(Reason::Metadata)),
        // IPv6 without brackets: the last colon is taken for the port's.
        ("::1", Release::V4_9, Ok(Reason::Local)),
        ("::1", Release::V4_9, Ok(Reason::Ipv6)),
        ("2001:db8::1", Release::V4_5, Ok(Reason::Ipv6)),
        ("2001:db8::a", Release::V4_5, Err(Reason::Ipv6)),
        ("1.2.3.4:80:90", Release::V4_5, Ok(Reason::Port)),
        ("::1", Release::V4_10, Err(Reason::Ipv6)),
        ("2001:db8::1", Release::V4_10, Err(Reason::Ipv6)),
        ("1.2.3.4:80:90", Release::V4_11, Err(Reason::Port)),
    ];

    #[test]
    fn tables_hold() {
        latest().holds();
        for text in ACCEPTS {
            for client in [Client::Registry, Client::Scanner] {
                assert_eq!(check(text, Release::Latest, client), Findings::NONE, "{text}");
            }
        }
    }

    #[test]
    fn releases_differ() {
        for (text, release, expected) in CHANGED {
            let found = check(text, *release, Client::Registry);
            match expected {
                Ok(trap) => assert!(found.error.is_none() && found.has(*trap), "{text} {release:?} {found:?}"),
                Err(reason) => assert_eq!(found, Findings::refuse(*reason), "{text} {release:?}"),
            }
            let matches = fancy_regex::Regex::new(pattern(*release))
                .is_ok_and(|p| p.is_match(text).ok() == Some(expected.is_ok()));
            assert!(matches, "{text} {release:?}");
        }
    }

    #[test]
    fn clients_differ() {
        for (text, client, reason, expected) in [
            ("http://clair.example", Client::Registry, Reason::PlainHttp, true),
            ("http://clair.example", Client::Scanner, Reason::PlainHttp, false),
            ("clair.example/path", Client::Scanner, Reason::Path, true),
            ("index.docker.io", Client::Registry, Reason::DockerHub, false),
            ("mydocker.io", Client::Scanner, Reason::HubLookalike, false),
            ("registry-1.docker.io", Client::Docker, Reason::HubLookalike, false),
            ("docker.io.", Client::Docker, Reason::HubLookalike, false),
            ("https://docker.io", Client::Docker, Reason::DockerHub, false),
            ("HTTPS://docker.io", Client::Docker, Reason::DockerHub, false),
        ] {
            assert_eq!(check(text, Release::Latest, client).has(reason), expected, "{text} {client:?}");
        }
    }

    #[test]
    fn patterns_are_exact() {
        latest().pattern_is_exact();
        Evidence {
            check: |text| check(text, Release::V4_11, Client::Docker),
            pattern: pattern(Release::V4_11),
            ..LATEST
        }
        .pattern_is_exact();
        Evidence {
            check: |text| check(text, Release::V4_5, Client::Docker),
            pattern: pattern(Release::V4_5),
            ..LATEST
        }
        .pattern_is_exact();
    }

    #[test]
    fn repairs() {
        for (text, expected) in [
            (" Quay.IO/ ", "quay.io"),
            ("HTTPS://User:Pw@Quay.IO:443/A/b//", "https://User:Pw@quay.io:443/A/b"),
            ("quay.io/?A=/", "quay.io/?A=/"),
            ("Quay.io//?A", "quay.io//?A"),
            ("[2001:DB8::1]/", "[2001:db8::1]"),
            ("tcp://Quay.io/", "tcp://Quay.io/"),
            ("https://HTTP://Quay.io/", "https://HTTP://Quay.io/"),
            ("my_host/", "my_host/"),
            ("Quay.io/ /", "Quay.io/ /"),
            ("", ""),
        ] {
            for client in [Client::Registry, Client::Docker, Client::Scanner] {
                assert_eq!(repair(text, client), expected, "{text} {client:?}");
            }
        }
        for text in
            ["Docker.IO", "docker.io/", "http://index.docker.io/v1/", "hub.docker.com:443", "registry-1.docker.io/v2"]
        {
            assert_eq!(repair(text, Client::Docker), "https://registry-1.docker.io", "{text}");
            assert!(!repair(text, Client::Registry).contains("https"), "{text}");
        }
        for text in ["hub.docker.com/r/library", "u@docker.io", "docker.io?x", "docker.io:5000"] {
            assert_eq!(repair(text, Client::Docker), text);
        }
    }

    /// Letter case, odd schemes and Unicode white space are holes in the guard: closing one may show what it refuses.
    #[test]
    fn repair_is_safe() {
        let is_hole =
            |found: Findings| [Reason::Local, Reason::Metadata, Reason::Space].iter().any(|hole| found.has(*hole));
        latest().repair_is_safe(|text| repair(text, Client::Registry), is_hole);
        latest().repair_is_safe(|text| repair(text, Client::Docker), is_hole);
    }
}
