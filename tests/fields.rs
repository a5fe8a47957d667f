//! What validate says of each field of the tables.

#[path = "support/fields.rs"]
mod fields;

use berthing::schema::{Release, Shape};
use berthing::{Code, Issue, KINDS, Kind, Options, kind, validate};
use fields::{for_each, payload};
use serde_json::{Value, json};

/// The codes that a member is told of by.
fn codes(kind: &Kind, path: &[&str], name: &str, value: &Value) -> Vec<Code> {
    let pointer = format!("/{}", [path, &[name]].concat().join("/"));
    let issues = validate(kind, &payload(path, name, value), Options::default()).issues;
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
fn a_name_that_can_mean_but_one_field_is_said_to_mean_it() {
    let mut guesses = 0;
    for kind in &KINDS {
        let mut fields = Vec::new();
        for_each(kind.fields, &mut |path, field| fields.push((path.join("/"), field)));
        for (path, field) in &fields {
            let members = || fields.iter().filter(|(other, _)| other == path).map(|(_, field)| *field);
            let names = [field.name.to_uppercase(), field.name.replace('_', "-"), format!(" {}", field.name)];
            for name in names.iter().map(String::as_str).chain(field.mistaken.iter().copied()) {
                let is_taken = members().any(|field| field.name == name || field.aliases.contains(&name));
                let is_first = members()
                    .find(|field| field.mistaken.contains(&name))
                    .is_none_or(|first| std::ptr::eq(first, *field));
                if !is_taken && is_first {
                    let path: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
                    let issues = validate(kind, &payload(&path, name, &json!("x")), Options::default()).issues;
                    let issue = issues.iter().find(|issue| issue.code == Code::UnknownField).unwrap();
                    assert_eq!(issue.params.suggestion, Some(field.name), "{} {path:?} {name}", kind.name);
                    guesses += 1;
                }
            }
        }
    }
    assert!(guesses > 300, "{guesses}");
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
fn what_is_no_choice_is_told_with_the_choices_of_the_release() {
    let (mut told, mut late) = (0, 0);
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            let release = Release::ALL.iter().copied();
            let values = ["nonsense"].into_iter().chain(field.choices().iter().map(|choice| choice.value));
            for (release, value) in release.flat_map(|release| values.clone().map(move |value| (release, value))) {
                let choice = field.choices().iter().find(|choice| choice.value == value);
                let since = choice.map(|choice| choice.since).filter(|since| *since > release);
                let options = Options { release, ..Options::default() };
                let issues = validate(kind, &payload(path, field.name, &json!(value)), options).issues;
                let pointer = format!("/{}", [path, &[field.name]].concat().join("/"));
                let is_here = |issue: &&Issue| issue.pointer() == pointer && issue.code == Code::NotAllowed;
                if let Some(issue) = issues.iter().find(is_here) {
                    let choices = field.choices().iter().filter(|choice| choice.since <= release);
                    let allowed: Vec<_> = choices.map(|choice| choice.value).collect();
                    let found = (&issue.params.allowed, issue.params.since, issue.params.suggestion);
                    assert_eq!(found, (&allowed, since.map(Release::name), None), "{} {pointer}: {value}", kind.name);
                    assert!(!allowed.contains(&value));
                    told += 1;
                    late += u32::from(since.is_some());
                }
            }
        });
    }
    assert!(told > 50 && late > 0, "{told} {late}");
}

#[test]
fn an_integer_may_be_as_large_as_32_bits_hold_however_it_is_written() {
    let mut integers = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            if matches!(field.shape, Shape::Int) {
                for number in [i32::MIN, -1, 0, i32::MAX].map(i64::from) {
                    for value in [json!(number), json!(number.to_string())] {
                        assert_eq!(codes(kind, path, field.name, &value), [], "{value}");
                    }
                }
                for number in [i64::from(i32::MIN) - 1, i64::from(i32::MAX) + 1, i64::MAX] {
                    for value in [json!(number), json!(number.to_string())] {
                        assert_eq!(codes(kind, path, field.name, &value), [Code::OutOfRange], "{value}");
                    }
                }
                integers += 1;
            }
        });
    }
    assert!(integers > 1);
}

#[test]
fn a_text_may_be_just_as_long_as_it_may_be() {
    let mut limits = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            if let Shape::Text(text) = &field.shape
                && let Some(max) = text.max
            {
                // What may be nothing has no least length.
                let least = Some(i64::from(text.min)).filter(|min| *min > 0);
                for (length, is_told) in [(max, false), (max + 1, true)] {
                    let text = "é".repeat(length as usize);
                    let pointer = format!("/{}", [path, &[field.name]].concat().join("/"));
                    let issues = validate(kind, &payload(path, field.name, &json!(text)), Options::default()).issues;
                    let find = |code| issues.iter().find(|issue| issue.pointer() == pointer && issue.code == code);
                    let is_judged = find(Code::NotApplicable).is_none();
                    let told = find(Code::TooLong).map(|issue| (issue.params.min, issue.params.max));
                    let expected = (is_told && is_judged).then_some((least, Some(i64::from(max))));
                    assert_eq!(told, expected, "{} {pointer}: {length}", kind.name);
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
