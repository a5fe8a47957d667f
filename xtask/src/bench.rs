//! `cargo xtask bench`: the package beside others, by the clock, by weight and by instructions.

mod attribution;
mod detect;
pub mod instructions;
mod speed;

use anyhow::{Result, bail};

use crate::step::step;
use crate::{build, core, setup};

/// What `bench/speed` measures, by the names it has there.
const SPEED: [&str; 4] = ["node", "browsers", "start", "sizes"];

/// Runs a part, the first of the arguments if it is no option; or all of them but the counts, which are a test.
pub fn run(mut arguments: Vec<String>) -> Result<()> {
    let has_no_name = arguments.first().is_none_or(|first| first.starts_with('-'));
    let part = if has_no_name { "all".to_owned() } else { arguments.remove(0) };
    match part.as_str() {
        "detect" => detect::run(&arguments),
        "native" => speed::native(),
        "instructions" => {
            setup::valgrind()?;
            step("Count instructions", instructions::check)?;
            instructions::show();
            Ok(())
        }
        "all" => {
            build::run(core::Profile::Release)?;
            speed::run(&SPEED, &arguments)?;
            attribution::print()?;
            speed::native()?;
            let quick = arguments.into_iter().filter(|option| option == "--quick").collect::<Vec<_>>();
            detect::run(&quick)
        }
        part if SPEED.contains(&part) => {
            build::run(core::Profile::Release)?;
            speed::run(&[part], &arguments)?;
            if part == "sizes" { attribution::print() } else { Ok(()) }
        }
        part => bail!("there is no bench {part}: {}, native, instructions, detect", SPEED.join(", ")),
    }
}
