//! Learning the layout of a payload that was read with care.

use std::ops::ControlFlow::{Break, Continue};

use super::trie::{Hole, Step, What};
use super::{Source, Way};
use crate::plan::{Plan, Slot};
use crate::read::{Reader, Target};
use crate::schema::Shape;
use crate::source::{Flow, Foreign, Place, Sink};

/// The sink that notes where in a source the texts of the payload are. It stops at everything that is not the same in
/// each payload of a layout, or that may not be kept.
pub(crate) struct Learner<'a> {
    source: Source<'a>,
    kind: u8,
    reader: Reader<'static>,
    /// Where the stretch begins that has not ended.
    start: usize,
    steps: Vec<Step<'a>>,
    /// The map that is open, and has a key: a second one would have to be compared with it.
    has_key: Option<Slot>,
}

/// What is kept of a payload is short, and so are payloads.
const LONGEST: usize = 4096;

impl<'a> Learner<'a> {
    pub(super) fn new(source: Source<'a>, kind: u8, plan: &'static Plan, way: Way) -> Self {
        let reader = Reader::new(plan, way.options, way.asked);
        Self { source, kind, reader, start: 0, steps: Vec::new(), has_key: None }
    }

    /// The layout of the source that has been read.
    pub(super) fn steps(mut self) -> Option<Vec<Step<'a>>> {
        let end = self.source.bytes().len();
        self.step(What::End, "", end, end)?;
        let length = self.steps.iter().map(|step| step.chunk.len()).sum::<usize>();
        // A name or choice with escapes is another text each time it is spelt otherwise.
        let is_plain = self.steps.iter().all(|step| !step.chunk.contains(&b'\\'));
        let is_common = self.reader.facts.are_common() && !self.reader.facts.have_fixes();
        (is_common && length <= LONGEST && is_plain).then_some(self.steps)
    }

    fn hole(&mut self, what: What, text: &str) -> Flow {
        let step = self.source.place(text).and_then(|(text, start, end)| self.step(what, text, start, end));
        if step.is_some() { Continue(()) } else { Break(()) }
    }

    /// Ends a stretch where a text is.
    fn step(&mut self, what: What, text: &'a str, start: usize, end: usize) -> Option<()> {
        let chunk = self.source.bytes().get(self.start..start)?;
        let tidy = self.source.tidied(chunk, !self.steps.is_empty());
        self.steps.push(Step { chunk, tidy, hole: Hole { kind: self.kind, what }, text });
        self.start = end;
        Some(())
    }

    fn shape(&self, slot: Slot) -> Option<&'static Shape> {
        self.reader.plan.field(slot).map(|field| &field.shape)
    }
}

impl Sink for Learner<'_> {
    fn null(&mut self) -> Flow {
        self.reader.null()
    }

    fn boolean(&mut self, value: bool) -> Flow {
        self.reader.boolean(value)
    }

    /// There are too many.
    fn number(&mut self, _: &str) -> Flow {
        Break(())
    }

    fn text(&mut self, text: &str) -> Flow {
        let target = self.reader.ahead();
        self.reader.text(text)?;
        match target {
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Text(_) | Shape::Choice(_))) => {
                self.hole(What::Field(slot), text)
            }
            // A choice stays what it is.
            Target::Item(list, _) => {
                let choices = self.reader.plan.field(list).map_or(&[][..], |field| field.choices());
                if choices.iter().any(|choice| choice.value == text) { Continue(()) } else { Break(()) }
            }
            Target::Entry(map) => self.hole(What::Entry(map), text),
            _ => Break(()),
        }
    }

    fn foreign(&mut self, _: Foreign) -> Flow {
        Break(())
    }

    fn open_object(&mut self) -> Flow {
        self.has_key = None;
        self.reader.open_object()
    }

    fn key(&mut self, key: &str) -> Flow {
        self.reader.key(key)?;
        match self.reader.ahead() {
            Target::Field(slot) if self.reader.plan.field(slot).is_some_and(|field| field.name == key) => Continue(()),
            Target::Entry(map) if self.has_key.replace(map).is_none() => self.hole(What::Key(map), key),
            _ => Break(()),
        }
    }

    fn close_object(&mut self) -> Flow {
        self.reader.close_object()
    }

    fn open_list(&mut self) -> Flow {
        self.reader.open_list()
    }

    fn close_list(&mut self) -> Flow {
        self.reader.close_list()
    }

    fn trailing_comma(&mut self, _: Place) -> Flow {
        Break(())
    }
}
