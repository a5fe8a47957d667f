//! Payloads: any bytes, and values made from the tables so that most are nearly valid.

use berthing::schema::Field;
use berthing::{KINDS, Kind, Options, Release};
use serde_json::{Map, Value};

use super::generate::{CANARY, CANARY_NUMBER};
use super::laws::{LAWS, bytes_are_read_as_serde_json_reads_them, no_output_holds_a_secret};
use super::made::{self, made};

/// A byte for the kind, one for the server, and a text that need be neither JSON nor UTF-8.
pub fn payload(data: &[u8]) {
    let Some(([kind, server], bytes)) = data.split_first_chunk() else { return };
    let (kind, options) = (kind_of(*kind), server_of(*server));
    bytes_are_read_as_serde_json_reads_them(kind, bytes, options).unwrap();
    let Ok(payload) = serde_json::from_slice::<Value>(bytes) else { return };
    hold(kind, &payload, options);
    if let (Value::Object(mut members), false) = (payload, shows_canary(&String::from_utf8_lossy(bytes))) {
        plant(&mut members, kind.fields);
        no_output_holds_a_secret(kind, &Value::Object(members), options).unwrap();
    }
}

/// The same bytes in front, and behind them chance.
pub fn structured(data: &[u8]) {
    let Some(([kind, server], chance)) = data.split_first_chunk() else { return };
    let (kind, options) = (kind_of(*kind), server_of(*server));
    let payload = made(chance, |chance| made::payload(kind, chance));
    hold(kind, &payload, options);
    no_output_holds_a_secret(kind, &payload, options).unwrap();
}

pub(crate) fn kind_of(byte: u8) -> &'static Kind {
    &KINDS[usize::from(byte) % KINDS.len()]
}

pub(crate) fn server_of(byte: u8) -> Options {
    Options { release: Release::ALL[usize::from(byte >> 1) % Release::ALL.len()], managed: byte % 2 == 1 }
}

fn hold(kind: &'static Kind, payload: &Value, options: Options) {
    for law in LAWS {
        law(kind, payload, options).unwrap();
    }
}

/// The fuzzer learns the canaries by heart, and puts them where nobody hides them.
fn shows_canary(text: &str) -> bool {
    text.contains(CANARY) || text.contains(&CANARY_NUMBER.to_string())
}

/// Puts a canary wherever the table has a secret.
fn plant(members: &mut Map<String, Value>, fields: &[Field]) {
    for field in fields {
        let names = field.aliases.iter().chain([&field.name]);
        if field.is_secret() {
            members.insert(
                (*names.clone().find(|name| members.contains_key(**name)).unwrap_or(&field.name)).to_owned(),
                CANARY.into(),
            );
            continue;
        }
        for name in names {
            if let Some(Value::Object(inner)) = members.get_mut(*name) {
                plant(inner, field.members());
            }
        }
    }
}
