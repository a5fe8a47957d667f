//! Conditions as JSON Schema: a schema of the record that holds exactly when the condition does.
//!
//! Two things are easy to get wrong here. A keyword says nothing about a value of another type, so whoever asserts
//! something of a member must assert its type and presence too; and `not` of such an assertion is not the assertion of
//! the opposite. Hence each leaf is written as a schema of the value, and placed with [`asserted`] where it must hold
//! and with [`inside`] where it must hold only of what is there.

use serde_json::{Map, Value, json};

use super::json_schema::Target;
use super::logic::{Leaf, Logic};
use crate::format::Reason;
use crate::schema::{Field, Kind, Release, Shape, field_at};

/// The members of a schema object.
pub(super) type Schema = Map<String, Value>;

/// What conditions are translated for.
pub(super) struct Conditions {
    kind: &'static Kind,
    target: Target,
    release: Release,
}

impl Conditions {
    pub(super) const fn new(kind: &'static Kind, target: Target, release: Release) -> Self {
        Self { kind, target, release }
    }

    /// The schema that holds exactly when the condition does; none when JSON Schema cannot tell.
    pub(super) fn schema(&self, logic: &Logic) -> Option<Schema> {
        match logic {
            Logic::Constant(true) => Some(Map::new()),
            Logic::Constant(false) => Some(one("not", json!({}))),
            Logic::Leaf(leaf, holds) => self.leaf(leaf, *holds),
            Logic::All(parts) => Some(all(parts.iter().map(|part| self.schema(part)).collect::<Option<Vec<_>>>()?)),
            Logic::Any(parts) => {
                let parts = parts.iter().map(|part| Some(Value::Object(self.schema(part)?)));
                Some(one("anyOf", parts.collect::<Option<Vec<_>>>()?.into()))
            }
        }
    }

    fn leaf(&self, leaf: &Leaf, holds: bool) -> Option<Schema> {
        let field = || field_at(self.kind.record(), leaf.path()?);
        let value = match leaf {
            Leaf::Is(_, values) => match values.as_slice() {
                [value] => one("const", (*value).into()),
                values => one("enum", values.to_vec().into()),
            },
            Leaf::On(_) => one("const", true.into()),
            Leaf::Given(path) if !holds => return Some(inside(path, false, &missing(field()?))),
            Leaf::Given(_) => given(field()?),
            Leaf::Has(_, value) => {
                let mut schema = one("type", "array".into());
                schema.insert("contains".to_owned(), items(field()?, |choice| choice == *value));
                schema
            }
            Leaf::Only(_, value) => self.only(field()?, value),
            Leaf::Found(_, reason) => {
                let mut schema = one("type", "string".into());
                schema.insert("pattern".to_owned(), telltale(*reason)?.into());
                schema
            }
            Leaf::Nothing if self.kind.base.is_empty() => {
                let absent = self.kind.fields.iter().map(|field| (field.name.to_owned(), json!({ "type": "null" })));
                let nothing = one("properties", Value::Object(absent.collect()));
                return Some(if holds { nothing } else { one("not", nothing.into()) });
            }
            // There is a record, and so there is something.
            Leaf::Nothing => return self.schema(&Logic::Constant(!holds)),
            Leaf::Since(_) | Leaf::Managed => return None,
        };
        let path = leaf.path()?;
        Some(if holds { asserted(path, &value) } else { inside(path, false, &one("not", value.into())) })
    }

    /// The list holds this choice once, and no other. What the server drops does not count.
    fn only(&self, field: &Field, value: &str) -> Schema {
        let this = items(field, |choice| choice == value);
        let mut schema = one("type", "array".into());
        if self.release < Release::V4_6 {
            schema.insert("items".to_owned(), this);
            schema.insert("minItems".to_owned(), 1.into());
            schema.insert("maxItems".to_owned(), 1.into());
            return schema;
        }
        schema.insert("contains".to_owned(), this);
        // draft-07 cannot count, but normalized lists repeat nothing.
        if self.target == Target::Draft202012 {
            schema.insert("maxContains".to_owned(), 1.into());
        }
        schema.insert("not".to_owned(), json!({ "contains": items(field, |choice| choice != value) }));
        schema
    }
}

/// The items that stand for some of a list's choices: their names, and their numbers.
fn items(field: &Field, wanted: impl Fn(&str) -> bool) -> Value {
    let wanted = || field.choices().iter().enumerate().filter(|(_, choice)| wanted(choice.value));
    let names = wanted().map(|(_, choice)| Value::from(choice.value));
    json!({ "enum": names.chain(wanted().map(|(number, _)| number.into())).collect::<Vec<_>>() })
}

/// What a text looks like that was found to be so.
const fn telltale(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::SchemeHttp => Some(r"^[\s\x85]*[Hh][Tt][Tt][Pp]:\/\/"),
        Reason::SchemeHttps => Some(r"^[\s\x85]*[Hh][Tt][Tt][Pp][Ss]:\/\/"),
        _ => None,
    }
}

/// The value of a field that counts as given.
pub(super) fn given(field: &Field) -> Schema {
    let (name, least) = match field.shape {
        Shape::Text(_) => ("string", Some("minLength")),
        Shape::Choices(_) => ("array", Some("minItems")),
        Shape::Choice(_) => ("string", None),
        Shape::Object(_) | Shape::Map { .. } => ("object", None),
        Shape::Flag => ("boolean", None),
        Shape::Int => return one("type", json!(["integer", "string"])),
    };
    let mut schema = one("type", name.into());
    if let Some(least) = least {
        schema.insert(least.to_owned(), 1.into());
    }
    schema
}

/// The value of a field that counts as absent, as far as its type allows it at all.
fn missing(field: &Field) -> Schema {
    match field.shape {
        Shape::Text(_) => one("maxLength", 0.into()),
        Shape::Choices(_) => one("maxItems", 0.into()),
        _ => one("type", "null".into()),
    }
}

/// The schema of a record that has at this path what the schema says.
fn asserted(path: &str, value: &Schema) -> Schema {
    let (above, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut schema = one("properties", json!({ name: value }));
    schema.insert("required".to_owned(), json!([name]));
    if above.is_empty() {
        return schema;
    }
    schema.shift_insert(0, "type".to_owned(), "object".into());
    asserted(above, &schema)
}

/// The schema of a record that has at this path what the schema says, if it has anything there. Where `is_needed`, it
/// must have it if it has what is around it.
pub(super) fn inside(path: &str, is_needed: bool, value: &Schema) -> Schema {
    let (above, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut schema = one("properties", json!({ name: value }));
    if is_needed {
        schema.insert("required".to_owned(), json!([name]));
    }
    if above.is_empty() { schema } else { inside(above, false, &schema) }
}

/// All of the schemas as one: merged where their keywords agree, as `allOf` where they do not.
pub(super) fn all(schemas: impl IntoIterator<Item = Schema>) -> Schema {
    let mut whole = Map::new();
    let mut rest = Vec::new();
    for schema in schemas {
        match merged(&whole, &schema) {
            Some(both) => whole = both,
            None => rest.push(Value::Object(schema)),
        }
    }
    if let Some(Value::Array(known)) = whole.get_mut("allOf") {
        known.append(&mut rest);
    } else if !rest.is_empty() {
        whole.insert("allOf".to_owned(), rest.into());
    }
    whole
}

fn merged(one: &Schema, other: &Schema) -> Option<Schema> {
    let mut both = one.clone();
    for (keyword, theirs) in other {
        let Some(ours) = both.get_mut(keyword) else {
            both.insert(keyword.clone(), theirs.clone());
            continue;
        };
        match (keyword.as_str(), &mut *ours, theirs) {
            ("properties", Value::Object(ours), Value::Object(theirs)) => {
                for (name, value) in theirs {
                    let together = match (ours.get(name), value) {
                        (None, value) => value.clone(),
                        (Some(Value::Object(ours)), Value::Object(theirs)) => merged(ours, theirs)?.into(),
                        _ => return None,
                    };
                    ours.insert(name.clone(), together);
                }
            }
            ("required", Value::Array(ours), Value::Array(theirs)) => {
                let new: Vec<_> = theirs.iter().filter(|name| !ours.contains(name)).cloned().collect();
                ours.extend(new);
            }
            (_, ours, theirs) if ours == theirs => {}
            _ => return None,
        }
    }
    Some(both)
}

fn one(keyword: &str, value: Value) -> Schema {
    Map::from_iter([(keyword.to_owned(), value)])
}
