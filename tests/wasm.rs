//! The core in WebAssembly, in Node.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "tests fail by panicking")]

#[path = "support/wasm_suite.rs"]
mod suite;
