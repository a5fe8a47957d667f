//! Quoting: how a shell has to be told an argument, so that the program gets it byte for byte.

pub mod cmd;
pub mod posix;
pub mod powershell;
pub mod windows;
