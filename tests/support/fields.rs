//! Every field of a table, and payloads that have just one.

use berthing::schema::Field;
use serde_json::{Value, json};

/// Calls for every field, with the names of the objects that it is in.
pub(crate) fn for_each(fields: &'static [Field], look: &mut dyn FnMut(&[&str], &'static Field)) {
    within(fields, &mut Vec::new(), look);
}

fn within(fields: &'static [Field], path: &mut Vec<&'static str>, look: &mut dyn FnMut(&[&str], &'static Field)) {
    for field in fields {
        look(path, field);
        path.push(field.name);
        within(field.members(), path, look);
        path.pop();
    }
}

/// A payload of one member, in the objects of the path.
pub(crate) fn payload(path: &[&str], name: &str, value: &Value) -> Value {
    path.iter().rev().fold(json!({ name: value }), |value, name| json!({ *name: value }))
}
