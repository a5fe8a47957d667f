//! An address that the server does not look at: Scanner V4's endpoints, which stackrox
//! `proto/storage/image_integration.proto` leaves out of the endpoint guard. Only credentials in it are worth a word.

use super::{Findings, Reason};

pub(crate) fn check(text: &str) -> Findings {
    Findings::NONE.warn_if(text.contains('@'), Reason::Userinfo)
}

pub(crate) const ACCEPTS: &[&str] = &["scanner-v4-indexer.stackrox.svc:8443", "localhost:8443", "anything goes"];
pub(crate) const TRAPS: &[(&str, Reason)] = &[("user:example@scanner.example.com", Reason::Userinfo)];
