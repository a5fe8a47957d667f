//! Values made from the tables and from the texts of the tests, where the fuzzer's bytes stand for chance.

use arbitrary::{Arbitrary, Result, Unstructured};
use berthing::Kind;
use berthing::schema::{Field, Shape};
use serde_json::{Map, Value};

use super::generate::{CANARY, UNKNOWN, flags, integers, junk, names, secrets, texts};

/// The value that bytes stand for; when they are used up, every choice is the first one.
pub(crate) fn made<'a, T>(data: &'a [u8], make: impl FnOnce(&mut Unstructured<'a>) -> Result<T>) -> T {
    make(&mut Unstructured::new(data)).unwrap()
}

/// A payload near the kind's example, or far from it.
pub(crate) fn payload(kind: &Kind, chance: &mut Unstructured<'_>) -> Result<Value> {
    let mut members = Map::new();
    if !chance.ratio(1, 4)?
        && let Ok(Value::Object(example)) = serde_json::from_str(kind.example)
    {
        members = example;
    }
    change(&mut members, kind.fields, chance)?;
    Ok(Value::Object(members))
}

/// Sets and takes away a few members.
fn change(members: &mut Map<String, Value>, fields: &[Field], chance: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..chance.int_in_range(0..=4)? {
        let field = chance.choose(fields)?;
        let name = one_of(chance, names(field))?;
        match (members.get_mut(&name), chance.int_in_range(0..=7)?) {
            (_, 0) => drop(members.shift_remove(&name)),
            (_, 1) => drop(members.insert((*chance.choose(UNKNOWN)?).to_owned(), one_of(chance, junk())?)),
            (Some(Value::Object(inner)), 2..) if !field.members().is_empty() => change(inner, field.members(), chance)?,
            _ => {
                let value = value(field, chance)?;
                members.insert(name, value);
            }
        }
    }
    Ok(())
}

fn value(field: &Field, chance: &mut Unstructured<'_>) -> Result<Value> {
    if field.is_secret() {
        return one_of(chance, secrets());
    }
    if chance.ratio(1, 12)? {
        return one_of(chance, junk());
    }
    Ok(match &field.shape {
        Shape::Text(text) => {
            let text = one_of(chance, texts(text))?;
            // A canary is told by what is around it.
            if text.contains(CANARY) || chance.ratio(1, 2)? { text.into() } else { spoilt(text, chance)?.into() }
        }
        Shape::Choice(_) => choice(field, chance)?,
        Shape::Choices(_) => {
            let count = chance.int_in_range(0..=3)?;
            Value::Array((0..count).map(|_| choice(field, chance)).collect::<Result<_>>()?)
        }
        Shape::Flag => one_of(chance, flags())?,
        Shape::Int => one_of(chance, integers())?,
        Shape::Object(fields) => {
            let mut members = Map::new();
            change(&mut members, fields, chance)?;
            Value::Object(members)
        }
        Shape::Map { .. } => {
            let entry = |chance: &mut Unstructured<'_>| {
                let (name, address) = (spoilt("a.example".to_owned(), chance)?, spoilt("10.0.0.7".to_owned(), chance)?);
                Ok((name, Value::String(address)))
            };
            let count = chance.int_in_range(0..=2)?;
            Value::Object((0..count).map(|_| entry(chance)).collect::<Result<_>>()?)
        }
    })
}

fn choice(field: &Field, chance: &mut Unstructured<'_>) -> Result<Value> {
    let choices = field.choices().iter().map(|choice| choice.value.to_owned()).collect();
    let text: String = one_of(chance, choices)?;
    Ok(if chance.ratio(1, 8)? { spoilt(text, chance)?.into() } else { text.into() })
}

/// The text with a character put in, or with some taken away.
pub(crate) fn spoilt(mut text: String, chance: &mut Unstructured<'_>) -> Result<String> {
    let at = boundary(&text, chance.int_in_range(0..=text.len())?);
    if chance.ratio(1, 4)? {
        text.truncate(at);
    } else {
        text.insert(at, char::arbitrary(chance)?);
    }
    Ok(text)
}

pub(crate) fn one_of<T>(chance: &mut Unstructured<'_>, mut pool: Vec<T>) -> Result<T> {
    let at = chance.choose_index(pool.len())?;
    Ok(pool.swap_remove(at))
}

/// The last border between characters up to there.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
