//! Payloads that are laid out like others before.
//!
//! Payloads that come in numbers have the same members in the same order and differ in their texts alone. Such a
//! payload is not parsed: what stands between its texts is compared with what stood there before ([`trie`]), and only
//! the texts are looked at, by the same functions as ever ([`crate::read`]). What was said of a layout with
//! such texts is said again ([`crate::memo`]). Whatever is unusual is read with care, and where it was the layout alone,
//! that is learned ([`learn`]).
//!
//! Nothing of a payload is kept but names and choices of the tables, and what JSON puts between them.

mod learn;
mod source;
#[cfg(test)]
mod tests;
mod trie;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::Options;
use crate::facts::{Fact, Mask, State};
use crate::format::Format;
use crate::kinds::KINDS;
use crate::memo::{self, Said};
use crate::plan::{Plan, Slot};
use crate::read::{Asked, fact_of, is_plain};
use crate::schema::{Choice, Field, Kind, Shape};
pub(crate) use learn::Learner;
pub(crate) use trie::{Hole, Visit, What};
use trie::{Lost, Step, Trie};

/// A payload as bytes in which texts stand as they are.
pub(crate) use source::Source;

/// What payloads are told apart by before anything of them is read.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    /// None where the line tells it.
    pub(crate) kind: Option<&'static Kind>,
    pub(crate) options: Options,
    pub(crate) asked: Asked,
    /// Whether it comes out as it came in, but for its texts and spaces.
    pub(crate) writes: bool,
}

impl Way {
    /// None for a table that is no kind's.
    fn word(self, source: Source<'_>) -> Option<u64> {
        let kind = self.kind.map_or(Some(0), |kind| Some(u64::from(number(kind)?) + 1))?;
        let bits = [self.options.managed, self.writes, matches!(source, Source::Packed(_))];
        let bits = bits.into_iter().fold(0, |bits, bit| bits << 1 | u64::from(bit));
        Some(bits | (self.asked as u64) << 8 | (self.options.release as u64) << 16 | kind << 32)
    }
}

fn number(kind: &Kind) -> Option<u8> {
    KINDS.iter().position(|known| std::ptr::eq(known, kind)).and_then(|at| u8::try_from(at).ok())
}

impl Hole {
    pub(crate) fn kind(self) -> Option<&'static Kind> {
        KINDS.get(usize::from(self.kind))
    }

    pub(crate) fn field(self, slot: Slot) -> Option<&'static Field> {
        Plan::at(self.kind.into())?.field(slot)
    }

    /// The format of a map's key or value.
    pub(crate) fn format(self, slot: Slot) -> Option<Format> {
        match (&self.field(slot)?.shape, self.what) {
            (Shape::Map { key, .. }, What::Key(_)) => Some(*key),
            (Shape::Map { value, .. }, _) => Some(*value),
            _ => None,
        }
    }
}

struct Layouts {
    trie: Trie,
    /// What may still be spent on learning. Each payload earns some of it back, so that learning never takes more than a
    /// part of the time.
    credit: u32,
}

const MOST_CREDIT: u32 = 8192;
const EARNED: u32 = 1;

/// To learn a layout takes about as long as to read two payloads.
const PRICE: u32 = 16;

thread_local! {
    static LAYOUTS: RefCell<Layouts> = RefCell::new(Layouts { trie: Trie::default(), credit: MOST_CREDIT });
    static WORDS: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
}

/// What is known of a payload before it is read.
pub(crate) enum Known {
    /// What is said of it, and its kind.
    Said(&'static Kind, Rc<Said>),
    /// How to keep what will be said.
    Unsaid(Key),
    /// Nothing of its layout, which may be learned.
    Layout,
    Nothing,
}

/// What a layout with such texts is known by.
pub(crate) struct Key(Vec<u64>);

impl Key {
    /// Keeps what is said, unless it is of one payload alone.
    pub(crate) fn keep(self, said: &Rc<Said>) {
        if said.number > 0 {
            memo::keep(&self.0, said);
        }
    }
}

/// Looks at a payload by what others were like.
pub(crate) fn recall<'a>(way: Way, source: Source<'a>, visit: &mut impl Visit<'a>) -> Known {
    let Some(root) = way.word(source) else { return Known::Nothing };
    let mut words = WORDS.take();
    words.clear();
    let followed = LAYOUTS.with_borrow_mut(|layouts| {
        layouts.credit = MOST_CREDIT.min(layouts.credit + EARNED);
        layouts.trie.follow(root, source, &mut words, visit)
    });
    let known = match followed {
        Err(Lost::Text) => Known::Nothing,
        Err(Lost::Unknown) => Known::Layout,
        Ok(kind) => match (KINDS.get(usize::from(kind)), memo::known(&words)) {
            (Some(kind), Some(said)) => Known::Said(kind, said),
            _ => Known::Unsaid(Key(words.clone())),
        },
    };
    WORDS.set(words);
    known
}

/// The layout of one payload.
pub(crate) struct Lesson<'a> {
    root: u64,
    steps: Vec<Step<'a>>,
}

impl<'a> Lesson<'a> {
    /// The layout of a payload of which was said what is said of others, too. `feed` reads it once more. None where there
    /// is nothing to learn, or has been too much.
    pub(crate) fn read(
        way: Way,
        source: Source<'a>,
        kind: &'static Kind,
        feed: impl FnOnce(&mut Learner<'a>) -> Option<()>,
    ) -> Option<Self> {
        let (root, number) = (way.word(source)?, number(kind)?);
        LAYOUTS.with_borrow_mut(|layouts| {
            // Who asks once would learn for nothing.
            if !layouts.trie.has_met(root) {
                return None;
            }
            layouts.credit = layouts.credit.checked_sub(PRICE)?;
            Some(())
        })?;
        let mut learner = Learner::new(source, number, Plan::of(kind), way);
        feed(&mut learner)?;
        Some(Self { root, steps: learner.steps()? })
    }

    /// What following it would be.
    pub(crate) fn replay(&self, visit: &mut impl Visit<'a>) -> Option<()> {
        let mut words = Vec::new();
        self.steps.iter().try_for_each(|step| {
            visit.between(step.chunk.len(), &step.tidy);
            if step.hole.what == What::End { Some(()) } else { visit.text(step.hole, step.text, &mut words) }
        })
    }

    pub(crate) fn learn(self) {
        LAYOUTS.with_borrow_mut(|layouts| layouts.trie.learn(self.root, &self.steps));
    }
}

/// That it is spelt as it should be. None where it is another.
fn exact_choice(choices: &[Choice], text: &str) -> Option<Fact> {
    let choice = choices.iter().position(|choice| choice.value == text)?;
    Some(Fact { state: State::Filled, choice: u8::try_from(choice).ok(), exact: true, ..Fact::default() })
}

/// What is to be seen in a text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    pub(crate) is_mask: bool,
    pub(crate) has_credential: bool,
}

/// The visit of who only wants to know what is said.
pub(crate) struct Texts {
    options: Options,
    asked: Asked,
}

impl Texts {
    pub(crate) const fn new(way: Way) -> Self {
        Self { options: way.options, asked: way.asked }
    }

    /// What is seen in the text of a field. None where it may be written otherwise.
    #[inline]
    pub(crate) fn see(&self, field: &Field, slot: Slot, text: &str, words: &mut Vec<u64>) -> Option<Seen> {
        let fact = match &field.shape {
            Shape::Text(syntax) if is_plain(field, syntax, text, self.asked) => return Some(Seen::default()),
            Shape::Choice(choices) => exact_choice(choices, text)?,
            _ => fact_of(field, text, self.options, self.asked),
        };
        if self.asked == Asked::Report && fact.may_have_fix() {
            return None;
        }
        if !fact.is_plain() {
            words.extend(fact.words(slot));
        }
        Some(Seen { is_mask: fact.mask != Mask::None, has_credential: fact.credential.is_some() })
    }

    /// Whether a map takes the text without a word.
    pub(crate) fn takes(&self, format: Format, text: &str) -> Option<()> {
        (!text.is_empty() && format.check(text, self.options.release).error.is_none()).then_some(())
    }
}

impl<'a> Visit<'a> for Texts {
    fn between(&mut self, _: usize, _: &[u8]) {}

    fn text(&mut self, hole: Hole, text: &'a str, words: &mut Vec<u64>) -> Option<()> {
        match hole.what {
            What::Field(slot) => self.see(hole.field(slot)?, slot, text, words).map(drop),
            What::Key(slot) | What::Entry(slot) => self.takes(hole.format(slot)?, text),
            What::End => None,
        }
    }
}
