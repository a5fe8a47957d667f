//! The laws of many payloads at once, whatever the text is: what tests of generated files and the fuzzer hold it to.
#![allow(dead_code, reason = "each test uses its part")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use berthing::{NdjsonOptions, NdjsonOutput, NdjsonPlace, NdjsonProcessor, OnInvalid, process_ndjson, validate_ndjson};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

/// How many lines a text has, the last one with or without its end.
pub(crate) fn count(text: &[u8]) -> usize {
    text.split_inclusive(|byte| *byte == b'\n').count()
}

pub(crate) fn pieces_come_out_as_the_whole_does(
    text: &[u8],
    cuts: &[usize],
    how: NdjsonOutput,
    options: NdjsonOptions,
) -> TestCaseResult {
    let whole = process_ndjson(text, &options, how);
    let mut cuts = [cuts, &[0, text.len()]].concat();
    cuts.sort_unstable();
    let mut processor = NdjsonProcessor::new(options, how);
    let mut out = Vec::new();
    let mut reports = Vec::new();
    for cut in cuts.windows(2) {
        out.extend(processor.push(&text[cut[0]..cut[1]]));
        reports.extend(processor.take_reports());
        let place = processor.place();
        let before = &text[..usize::try_from(place.bytes).unwrap()];
        prop_assert!(before.is_empty() || before.ends_with(b"\n"));
        prop_assert_eq!(place.line, count(before) as u64 + 1);
        // Another one goes on from there.
        let mut other = NdjsonProcessor::new(NdjsonOptions { from: place, ..options }, how);
        let rest = [other.push(&text[before.len()..]), other.finish()].concat();
        prop_assert_eq!([out.clone(), rest].concat(), whole.output.clone());
        prop_assert_eq!([reports.clone(), other.take_reports()].concat(), whole.report.reports.clone());
        prop_assert_eq!(other.place(), NdjsonPlace { bytes: text.len() as u64, line: count(text) as u64 + 1 });
    }
    out.extend(processor.finish());
    reports.extend(processor.take_reports());
    prop_assert_eq!(&out, &whole.output);
    prop_assert_eq!(&reports, &whole.report.reports);
    prop_assert_eq!(processor.summary(), &whole.report.summary);
    Ok(())
}

pub(crate) fn every_line_gets_an_answer(text: &[u8], how: NdjsonOutput, options: NdjsonOptions) -> TestCaseResult {
    let judged = validate_ndjson(text, &options);
    let processed = process_ndjson(text, &options, how);
    if !how.normalize {
        prop_assert_eq!(&processed.report, &judged);
    }
    let summary = &processed.report.summary;
    let issues: u64 = summary.counts.values().flat_map(|counts| counts.values()).sum();
    prop_assert_eq!(issues, summary.errors + summary.warnings);
    let invalid = usize::try_from(summary.lines - summary.valid).unwrap();
    let dropped = if how.on_invalid == OnInvalid::Drop { invalid } else { 0 };
    prop_assert_eq!(count(&processed.output), count(text) - dropped);
    prop_assert!(processed.output.is_empty() || processed.output.ends_with(b"\n"));
    if how.on_invalid == OnInvalid::Mark {
        let lines = processed.output.split(|byte| *byte == b'\n');
        let marked =
            lines.filter(|line| serde_json::from_slice::<Value>(line).is_ok_and(|line| line.get("issues").is_some()));
        prop_assert_eq!(marked.count(), invalid);
    }
    Ok(())
}

pub(crate) fn what_came_out_comes_out_the_same_again(
    text: &[u8],
    normalize: bool,
    options: NdjsonOptions,
) -> TestCaseResult {
    let how = NdjsonOutput { normalize, mask: true, on_invalid: OnInvalid::Keep };
    let once = process_ndjson(text, &options, how).output;
    prop_assert_eq!(&process_ndjson(&once, &options, NdjsonOutput { normalize: false, ..how }).output, &once);
    Ok(())
}
