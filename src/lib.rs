//! Checks an image-registry integration before it docks.
//!
//! Security consoles connect to image registries through payloads of three products: RHACS image integrations, Huawei
//! HSS image registries and Huawei SWR replication targets. This crate says what is wrong with such a payload before it
//! is sent, brings it into its canonical form, and takes the credentials out of it. It compiles to WebAssembly, and the
//! npm package `berthing` has the same functions.
//!
//! ```
//! use berthing::{Options, kind, mask, normalize, validate};
//!
//! let kind = kind("hss.registry.update")?;
//! let payload = r#"{ "protocol": "HTTPS", "registry_addr": "https://Harbor.example.com/", "registry_password": 123456 }"#;
//!
//! let report = validate(kind, payload, Options::default());
//! let found: Vec<String> = report.issues.iter().map(ToString::to_string).collect();
//! assert_eq!(found, [
//!     "error[not_allowed] at /protocol: Select the protocol: http or https",
//!     "warning[bad_format] at /registry_addr: Registry address begins with https://",
//!     "error[wrong_type] at /registry_password: Password must be text",
//! ]);
//!
//! let normalized = normalize(kind, payload, Options::default());
//! assert!(normalized.report.issues.is_empty());
//! let masked = mask(kind, &normalized.value.unwrap());
//! assert_eq!(masked.to_string(), r#"{"protocol":"https","registry_addr":"harbor.example.com","registry_password":"******"}"#);
//! # Ok::<(), berthing::UnknownKind>(())
//! ```
//!
//! # One idea
//!
//! A payload [`Kind`] is a `const` table, and every feature is a projection of it: [`validate`], [`normalize`],
//! [`mask`], [`reconcile`], [`request`], and the exports to forms, JSON Schema, TypeScript and Markdown in [`export`].
//! The tables are proved well-formed at compile time, and name the source of every rule. Beside them stand
//! [`read_response`], for what the servers answer, [`upload_command`], for the scan component of HSS, and [`fingerprint`],
//! for logs that must tell whether a credential has changed. [`validate_ndjson`] and [`process_ndjson`] take many payloads at
//! once, a line each, and [`NdjsonProcessor`] any number of them.
//!
//! # What masking protects
//!
//! No [`Issue`], error or `Debug` output carries a value of the payload. [`mask`] hides the fields that the tables call
//! secret, user info in addresses, members whose names promise a credential, and credentials in any other text; it leaves
//! the keys of objects. [`mask_text`] looks for credentials in free text, such as a log, and [`Masker`] does so in a stream.
//!
//! # Scope
//!
//! Nothing here contacts a server, tests a credential or stores one.

#![cfg_attr(not(feature = "wasm"), forbid(unsafe_code))]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod command;
mod detect;
mod english;
pub mod export;
mod facts;
mod fingerprint;
pub mod format;
mod glance;
mod issue;
mod kinds;
mod layout;
mod mask;
mod memo;
mod message;
mod names;
mod ndjson;
mod normalize;
mod plan;
mod read;
mod reconcile;
mod repair;
mod request;
mod response;
pub mod schema;
mod secret;
mod source;
mod spelling;
mod stack;
mod validate;
#[cfg(feature = "wasm")]
mod wasm;

pub use crate::command::{
    Image, MaskedCommand, PasswordFrom, ReadCommand, Runtime, Shell, Stage, Step, UploadCommand, UploadOptions,
    read_command, upload_command,
};
#[cfg(feature = "custom-rules")]
pub use crate::detect::{CustomRule, PATTERN_SIZE};
pub use crate::detect::{
    Detector, Finding, MaskedText, Masker, TextOptions, TextOptionsError, TextRule, mask_bytes, mask_text, text_rules,
};
pub use crate::fingerprint::{Fingerprint, NoRandomness, fingerprint};
pub use crate::issue::{Code, Fix, Issue, Params, Path, Report, Segment, Severity};
pub use crate::kinds::KINDS;
pub use crate::mask::{is_masked, mask};
pub use crate::ndjson::{
    LineReport, MAX_LINE, NdjsonOptions, NdjsonOutput, NdjsonPlace, NdjsonProcessor, NdjsonReport, NdjsonSummary,
    OnInvalid, ProcessedNdjson, process_ndjson, validate_ndjson,
};
pub use crate::normalize::{Change, Normalized, normalize};
pub use crate::reconcile::{Reconciled, reconcile};
pub use crate::repair::ChangeCode;
pub use crate::request::{CURL, Message, Request, request};
pub use crate::response::{Response, ResponseError, read_response};
pub use crate::schema::{Kind, Release};
pub use crate::secret::{MASK, is_mask};
pub use crate::source::Payload;
pub use crate::validate::{is_valid, validate};

/// Which server the payload is for. The default is the latest release of an RHACS central of one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Release of the RHACS server.
    pub release: Release,
    /// Whether the RHACS central is a managed service (`ROX_MANAGED_CENTRAL`).
    pub managed: bool,
}

/// There is no payload kind of the name that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no payload kind of that name; the known ones are in berthing::KINDS")]
pub struct UnknownKind;

/// The payload kind of that name.
///
/// # Errors
///
/// [`UnknownKind`] when there is none.
///
/// ```
/// assert_eq!(berthing::kind("swr.registry.create")?.title, "SWR replication target");
/// assert!(berthing::kind("swr.registry.delete").is_err());
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
pub fn kind(name: &str) -> Result<&'static Kind, UnknownKind> {
    KINDS.iter().find(|kind| kind.name == name).ok_or(UnknownKind)
}

// The Rust of the README and of the recipes is run as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/recipes/rust.md")]
struct Readme;
