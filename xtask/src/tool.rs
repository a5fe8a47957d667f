//! Programs that cargo installs when they are first needed, in a folder of this tool's own.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::setup::on_path;
use crate::step::{Outcome, step};
use crate::workspace::{cargo, scratch};

pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

impl Tool {
    /// Where it is, if it is there.
    pub fn installed(&self) -> Option<PathBuf> {
        on_path(self.name).or_else(|| Some(home().join("bin").join(self.name)).filter(|path| path.is_file()))
    }

    /// Where it is; built before where it is missing, which takes minutes, once.
    pub fn ready(&self) -> Result<PathBuf> {
        if self.installed().is_none() {
            step(&format!("Install {}", self.name), |log| {
                let mut install = cargo();
                install.args(["install", "--quiet", "--locked", "--version", self.version, "--root"]).arg(home());
                log.run(install.arg(self.name))?;
                Ok(Outcome::Passed)
            })?;
        }
        self.installed().with_context(|| format!("{} is not where it was put", self.name))
    }
}

fn home() -> PathBuf {
    scratch().join("tools")
}
