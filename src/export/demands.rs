//! What a schema asks of the record under conditions: needs, syntax, rules, and members that exclude each other.

use serde_json::{Map, Value, json};

use super::conditions::{Schema, all, given, inside};
use super::json_schema::{Writer, length, object};
use super::logic::{Leaf, Logic};
use super::record_path;
use crate::issue::Severity;
use crate::schema::{Field, Rule, Shape, Text};

/// What is asked of the record beside what each field must be.
pub(super) struct Demands {
    pub(super) now: Schema,
    /// Only when the stored secrets are replaced: until then the server fills in what is missing.
    pub(super) replacing: Schema,
}

/// A demand, and when it is made.
struct Demand {
    when: Logic,
    then: Schema,
    why: &'static str,
}

impl Writer {
    pub(super) fn demands(&self) -> Demands {
        let mut now = Vec::new();
        let mut replacing = Vec::new();
        for (slot, node) in self.plan.nodes.iter().enumerate() {
            let Some(path) = record_path(self.plan, slot).filter(|path| !path.is_empty()) else { continue };
            let demands = if node.need_reads_secret && self.keeps() { &mut replacing } else { &mut now };
            if !self.is_required(slot, node) {
                let then = inside(&path, true, &given(node.field));
                add(demands, Demand { when: self.need(node.field), then, why: "" });
            }
            if let Shape::Text(text) = &node.field.shape {
                let demands = if self.is_kept(node.field) { &mut replacing } else { &mut now };
                self.syntax(demands, node.field, text, &path);
            }
        }
        self.exclusion(&mut now);
        let of_whole = self.plan.rules.iter().map(|judgement| (None, judgement));
        let of_fields = self.plan.nodes.iter().enumerate();
        let of_fields =
            of_fields.flat_map(|(slot, node)| node.rules.iter().map(move |judgement| (Some(slot), judgement)));
        for (slot, judgement) in of_whole.chain(of_fields) {
            let rule = judgement.rule;
            let demands = if judgement.reads_secret && self.keeps() { &mut replacing } else { &mut now };
            if rule.severity == Severity::Error && !slot.is_some_and(|slot| self.asks_for(rule, slot)) {
                demands.extend(self.rule(rule));
            }
        }
        Demands { now: self.rendered(now), replacing: self.rendered(replacing) }
    }

    /// The syntax of a text that is looked at under a condition, and all that is asked of one that may be stored.
    fn syntax(&self, demands: &mut Vec<Demand>, field: &Field, text: &Text, path: &str) {
        if self.is_kept(field) {
            let then = length(text);
            if !then.is_empty() {
                add(demands, Demand { when: Logic::Constant(true), then: inside(path, false, &then), why: "" });
            }
        }
        let when = Logic::of(&text.format_when, Some(self.options));
        let then = self.pattern(text.format);
        if !then.is_empty() && (self.is_kept(field) || when != Logic::Constant(true)) {
            add(demands, Demand { when, then: inside(path, false, &then), why: "" });
        }
    }

    /// Members of which at most one may be given: each excludes those behind it.
    fn exclusion(&self, demands: &mut Vec<Demand>) {
        let mut rest = self.plan.kind.one_of;
        while let [member, others @ ..] = rest {
            rest = others;
            let absent = others.iter().map(|other| ((*other).to_owned(), json!({ "type": "null" })));
            let then = object([("properties", Value::Object(absent.collect()))]);
            if !others.is_empty() {
                let why = "At most one configuration may be given";
                demands.push(Demand { when: Logic::Leaf(Leaf::Given(member), true), then, why });
            }
        }
    }

    /// What must hold for the rule not to be broken: the condition on its own field, where the others hold.
    fn rule(&self, rule: &Rule) -> Option<Demand> {
        let mut parts = match Logic::of(&rule.when, Some(self.options)) {
            Logic::Constant(false) => return None,
            Logic::All(parts) => parts,
            when => vec![when],
        };
        let is_own = |part: &Logic| matches!(part, Logic::Leaf(leaf, _) if leaf.path() == Some(rule.at));
        let own = parts.iter().rposition(is_own).unwrap_or(parts.len().saturating_sub(1));
        let then = self.conditions.schema(&parts.remove(own).not())?;
        Some(Demand { when: Logic::join(parts, true), then, why: rule.why })
    }

    /// The demands as members of a schema. One whose condition JSON Schema cannot state is not made.
    fn rendered(&self, demands: Vec<Demand>) -> Schema {
        let render = |Demand { when, then, why }: Demand| {
            let comment = if why.is_empty() { Map::new() } else { object([("$comment", why.into())]) };
            let demand = match when {
                Logic::Constant(false) => return None,
                Logic::Constant(true) => then,
                when => object([("if", self.conditions.schema(&when)?.into()), ("then", then.into())]),
            };
            Some(comment.into_iter().chain(demand).collect::<Schema>())
        };
        let demands: Vec<Value> = demands.into_iter().filter_map(render).map(Value::Object).collect();
        if demands.is_empty() { Map::new() } else { object([("allOf", demands.into())]) }
    }
}

/// Adds a demand, to the one with the same condition if there is one.
fn add(demands: &mut Vec<Demand>, demand: Demand) {
    if demand.when == Logic::Constant(false) {
        return;
    }
    match demands.iter_mut().find(|known| known.when == demand.when && known.why == demand.why) {
        Some(known) => known.then = all([std::mem::take(&mut known.then), demand.then]),
        None => demands.push(demand),
    }
}
