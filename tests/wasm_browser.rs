//! The core in WebAssembly, in a browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "tests fail by panicking")]

#[path = "support/wasm_suite.rs"]
mod suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
