//! Where other parsers judge otherwise, and why that is right.

/// Judge, question, texts that they are right to differ about, and why.
pub(crate) type Explained = (&'static str, &'static str, fn(&str) -> bool, &'static str);

pub(crate) const EXPLAINED: [Explained; 11] = [
    ("Python", "ip", has_zone, ZONE),
    ("Python", "server", has_zone, ZONE),
    ("Python", "trusted host", has_zone, ZONE),
    ("Python", "host class", |text| text.ends_with('.'), "to a browser a dot at the end is no part of the address"),
    ("Python", "host class", |text| text.split('.').any(|part| part == "0x"), "to a browser 0x is 0"),
    ("Go", "timestamp", |text| text.contains(','), LAX),
    ("Go", "timestamp", |text| text.split('T').any(|time| time.find(':') == Some(1)), LAX),
    ("Go", "timestamp", |text| ["+24:", "-24:", ":60"].iter().any(|part| text.contains(part)), LAX),
    ("Go", "timestamp", |text| text.trim().starts_with("0000-12-31"), "a year 0, although it is another year in UTC"),
    (
        "Go",
        "url",
        |text| !without_end(text).contains("://"),
        "Harbor looks for a scheme behind which is more than slashes",
    ),
    (
        "Go",
        "google_credential",
        |text| text.contains("1e999") || text.contains("\\ud800"),
        "no double, half a character",
    ),
];
const ZONE: &str = "a zone names an interface of one machine";
const LAX: &str = "Go's parser is laxer than RFC 3339 (golang/go#54580)";

fn has_zone(text: &str) -> bool {
    text.contains('%')
}

fn without_end(text: &str) -> &str {
    text.trim().trim_end_matches('/')
}
