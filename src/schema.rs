//! The vocabulary of the tables: a payload kind is a `const` [`Kind`], and every feature is a projection of it.
//!
//! Conditions and rules are data, never closures, because a closure cannot become TypeScript, JSON Schema, a form or
//! prose. [`is_well_formed`] proves the tables at compile time: every path that a condition or rule names must lead to
//! a field, and every value it names must be one of that field's choices. A mistyped field name fails `cargo check`.
//!
//! Paths are dotted and start at the kind's [`base`](Kind::base): `docker.endpoint`.

#![expect(
    clippy::indexing_slicing,
    reason = "const code has no iterators, and what it indexes it evaluates when compiling"
)]

use std::fmt;

use crate::format::{Format, Reason};
use crate::issue::{Code, Severity};

/// One payload kind: what an API call's body or query may hold.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Kind {
    /// The name by which callers ask for it: `hss.registry.create`.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The API calls that take it, each more specific than the ones before.
    pub calls: &'static [Call],
    /// What a request needs beside the payload: where to, on whose behalf, and the ids in its address. It is a table
    /// like any other; none for a table that describes a target itself.
    pub target: Option<&'static Self>,
    /// Whose rules they are.
    pub system: System,
    /// The members of the payload, in canonical order.
    pub fields: &'static [Field],
    /// Where the paths of conditions and rules start: empty, or the member that wraps the record.
    pub base: &'static str,
    /// Members of the record of which at most one may be given.
    pub one_of: &'static [&'static str],
    /// Rules that no single field can state.
    pub rules: &'static [&'static [Rule]],
    /// Whether the server fills in the credentials it has stored.
    pub stored: Stored,
    /// Stored shapes that the server converts before it compares.
    pub reshaped: &'static [Reshape],
    /// A valid payload as JSON, with made-up credentials.
    pub example: &'static str,
}

/// One API call that takes the payload: as its body, or as its query when the method is GET.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Call {
    /// `GET`, `POST`, `PUT` or `PATCH`.
    pub method: &'static str,
    /// Its path. What stands in braces is a member of the target, by name or alias, or else that member of the payload.
    pub path: &'static str,
    /// Members of the target that stand in the query.
    pub query: &'static [&'static str],
    /// Whether it only tries the payload out, and so must be asked for by the target's `test`.
    pub is_test: bool,
}

/// Whose API it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum System {
    /// Red Hat Advanced Cluster Security (`StackRox`).
    Rhacs,
    /// Huawei Cloud Host Security Service.
    Hss,
    /// Huawei Cloud Software Repository for Container, Enterprise Edition.
    Swr,
}

/// Whether the server fills in the credentials it has stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Never: what is sent is what is kept.
    Never,
    /// Unless the named flag of the payload is true. Until then every secret must be empty or masked.
    Unless(&'static str),
}

/// A member of a stored record that moves when the record is updated.
#[derive(Clone, Copy, Debug)]
pub struct Reshape {
    /// The choice, and its value in the update, for which it moves.
    pub when: (&'static str, &'static str),
    /// The member it was.
    pub from: &'static str,
    /// The member it becomes.
    pub to: &'static str,
    /// What of it is kept.
    pub members: &'static [&'static str],
}

/// One member of an object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its JSON name.
    pub name: &'static str,
    /// What people call it: a lower-case noun, so that messages can be made of it.
    pub label: &'static str,
    /// One sentence that helps to fill it in; may be empty.
    pub help: &'static str,
    /// A value as it may be typed; may be empty.
    pub example: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// When it must be given.
    pub need: Need,
    /// What becomes of it when credentials are masked.
    pub secrecy: Secrecy,
    /// When it has an effect: forms show it only then.
    pub applies: Cond,
    /// Other names the server takes for it (a proto name).
    pub aliases: &'static [&'static str],
    /// Names of the same thing in sibling APIs, which this server does not know.
    pub mistaken: &'static [&'static str],
    /// Whether a form may keep it out of sight.
    pub advanced: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string.
    Text(Text),
    /// One of some strings.
    Choice(&'static [Choice]),
    /// A list of proto enum values: names, or their numbers (the position among the choices).
    Choices(&'static [Choice]),
    /// A boolean.
    Flag,
    /// A signed 32-bit integer, which proto's JSON also takes as text.
    Int,
    /// A nested object.
    Object(&'static [Field]),
    /// A string-to-string object with keys that are not known beforehand.
    Map {
        /// What the keys must look like.
        key: Format,
        /// What the values must look like.
        value: Format,
    },
}

/// What a string must look like.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Least number of characters (Unicode code points) when the field is given.
    pub min: u32,
    /// Greatest number of characters (Unicode code points).
    pub max: Option<u32>,
    /// Its syntax.
    pub format: Format,
    /// When the syntax is looked at.
    pub format_when: Cond,
}

/// One of the strings that a field may hold.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The string itself.
    pub value: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// First release that knows it.
    pub since: Release,
    /// Spellings of the same thing in sibling APIs.
    pub mistaken: &'static [&'static str],
}

/// When a field must be given. Objects are given when they are present; a string is given when it is not empty.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Never.
    Optional,
    /// Always.
    Required,
    /// While the condition holds.
    When(Cond),
    /// It may not be given at all: this call cannot change it.
    Never,
}

/// What becomes of a field when credentials are masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    /// Nothing.
    Plain,
    /// It is a credential.
    Secret,
    /// It says where or how the credential is used: it may not change under a masked one. Servers before this release
    /// let it change.
    Dependent(Release),
}

/// A condition on the payload.
#[derive(Clone, Copy, Debug)]
pub enum Cond {
    /// Holds always.
    Always,
    /// The choice is one of these.
    Is(&'static str, &'static [&'static str]),
    /// The flag is true.
    On(&'static str),
    /// The object is present, or the string, list or map is not empty.
    Given(&'static str),
    /// The list holds the value.
    Has(&'static str, &'static str),
    /// The list holds exactly this one value.
    Only(&'static str, &'static str),
    /// Reading the text found this.
    Found(&'static str, Reason),
    /// The server is of this release or a later one.
    Since(Release),
    /// The server is a managed service.
    Managed,
    /// No member of the payload is given.
    Nothing,
    /// The other does not hold.
    Not(&'static Self),
    /// All hold.
    All(&'static [Self]),
    /// At least one holds.
    Any(&'static [Self]),
}

/// A rule that no single field can state: while `when` holds, there is an issue at `at`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its stable name, unique at its place; `params.rule` of its issues.
    pub id: &'static str,
    /// Where the issue is.
    pub at: &'static str,
    /// The list item it is about, when `at` is a list.
    pub item: Option<&'static str>,
    /// When it is broken.
    pub when: Cond,
    /// Which fault that is.
    pub code: Code,
    /// Whether the target refuses the payload for it.
    pub severity: Severity,
    /// Why, and what to do: the issue's help.
    pub why: &'static str,
}

macro_rules! releases {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Releases of RHACS whose servers behave differently. The other systems have none.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Release { $($(#[$doc])* $name,)* }

        impl Release {
            /// Every release, oldest first.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name: `4.5` … `latest`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

releases! {
    /// 4.5, which the API page describes.
    V4_5 = "4.5",
    /// 4.6: unknown enum strings are dropped.
    V4_6 = "4.6",
    /// 4.7: `ghcr`, Azure's own config.
    V4_7 = "4.7",
    /// 4.8.
    V4_8 = "4.8",
    /// 4.9.
    V4_9 = "4.9",
    /// 4.10: managed centrals refuse `useIam`; unbracketed IPv6 is refused.
    V4_10 = "4.10",
    /// 4.11.
    V4_11 = "4.11",
    /// The development branch: wider endpoint guard, no new GCR integrations.
    #[default]
    Latest = "latest",
}

impl System {
    /// Its stable name: `rhacs`, `hss` or `swr`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rhacs => "rhacs",
            Self::Hss => "hss",
            Self::Swr => "swr",
        }
    }
}

impl Release {
    /// The release of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|release| release.name() == name)
    }
}

impl Call {
    pub(crate) const fn new(method: &'static str, path: &'static str) -> Self {
        Self { method, path, query: &[], is_test: false }
    }

    pub(crate) const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    pub(crate) const fn test(mut self) -> Self {
        self.is_test = true;
        self
    }

    /// The path cut at its braces: first a piece of text, then by turns a parameter and a piece of text.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &'static str> {
        self.path.split(['{', '}'])
    }

    /// What stands in braces.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.pieces().skip(1).step_by(2)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Kind {
    /// A kind that has its name, and nothing in it yet.
    pub(crate) const fn new(name: &'static str, title: &'static str, system: System) -> Self {
        Self {
            name,
            title,
            calls: &[],
            target: None,
            system,
            fields: &[],
            base: "",
            one_of: &[],
            rules: &[],
            stored: Stored::Never,
            reshaped: &[],
            example: "{}",
        }
    }

    /// The members of the record, where conditions and rules start.
    pub(crate) const fn record(&self) -> &'static [Field] {
        match field_at(self.fields, self.base) {
            Some(Field { shape: Shape::Object(fields), .. }) => fields,
            _ => self.fields,
        }
    }

    /// Every rule, in order.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.rules.iter().flat_map(|rules| rules.iter())
    }
}

impl Field {
    const fn new(name: &'static str, label: &'static str, shape: Shape) -> Self {
        Self {
            name,
            label,
            help: "",
            example: "",
            shape,
            need: Need::Optional,
            secrecy: Secrecy::Plain,
            applies: Cond::Always,
            aliases: &[],
            mistaken: &[],
            advanced: false,
        }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    pub(crate) const fn required_when(mut self, cond: Cond) -> Self {
        self.need = Need::When(cond);
        self
    }

    /// The same field where it may not be given, with the reason as its help.
    pub(crate) const fn never(mut self, why: &'static str) -> Self {
        self.need = Need::Never;
        self.help = why;
        self
    }

    pub(crate) const fn applies_when(mut self, cond: Cond) -> Self {
        self.applies = cond;
        self
    }

    pub(crate) const fn dependent(self) -> Self {
        self.dependent_since(Release::V4_5)
    }

    pub(crate) const fn dependent_since(mut self, release: Release) -> Self {
        self.secrecy = Secrecy::Dependent(release);
        self
    }

    pub(crate) const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    pub(crate) const fn eg(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    pub(crate) const fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub(crate) const fn mistaken_for(mut self, names: &'static [&'static str]) -> Self {
        self.mistaken = names;
        self
    }

    pub(crate) const fn advanced(mut self) -> Self {
        self.advanced = true;
        self
    }

    pub(crate) const fn len(mut self, min: u32, max: u32) -> Self {
        if let Shape::Text(text) = &mut self.shape {
            text.min = min;
            text.max = Some(max);
        }
        self
    }

    /// Not empty when it is given at all.
    pub(crate) const fn not_empty(mut self) -> Self {
        if let Shape::Text(text) = &mut self.shape {
            text.min = 1;
        }
        self
    }

    pub(crate) const fn format(mut self, format: Format) -> Self {
        if let Shape::Text(text) = &mut self.shape {
            text.format = format;
        }
        self
    }

    pub(crate) const fn format_when(mut self, format: Format, cond: Cond) -> Self {
        if let Shape::Text(text) = &mut self.shape {
            text.format = format;
            text.format_when = cond;
        }
        self
    }

    /// Whether it is a credential.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.secrecy, Secrecy::Secret)
    }

    /// Whether it goes by that name.
    pub(crate) const fn is_called(&self, name: &str) -> bool {
        same(self.name, name) || holds(self.aliases, name)
    }

    /// Whether it may not change under a masked credential.
    #[must_use]
    pub fn is_dependent(&self, release: Release) -> bool {
        matches!(self.secrecy, Secrecy::Dependent(since) if since <= release)
    }

    /// The members of the object it holds; none for anything else.
    #[must_use]
    pub const fn members(&self) -> &'static [Self] {
        match self.shape {
            Shape::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The values it may hold; none for anything but a choice or a list of choices.
    #[must_use]
    pub const fn choices(&self) -> &'static [Choice] {
        match self.shape {
            Shape::Choice(choices) | Shape::Choices(choices) => choices,
            _ => &[],
        }
    }
}

pub(crate) const fn text(name: &'static str, label: &'static str) -> Field {
    let text = Text { min: 0, max: None, format: Format::Any, format_when: Cond::Always };
    Field::new(name, label, Shape::Text(text))
}

pub(crate) const fn secret(name: &'static str, label: &'static str) -> Field {
    let mut field = text(name, label);
    field.secrecy = Secrecy::Secret;
    field
}

pub(crate) const fn choice(name: &'static str, label: &'static str, choices: &'static [Choice]) -> Field {
    Field::new(name, label, Shape::Choice(choices))
}

pub(crate) const fn choices(name: &'static str, label: &'static str, choices: &'static [Choice]) -> Field {
    Field::new(name, label, Shape::Choices(choices))
}

pub(crate) const fn flag(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Shape::Flag)
}

pub(crate) const fn int(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Shape::Int)
}

pub(crate) const fn object(name: &'static str, label: &'static str, fields: &'static [Field]) -> Field {
    Field::new(name, label, Shape::Object(fields))
}

pub(crate) const fn map(name: &'static str, label: &'static str, key: Format, value: Format) -> Field {
    Field::new(name, label, Shape::Map { key, value })
}

/// The same fields, each required.
pub(crate) const fn required<const N: usize>(mut fields: [Field; N]) -> [Field; N] {
    let mut i = 0;
    while i < N {
        fields[i] = fields[i].required();
        i += 1;
    }
    fields
}

impl Choice {
    pub(crate) const fn since(mut self, release: Release) -> Self {
        self.since = release;
        self
    }

    pub(crate) const fn mistaken_for(mut self, spellings: &'static [&'static str]) -> Self {
        self.mistaken = spellings;
        self
    }
}

pub(crate) const fn value(value: &'static str, label: &'static str) -> Choice {
    Choice { value, label, since: Release::V4_5, mistaken: &[] }
}

pub(crate) const fn error(id: &'static str, at: &'static str, code: Code, when: Cond, why: &'static str) -> Rule {
    Rule { id, at, item: None, when, code, severity: Severity::Error, why }
}

pub(crate) const fn warning(id: &'static str, at: &'static str, code: Code, when: Cond, why: &'static str) -> Rule {
    Rule { id, at, item: None, when, code, severity: Severity::Warning, why }
}

impl Rule {
    /// The rule is about this item of the list at `at`.
    pub(crate) const fn item(mut self, item: &'static str) -> Self {
        self.item = Some(item);
        self
    }
}

/// Whether every name is unique where it stands, and everything that a condition or rule names exists.
#[must_use]
pub const fn is_well_formed(kinds: &[Kind]) -> bool {
    let mut i = 0;
    while i < kinds.len() {
        let kind = &kinds[i];
        let mut j = i + 1;
        while j < kinds.len() {
            if same(kind.name, kinds[j].name) {
                return false;
            }
            j += 1;
        }
        if !kind_is_well_formed(kind) {
            return false;
        }
        i += 1;
    }
    true
}

const fn kind_is_well_formed(kind: &Kind) -> bool {
    let record = kind.record();
    if !kind.base.is_empty() && field_at(kind.fields, kind.base).is_none() {
        return false;
    }
    if let Stored::Unless(flag) = kind.stored
        && field_at(kind.fields, flag).is_none()
    {
        return false;
    }
    let mut i = 0;
    while i < kind.one_of.len() {
        if field_at(record, kind.one_of[i]).is_none() {
            return false;
        }
        i += 1;
    }
    let mut i = 0;
    while i < kind.rules.len() {
        let rules = kind.rules[i];
        let mut j = 0;
        while j < rules.len() {
            if !rule_is_well_formed(record, &rules[j]) {
                return false;
            }
            j += 1;
        }
        i += 1;
    }
    let calls = match kind.target {
        Some(target) => kind_is_well_formed(target) && calls_are_well_formed(kind.calls, target.fields),
        None => kind.calls.is_empty(),
    };
    calls && fields_are_well_formed(record, kind.fields)
}

/// Whether the target has every parameter of the calls.
const fn calls_are_well_formed(calls: &[Call], target: &[Field]) -> bool {
    let mut i = 0;
    while i < calls.len() {
        let mut j = 0;
        while j < calls[i].query.len() {
            if !is_called(target, calls[i].query[j].as_bytes()) {
                return false;
            }
            j += 1;
        }
        let (_, mut path) = split(calls[i].path.as_bytes(), b'{');
        while let [_, rest @ ..] = path {
            let (parameter, behind) = split(rest, b'}');
            if !is_called(target, last_name(parameter)) {
                return false;
            }
            (_, path) = split(behind, b'{');
        }
        i += 1;
    }
    true
}

const fn is_called(fields: &[Field], name: &[u8]) -> bool {
    let mut i = 0;
    while i < fields.len() {
        if let Ok(name) = core::str::from_utf8(name)
            && fields[i].is_called(name)
        {
            return true;
        }
        i += 1;
    }
    false
}

/// What stands before the first `mark`, and the rest from there on.
const fn split(text: &[u8], mark: u8) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < text.len() && text[end] != mark {
        end += 1;
    }
    text.split_at(end)
}

/// The last name of a dotted path.
const fn last_name(path: &[u8]) -> &[u8] {
    match split(path, b'.') {
        (name, []) => name,
        (_, [_, rest @ ..]) => last_name(rest),
    }
}

const fn rule_is_well_formed(record: &'static [Field], rule: &Rule) -> bool {
    let target = field_at(record, rule.at);
    let at = match (target, rule.item) {
        (Some(field), Some(item)) => is_choice(field, item),
        (Some(_), None) => true,
        (None, _) => rule.at.is_empty(),
    };
    at && !rule.id.is_empty() && !rule.why.is_empty() && cond_is_well_formed(record, &rule.when)
}

const fn fields_are_well_formed(record: &'static [Field], fields: &'static [Field]) -> bool {
    let mut i = 0;
    while i < fields.len() {
        let field = &fields[i];
        let mut j = i + 1;
        while j < fields.len() {
            if same(field.name, fields[j].name)
                || holds(fields[j].aliases, field.name)
                || holds(field.aliases, fields[j].name)
            {
                return false;
            }
            j += 1;
        }
        if let Need::When(cond) = &field.need
            && !cond_is_well_formed(record, cond)
        {
            return false;
        }
        if let Shape::Text(text) = &field.shape
            && !cond_is_well_formed(record, &text.format_when)
        {
            return false;
        }
        if field.is_secret() && !matches!(field.shape, Shape::Text(_)) {
            return false;
        }
        if field.label.is_empty()
            || !cond_is_well_formed(record, &field.applies)
            || !fields_are_well_formed(record, field.members())
        {
            return false;
        }
        i += 1;
    }
    true
}

const fn cond_is_well_formed(record: &'static [Field], cond: &Cond) -> bool {
    match cond {
        Cond::Always | Cond::Since(_) | Cond::Managed | Cond::Nothing => true,
        Cond::Is(path, values) => match field_at(record, path) {
            Some(field) if matches!(field.shape, Shape::Choice(_)) => {
                let mut i = 0;
                while i < values.len() {
                    if !is_choice(field, values[i]) {
                        return false;
                    }
                    i += 1;
                }
                true
            }
            _ => false,
        },
        Cond::On(path) => matches!(field_at(record, path), Some(Field { shape: Shape::Flag, .. })),
        Cond::Given(path) => field_at(record, path).is_some(),
        Cond::Has(path, value) | Cond::Only(path, value) => match field_at(record, path) {
            Some(field) if matches!(field.shape, Shape::Choices(_)) => is_choice(field, value),
            _ => false,
        },
        Cond::Found(path, _) => matches!(field_at(record, path), Some(Field { shape: Shape::Text(_), .. })),
        Cond::Not(cond) => cond_is_well_formed(record, cond),
        Cond::All(conds) | Cond::Any(conds) => {
            let mut i = 0;
            while i < conds.len() {
                if !cond_is_well_formed(record, &conds[i]) {
                    return false;
                }
                i += 1;
            }
            true
        }
    }
}

/// The field at a dotted path.
pub(crate) const fn field_at(fields: &'static [Field], path: &str) -> Option<&'static Field> {
    let (head, tail) = split(path.as_bytes(), b'.');
    let mut i = 0;
    while i < fields.len() {
        if same_bytes(fields[i].name.as_bytes(), head) {
            return match tail.split_first() {
                None => Some(&fields[i]),
                Some((_, rest)) => match core::str::from_utf8(rest) {
                    Ok(rest) => field_at(fields[i].members(), rest),
                    Err(_) => None,
                },
            };
        }
        i += 1;
    }
    None
}

const fn is_choice(field: &Field, value: &str) -> bool {
    let choices = field.choices();
    let mut i = 0;
    while i < choices.len() {
        if same(choices[i].value, value) {
            return true;
        }
        i += 1;
    }
    false
}

const fn holds(names: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < names.len() {
        if same(names[i], name) {
            return true;
        }
        i += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    same_bytes(a.as_bytes(), b.as_bytes())
}

const fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
