//! The second half of validation: judging what was read.
//!
//! Judgement goes over the table and looks at [`Facts`], never at the payload, so every source is judged alike and
//! issues come in the order of the table: field by field, errors before traps, and last what no field accounts for.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::Value;

use crate::Options;
use crate::export::required_when;
use crate::facts::{Fact, Facts, Mask, Spelling, State, Stray, StrayFault};
use crate::format::{Format, Reason};
use crate::issue::{Code, Fix, Issue, Params, Report, Segment, Severity};
use crate::layout::{self, Known, Learner, Lesson, Source, Texts, Way};
use crate::memo::{self, By, Said};
use crate::plan::{Judgement, Node, Plan, Slot, Test};
use crate::read::{Asked, MAX_STRAYS, Reader};
use crate::schema::{Field, Kind, Need, Release, Shape, Stored};
use crate::source::{Fault, MAX_DEPTH, Payload, Place};
use crate::stack;

/// Everything that is wrong with a payload, and every trap in it, in one walk.
///
/// Never fails: what cannot be read is an issue too.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// let report = berthing::validate(kind, r#"{"registry_username": "me", "registry_password": 123456}"#, berthing::Options::default());
/// assert!(!report.ok());
/// assert_eq!(report.issues[0].pointer(), "/registry_password");
/// assert_eq!(report.issues[0].message(), "Password must be text");
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn validate<'a>(kind: &Kind, payload: impl Into<Payload<'a>>, options: Options) -> Report {
    let said = told(kind, payload.into(), options, Asked::Report).whole();
    Report::new(Plan::of(kind).kind.name, Rc::unwrap_or_clone(said).issues)
}

/// What is said of a payload, and the fixes that its issues offer.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) said: Rc<Said>,
    /// By the place of the issue.
    pub(crate) fixes: Vec<(usize, Value)>,
}

impl Told {
    /// All in one. What has fixes is of one payload alone, and has no number.
    pub(crate) fn whole(mut self) -> Rc<Said> {
        if !self.fixes.is_empty() {
            let said = Rc::make_mut(&mut self.said);
            said.number = 0;
            for (place, fix) in self.fixes {
                if let Some(issue) = said.issues.get_mut(place) {
                    issue.fix = Some(Fix::Replace(fix));
                }
            }
        }
        self.said
    }
}

/// The same, as far as it is asked for.
pub(crate) fn told(kind: &Kind, payload: Payload<'_>, options: Options, asked: Asked) -> Told {
    let mut judge = Judge::new(kind, options, asked);
    judge.payload(payload);
    judge.told
}

/// The same, whatever was said of others.
#[cfg(test)]
pub(crate) fn with_care(kind: &Kind, payload: Payload<'_>, options: Options, asked: Asked) -> Rc<Said> {
    let mut judge = Judge::new(kind, options, asked);
    judge.read(payload);
    judge.told.whole()
}

/// The same of a payload that has been read to its end.
pub(crate) fn of_read(reader: Reader<'static>) -> Rc<Said> {
    let mut judge = Judge::by(reader.plan, reader.options, reader.asked);
    judge.facts(&reader.facts, Ok(()));
    reader.facts.give_back();
    judge.told.whole()
}

/// Whether a payload has no errors: the same verdict as [`validate`], but it stops at the first error.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// assert!(berthing::is_valid(kind, r#"{"protocol": "https"}"#, berthing::Options::default()));
/// assert!(!berthing::is_valid(kind, r#"{"protocol": "gopher"}"#, berthing::Options::default()));
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn is_valid<'a>(kind: &Kind, payload: impl Into<Payload<'a>>, options: Options) -> bool {
    told(kind, payload.into(), options, Asked::Verdict).said.errors == 0
}

/// How a field stands in a payload.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Whether it must be given.
    pub(crate) needed: bool,
    /// Whether it has an effect.
    pub(crate) applies: bool,
}

/// How every field of the plan, in its order, stands by what was read.
pub(crate) fn standings(kind: &Kind, facts: &Facts, options: Options) -> Vec<Standing> {
    let mut judge = Judge::new(kind, options, Asked::Verdict);
    let plan = judge.plan;
    let bench = Bench { judge: &mut judge, facts };
    let stand = |node: &Node| Standing {
        needed: bench.is_needed(node),
        applies: !matches!(node.field.need, Need::Never) && bench.holds(&node.applies),
    };
    plan.nodes.iter().map(stand).collect()
}

/// The issue of a payload that could not be read to its end; none when reading was stopped on purpose.
pub(crate) fn fault_issue(fault: Fault) -> Option<Issue> {
    Some(match fault {
        Fault::Stopped => return None,
        Fault::NotJson(reason, place) => not_json(reason, place),
        Fault::TooDeep => {
            let max = i64::try_from(MAX_DEPTH).ok();
            Issue::whole(Code::TooDeep, Params { max, ..Params::default() })
        }
        Fault::Corrupt => Issue::whole(Code::Internal, Params::default()),
    })
}

fn not_json(reason: &'static str, place: Place) -> Issue {
    let (line, column) = (Some(place.line), Some(place.column));
    Issue::whole(Code::NotJson, Params { reason: Some(reason), line, column, ..Params::default() })
}

struct Judge {
    plan: &'static Plan,
    options: Options,
    asked: Asked,
    told: Told,
}

impl Judge {
    fn new(kind: &Kind, options: Options, asked: Asked) -> Self {
        Self::by(Plan::of(kind), options, asked)
    }

    fn by(plan: &'static Plan, options: Options, asked: Asked) -> Self {
        Self { plan, options, asked, told: Told::default() }
    }

    fn only_verdict(&self) -> bool {
        self.asked == Asked::Verdict
    }

    /// Judges the payload by what was said of others like it, if any were.
    fn payload(&mut self, payload: Payload<'_>) {
        let way = Way { kind: Some(self.plan.kind), options: self.options, asked: self.asked, writes: false };
        let Some(source) = Source::of(payload) else { return self.read(payload) };
        match layout::recall(way, source, &mut Texts::new(way)) {
            Known::Said(_, said) => self.told.said = said,
            Known::Unsaid(key) => {
                self.read(payload);
                if self.told.fixes.is_empty() {
                    key.keep(&self.told.said);
                }
            }
            Known::Layout => {
                self.read(payload);
                let feed = |learner: &mut Learner<'_>| payload.feed(learner).ok();
                if self.told.said.number > 0
                    && self.told.fixes.is_empty()
                    && let Some(lesson) = Lesson::read(way, source, self.plan.kind, feed)
                {
                    lesson.learn();
                }
            }
            Known::Nothing => self.read(payload),
        }
    }

    fn read(&mut self, payload: Payload<'_>) {
        stack::is_deep();
        let mut reader = Reader::new(self.plan, self.options, self.asked);
        let read = payload.feed(&mut reader);
        if self.asked == Asked::Verdict && reader.refused {
            Rc::make_mut(&mut self.told.said).errors += 1;
        } else {
            self.facts(&reader.facts, read);
        }
        reader.facts.give_back();
    }

    fn facts(&mut self, facts: &Facts, read: Result<(), Fault>) {
        if read.is_ok() && facts.are_common() {
            let by = By { kind: self.plan.kind.name, options: self.options, only_verdict: self.only_verdict() };
            self.told.said = memo::recall(by, facts, || {
                let mut judge = Self::by(self.plan, self.options, self.asked);
                Bench { judge: &mut judge, facts }.sit();
                Rc::unwrap_or_clone(judge.told.said)
            });
            self.offer(facts);
            return;
        }
        let untold = facts.untold + facts.trailing_commas.len().saturating_sub(MAX_STRAYS);
        for place in facts.trailing_commas.iter().take(MAX_STRAYS) {
            self.emit(Severity::Error, || not_json("trailing_comma", *place));
        }
        match read {
            Err(fault) => {
                if let Some(issue) = fault_issue(fault) {
                    self.emit(Severity::Error, || issue);
                }
            }
            Ok(()) if !facts.is_object => self.emit(Severity::Error, || {
                Issue::whole(Code::WrongType, Params { expected: Some("object"), ..Params::default() })
            }),
            Ok(()) => Bench { judge: self, facts }.sit(),
        }
        if untold > 0 {
            // Those that are told have already decided the verdict.
            let max = i64::try_from(MAX_STRAYS).ok();
            let params = Params { max, ..Params::default() };
            self.emit(Severity::Warning, || Issue {
                severity: Severity::Warning,
                ..Issue::whole(Code::MoreIssues, params)
            });
        }
        self.offer(facts);
    }

    /// Notes the fixes that the issues offer.
    fn offer(&mut self, facts: &Facts) {
        let fixes = self.told.said.fixes.iter();
        self.told.fixes = fixes.filter_map(|(place, slot)| Some((*place, facts.fix(*slot)?.clone()))).collect();
    }

    fn emit(&mut self, severity: Severity, issue: impl FnOnce() -> Issue) {
        let only_verdict = self.only_verdict();
        let said = Rc::make_mut(&mut self.told.said);
        said.errors += usize::from(severity == Severity::Error);
        if !only_verdict {
            said.issues.push(issue());
        }
    }
}

/// Where facts are judged.
struct Bench<'a> {
    judge: &'a mut Judge,
    facts: &'a Facts,
}

impl Bench<'_> {
    fn sit(&mut self) {
        let plan = self.judge.plan;
        for judgement in &plan.rules {
            self.rule(None, judgement, None);
        }
        self.members(&plan.roots);
        for stray in self.facts.strays.iter().filter(|stray| stray.owner.is_none()) {
            self.stray(stray);
        }
    }

    fn is_done(&self) -> bool {
        self.judge.told.said.errors > 0 && self.judge.only_verdict()
    }

    fn members(&mut self, slots: &[Slot]) {
        for slot in slots {
            if self.is_done() {
                return;
            }
            if let Some(node) = self.judge.plan.nodes.get(*slot) {
                self.field(*slot, node);
            }
        }
    }

    fn field(&mut self, slot: Slot, node: &'static Node) {
        let facts = self.facts;
        let fact = facts.get(slot);
        if matches!(node.field.need, Need::Never) {
            if !matches!(fact.state, State::Absent | State::Null) {
                self.say(slot, Severity::Error, Code::NotApplicable, Params::default(), node.field.help);
            }
            return;
        }
        let errors = self.judge.told.said.errors;
        self.shape(slot, node, fact);
        let is_surplus = self.surplus(slot);
        for judgement in node.rules.iter().filter(|judgement| judgement.rule.severity == Severity::Error) {
            self.rule(Some(slot), judgement, Some(node.field));
        }
        // One fault, one issue: a field that is refused has no traps as well.
        if self.judge.told.said.errors == errors {
            self.traps(slot, node, fact);
        }
        for stray in facts.strays.iter().filter(|stray| stray.owner == Some(slot)) {
            self.stray(stray);
        }
        // A config that may not be there at all is not judged any further.
        if fact.state == State::Filled && !is_surplus {
            self.members(&node.members);
        }
    }

    /// What the field's own entry in the table says.
    fn shape(&mut self, slot: Slot, node: &'static Node, fact: &Fact) {
        let field = node.field;
        if fact.state == State::Wrong {
            let expected = Some(expected(&field.shape));
            return self.say(slot, Severity::Error, Code::WrongType, Params { expected, ..Params::default() }, "");
        }
        if !self.is_given(slot, fact) && self.is_needed(node) {
            let expected = matches!(field.shape, Shape::Flag).then_some("boolean");
            let params = Params { allowed: self.allowed(field), expected, ..Params::default() };
            let when = || required_when(self.judge.plan, slot, field, self.judge.options);
            let why = if self.judge.only_verdict() { None } else { when() };
            return self.say(slot, Severity::Error, Code::Missing, params, why.unwrap_or_default());
        }
        match &field.shape {
            Shape::Text(text) if fact.state == State::Empty && text.min > 0 => {
                let params = Params { min: Some(text.min.into()), max: text.max.map(Into::into), ..Params::default() };
                self.say(slot, Severity::Error, Code::TooShort, params, "");
            }
            Shape::Text(_) if field.is_secret() && self.keeps_stored() => self.kept_secret(slot, fact),
            Shape::Text(text) => {
                if let Some(length) = fact.too_long {
                    let length = (!field.is_secret()).then_some(length);
                    let min = Some(i64::from(text.min)).filter(|min| *min > 0);
                    let params = Params { min, max: text.max.map(Into::into), length, ..Params::default() };
                    self.say(slot, Severity::Error, Code::TooLong, params, "");
                }
                if let Some(reason) = fact.findings.error
                    && self.holds(&node.format_when)
                {
                    let masked = fact.mask != Mask::None;
                    let code = if masked { Code::MaskedSecret } else { code_of(reason) };
                    let params = if masked { Params::default() } else { reason_params(text.format, reason) };
                    self.say(slot, Severity::Error, code, params, "");
                }
            }
            Shape::Choice(choices) if fact.state != State::Absent && fact.state != State::Null => {
                let at = |choice: u8| choices.get(usize::from(choice));
                let (choice, near) = (fact.choice.and_then(at), fact.near.and_then(at));
                let release = self.judge.options.release;
                if choice.is_none_or(|choice| !fact.exact || choice.since > release) {
                    let late = choice.filter(|choice| choice.since > release);
                    let params = Params {
                        allowed: self.allowed(field),
                        suggestion: choice.filter(|_| late.is_none()).or(near).map(|choice| choice.value),
                        since: late.map(|choice| choice.since.name()),
                        ..Params::default()
                    };
                    self.say(slot, Severity::Error, Code::NotAllowed, params, "");
                }
            }
            Shape::Int if fact.range => {
                let params = Params { min: Some(i32::MIN.into()), max: Some(i32::MAX.into()), ..Params::default() };
                self.say(slot, Severity::Error, Code::OutOfRange, params, "");
            }
            _ => {}
        }
    }

    /// A secret while the server keeps the stored one.
    fn kept_secret(&mut self, slot: Slot, fact: &Fact) {
        if fact.state == State::Filled && fact.mask != Mask::Own {
            self.say(slot, Severity::Error, Code::UnmaskedSecret, Params::default(), "");
        }
    }

    fn traps(&mut self, slot: Slot, node: &'static Node, fact: &Fact) {
        let say = Severity::Warning;
        if fact.mask != Mask::None && !self.keeps_stored() {
            self.say(slot, say, Code::MaskedSecret, Params::default(), "");
        }
        if fact.blank {
            self.say(slot, say, Code::Blank, Params::default(), "");
        } else if fact.space && !fact.findings.has(Reason::Space) {
            self.say(slot, say, Code::SurroundingSpace, Params::default(), "");
        }
        if let Shape::Text(text) = &node.field.shape
            && self.holds(&node.format_when)
        {
            for reason in fact.findings.traps().filter(|reason| reason.is_trap()) {
                self.say(slot, say, code_of(reason), reason_params(text.format, reason), "");
            }
        }
        // User info is a credential that has its own warning.
        if let Some(rule) = fact.credential.filter(|_| !fact.findings.has(Reason::Userinfo)) {
            self.say(slot, say, Code::SecretInPlainField, Params { rule: Some(rule), ..Params::default() }, "");
        }
        for judgement in node.rules.iter().filter(|judgement| judgement.rule.severity == Severity::Warning) {
            self.rule(Some(slot), judgement, Some(node.field));
        }
    }

    /// Members of which at most one may be given: all but the one that is needed are refused.
    fn surplus(&mut self, slot: Slot) -> bool {
        let plan = self.judge.plan;
        if !plan.one_of.contains(&slot) || !self.is_given(slot, self.facts.get(slot)) {
            return false;
        }
        let given = || plan.one_of.iter().copied().filter(|other| self.is_given(*other, self.facts.get(*other)));
        let keep = given().find(|other| self.applies(*other)).or_else(|| given().next());
        let Some(keep) = keep.filter(|keep| *keep != slot) else { return false };
        let other = plan.field(keep).map(|field| field.name);
        self.say(slot, Severity::Error, Code::Conflict, Params { other, ..Params::default() }, "");
        true
    }

    /// The values that the server's release takes; none for anything but choices.
    fn allowed(&self, field: &Field) -> Vec<&'static str> {
        let known = field.choices().iter().filter(|choice| choice.since <= self.judge.options.release);
        known.map(|choice| choice.value).collect()
    }

    /// Whether the field must be given, as far as that can be judged beside stored secrets.
    fn is_needed(&self, node: &Node) -> bool {
        let needed = node.need.as_ref().is_some_and(|need| self.holds(need));
        needed && !(node.need_reads_secret && self.keeps_stored())
    }

    fn applies(&self, slot: Slot) -> bool {
        self.judge.plan.nodes.get(slot).is_some_and(|node| self.holds(&node.applies))
    }

    fn rule(&mut self, slot: Option<Slot>, judgement: &'static Judgement, field: Option<&'static Field>) {
        if judgement.reads_secret && self.keeps_stored() || !self.holds(&judgement.when) {
            return;
        }
        let rule = judgement.rule;
        let plan = self.judge.plan;
        let facts = self.facts;
        let counts = slot.map_or(Spelling::Any, |slot| self.counts(slot));
        self.judge.emit(rule.severity, || {
            let whole = || Issue { severity: rule.severity, ..Issue::whole(rule.code, Params::default()) };
            let mut issue = slot.map_or_else(whole, |slot| plan.issue(slot, rule.code, rule.severity));
            if let Some(index) = judgement.item.and_then(|item| facts.index_of(slot?, item, counts)) {
                issue.path.push(Segment::Index(index));
            }
            // A rule about the syntax of a text says why as the text's own format would.
            let format = match field.map(|field| &field.shape) {
                Some(Shape::Text(text)) if rule.code == Code::BadFormat => Some(text.format.name()),
                _ => None,
            };
            let params = Params { rule: Some(rule.id), format, reason: format.map(|_| rule.id), ..Params::default() };
            Issue { params, why: rule.why.into(), ..issue }
        });
    }

    fn stray(&mut self, stray: &Stray) {
        let plan = self.judge.plan;
        let owner = stray.owner.and_then(|slot| Some((slot, plan.field(slot)?)));
        let allowed = || owner.map(|(_, field)| self.allowed(field)).unwrap_or_default();
        let mut params = Params::default();
        let mut fix = None;
        let mut severity = Severity::Error;
        let code = match &stray.fault {
            StrayFault::Unknown { meant } => {
                severity = Severity::Warning;
                // A field that is given already was not meant.
                let absent = meant.filter(|slot| self.facts.get(*slot).state == State::Absent);
                params.suggestion = absent.and_then(|slot| plan.field(slot)).map(|field| field.name);
                Code::UnknownField
            }
            StrayFault::Credential(rule) => {
                severity = Severity::Warning;
                params.rule = Some(rule);
                Code::SecretInPlainField
            }
            StrayFault::Duplicate => Code::DuplicateKey,
            StrayFault::NoChoice { meant, certain } => {
                // Since 4.6 the gateway drops such a name; an empty list is refused later.
                let kept = owner.is_some_and(|(slot, _)| self.facts.get(slot).kept > 0);
                if kept && self.judge.options.release >= Release::V4_6 {
                    severity = Severity::Warning;
                }
                params.allowed = allowed();
                params.suggestion = *meant;
                // Where the server drops it, naming it right would bring it to life; and it may not belong there at all.
                let named = |judgement: &&Judgement| judgement.rule.item.is_some() && judgement.rule.item == *meant;
                let node = owner.and_then(|(slot, _)| plan.nodes.get(slot));
                let mut about = node.iter().flat_map(|node| node.rules.iter()).filter(named);
                let is_safe =
                    *certain && severity == Severity::Error && !about.any(|judgement| self.holds(&judgement.when));
                fix = meant.filter(|_| is_safe).map(|meant| Fix::Replace(meant.into()));
                Code::NotAllowed
            }
            StrayFault::NoNumber => {
                params.allowed = allowed();
                Code::NotAllowed
            }
            StrayFault::Repeated => {
                severity = Severity::Warning;
                // Removing one moves the others.
                let is_repeat =
                    |other: &&Stray| other.owner == stray.owner && matches!(other.fault, StrayFault::Repeated);
                let alone = self.facts.strays.iter().filter(is_repeat).take(2).count() == 1;
                fix = alone.then_some(Fix::Remove);
                Code::Repeated
            }
            StrayFault::WrongType(expected) => {
                params.expected = Some(expected);
                Code::WrongType
            }
            StrayFault::Format(format, reason) => {
                params = reason_params(*format, *reason);
                code_of(*reason)
            }
        };
        self.judge.emit(severity, || {
            let name = stray.path.0.iter().rev().find_map(|segment| match segment {
                Segment::Name(name) => Some(name.clone().into_owned()),
                Segment::Index(_) => None,
            });
            let label = match (owner, name) {
                (Some((_, field)), _) => Cow::Borrowed(field.label),
                (_, Some(name)) => Cow::Owned(name),
                _ => Cow::Borrowed("payload"),
            };
            Issue { params, fix, ..Issue::new(code, severity, stray.path.clone(), label) }
        });
    }

    fn say(&mut self, slot: Slot, severity: Severity, code: Code, params: Params, why: impl Into<Cow<'static, str>>) {
        let plan = self.judge.plan;
        let fact = self.facts.get(slot);
        // Only who is told an issue is offered a fix.
        let offers = !self.judge.only_verdict()
            && matches!(code, Code::WrongType | Code::BadFormat | Code::SurroundingSpace)
            && self.facts.fix(slot).is_some()
            && !self.is_locked(slot);
        if offers {
            let said = Rc::make_mut(&mut self.judge.told.said);
            said.fixes.push((said.issues.len(), slot));
        }
        self.judge.emit(severity, || {
            // A choice is mended by its canonical spelling, anything else by what reading it left behind.
            let meant = params.suggestion.filter(|_| code == Code::NotAllowed && fact.choice.is_some());
            let fix = meant.map(|value| Fix::Replace(value.into()));
            Issue { params, why: why.into(), fix, ..plan.issue(slot, code, severity) }
        });
    }

    /// Whether the server compares the field with a stored one, so that not even its spelling may change.
    fn is_locked(&self, slot: Slot) -> bool {
        let plan = self.judge.plan;
        plan.field(slot).is_some_and(|field| field.is_dependent(self.judge.options.release))
            && (self.keeps_stored() || self.facts.has_mask())
    }

    /// Whether the server keeps the secrets that it has stored.
    fn keeps_stored(&self) -> bool {
        match self.judge.plan.kind.stored {
            Stored::Never => false,
            Stored::Unless(_) => self.judge.plan.replaces_stored.is_none_or(|flag| !self.facts.get(flag).on),
        }
    }

    /// Which values of a list count: since 4.6 the server drops what it does not know, as long as something is left.
    fn counts(&self, list: Slot) -> Spelling {
        let drops = self.judge.options.release >= Release::V4_6 && self.facts.get(list).kept > 0;
        if drops { Spelling::Exact } else { Spelling::Any }
    }

    fn is_given(&self, slot: Slot, fact: &Fact) -> bool {
        match fact.state {
            State::Absent | State::Null | State::Empty => false,
            State::Wrong => true,
            State::Filled => {
                let is_list = matches!(self.judge.plan.field(slot), Some(Field { shape: Shape::Choices(_), .. }));
                !is_list || fact.kept + fact.others > 0
            }
        }
    }

    fn holds(&self, test: &Test) -> bool {
        let fact = |slot: &Slot| self.facts.get(*slot);
        match test {
            Test::Constant(value) => *value,
            Test::Is(slot, choices) => fact(slot).choice.is_some_and(|choice| choices & 1 << choice != 0),
            Test::On(slot) => fact(slot).on,
            Test::Given(slot) => self.is_given(*slot, fact(slot)),
            Test::Has(slot, choice) => self.facts.has(*slot, *choice, self.counts(*slot)),
            Test::Only(slot, choice) => self.facts.has_only(*slot, *choice, self.counts(*slot)),
            Test::Found(slot, reason) => fact(slot).findings.has(*reason),
            Test::Since(release) => self.judge.options.release >= *release,
            Test::Managed => self.judge.options.managed,
            Test::Nothing => {
                let absent = |slot: &Slot| matches!(fact(slot).state, State::Absent | State::Null);
                self.judge.plan.roots.iter().all(absent)
            }
            Test::Not(test) => !self.holds(test),
            Test::All(tests) => tests.iter().all(|test| self.holds(test)),
            Test::Any(tests) => tests.iter().any(|test| self.holds(test)),
        }
    }
}

/// The JSON type that a shape takes.
const fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text(_) | Shape::Choice(_) => "string",
        Shape::Choices(_) => "array",
        Shape::Flag => "boolean",
        Shape::Int => "integer",
        Shape::Object(_) | Shape::Map { .. } => "object",
    }
}

/// The code under which a format's finding is reported.
const fn code_of(reason: Reason) -> Code {
    match reason {
        Reason::Local | Reason::Metadata => Code::LocalAddress,
        Reason::PlainHttp => Code::PlainHttp,
        Reason::Userinfo => Code::EmbeddedCredentials,
        _ => Code::BadFormat,
    }
}

fn reason_params(format: Format, reason: Reason) -> Params {
    Params { format: Some(format.name()), reason: Some(reason.name()), ..Params::default() }
}
