//! What the core says in WebAssembly: the same as natively, byte for byte.

use berthing::{MASK, Options, Release, is_masked, kind, mask, mask_text, normalize, reconcile, validate};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// The reports that native tests have proved.
const REPORTS: &str = include_str!("../generated/reports.json");

#[wasm_bindgen_test]
fn reports_are_those_of_the_native_build() {
    let entries: Vec<Value> = serde_json::from_str(REPORTS).expect("the golden file is JSON");
    assert!(entries.len() > 500);
    for entry in entries {
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let release = Release::from_name(text("rhacs")).unwrap_or_default();
        let managed = entry["rhacsManaged"] == true;
        let kind = kind(text("kind")).expect("a kind");
        let report = validate(kind, text("text"), Options { release, managed });
        assert_eq!(report.to_json(), text("report"), "{}", text("file"));
    }
}

#[wasm_bindgen_test]
fn the_other_functions_run() {
    let kind = kind("hss.registry.update").expect("a kind");
    let payload = r#"{"protocol": "HTTPS", "registry_password": 123456}"#;
    let value = normalize(kind, payload, Options::default()).value.expect("a value");
    assert_eq!(value.to_string(), r#"{"protocol":"https","registry_password":"123456"}"#);
    let masked = mask(kind, &value);
    assert!(is_masked(kind, &masked));
    assert_eq!(reconcile(kind, &value, &masked, Options::default()).value, Some(value));
}

/// Texts are looked through sixteen bytes at a time, so a credential stands at every place of a block once.
#[wasm_bindgen_test]
fn credentials_are_found_wherever_they_stand() {
    for before in 0..40 {
        for after in 0..20 {
            let text = |secret| format!("{}{secret}{}", " ".repeat(before), " ".repeat(after));
            assert_eq!(mask_text(&text("AKIAIOSFODNN7EXAMPLX")).text, text(MASK), "{before} {after}");
        }
    }
}
