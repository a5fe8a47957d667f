//! What masking leaves of each field of the tables, whatever name it goes by.

#[path = "support/fields.rs"]
mod fields;

use berthing::schema::{Field, Shape};
use berthing::{KINDS, Kind, MASK, Options, is_masked, kind, mask, normalize};
use fields::{for_each, payload};
use serde_json::{Value, json};

/// The masked value of a member, somewhere in a payload.
fn masked(kind: &Kind, path: &[&str], name: &str, value: &Value) -> Value {
    let masked = mask(kind, &payload(path, name, value));
    path.iter().fold(&masked, |object, name| &object[name])[name].clone()
}

#[test]
fn a_field_under_another_name_is_masked_as_under_its_own() {
    let values = [
        json!("plain"),
        json!(""),
        json!(null),
        json!(false),
        json!(7),
        json!(["plain", 7]),
        json!({"a": "plain", "b": 7, "c": true, "d": ""}),
        json!("https://me:pa ss@h.example.com/x"),
        json!("{\"a\": \"https://me:password@h.example.com\"}"),
    ];
    let mut names = 0;
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            let others = field.aliases.iter().chain(field.mistaken).map(|name| (*name).to_owned());
            for name in others.chain([field.name.to_uppercase(), field.name.replace('_', "-")]) {
                let is_plain = !field.is_secret() && matches!(field.shape, Shape::Text(_));
                // What a name promises counts more than the plain text that it may have been meant for.
                let promises = masked(kind, &["zz"], &name, &json!("plain")) == MASK;
                for value in &values {
                    let own = if is_plain && promises && !field.aliases.contains(&&*name) && name != field.name {
                        masked(kind, &["zz"], &name, value)
                    } else {
                        masked(kind, path, field.name, value)
                    };
                    assert_eq!(masked(kind, path, &name, value), own, "{} {path:?} {name}: {value}", kind.name);
                }
                names += 1;
            }
        });
    }
    assert!(names > 100);
}

#[test]
fn secrets_are_masked_and_what_is_not_there_stays_so() {
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            for nothing in [json!(null), json!(false), json!("")] {
                let after = masked(kind, path, field.name, &nothing);
                assert_eq!(after, nothing, "{} {path:?} {}", kind.name, field.name);
            }
            for value in [json!("x"), json!(7), json!(true), json!(["x"]), json!({"a": ""})] {
                let is_masked = masked(kind, path, field.name, &value) == MASK;
                let is_object = matches!(field.shape, Shape::Object(_));
                assert!(is_object || is_masked == field.is_secret(), "{} {path:?} {}: {value}", kind.name, field.name);
            }
        });
    }
}

#[test]
fn names_in_other_languages_promise_a_credential_too() {
    let names = ["密码", "登录口令", "令牌", "contraseña", "Contrasena", "senha", "şifre", "пароль_2", "パスワード"];
    for kind in &KINDS {
        for name in names {
            assert_eq!(masked(kind, &["zz"], name, &json!("plain")), MASK, "{name}");
        }
        for name in ["地址", "número", "имя"] {
            assert_eq!(masked(kind, &["zz"], name, &json!("plain")), "plain", "{name}");
        }
    }
}

#[test]
fn text_in_the_place_of_an_object_is_masked_if_the_object_holds_secrets() {
    let holds_secret = |field: &Field| {
        let mut holds = false;
        let mut look = |_: &[&str], inner: &'static Field| holds |= inner.is_secret();
        for_each(field.members(), &mut look);
        holds
    };
    let mut both = [0, 0];
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            if matches!(field.shape, Shape::Object(_)) {
                let after = masked(kind, path, field.name, &json!(["plain", "", 7, true]));
                let expected =
                    if holds_secret(field) { json!([MASK, "", MASK, true]) } else { json!(["plain", "", 7, true]) };
                assert_eq!(after, expected, "{} {path:?} {}", kind.name, field.name);
                both[usize::from(holds_secret(field))] += 1;
            }
        });
    }
    assert!(both[0] > 0 && both[1] > 0);
}

#[test]
fn user_info_goes_up_to_the_last_at_sign_of_an_address() {
    let kind = kind("hss.registry.create").unwrap();
    for (address, expected) in [
        ("https://me:pa ss@h.example.com/x", "https://******@h.example.com/x"),
        ("https://me:a/b@c@h.example.com", "https://******@h.example.com"),
        ("me:a b@h.example.com", "******@h.example.com"),
        (" me:a b@h.example.com ", "******@h.example.com "),
        ("a b://me:c@h.example.com", "******@h.example.com"),
    ] {
        assert_eq!(mask(kind, &json!({ "registry_addr": address }))["registry_addr"], expected, "{address}");
    }
}

#[test]
fn a_mask_of_another_product_counts_in_the_place_of_a_secret_only() {
    for kind in &KINDS {
        for_each(kind.fields, &mut |path, field| {
            for (text, is_mask) in [("****", field.is_secret()), (MASK, true), ("plain", false)] {
                let payload = payload(path, field.name, &json!(text));
                assert_eq!(is_masked(kind, &payload), is_mask, "{} {payload}", kind.name);
            }
        });
        for (name, text, is_mask) in [("creds", "plain", false), ("creds", "****", true), ("note", "****", false)] {
            assert_eq!(is_masked(kind, &json!({ name: text })), is_mask, "{name}: {text}");
        }
    }
}

#[test]
fn a_masked_address_is_a_kept_secret_and_a_masked_name_is_none() {
    let kind = kind("rhacs.image-integration").unwrap();
    for (endpoint, username, normalized) in [
        ("https://******@QUAY.io", " me ", None),
        (" QUAY.io/ ", "******@me", Some("quay.io")),
        (" QUAY.io/ ", "me", Some("quay.io")),
    ] {
        let payload = json!({"docker": {"endpoint": endpoint, "username": username, "password": "x"}});
        let value = normalize(kind, &payload, Options::default()).value.unwrap();
        assert_eq!(value["docker"]["endpoint"], normalized.unwrap_or(endpoint));
        assert_eq!(value["docker"]["username"], username);
    }
}
