//! What a server answered: a value, or one error that says what to do next, and both without credentials.
//!
//! Three products answer in half a dozen dialects, and proxies in front of them in HTML. All of it is read into one
//! [`Response`]. Servers echo what they were sent, RHACS even unmasked (stackrox `service_impl.go` returns the request),
//! so everything but `value` is masked, and `value` is kept out of `Debug`.
//!
//! Bodies must be given as text or bytes. Their integers may be larger than JavaScript's numbers can hold, and become
//! text here, as proto's JSON writes them; in a body that JavaScript has parsed already, the digits are lost.

mod body;
mod dialect;
mod error;
mod fault;
mod hints;
mod not_json;
mod redact;
pub(crate) mod upload;

use std::collections::BTreeMap;

use serde_json::Value;

pub use error::ResponseError;

use crate::issue::{Code, Issue, Path, Report, Segment, Severity};
use crate::schema::Kind;
use crate::source::Payload;
use body::Body;
use fault::Fault;

/// What [`read_response`] gives.
#[derive(Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Response {
    /// Whether the server did what it was asked, and its answer could be read.
    pub ok: bool,
    /// The answer, if it has a body. It may hold credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ResponseError>,
    /// The body without its credentials, whatever it is; null when there is none.
    pub masked: Value,
    /// What to know about the answer. There are only warnings: the server has sent it.
    pub report: Report,
    /// The commands that an upload command answer holds, by member: the words of each, masked.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub commands: BTreeMap<&'static str, Vec<Vec<String>>>,
}

// The value may hold credentials.
impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Response")
            .field("ok", &self.ok)
            .field("error", &self.error)
            .field("masked", &self.masked)
            .field("report", &self.report)
            .field("commands", &self.commands)
            .finish_non_exhaustive()
    }
}

/// Reads the answer to a request of the kind, or to one that lists or shows what such requests made.
///
/// Give the body as text or bytes: a parsed one has lost the digits of large integers.
///
/// ```
/// let kind = berthing::kind("swr.registry.create")?;
/// let created = berthing::read_response(kind, 201, r#"{"id": 9007199254740993}"#);
/// assert_eq!(created.value.unwrap()["id"], "9007199254740993");
///
/// let body = r#"{"error_code": "SVCSTG.SWR.4010000", "error_msg": "token Abc123 has expired"}"#;
/// let error = berthing::read_response(kind, 401, body).error.unwrap();
/// assert_eq!(error.code, "SVCSTG.SWR.4010000");
/// assert_eq!(error.message, "token ****** has expired");
/// assert_eq!(error.hint, "Get a new token and send the request again");
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn read_response<'a>(kind: &Kind, status: u16, body: impl Into<Payload<'a>>) -> Response {
    let (body, repeated) = body::read(body.into());
    let masked = match &body {
        Body::Empty => Value::Null,
        Body::Json(value) => redact::body(kind, value),
        Body::Unreadable(_) => Value::String(crate::MASK.to_owned()),
    };
    let error = error::find(kind, status, &body, &masked);
    let mut response = Response {
        ok: error.is_none(),
        value: None,
        error,
        masked,
        report: Report::new(kind.name, repeated.into_iter().map(ambiguous).collect()),
        commands: BTreeMap::new(),
    };
    if let (true, Body::Json(value)) = (response.ok, body) {
        if upload::is_answer_to(kind) {
            let (issues, commands) = upload::read(&value);
            response.report.issues.extend(issues);
            response.commands = commands;
        }
        response.value = Some(value);
    }
    response
}

/// The warning of a key that stands twice, of which the last is read: others may read the first.
fn ambiguous(path: Path) -> Issue {
    let label = match path.0.last() {
        Some(Segment::Name(name)) => name.clone(),
        _ => "answer".into(),
    };
    Issue::new(Code::DuplicateKey, Severity::Warning, path, label)
}
