//! Formats, beside other readers of the same grammars.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::LazyLock;

use berthing::Release;
use berthing::format::Format;
use regex::Regex;
use url::{Host, Url};

/// Every format.
const FORMATS: [Format; 17] = [
    Format::Any,
    Format::Endpoint,
    Format::DockerEndpoint,
    Format::ScannerEndpoint,
    Format::Address,
    Format::RegistryAddress,
    Format::Namespace,
    Format::TargetUrl,
    Format::TargetName,
    Format::GoogleCredential,
    Format::Timestamp,
    Format::Uuid,
    Format::Domain,
    Format::Ip,
    Format::ServiceUrl,
    Format::Token,
    Format::Segment,
];

thread_local! {
    /// What is published for each format and release, as a regular expression.
    static PATTERNS: Vec<(Format, Release, fancy_regex::Regex)> = {
        let of = |format: &Format| Release::ALL.iter().filter_map({
            let format = *format;
            move |release| Some((format, *release, fancy_regex::Regex::new(format.pattern(*release)?).unwrap()))
        });
        FORMATS.iter().flat_map(of).collect()
    };
}

/// distribution/reference: `path-component` and what a repository's name is made of.
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    let component = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
    Regex::new(&format!(r"\A{component}(?:/{component})*\z")).unwrap()
});

/// Any text, read as every format.
pub fn formats(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    PATTERNS.with(|patterns| {
        for (format, release, pattern) in patterns {
            let is_taken = format.check(text, *release).error.is_none();
            // One that gives up on a text has not refused it.
            assert!(!is_taken || pattern.is_match(text).unwrap_or(true), "{format:?} {release:?}");
        }
    });
    for format in FORMATS {
        let found = format.check(text, Release::Latest);
        assert!(found.error.is_none() || found.traps().next().is_none(), "{format:?}: one fault, one issue");
    }
    if text.is_empty() {
        return;
    }
    let takes = |format: Format| format.check(text, Release::Latest).error.is_none();
    let text = text.trim();
    assert_eq!(takes(Format::Ip), IpAddr::from_str(text).is_ok());
    // How long it may be is its field's business.
    assert_eq!(takes(Format::Namespace), PATH.is_match(text));
    if takes(Format::Domain) {
        // As in a reference to an image, a last label may be a number; in a URL that would be an IPv4 address.
        assert!(
            Host::parse(text).is_ok() || text.to_ascii_lowercase().contains("xn--") || ends_in_number(text),
            "{text}"
        );
    }
    if takes(Format::ServiceUrl) {
        let url = Url::parse(text);
        assert!(
            url.is_ok_and(|url| ["http", "https"].contains(&url.scheme())
                && url.username().is_empty()
                && url.query().is_none()
                && url.fragment().is_none())
                || text.to_ascii_lowercase().contains("xn--"),
            "{text}"
        );
    }
    if takes(Format::RegistryAddress) {
        let bare = text.split_once("://").filter(|(scheme, _)| !scheme.contains(['/', '?', '#']));
        let bare = bare.map_or(text, |(_, bare)| bare);
        let host = bare.split(['/', '?', '#', ':']).next().unwrap_or(bare);
        let url = Url::parse(&format!("https://{bare}"));
        let is_fine = url.is_ok_and(|url| url.username().is_empty() && url.host().is_some());
        assert!(is_fine || text.to_ascii_lowercase().contains("xn--") || ends_in_number(host), "{text}");
    }
}

/// The texts that show what formats are.
pub fn evidence() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|format| {
        let evidence = format.evidence();
        let marked = evidence.traps.iter().chain(evidence.rejects).map(|(text, _)| *text);
        evidence.accepts.iter().copied().chain(marked)
    })
}

fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host).to_ascii_lowercase();
    last.strip_prefix("0x").unwrap_or(&last).bytes().all(|byte| byte.is_ascii_hexdigit())
}
