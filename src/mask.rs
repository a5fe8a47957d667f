//! Payloads without their secrets.
//!
//! Secrets are found by the table, at any depth and of any type. Beyond the table a name that promises a credential is
//! enough, because a misspelt or misplaced password is still a password. Other texts keep everything but the credentials
//! in them: user info of addresses, and what `crate::detect` finds. Keys stay: they are what issues point with, and what
//! a masked payload is reconciled by.

use serde_json::{Map, Value};

use crate::format::Format;
use crate::glance::Glance;
use crate::names::{self, Match};
use crate::plan::{Node, Plan, Slot};
use crate::schema::{Field, Kind, Release, Shape};
use crate::secret::{self, MASK};
use crate::source::{Payload, tree};
use crate::spelling;

/// The payload with every secret replaced by `******`, and every credential in a text that is no secret.
///
/// Keys stay as they are. Empty and absent secrets stay so. What cannot be read at all becomes `******` as a whole.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// let masked = berthing::mask(kind, r#"{"registry_username": "me", "registry_password": 123456}"#);
/// assert_eq!(masked.to_string(), r#"{"registry_username":"me","registry_password":"******"}"#);
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn mask<'a>(kind: &Kind, payload: impl Into<Payload<'a>>) -> Value {
    match tree::read(payload.into()).value {
        Some(value) => masked(Plan::of(kind), &value),
        None => Value::String(MASK.to_owned()),
    }
}

/// Whether a payload holds the mask of a secret instead of the secret: it must be reconciled before it is sent.
///
/// In the place of a secret it must be the mask alone; those of other products count too. In any other text it may stand
/// anywhere, for that is how [`mask`] leaves a credential that was pasted into a description.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// assert!(berthing::is_masked(kind, r#"{"registry_password": "******"}"#));
/// assert!(!berthing::is_masked(kind, r#"{"registry_username": "me"}"#));
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn is_masked<'a>(kind: &Kind, payload: impl Into<Payload<'a>>) -> bool {
    match tree::read(payload.into()).value {
        Some(Value::Object(members)) => {
            let plan = Plan::of(kind);
            holds_mask(plan, None, &members) || shows_mask(plan, None, &members)
        }
        _ => false,
    }
}

pub(crate) fn masked(plan: &Plan, value: &Value) -> Value {
    match value {
        Value::Object(members) => each(members, |key, value| member(plan, None, key, value)),
        Value::Array(items) => Value::Array(items.iter().map(|item| masked(plan, item)).collect()),
        // No payload is a bare text or number, so nobody can say what it is.
        other => hidden(other),
    }
}

/// The object with each of its values masked.
fn each(members: &Map<String, Value>, mask: impl Fn(&str, &Value) -> Value) -> Value {
    Value::Object(members.iter().map(|(key, value)| (key.clone(), mask(key, value))).collect())
}

/// A member of an object without its secrets.
pub(crate) fn member(plan: &Plan, parent: Option<Slot>, key: &str, value: &Value) -> Value {
    let slot = match names::lookup(plan, parent, key) {
        Match::Name(slot) | Match::Alias(slot, _) => Some(slot),
        // What a name promises counts more than the plain text that it may have been meant for.
        Match::Meant(slot) => Some(slot).filter(|slot| !is_plain_text(plan, *slot) || !promises_secret(plan, key)),
        // A misspelt name still says what the value is.
        Match::Unknown => names::nearest(plan, parent, key),
    };
    match slot.and_then(|slot| Some((slot, plan.field(slot)?))) {
        Some((_, field)) if field.is_secret() => secret_value(value),
        Some((slot, Field { shape: Shape::Object(_), .. })) => match value {
            Value::Object(members) => each(members, |key, value| member(plan, Some(slot), key, value)),
            misplaced if holds_secret(plan, slot) => hidden(misplaced),
            misplaced => other(plan, misplaced),
        },
        Some((_, Field { shape: Shape::Map { value: format, .. }, .. })) => map(plan, *format, value),
        Some((_, Field { shape: Shape::Text(text), .. })) if text.format.may_hold_userinfo() && value.is_string() => {
            Value::String(secret::mask_address(value.as_str().unwrap_or_default()))
        }
        None => named(plan, key, value),
        Some(_) => other(plan, value),
    }
}

/// A member that no table describes.
pub(crate) fn named(plan: &Plan, key: &str, value: &Value) -> Value {
    if promises_secret(plan, key) { hidden(value) } else { other(plan, value) }
}

/// A map of the table. Its keys are data, and promise nothing about values that are what they should be.
fn map(plan: &Plan, format: Format, value: &Value) -> Value {
    let Value::Object(entries) = value else { return other(plan, value) };
    let is_right =
        |value: &Value| value.as_str().is_some_and(|text| format.check(text, Release::default()).error.is_none());
    each(entries, |key, value| if is_right(value) { value.clone() } else { named(plan, key, value) })
}

fn is_plain_text(plan: &Plan, slot: Slot) -> bool {
    plan.field(slot).is_some_and(|field| !field.is_secret() && matches!(field.shape, Shape::Text(_)))
}

fn is_secret(plan: &Plan, slot: Slot) -> bool {
    plan.field(slot).is_some_and(Field::is_secret)
}

/// Whether a secret belongs into the object, at any depth.
fn holds_secret(plan: &Plan, object: Slot) -> bool {
    plan.members(Some(object)).iter().any(|member| is_secret(plan, *member) || holds_secret(plan, *member))
}

/// The value of a secret field. What is not there stays not there.
fn secret_value(value: &Value) -> Value {
    match value {
        Value::Null | Value::Bool(false) => value.clone(),
        Value::String(text) if text.is_empty() => value.clone(),
        _ => Value::String(MASK.to_owned()),
    }
}

/// A value that no table calls secret: names in it, and its texts themselves, tell what is.
fn other(plan: &Plan, value: &Value) -> Value {
    match value {
        Value::Object(members) => each(members, |key, value| named(plan, key, value)),
        Value::Array(items) => Value::Array(items.iter().map(|item| other(plan, item)).collect()),
        Value::String(text) if Glance::of(text).promises_nothing() => value.clone(),
        Value::String(text) => {
            let masked = |text: &str| document(plan, text).unwrap_or_else(|| secret::mask_text(text));
            Value::String(secret::settled(text, masked))
        }
        other => other.clone(),
    }
}

/// A text that is a JSON document itself, masked; none when it is none, or has no secrets.
fn document(plan: &Plan, text: &str) -> Option<String> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    match serde_json::from_str(text) {
        Ok(value) => {
            let masked = other(plan, &value);
            (masked != value).then(|| masked.to_string())
        }
        // What is cut off or misspelt may still show a password.
        Err(_) => secret::is_telltale(&spelling::fold(text)).then(|| MASK.to_owned()),
    }
}

/// Whether the name of an unknown member says that it holds a credential: as a part of it does, or as it is nearly the
/// name of a secret of this kind, wherever that belongs.
pub(crate) fn promises_secret(plan: &Plan, key: &str) -> bool {
    let folded = spelling::fold(key);
    let is_near = |node: &Node| node.field.is_secret() && spelling::slip(&folded, &node.folded).is_some();
    secret::is_telltale(&folded) || plan.nodes.iter().any(is_near)
}

/// A value of which every text and number may be a secret.
fn hidden(value: &Value) -> Value {
    match value {
        Value::Object(members) => each(members, |_, value| hidden(value)),
        Value::Array(items) => Value::Array(items.iter().map(hidden).collect()),
        Value::Number(_) => Value::String(MASK.to_owned()),
        Value::String(text) if !text.is_empty() => Value::String(MASK.to_owned()),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

/// Whether a secret of the object, at any depth, is a mask.
pub(crate) fn holds_mask(plan: &Plan, object: Option<Slot>, members: &Map<String, Value>) -> bool {
    members.iter().any(|(key, value)| {
        let Some(slot) = names::lookup(plan, object, key).slot() else {
            return promises_secret(plan, key) && value.as_str().is_some_and(secret::is_mask);
        };
        match (plan.field(slot), value) {
            (Some(field), Value::String(text)) if field.is_secret() => secret::is_mask(text),
            (Some(Field { shape: Shape::Text(syntax), .. }), Value::String(text))
                if syntax.format.may_hold_userinfo() =>
            {
                secret::has_masked_userinfo(text)
            }
            (Some(Field { shape: Shape::Object(_), .. }), Value::Object(members)) => {
                holds_mask(plan, Some(slot), members)
            }
            _ => false,
        }
    })
}

/// Whether a text of the object that belongs to no secret has the mask in it, at any depth.
fn shows_mask(plan: &Plan, object: Option<Slot>, members: &Map<String, Value>) -> bool {
    members.iter().any(|(key, value)| {
        let slot = names::lookup(plan, object, key).slot();
        match (slot.and_then(|slot| plan.field(slot)), value) {
            (Some(field), _) if field.is_secret() => false,
            (Some(Field { shape: Shape::Object(_), .. }), Value::Object(members)) => shows_mask(plan, slot, members),
            (_, value) => has_mask(value),
        }
    })
}

fn has_mask(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(MASK),
        Value::Array(items) => items.iter().any(has_mask),
        Value::Object(members) => members.values().any(has_mask),
        _ => false,
    }
}
