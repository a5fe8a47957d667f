//! Texts that are as they should be. Most are, and a glance at them tells; only the others are read part by part.

use super::Format;
use crate::glance::Glance;

impl Format {
    /// Whether there is, at a glance, nothing to say of the text and nothing to mend. No answer when there is.
    pub(crate) fn takes_at_a_glance(self, text: &str) -> bool {
        self.takes(&Glance::of(text), text)
    }

    /// The same by a glance at that text.
    pub(crate) fn takes(self, glance: &Glance<'_>, text: &str) -> bool {
        match self {
            Self::Any => glance.is_word() || text.trim().len() == text.len(),
            Self::Endpoint | Self::DockerEndpoint | Self::ScannerEndpoint => {
                glance.is_server() && !glance.host.starts_with("http")
            }
            Self::RegistryAddress => glance.is_server() && !glance.has_scheme,
            Self::TargetUrl | Self::ServiceUrl => glance.is_server() && glance.has_scheme,
            Self::Domain => glance.is_server() && !glance.has_scheme && glance.port.is_none(),
            Self::Namespace => glance.is_label(),
            Self::TargetName => glance.is_name() && !text.is_empty(),
            Self::Uuid => glance.is_uuid(),
            Self::Address | Self::GoogleCredential | Self::Timestamp | Self::Ip | Self::Token | Self::Segment => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::Findings;
    use crate::repair;
    use crate::schema::{Cond, Release, Text};

    const GLANCED: [Format; 11] = [
        Format::Any,
        Format::Endpoint,
        Format::DockerEndpoint,
        Format::ScannerEndpoint,
        Format::RegistryAddress,
        Format::TargetUrl,
        Format::ServiceUrl,
        Format::Domain,
        Format::Namespace,
        Format::TargetName,
        Format::Uuid,
    ];

    const TOKENS: &[&str] = &[
        "quay",
        "io",
        "docker",
        "docker.io",
        "hub.docker.com",
        "registry-1",
        "index",
        "localhost",
        "localdomain",
        "metadata.google.internal",
        "internal",
        "http",
        "https",
        "https://",
        "http://",
        "://",
        ".",
        ".",
        ".",
        "-",
        "--",
        ":",
        "80",
        "0",
        "65535",
        "65536",
        "08",
        "a",
        "Z",
        "1",
        "127",
        "10.0.0.7",
        "127.0.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "0x7f",
        "7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10",
        "abc",
        "_",
        "/",
        "@",
        "?",
        "%41",
        " ",
        "é",
    ];

    /// Any texts, and what is nearly a server.
    fn text() -> impl Strategy<Value = String> {
        let tokens =
            |count| prop::collection::vec(prop::sample::select(TOKENS), count).prop_map(|tokens| tokens.concat());
        let scheme = prop::sample::select(vec!["", "https://", "http://"]);
        let labels = prop::collection::vec(tokens(1..2), 1..4).prop_map(|labels| labels.join("."));
        let server = (scheme, labels, prop::option::of(tokens(1..3)));
        let server = server.prop_map(|(scheme, labels, port)| {
            format!("{scheme}{labels}{}", port.map_or_else(String::new, |port| format!(":{port}")))
        });
        prop_oneof![tokens(1..7), server]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn a_closer_look_says_nothing_else(text in text(), release in prop::sample::select(Release::ALL)) {
            for format in GLANCED.iter().copied().filter(|format| format.takes_at_a_glance(&text)) {
                prop_assert_eq!(format.read(&text, release), Findings::NONE, "{:?}", format);
                let syntax = Text { min: 0, max: None, format, format_when: Cond::Always };
                prop_assert!(repair::closely(&syntax, &text, release).is_none(), "{:?}", format);
            }
        }
    }

    /// Which nobody would tell otherwise, for a closer look says nothing else, later.
    #[test]
    fn ordinary_texts_need_no_closer_look() {
        const SERVERS: &[&str] = &[
            "quay.io",
            "h2.team-a.example.com",
            "registry.example.com:5000",
            "1.a1.example:1",
            "mydocker.example.com:65535",
            "docker.example.com:9999",
            "10.0.0.7",
            "192.168.0.255:8443",
            "0123456789.0123456789.0123456789.0123456789.01234567.example.com",
        ];
        const WORDS: &[&str] = &["a", "team-a", "standby2", "0a-1-z9"];
        const ANY: &[&str] = &["two words", "Ünï", "******"];
        for format in GLANCED {
            let (begin, texts) = match format {
                Format::Endpoint | Format::DockerEndpoint | Format::ScannerEndpoint | Format::RegistryAddress => {
                    ("", SERVERS)
                }
                Format::TargetUrl | Format::ServiceUrl => ("https://", SERVERS),
                Format::Domain => ("", &SERVERS[..2]),
                Format::Namespace | Format::TargetName => ("", WORDS),
                Format::Uuid => ("", &["7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10"][..]),
                _ => ("", ANY),
            };
            for text in texts {
                let text = format!("{begin}{text}");
                assert!(format.takes_at_a_glance(&text), "{format:?}: {text}");
            }
        }
        assert!(Format::Endpoint.takes_at_a_glance("https://quay.io"));
    }
}
