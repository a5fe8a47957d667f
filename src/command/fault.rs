//! Issues about options.

use std::borrow::Cow;

use crate::format::Reason;
use crate::issue::{Code, Issue, Params, Path, Segment, Severity};

/// Where an option stands, and what people call it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    path: Path,
    label: &'static str,
}

/// The option of that name.
pub(super) fn option(name: &'static str, label: &'static str) -> Place {
    let segments = ["options", name].map(|name| Segment::Name(name.into()));
    Place { path: Path(segments.into()), label }
}

/// A member of the payload.
pub(super) fn field(name: &'static str, label: &'static str) -> Place {
    Place { path: Path(vec![Segment::Name(name.into())]), label }
}

/// The command as a whole.
pub(super) fn command() -> Place {
    Place { path: Path::default(), label: "upload command" }
}

impl Place {
    /// An item of the list.
    pub(super) fn item(&self, index: usize, label: &'static str) -> Self {
        Self { path: self.path.clone().with(Segment::Index(index)), label }
    }

    /// A member of the object.
    pub(super) fn member(&self, name: &'static str, label: &'static str) -> Self {
        Self { path: self.path.clone().with(Segment::Name(name.into())), label }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn error(&self, code: Code) -> Issue {
        Issue::new(code, Severity::Error, self.path.clone(), self.label)
    }

    pub(super) fn warning(&self, code: Code, why: impl Into<Cow<'static, str>>) -> Issue {
        Issue { why: why.into(), ..Issue::new(code, Severity::Warning, self.path.clone(), self.label) }
    }

    /// The option must be given when `condition` holds; an empty one tells itself.
    pub(super) fn missing(&self, condition: &'static str) -> Issue {
        Issue { why: condition.into(), ..self.error(Code::Missing) }
    }

    /// The text does not have the syntax of `format`.
    pub(super) fn bad_format(&self, format: &'static str, reason: Reason) -> Issue {
        let params = Params { format: Some(format), reason: Some(reason.name()), ..Params::default() };
        Issue { params, ..self.error(Code::BadFormat) }
    }

    /// The shell or program cannot carry the text.
    pub(super) fn not_carried(&self, reason: Reason, why: &'static str) -> Issue {
        let params = Params { reason: Some(reason.name()), ..Params::default() };
        Issue { params, why: why.into(), ..self.error(Code::NotCarried) }
    }
}
