//! The payloads as TypeScript interfaces.
//!
//! A kind whose members exclude each other (`Kind::one_of`) becomes a union, discriminated by its first required
//! choice: each condition of the table is folded under "the choice is this one", and what then holds always is
//! required. So the compiler knows that type `quay` needs `quay`, and editors offer nothing else.
//!
//! The declarations hold for every release, so what only some of them need is optional, and said in its comment.

use std::fmt::Write as _;

use serde_json::Value;

use super::logic::Logic;
use super::scene::Scene;
use super::snippets::{docs, documented, indented, key, literals, pascal, union, values};
use crate::english::{alternatives, capitalized};
use crate::schema::{Choice, Field, Kind, Need, Shape};

/// The declarations so far. Equal objects share one.
#[derive(Default)]
pub(super) struct Declarations(Vec<Declaration>);

struct Declaration {
    name: String,
    doc: Vec<String>,
    /// The interface that it extends.
    base: Option<String>,
    body: Body,
}

#[derive(PartialEq)]
enum Body {
    Members(String),
    /// Names of the interfaces it may be.
    Union(Vec<String>),
    Alias(String),
}

impl Declarations {
    pub(super) fn text(&self) -> String {
        self.0.iter().map(Declaration::text).collect()
    }

    /// Declares a kind's payload, and gives its name.
    pub(super) fn kind(&mut self, kind: &'static Kind) -> String {
        let name = pascal(kind.name);
        let scene = Scene::of(kind);
        let mut doc = vec![format!("{}.", kind.title)];
        doc.extend(kind.calls.iter().map(|call| format!("- `{call}`")));
        doc.extend(example(kind));
        if kind.base.is_empty() && !kind.one_of.is_empty() {
            self.variants(&scene, &name, doc);
            return name;
        }
        let body = self.members(&scene, kind.fields, if kind.base.is_empty() { Some("") } else { None });
        let body = Body::Members(body);
        let twin = self.0.iter().find(|known| known.base.is_none() && known.body == body);
        let body = twin.map_or(body, |twin| Body::Alias(twin.name.clone()));
        self.declare(vec![name], doc, None, body)
    }

    /// Declares the record as a union over its first required choice.
    fn variants(&mut self, scene: &Scene, name: &str, doc: Vec<String>) {
        let kind = scene.kind;
        let record = kind.record();
        let is_tag = |field: &&Field| matches!((&field.shape, &field.need), (Shape::Choice(_), Need::Required));
        let Some(tag) = record.iter().find(is_tag) else { return };
        let is_config = |field: &Field| kind.one_of.contains(&field.name);
        let mut shared = String::new();
        let mut special = Vec::new();
        for field in record.iter().filter(|field| field.name != tag.name && !is_config(field)) {
            let plain = self.member(scene, field, Some(""));
            if tag.choices().iter().all(|choice| self.member(&scene.under(tag, choice), field, Some("")) == plain) {
                shared.push_str(&plain);
            } else {
                special.push(field);
            }
        }
        let base = format!("{name}Base");
        self.declare(vec![base.clone()], vec![format!("What every {} has.", kind.title)], None, Body::Members(shared));
        let mut variants: Vec<Variant> = Vec::new();
        for choice in tag.choices() {
            let scene = scene.under(tag, choice);
            let may_be = |member: &&Field| scene.need(member, member.name) != Logic::Constant(false);
            let configs: Vec<&Field> = record.iter().filter(|field| is_config(field)).filter(may_be).collect();
            for config in &configs {
                let others = configs.iter().filter(|other| other.name != config.name).copied().collect();
                let (prefix, body) = self.variant(&scene, name, &special, config, others);
                if let Some(variant) = variants.iter_mut().find(|variant| variant.body == body) {
                    variant.choices.push(*choice);
                } else {
                    let name = prefix + &pascal(config.name);
                    variants.push(Variant { name, choices: vec![*choice], body });
                }
            }
        }
        let mut names = Vec::new();
        for Variant { name, choices, body } in variants {
            let doc = vec![format!("Where {} is {}.", tag.name, alternatives(&values(&choices)))];
            let body = Body::Members(tag_member(tag, &choices) + &body);
            names.push(self.declare(vec![name], doc, Some(base.clone()), body));
        }
        self.declare(vec![name.to_owned()], doc, None, Body::Union(names));
    }

    /// The members that only a choice has, with the config that goes with it, and how its name begins.
    fn variant(
        &mut self,
        scene: &Scene,
        name: &str,
        special: &[&Field],
        config: &Field,
        others: Vec<&Field>,
    ) -> (String, String) {
        let (scene, addition) = scene.named_for(config);
        let mut body = self.members(&scene, special.iter().copied(), Some(""));
        // Where several would do, each member of the union has one of them.
        let need = if others.is_empty() { config.need } else { Need::Required };
        body.push_str(&self.member(&scene, &Field { need, ..*config }, Some("")));
        for other in others {
            let _ = writeln!(body, "  {}?: never;", key(other.name));
        }
        (name.to_owned() + &addition, body)
    }

    /// The members of an object at a path of the record; none outside of the record.
    fn members<'f>(
        &mut self,
        scene: &Scene,
        fields: impl IntoIterator<Item = &'f Field>,
        path: Option<&str>,
    ) -> String {
        fields.into_iter().map(|field| self.member(scene, field, path)).collect()
    }

    fn member(&mut self, scene: &Scene, field: &Field, above: Option<&str>) -> String {
        let is_base = above.is_none() && field.name == scene.kind.base;
        let path = match above {
            None => is_base.then(String::new),
            Some("") => Some(field.name.to_owned()),
            Some(above) => Some(format!("{above}.{}", field.name)),
        };
        let path = path.as_deref();
        let need = scene.need(field, path.unwrap_or_default());
        let choices = scene.choices(field, path.unwrap_or_default());
        let docs = docs(field, &need, &choices);
        if matches!(field.need, Need::Never) {
            return indented(&documented(&[format!("{}.", field.help)], &format!("{}?: never;", key(field.name))));
        }
        let is_required = need == Logic::Constant(true) || path.is_some_and(|path| scene.is_missing_without(path));
        let optional = if is_required { "" } else { "?" };
        let text = match &field.shape {
            Shape::Text(_) => "string".to_owned(),
            Shape::Choice(_) => literals(&choices),
            Shape::Choices(_) if choices.len() > 1 => format!("({})[]", literals(&choices)),
            Shape::Choices(_) => format!("{}[]", literals(&choices)),
            Shape::Flag => "boolean".to_owned(),
            Shape::Int => "number".to_owned(),
            Shape::Map { .. } => "Record<string, string>".to_owned(),
            Shape::Object(_) if is_base && !scene.kind.one_of.is_empty() => {
                let name = pascal(scene.kind.name) + &pascal(field.name);
                self.variants(scene, &name, vec![format!("{}.", capitalized(field.label))]);
                name
            }
            Shape::Object(fields) => {
                let body = self.members(scene, *fields, path);
                let names = scene.prefixes.iter().map(|prefix| prefix.clone() + &pascal(field.name)).collect();
                self.declare(names, vec![format!("{}.", capitalized(field.label))], None, Body::Members(body))
            }
        };
        indented(&documented(&docs, &format!("{}{optional}: {text};", key(field.name))))
    }

    /// Declares an object under the first name that is free, unless there is its like already, and gives its name.
    fn declare(&mut self, names: Vec<String>, doc: Vec<String>, base: Option<String>, body: Body) -> String {
        let twin = self.0.iter().find(|known| known.doc == doc && known.base == base && known.body == body);
        if let Some(twin) = twin {
            return twin.name.clone();
        }
        let is_free = |name: &String| !self.0.iter().any(|known| known.name == *name);
        let numbered = (2..).map(|number| format!("Object{number}"));
        let name = names.into_iter().chain(numbered).find(is_free).unwrap_or_default();
        self.0.push(Declaration { name: name.clone(), doc, base, body });
        name
    }
}

struct Variant {
    name: String,
    choices: Vec<Choice>,
    body: String,
}

impl Declaration {
    fn text(&self) -> String {
        let doc: Vec<&str> = self.doc.iter().map(String::as_str).collect();
        let text = match &self.body {
            Body::Members(members) => {
                let base = self.base.as_ref().map(|base| format!(" extends {base}")).unwrap_or_default();
                format!("export interface {}{base} {{\n{members}}}", self.name)
            }
            Body::Union(names) => union(&self.name, names.iter().cloned()).trim_end().to_owned(),
            Body::Alias(name) => format!("export type {} = {name};", self.name),
        };
        format!("\n{}\n", documented(&doc, &text))
    }
}

/// The payload that the table gives as an example.
fn example(kind: &Kind) -> Vec<String> {
    let value: Value = serde_json::from_str(kind.example).unwrap_or_default();
    let json = format!("{value:#}");
    let lines = ["@example", "```json"].into_iter().chain(json.lines()).chain(["```"]);
    lines.map(str::to_owned).collect()
}

/// The member by which a union is told apart.
fn tag_member(tag: &Field, choices: &[Choice]) -> String {
    let docs = docs(tag, &Logic::Constant(true), choices);
    indented(&documented(&docs, &format!("{}: {};", key(tag.name), literals(choices))))
}
