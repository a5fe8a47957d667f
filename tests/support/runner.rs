//! How properties are run.
#![allow(dead_code, reason = "each test uses its part")]

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The same cases in every run; `LAWS=20 cargo test` takes twenty times as many, and others each time;
/// `PROPTEST_CASES=20` no more than twenty.
pub(crate) fn runner(cases: u32) -> TestRunner {
    runner_with(&Config { cases, ..Config::default() })
}

/// The same with more settings.
pub(crate) fn runner_with(config: &Config) -> TestRunner {
    let number = |name| std::env::var(name).ok()?.parse::<u32>().ok();
    let cases = number("PROPTEST_CASES").unwrap_or(config.cases).min(config.cases);
    let config = Config { cases, failure_persistence: None, ..config.clone() };
    match number("LAWS") {
        Some(factor) => TestRunner::new(Config { cases: config.cases * factor, ..config }),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    }
}
