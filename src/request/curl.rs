//! The same request for curl, as a config file: its command line would show the secrets to everyone on the machine.

use std::fmt::Write as _;

use super::Message;

/// The command that reads [`Message::curl`] from its standard input.
pub const CURL: &str = "curl --config -";

impl Message {
    /// The request as a config file of curl, to be fed to [`CURL`], whose command line holds nothing itself. Releases
    /// of curl before 8.2 read no line of more than 100 KiB.
    ///
    /// ```
    /// # use berthing::{Options, kind, request};
    /// # let target = r#"{"endpoint": "https://central.example.com", "token": "example-token"}"#;
    /// # let kind = kind("rhacs.image-integration")?;
    /// let masked = request(kind, kind.example, target, Options::default()).masked.unwrap();
    /// assert!(masked.curl().contains(r#"header = "Authorization: Bearer ******""#));
    /// # Ok::<(), berthing::UnknownKind>(())
    /// ```
    #[must_use]
    pub fn curl(&self) -> String {
        let mut config = String::new();
        let mut option = |name: &str, value: &str| {
            let _ = writeln!(config, "{name} = {}", quoted(value));
        };
        option("url", &self.url);
        option("request", self.method);
        for (name, value) in &self.headers {
            option("header", &format!("{name}: {value}"));
        }
        if let Some(body) = &self.body {
            option("data-raw", body);
        }
        // The brackets of an IPv6 address are no pattern; and whatever ~/.curlrc says, a redirect would carry the
        // token to wherever it leads.
        config.push_str("globoff\nno-location-trusted\n");
        config
    }
}

/// A value as curl's config parser reads it (curl `src/tool_parsecfg.c`).
fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\u{b}' => text.push_str("\\v"),
            _ => text.push(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_line_and_reads_back() {
        for (value, written) in [
            ("plain", r#""plain""#),
            (r#"a "b" \c"#, r#""a \"b\" \\c""#),
            ("a\tb\nc\rd\u{b}e", r#""a\tb\nc\rd\ve""#),
            ("é#=", "\"é#=\""),
        ] {
            assert_eq!(quoted(value), written);
        }
    }
}
