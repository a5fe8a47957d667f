//! Which field a key names: by its name, by a name the server also takes, or by what was plainly meant.

use crate::plan::{Node, Plan, Slot};
use crate::spelling::{fold, slip};

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// The field's name.
    Name(Slot),
    /// Another name that the server takes.
    Alias(Slot, &'static str),
    /// A name that the server does not take; it can only mean this field.
    Meant(Slot),
    /// No field.
    Unknown,
}

impl Match {
    /// The field, if it is one.
    pub(crate) const fn slot(self) -> Option<Slot> {
        match self {
            Self::Name(slot) | Self::Alias(slot, _) | Self::Meant(slot) => Some(slot),
            Self::Unknown => None,
        }
    }

    /// How far the key is from the field's true name: 0 is the name itself.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Name(_) => 0,
            Self::Alias(..) => 1,
            Self::Meant(_) => 2,
            Self::Unknown => 3,
        }
    }
}

/// What `key` is among the members of `object`.
pub(crate) fn lookup(plan: &Plan, object: Option<Slot>, key: &str) -> Match {
    lookup_behind(plan, object, None, key)
}

/// The same where the member before it is known: mostly they come in the order of the table.
pub(crate) fn lookup_behind(plan: &Plan, object: Option<Slot>, before: Option<Slot>, key: &str) -> Match {
    let slots = plan.members(object);
    let passed = before.map_or(0, |before| slots.partition_point(|slot| *slot <= before));
    let in_turn = slots.iter().skip(passed).chain(slots.iter().take(passed));
    if let Some(slot) = { in_turn }.find(|slot| plan.field(**slot).is_some_and(|field| field.name == key)) {
        return Match::Name(*slot);
    }
    let members = || nodes(plan, object);
    for (slot, node) in members() {
        if let Some(alias) = node.field.aliases.iter().find(|alias| **alias == key) {
            return Match::Alias(slot, alias);
        }
    }
    let folded = fold(key);
    let meant = |(_, node): &(Slot, &Node)| node.folded == folded || node.mistaken.contains(&folded);
    members().find(meant).map_or(Match::Unknown, |(slot, _)| Match::Meant(slot))
}

/// The member whose name is nearest to `key`, when it is near enough to be a slip of the fingers.
pub(crate) fn nearest(plan: &Plan, object: Option<Slot>, key: &str) -> Option<Slot> {
    let folded = fold(key);
    let near = nodes(plan, object).filter_map(|(slot, node)| Some((slip(&folded, &node.folded)?, slot)));
    near.min().map(|(_, slot)| slot)
}

fn nodes(plan: &Plan, object: Option<Slot>) -> impl Iterator<Item = (Slot, &Node)> {
    plan.members(object).iter().filter_map(|slot| Some((*slot, plan.nodes.get(*slot)?)))
}
