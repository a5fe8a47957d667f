//! A payload on its way to the API: method, URL, headers and body, and the same without its secrets.
//!
//! What a request needs beside the payload is a payload itself, described by the kind's [`target`](Kind::target) and
//! judged like any other: so a form, limits and issues come for nothing. Where each member goes is said by the kind's
//! [`calls`](Kind::calls). Of the calls the most specific one is made whose parameters are known.

mod curl;

pub use curl::CURL;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::Options;
use crate::issue::{Code, Issue, Params, Path, Report, Segment, Severity};
use crate::mask::masked;
use crate::normalize::normalize;
use crate::plan::{Plan, Slot};
use crate::schema::{Call, Field, Kind, Need, System};
use crate::source::{Payload, tree};
use crate::validate::validate;

type Members = Map<String, Value>;

/// A request message (RFC 9110). It holds credentials, so `Debug` shows its method alone.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// `GET`, `POST`, `PUT` or `PATCH`.
    pub method: &'static str,
    /// Where to, spelt as WHATWG's URL parser spells it.
    pub url: String,
    /// Header fields, in order.
    pub headers: Vec<(&'static str, String)>,
    /// The canonical payload as JSON; none where the URL carries it.
    pub body: Option<String>,
}

/// What [`request`] gives.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Request {
    /// What is to be sent; none when the report has errors.
    pub message: Option<Message>,
    /// The same with `******` for every secret, to be shown and logged.
    pub masked: Option<Message>,
    /// What is wrong with the payload and, below `/target`, with the target.
    pub report: Report,
}

/// The request that sends a payload to its API.
///
/// `target` is an object too: `endpoint` and `token` always, and the ids that stand in the address of the call, such as
/// `projectId`. [`Kind::target`] lists its members. RHACS takes the integration's `id` from target or payload, and
/// `test: true` for its test call. Payload and target are sent in their canonical form.
///
/// Nothing is made of a payload or target that has errors or holds a mask in the place of a secret, nor for an `http:`
/// endpoint other than this machine unless the target has `allowHttp: true`.
///
/// ```
/// use berthing::{Options, request};
///
/// let kind = berthing::kind("hss.registry.update")?;
/// let target = r#"{"endpoint": "https://hss.example.com", "token": "example-token", "projectId": "p 1", "id": "7"}"#;
/// let request = request(kind, r#"{"registry_password": "example-Pa55word"}"#, target, Options::default());
///
/// let message = request.message.unwrap();
/// assert_eq!((message.method, &*message.url), ("PUT", "https://hss.example.com/v5/p%201/image/registries/7"));
/// assert_eq!(message.body.unwrap(), r#"{"registry_password":"example-Pa55word"}"#);
/// assert_eq!(request.masked.unwrap().headers[2], ("X-Auth-Token", "******".to_owned()));
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn request<'a, 'b>(
    kind: &Kind,
    payload: impl Into<Payload<'a>>,
    target: impl Into<Payload<'b>>,
    options: Options,
) -> Request {
    let plan = Plan::of(kind);
    let (payload, target) = (payload.into(), target.into());
    let refused = |issues| Request { message: None, masked: None, report: Report::new(plan.kind.name, issues) };
    let Some(table) = plan.kind.target else {
        return refused(vec![Issue::whole(Code::NotApplicable, Params::default())]);
    };
    let target_issues = validate(table, target, options).issues.into_iter().map(below_target);
    let target = members_of(normalize(table, target, options).value);

    let mut issues = validate(plan.kind, payload, options).issues;
    let mut value = tree::read(payload).value;
    if let (Some(id), Some(Value::Object(members))) = (BoundId::of(plan, table, &target), &mut value) {
        issues.retain(|issue| !id.is_absence(issue));
        if let Some(issue) = id.put_into(members) {
            issues.push(issue);
        } else if !issues.iter().any(Issue::is_error) {
            issues = validate(plan.kind, &Value::Object(members.clone()), options).issues;
        }
    }
    issues.extend(target_issues);
    let payload = members_of(value);
    let call = choose(plan.kind.calls, table, &target, &payload);
    let issues = as_sent(issues, call);
    let Some(call) = call.filter(|_| !issues.iter().any(Issue::is_error)) else { return refused(issues) };
    let payload = members_of(normalize(plan.kind, &Value::Object(payload), options).value);
    let draft = Draft { call, table, payload: &payload, target: &target };
    let message = draft.message(plan.kind.system);
    let hidden = |plan, members: &Members| members_of(Some(masked(plan, &Value::Object(members.clone()))));
    let draft = Draft { payload: &hidden(plan, &payload), target: &hidden(Plan::of(table), &target), ..draft };
    Request { masked: Some(draft.message(plan.kind.system)), message: Some(message), ..refused(issues) }
}

/// An issue about the target as one about the request.
fn below_target(issue: Issue) -> Issue {
    let above = [Segment::Name("target".into())];
    let why = match issue.code {
        Code::SurroundingSpace => "The request goes out without it".into(),
        Code::MaskedSecret => "The server would take the asterisks for the token".into(),
        _ => issue.why,
    };
    let label = if issue.path.0.is_empty() { "target".into() } else { issue.label };
    Issue { path: Path(above.into_iter().chain(issue.path.0).collect()), why, label, ..issue }
}

/// What counts now that the call is known.
fn as_sent(issues: Vec<Issue>, call: Option<&Call>) -> Vec<Issue> {
    let creates = call.is_some_and(|call| call.method == "POST" && !call.is_test);
    let is_relevant = |issue: &Issue| issue.code != Code::NotCreatable || creates;
    let mut issues: Vec<Issue> = issues.into_iter().filter(is_relevant).collect();
    // A mask would be taken for the secret itself.
    for issue in issues.iter_mut().filter(|issue| matches!(issue.code, Code::MaskedSecret | Code::NotCreatable)) {
        issue.severity = Severity::Error;
    }
    // No table has such calls yet; a request without one must not pass for a good one.
    if call.is_none() && !issues.iter().any(Issue::is_error) {
        issues.push(Issue::whole(Code::NotApplicable, Params::default()));
    }
    issues
}

fn members_of(value: Option<Value>) -> Members {
    match value {
        Some(Value::Object(members)) => members,
        _ => Members::new(),
    }
}

/// An id of the target that the server puts into the payload.
struct BoundId {
    plan: &'static Plan,
    slot: Slot,
    /// Where in the payload.
    path: &'static str,
    id: String,
}

impl BoundId {
    fn of(plan: &'static Plan, table: &Kind, target: &Members) -> Option<Self> {
        let path = plan.kind.calls.iter().flat_map(Call::parameters).find(|path| is_bound(table, path))?;
        Some(Self { plan, slot: plan.resolve(last_name(path))?, path, id: text_of(find(table, target, path)?)? })
    }

    /// Whether the issue only says that the payload does not hold it.
    fn is_absence(&self, issue: &Issue) -> bool {
        issue.code == Code::Missing && issue.path == self.plan.path(self.slot)
    }

    /// Puts it in, unless another one is there.
    fn put_into(&self, mut members: &mut Members) -> Option<Issue> {
        if let Some((object, _)) = self.path.split_once('.') {
            members = members.get_mut(object)?.as_object_mut()?;
        }
        match members.get(last_name(self.path)).and_then(text_of) {
            None => members.insert(last_name(self.path).to_owned(), self.id.clone().into()),
            // UUIDs have no letter case.
            Some(sent) if sent.trim().eq_ignore_ascii_case(&self.id) => None,
            Some(_) => {
                let issue = self.plan.issue(self.slot, Code::Conflict, Severity::Error);
                return Some(Issue { why: "The target names another one".into(), ..issue });
            }
        };
        None
    }
}

/// Whether the payload may hold the parameter in the target's stead.
fn is_bound(table: &Kind, parameter: &str) -> bool {
    field(table, parameter).is_some_and(|field| !matches!(field.need, Need::Required))
}

/// The most specific call whose parameters are known.
fn choose(calls: &'static [Call], table: &Kind, target: &Members, payload: &Members) -> Option<&'static Call> {
    let is_test = find(table, target, "test") == Some(&Value::Bool(true));
    let is_known = |parameter| value_of(table, target, payload, parameter).is_some();
    calls.iter().rev().find(|call| call.is_test == is_test && call.parameters().all(is_known))
}

/// What a parameter stands for.
fn value_of(table: &Kind, target: &Members, payload: &Members, parameter: &str) -> Option<String> {
    let in_payload = || {
        parameter.split('.').try_fold(None, |object: Option<&Value>, name| {
            object.map_or_else(|| payload.get(name), |object| object.get(name)).map(Some)
        })
    };
    find(table, target, parameter)
        .and_then(text_of)
        .or_else(|| in_payload().flatten().filter(|_| is_bound(table, parameter)).and_then(text_of))
}

fn find<'v>(table: &Kind, target: &'v Members, parameter: &str) -> Option<&'v Value> {
    target.get(field(table, parameter)?.name)
}

fn field(table: &Kind, parameter: &str) -> Option<&'static Field> {
    table.fields.iter().find(|field| field.is_called(last_name(parameter)))
}

fn last_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// A value as it stands in an address; none for what is not there.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_string()),
    }
}

/// Everything that goes into a message.
#[derive(Clone, Copy)]
struct Draft<'a> {
    call: &'static Call,
    table: &'static Kind,
    payload: &'a Members,
    target: &'a Members,
}

impl Draft<'_> {
    fn message(&self, system: System) -> Message {
        let is_query = self.call.method == "GET";
        let body = (!is_query).then(|| Value::Object(self.payload.clone()).to_string());
        let mut headers = vec![("Accept", "application/json".to_owned())];
        if body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        let token = self.target.get("token").and_then(text_of).unwrap_or_default();
        headers.push(match system {
            System::Rhacs => ("Authorization", format!("Bearer {token}")),
            System::Hss | System::Swr => ("X-Auth-Token", token),
        });
        Message { method: self.call.method, url: self.url(is_query), headers, body }
    }

    fn url(&self, with_payload: bool) -> String {
        let endpoint = self.target.get("endpoint").and_then(Value::as_str).unwrap_or_default();
        let path = self.call.pieces().enumerate().map(|(at, piece)| match at % 2 {
            0 => piece.to_owned(),
            _ => encoded(&value_of(self.table, self.target, self.payload, piece).unwrap_or_default()),
        });
        let named = self.call.query.iter().map(|name| (*name, find(self.table, self.target, name)));
        let payload = self.payload.iter().filter(|_| with_payload).map(|(name, value)| (name.as_str(), Some(value)));
        let pairs = named
            .chain(payload)
            .filter_map(|(name, value)| Some(format!("{}={}", encoded(name), encoded(&text_of(value?)?))));
        let query = pairs.collect::<Vec<_>>().join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{endpoint}{}{mark}{query}", path.collect::<String>())
    }
}

/// All but RFC 3986's unreserved characters, so that every reader of URLs gives the text back and none rewrites it; and
/// the asterisk, which none minds, so that masks stay legible.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'*');

/// The text as a path segment or a part of a query.
fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("method", &self.method).finish_non_exhaustive()
    }
}

/// The init object of `fetch`, its URL beside. A redirect would carry `X-Auth-Token` to wherever it leads, and a cache
/// would keep what it should not, so both are switched off.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let headers: Members =
            self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
        let mut message = serializer.serialize_map(None)?;
        message.serialize_entry("method", self.method)?;
        message.serialize_entry("url", &self.url)?;
        message.serialize_entry("headers", &headers)?;
        if let Some(body) = &self.body {
            message.serialize_entry("body", body)?;
        }
        message.serialize_entry("redirect", "error")?;
        message.serialize_entry("cache", "no-store")?;
        message.serialize_entry("curl", &serde_json::json!({ "command": CURL, "stdin": self.curl() }))?;
        message.end()
    }
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Flat<'a> {
            ok: bool,
            #[serde(flatten)]
            message: Option<&'a Message>,
            #[serde(skip_serializing_if = "Option::is_none")]
            masked: Option<&'a Message>,
            report: &'a Report,
        }
        Flat {
            ok: self.report.ok(),
            message: self.message.as_ref(),
            masked: self.masked.as_ref(),
            report: &self.report,
        }
        .serialize(serializer)
    }
}
