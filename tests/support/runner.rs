//! How properties are run.
#![allow(dead_code, reason = "each test uses its part")]

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The same cases in every run; `LAWS=20 cargo test` takes twenty times as many, and others each time.
pub(crate) fn runner(cases: u32) -> TestRunner {
    runner_with(&Config { cases, ..Config::default() })
}

/// The same with more settings.
pub(crate) fn runner_with(config: &Config) -> TestRunner {
    let config = Config { failure_persistence: None, ..config.clone() };
    match std::env::var("LAWS").ok().and_then(|factor| factor.parse::<u32>().ok()) {
        Some(factor) => TestRunner::new(Config { cases: config.cases * factor, ..config }),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    }
}
