//! Many payloads at once: newline-delimited JSON, a payload a line.
//!
//! A line is `{"kind": …, "payload": {…}}`, or the payload itself where the options name the kind of all. Each is read,
//! judged and rewritten by itself, so the work grows with the input and memory with the longest line alone. A line that
//! is wrong is told by its number and stops nothing.
//!
//! [`lines`] cuts a window into lines. [`quick`] does all that there is to do with a good one; of others [`record`] reads
//! what they say of themselves, and [`rewrite`] puts together what comes out. [`report`] counts. Between windows only a
//! [`lines::Cursor`] goes on, so whoever holds the bytes of a stream, [`NdjsonProcessor`] or JavaScript, can call
//! [`step`] alike.

mod clean;
mod lines;
mod options;
mod processor;
mod quick;
mod record;
mod report;
mod rewrite;

pub use lines::MAX_LINE;
pub use options::{NdjsonOptions, NdjsonOutput, NdjsonPlace, OnInvalid};
pub use processor::NdjsonProcessor;
pub use report::{LineReport, NdjsonReport, NdjsonSummary, ProcessedNdjson};

use crate::read::Asked;
pub(crate) use lines::Cursor;
use lines::Line;
use report::Judged;

/// Everything that is wrong with each of the lines.
///
/// ```
/// use berthing::{NdjsonOptions, validate_ndjson};
///
/// let lines = br#"{"kind": "hss.registry.update", "payload": {"protocol": "https"}}
/// {"kind": "hss.registry.update", "payload": {"protocol": "gopher"}}
/// {"kind": "hss.registry.upd"#;
/// let report = validate_ndjson(lines, &NdjsonOptions::default());
/// assert_eq!((report.summary.lines, report.summary.valid), (3, 1));
/// assert_eq!(report.reports[0].line, 2);
/// assert_eq!(report.reports[0].issues[0].message(), "Select the protocol: http or https");
/// assert_eq!(report.reports[1].issues[0].code.name(), "not_json");
/// ```
#[must_use]
pub fn validate_ndjson(bytes: &[u8], options: &NdjsonOptions) -> NdjsonReport {
    whole(bytes, options, None).report
}

/// Each line validated, and normalized and masked as `output` says, in the same order.
///
/// ```
/// use berthing::{NdjsonOptions, NdjsonOutput, kind, process_ndjson};
///
/// let options = NdjsonOptions { kind: Some(kind("hss.registry.update")?), ..NdjsonOptions::default() };
/// let processed = process_ndjson(b"{\"registry_password\": 123456}\n", &options, NdjsonOutput::default());
/// assert_eq!(processed.output, b"{\"registry_password\":\"******\"}\n");
/// assert!(processed.report.summary.ok());
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn process_ndjson(bytes: &[u8], options: &NdjsonOptions, output: NdjsonOutput) -> ProcessedNdjson {
    whole(bytes, options, Some(output))
}

fn whole(bytes: &[u8], options: &NdjsonOptions, output: Option<NdjsonOutput>) -> ProcessedNdjson {
    let mut processed = ProcessedNdjson::default();
    let mut cursor = Cursor::at(options.from.line);
    step(options, output, &mut cursor, Window { bytes, last: true }, &mut processed);
    processed
}

/// What is known of a stream at a time.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) bytes: &'a [u8],
    /// Whether the stream ends with it.
    pub(crate) last: bool,
}

/// Judges the lines that end in the window, and rewrites them where there is to be an output. Gives where the last of
/// them ends.
pub(crate) fn step(
    options: &NdjsonOptions,
    output: Option<NdjsonOutput>,
    cursor: &mut Cursor,
    window: Window<'_>,
    done: &mut ProcessedNdjson,
) -> usize {
    cursor.read(window, |number, line| {
        let asked = if done.report.reports.len() < options.limit { Asked::Report } else { Asked::Issues };
        let judged = match output {
            None => record::judge(line, options, asked),
            Some(output) => rewrite::rewrite(line, number, options, output, asked, &mut done.output),
        };
        if let Some(judged) = judged {
            done.report.add(number, judged, options.limit);
        }
    })
}
