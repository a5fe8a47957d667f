//! JSON Schema of a payload kind, in two dialects.
//!
//! The schema refuses what [`validate`](crate::validate()) finds errors in, as far as JSON Schema can say it, and never
//! refuses a normalized payload without errors. What it cannot say: that a key stands twice, and what only a parser can
//! tell about a text. Unknown members are allowed, since the servers drop them.
//!
//! First come the fields with what each must be whatever else the payload says; then, as `allOf`, what is only asked
//! under a condition, with the rule's reason as `$comment`.

use serde_json::{Map, Value, json};

use super::conditions::{Conditions, Schema, all, inside};
use super::logic::Logic;
use super::record_path;
use crate::Options;
use crate::english::capitalized;
use crate::format::Format;
use crate::issue::Severity;
use crate::plan::{Node, Plan, Slot};
use crate::schema::{Choice, Field, Kind, Need, Release, Rule, Shape, Stored, Text};
use crate::secret::MASK;

/// The dialect of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// 2020-12, the current one.
    #[default]
    Draft202012,
    /// draft-07, which most tools read.
    Draft07,
}

impl Target {
    /// The dialect of that name: `draft-2020-12` or `draft-07`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "draft-2020-12" => Some(Self::Draft202012),
            "draft-07" => Some(Self::Draft07),
            _ => None,
        }
    }

    const fn uri(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }
}

/// The schema of a kind, for the server that the options name.
///
/// ```
/// use berthing::{Options, export::{Target, json_schema}};
///
/// let kind = berthing::kind("swr.registry.create")?;
/// let schema = json_schema(kind, Target::default(), Options::default());
/// assert_eq!(schema["properties"]["name"]["maxLength"], 64);
/// assert_eq!(schema["required"][0], "name");
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn json_schema(kind: &Kind, target: Target, options: Options) -> Value {
    let plan = Plan::of(kind);
    let kind = plan.kind;
    let writer = Writer { plan, options, conditions: Conditions::new(kind, target, options.release) };
    let mut schema = object([("$schema", target.uri().into()), ("title", kind.title.into())]);
    let calls: Vec<String> = kind.calls.iter().map(ToString::to_string).collect();
    schema.insert("description".to_owned(), calls.join(", ").into());
    schema.insert("type".to_owned(), "object".into());
    schema.extend(writer.members(&plan.roots));
    let demands = writer.demands();
    if plan.base.is_none() {
        schema.extend(demands.now);
    }
    if kind.stored != Stored::Never {
        schema.extend(writer.stored(demands.replacing));
    }
    if let Ok(example) = serde_json::from_str::<Value>(kind.example) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    Value::Object(schema)
}

pub(super) struct Writer {
    pub(super) plan: &'static Plan,
    pub(super) options: Options,
    pub(super) conditions: Conditions,
}

impl Writer {
    /// `properties` and `required` of an object.
    fn members(&self, slots: &[Slot]) -> Schema {
        let nodes = || slots.iter().filter_map(|slot| Some((*slot, self.plan.nodes.get(*slot)?)));
        let properties =
            nodes().map(|(slot, node)| (node.field.name.to_owned(), Value::Object(self.property(slot, node))));
        let mut schema = object([("properties", Value::Object(properties.collect()))]);
        let required: Vec<_> =
            nodes().filter(|(slot, node)| self.is_required(*slot, node)).map(|(_, node)| node.field.name).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        schema
    }

    fn property(&self, slot: Slot, node: &Node) -> Schema {
        let field = node.field;
        let mut schema = object([("title", capitalized(field.label).into())]);
        if !field.help.is_empty() {
            schema.insert("description".to_owned(), field.help.into());
        }
        if matches!(field.need, Need::Never) {
            schema.insert("type".to_owned(), "null".into());
            return schema;
        }
        schema.extend(self.shape(slot, node));
        if self.plan.base == Some(slot) {
            schema.extend(self.demands().now);
        }
        if field.is_secret() {
            schema.insert("writeOnly".to_owned(), true.into());
            schema.insert("format".to_owned(), "password".into());
        }
        if !field.example.is_empty() {
            schema.insert("examples".to_owned(), json!([field.example]));
        }
        schema
    }

    /// What a field must be whatever else the payload says. A null stands for nothing, wherever nothing may be.
    fn shape(&self, slot: Slot, node: &Node) -> Schema {
        let is_required = self.is_required(slot, node);
        let types = |names: &[&str]| match names {
            [name] if is_required => Value::from(*name),
            names if is_required => names.to_vec().into(),
            names => [names, &["null"]].concat().into(),
        };
        match &node.field.shape {
            Shape::Text(text) => {
                let mut schema = object([("type", types(&["string"]))]);
                let min = text.min.max(u32::from(is_required));
                if min > 0 {
                    schema.insert("minLength".to_owned(), min.into());
                }
                if !self.is_kept(node.field) {
                    schema.extend(length(text));
                    if Logic::of(&text.format_when, Some(self.options)) == Logic::Constant(true) {
                        schema.extend(self.pattern(text.format));
                    }
                }
                schema
            }
            Shape::Choice(choices) => {
                let known = choices.iter().filter(|choice| choice.since <= self.options.release);
                let mut values: Vec<Value> = known.map(|choice| choice.value.into()).collect();
                if !is_required {
                    values.push(Value::Null);
                }
                object([("type", types(&["string"])), ("enum", values.into())])
            }
            Shape::Choices(choices) => {
                let mut schema = object([("type", types(&["array"]))]);
                schema.extend(self.list(choices, is_required));
                schema
            }
            Shape::Flag => object([("type", types(&["boolean"]))]),
            Shape::Int => object([
                ("type", types(&["integer", "string"])),
                ("minimum", i32::MIN.into()),
                ("maximum", i32::MAX.into()),
                ("pattern", INTEGER.into()),
            ]),
            Shape::Object(_) => {
                let mut schema = object([("type", types(&["object"]))]);
                schema.extend(self.members(&node.members));
                schema
            }
            Shape::Map { key, value } => {
                let mut keys = object([("minLength", 1.into())]);
                keys.extend(self.pattern(*key));
                let mut values = object([("type", "string".into()), ("minLength", 1.into())]);
                values.extend(self.pattern(*value));
                object([
                    ("type", types(&["object"])),
                    ("propertyNames", keys.into()),
                    ("additionalProperties", values.into()),
                ])
            }
        }
    }

    /// Names and numbers of choices. Since 4.6 the server drops a name that it does not know, but not the last one.
    fn list(&self, choices: &[Choice], is_required: bool) -> Schema {
        let names = choices.iter().map(|choice| Value::from(choice.value));
        let known = json!({ "enum": names.chain((0..choices.len()).map(Value::from)).collect::<Vec<_>>() });
        if self.options.release < Release::V4_6 {
            let mut schema = object([("items", known)]);
            if is_required {
                schema.insert("minItems".to_owned(), 1.into());
            }
            return schema;
        }
        let last = choices.len().saturating_sub(1);
        let items = json!({ "type": ["string", "integer"], "minimum": 0, "maximum": last });
        if is_required {
            return object([("items", items), ("contains", known)]);
        }
        object([("items", items), ("if", json!({ "minItems": 1 })), ("then", json!({ "contains": known }))])
    }

    pub(super) fn pattern(&self, format: Format) -> Schema {
        format.pattern(self.options.release).map(|pattern| object([("pattern", pattern.into())])).unwrap_or_default()
    }

    /// When a field must be given.
    pub(super) fn need(&self, field: &Field) -> Logic {
        match &field.need {
            Need::Required => Logic::Constant(true),
            Need::When(cond) => Logic::of(cond, Some(self.options)),
            Need::Optional | Need::Never => Logic::Constant(false),
        }
    }

    /// Whether the field must be given whatever else the payload says.
    pub(super) fn is_required(&self, slot: Slot, node: &Node) -> bool {
        let by_rule = || node.rules.iter().any(|judgement| self.asks_for(judgement.rule, slot));
        (self.need(node.field) == Logic::Constant(true) || by_rule()) && !(node.need_reads_secret && self.keeps())
    }

    /// Whether a rule says nothing but that the field must be given.
    pub(super) fn asks_for(&self, rule: &Rule, slot: Slot) -> bool {
        let path = record_path(self.plan, slot).unwrap_or_default();
        rule.severity == Severity::Error && Logic::of(&rule.when, Some(self.options)).is_missing(&path)
    }

    /// Whether the server may keep stored secrets.
    pub(super) fn keeps(&self) -> bool {
        self.plan.kind.stored != Stored::Never
    }

    /// Whether a stored secret may stand in for the field.
    pub(super) fn is_kept(&self, field: &Field) -> bool {
        field.is_secret() && self.keeps()
    }

    /// Secrets are empty or masked unless the stored ones are replaced.
    fn stored(&self, replacing: Schema) -> Schema {
        let Some(flag) = self.plan.replaces_stored.and_then(|flag| self.plan.field(flag)) else { return Map::new() };
        let wrapped = |record: Schema| match self.plan.base.and_then(|base| self.plan.field(base)) {
            Some(base) => object([("properties", json!({ base.name: record }))]),
            None => record,
        };
        let is_on = json!({ "properties": { flag.name: { "const": true } }, "required": [flag.name] });
        let masked = object([("enum", json!([MASK, "", null]))]);
        let secrets = self.plan.nodes.iter().enumerate().filter(|(_, node)| node.field.is_secret());
        let paths = secrets.filter_map(|(slot, _)| record_path(self.plan, slot));
        let secrets = all(paths.map(|path| inside(&path, false, &masked)));
        object([("if", is_on), ("then", wrapped(replacing).into()), ("else", wrapped(secrets).into())])
    }
}

pub(super) fn length(text: &Text) -> Schema {
    text.max.map(|max| object([("maxLength", max.into())])).unwrap_or_default()
}

/// JSON's grammar of whole numbers in text, as proto's decoder takes it: `30`, `30.0`, `3e1`.
const INTEGER: &str = r"^-?(?:0*[0-9]{1,10}(?:\.0+)?|\.0+|[0-9]*\.?[0-9]*[eE][\-+]?[0-9]+)$";

pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Schema {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
