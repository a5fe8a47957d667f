//! What validate says of each field of the tables.

#[path = "support/fields.rs"]
mod fields;

use berthing::schema::Shape;
use berthing::{Code, KINDS, Kind, Options, kind, validate};
use fields::{for_each, payload};
use serde_json::{Value, json};

/// The codes that a member is told of by.
fn codes(kind: &Kind, path: &[&str], name: &str, value: &Value) -> Vec<Code> {
    let pointer = format!("/{}", [path, &[name]].concat().join("/"));
    let issues = validate(kind, &payload(path, name, value), Options::default()).issues;
    assert!(issues.iter().all(|issue| issue.params.min != Some(0)), "what may be nothing has no least length");
    issues.iter().filter(|issue| issue.pointer() == pointer).map(|issue| issue.code).collect()
}

#[test]
fn a_value_of_another_type_is_told_of() {
    let mut judged = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            let is_wrong = |value: &Value| match &field.shape {
                Shape::Flag => !value.is_boolean(),
                Shape::Object(_) | Shape::Map { .. } => !value.is_object(),
                Shape::Choices(_) => !value.is_array(),
                Shape::Text(_) | Shape::Choice(_) | Shape::Int => true,
            };
            for value in [json!(true), json!(false), json!([]), json!({})] {
                let codes = codes(kind, path, field.name, &value);
                // What does not belong there is told of as a whole.
                let is_told = codes.contains(&Code::WrongType) || codes.contains(&Code::NotApplicable);
                assert!(is_told || !is_wrong(&value), "{} {path:?} {}: {value}", kind.name, field.name);
                assert!(
                    is_wrong(&value) || !codes.contains(&Code::WrongType),
                    "{} {path:?} {}: {value}",
                    kind.name,
                    field.name
                );
                judged += u32::from(codes.contains(&Code::WrongType));
            }
        });
    }
    assert!(judged > 300);
}

#[test]
fn what_a_secret_should_be_is_not_told() {
    let mut secrets = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            if field.is_secret() {
                let text = json!({"type": "service_account"}).to_string();
                for value in [json!(123_456), json!(-1), json!(1.5), json!(" padded "), json!(true), json!(text)] {
                    let issues = validate(kind, &payload(path, field.name, &value), Options::default()).issues;
                    let pointer = format!("/{}", [path, &[field.name]].concat().join("/"));
                    let told = issues.iter().filter(|issue| issue.pointer() == pointer);
                    assert!(told.clone().all(|issue| issue.fix.is_none()), "{} {pointer}: {value}", kind.name);
                    secrets += told.count();
                }
            }
        });
    }
    assert!(secrets > 100, "{secrets}");
}

#[test]
fn a_text_may_be_just_as_long_as_it_may_be() {
    let mut limits = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            if let Shape::Text(text) = &field.shape
                && let Some(max) = text.max
            {
                for (length, is_told) in [(max, false), (max + 1, true)] {
                    let text = "é".repeat(length as usize);
                    let codes = codes(kind, path, field.name, &json!(text));
                    let is_judged = !codes.contains(&Code::NotApplicable);
                    let told = codes.contains(&Code::TooLong);
                    assert_eq!(told, is_told && is_judged, "{} {path:?} {}: {length}", kind.name, field.name);
                    limits += u32::from(is_judged);
                }
            }
        });
    }
    assert!(limits > 20);
}

#[test]
fn each_unknown_name_is_guessed_however_many_errors_there_are() {
    let errors = vec![json!([]); 2000];
    let payload = json!({"categories": errors, "nmae": "x", "typ": "x", "dockr": {}});
    let kind = kind("rhacs.image-integration").unwrap();
    let issues = validate(kind, &payload, Options::default()).issues;
    let guess = |pointer: &str| issues.iter().find(|issue| issue.pointer() == pointer)?.params.suggestion;
    assert_eq!(["/nmae", "/typ", "/dockr"].map(guess), [Some("name"), Some("type"), Some("docker")]);
}
