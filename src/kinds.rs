//! Every payload kind. Nothing here runs: the tables are evaluated, and proved well-formed, at compile time.

mod hss;
mod rhacs;
mod swr;
mod target;

pub(crate) use hss::UPLOAD_COMMAND;

use crate::schema::{Kind, is_well_formed};

/// Every payload kind, in the order in which they are listed to people.
pub static KINDS: [Kind; 7] = TABLES;

const TABLES: [Kind; 7] = [
    rhacs::INTEGRATION,
    rhacs::INTEGRATION_UPDATE,
    hss::CREATE,
    hss::UPDATE,
    hss::UPLOAD_COMMAND,
    swr::CREATE,
    swr::UPDATE,
];

const _: () = assert!(is_well_formed(&TABLES), "a name stands twice, or a condition or rule names what does not exist");
