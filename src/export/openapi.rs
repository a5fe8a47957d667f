//! The API calls of every payload kind as one OpenAPI 3.1 document.
//!
//! Three systems share it: each path says what its server looks like, each operation by which token it is asked. The
//! bodies are the JSON Schemas of the kinds, as they stand for the latest release; what the query of a call may hold is
//! told parameter by parameter, so conditions among them are not. How servers answer is in `answers`.

mod answers;

use serde_json::{Map, Value, json};

use super::json_schema::{Target, json_schema};
use super::markdown::product;
use super::snippets::pascal;
use crate::Options;
use crate::english::capitalized;
use crate::kinds::KINDS;
use crate::schema::{Call, Field, Kind, System};

type Members = Map<String, Value>;

const SYSTEMS: [System; 3] = [System::Rhacs, System::Hss, System::Swr];

/// The document.
///
/// ```
/// let document = berthing::export::openapi();
/// let body = "/paths/~1v1~1imageintegrations/post/requestBody/content/application~1json/schema/$ref";
/// assert_eq!(document.pointer(body).unwrap(), "#/components/schemas/rhacs.image-integration");
/// ```
#[must_use]
pub fn openapi() -> Value {
    let tags = SYSTEMS.map(|system| json!({ "name": system.name(), "description": product(system) }));
    let mut servers: Vec<Value> = KINDS.iter().filter_map(|kind| kind.target).map(server).collect();
    servers.dedup();
    let bodies = KINDS.iter().filter(|kind| kind.calls.iter().any(|call| call.method != "GET"));
    let schemas: Members = bodies.map(|kind| (kind.name.to_owned(), schema(kind).into())).collect();
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": "Image-registry integrations",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The calls that create, change and try out integrations with image registries",
            "description": "Made from the tables of berthing, which are not the vendors' own documents. What is \
                writeOnly is a credential.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": servers,
        "tags": tags,
        "paths": paths(),
        "components": {
            "schemas": schemas,
            "responses": answers::responses(),
            "securitySchemes": {
                "rhacs": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An API token or that of a signed-in user",
                },
                "huawei": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Auth-Token",
                    "description": "A token of IAM, as the header X-Subject-Token of its answer has it",
                },
            },
        },
    })
}

/// Two kinds may share a path: a PUT of the one, a PATCH of the other.
fn paths() -> Value {
    let mut paths = Members::new();
    for kind in &KINDS {
        let Some(target) = kind.target else { continue };
        for call in kind.calls {
            let item = paths.entry(path(call)).or_insert_with(|| json!({ "servers": [server(target)] }));
            if let Value::Object(item) = item {
                item.insert(call.method.to_lowercase(), operation(kind, target, call));
            }
        }
    }
    paths.into()
}

/// A parameter that is a member of the payload as well goes by its last name.
fn path(call: &Call) -> String {
    let piece = |(at, piece)| if at % 2 == 0 { String::from(piece) } else { format!("{{{}}}", last_name(piece)) };
    call.pieces().enumerate().map(piece).collect()
}

fn server(target: &Kind) -> Value {
    let endpoint = target.fields.iter().find(|field| field.is_called("endpoint"));
    json!({
        "url": "{endpoint}",
        "description": product(target.system),
        "variables": { "endpoint": { "default": endpoint.map_or("", |field| field.example) } },
    })
}

fn operation(kind: &Kind, target: &Kind, call: &Call) -> Value {
    let is_query = call.method == "GET";
    let ids = call.parameters().map(last_name).map(|name| parameter(target, name, "path"));
    let asked = call.query.iter().map(|name| parameter(target, name, "query"));
    let payload = kind.fields.iter().filter(|_| is_query).map(|field| parameter(kind, field.name, "query"));
    let parameters: Vec<Value> = ids.chain(asked).chain(payload).flatten().collect();
    let mut operation = Members::new();
    operation.insert("operationId".to_owned(), operation_id(kind, call).into());
    operation.insert("tags".to_owned(), json!([kind.system.name()]));
    operation.insert("summary".to_owned(), summary(kind, call).into());
    operation.insert("security".to_owned(), json!([{ security(kind.system): [] }]));
    if !parameters.is_empty() {
        operation.insert("parameters".to_owned(), parameters.into());
    }
    if !is_query {
        let schema = json!({ "$ref": format!("#/components/schemas/{}", kind.name) });
        let body = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        operation.insert("requestBody".to_owned(), body);
    }
    operation.insert("responses".to_owned(), answers::of(kind));
    operation.into()
}

/// The kind; with the method where it has several calls, and a word for those that change nothing.
fn operation_id(kind: &Kind, call: &Call) -> String {
    let is_only = kind.calls.iter().filter(|call| !call.is_test).count() == 1;
    let suffix = match call {
        Call { is_test: true, .. } => "Test".to_owned(),
        _ if is_only => String::new(),
        _ => capitalized(&call.method.to_lowercase()),
    };
    let name = pascal(kind.name) + &suffix;
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn summary(kind: &Kind, call: &Call) -> String {
    if call.is_test { format!("{}, only tried out", kind.title) } else { kind.title.to_owned() }
}

const fn security(system: System) -> &'static str {
    match system {
        System::Rhacs => "rhacs",
        System::Hss | System::Swr => "huawei",
    }
}

/// A member of a table as a parameter; none where the table has no such member. In an address there is no null.
fn parameter(table: &Kind, name: &str, place: &str) -> Option<Value> {
    let field = table.fields.iter().find(|field| field.is_called(name))?;
    let table = schema(table);
    let Value::Object(mut schema) = table.get("properties")?.get(field.name)?.clone() else { return None };
    for annotation in ["title", "description", "writeOnly"] {
        schema.shift_remove(annotation);
    }
    if let Some(Value::Array(types)) = schema.get("type") {
        let kept = types.iter().find(|name| *name != "null").cloned();
        schema.insert("type".to_owned(), kept.unwrap_or_default());
    }
    let is_required = |names: &Value| names.as_array().is_some_and(|names| names.iter().any(|name| name == field.name));
    Some(json!({
        "name": name,
        "in": place,
        "required": place == "path" || table.get("required").is_some_and(is_required),
        "description": about(field),
        "schema": schema,
    }))
}

fn about(field: &Field) -> String {
    let label = capitalized(field.label);
    if field.help.is_empty() { label } else { format!("{label}. {}", field.help) }
}

/// A kind's schema without the name of its dialect, which is the document's own.
fn schema(kind: &Kind) -> Members {
    match json_schema(kind, Target::Draft202012, Options::default()) {
        Value::Object(mut schema) => {
            schema.shift_remove("$schema");
            schema
        }
        _ => Members::new(),
    }
}

fn last_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
