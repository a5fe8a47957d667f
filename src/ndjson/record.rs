//! What a line says of itself: of which kind its payload is, and where that stands.

use std::borrow::Cow;

use super::{Judged, Line, MAX_LINE, NdjsonOptions};
use crate::issue::{Code, Issue, Params, Path, Report, Segment, Severity};
use crate::schema::Kind;
use crate::source::bytes::{Members, glanced, members, not_utf8};
use crate::validate::{fault_issue, readable, validate};
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
    fn of(key: &str) -> Self {
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
        let unreadable = |fault| fault_issue(fault).map(|issue| placed(issue, 0)).into_iter().collect::<Vec<_>>();
        let (text, members) = read.map_err(unreadable)?;
        let Some(members) = members else {
            return Err(vec![at_line(Code::WrongType, Params { expected: Some("object"), ..Params::default() })]);
        };
        Self::of(text, members)
    }

    /// The record, as far as can be told without reading its payload; nothing where that does not tell.
    fn glance(line: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(line).ok()?;
        Self::of(text, glanced(text, Name::of, |name| *name == Name::Payload)?).ok()
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
        let issues = report.issues.into_iter().map(|issue| placed(issue, self.before)).collect();
        Judged { kind: Some(self.kind), issues }
    }
}

/// What is wrong with a line; none for one that is blank.
pub(crate) fn judge(line: Line<'_>, options: &NdjsonOptions) -> Option<Judged> {
    Some(match line {
        Line::Blank => return None,
        Line::TooLong => too_long(),
        Line::Text(line) => at_once(line, options).unwrap_or_else(|| match Record::read(line, options.kind) {
            Ok(record) => record.judged(validate(record.kind, record.payload, options.server)),
            Err(issues) => Judged { kind: None, issues },
        }),
    })
}

/// The same where the line and its payload can be read: its bytes are then read as JSON once, and not twice.
fn at_once(line: &[u8], options: &NdjsonOptions) -> Option<Judged> {
    let record = if options.kind.is_none() { Record::glance(line) } else { None }?;
    let report = readable(record.kind, record.payload, options.server)?;
    Some(record.judged(report))
}

pub(crate) fn too_long() -> Judged {
    let params = Params { max: i64::try_from(MAX_LINE).ok(), ..Params::default() };
    Judged { kind: None, issues: vec![at_line(Code::TooLarge, params)] }
}

/// In a line there are only columns.
fn placed(mut issue: Issue, before: u32) -> Issue {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINE: &str =
        r#"{"id": [1], "kind": "hss.registry.update", "payload": {"protocol": "http\"\\", "x": [{}, "a{b"]}} "#;

    proptest! {
        /// Whatever is wrong with a line, reading it at once is no other verdict than reading it with care.
        #[test]
        fn a_glance_says_nothing_else(edits in prop::collection::vec((any::<prop::sample::Index>(), "[{}\\[\\]\",:\\\\ a1\u{e9}\n]{0,3}"), 0..4)) {
            let mut line = LINE.as_bytes().to_vec();
            for (at, text) in edits {
                let at = at.index(line.len());
                line.splice(at..=at, text.bytes());
            }
            let options = NdjsonOptions::default();
            if let Some(quick) = at_once(&line, &options) {
                let record = Record::read(&line, None);
                let careful = record.map(|record| record.judged(validate(record.kind, record.payload, options.server)));
                let careful = careful.map(|judged| (judged.kind.map(|kind| kind.name), judged.issues));
                prop_assert_eq!(careful, Ok((quick.kind.map(|kind| kind.name), quick.issues)));
            }
        }
    }

    #[test]
    fn good_lines_are_read_at_once() {
        assert!(at_once(LINE.as_bytes(), &NdjsonOptions::default()).is_some());
    }
}
