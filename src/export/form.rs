//! What a form for a kind needs to know, so that it can be drawn without knowing the kind.
//!
//! A form is described for the payload as it is filled in so far: which controls are shown and which must be filled in
//! follows from it. Describe again whenever a choice, list or flag has changed.

use serde::Serialize;

use super::logic::Logic;
use super::{record_path, required_when};
use crate::Options;
use crate::english::capitalized;
use crate::facts::State;
use crate::format::Format;
use crate::issue::Severity;
use crate::plan::{Plan, Slot};
use crate::read::{Asked, Reader};
use crate::schema::{Field, Kind, Need, Release, Shape, Stored, System};
use crate::source::Payload;
use crate::validate::{Standing, standings};

/// A form.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Form {
    /// The kind's name.
    pub kind: &'static str,
    /// What people call the kind.
    pub title: &'static str,
    /// The API calls that take it.
    pub api: Vec<String>,
    /// Whose API it is: `rhacs`, `hss` or `swr`.
    pub system: &'static str,
    /// Releases of the server that differ, oldest first; none where there are no differences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<&'static str>,
    /// What can be filled in, in order. What this call cannot set is left out.
    pub controls: Vec<Control>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own of the control")]
#[non_exhaustive]
pub struct Control {
    /// Where its value stands in the payload, as a JSON Pointer.
    pub pointer: String,
    /// Its JSON name.
    pub name: &'static str,
    /// What people call it.
    pub label: String,
    /// One sentence that helps to fill it in.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub help: &'static str,
    /// A value as it may be typed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub example: &'static str,
    /// How it is entered.
    pub control: ControlType,
    /// The values to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<FormOption>,
    /// Whether it is a credential.
    pub secret: bool,
    /// Whether it says where or how a credential is used: when it changes, the credential must be entered again.
    pub dependent: bool,
    /// Whether it may be kept out of sight at first.
    pub advanced: bool,
    /// Whether it must be filled in, as things stand.
    pub required: bool,
    /// When it must be filled in, where that depends on other fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_when: Option<String>,
    /// Whether it has an effect, as things stand.
    pub shown: bool,
    /// Least number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Greatest number of characters (code points, where HTML's `maxlength` counts UTF-16 units).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// What the text must match; of a map, what its values must. HTML's `pattern` takes it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'static str>,
    /// What the keys of a map must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_pattern: Option<&'static str>,
    /// For HTML's attribute of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<&'static str>,
    /// For HTML's attribute of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputmode: Option<&'static str>,
    /// The members of a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<Self>,
}

/// How a value is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ControlType {
    /// One line of text.
    Text,
    /// A credential.
    Password,
    /// One of some values.
    Select,
    /// Any of some values.
    Checkboxes,
    /// Yes or no.
    Checkbox,
    /// A whole number.
    Number,
    /// An object: a group of controls.
    Group,
    /// Pairs of texts.
    Map,
}

/// A value to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FormOption {
    /// What the payload gets.
    pub value: &'static str,
    /// What people call it.
    pub label: &'static str,
}

/// The form for a kind, as filled in so far.
///
/// ```
/// use berthing::{Options, export::describe};
///
/// let kind = berthing::kind("hss.registry.create")?;
/// let form = describe(kind, Some(r#"{"get_scan_image_channel": "Other"}"#.into()), Options::default());
/// let project = form.controls.iter().find(|control| control.name == "namespace");
/// assert!(project.is_some_and(|control| control.shown && control.required && control.max_length == Some(128)));
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn describe(kind: &Kind, payload: Option<Payload<'_>>, options: Options) -> Form {
    let plan = Plan::of(kind);
    let payload = payload.unwrap_or(Payload::Text("{}"));
    let mut reader = Reader::new(plan, options, Asked::Report);
    // What cannot be read counts as not filled in.
    let _ = payload.feed(&mut reader);
    let view = View { plan, options, standings: standings(plan.kind, &reader.facts, options), reader };
    Form {
        kind: plan.kind.name,
        title: plan.kind.title,
        api: plan.kind.calls.iter().map(ToString::to_string).collect(),
        system: plan.kind.system.name(),
        releases: match kind.system {
            System::Rhacs => Release::ALL.iter().map(|release| release.name()).collect(),
            System::Hss | System::Swr => Vec::new(),
        },
        controls: view.controls(&plan.roots, Above { shown: true, required: true }),
    }
}

struct View {
    plan: &'static Plan,
    options: Options,
    standings: Vec<Standing>,
    reader: Reader<'static>,
}

/// How the surrounding group stands.
#[derive(Clone, Copy)]
struct Above {
    shown: bool,
    /// Whether it will be there, so that its members are asked for.
    required: bool,
}

impl View {
    fn controls(&self, slots: &[Slot], above: Above) -> Vec<Control> {
        let fields = slots.iter().filter_map(|slot| Some((*slot, self.plan.field(*slot)?)));
        let settable = fields.filter(|(_, field)| !matches!(field.need, Need::Never));
        settable.map(|(slot, field)| self.control(slot, field, above)).collect()
    }

    fn control(&self, slot: Slot, field: &'static Field, above: Above) -> Control {
        let standing = self.standings.get(slot);
        let shown = above.shown && standing.is_some_and(|standing| standing.applies);
        let needed = standing.is_some_and(|standing| standing.needed) || self.is_asked_for(slot);
        let required = above.required && needed;
        let is_there = required || self.reader.facts.get(slot).state == State::Filled;
        let (min_length, max_length) = match &field.shape {
            Shape::Text(text) => (Some(text.min).filter(|min| *min > 0), text.max),
            _ => (None, None),
        };
        let (key_pattern, pattern) = self.patterns(field);
        Control {
            pointer: self.plan.path(slot).to_string(),
            name: field.name,
            label: capitalized(field.label),
            help: field.help,
            example: field.example,
            control: control_type(field),
            options: self.choices(field),
            secret: field.is_secret(),
            dependent: field.is_dependent(self.options.release),
            advanced: field.advanced,
            required,
            required_when: required_when(self.plan, slot, field, self.options),
            shown,
            min_length,
            max_length,
            pattern,
            key_pattern,
            autocomplete: autocomplete(field),
            inputmode: inputmode(field),
            controls: self.controls(self.plan.members(Some(slot)), Above { shown, required: is_there }),
        }
    }

    /// Whether a rule asks for the field, whatever else the payload says.
    fn is_asked_for(&self, slot: Slot) -> bool {
        let path = record_path(self.plan, slot).unwrap_or_default();
        let errors = self.plan.kind.rules().filter(|rule| rule.severity == Severity::Error);
        errors.map(|rule| Logic::of(&rule.when, Some(self.options))).any(|when| when.is_missing(&path))
    }

    fn choices(&self, field: &Field) -> Vec<FormOption> {
        let known = field.choices().iter().filter(|choice| choice.since <= self.options.release);
        known.map(|choice| FormOption { value: choice.value, label: choice.label }).collect()
    }

    /// The patterns of a map's keys and of the text itself. A syntax that is only looked at under a condition goes with
    /// a control that is only shown under it.
    fn patterns(&self, field: &Field) -> (Option<&'static str>, Option<&'static str>) {
        let release = self.options.release;
        match &field.shape {
            Shape::Map { key, value } => (key.pattern(release), value.pattern(release)),
            Shape::Text(text) if !self.may_be_masked(field) => {
                let is_checked = Logic::of(&text.format_when, Some(self.options)) != Logic::Constant(false);
                (None, text.format.pattern(release).filter(|_| is_checked))
            }
            _ => (None, None),
        }
    }

    /// Whether the mask of the stored secret may stand in the field.
    fn may_be_masked(&self, field: &Field) -> bool {
        field.is_secret() && self.plan.kind.stored != Stored::Never
    }
}

const fn control_type(field: &Field) -> ControlType {
    match field.shape {
        Shape::Text(_) if field.is_secret() => ControlType::Password,
        Shape::Text(_) => ControlType::Text,
        Shape::Choice(_) => ControlType::Select,
        Shape::Choices(_) => ControlType::Checkboxes,
        Shape::Flag => ControlType::Checkbox,
        Shape::Int => ControlType::Number,
        Shape::Object(_) => ControlType::Group,
        Shape::Map { .. } => ControlType::Map,
    }
}

/// A browser shall not offer the password of the console itself for a registry's.
fn autocomplete(field: &Field) -> Option<&'static str> {
    match &field.shape {
        Shape::Text(_) if field.is_secret() => Some("new-password"),
        Shape::Text(_) if field.name.ends_with("username") => Some("username"),
        Shape::Text(text) if text.format == Format::TargetUrl => Some("url"),
        Shape::Text(_) => Some("off"),
        _ => None,
    }
}

fn inputmode(field: &Field) -> Option<&'static str> {
    match &field.shape {
        Shape::Text(text) if text.format.may_hold_userinfo() => Some("url"),
        Shape::Int => Some("numeric"),
        _ => None,
    }
}
