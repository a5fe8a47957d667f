//! Payloads made from the tables: every field in every state, under every name it goes by, valid and broken.
//!
//! Whatever stands in a secret field, in an address as user info, or in a text like a credential, holds [`CANARY`] or is
//! [`CANARY_NUMBER`]: neither may come out of any function.

use berthing::schema::{Field, Shape, Text};
use berthing::{Kind, MASK};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// A secret that is found nowhere else.
pub(crate) const CANARY: &str = "cAnArY-5e7a";
/// The same as a number.
pub(crate) const CANARY_NUMBER: u64 = 271_828_182_845;

/// Any payload of the kind.
pub(crate) fn payloads(kind: &Kind) -> BoxedStrategy<Value> {
    let example: Value = serde_json::from_str(kind.example).unwrap_or_default();
    prop_oneof![
        6 => object(kind.fields),
        // Near the example, so that rules between fields come into play and valid payloads are common.
        6 => object(kind.fields).prop_map(move |random| graft(&example, random)),
        1 => select(junk()),
    ]
    .boxed()
}

/// The example with a few members of the random payload in it.
fn graft(example: &Value, random: Value) -> Value {
    let (Value::Object(mut members), Value::Object(random)) = (example.clone(), random) else { return example.clone() };
    for (index, (key, value)) in random.into_iter().enumerate() {
        if index % 3 == 0 {
            let value = match members.get(&key) {
                Some(old @ Value::Object(_)) => graft(old, value),
                _ => value,
            };
            members.insert(key, value);
        }
    }
    Value::Object(members)
}

fn object(fields: &'static [Field]) -> BoxedStrategy<Value> {
    let members: Vec<_> =
        fields.iter().map(|field| prop::option::weighted(0.6, (select(names(field)), value(field)))).collect();
    let unknown = prop::collection::vec((select(UNKNOWN), select(junk())), 0..2);
    (members, unknown)
        .prop_map(|(members, unknown)| {
            let unknown = unknown.into_iter().map(|(key, value)| (key.to_owned(), value));
            Value::Object(members.into_iter().flatten().chain(unknown).collect::<Map<_, _>>())
        })
        .boxed()
}

/// Names of no field.
pub(crate) const UNKNOWN: &[&str] =
    &["comment", "registry_pasword", "x/y~z", "", "__proto__", "apikey", "clusters", "Secret"];

/// The names that a field goes by, the right one most often.
pub(crate) fn names(field: &Field) -> Vec<String> {
    let mut names = vec![field.name.to_owned(); 12];
    names.extend(field.aliases.iter().chain(field.mistaken).map(|name| (*name).to_owned()));
    names.push(field.name.to_uppercase());
    names.push(field.name.replace('_', "-"));
    names.push(field.name.chars().skip(1).collect());
    names
}

fn value(field: &'static Field) -> BoxedStrategy<Value> {
    let right = if field.is_secret() { select(secrets()).boxed() } else { fitting(field) };
    let wrong = if field.is_secret() { secrets() } else { junk() };
    prop_oneof![9 => right, 1 => select(wrong), 1 => Just(Value::Null)].boxed()
}

/// Secrets of every type. A key file and an address keep their syntax around the canary.
pub(crate) fn secrets() -> Vec<Value> {
    let secret = CANARY;
    let key_file = json!({"type": "service_account", "private_key": secret});
    vec![
        json!(secret),
        json!(format!(" {secret}\n")),
        json!(key_file.to_string()),
        json!(CANARY_NUMBER),
        json!({"value": secret}),
        json!([secret]),
        json!(MASK),
        json!("*****"),
        json!(""),
        json!(secret.repeat(40)),
        key_file,
    ]
}

fn fitting(field: &'static Field) -> BoxedStrategy<Value> {
    let of_choices = |spoil: fn(&str) -> String| {
        select(field.choices().iter().map(|choice| choice.value).collect::<Vec<_>>())
            .prop_map(move |value| json!(spoil(value)))
    };
    match &field.shape {
        Shape::Text(text) => select(texts(text)).prop_map(Value::String).boxed(),
        Shape::Choice(_) => prop_oneof![
            8 => of_choices(str::to_owned),
            1 => of_choices(str::to_uppercase),
            1 => of_choices(|value| format!(" {value}")),
            1 => Just(json!("nonsense")),
        ]
        .boxed(),
        Shape::Choices(_) => {
            let item = prop_oneof![
                12 => of_choices(str::to_owned),
                1 => of_choices(str::to_lowercase),
                1 => select(vec![json!(0), json!(1), json!(7), json!(1.5), Value::Null, json!("BOGUS"), json!([])]),
            ];
            prop_oneof![9 => prop::collection::vec(item, 0..4).prop_map(Value::Array), 1 => of_choices(str::to_owned)]
                .boxed()
        }
        Shape::Flag => select(flags()).boxed(),
        Shape::Int => select(integers()).boxed(),
        Shape::Object(fields) => object(fields),
        Shape::Map { .. } => {
            let key = select(vec!["registry.example.com", "Registry.Example.com", " padded.example.com", "a_b", ""]);
            let value = select(vec![
                json!("10.0.0.7"),
                json!(" 10.0.0.7"),
                json!("2001:db8::7"),
                json!("10.0.0"),
                json!(7),
                Value::Null,
            ]);
            prop::collection::vec((key, value), 0..3)
                .prop_map(|entries| {
                    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
                })
                .boxed()
        }
    }
}

/// What stands for true, false and neither.
pub(crate) fn flags() -> Vec<Value> {
    vec![json!(true), json!(false), json!(true), json!(false), json!("true"), json!(" FALSE"), json!(1)]
}

/// Numbers, and what is taken or mistaken for them.
pub(crate) fn integers() -> Vec<Value> {
    vec![
        json!(30),
        json!(-1),
        json!("30"),
        json!("3e1"),
        json!(30.0),
        json!(30.5),
        json!(3_000_000_000_u32),
        json!(" 30"),
        json!(""),
    ]
}

/// Texts on both sides of a format and of its limits.
pub(crate) fn texts(text: &Text) -> Vec<String> {
    let evidence = text.format.evidence();
    let marked = evidence.traps.iter().chain(evidence.rejects).map(|(text, _)| *text);
    let mut texts: Vec<String> = evidence.accepts.iter().copied().chain(marked).map(str::to_owned).collect();
    texts.extend(["", " ", "x", " padded ", "123", "ünï", MASK].map(str::to_owned));
    texts.extend(notes());
    texts.extend(text.max.map(|max| "m".repeat(max as usize)));
    texts.extend(text.max.map(|max| "m".repeat(max as usize + 1)));
    if text.format.may_hold_userinfo() {
        texts.push(format!("https://user:{CANARY}@Quay.example.com/"));
        texts.push(format!("user:{CANARY}@quay.example.com"));
        texts.push(format!("https://Quay.example.com/?x=1&token={CANARY}#end"));
        texts.push(format!(" HTTPS://user:{CANARY}@quay.example.com/"));
        texts.push(format!("http://user:{CANARY}@hub.docker.com/path"));
        texts.push(format!("https://user:{CANARY}/{CANARY}@quay.example.com"));
        texts.push(format!("https://{CANARY}:{CANARY} @quay.example.com"));
    }
    texts
}

/// Texts in which somebody has left a credential.
fn notes() -> Vec<String> {
    let key = format!("MIIEvQIBADANBgkqhkiG9w0B\n{CANARY}");
    vec![
        format!("password={CANARY}, and again {CANARY}"),
        format!(" log in with docker login -u robot -p {CANARY} registry.example.com "),
        format!("see https://user:{CANARY}@host.example.com/path, Authorization: Bearer {CANARY}"),
        format!("-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----"),
        json!({"note": format!("password={CANARY}")}).to_string(),
        format!("{{\"note\": 'token: {CANARY}'"),
        format!("******, *password={CANARY}*"),
    ]
}

/// Values that hardly any field takes.
pub(crate) fn junk() -> Vec<Value> {
    let mut values = vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-7),
        json!(1.5),
        json!("text"),
        json!([]),
        json!({}),
        json!([{"a": ["b"]}, null]),
        json!(format!(" user:{CANARY}@host.example.com ")),
        json!({"X-Swr-Dockerlogin": CANARY, "creds": CANARY, "swr_image_pull_command": CANARY}),
        json!({"password": CANARY, "nested": {"token": [CANARY, CANARY_NUMBER]}}),
        json!(format!("see https://user:{CANARY}@host.example.com/path for more")),
    ];
    values.extend(notes().into_iter().map(Value::String));
    values.push(json!({"notes": notes(), "more": [{"note": notes()}]}));
    values
}
