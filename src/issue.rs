//! What validation says: one [`Issue`] a fault, gathered in a [`Report`].
//!
//! An issue never carries a value of the payload. It has what a program needs (`code`, `path`, `params`) and, through
//! [`crate::message`], what a person needs (`message`, `help`).

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use crate::message;

/// Whether the target refuses the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The target refuses it, or stores it and breaks at use.
    Error,
    /// The target takes it, but it is a trap.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $about:literal])* $name:ident = $text:literal,)*) => {
        /// The fault that an issue names. Codes are stable; their sentences are not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $about])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// One line about it, for reference tables.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($about),*).trim_ascii(),)* }
            }
        }
    };
}

codes! {
    /// The text is not JSON; `params` has line and column.
    NotJson = "not_json",
    /// Objects or lists are nested too deeply.
    TooDeep = "too_deep",
    /// The input is longer than this library reads.
    TooLarge = "too_large",
    /// The JavaScript object could not be read: a getter or proxy threw.
    Unreadable = "unreadable",
    /// This library failed; the payload was not judged.
    Internal = "internal",
    /// A key stands twice in one object.
    DuplicateKey = "duplicate_key",
    /// The value is of another type.
    WrongType = "wrong_type",
    /// A value is needed here.
    Missing = "missing",
    /// Fewer characters than the target takes.
    TooShort = "too_short",
    /// More characters than the target takes.
    TooLong = "too_long",
    /// The number is out of range.
    OutOfRange = "out_of_range",
    /// Not one of the values that the target takes here.
    NotAllowed = "not_allowed",
    /// The text does not have the syntax that its field needs; `params.reason` says why.
    BadFormat = "bad_format",
    /// Names this machine or a cloud metadata service.
    LocalAddress = "local_address",
    /// Two fields exclude each other.
    Conflict = "conflict",
    /// Given where a condition forbids it.
    NotApplicable = "not_applicable",
    /// A secret that is neither empty nor masked, although the stored one is to be kept.
    UnmaskedSecret = "unmasked_secret",
    /// The mask of a secret where the secret itself belongs.
    MaskedSecret = "masked_secret",
    /// The stored secret cannot be kept, because where or how it is used has changed.
    CredentialRequired = "credential_required",
    /// Not a member of this payload: the target drops it.
    UnknownField = "unknown_field",
    /// The list holds the value twice.
    Repeated = "repeated",
    /// There are more findings of these sorts than are told; `params.max` says how many are.
    MoreIssues = "more_issues",
    /// The update changes nothing.
    EmptyUpdate = "empty_update",
    /// Nothing but spaces.
    Blank = "blank",
    /// A space before or after the value, which the target keeps.
    SurroundingSpace = "surrounding_space",
    /// Credentials travel unprotected.
    PlainHttp = "plain_http",
    /// The server's certificate is not checked.
    TlsNotVerified = "tls_not_verified",
    /// User name or password inside an address, which the target does not mask.
    EmbeddedCredentials = "embedded_credentials",
    /// A text that is no secret has a credential in it; `params.rule` says of which sort.
    SecretInPlainField = "secret_in_plain_field",
    /// The target ignores or erases it.
    Ignored = "ignored",
    /// Still taken, but on its way out.
    Deprecated = "deprecated",
    /// The target edits such a record but does not create one.
    NotCreatable = "not_creatable",
    /// The target's official pages contradict each other here.
    Disputed = "disputed",
    /// A character that the shell or the program cannot carry; `params.reason` says which.
    NotCarried = "not_carried",
    /// A password on a command line, where every process list and history shows it.
    PasswordInCommand = "password_in_command",
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member of an object.
    Name(Cow<'static, str>),
    /// An item of a list.
    Index(usize),
}

/// Where in a payload something is. Displayed as a JSON Pointer (RFC 6901).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Segment>);

impl Path {
    pub(crate) fn push(&mut self, segment: Segment) {
        self.0.push(segment);
    }

    pub(crate) fn with(mut self, segment: Segment) -> Self {
        self.0.push(segment);
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0 {
            match segment {
                Segment::Name(name) => write!(f, "/{}", name.replace('~', "~0").replace('/', "~1"))?,
                Segment::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(name) => serializer.serialize_str(name),
            Self::Index(index) => serializer.serialize_u64(*index as u64),
        }
    }
}

/// Facts about an issue, for programs and translators. Only those that its code has are set.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// The type that belongs here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<&'static str>,
    /// Least number of characters, or least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Greatest number of characters, or greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Number of characters found; never told for a secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// The values that may stand here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<&'static str>,
    /// The format that the text should have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// Why the text is not of its format, or why it is a trap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// The other field of a conflict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<&'static str>,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
    /// The name of the rule in the kind's table, or of the one that finds such credentials in text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// First release that takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<&'static str>,
    /// Line in the JSON text, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in that line, in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// A JSON Patch step that mends an issue. Only offered when it is certain, and never on a secret.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fix {
    /// Put this value at the issue's path.
    Replace(Value),
    /// Take away what is at the issue's path.
    Remove,
}

impl Serialize for Fix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Replace(value) => {
                let mut fix = serializer.serialize_struct("Fix", 2)?;
                fix.serialize_field("op", "replace")?;
                fix.serialize_field("value", value)?;
                fix.end()
            }
            Self::Remove => {
                let mut fix = serializer.serialize_struct("Fix", 1)?;
                fix.serialize_field("op", "remove")?;
                fix.end()
            }
        }
    }
}

/// One fault of a payload. It never carries a value of the payload.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Issue {
    /// Which fault.
    pub code: Code,
    /// Whether the target refuses the payload for it.
    pub severity: Severity,
    /// The field itself, even when it is absent; empty for the whole payload.
    pub path: Path,
    /// What people call the field.
    pub label: Cow<'static, str>,
    /// Facts for programs.
    pub params: Params,
    /// Why, or how to put it right, where the table knows more than the code.
    pub why: Cow<'static, str>,
    /// How to mend it, when that is certain.
    pub fix: Option<Fix>,
    /// Whether the label names something to switch on, and so is no noun.
    pub(crate) is_switch: bool,
}

impl Issue {
    pub(crate) fn new(code: Code, severity: Severity, path: Path, label: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            severity,
            path,
            label: label.into(),
            params: Params::default(),
            why: Cow::Borrowed(""),
            fix: None,
            is_switch: false,
        }
    }

    /// An error that concerns the payload as a whole.
    pub(crate) fn whole(code: Code, params: Params) -> Self {
        Self { params, ..Self::new(code, Severity::Error, Path::default(), "payload") }
    }

    /// The field's place as a JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        self.path.to_string()
    }

    /// One sentence for the person at the field, without a final period.
    #[must_use]
    pub fn message(&self) -> String {
        message::message(self)
    }

    /// Why, or how to put it right.
    #[must_use]
    pub fn help(&self) -> Option<Cow<'static, str>> {
        message::help(self)
    }

    /// Whether the target refuses the payload for it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity.name(), self.code.name())?;
        if !self.path.0.is_empty() {
            write!(f, " at {}", self.path)?;
        }
        write!(f, ": {}", self.message())
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut issue = serializer.serialize_struct("Issue", 8)?;
        issue.serialize_field("code", self.code.name())?;
        issue.serialize_field("severity", self.severity.name())?;
        issue.serialize_field("path", &self.path.0)?;
        issue.serialize_field("pointer", &self.pointer())?;
        issue.serialize_field("message", &self.message())?;
        if let Some(help) = self.help() {
            issue.serialize_field("help", &help)?;
        }
        if self.params != Params::default() {
            issue.serialize_field("params", &self.params)?;
        }
        if let Some(fix) = &self.fix {
            issue.serialize_field("fix", fix)?;
        }
        issue.end()
    }
}

/// Everything that was found in one payload, in the order of the kind's table.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The kind against which the payload was held.
    pub kind: &'static str,
    /// What was found.
    pub issues: Vec<Issue>,
}

impl Report {
    pub(crate) const fn new(kind: &'static str, issues: Vec<Issue>) -> Self {
        Self { kind, issues }
    }

    /// Whether there are no errors. Warnings may remain.
    #[must_use]
    pub fn ok(&self) -> bool {
        !self.issues.iter().any(Issue::is_error)
    }

    /// The errors alone.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.is_error())
    }

    /// The report as JSON, byte for byte the same on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("ok", &self.ok())?;
        report.serialize_field("kind", self.kind)?;
        report.serialize_field("issues", &self.issues)?;
        report.end()
    }
}
