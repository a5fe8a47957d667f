//! How the servers answer, as far as it is known. `readResponse` reads more dialects than any document can tell.
//!
//! Sources: those of `response/dialect.rs` and `response/upload.rs`. The exact status of a success is not documented for
//! all calls, so none is named.

use serde_json::{Map, Value, json};

use super::SYSTEMS;
use crate::response::upload;
use crate::schema::{Kind, System};

/// The answers to a call of the kind.
pub(super) fn of(kind: &Kind) -> Value {
    let mut success = json!({ "description": "The server did it" });
    if upload::is_answer_to(kind) {
        success =
            json!({ "description": "The commands, any of which may be missing", "content": content(&commands()) });
    }
    json!({
        "2XX": success,
        "4XX": { "$ref": format!("#/components/responses/{}", kind.system.name()) },
        "5XX": { "$ref": format!("#/components/responses/{}", kind.system.name()) },
    })
}

fn commands() -> Value {
    let member = |(name, label, max): (&str, &str, u16)| {
        (name.to_owned(), json!({ "type": ["string", "null"], "title": label, "minLength": 1, "maxLength": max }))
    };
    json!({ "type": "object", "properties": upload::members().map(member).collect::<Map<_, _>>() })
}

/// Each system's errors, by its name.
pub(super) fn responses() -> Value {
    SYSTEMS.into_iter().map(|system| (system.name().to_owned(), errors(system))).collect::<Map<_, _>>().into()
}

fn errors(system: System) -> Value {
    let (about, schema) = match system {
        System::Rhacs => ("The server's refusal, with a number of gRPC", rhacs()),
        System::Hss => ("A refusal by HSS or by the API gateway before it", hss()),
        System::Swr => {
            ("A refusal by SWR, in its new dialect, its old one or both, or by the API gateway before it", swr())
        }
    };
    json!({ "description": about, "content": content(&schema) })
}

fn content(schema: &Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

fn rhacs() -> Value {
    object(&json!({
        "code": { "type": "integer", "description": "A status code of gRPC" },
        "message": text("What is wrong"),
        "error": text("The same as the message"),
        "details": { "type": "array", "items": { "type": "object" } },
    }))
}

fn hss() -> Value {
    object(&json!({
        "error_code": text("HSS. or APIGW. and four digits"),
        "error_msg": text("What is wrong"),
        "encoded_authorization_message": text("Which right is missing, for the administrator"),
    }))
}

/// The new dialect and the old one in one body, or the old one's list alone.
fn swr() -> Value {
    let (code, message) = (text("SVCSTG.SWR. and seven digits"), text("What is wrong"));
    let detail = object(&json!({ "error_code": code, "error_msg": message }));
    let old = object(&json!({ "errorCode": code, "errorMessage": message, "detail": text("More of it") }));
    let both = object(&json!({
        "error_code": code,
        "error_msg": message,
        "details": { "type": "array", "items": detail },
        "encoded_authorization_message": text("Which right is missing, for the administrator"),
        "errors": { "type": "array", "items": old },
    }));
    json!({ "anyOf": [both, { "type": "array", "items": old }] })
}

fn object(properties: &Value) -> Value {
    json!({ "type": "object", "properties": properties })
}

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}
