//! Commands as lists of arguments, and their quoting; and commands that a server wrote, split as a shell would.

mod credentials;
pub mod quote;
mod read;
mod split;

pub use read::{ReadCommand, read_command};
pub(crate) use read::{Reading, read_at};
