//! The few arguments that the commands take.

use std::str::FromStr;

use anyhow::{Context, Result, bail, ensure};

pub struct Args(Vec<String>);

impl Args {
    pub fn from_env() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// The first word.
    pub fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Whether a flag is there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// What stands behind a flag.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|arg| arg == name) else { return Ok(None) };
        self.0.remove(at);
        ensure!(at < self.0.len(), "nothing follows {name}");
        Ok(Some(self.0.remove(at)))
    }

    /// The number behind a flag.
    pub fn number<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let number = self.value(name)?.map(|number| number.parse());
        number.transpose().ok().with_context(|| format!("{name} needs a number"))
    }

    /// The number behind `--port`.
    pub fn port(&mut self) -> Result<Option<u16>> {
        self.number("--port").context("a port is a number from 0 to 65535")
    }

    /// Nothing more may come.
    pub fn end(self) -> Result<()> {
        self.0.first().map_or(Ok(()), |arg| bail!("no idea what to do with {arg}"))
    }

    /// The words that are left; none of them may be a flag.
    pub fn rest(self) -> Result<Vec<String>> {
        match self.0.iter().find(|arg| arg.starts_with('-')) {
            Some(flag) => bail!("no idea what to do with {flag}"),
            None => Ok(self.0),
        }
    }

    /// What is left, flags and all.
    pub fn everything(self) -> Vec<String> {
        self.0
    }
}
