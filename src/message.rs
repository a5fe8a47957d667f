//! The sentences of issues: a pure function of code, facts and label, so that a translation is another such file.
//!
//! Wording follows GOV.UK's style for error messages: say what to do at the field, in one sentence without a final
//! period. What depends on one payload kind alone stands in that kind's table, as a rule's `why`.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::english::{alternatives, capitalized};
use crate::issue::{Code, Issue, Params};

/// One sentence for the person at the field.
pub(crate) fn message(issue: &Issue) -> String {
    let Issue { code, label, params, .. } = issue;
    // A label of the tables begins a sentence; a key of the payload stays as it is.
    let name = match label {
        Cow::Borrowed(label) if issue.is_switch => format!("“{}”", capitalized(label)),
        Cow::Borrowed(label) => capitalized(label),
        Cow::Owned(key) => format!("“{key}”"),
    };
    let is_warning = !issue.is_error();
    match code {
        Code::NotJson => {
            let mut text = format!("The text must be JSON: {}", json_reason(params));
            let _ = match (params.line, params.column) {
                (Some(line), Some(column)) => write!(text, " at line {line}, column {column}"),
                (None, Some(column)) => write!(text, " at column {column}"),
                _ => Ok(()),
            };
            text
        }
        Code::TooDeep => {
            format!("The payload must not be nested more than {} levels deep", params.max.unwrap_or_default())
        }
        Code::TooLarge => "The payload must be smaller".to_owned(),
        Code::Unreadable => "The payload must be an object that can be read".to_owned(),
        Code::Internal => "The payload could not be checked".to_owned(),
        Code::DuplicateKey => format!("{name} must stand only once"),
        Code::WrongType => format!("{name} must be {}", type_name(params)),
        Code::Missing if issue.is_switch => format!("Select whether to {label}"),
        Code::Missing if params.allowed.is_empty() => format!("Enter the {label}"),
        Code::Missing => format!("Select the {label}"),
        Code::TooShort if params.min == Some(1) => format!("{name} must not be empty"),
        Code::TooShort => format!("{name} must be {} characters or more", params.min.unwrap_or_default()),
        Code::TooLong => format!("{name} must be {} characters or fewer", params.max.unwrap_or_default()),
        Code::OutOfRange => {
            format!("{name} must be between {} and {}", params.min.unwrap_or_default(), params.max.unwrap_or_default())
        }
        Code::NotAllowed => format!("Select the {label}: {}", alternatives(&params.allowed)),
        Code::BadFormat if params.reason == Some("surrogate") => format!("{name} must hold whole characters only"),
        Code::BadFormat if is_warning => match params.reason.and_then(trap) {
            Some(trap) => format!("{name} {trap}"),
            None => format!("{name} should be {}", shape_of(params)),
        },
        Code::BadFormat => format!("{name} must be {}", shape_of(params)),
        Code::LocalAddress => format!("{name} must not be this machine or a cloud metadata service"),
        Code::Conflict => match params.other {
            Some(other) => format!("{name} cannot be used together with {other}"),
            None => format!("{name} does not go with the other fields"),
        },
        Code::NotApplicable => format!("{name} does not apply here"),
        Code::UnmaskedSecret => format!("{name} must be empty or ****** while the stored one is kept"),
        Code::MaskedSecret => format!("Enter the {label} itself, not the asterisks shown in its place"),
        Code::CredentialRequired if issue.is_switch => {
            format!("Enter the credentials again, because {name} has changed")
        }
        Code::CredentialRequired => format!("Enter the credentials again, because the {label} has changed"),
        Code::UnknownField => format!("{name} is not part of this payload"),
        Code::Repeated => format!("{name} stands here twice"),
        Code::MoreIssues => format!("There are more issues than the {} that are told", params.max.unwrap_or_default()),
        Code::EmptyUpdate => "Enter at least one field to change".to_owned(),
        Code::Blank => format!("{name} is nothing but spaces"),
        Code::SurroundingSpace => format!("{name} has a space before or after it"),
        Code::PlainHttp => format!("{name} uses http, not https"),
        Code::TlsNotVerified => "Certificate checks are switched off for this registry".to_owned(),
        Code::EmbeddedCredentials => format!("{name} must not hold a user name or password"),
        Code::SecretInPlainField => format!("{name} seems to hold a credential"),
        Code::Ignored => format!("{name} has no effect"),
        Code::Deprecated => format!("{name}: still taken, but on its way out"),
        Code::NotCreatable => format!("An integration of this {label} cannot be created"),
        Code::Disputed if issue.is_switch => format!("Check {name}: the official pages disagree about it"),
        Code::Disputed => format!("Check the {label}: the official pages disagree about it"),
        Code::NotCarried => format!("{name} must not hold {}", carried(params)),
        Code::PasswordInCommand => format!("{name} shows a password"),
    }
}

/// Why, or how to put it right.
pub(crate) fn help(issue: &Issue) -> Option<Cow<'static, str>> {
    let params = &issue.params;
    if !issue.why.is_empty() {
        // A field's own need is told as a condition, a rule's as a sentence.
        let is_condition = issue.code == Code::Missing && params.rule.is_none();
        return Some(if is_condition { format!("Needed when {}", issue.why).into() } else { issue.why.clone() });
    }
    Some(match issue.code {
        Code::NotAllowed if params.since.is_some() => {
            format!("The server knows it since release {}", params.since.unwrap_or_default()).into()
        }
        Code::UnknownField | Code::NotAllowed => format!("Did you mean {}?", params.suggestion?).into(),
        Code::BadFormat | Code::LocalAddress | Code::PlainHttp => reason_help(params)?.into(),
        Code::Internal => "This is a fault of berthing, not of the payload".into(),
        Code::DuplicateKey => "Readers differ in which of the two they take".into(),
        Code::PasswordInCommand => {
            "Every process list and shell history shows it: let the program read it from its standard input".into()
        }
        Code::UnmaskedSecret => "PATCH with updatePassword true replaces the stored credentials".into(),
        Code::MaskedSecret => "The target would store the asterisks as the credential".into(),
        Code::SurroundingSpace => "The target keeps the space and compares with it".into(),
        Code::EmbeddedCredentials if params.format == Some("service_url") => {
            "No request can be sent to such an address; what authenticates it goes into a header".into()
        }
        Code::EmbeddedCredentials => {
            "The target shows addresses without masking; user name and password have fields of their own".into()
        }
        Code::SecretInPlainField => {
            "What stands here is stored, shown and logged as it is: remove the credential, and replace it where it is in use"
                .into()
        }
        _ => return None,
    })
}

/// What a shell or program cannot carry.
fn carried(params: &Params) -> &'static str {
    match params.reason.unwrap_or_default() {
        "line_break" => "a line break here",
        "nul" => "a NUL character",
        "colon" => "a colon",
        _ => "control characters",
    }
}

fn json_reason(params: &Params) -> &'static str {
    match params.reason.unwrap_or_default() {
        "empty" => "there is nothing",
        "trailing_comma" => "there is a comma with nothing behind it",
        "trailing_text" => "there is more text behind the value",
        "unexpected_end" => "it ends too early",
        "leading_zero" => "a number begins with 0",
        "bad_escape" => "there is an escape that does not exist",
        "control_character" => "there is a control character inside a string",
        "lone_surrogate" => "there is half a surrogate pair",
        "bad_utf8" => "there is a byte that is not UTF-8",
        _ => "there is an unexpected character",
    }
}

fn type_name(params: &Params) -> &'static str {
    match params.expected.unwrap_or_default() {
        "string" => "text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "array" => "a list",
        _ => "an object",
    }
}

/// What a text of the format is.
fn shape_of(params: &Params) -> &'static str {
    match params.format.unwrap_or_default() {
        "endpoint" => "a host name or IP address, with an optional port and https:// before it",
        "registry_address" => "a host name or IP address, with an optional port",
        "namespace" => "lower-case letters and digits, joined by . _ - or /",
        "command" => "plain commands that do just what they say",
        "url" => "an address that begins with https:// or http://",
        "name" => "letters, digits, _ and - only",
        "google_credential" => "the JSON key file of a Google service account",
        "timestamp" => "a full time stamp such as 2026-11-22T12:00:00Z",
        "domain" => "a domain name",
        "ip" => "an IP address",
        "uuid" => "a UUID",
        "reference" => "an image reference such as registry.example.com/team/scanner:1.0",
        "tag" => "letters, digits and . _ -, beginning with a letter, digit or _",
        "platform" => "an operating system and an architecture, such as linux/amd64",
        "archive" => "a file on this machine",
        "identifier" => "letters and digits, joined by single . _ or -",
        "service_url" => "an address that begins with https://, with an optional port and path",
        "token" => "the token alone: ASCII characters without spaces",
        "segment" => "more than one or two dots",
        _ => "spelt as the target reads it",
    }
}

/// What is the matter with a text that is taken all the same.
fn trap(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "bare_host" => "has neither dot nor port",
        "compression" => "is compressed in a way that the container tool does not read",
        "docker_hub" => "is a name of Docker Hub, not of its registry",
        "hub_lookalike" => "contains docker.io but is not Docker Hub",
        "harbor_project" => "is not a name that Harbor gives to a project",
        "host" => "has a host that hardly anything resolves",
        "path" => "has a path",
        "port" => "has a port that does not exist",
        "query" => "has a query or fragment",
        "scheme_http" => "begins with http://",
        "scheme_https" => "begins with https://",
        "no_scheme" => "has no https:// in front",
        "space" => "has a space in it",
        _ => return None,
    })
}

fn reason_help(params: &Params) -> Option<&'static str> {
    let is = |format| params.format == Some(format);
    let is_service = is("service_url");
    Some(match params.reason? {
        "local" => "The server refuses, or should refuse, to connect to itself",
        "metadata" => "A cloud metadata service hands out the server's own credentials",
        "plain_http" => "Credentials travel unprotected",
        "space" => "Remove the space",
        "scheme" if is("archive") => "What is fetched from an address goes into download_url",
        "scheme" if is("reference") => "Remove what ends in ://, such as https://",
        "scheme" if is_service => "Only https:// and http:// are understood",
        "scheme" => "Only https:// and http:// in lower case are understood",
        "scheme_http" => "Remove http://; the protocol is a field of its own",
        "scheme_https" => "Remove https://; the protocol is a field of its own",
        "no_scheme" if is_service => "Put https:// in front",
        "no_scheme" => "Put https:// in front; without it http:// is assumed",
        "host" => "What stands where the host belongs is not a host name",
        "ipv6" => "Put the IPv6 address in [brackets]",
        "port" => "The port must be between 1 and 65535",
        "path" => "Only host and port count here; what is inside the registry is no part of its address",
        "query" => "Remove what stands behind ? or #",
        "escape" => "A % must be followed by two hexadecimal digits",
        "bare_host" if is("reference") => {
            "Without a registry it comes from Docker Hub, from whoever has that name there: put the registry in front"
        }
        "bare_host" => "Container tools then take it for a user of Docker Hub: add the domain or a port",
        "docker_hub" => "The registry of Docker Hub is registry-1.docker.io",
        "hub_lookalike" => "Because it contains docker.io the server matches it to Docker Hub's images",
        "http_prefix" => "Put https:// in front: a host that begins with http gets none",
        "upper_case" => "Use lower-case letters",
        "character" => "Remove the characters that are not allowed",
        "separator" if is_service => "Remove what is one slash too many in the path",
        "separator" if is("platform") => "Write the operating system and the architecture, such as linux/arm64",
        "separator" => "Separators stand singly between letters and digits",
        "not_json" => "Paste the whole key file, from { to }",
        "surrogate" => "It holds half a surrogate pair, which is no character",
        "uuid" => "The server stores nothing in its place",
        "dot_segment" => "Whatever reads the address takes it away",
        "auth_scheme" => "Enter the token alone, without the word in front of it",
        "length" => "The path of an image reference has 255 characters at most, a tag 128",
        "image_id" => "64 hexadecimal digits are an image ID, not a name",
        "digest" => "A digest is sha256: and 64 hexadecimal digits",
        "tag" => "The tag has a field of its own",
        "credential_type" => "The key file must have a type such as service_account",
        _ => return None,
    })
}
