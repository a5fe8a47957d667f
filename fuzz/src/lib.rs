//! What the fuzzer feeds, and the laws that it holds the answers to. Each target takes any bytes, and panics where a
//! law is broken.
//!
//! `cargo test` replays the seeds and every find of the past (`tests/fuzz.rs`); `cargo xtask fuzz` looks for new ones.
#![allow(dead_code, reason = "the fuzzer has no use for the table, and each target uses its part of the laws")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a broken law ends the run")]
#![allow(unreachable_pub, reason = "the tests of the library have it as a module")]

mod formats;
#[path = "../../tests/support/generate.rs"]
mod generate;
#[path = "../../tests/support/laws.rs"]
mod laws;
mod lines;
mod made;
mod messages;
#[path = "../../tests/support/ndjson_laws.rs"]
mod ndjson_laws;
mod payloads;
#[path = "../../tests/support/runner.rs"]
mod runner;
mod texts;
#[path = "../../tests/support/upload.rs"]
mod upload;
mod uploads;

pub use formats::{evidence, formats};
pub use lines::ndjson;
pub use messages::{request, response};
pub use payloads::{payload, structured};
pub use texts::text;
pub use uploads::{command, read_command};

/// A target: its name, and what is fed.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 9] = [
    ("payload", payload),
    ("structured", structured),
    ("text", text),
    ("formats", formats),
    ("command", command),
    ("read_command", read_command),
    ("request", request),
    ("response", response),
    ("ndjson", ndjson),
];
