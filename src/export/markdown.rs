//! The reference tables of the README.

/// The names of the tables.
pub const SECTIONS: &[&str] = &[];

/// The table of that name.
#[must_use]
pub fn markdown(_section: &str) -> Option<String> {
    None
}
