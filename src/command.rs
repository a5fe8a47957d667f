//! Commands as lists of arguments, and their quoting.

pub mod quote;
