//! What is measured natively: by the clock in `bin/speed.rs`, in instructions by `bin/count.rs`.

use std::hint::black_box;

use berthing::{
    Kind, NdjsonOptions, NdjsonOutput, Options, is_valid, kind, mask, mask_bytes, normalize, process_ndjson, validate,
    validate_ndjson,
};

/// The kinds whose examples make up the input.
const HSS: &str = "hss.registry.create";
const RHACS: &str = "rhacs.image-integration";
const SWR: &str = "swr.registry.create";

const LINES: usize = 30;

/// Not one of these fields is right.
const THREE_ERRORS: &str = r#"{"registry_name":7,"registry_type":"Quay","api_version":"V2","protocol":"https","registry_addr":"a b","registry_username":"robot$scanner","registry_password":"example-Pa55word","connect_cluster_id":"c-1","get_scan_image_channel":"Swr"}"#;

const LOG: &str = "\
2026-03-01T10:00:00Z INFO pulled registry.example.com/team/app:1.4.2 in 812 ms, session 7c0e4a6e-2b8f-4c58-9d01-3f5a6b7c8d9e
2026-03-01T10:00:01Z WARN login with password=example-Pa55word failed for robot$scanner, token expired
2026-03-01T10:00:02Z INFO GET https://registry.example.com/v2/team/app/tags/list 200, 90 entries, keystore /etc/app/keys
";

/// Something that is done to bytes.
pub struct Operation {
    pub name: &'static str,
    input: Vec<u8>,
    work: fn(&[u8]) -> usize,
}

impl Operation {
    /// Does it once. The number depends on what came of it.
    #[must_use]
    pub fn run(&self) -> usize {
        (self.work)(black_box(&self.input))
    }

    /// How many bytes it is done to.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.input.len()
    }
}

/// All of them.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let operation = |name, input: &str, work| Operation { name, input: input.into(), work };
    let lines = lines();
    vec![
        operation("validate", of(HSS).example, |bytes| validate(of(HSS), bytes, Options::default()).issues.len()),
        operation("validate, three errors", THREE_ERRORS, |bytes| {
            validate(of(HSS), bytes, Options::default()).issues.len()
        }),
        operation("is_valid", of(RHACS).example, |bytes| is_valid(of(RHACS), bytes, Options::default()).into()),
        operation("normalize", of(SWR).example, |bytes| normalize(of(SWR), bytes, Options::default()).changes.len()),
        operation("mask", of(RHACS).example, |bytes| usize::from(mask(of(RHACS), bytes).is_object())),
        operation("mask_bytes", &LOG.repeat(LINES), |bytes| mask_bytes(bytes).text.len()),
        operation("validate_ndjson", &lines, |bytes| validate_ndjson(bytes, &NdjsonOptions::default()).reports.len()),
        operation("process_ndjson", &lines, |bytes| {
            process_ndjson(bytes, &NdjsonOptions::default(), NdjsonOutput::default()).output.len()
        }),
    ]
}

fn of(name: &str) -> &'static Kind {
    kind(name).unwrap_or_else(|_| panic!("there is no kind {name}"))
}

fn lines() -> String {
    let line = |name| format!("{{\"kind\":\"{name}\",\"payload\":{}}}\n", of(name).example);
    [HSS, RHACS, SWR].map(line).concat().repeat(LINES)
}
