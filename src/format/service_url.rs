//! Where an API is: `https://host[:port][/path]`.

use super::{Findings, Reason};

pub(crate) const PATTERN: &str = "";

pub(crate) fn check(_text: &str) -> Findings {
    Findings::NONE
}

pub(crate) const ACCEPTS: &[&str] = &[];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[];

/// The address as it stands in front of a request's path.
pub(crate) fn repair(text: &str) -> String {
    text.to_owned()
}
