//! A text that becomes one segment of the path of a URL.

use super::{Findings, Reason};

pub(crate) const PATTERN: &str = "";

pub(crate) fn check(_text: &str) -> Findings {
    Findings::NONE
}

pub(crate) const ACCEPTS: &[&str] = &[];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[];
