//! What is wrong with an answer in which the server itself names no error.

/// An answer that is no answer of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A status that HTTP does not have.
    Status,
    /// A status that another one must follow.
    Interim,
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
    /// Neither JSON nor HTML.
    PlainText,
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
            Self::Redirect => "redirect",
            Self::Empty => "empty_body",
            Self::Truncated => "truncated_body",
            Self::NotUtf8 => "not_utf8",
            Self::Html(_) => "html_body",
            Self::PlainText => "text_body",
            Self::NotJson => "not_json",
            Self::Unknown => "unknown_body",
        }
    }

    /// One sentence about it, without a final period.
    pub(super) fn message(self) -> String {
        let message = match self {
            Self::Status => "The status is none of HTTP's",
            Self::Interim => "The answer is not complete: another status must follow",
            Self::Redirect => "The server sends the request elsewhere",
            Self::Empty => "The answer has no body",
            Self::Truncated => "The answer ends too early",
            Self::NotUtf8 => "The answer is not UTF-8 text",
            Self::Html(None) => "The answer is a web page, not JSON",
            Self::Html(Some(title)) => return format!("The answer is a web page, not JSON: {title}"),
            Self::PlainText => "The answer is plain text, not JSON",
            Self::NotJson => "The answer is not JSON",
            Self::Unknown => "The answer is JSON of an unknown shape",
        };
        message.to_owned()
    }

    /// What to do next, where the status does not say it better.
    pub(super) const fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::Status => "Give the status with which the server answered, from 100 to 599",
            Self::Interim => "Wait for the final answer",
            Self::Redirect => "Check the endpoint: its scheme, host and path",
            Self::Truncated => "Read the body to its end, then read the object before sending the request again",
            Self::NotUtf8 => "Give the body as it was sent, decompressed",
            Self::Html(_) => {
                "Check the endpoint, and what stands between it and here: a proxy or login page has answered"
            }
            Self::PlainText | Self::NotJson | Self::Unknown | Self::Empty => return None,
        })
    }
}
