//! The canonical form of a payload, and what was done to reach it.
//!
//! Every repair is something that was plainly meant (`crate::repair`). Members come in the order of the table, unknown
//! ones behind them, so nothing is lost. Three things are left alone: secrets, except that a number becomes the text
//! that the target needs; fields that the server compares exactly while it keeps a stored secret, or that contradict others; and whatever would
//! turn an accepted payload into a refused one, because errors may only ever become fewer.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value};

use crate::Options;
use crate::format::Format;
use crate::issue::{Code, Issue, Path, Report, Segment};
use crate::mask::holds_mask;
use crate::names::{self, Match};
use crate::plan::{Plan, Slot};
use crate::repair::{self, ChangeCode, Repair};
use crate::schema::{Field, Kind, Release, Shape, Text};
use crate::source::{Payload, tree};
use crate::validate::validate;

/// One thing that [`normalize`] did. It never carries a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Where, in the normalized payload.
    pub path: Path,
    /// What.
    pub code: ChangeCode,
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut change = serializer.serialize_struct("Change", 2)?;
        change.serialize_field("pointer", &self.path.to_string())?;
        change.serialize_field("code", self.code.name())?;
        change.end()
    }
}

/// What [`normalize`] gives.
#[derive(Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Normalized {
    /// The canonical payload. None when the input cannot be read, or a key stands twice and it is open which one counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What was done, in the order of the table.
    pub changes: Vec<Change>,
    /// What is still to be said of the canonical payload; of the input when there is none.
    pub report: Report,
}

// The value holds credentials.
impl std::fmt::Debug for Normalized {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Normalized")
            .field("changes", &self.changes)
            .field("report", &self.report)
            .finish_non_exhaustive()
    }
}

/// The canonical form of a payload: trimmed, spelt and named as the target expects, in the order of the table.
///
/// Normalizing twice gives the same as normalizing once, and no error comes up that the input did not have.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// let input = r#"{"registry_username": "me", "registry_password": 123456}"#;
/// let normalized = berthing::normalize(kind, input, berthing::Options::default());
/// assert_eq!(normalized.value.unwrap()["registry_password"], "123456");
/// assert_eq!(normalized.changes[0].path.to_string(), "/registry_password");
/// assert!(normalized.report.ok());
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn normalize<'a>(kind: &Kind, payload: impl Into<Payload<'a>>, options: Options) -> Normalized {
    let payload = payload.into();
    let before = validate(kind, payload, options);
    let read = tree::read(payload);
    let ambiguous = before.issues.iter().any(|issue| issue.code == Code::DuplicateKey);
    let Some(value) = read.value.filter(|_| !ambiguous && !read.lossy) else {
        return Normalized { value: None, changes: Vec::new(), report: before };
    };
    let mut normalized = within_errors(Plan::of(kind), &value, &before, options);
    // What was done to read it at all comes first.
    let commas = read.mended.then(|| Change { path: Path::default(), code: ChangeCode::CommaRemoved });
    let numbers = read.respelled.into_iter().map(|path| Change { path, code: ChangeCode::NumberToText });
    normalized.changes.splice(0..0, commas.into_iter().chain(numbers));
    normalized
}

/// A repair, as the permission to do it is asked for.
type Step = (String, ChangeCode);

/// Every repair that brings no new error. As a rule that is all of them at once; else those that, one after the other,
/// leave the errors as they are or fewer.
fn within_errors(plan: &'static Plan, value: &Value, before: &Report, options: Options) -> Normalized {
    let known = errors(before);
    let disputed: BTreeSet<String> =
        before.errors().filter(|issue| issue.code == Code::Conflict).map(Issue::pointer).collect();
    let attempt = |permitted: Option<&BTreeSet<Step>>| {
        let mut normalizer = Normalizer::new(plan, options.release, permitted, &disputed);
        let value = normalizer.payload(value);
        let is_same = before.issues.is_empty() && normalizer.changes.is_empty();
        let report = if is_same { before.clone() } else { validate(plan.kind, &value, options) };
        let harmless = errors(&report).is_subset(&known);
        let attempted = Normalized { value: Some(value), changes: normalizer.changes, report };
        (attempted, normalizer.steps, harmless)
    };
    let (all, mut open, harmless) = attempt(None);
    if harmless {
        return all;
    }
    let mut permitted = BTreeSet::new();
    loop {
        let granted = permitted.len();
        for step in open.clone() {
            permitted.insert(step.clone());
            let (.., harmless) = attempt(Some(&permitted));
            if harmless {
                open.remove(&step);
            } else {
                permitted.remove(&step);
            }
        }
        if permitted.len() == granted || open.is_empty() {
            let (best, ..) = attempt(Some(&permitted));
            return best;
        }
    }
}

fn errors(report: &Report) -> BTreeSet<(String, Code)> {
    report.errors().map(|issue| (issue.pointer(), issue.code)).collect()
}

struct Normalizer<'a> {
    plan: &'static Plan,
    release: Release,
    /// The repairs that may be done; none for all of them.
    permitted: Option<&'a BTreeSet<Step>>,
    /// Fields that contradict others. Which of the two is right, only people can say.
    disputed: &'a BTreeSet<String>,
    changes: Vec<Change>,
    /// The same as steps.
    steps: BTreeSet<Step>,
}

impl<'a> Normalizer<'a> {
    const fn new(
        plan: &'static Plan,
        release: Release,
        permitted: Option<&'a BTreeSet<Step>>,
        disputed: &'a BTreeSet<String>,
    ) -> Self {
        Self { plan, release, permitted, disputed, changes: Vec::new(), steps: BTreeSet::new() }
    }

    /// Notes the changes at a field and says whether they may be made.
    fn may(&mut self, path: &Path, codes: &[ChangeCode]) -> bool {
        self.may_at(path, path, codes)
    }

    /// The same for changes inside of a field. Permission is given for the field as a whole: there may be very many.
    fn may_at(&mut self, field: &Path, path: &Path, codes: &[ChangeCode]) -> bool {
        let pointer = field.to_string();
        let granted = |steps: &BTreeSet<Step>| codes.iter().all(|code| steps.contains(&(pointer.clone(), *code)));
        let permitted = !self.disputed.contains(&pointer) && self.permitted.is_none_or(granted);
        if permitted {
            self.changes.extend(codes.iter().map(|code| Change { path: path.clone(), code: *code }));
            self.steps.extend(codes.iter().map(|code| (pointer.clone(), *code)));
        }
        permitted
    }

    fn payload(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let locked = self.keeps_stored(members);
                Value::Object(self.object(None, members, locked))
            }
            other => other.clone(),
        }
    }

    /// Whether the server keeps its stored secrets, so that it compares what they depend on.
    fn keeps_stored(&self, members: &Map<String, Value>) -> bool {
        let Some(flag) = self.plan.replaces_stored else { return false };
        !members.iter().any(|(key, value)| {
            names::lookup(self.plan, None, key).slot() == Some(flag)
                && match value {
                    Value::Bool(on) => *on,
                    Value::String(text) => repair::boolean(text) == Some(true),
                    _ => false,
                }
        })
    }

    fn object(&mut self, object: Option<Slot>, members: &Map<String, Value>, locked: bool) -> Map<String, Value> {
        let plan = self.plan;
        let locked = locked || holds_mask(plan, object, members);
        let mut unknown: Vec<(&String, &Value, Match)> =
            members.iter().map(|(key, value)| (key, value, names::lookup(plan, object, key))).collect();
        // A null says nothing under any name, and so must not stand in the way of one that does.
        unknown.retain(|(_, value, found)| {
            let slot = found.slot().filter(|_| value.is_null());
            !slot.is_some_and(|slot| self.may(&plan.path(slot), &[ChangeCode::NullRemoved]))
        });
        // The true name comes before the other names that the server takes, and these before what was meant.
        let mut named: BTreeMap<Slot, &Value> = BTreeMap::new();
        for rank in 0..3 {
            unknown.retain(|(_, value, found)| {
                let Some(slot) = found.slot().filter(|slot| found.rank() == rank && !named.contains_key(slot)) else {
                    return true;
                };
                let taken = rank == 0 || self.may(&plan.path(slot), &[ChangeCode::Renamed]);
                if taken {
                    named.insert(slot, value);
                }
                !taken
            });
        }
        let mut normalized = Map::new();
        for slot in plan.members(object) {
            if let (Some(field), Some(value)) = (plan.field(*slot), named.get(slot)) {
                normalized.insert(field.name.to_owned(), self.field(*slot, field, value, locked));
            }
        }
        normalized.extend(unknown.into_iter().map(|(key, value, _)| (key.clone(), value.clone())));
        normalized
    }

    fn field(&mut self, slot: Slot, field: &'static Field, value: &Value, locked: bool) -> Value {
        let path = self.plan.path(slot);
        if locked && field.is_dependent(self.release) {
            return value.clone();
        }
        let repair = match (&field.shape, value) {
            (Shape::Object(_), Value::Object(members)) => {
                return Value::Object(self.object(Some(slot), members, locked));
            }
            (Shape::Choices(_), Value::Array(items)) => return Value::Array(self.list(&path, field, items)),
            (Shape::Choices(choices), Value::String(text)) => {
                repair::choice(choices, text).and_then(|(choice, code)| {
                    let list = Value::Array(vec![choices.get(choice)?.value.into()]);
                    Some((list, code.into_iter().chain([ChangeCode::Wrapped]).collect()))
                })
            }
            (Shape::Map { .. }, Value::Object(entries)) => return Value::Object(self.map(&path, entries)),
            (_, Value::String(text)) => repair::text(field, text, self.release),
            (_, Value::Number(number)) => repair::number(field, number),
            // A key file pasted as an object, where the target takes its text.
            (Shape::Text(Text { format: Format::GoogleCredential, .. }), Value::Object(_)) => {
                Some((Value::String(value.to_string()), vec![ChangeCode::ObjectToText]))
            }
            _ => None,
        };
        self.apply(&path, value, repair)
    }

    fn apply(&mut self, path: &Path, value: &Value, repair: Option<Repair>) -> Value {
        match repair {
            Some((repaired, codes)) if self.may(path, &codes) => repaired,
            _ => value.clone(),
        }
    }

    fn list(&mut self, path: &Path, field: &Field, items: &[Value]) -> Vec<Value> {
        let choices = field.choices();
        let mut list: Vec<Value> = Vec::new();
        let mut seen = 0_u32;
        for item in items {
            let repair = match item {
                Value::String(text) => repair::choice(choices, text)
                    .and_then(|(choice, code)| Some((choices.get(choice)?.value.into(), vec![code?]))),
                Value::Number(number) => repair::integer(&number.to_string())
                    .ok()
                    .and_then(|number| choices.get(usize::try_from(number).ok()?))
                    .map(|choice| (choice.value.into(), vec![ChangeCode::NumberToName])),
                _ => None,
            };
            let item = self.apply(path, item, repair);
            let bit = rank(choices, &item).map_or(0, |rank| 1 << rank);
            if seen & bit == 0 || !self.may(path, &[ChangeCode::RepeatRemoved]) {
                list.push(item);
            }
            seen |= bit;
        }
        let mut sorted = list.clone();
        sorted.sort_by_key(|item| rank(choices, item).unwrap_or(choices.len()));
        if sorted != list && self.may(path, &[ChangeCode::Sorted]) { sorted } else { list }
    }

    fn map(&mut self, path: &Path, entries: &Map<String, Value>) -> Map<String, Value> {
        let mut map = Map::new();
        for (key, value) in entries {
            let canonical = key.trim().to_ascii_lowercase();
            let place = path.clone().with(Segment::Name(canonical.clone().into()));
            let code = if key.trim() == key.as_str() { ChangeCode::LetterCase } else { ChangeCode::Trimmed };
            let free = canonical != *key && !entries.contains_key(&canonical) && !map.contains_key(&canonical);
            let key = if free && self.may_at(path, &place, &[code]) { canonical } else { key.clone() };
            let place = path.clone().with(Segment::Name(key.clone().into()));
            let value = match value.as_str().map(|text| (text, text.trim())) {
                Some((text, trimmed)) if trimmed != text && self.may_at(path, &place, &[ChangeCode::Trimmed]) => {
                    trimmed.into()
                }
                _ => value.clone(),
            };
            map.insert(key, value);
        }
        map
    }
}

/// Where the item stands among the choices.
fn rank(choices: &[crate::schema::Choice], item: &Value) -> Option<usize> {
    choices.iter().position(|choice| item.as_str() == Some(choice.value))
}
