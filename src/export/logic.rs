//! Conditions made fit to be shown: negations pushed to the leaves, what is known folded away.
//!
//! A table writes each condition so that it can stand alone, and therefore repeats itself: inside "type is ecr and …" it
//! asks again whether type is ecr. Readers of a schema or a sentence should not meet that twice.

use crate::Options;
use crate::format::Reason;
use crate::schema::{Cond, Field, Need, Release};

/// A simplified condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Logic {
    Constant(bool),
    /// The leaf, and whether it must hold or must not.
    Leaf(Leaf, bool),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// One fact about the payload or the server.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    Is(&'static str, Vec<&'static str>),
    On(&'static str),
    Given(&'static str),
    Has(&'static str, &'static str),
    Only(&'static str, &'static str),
    Found(&'static str, Reason),
    Since(Release),
    Managed,
    Nothing,
}

impl Logic {
    /// The condition for one server, or for any when none is named.
    pub(super) fn of(cond: &Cond, server: Option<Options>) -> Self {
        Self::read(cond, true, server)
    }

    /// When the field at this path of the record must be given, as one asks who finds it missing: all that is around it
    /// is there, and it is not.
    pub(super) fn need(field: &Field, path: &str, server: Option<Options>) -> Self {
        let is_around = |object: &str| path.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'));
        let known = |leaf: &Leaf| match leaf {
            Leaf::Given(given) if *given == path => Some(false),
            Leaf::Given(given) if is_around(given) => Some(true),
            _ => None,
        };
        match &field.need {
            Need::Required => Self::Constant(true),
            Need::When(cond) => Self::of(cond, server).tell(&known),
            Need::Optional | Need::Never => Self::Constant(false),
        }
    }

    /// Whether it says nothing but that the field at this path is missing.
    pub(super) fn is_missing(&self, path: &str) -> bool {
        matches!(self, Self::Leaf(Leaf::Given(missing), false) if *missing == path)
    }

    fn read(cond: &Cond, holds: bool, server: Option<Options>) -> Self {
        let all = |conds: &[Cond], conjunction| {
            Self::join(conds.iter().map(|cond| Self::read(cond, holds, server)), conjunction)
        };
        let leaf = match *cond {
            Cond::Always => return Self::Constant(holds),
            Cond::Not(cond) => return Self::read(cond, !holds, server),
            Cond::All(conds) => return all(conds, holds),
            Cond::Any(conds) => return all(conds, !holds),
            Cond::Is(path, values) => Leaf::Is(path, values.to_vec()),
            Cond::On(path) => Leaf::On(path),
            Cond::Given(path) => Leaf::Given(path),
            Cond::Has(path, value) => Leaf::Has(path, value),
            Cond::Only(path, value) => Leaf::Only(path, value),
            Cond::Found(path, reason) => Leaf::Found(path, reason),
            Cond::Since(release) => Leaf::Since(release),
            Cond::Managed => Leaf::Managed,
            Cond::Nothing => Leaf::Nothing,
        };
        match (&leaf, server) {
            (Leaf::Since(release), Some(server)) => Self::Constant((server.release >= *release) == holds),
            (Leaf::Managed, Some(server)) => Self::Constant(server.managed == holds),
            _ => Self::Leaf(leaf, holds),
        }
    }

    /// The opposite.
    pub(super) fn not(self) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(!value),
            Self::Leaf(leaf, holds) => Self::Leaf(leaf, !holds),
            Self::All(parts) => Self::Any(parts.into_iter().map(Self::not).collect()),
            Self::Any(parts) => Self::All(parts.into_iter().map(Self::not).collect()),
        }
    }

    /// All of the parts, when `conjunction`; else at least one.
    pub(super) fn join(parts: impl IntoIterator<Item = Self>, conjunction: bool) -> Self {
        let mut flat: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Constant(value) if value == conjunction => {}
                Self::Constant(value) => return Self::Constant(value),
                Self::All(parts) if conjunction => flat.extend(parts),
                Self::Any(parts) if !conjunction => flat.extend(parts),
                part => {
                    if !flat.iter_mut().any(|known| known.absorb(&part, conjunction)) {
                        flat.push(part);
                    }
                }
            }
        }
        for (at, part) in flat.iter().enumerate() {
            // Where one of a conjunction is looked at the others hold; where one of a disjunction is, they do not.
            let Self::Leaf(leaf, holds) = part else { continue };
            let told = flat.iter().enumerate().map(|(other, part)| {
                if other == at { part.clone() } else { part.clone().assume(leaf, *holds == conjunction) }
            });
            let told: Vec<Self> = told.collect();
            if told != flat {
                return Self::join(told, conjunction);
            }
        }
        match flat.pop() {
            None => Self::Constant(conjunction),
            Some(only) if flat.is_empty() => only,
            Some(last) => {
                flat.push(last);
                if conjunction { Self::All(flat) } else { Self::Any(flat) }
            }
        }
    }

    /// What is left of it when the leaf is known to hold, or not to.
    pub(super) fn assume(self, known: &Leaf, holds: bool) -> Self {
        self.tell(&|leaf| leaf.given(known, holds))
    }

    /// What is left of it for one who knows whether some leaves hold.
    fn tell(self, known: &dyn Fn(&Leaf) -> Option<bool>) -> Self {
        let told = |parts: Vec<Self>| parts.into_iter().map(|part| part.tell(known));
        match self {
            Self::Leaf(leaf, expected) => match known(&leaf) {
                Some(value) => Self::Constant(value == expected),
                None => Self::Leaf(leaf, expected),
            },
            Self::All(parts) => Self::join(told(parts), true),
            Self::Any(parts) => Self::join(told(parts), false),
            constant @ Self::Constant(_) => constant,
        }
    }

    /// `a is x` or `a is y` says the same as `a is x or y`.
    fn absorb(&mut self, other: &Self, conjunction: bool) -> bool {
        match (self, other) {
            (Self::Leaf(Leaf::Is(path, values), holds), Self::Leaf(Leaf::Is(same, more), also))
                if path == same && holds == also && *holds != conjunction =>
            {
                let new: Vec<_> = more.iter().copied().filter(|value| !values.contains(value)).collect();
                values.extend(new);
                true
            }
            _ => false,
        }
    }
}

impl Leaf {
    /// The field it is about.
    pub(super) const fn path(&self) -> Option<&'static str> {
        match self {
            Self::Is(path, _)
            | Self::On(path)
            | Self::Given(path)
            | Self::Has(path, _)
            | Self::Only(path, _)
            | Self::Found(path, _) => Some(path),
            Self::Since(_) | Self::Managed | Self::Nothing => None,
        }
    }

    /// Whether it holds when another is known to hold, or not to; none when that says nothing about it.
    fn given(&self, known: &Self, holds: bool) -> Option<bool> {
        match (self, known) {
            _ if self == known => Some(holds),
            (Self::Is(path, values), Self::Is(same, among)) if path == same => {
                let inside = |value: &&str| among.contains(value);
                let is_sure = holds && among.iter().all(|value| values.contains(value));
                let is_excluded = if holds { !values.iter().any(inside) } else { values.iter().all(inside) };
                if is_sure { Some(true) } else { is_excluded.then_some(false) }
            }
            (Self::Since(release), Self::Since(other)) if holds && other >= release => Some(true),
            (Self::Since(release), Self::Since(other)) if !holds && other <= release => Some(false),
            _ => None,
        }
    }
}
