//! Which field a key names: by its name, by a name the server also takes, or by what was plainly meant.

use crate::plan::{Node, Plan, Slot};
use crate::schema::Choice;

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
    let members = || nodes(plan, object);
    if let Some((slot, _)) = members().find(|(_, node)| node.field.name == key) {
        return Match::Name(slot);
    }
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

/// How far the typed (folded) name is from this one, when it can be a slip of the fingers.
pub(crate) fn slip(typed: &str, name: &str) -> Option<usize> {
    within(typed, name, (name.len() / 5).clamp(1, 3))
}

/// The choice that the text may be a slip of the fingers for. There are few of them, so more may be guessed.
pub(crate) fn nearest_choice(choices: &[Choice], text: &str) -> Option<usize> {
    let typed = fold(text);
    let slips = choices.iter().enumerate().filter_map(|(at, choice)| {
        let name = fold(choice.value);
        Some((within(&typed, &name, (name.len() / 4).clamp(1, 3))?, at))
    });
    slips.min().map(|(_, at)| at)
}

/// How far the names are from each other, when it is no further than that.
fn within(typed: &str, name: &str, most: usize) -> Option<usize> {
    // No edit changes the length by more than one. Field names are ASCII.
    let lengths = typed.chars().take(name.len() + most + 1).count().abs_diff(name.len());
    if typed.is_empty() || lengths > most {
        return None;
    }
    Some(distance(typed, name)).filter(|distance| *distance <= most)
}

/// The name without letter case and separators: `registryAddr`, `registry-addr` and `registry_addr` fold alike.
pub(crate) fn fold(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).map(|c| c.to_ascii_lowercase()).collect()
}

/// Edits (insert, drop, replace, swap neighbours) that turn one text into the other.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (get(&last, j) + usize::from(x != y)).min(get(&last, j + 1) + 1).min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(get(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}
