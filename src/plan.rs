//! A kind's table made ready to walk: fields numbered in preorder, paths in conditions turned into those numbers.
//!
//! Built once a kind, on first use. [`crate::schema::is_well_formed`] has proved at compile time that every path
//! resolves, so a path that did not would simply be a condition that never holds.

use std::sync::OnceLock;

use crate::format::Reason;
use crate::issue::{Code, Issue, Path, Segment, Severity};
use crate::kinds::KINDS;
use crate::schema::{Cond, Field, Kind, Need, Release, Rule, Shape, Stored};
use crate::spelling::fold;

/// The number of a field in its plan.
pub(crate) type Slot = usize;

pub(crate) struct Plan {
    pub(crate) kind: &'static Kind,
    pub(crate) nodes: Vec<Node>,
    /// The members of the payload itself.
    pub(crate) roots: Vec<Slot>,
    /// The field that wraps the record; none when the payload is the record.
    pub(crate) base: Option<Slot>,
    /// Members of which at most one may be given.
    pub(crate) one_of: Vec<Slot>,
    /// The flag that says not to keep the stored secrets.
    pub(crate) replaces_stored: Option<Slot>,
    /// Rules about the payload as a whole.
    pub(crate) rules: Vec<Judgement>,
}

pub(crate) struct Node {
    pub(crate) field: &'static Field,
    /// Its name as `spelling::fold` folds it.
    pub(crate) folded: String,
    /// The same of the names that sibling APIs have for it.
    pub(crate) mistaken: Vec<String>,
    pub(crate) parent: Option<Slot>,
    pub(crate) members: Vec<Slot>,
    pub(crate) need: Option<Test>,
    /// Whether the need cannot be judged while a stored secret stands in for the sent one.
    pub(crate) need_reads_secret: bool,
    pub(crate) applies: Test,
    pub(crate) format_when: Test,
    pub(crate) rules: Vec<Judgement>,
}

/// A rule at its place.
pub(crate) struct Judgement {
    pub(crate) rule: &'static Rule,
    pub(crate) when: Test,
    /// The number of the choice it is about, when it stands at a list.
    pub(crate) item: Option<u8>,
    /// Whether it cannot be judged while a stored secret stands in for the sent one.
    pub(crate) reads_secret: bool,
}

/// A condition with its paths resolved.
pub(crate) enum Test {
    Constant(bool),
    /// The choice at the slot is one of those whose bits are set.
    Is(Slot, u32),
    On(Slot),
    Given(Slot),
    Has(Slot, u8),
    Only(Slot, u8),
    Found(Slot, Reason),
    Since(Release),
    Managed,
    Nothing,
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// The plans of all kinds, and behind each that of its target.
static PLANS: [[OnceLock<Plan>; 2]; KINDS.len()] = [const { [const { OnceLock::new() }; 2] }; KINDS.len()];

impl Plan {
    /// The plan of a kind or of a target. One that is not in [`KINDS`] cannot exist outside this crate; the first kind
    /// stands in for it.
    pub(crate) fn of(kind: &Kind) -> &'static Self {
        let plans = KINDS.iter().zip(&PLANS);
        // Mostly it is the very kind of the table, which is told sooner than by its name.
        if let Some((known, [of_kind, _])) = plans.clone().find(|(known, _)| std::ptr::eq(*known, kind)) {
            return of_kind.get_or_init(|| Self::new(known));
        }
        let [first, ..] = &KINDS;
        let [[of_first, _], ..] = &PLANS;
        for (known, [of_kind, of_target]) in plans {
            if known.name == kind.name {
                return of_kind.get_or_init(|| Self::new(known));
            }
            if let Some(target) = known.target.filter(|target| target.name == kind.name) {
                return of_target.get_or_init(|| Self::new(target));
            }
        }
        of_first.get_or_init(|| Self::new(first))
    }

    /// The plan of the kind that stands there in [`KINDS`].
    pub(crate) fn at(kind: usize) -> Option<&'static Self> {
        let (kind, [of_kind, _]) = KINDS.get(kind).zip(PLANS.get(kind))?;
        Some(of_kind.get_or_init(|| Self::new(kind)))
    }

    fn new(kind: &'static Kind) -> Self {
        let mut nodes = Vec::new();
        let roots = add(&mut nodes, kind.fields, None);
        let mut plan =
            Self { kind, nodes, roots, base: None, one_of: Vec::new(), replaces_stored: None, rules: Vec::new() };
        plan.base = if kind.base.is_empty() { None } else { plan.member(None, kind.base) };
        plan.one_of = kind.one_of.iter().filter_map(|path| plan.resolve(path)).collect();
        if let Stored::Unless(flag) = kind.stored {
            plan.replaces_stored = plan.member(None, flag);
        }
        for slot in 0..plan.nodes.len() {
            let Some(field) = plan.nodes.get(slot).map(|node| node.field) else { continue };
            let need = match &field.need {
                Need::Required => Some(Test::Constant(true)),
                Need::When(cond) => Some(plan.test(cond)),
                Need::Optional | Need::Never => None,
            };
            let applies = plan.test(&field.applies);
            let format_when = match &field.shape {
                Shape::Text(text) => plan.test(&text.format_when),
                _ => Test::Constant(true),
            };
            let need_reads_secret = field.is_secret() || need.as_ref().is_some_and(|need| plan.reads_secret(need));
            if let Some(node) = plan.nodes.get_mut(slot) {
                node.need = need;
                node.need_reads_secret = need_reads_secret;
                node.applies = applies;
                node.format_when = format_when;
            }
        }
        for rule in kind.rules() {
            let judgement = plan.judgement(rule);
            match plan.resolve(rule.at).and_then(|slot| plan.nodes.get_mut(slot)) {
                Some(node) => node.rules.push(judgement),
                None => plan.rules.push(judgement),
            }
        }
        plan
    }

    fn judgement(&self, rule: &'static Rule) -> Judgement {
        let when = self.test(&rule.when);
        let reads_secret = self.reads_secret(&when);
        let item = rule.item.and_then(|item| self.choice(self.resolve(rule.at)?, item));
        Judgement { rule, when, item, reads_secret }
    }

    pub(crate) fn field(&self, slot: Slot) -> Option<&'static Field> {
        self.nodes.get(slot).map(|node| node.field)
    }

    /// The members of an object; those of the payload itself for none.
    pub(crate) fn members(&self, object: Option<Slot>) -> &[Slot] {
        match object {
            None => &self.roots,
            Some(slot) => self.nodes.get(slot).map_or(&[], |node| &node.members),
        }
    }

    /// The member of that name.
    pub(crate) fn member(&self, object: Option<Slot>, name: &str) -> Option<Slot> {
        self.members(object).iter().copied().find(|slot| self.field(*slot).is_some_and(|field| field.name == name))
    }

    /// The slot at a dotted path that starts at the record.
    pub(crate) fn resolve(&self, path: &str) -> Option<Slot> {
        if path.is_empty() {
            return None;
        }
        path.split('.').try_fold(self.base, |object, name| self.member(object, name).map(Some)).flatten()
    }

    /// Where the field stands in the payload.
    pub(crate) fn path(&self, slot: Slot) -> Path {
        let mut names = Vec::new();
        let mut next = Some(slot);
        while let Some(node) = next.and_then(|slot| self.nodes.get(slot)) {
            names.push(Segment::Name(node.field.name.into()));
            next = node.parent;
        }
        names.reverse();
        Path(names)
    }

    /// An issue at the field, with its place and what people call it.
    pub(crate) fn issue(&self, slot: Slot, code: Code, severity: Severity) -> Issue {
        let field = self.field(slot);
        let is_switch = matches!(field, Some(Field { shape: Shape::Flag, .. }));
        let label = field.map_or("payload", |field| field.label);
        Issue { is_switch, ..Issue::new(code, severity, self.path(slot), label) }
    }

    fn choice(&self, slot: Slot, value: &str) -> Option<u8> {
        let at = self.field(slot)?.choices().iter().position(|choice| choice.value == value)?;
        u8::try_from(at).ok()
    }

    pub(crate) fn test(&self, cond: &Cond) -> Test {
        let at = |path: &str, test: fn(Slot) -> Test| self.resolve(path).map_or(Test::Constant(false), test);
        let of_choice = |path: &str, value: &str, test: fn(Slot, u8) -> Test| {
            let found = self.resolve(path).and_then(|slot| Some(test(slot, self.choice(slot, value)?)));
            found.unwrap_or(Test::Constant(false))
        };
        match cond {
            Cond::Always => Test::Constant(true),
            Cond::Is(path, values) => self.resolve(path).map_or(Test::Constant(false), |slot| {
                let bits = values.iter().filter_map(|value| self.choice(slot, value));
                Test::Is(slot, bits.fold(0, |bits, choice| bits | 1 << choice))
            }),
            Cond::On(path) => at(path, Test::On),
            Cond::Given(path) => at(path, Test::Given),
            Cond::Has(path, value) => of_choice(path, value, Test::Has),
            Cond::Only(path, value) => of_choice(path, value, Test::Only),
            Cond::Found(path, reason) => {
                self.resolve(path).map_or(Test::Constant(false), |slot| Test::Found(slot, *reason))
            }
            Cond::Since(release) => Test::Since(*release),
            Cond::Managed => Test::Managed,
            Cond::Nothing => Test::Nothing,
            Cond::Not(cond) => Test::Not(Box::new(self.test(cond))),
            Cond::All(conds) => Test::All(conds.iter().map(|cond| self.test(cond)).collect()),
            Cond::Any(conds) => Test::Any(conds.iter().map(|cond| self.test(cond)).collect()),
        }
    }

    fn reads_secret(&self, test: &Test) -> bool {
        match test {
            Test::Given(slot) | Test::Found(slot, _) => self.field(*slot).is_some_and(Field::is_secret),
            Test::Not(test) => self.reads_secret(test),
            Test::All(tests) | Test::Any(tests) => tests.iter().any(|test| self.reads_secret(test)),
            _ => false,
        }
    }
}

fn add(nodes: &mut Vec<Node>, fields: &'static [Field], parent: Option<Slot>) -> Vec<Slot> {
    fields
        .iter()
        .map(|field| {
            let slot = nodes.len();
            nodes.push(Node {
                field,
                folded: fold(field.name),
                mistaken: field.mistaken.iter().map(|name| fold(name)).collect(),
                parent,
                members: Vec::new(),
                need: None,
                need_reads_secret: false,
                applies: Test::Constant(true),
                format_when: Test::Constant(true),
                rules: Vec::new(),
            });
            let members = add(nodes, field.members(), Some(slot));
            if let Some(node) = nodes.get_mut(slot) {
                node.members = members;
            }
            slot
        })
        .collect()
}
