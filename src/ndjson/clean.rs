//! Payloads that come out as they came in, but for their secrets.
//!
//! To normalize a payload takes a tree of it, and most have nothing to normalize. This sink writes what comes out while
//! it reads, as long as that is certain to be what [`crate::normalize`] and [`crate::mask`] would make of it; else it
//! stops, and they are asked.

use std::ops::ControlFlow::{Break, Continue};
use std::ops::Range;
use std::rc::Rc;

use crate::layout::{Hole, Seen, Texts, Visit, Way, What};
use crate::memo::Said;
use crate::plan::{Plan, Slot};
use crate::read::{Reader, Target};
use crate::schema::{Field, Kind, Release, Shape, Stored};
use crate::secret::{self, MASK};
use crate::source::{Flow, Foreign, Place, Sink};
use crate::validate::of_read;

pub(super) struct Clean<'a> {
    reader: Reader<'static>,
    mask: bool,
    out: &'a mut Vec<u8>,
    open: Vec<Object>,
    /// Where among the choices the last item of the open list stands: they must come in the order of the table.
    rank: Option<usize>,
    trims: Trims,
}

/// An object or map that is open.
#[derive(Default)]
struct Object {
    /// The field of each member, and where in the output it begins. What is no field has no order.
    members: Vec<(Option<Slot>, usize)>,
}

impl<'a> Clean<'a> {
    pub(super) fn new(kind: &Kind, way: Way, mask: bool, out: &'a mut Vec<u8>) -> Self {
        let reader = Reader::new(Plan::of(kind), way.options, way.asked);
        Self { reader, mask, out, open: Vec::new(), rank: None, trims: Trims::default() }
    }

    /// What is said of it, unless something in it is of this payload alone, or more was wrong with it than spaces.
    pub(super) fn said(self) -> Option<Rc<Said>> {
        if !self.reader.facts.are_common() || self.reader.facts.have_fixes() {
            return None;
        }
        let has_mask = self.reader.facts.has_mask();
        let said = of_read(self.reader);
        self.trims.are_right(&said, has_mask).then_some(said)
    }

    fn field(&self, slot: Slot) -> Option<&'static Field> {
        self.reader.plan.field(slot)
    }

    /// Whether the text is a choice of the list that belongs behind those before.
    fn is_in_turn(&mut self, list: Slot, text: &str) -> bool {
        let choices = self.reader.plan.field(list).map_or(&[][..], |field| field.choices());
        let rank = choices.iter().position(|choice| choice.value == text);
        let is_in_turn = rank.is_some() && rank > self.rank;
        self.rank = rank;
        is_in_turn
    }

    /// Begins a member or an item.
    fn begin(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    /// Takes back the member that has begun.
    fn take_back(&mut self) {
        if let Some((_, start)) = self.open.last_mut().and_then(|object| object.members.pop()) {
            self.out.truncate(start);
            if self.out.last() == Some(&b',') {
                self.out.pop();
            }
        }
    }

    fn shape(&self, slot: Slot) -> Option<&'static Shape> {
        self.reader.plan.field(slot).map(|field| &field.shape)
    }

    fn write(&mut self, text: &str) -> Flow {
        if write_text(self.out, text) { Continue(()) } else { Break(()) }
    }
}

impl Object {
    /// Puts the members, which end where the output does, into the order of the table.
    fn sort(mut self, out: &mut Vec<u8>) {
        let Some(first) = self.members.first().map(|(_, start)| *start).filter(|_| !self.members.is_sorted()) else {
            return;
        };
        let ends = self.members.iter().skip(1).map(|(_, start)| start - 1).chain([out.len()]).collect::<Vec<_>>();
        let mut members: Vec<_> =
            self.members.drain(..).zip(ends).map(|((slot, start), end)| (slot, start..end)).collect();
        members.sort_by_key(|(slot, _)| *slot);
        let sorted = members.into_iter().filter_map(|(_, range)| out.get(range)).collect::<Vec<_>>().join(&b',');
        out.truncate(first);
        out.extend(sorted);
    }
}

/// Where spaces were left out. What was read is then what comes out, and not what came in.
#[derive(Clone, Copy, Default)]
struct Trims {
    any: bool,
    /// Around what others depend on: while a mask stands for a stored secret, a server compares it with what it has.
    dependent: bool,
}

impl Trims {
    /// The text as it is read: without spaces around it, where they cannot be meant.
    fn tidy<'t>(&mut self, kind: &Kind, field: &Field, release: Release, text: &'t str) -> &'t str {
        let trimmed = text.trim();
        let is_dependent = field.is_dependent(release);
        let is_plain = matches!(field.shape, Shape::Text(_)) && !field.is_secret();
        if trimmed.len() == text.len()
            || trimmed.is_empty()
            || !is_plain
            || is_dependent && kind.stored != Stored::Never
        {
            return text;
        }
        self.any = true;
        self.dependent |= is_dependent;
        trimmed
    }

    /// Whether nothing speaks against it.
    fn are_right(self, said: &Said, has_mask: bool) -> bool {
        (said.errors == 0 || !self.any) && !(has_mask && self.dependent)
    }
}

/// What comes out for the text of a field. None where it may be written otherwise.
fn shown<'t>(field: &Field, has_credential: bool, mask: bool, text: &'t str) -> Option<&'t str> {
    match &field.shape {
        Shape::Text(_) if field.is_secret() => Some(if mask && !text.is_empty() { MASK } else { text }),
        Shape::Text(syntax) => {
            let format = syntax.format;
            // Only addresses have several spellings; they and documents have secrets of their own.
            let is_tidy = !format.may_hold_userinfo() && text.trim().len() == text.len();
            // The detector has been asked about it; what addresses carry is masked without it.
            let is_plain = !has_credential && !text.starts_with(['{', '[']) && secret::address_secrets(text).is_empty();
            (text.is_empty() || is_plain && (is_tidy || format.takes_at_a_glance(text))).then_some(text)
        }
        Shape::Choice(choices) => choices.iter().any(|choice| choice.value == text).then_some(text),
        _ => None,
    }
}

fn is_tidy_key(key: &str) -> bool {
    is_tidy_value(key) && !key.contains(|c: char| c.is_ascii_uppercase())
}

fn is_tidy_value(text: &str) -> bool {
    text.trim().len() == text.len()
}

/// The visit that writes what comes out. What comes out as it came in is copied in one piece, as far as that goes.
pub(super) struct Writer<'a, 'o> {
    line: &'a str,
    /// The piece that is to be copied.
    piece: Range<usize>,
    texts: Texts,
    release: Release,
    mask: bool,
    out: &'o mut Vec<u8>,
    trims: Trims,
    has_mask: bool,
}

impl<'a, 'o> Writer<'a, 'o> {
    pub(super) fn new(line: &'a str, way: Way, mask: bool, out: &'o mut Vec<u8>) -> Self {
        let (texts, release) = (Texts::new(way), way.options.release);
        Self { line, piece: 0..0, texts, release, mask, out, trims: Trims::default(), has_mask: false }
    }

    /// Whether what was written is right, if that is said of it.
    pub(super) fn is_right(&self, said: &Said) -> bool {
        self.trims.are_right(said, self.has_mask)
    }

    /// Writes what has not been written.
    pub(super) fn finish(&mut self) {
        self.out.extend(self.line.as_bytes().get(self.piece.clone()).unwrap_or_default());
        self.piece.start = self.piece.end;
    }

    /// Writes this in the place of the next bytes of the line.
    fn put(&mut self, length: usize, bytes: &[u8]) {
        self.finish();
        self.out.extend(bytes);
        self.piece = self.piece.end + length..self.piece.end + length;
    }
}

impl<'a> Visit<'a> for Writer<'a, '_> {
    fn between(&mut self, length: usize, tidy: &[u8]) {
        if tidy.len() == length {
            self.piece.end += length;
        } else {
            self.put(length, tidy);
        }
    }

    /// Texts stand in layouts without escapes, and need none.
    fn text(&mut self, hole: Hole, text: &'a str, words: &mut Vec<u64>) -> Option<()> {
        let shown = match hole.what {
            What::Field(slot) => {
                let field = hole.field(slot)?;
                let text = self.trims.tidy(hole.kind()?, field, self.release, text);
                let Seen { is_mask, has_credential } = self.texts.see(field, slot, text, words)?;
                self.has_mask |= is_mask;
                // A choice that was seen is spelt as it should be.
                let is_choice = matches!(field.shape, Shape::Choice(_));
                if is_choice { text } else { shown(field, has_credential, self.mask, text)? }
            }
            What::Key(slot) if is_tidy_key(text) => self.texts.takes(hole.format(slot)?, text).map(|()| text)?,
            What::Entry(slot) if is_tidy_value(text) => self.texts.takes(hole.format(slot)?, text).map(|()| text)?,
            _ => return None,
        };
        if std::ptr::eq(shown, text) {
            self.piece.end += text.len();
        } else {
            self.put(text.len(), shown.as_bytes());
        }
        Some(())
    }
}

/// Writes a JSON text.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) -> bool {
    serde_json::to_writer(out, text).is_ok()
}

impl Sink for Clean<'_> {
    /// A null says no more than nothing.
    fn null(&mut self) -> Flow {
        let Target::Field(_) = self.reader.ahead() else { return Break(()) };
        self.reader.null()?;
        self.take_back();
        Continue(())
    }

    fn boolean(&mut self, value: bool) -> Flow {
        let Target::Field(slot) = self.reader.ahead() else { return Break(()) };
        self.reader.boolean(value)?;
        if !matches!(self.shape(slot), Some(Shape::Flag)) {
            return Break(());
        }
        self.out.extend(if value { "true".as_bytes() } else { b"false" });
        Continue(())
    }

    fn number(&mut self, raw: &str) -> Flow {
        let Target::Field(slot) = self.reader.ahead() else { return Break(()) };
        self.reader.number(raw)?;
        let is_integer = matches!(self.shape(slot), Some(Shape::Int));
        // Every number that is spelt otherwise comes out in this spelling.
        if !is_integer || !raw.parse::<i32>().is_ok_and(|number| number.to_string() == raw) {
            return Break(());
        }
        self.out.extend(raw.as_bytes());
        Continue(())
    }

    fn text(&mut self, text: &str) -> Flow {
        let target = self.reader.ahead();
        let text = match (target, self.reader.plan) {
            (Target::Field(slot), plan) => match plan.field(slot) {
                Some(field) => self.trims.tidy(plan.kind, field, self.reader.options.release, text),
                None => text,
            },
            _ => text,
        };
        self.reader.text(text)?;
        match target {
            Target::Field(slot) => {
                let has_credential = self.reader.facts.get(slot).credential.is_some();
                match self.field(slot).and_then(|field| shown(field, has_credential, self.mask, text)) {
                    Some(text) => self.write(text),
                    None => Break(()),
                }
            }
            Target::Item(list, _) if self.is_in_turn(list, text) => {
                self.begin();
                self.write(text)
            }
            Target::Entry(_) if is_tidy_value(text) => self.write(text),
            _ => Break(()),
        }
    }

    fn foreign(&mut self, _: Foreign) -> Flow {
        Break(())
    }

    fn open_object(&mut self) -> Flow {
        let target = self.reader.ahead();
        self.reader.open_object()?;
        match target {
            Target::Root => {}
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Object(_) | Shape::Map { .. })) => {}
            _ => return Break(()),
        }
        self.open.push(Object::default());
        self.out.push(b'{');
        Continue(())
    }

    fn key(&mut self, key: &str) -> Flow {
        self.reader.key(key)?;
        let slot = match self.reader.ahead() {
            Target::Field(slot) if self.reader.plan.field(slot).is_some_and(|field| field.name == key) => Some(slot),
            Target::Entry(_) if is_tidy_key(key) => None,
            _ => return Break(()),
        };
        self.begin();
        let start = self.out.len();
        if let Some(object) = self.open.last_mut() {
            object.members.push((slot, start));
        }
        self.write(key)?;
        self.out.push(b':');
        Continue(())
    }

    fn close_object(&mut self) -> Flow {
        if let Some(object) = self.open.pop() {
            object.sort(self.out);
        }
        self.out.push(b'}');
        self.reader.close_object()
    }

    fn open_list(&mut self) -> Flow {
        let Target::Field(slot) = self.reader.ahead() else { return Break(()) };
        self.reader.open_list()?;
        if !matches!(self.shape(slot), Some(Shape::Choices(_))) {
            return Break(());
        }
        self.rank = None;
        self.out.push(b'[');
        Continue(())
    }

    fn close_list(&mut self) -> Flow {
        self.out.push(b']');
        self.reader.close_list()
    }

    fn trailing_comma(&mut self, _: Place) -> Flow {
        Break(())
    }
}
