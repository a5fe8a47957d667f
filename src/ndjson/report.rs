//! What is told of many lines: numbers of all, and issues of some.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::issue::Issue;
use crate::memo::Said;
use crate::schema::Kind;

/// What was found in one line.
pub(crate) struct Judged {
    /// None when the line itself is at fault.
    pub(crate) kind: Option<&'static Kind>,
    pub(crate) said: Rc<Said>,
}

impl Judged {
    /// A line that is at fault itself.
    pub(crate) fn of_line(issues: Vec<Issue>) -> Self {
        Self { kind: None, said: Rc::new(Said::new(issues)) }
    }

    pub(crate) fn ok(&self) -> bool {
        self.said.errors == 0
    }
}

/// A line that has issues.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LineReport {
    /// Its number, from 1.
    pub line: u64,
    /// The kind of its payload. Without one the line itself is at fault, and paths begin at the line.
    pub kind: Option<&'static str>,
    /// What was found, as by [`validate`](crate::validate).
    pub issues: Vec<Issue>,
}

/// How many issues of each code there are.
pub(crate) type Counts = BTreeMap<&'static str, u64>;

/// The numbers of all lines.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NdjsonSummary {
    /// Lines that are not blank.
    pub lines: u64,
    /// Lines without errors.
    pub valid: u64,
    /// Errors in all lines.
    pub errors: u64,
    /// Warnings in all lines.
    pub warnings: u64,
    /// Issues by kind and code. Lines that are at fault themselves are of kind `unknown`.
    pub counts: BTreeMap<&'static str, BTreeMap<&'static str, u64>>,
}

impl NdjsonSummary {
    /// Whether no line has errors. Warnings may remain.
    #[must_use]
    pub const fn ok(&self) -> bool {
        self.valid == self.lines
    }

    fn add(&mut self, judged: &Judged) {
        self.lines += 1;
        self.valid += u64::from(judged.ok());
        for issue in &judged.said.issues {
            *(if issue.is_error() { &mut self.errors } else { &mut self.warnings }) += 1;
            let counts: &mut Counts = self.counts.entry(judged.kind.map_or("unknown", |kind| kind.name)).or_default();
            *counts.entry(issue.code.name()).or_default() += 1;
        }
    }
}

/// What [`validate_ndjson`](crate::validate_ndjson) gives.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NdjsonReport {
    /// The numbers of all lines.
    pub summary: NdjsonSummary,
    /// The lines that have issues, as far as there may be.
    pub reports: Vec<LineReport>,
    /// How many more have issues.
    pub more: u64,
}

impl NdjsonReport {
    pub(crate) fn add(&mut self, line: u64, judged: Judged, limit: usize) {
        self.summary.add(&judged);
        if judged.said.issues.is_empty() {
            return;
        }
        if self.reports.len() < limit {
            self.reports.push(LineReport {
                line,
                kind: judged.kind.map(|kind| kind.name),
                issues: Rc::unwrap_or_clone(judged.said).issues,
            });
        } else {
            self.more += 1;
        }
    }
}

impl Serialize for NdjsonReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let NdjsonSummary { lines, valid, errors, warnings, counts } = &self.summary;
        let mut report = serializer.serialize_struct("NdjsonReport", 8)?;
        report.serialize_field("ok", &self.summary.ok())?;
        report.serialize_field("lines", lines)?;
        report.serialize_field("valid", valid)?;
        report.serialize_field("errors", errors)?;
        report.serialize_field("warnings", warnings)?;
        report.serialize_field("counts", counts)?;
        report.serialize_field("reports", &self.reports)?;
        report.serialize_field("more", &self.more)?;
        report.end()
    }
}

/// What [`process_ndjson`](crate::process_ndjson) gives. Its Debug shows no line.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessedNdjson {
    /// The lines that came out, each with a line feed.
    pub output: Vec<u8>,
    /// What was found in all.
    pub report: NdjsonReport,
}

impl fmt::Debug for ProcessedNdjson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessedNdjson").field("report", &self.report).finish_non_exhaustive()
    }
}
