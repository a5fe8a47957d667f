//! What a payload says, field by field: all that judgement (`crate::validate`) looks at.
//!
//! Facts hold nothing of the payload but what a fix offers and the keys of strays. Without these they are a few small
//! values, by which judgements are remembered (`crate::memo`).

use std::cell::Cell;

use serde_json::Value;

use crate::format::{Findings, Format, Reason};
use crate::issue::Path;
use crate::plan::{Plan, Slot};
use crate::secret::{self, MASK};
use crate::source::Place;

/// So many fields few payloads have.
const USUAL: usize = 16;

/// What a payload says, field by field.
#[derive(Default)]
pub(crate) struct Facts {
    /// Of the fields that the payload has, in the order in which they came.
    known: Vec<(Slot, Fact)>,
    items: Vec<Item>,
    /// For each slot, which of the facts is the field's, counted from one: most payloads have few of all fields.
    by_slot: Vec<u16>,
    /// Whether the payload is an object at all.
    pub(crate) is_object: bool,
    /// Values as they should be.
    fixes: Vec<(Slot, Value)>,
    pub(crate) strays: Vec<Stray>,
    pub(crate) trailing_commas: Vec<Place>,
    /// Findings beyond the limit, which are counted and not told.
    pub(crate) untold: usize,
}

/// A value of a list of choices.
#[derive(Clone, Copy)]
struct Item {
    list: Slot,
    choice: u8,
    index: usize,
    /// Whether it is spelt exactly so; else a server may drop it.
    exact: bool,
}

/// What is known of one field.
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fact {
    pub(crate) state: State,
    /// The choice it is, also when it is only nearly spelt so.
    pub(crate) choice: Option<u8>,
    /// Whether the choice is spelt exactly so.
    pub(crate) exact: bool,
    /// The choice that it may be a slip of the fingers for.
    pub(crate) near: Option<u8>,
    /// Whether the flag is true, also when it is true in quotes.
    pub(crate) on: bool,
    /// Number of characters, where they are too many; not told of a secret.
    pub(crate) too_long: Option<u32>,
    pub(crate) findings: Findings,
    pub(crate) mask: Mask,
    /// The rule that finds a credential in a text that is no secret; not looked for where only the verdict is wanted.
    pub(crate) credential: Option<&'static str>,
    /// Whether there is a space before or after the text.
    pub(crate) space: bool,
    /// Whether the text is nothing but spaces.
    pub(crate) blank: bool,
    /// Whether the integer is out of range.
    pub(crate) range: bool,
    /// Number of items in the list that the server takes for values.
    pub(crate) kept: u32,
    /// Number of the others, which it drops or refuses.
    pub(crate) others: u32,
}

impl Fact {
    /// Whether what is said of the field may offer to write it otherwise.
    pub(crate) fn may_have_fix(&self) -> bool {
        self.space || self.findings != Findings::NONE
    }

    /// Whether it is no more than that there is a text.
    pub(crate) fn is_plain(&self) -> bool {
        self.state == State::Filled
            && self.choice.is_none()
            && self.too_long.is_none()
            && self.findings == Findings::NONE
            && self.mask == Mask::None
            && self.credential.is_none()
            && !self.space
            && !self.blank
    }

    /// All of it, in as many words as the first one says.
    pub(crate) fn words(&self, slot: Slot) -> impl Iterator<Item = u64> {
        let choice = |choice: Option<u8>| choice.map_or(0, |choice| u64::from(choice) + 1);
        let error = self.findings.error.map_or(0, |error| error as u64 + 1);
        let counts = u64::from(self.kept) << 32 | u64::from(self.others);
        // A rule is known by where its name stands.
        let more = [
            Some(self.findings.trap_bits()).filter(|traps| *traps > 0),
            self.credential.map(|rule| rule.as_ptr().addr() as u64),
            self.too_long.map(u64::from),
            Some(counts).filter(|counts| *counts > 0),
        ];
        let flags = [self.exact, self.on, self.space, self.blank, self.range];
        let flags = flags.into_iter().chain(more.iter().map(Option::is_some));
        let flags = flags.fold(0, |flags, flag| flags << 1 | u64::from(flag));
        let small = self.state as u64 | (self.mask as u64) << 4 | error << 8;
        let first = small | choice(self.choice) << 16 | choice(self.near) << 25 | flags << 34 | (slot as u64) << 48;
        [first].into_iter().chain(more.into_iter().flatten())
    }
}

/// What stands at a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    #[default]
    Absent,
    Null,
    /// An empty text.
    Empty,
    Filled,
    /// A value of another type.
    Wrong,
}

/// Whether a secret is really a secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mask {
    #[default]
    None,
    /// Six asterisks.
    Own,
    /// The mask of another product.
    Other,
}

impl Mask {
    pub(crate) fn of(text: &str) -> Self {
        match text {
            MASK => Self::Own,
            text if secret::is_mask(text) => Self::Other,
            _ => Self::None,
        }
    }
}

/// A finding at a place that no table names beforehand.
#[derive(Clone, Debug)]
pub(crate) struct Stray {
    /// The list or map it stands in; none for unknown and repeated members.
    pub(crate) owner: Option<Slot>,
    pub(crate) path: Path,
    pub(crate) fault: StrayFault,
}

#[derive(Clone, Debug)]
pub(crate) enum StrayFault {
    Unknown {
        meant: Option<Slot>,
    },
    /// A credential where none belongs, and the rule that finds it.
    Credential(&'static str),
    Duplicate,
    /// An item that is no choice, what it may mean, and whether it can mean nothing else.
    NoChoice {
        meant: Option<&'static str>,
        certain: bool,
    },
    /// A number that is no choice.
    NoNumber,
    Repeated,
    WrongType(&'static str),
    Format(Format, Reason),
}

impl StrayFault {
    pub(crate) const fn may_be_error(&self) -> bool {
        !matches!(self, Self::Unknown { .. } | Self::Credential(_) | Self::Repeated)
    }
}

thread_local! {
    /// The slots of a payload before, all empty. Facts themselves are not kept: between their members are bytes that
    /// nobody writes, and these have what the stack had.
    static SPARE: Cell<Vec<u16>> = const { Cell::new(Vec::new()) };
}

impl Facts {
    /// No facts about a payload of that plan.
    pub(crate) fn none(plan: &Plan) -> Self {
        let mut by_slot = SPARE.take();
        by_slot.resize(plan.nodes.len(), 0);
        Self { known: Vec::with_capacity(USUAL), by_slot, ..Self::default() }
    }

    /// Lets the next facts have the room of these.
    pub(crate) fn give_back(mut self) {
        for (slot, _) in self.known {
            if let Some(place) = self.by_slot.get_mut(slot) {
                *place = 0;
            }
        }
        SPARE.set(self.by_slot);
    }

    /// Whether nothing in them is of this payload alone but what fixes offer.
    pub(crate) const fn are_common(&self) -> bool {
        self.is_object && self.strays.is_empty() && self.trailing_commas.is_empty() && self.untold == 0
    }

    /// All that there is to know of facts that are common, in whole words: of fixes, where there are any.
    pub(crate) fn gist(&self, words: &mut Vec<u64>) {
        words.push(self.known.len() as u64);
        words.extend(self.known.iter().flat_map(|(slot, fact)| fact.words(*slot)));
        let of_item = |item: &Item| (item.list as u64) << 48 | (item.index as u64) << 16 | u64::from(item.choice) << 1;
        words.extend(self.items.iter().map(|item| of_item(item) | u64::from(item.exact)));
        words.extend(self.fixes.iter().map(|(slot, _)| 1 << 63 | *slot as u64));
    }

    pub(crate) fn get(&self, slot: Slot) -> &Fact {
        const ABSENT: &Fact = &Fact {
            state: State::Absent,
            choice: None,
            exact: false,
            near: None,
            on: false,
            too_long: None,
            findings: Findings::NONE,
            mask: Mask::None,
            credential: None,
            space: false,
            blank: false,
            range: false,
            kept: 0,
            others: 0,
        };
        let known = self.by_slot.get(slot).and_then(|place| self.known.get(usize::from(*place).checked_sub(1)?));
        known.map_or(ABSENT, |(_, fact)| fact)
    }

    /// What is known of the field, to be noted.
    pub(crate) fn get_mut(&mut self, slot: Slot) -> Option<&mut Fact> {
        let place = self.by_slot.get_mut(slot)?;
        let known = &mut self.known;
        if *place == 0 {
            known.push((slot, Fact::default()));
            *place = u16::try_from(known.len()).unwrap_or_default();
        }
        known.get_mut(usize::from(*place).checked_sub(1)?).map(|(_, fact)| fact)
    }

    /// Whether there are values as they should be.
    pub(crate) const fn have_fixes(&self) -> bool {
        !self.fixes.is_empty()
    }

    /// The value as it should be.
    pub(crate) fn fix(&self, slot: Slot) -> Option<&Value> {
        self.fixes.iter().find(|(of, _)| *of == slot).map(|(_, fix)| fix)
    }

    pub(crate) fn put_fix(&mut self, slot: Slot, fix: Option<Value>) {
        self.fixes.extend(fix.map(|fix| (slot, fix)));
    }

    /// Whether any secret is a mask.
    pub(crate) fn has_mask(&self) -> bool {
        self.known.iter().any(|(_, fact)| fact.mask != Mask::None)
    }

    /// Notes a value of a list, and tells whether the list had it, spelt like this, before.
    pub(crate) fn put_item(&mut self, list: Slot, choice: u8, index: usize, exact: bool) -> bool {
        let items = &mut self.items;
        let is_known = |item: &Item| item.list == list && item.choice == choice && item.exact == exact;
        let again = items.iter().position(is_known);
        // Once tells what the list holds, and twice that it repeats it; more would only take time.
        if again.is_none_or(|at| !items.iter().skip(at + 1).any(is_known)) {
            items.push(Item { list, choice, index, exact });
        }
        again.is_some()
    }

    /// The values of the list, as far as they count.
    fn items(&self, list: Slot, counts: Spelling) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.list == list && (item.exact || counts == Spelling::Any))
    }

    /// Whether the value is among the list's.
    pub(crate) fn has(&self, list: Slot, choice: u8, counts: Spelling) -> bool {
        self.items(list, counts).any(|item| item.choice == choice)
    }

    /// Whether the list holds this value, once, and nothing else.
    pub(crate) fn has_only(&self, list: Slot, choice: u8, counts: Spelling) -> bool {
        let mut items = self.items(list, counts);
        items.next().is_some_and(|item| item.choice == choice) && items.next().is_none()
    }

    /// Where in the list the value first stands.
    pub(crate) fn index_of(&self, list: Slot, choice: u8, counts: Spelling) -> Option<usize> {
        self.items(list, counts).find(|item| item.choice == choice).map(|item| item.index)
    }
}

/// Which values of a list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Those spelt exactly.
    Exact,
    /// Also those whose meaning is plain.
    Any,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::kinds::KINDS;

    fn findings() -> impl Strategy<Value = Findings> {
        let reason = || select(Reason::ALL);
        (prop::option::of(reason()), prop::collection::vec(reason(), 0..3)).prop_map(|(error, traps)| {
            traps.into_iter().fold(error.map_or(Findings::NONE, Findings::refuse), Findings::warn)
        })
    }

    fn fact() -> impl Strategy<Value = Fact> {
        let count = || prop_oneof![2 => Just(0), 1 => any::<u32>()];
        let states = [State::Absent, State::Null, State::Empty, State::Filled, State::Wrong].to_vec();
        let of_value = (select(states), any::<Option<u8>>(), any::<Option<u8>>(), any::<Option<u32>>(), findings());
        let masks = [Mask::None, Mask::Own, Mask::Other].to_vec();
        let rules = [None, Some("jwt"), Some("pem")].to_vec();
        (of_value, select(masks), select(rules), any::<[bool; 5]>(), count(), count()).prop_map(
            |((state, choice, near, too_long, findings), mask, credential, flags, kept, others)| {
                let [exact, on, space, blank, range] = flags;
                Fact {
                    state,
                    choice,
                    exact,
                    near,
                    on,
                    too_long,
                    findings,
                    mask,
                    credential,
                    space,
                    blank,
                    range,
                    kept,
                    others,
                }
            },
        )
    }

    /// The fact with one thing as it is in the other.
    fn changed(fact: Fact, other: Fact, what: usize) -> Fact {
        match what {
            0 => Fact { state: other.state, ..fact },
            1 => Fact { choice: other.choice, ..fact },
            2 => Fact { exact: other.exact, ..fact },
            3 => Fact { near: other.near, ..fact },
            4 => Fact { on: other.on, ..fact },
            5 => Fact { too_long: other.too_long, ..fact },
            6 => Fact { findings: other.findings, ..fact },
            7 => Fact { mask: other.mask, ..fact },
            8 => Fact { credential: other.credential, ..fact },
            9 => Fact { space: other.space, ..fact },
            10 => Fact { blank: other.blank, ..fact },
            11 => Fact { range: other.range, ..fact },
            12 => Fact { kept: other.kept, ..fact },
            _ => Fact { others: other.others, ..fact },
        }
    }

    fn gist(facts: &Facts) -> Vec<u64> {
        let mut words = Vec::new();
        facts.gist(&mut words);
        words
    }

    fn of(known: &[(Slot, Fact)], items: &[(Slot, u8, usize, bool)]) -> Facts {
        let mut facts = Facts::none(Plan::of(&KINDS[0]));
        facts.known.extend(known);
        let item = |(list, choice, index, exact)| Item { list, choice, index, exact };
        facts.items.extend(items.iter().copied().map(item));
        facts
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn facts_that_differ_in_anything_differ_in_their_gist(
            slots in prop::array::uniform2(0..40_usize),
            facts in prop::array::uniform2(fact()),
        ) {
            let [fact, other] = facts;
            for what in 0..14 {
                let other = changed(fact, other, what);
                let is_same = format!("{fact:?}") == format!("{other:?}");
                prop_assert_eq!(gist(&of(&[(1, fact)], &[])) == gist(&of(&[(1, other)], &[])), is_same);
            }
            let [one, two] = slots.map(|slot| gist(&of(&[(slot, fact)], &[])));
            prop_assert_eq!(one == two, slots[0] == slots[1]);
            prop_assert_ne!(gist(&of(&[(1, fact), (2, other)], &[])), gist(&of(&[(1, fact)], &[])));
        }

        #[test]
        fn items_that_differ_in_anything_differ_in_the_gist(
            items in prop::array::uniform2((0..3_usize, 0..3_u8, 0..3_usize, any::<bool>())),
        ) {
            let [one, two] = items.map(|item| gist(&of(&[], &[item])));
            prop_assert_eq!(one == two, items[0] == items[1]);
        }
    }
}
