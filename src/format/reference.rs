//! Image references, by the grammar of distribution/reference.

#![allow(dead_code, reason = "being built")]

use super::Reason;

/// An image reference, cut apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    /// Host and port; none where Docker Hub is meant.
    pub(crate) domain: Option<&'a str>,
    pub(crate) path: &'a str,
    pub(crate) tag: Option<&'a str>,
    /// With its algorithm.
    pub(crate) digest: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// Cuts a reference apart, as the container tools do.
    pub(crate) fn parse(_text: &'a str) -> Result<Self, Reason> {
        Err(Reason::Character)
    }

    /// The full spelling, for tools that add nothing: `docker.io/library/x:latest`.
    pub(crate) fn full(&self) -> String {
        String::new()
    }
}

/// Why the text cannot be the path of a reference; the domain is not part of it.
pub(crate) fn path_fault(_text: &str) -> Option<Reason> {
    None
}

/// Why the text cannot be a tag.
pub(crate) fn tag_fault(_text: &str) -> Option<Reason> {
    None
}
