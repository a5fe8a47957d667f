//! What is wrong with an answer in which the server itself names no error.

use super::not_json::WRONG_SCHEME;
use crate::source::MAX_DEPTH;

/// An answer that is no answer of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A status that HTTP does not have.
    Status,
    /// A status that another one must follow.
    Interim,
    /// Nothing has changed since the caller last asked: who asks here does so for the first time.
    NotModified,
    /// The API is elsewhere, or what answered is not the API.
    Redirect,
    /// No body where one is needed.
    Empty,
    /// JSON that ends too early.
    Truncated,
    /// Not UTF-8.
    NotUtf8,
    /// A web page, with its title when that is a well-known one.
    Html(Option<&'static str>),
    /// XML that is no web page.
    Xml,
    /// Neither JSON nor markup, with how it begins when that is well known.
    PlainText(Option<&'static str>),
    /// JSON that is nested too deeply to be read.
    TooDeep,
    /// Meant to be JSON.
    NotJson,
    /// JSON in which no error, or not what was asked for, can be found.
    Unknown,
}

impl Fault {
    /// Its stable name.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Status => "unknown_status",
            Self::Interim => "interim_response",
            Self::NotModified => "not_modified",
            Self::Redirect => "redirect",
            Self::Empty => "empty_body",
            Self::Truncated => "truncated_body",
            Self::NotUtf8 => "not_utf8",
            Self::Html(_) => "html_body",
            Self::Xml => "xml_body",
            Self::PlainText(_) => "text_body",
            Self::TooDeep => "too_deep",
            Self::NotJson => "not_json",
            Self::Unknown => "unknown_body",
        }
    }

    /// One sentence about it, without a final period.
    pub(super) fn message(self) -> String {
        let message = match self {
            Self::Status => "The status is none of HTTP's",
            Self::Interim => "The answer is not complete: another status must follow",
            Self::NotModified => "The server says that nothing has changed since it was last asked",
            Self::Redirect => "The server sends the request elsewhere",
            Self::Empty => "The answer has no body",
            Self::Truncated => "The answer ends too early",
            Self::NotUtf8 => "The answer is not UTF-8 text",
            Self::Html(None) => "The answer is a web page, not JSON",
            Self::Html(Some(title)) => return format!("The answer is a web page, not JSON: {title}"),
            Self::Xml => "The answer is XML, not JSON",
            Self::PlainText(None) => "The answer is plain text, not JSON",
            Self::PlainText(Some(saying)) => return format!("The answer is plain text, not JSON: {saying}"),
            Self::TooDeep => return format!("The answer is nested more than {MAX_DEPTH} levels deep"),
            Self::NotJson => "The answer is not JSON",
            Self::Unknown => "The answer is JSON of an unknown shape",
        };
        message.to_owned()
    }

    /// What to do next, where the status does not say it better.
    pub(super) fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::Status => "Give the status with which the server answered, from 100 to 599",
            Self::Interim => "Wait for the final answer",
            Self::NotModified => "Ask again without If-None-Match and If-Modified-Since, or use the answer from before",
            Self::Redirect => "Check the endpoint: its scheme, host and path",
            Self::Truncated => "Read the body to its end, then read the object before sending the request again",
            Self::NotUtf8 => "Give the body as it was sent, decompressed",
            Self::Html(_) => {
                "Check the endpoint, and what stands between it and here: a proxy or login page has answered"
            }
            Self::Xml => "Check the endpoint: another API has answered",
            Self::PlainText(Some(WRONG_SCHEME)) => "Check the endpoint: its scheme must be https",
            Self::PlainText(_) | Self::TooDeep | Self::NotJson | Self::Unknown | Self::Empty => return None,
        })
    }
}
