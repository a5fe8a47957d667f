//! The first half of validation: reading a payload into [`Facts`].
//!
//! The reader is a sink, so it takes what any source finds, in any order, and notes for each field of the plan what
//! later judgement needs: whether it is given, which choice it is, what its format says. No text is kept, except what
//! a fix offers for a field that holds no secret. Judgement (`crate::validate`) then goes over the table, not over the
//! payload.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow::{Break, Continue};

use serde_json::Value;

use crate::Options;
use crate::detect;
use crate::facts::{Fact, Facts, Mask, State, Stray, StrayFault};
use crate::format::{Findings, Format, Reason};
use crate::glance::Glance;
use crate::issue::{Path, Segment};
use crate::mask;
use crate::names::{self, Match};
use crate::plan::{Plan, Slot};
use crate::repair::{self, NotInteger, Repair};
use crate::schema::{Choice, Field, Shape, Text};
use crate::secret;
use crate::source::{Flow, Foreign, Place, Sink, tree};
use crate::spelling;

/// How many findings of one severity are told at places that no table names: a payload may have any number of them.
pub(crate) const MAX_STRAYS: usize = 1000;

/// How much is wanted of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Whether it is valid: stop at the first thing that is refused whatever else it says.
    Verdict,
    /// Every issue, but no fixes.
    Issues,
    /// Everything.
    Report,
}

/// The sink that notes the facts.
pub(crate) struct Reader<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) options: Options,
    pub(crate) asked: Asked,
    pub(crate) facts: Facts,
    /// Whether something of that sort was found.
    pub(crate) refused: bool,
    /// Number of strays, those that may be errors apart from the others.
    told: BTreeMap<bool, usize>,
    frames: Vec<Frame>,
}

/// What is open around the next value.
enum Frame {
    /// An object of the table, and where its next value goes.
    Object { object: Option<Slot>, next: Option<Slot>, key: Cow<'static, str>, unknown: BTreeSet<String> },
    /// A list of choices.
    List { list: Slot, index: usize },
    /// A map.
    Map { map: Slot, key: String, keys: BTreeSet<String> },
    /// Something that no table describes. Its keys still may not stand twice.
    Other { at: Segment, keys: BTreeSet<String> },
}

impl Frame {
    fn object(object: Option<Slot>) -> Self {
        Self::Object { object, next: None, key: Cow::Borrowed(""), unknown: BTreeSet::new() }
    }

    fn other(at: Segment) -> Self {
        Self::Other { at, keys: BTreeSet::new() }
    }
}

/// Where a value belongs.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Root,
    Field(Slot),
    Item(Slot, usize),
    Entry(Slot),
    Nowhere,
}

/// Whether, at a glance, no more is known of a field that takes texts than that it has this one.
pub(crate) fn is_plain(field: &Field, syntax: &Text, text: &str, asked: Asked) -> bool {
    if text.is_empty() || syntax.max.is_some_and(|max| text.len() > max as usize) {
        return false;
    }
    if field.is_secret() {
        return syntax.format == Format::Any && !text.starts_with('*') && !has_border(text);
    }
    let glance = Glance::of(text);
    syntax.format.takes(&glance, text) && (asked == Asked::Verdict || glance.promises_nothing())
}

/// Whether a space may be at its beginning or end.
fn has_border(text: &str) -> bool {
    let is_border = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_graphic());
    is_border(text.as_bytes().first()) || is_border(text.as_bytes().last())
}

/// What is known of a field that takes texts or choices and has this one.
pub(crate) fn fact_of(field: &Field, text: &str, options: Options, asked: Asked) -> Fact {
    if text.is_empty() {
        return Fact { state: State::Empty, ..Fact::default() };
    }
    match &field.shape {
        Shape::Text(syntax) if is_plain(field, syntax, text, asked) => Fact { state: State::Filled, ..Fact::default() },
        Shape::Text(syntax) => {
            let trimmed = text.trim();
            let length = syntax.max.and_then(|max| length_beyond(text, max));
            let is_looked_into = !field.is_secret() && asked != Asked::Verdict;
            Fact {
                state: State::Filled,
                // How long a secret is, is nobody's business.
                too_long: length.map(|length| if field.is_secret() { 0 } else { length }),
                findings: syntax.format.check(text, options.release),
                mask: if field.is_secret() { Mask::of(text) } else { Mask::None },
                credential: if is_looked_into { credential_in(text) } else { None },
                space: trimmed.len() != text.len() && !trimmed.is_empty(),
                blank: trimmed.is_empty(),
                ..Fact::default()
            }
        }
        _ => of_choice(field.choices(), text),
    }
}

fn credential_in(text: &str) -> Option<&'static str> {
    if Glance::of(text).promises_nothing() { None } else { detect::first_rule(text) }
}

/// What is known of a field that has one of these.
fn of_choice(choices: &[Choice], text: &str) -> Fact {
    let known = repair::choice(choices, text);
    let near = if known.is_none() { spelling::nearest_choice(choices, text) } else { None };
    Fact {
        state: State::Filled,
        choice: known.and_then(|(choice, _)| u8::try_from(choice).ok()),
        exact: matches!(known, Some((_, None))),
        near: near.and_then(|near| u8::try_from(near).ok()),
        space: text.trim().len() != text.len(),
        ..Fact::default()
    }
}

impl<'p> Reader<'p> {
    pub(crate) fn new(plan: &'p Plan, options: Options, asked: Asked) -> Self {
        let facts = Facts::none(plan);
        Self { plan, options, asked, facts, refused: false, told: BTreeMap::new(), frames: Vec::new() }
    }

    fn flow(&self) -> Flow {
        if self.asked == Asked::Verdict && self.refused { Break(()) } else { Continue(()) }
    }

    /// Where the value that comes next belongs.
    pub(crate) fn ahead(&self) -> Target {
        match self.frames.last() {
            None => Target::Root,
            Some(Frame::Object { next, .. }) => next.map_or(Target::Nowhere, Target::Field),
            Some(Frame::List { list, index }) => Target::Item(*list, *index),
            Some(Frame::Map { map, .. }) => Target::Entry(*map),
            Some(Frame::Other { .. }) => Target::Nowhere,
        }
    }

    /// The same, when it comes.
    fn target(&mut self) -> Target {
        let target = self.ahead();
        if let Some(Frame::List { index, .. } | Frame::Other { at: Segment::Index(index), .. }) = self.frames.last_mut()
        {
            *index += 1;
        }
        target
    }

    /// The place of the value or key that came last.
    fn here(&self) -> Path {
        let segments = self.frames.iter().map(|frame| match frame {
            Frame::Object { key, .. } => Segment::Name(key.clone()),
            Frame::List { index, .. } => Segment::Index(index.saturating_sub(1)),
            Frame::Map { key, .. } => Segment::Name(Cow::Owned(key.clone())),
            Frame::Other { at: Segment::Index(next), .. } => Segment::Index(next.saturating_sub(1)),
            Frame::Other { at, .. } => at.clone(),
        });
        Path(segments.collect())
    }

    fn stray(&mut self, owner: Option<Slot>, fault: StrayFault) {
        let told = self.told.entry(fault.may_be_error()).or_default();
        *told += 1;
        if *told > MAX_STRAYS {
            self.facts.untold += 1;
        } else {
            let path = self.here();
            self.facts.strays.push(Stray { owner, path, fault });
        }
    }

    fn refuse(&mut self, owner: Option<Slot>, fault: StrayFault) {
        self.refused = true;
        self.stray(owner, fault);
    }

    fn refuse_item(&mut self, list: Slot, fault: StrayFault) {
        self.note(list, |fact| fact.others += 1);
        self.refuse(Some(list), fault);
    }

    fn note(&mut self, slot: Slot, note: impl FnOnce(&mut Fact)) {
        if let Some(fact) = self.facts.get_mut(slot) {
            note(fact);
        }
    }

    fn wrong(&mut self, slot: Slot, fix: Option<Value>) {
        self.refused = true;
        self.note(slot, |fact| fact.state = State::Wrong);
        self.facts.put_fix(slot, fix.filter(|_| self.asked == Asked::Report));
    }

    /// A value of a type that its place does not take.
    fn misfit(&mut self, target: &Target) {
        match target {
            Target::Field(slot) => self.wrong(*slot, None),
            Target::Item(list, _) => self.refuse_item(*list, StrayFault::WrongType("string")),
            Target::Entry(map) => self.refuse(Some(*map), StrayFault::WrongType("string")),
            Target::Root | Target::Nowhere => {}
        }
    }

    fn shape(&self, slot: Slot) -> Option<&'static Shape> {
        self.plan.field(slot).map(|field| &field.shape)
    }

    fn read_text(&mut self, slot: Slot, field: &'static Field, text: &str) {
        let release = self.options.release;
        match &field.shape {
            Shape::Text(_) | Shape::Choice(_) => {
                let fact = fact_of(field, text, self.options, self.asked);
                let is_text = matches!(field.shape, Shape::Text(_));
                self.refused |= fact.too_long.is_some() || !is_text && !text.is_empty() && !fact.exact;
                self.note(slot, |known| *known = fact);
                if is_text && fact.may_have_fix() && self.asked == Asked::Report {
                    let fix = self.fix(field, repair::text(field, text, release));
                    self.facts.put_fix(slot, fix);
                }
            }
            _ if text.is_empty() => self.wrong(slot, None),
            Shape::Flag => {
                let meant = repair::boolean(text);
                self.wrong(slot, meant.map(Value::Bool));
                self.note(slot, |fact| fact.on = meant.unwrap_or_default());
            }
            Shape::Int => match repair::integer(text) {
                Ok(_) => self.note(slot, |fact| fact.state = State::Filled),
                Err(NotInteger::Range) => self.out_of_range(slot),
                Err(NotInteger::Fraction) => {
                    self.wrong(slot, repair::text(field, text, release).map(|(value, _)| value));
                }
            },
            Shape::Choices(choices) => {
                // One name where a list belongs: refused, but read as the list it must mean.
                self.wrong(slot, None);
                if let Some((choice, _)) = repair::choice(choices, text) {
                    self.put_item(slot, choice, 0, true);
                }
            }
            Shape::Object(_) | Shape::Map { .. } => self.wrong(slot, None),
        }
    }

    fn read_number(&mut self, slot: Slot, field: &'static Field, raw: &str) {
        match field.shape {
            Shape::Int => match repair::integer(raw) {
                Ok(_) => self.note(slot, |fact| fact.state = State::Filled),
                Err(NotInteger::Range) => self.out_of_range(slot),
                Err(NotInteger::Fraction) => self.wrong(slot, None),
            },
            Shape::Text(_) if !field.is_secret() => {
                let repair = tree::number(raw).and_then(|number| repair::number(field, &number));
                let fix = self.fix(field, repair);
                self.wrong(slot, fix);
            }
            _ => self.wrong(slot, None),
        }
    }

    fn out_of_range(&mut self, slot: Slot) {
        self.refused = true;
        self.note(slot, |fact| {
            fact.state = State::Filled;
            fact.range = true;
        });
    }

    /// The repaired value, when it leaves nothing to be said, and can hold nothing that must not be said again: user
    /// info or a query.
    fn fix(&self, field: &Field, repair: Option<Repair>) -> Option<Value> {
        let (value, _) = repair?;
        match (&field.shape, value.as_str()) {
            (Shape::Text(syntax), Some(text)) => {
                let is_fine = syntax.format.check(text, self.options.release) == Findings::NONE;
                let is_short = syntax.max.is_none_or(|max| length_beyond(text, max).is_none());
                let is_plain = !text.contains(['@', '?', '#']) && secret::mask_text(text) == text;
                (is_fine && is_short && is_plain).then_some(value)
            }
            _ => Some(value),
        }
    }

    fn read_item(&mut self, list: Slot, index: usize, text: &str) {
        let choices = self.choices(list);
        let known = repair::choice(choices, text);
        if let Some((choice, None)) = known {
            self.put_item(list, choice, index, true);
            self.note(list, |fact| fact.kept += 1);
            return;
        }
        if let Some((choice, _)) = known {
            self.put_item(list, choice, index, false);
        }
        self.note(list, |fact| fact.others += 1);
        let certain = known.is_some();
        let meant = known.map(|(choice, _)| choice).or_else(|| spelling::nearest_choice(choices, text));
        let meant = meant.and_then(|choice| choices.get(choice)).map(|choice| choice.value);
        self.stray(Some(list), StrayFault::NoChoice { meant, certain });
    }

    fn read_item_number(&mut self, list: Slot, index: usize, raw: &str) {
        let known = repair::integer(raw).map(usize::try_from);
        match known {
            Ok(Ok(choice)) if choice < self.choices(list).len() => {
                self.put_item(list, choice, index, true);
                self.note(list, |fact| fact.kept += 1);
            }
            Ok(_) => self.refuse_item(list, StrayFault::NoNumber),
            Err(_) => self.refuse_item(list, StrayFault::WrongType("string")),
        }
    }

    fn choices(&self, list: Slot) -> &'static [Choice] {
        self.plan.field(list).map_or(&[], |field| field.choices())
    }

    fn put_item(&mut self, list: Slot, choice: usize, index: usize, exact: bool) {
        let Ok(choice) = u8::try_from(choice) else { return };
        let again = self.facts.put_item(list, choice, index, exact);
        if exact && again {
            self.stray(Some(list), StrayFault::Repeated);
        }
    }

    /// A text that no table describes. Where a name promises a credential, none is out of place.
    fn look_into(&mut self, text: &str) {
        let Some(rule) = detect::first_rule(text) else { return };
        let path = self.here();
        let table = self.frames.iter().rposition(|frame| matches!(frame, Frame::Object { .. })).unwrap_or_default();
        let promises = |segment: &Segment| match segment {
            Segment::Name(name) => mask::promises_secret(self.plan, name),
            Segment::Index(_) => false,
        };
        if !path.0.iter().skip(table).any(promises) {
            self.stray(None, StrayFault::Credential(rule));
        }
    }

    fn read_entry(&mut self, map: Slot, text: &str) {
        let Some(Field { shape: Shape::Map { key, value }, .. }) = self.plan.field(map) else { return };
        if let Some(Frame::Map { key: name, .. }) = self.frames.last() {
            // An empty key or address names nothing, which only a format can say here.
            let refusal = |format: Format, text: &str| match format.check(text, self.options.release).error {
                None if text.is_empty() => Some(if format == Format::Ip { Reason::Ip } else { Reason::Host }),
                error => error,
            };
            let faults = [(*key, refusal(*key, name)), (*value, refusal(*value, text))];
            for (format, reason) in faults {
                if let Some(reason) = reason {
                    self.refuse(Some(map), StrayFault::Format(format, reason));
                    return;
                }
            }
        }
    }
}

impl Sink for Reader<'_> {
    fn null(&mut self) -> Flow {
        match self.target() {
            Target::Field(slot) => self.note(slot, |fact| fact.state = State::Null),
            other => self.misfit(&other),
        }
        self.flow()
    }

    fn boolean(&mut self, value: bool) -> Flow {
        match self.target() {
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Flag)) => self.note(slot, |fact| {
                fact.state = State::Filled;
                fact.on = value;
            }),
            other => self.misfit(&other),
        }
        self.flow()
    }

    fn number(&mut self, raw: &str) -> Flow {
        match self.target() {
            Target::Field(slot) => {
                if let Some(field) = self.plan.field(slot) {
                    self.read_number(slot, field, raw);
                }
            }
            Target::Item(list, index) => self.read_item_number(list, index, raw),
            other => self.misfit(&other),
        }
        self.flow()
    }

    fn text(&mut self, text: &str) -> Flow {
        match self.target() {
            Target::Field(slot) => {
                if let Some(field) = self.plan.field(slot) {
                    self.read_text(slot, field, text);
                }
            }
            Target::Item(list, index) => self.read_item(list, index, text),
            Target::Entry(map) => self.read_entry(map, text),
            Target::Nowhere if self.asked != Asked::Verdict => self.look_into(text),
            Target::Root | Target::Nowhere => {}
        }
        self.flow()
    }

    fn foreign(&mut self, foreign: Foreign) -> Flow {
        match self.target() {
            Target::Field(slot) if foreign == Foreign::Text && matches!(self.shape(slot), Some(Shape::Text(_))) => {
                self.refused = true;
                self.note(slot, |fact| {
                    fact.state = State::Filled;
                    fact.findings = Findings::refuse(Reason::Surrogate);
                });
            }
            other => self.misfit(&other),
        }
        self.flow()
    }

    fn open_object(&mut self) -> Flow {
        let target = self.target();
        let frame = match target {
            Target::Root => {
                self.facts.is_object = true;
                Frame::object(None)
            }
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Object(_))) => Frame::object(Some(slot)),
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Map { .. })) => {
                Frame::Map { map: slot, key: String::new(), keys: BTreeSet::new() }
            }
            _ => {
                self.misfit(&target);
                Frame::other(Segment::Name(Cow::Borrowed("")))
            }
        };
        if let Frame::Object { object: Some(slot), .. } | Frame::Map { map: slot, .. } = frame {
            self.note(slot, |fact| fact.state = State::Filled);
        }
        self.frames.push(frame);
        self.flow()
    }

    fn key(&mut self, name: &str) -> Flow {
        let plan = self.plan;
        match self.frames.last_mut() {
            Some(Frame::Object { object, next, key, unknown }) => {
                let object = *object;
                match names::lookup_behind(plan, object, *next, name) {
                    Match::Name(slot) => {
                        *key = plan.field(slot).map_or(Cow::Borrowed(""), |field| Cow::Borrowed(field.name));
                        *next = Some(slot);
                        self.claim(slot);
                    }
                    Match::Alias(slot, alias) => {
                        *key = Cow::Borrowed(alias);
                        *next = Some(slot);
                        self.claim(slot);
                    }
                    found @ (Match::Meant(_) | Match::Unknown) => {
                        *key = Cow::Owned(name.to_owned());
                        *next = None;
                        let again = !unknown.insert(name.to_owned());
                        if again {
                            self.refuse(None, StrayFault::Duplicate);
                        } else {
                            let meant = match found {
                                Match::Meant(slot) => Some(slot),
                                // Guessing is dear, and idle where it is not told.
                                _ if self.asked == Asked::Verdict
                                    || self.told.get(&false).is_some_and(|told| *told >= MAX_STRAYS) =>
                                {
                                    None
                                }
                                _ => names::nearest(plan, object, name),
                            };
                            self.stray(None, StrayFault::Unknown { meant });
                        }
                    }
                }
            }
            Some(Frame::Map { key, keys, .. }) => {
                name.clone_into(key);
                if !keys.insert(name.to_owned()) {
                    self.refuse(None, StrayFault::Duplicate);
                }
            }
            Some(Frame::Other { at, keys }) => {
                *at = Segment::Name(Cow::Owned(name.to_owned()));
                if !keys.insert(name.to_owned()) {
                    self.refuse(None, StrayFault::Duplicate);
                }
            }
            Some(Frame::List { .. }) | None => {}
        }
        self.flow()
    }

    fn close_object(&mut self) -> Flow {
        self.frames.pop();
        Continue(())
    }

    fn open_list(&mut self) -> Flow {
        let target = self.target();
        let frame = match target {
            Target::Field(slot) if matches!(self.shape(slot), Some(Shape::Choices(_))) => {
                self.note(slot, |fact| fact.state = State::Filled);
                Frame::List { list: slot, index: 0 }
            }
            _ => {
                self.misfit(&target);
                Frame::other(Segment::Index(0))
            }
        };
        self.frames.push(frame);
        self.flow()
    }

    fn close_list(&mut self) -> Flow {
        self.frames.pop();
        Continue(())
    }

    fn trailing_comma(&mut self, place: Place) -> Flow {
        self.refused = true;
        self.facts.trailing_commas.push(place);
        self.flow()
    }
}

impl Reader<'_> {
    /// Takes the field for the value that follows; a field that has one already is a duplicate.
    fn claim(&mut self, slot: Slot) {
        let taken = self.facts.get(slot).state != State::Absent;
        if taken {
            if let Some(Frame::Object { next, .. }) = self.frames.last_mut() {
                *next = None;
            }
            self.refuse(None, StrayFault::Duplicate);
        }
    }
}

/// How many Unicode code points the text has, if they are more than `max`. More than `u32::MAX` count as that many.
fn length_beyond(text: &str, max: u32) -> Option<u32> {
    let count = || u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    // No character has less than a byte.
    if text.len() <= max as usize { None } else { Some(count()).filter(|count| *count > max) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind;
    use crate::source::{Fault, Payload};

    fn reader(name: &str, first: bool) -> Reader<'static> {
        let asked = if first { Asked::Verdict } else { Asked::Report };
        Reader::new(Plan::of(kind(name).unwrap()), Options::default(), asked)
    }

    #[test]
    fn whoever_wants_but_the_verdict_does_not_wait_for_what_follows_a_refusal() {
        let long = format!(r#"{{"name":"{}"}}"#, "m".repeat(65));
        for (name, payload) in [
            ("swr.registry.create", long.as_str()),
            ("swr.registry.create", r#"{"insecure":"true"}"#),
            ("swr.registry.create", r#"{"url":7}"#),
            ("swr.registry.create", r#"{"type":"gopher"}"#),
            ("swr.registry.create", r#"{"type":"swr-pro","type":"swr-pro"}"#),
            ("swr.registry.create", r#"{"x":0,"x":0}"#),
            ("swr.registry.create", r#"{"x":{"y":0,"y":0}}"#),
            ("swr.registry.create", r#"{"type":"swr-pro",}"#),
            ("swr.registry.create", r#"{"credential":[]}"#),
            ("swr.registry.create", r#"{"dns_conf":{"hosts":{"a.example.com":"10.0.0"}}}"#),
            ("swr.registry.create", r#"{"dns_conf":{"hosts":{"a.example.com":null}}}"#),
            ("rhacs.image-integration", r#"{"clairify":{"numConcurrentScans":3000000000}}"#),
            ("rhacs.image-integration", r#"{"clairify":{"numConcurrentScans":1.5}}"#),
            ("rhacs.image-integration", r#"{"categories":[7]}"#),
            ("rhacs.image-integration", r#"{"categories":[null]}"#),
            ("rhacs.image-integration", r#"{"categories":"REGISTRY"}"#),
        ] {
            let mut one = reader(name, true);
            assert_eq!(Payload::Text(payload).feed(&mut one), Err(Fault::Stopped), "{payload}");
            let mut all = reader(name, false);
            assert_eq!(Payload::Text(payload).feed(&mut all), Ok(()), "{payload}");
            assert!(one.refused && all.refused, "{payload}");
        }
    }

    #[test]
    fn what_json_cannot_hold_is_a_text_with_half_a_character_or_of_another_type() {
        for (name, foreign, state, error) in [
            ("url", Foreign::Text, State::Filled, Some(Reason::Surrogate)),
            ("url", Foreign::Other, State::Wrong, None),
            ("insecure", Foreign::Text, State::Wrong, None),
            ("insecure", Foreign::Other, State::Wrong, None),
        ] {
            let mut reader = reader("swr.registry.create", false);
            let flows = [reader.open_object(), reader.key(name), reader.foreign(foreign), reader.close_object()];
            assert_eq!(flows, [Continue(()); 4]);
            let fact = reader.facts.get(reader.plan.member(None, name).unwrap());
            assert_eq!((fact.state, fact.findings.error, reader.refused), (state, error, true), "{name} {foreign:?}");
        }
    }
}
