//! One error, whatever the dialect it was told in.

use std::collections::HashSet;

use serde_json::Value;

use super::body::Body;
use super::dialect::{self, Told};
use super::fault::Fault;
use super::hints::{self, Advice};
use super::upload;
use crate::schema::{Kind, System};
use crate::secret::prose;

pub(super) const RHACS: &str = System::Rhacs.name();
pub(super) const HSS: &str = System::Hss.name();
pub(super) const SWR: &str = System::Swr.name();
const GATEWAY: &str = "apigw";
const IAM: &str = "iam";

/// Why there is no answer, and what to do next. It holds no credentials.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct ResponseError {
    /// Whose error it is: `rhacs`, `hss`, `swr`, `apigw` (Huawei's API gateway) or `iam`.
    pub system: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The server's own code as text, or one of this library for what is no answer of the API: `html_body`.
    pub code: String,
    /// What the server says, without credentials.
    pub message: String,
    /// The server's id of the request, where the body has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// What to do next.
    pub hint: String,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

/// The error in the answer, if there is one.
pub(super) fn find(kind: &Kind, status: u16, body: &Body, masked: &Value) -> Option<ResponseError> {
    // Only the whole body tells what is secret in one of its texts.
    let told = |error: Told| {
        let messages = dialect::read(masked).map(|masked| masked.messages).unwrap_or_default();
        Some(told(kind, status, Told { messages, ..error }))
    };
    let fault = |fault| Some(faulty(kind, status, fault));
    match (status, body) {
        (..100 | 600.., _) => fault(Fault::Status),
        (..200, _) => fault(Fault::Interim),
        (304, _) => fault(Fault::NotModified),
        (300..400, _) => fault(Fault::Redirect),
        (..300, Body::Empty) if upload::is_answer_to(kind) => fault(Fault::Empty),
        (..300, Body::Empty) => None,
        (_, Body::Unreadable(unreadable)) => fault(*unreadable),
        (..300, Body::Json(value)) => match dialect::read_in_success(value) {
            Some(error) => told(error),
            None if !value.is_object() || upload::is_answer_to(kind) && !upload::is_known(value) => {
                fault(Fault::Unknown)
            }
            None => None,
        },
        (_, Body::Empty) => fault(Fault::Empty),
        (_, Body::Json(value)) => match dialect::read(value) {
            Some(error) => told(error),
            None => fault(Fault::Unknown),
        },
    }
}

/// The error of an answer in which the server names none.
fn faulty(kind: &Kind, status: u16, fault: Fault) -> ResponseError {
    let system = kind.system.name();
    let last_resort = if fault == Fault::Unknown { hints::READ } else { hints::SILENT };
    let Advice { hint, retryable } = hints::by_status(kind, system, status).unwrap_or(last_resort);
    // What to wait or look for is more useful to know than what the waiting page looks like.
    let hint = fault.hint().filter(|_| !hints::is_passing(status)).unwrap_or(hint);
    ResponseError {
        system,
        status,
        code: fault.code().to_owned(),
        message: fault.message(),
        request_id: None,
        hint: hint.to_owned(),
        retryable,
    }
}

/// The error that the server names. A code that is known says more than the status, which a proxy may have written.
fn told(kind: &Kind, status: u16, told: Told) -> ResponseError {
    let Told { code, messages, request_id, is_iam, has_authorization_message } = told;
    let code = code.filter(|code| is_code(code)).unwrap_or_else(|| "unknown_code".to_owned());
    let system = match code.split(['.', '-']).next().map(str::to_ascii_uppercase).as_deref() {
        Some("APIGW" | "APIG") => GATEWAY,
        Some("HSS") => HSS,
        Some("SVCSTG" | "SWR") => SWR,
        Some("IAM") => IAM,
        _ if is_iam => IAM,
        _ => kind.system.name(),
    };
    let decode = Some(hints::DECODE).filter(|_| has_authorization_message);
    let by_code = || hints::by_code(system, &code);
    let by_status = || hints::by_status(kind, system, status);
    let Advice { hint, retryable } = decode.or_else(by_code).or_else(by_status).unwrap_or(hints::READ);
    ResponseError {
        system,
        status,
        message: sentence(&messages),
        request_id: request_id.filter(|id| is_request_id(id)),
        hint: hint.to_owned(),
        retryable,
        code,
    }
}

/// What the server says, each thing once, without credentials.
fn sentence(messages: &[String]) -> String {
    let mut said = HashSet::new();
    let masked = messages.iter().map(|message| prose::mask(message));
    let new: Vec<String> = masked.filter(|message| said.insert(message.clone())).collect();
    if new.is_empty() { "The server does not say why".to_owned() } else { new.join("; ") }
}

/// Whether a text is a code and not something that only stands in its place: `3`, `NOT_FOUND`, `HSS.0001`,
/// `SVCSTG.SWR.4010000`, `common.0001`, `HSS-0001`, `E00001`.
pub(super) fn is_code(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_letters = |name: &str| is_of(name, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    let is_upper = |name: &str| is_of(name, |byte| byte.is_ascii_uppercase());
    let is_lower = |name: &str| is_of(name, |byte| byte.is_ascii_lowercase());
    let is_product = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && is_of(name, |byte| byte.is_ascii_alphanumeric())
    };
    let head = text.trim_end_matches(is_digit);
    if head.len() == text.len() {
        return text.len() <= 64 && is_letters(text);
    }
    let is_named = match (head.strip_suffix('.'), head.strip_suffix('-')) {
        (Some(names), _) => names.split('.').all(|name| is_product(name) || is_lower(name)),
        (_, Some(name)) => name.is_empty() || is_upper(name),
        // Longer ones look like passwords.
        _ => head.is_empty() || head.len() <= 2 && is_upper(head),
    };
    text.len() <= 64 && text.len() - head.len() <= 10 && is_named
}

fn is_of(text: &str, is_right: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is_right)
}

/// Whether a text is hexadecimal digits or a UUID: what no credential is likely to be mistaken for.
pub(super) fn is_request_id(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
