//! What a line says of itself: of which kind its payload is, and where that stands.

use std::borrow::Cow;
use std::mem;
use std::rc::Rc;

use super::{Judged, Line, MAX_LINE, NdjsonOptions, quick};
use crate::issue::{Code, Issue, Params, Path, Report, Segment, Severity};
use crate::memo::Said;
use crate::read::Asked;
use crate::schema::Kind;
use crate::source::bytes::{Members, members, not_utf8};
use crate::validate::{fault_issue, validate};
use crate::{KINDS, Payload, kind};

/// A line of which the payload is known.
pub(crate) struct Record<'a> {
    pub(crate) kind: &'static Kind,
    pub(crate) payload: Payload<'a>,
    /// How many characters of the line stand before it.
    before: u32,
    /// Everything that the line has; nothing when it is the payload itself.
    pub(crate) members: Vec<Member<'a>>,
}

/// A member of a line, and the text of its value.
pub(crate) struct Member<'a> {
    pub(crate) name: Name,
    pub(crate) value: &'a str,
}

#[derive(PartialEq, Eq)]
pub(crate) enum Name {
    Kind,
    Payload,
    /// Whatever else travels with a payload.
    Other(String),
}

impl Name {
    pub(super) fn of(key: &str) -> Self {
        match key {
            "kind" => Self::Kind,
            "payload" => Self::Payload,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl<'a> Record<'a> {
    /// Reads a line; else says what is wrong with it.
    pub(crate) fn read(line: &'a [u8], kind: Option<&'static Kind>) -> Result<Self, Vec<Issue>> {
        if let Some(kind) = kind {
            return Ok(Self { kind, payload: Payload::Bytes(line), before: 0, members: Vec::new() });
        }
        let text = std::str::from_utf8(line).map_err(|error| not_utf8(line, error.valid_up_to()));
        let read = text.and_then(|text| Ok((text, members(text, Name::of)?)));
        let unreadable = |fault| {
            let issue = fault_issue(fault).map(|issue| in_line(issue, 0));
            issue.into_iter().collect::<Vec<_>>()
        };
        let (text, members) = read.map_err(unreadable)?;
        let Some(members) = members else {
            return Err(vec![at_line(Code::WrongType, Params { expected: Some("object"), ..Params::default() })]);
        };
        Self::of(text, members)
    }

    fn of(text: &'a str, members: Members<Name>) -> Result<Self, Vec<Issue>> {
        let payload = members.iter().find(|(name, _)| *name == Name::Payload).map(|(_, range)| range.clone());
        let members: Vec<_> = members
            .into_iter()
            .map(|(name, range)| Member { name, value: text.get(range).unwrap_or_default() })
            .collect();
        match (kind_of(&members), payload, faults(&members)) {
            (Some(kind), Some(range), faults) if faults.is_empty() => {
                let before = text.get(..range.start).map_or(0, |before| before.chars().count());
                let payload = Payload::Text(text.get(range).unwrap_or_default());
                Ok(Self { kind, payload, before: u32::try_from(before).unwrap_or(u32::MAX), members })
            }
            (.., faults) => Err(faults),
        }
    }

    /// What was found in the payload, as it stands in the line.
    pub(crate) fn judged(&self, report: Report) -> Judged {
        Judged { kind: Some(self.kind), said: placed(Rc::new(Said::new(report.issues)), self.before) }
    }
}

/// What is wrong with a line; none for one that is blank.
pub(crate) fn judge(line: Line<'_>, options: &NdjsonOptions, asked: Asked) -> Option<Judged> {
    Some(match line {
        Line::Blank => return None,
        Line::TooLong => too_long(),
        Line::Text(line) => quick::judge(line, options, asked).unwrap_or_else(|| with_care(line, options)),
    })
}

pub(super) fn with_care(line: &[u8], options: &NdjsonOptions) -> Judged {
    match Record::read(line, options.kind) {
        Ok(record) => record.judged(validate(record.kind, record.payload, options.server)),
        Err(issues) => Judged::of_line(issues),
    }
}

pub(crate) fn too_long() -> Judged {
    let params = Params { max: i64::try_from(MAX_LINE).ok(), ..Params::default() };
    Judged::of_line(vec![at_line(Code::TooLarge, params)])
}

/// What is said of a payload, as it stands behind so many characters of a line.
pub(super) fn placed(mut said: Rc<Said>, before: u32) -> Rc<Said> {
    if said.issues.iter().any(|issue| issue.params.line.is_some()) {
        let issues = &mut Rc::make_mut(&mut said).issues;
        *issues = mem::take(issues).into_iter().map(|issue| in_line(issue, before)).collect();
    }
    said
}

/// In a line there are only columns.
fn in_line(mut issue: Issue, before: u32) -> Issue {
    if issue.params.line.take().is_some() {
        issue.params.column = issue.params.column.map(|column| column.saturating_add(before));
    }
    issue
}

fn kind_of(members: &[Member<'_>]) -> Option<&'static Kind> {
    let member = members.iter().find(|member| member.name == Name::Kind)?;
    kind(&text_of(member.value)?).ok()
}

/// The text that a value is, if it is one.
fn text_of(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') { serde_json::from_str(value).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

/// What is wrong with what a line must have.
fn faults(members: &[Member<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (name, label) in [(Name::Kind, "kind"), (Name::Payload, "payload")] {
        let mut values = members.iter().filter(|member| member.name == name).map(|member| member.value);
        let allowed = || match name {
            Name::Kind => KINDS.iter().map(|kind| kind.name).collect(),
            _ => Vec::new(),
        };
        let (code, params) = match (values.next(), values.next()) {
            (None, _) => (Code::Missing, Params { allowed: allowed(), ..Params::default() }),
            (Some(_), Some(_)) => (Code::DuplicateKey, Params::default()),
            (Some(value), None) if name == Name::Kind => match text_of(value) {
                None => (Code::WrongType, Params { expected: Some("string"), ..Params::default() }),
                Some(value) if kind(&value).is_err() => {
                    (Code::NotAllowed, Params { allowed: allowed(), ..Params::default() })
                }
                Some(_) => continue,
            },
            (Some(_), None) => continue,
        };
        let path = Path(vec![Segment::Name(label.into())]);
        issues.push(Issue { params, ..Issue::new(code, Severity::Error, path, label) });
    }
    issues
}

/// An issue of a line as a whole.
fn at_line(code: Code, params: Params) -> Issue {
    Issue { params, ..Issue::new(code, Severity::Error, Path::default(), "line") }
}
