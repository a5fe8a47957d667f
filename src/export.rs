//! The tables in other people's words: JSON Schema, OpenAPI, TypeScript, a form, Markdown.
//!
//! Each export is a fold over a kind's table and says nothing that the table does not, so none of them can drift from
//! what [`validate`](crate::validate()) checks. Conditions are simplified first (`logic`), because a schema or a
//! sentence is read by people.
//!
//! ```
//! use berthing::export::{Target, json_schema};
//!
//! let kind = berthing::kind("hss.registry.create")?;
//! let schema = json_schema(kind, Target::Draft202012, berthing::Options::default());
//! assert_eq!(schema["properties"]["registry_password"]["writeOnly"], true);
//! # Ok::<(), berthing::UnknownKind>(())
//! ```

mod conditions;
mod declarations;
mod demands;
mod form;
mod json_schema;
mod logic;
mod markdown;
mod openapi;
mod prose;
mod scene;
mod snippets;
mod typescript;

pub use form::{Control, ControlType, Form, FormOption, describe};
pub use json_schema::{Target, json_schema};
pub use markdown::markdown;
pub use openapi::openapi;
pub use typescript::typescript;

use logic::Logic;

use crate::Options;
use crate::plan::{Plan, Slot};
use crate::schema::Field;

/// When the field must be given, in words, where that depends on other fields.
pub(crate) fn required_when(plan: &Plan, slot: Slot, field: &Field, options: Options) -> Option<String> {
    match Logic::need(field, &record_path(plan, slot).unwrap_or_default(), Some(options)) {
        Logic::Constant(_) => None,
        need => Some(prose::of_logic(&need)),
    }
}

/// The dotted path of a field from the record on, as conditions name it; none for what stands outside of the record.
fn record_path(plan: &Plan, slot: Slot) -> Option<String> {
    let mut names = Vec::new();
    let mut next = Some(slot);
    while next != plan.base {
        let node = plan.nodes.get(next?)?;
        names.push(node.field.name);
        next = node.parent;
    }
    names.reverse();
    Some(names.join("."))
}
