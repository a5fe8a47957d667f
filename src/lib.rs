//! Checks an image-registry integration before it docks.

pub mod format;
pub mod issue;
mod kinds;
mod message;
mod names;
mod plan;
mod read;
mod repair;
pub mod schema;
mod secret;
mod source;
mod validate;

pub use crate::issue::{Code, Fix, Issue, Params, Path, Report, Segment, Severity};
pub use crate::kinds::KINDS;
pub use crate::repair::ChangeCode;
pub use crate::schema::{Kind, Release};
pub use crate::secret::{MASK, is_mask};
pub use crate::source::Payload;
pub use crate::validate::{is_valid, validate};

/// Which server the payload is for. The default is the latest release of an RHACS central of one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Release of the RHACS server.
    pub release: Release,
    /// Whether the RHACS central is a managed service (`ROX_MANAGED_CENTRAL`).
    pub managed: bool,
}

/// There is no payload kind of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown payload kind; known are rhacs.image-integration, …")]
pub struct UnknownKind;

/// The payload kind of that name.
///
/// # Errors
///
/// [`UnknownKind`] when there is none.
pub fn kind(name: &str) -> Result<&'static Kind, UnknownKind> {
    KINDS.iter().find(|kind| kind.name == name).ok_or(UnknownKind)
}
