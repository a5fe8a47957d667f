//! What is known where an interface is declared, and what follows from it.

use super::logic::{Leaf, Logic};
use super::snippets::pascal;
use crate::issue::Severity;
use crate::schema::{Choice, Cond, Field, Kind, Stored, System};

/// Under which circumstances an object is declared.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) kind: &'static Kind,
    /// What the discriminating choice is, in a member of the union.
    known: Option<(&'static Field, &'static str)>,
    /// How names of nested objects may begin, the best first.
    pub(super) prefixes: Vec<String>,
}

impl Scene {
    pub(super) fn of(kind: &'static Kind) -> Self {
        let system = match kind.system {
            System::Rhacs => "Rhacs",
            System::Hss => "Hss",
            System::Swr => "Swr",
        };
        let last = kind.name.rsplit('.').next().unwrap_or_default();
        let prefixes = vec![system.to_owned(), system.to_owned() + &pascal(last), pascal(kind.name)];
        Self { kind, known: None, prefixes }
    }

    /// The same where the choice is made.
    pub(super) fn under(&self, tag: &'static Field, choice: &Choice) -> Self {
        Self { known: Some((tag, choice.value)), ..self.clone() }
    }

    /// The same with names for the config that goes with the choice, and what they have of the choice.
    ///
    /// The short name is for the choice of that name, whichever others have the same config: `Google` is type google.
    pub(super) fn named_for(&self, config: &Field) -> (Self, String) {
        let mut scene = self.clone();
        let Some((tag, choice)) = self.known else { return (scene, String::new()) };
        let is_foreign = choice != config.name && tag.choices().iter().any(|choice| choice.value == config.name);
        let longer: Vec<String> = self.prefixes.iter().map(|prefix| prefix.clone() + &pascal(choice)).collect();
        let at = if is_foreign { 0 } else { scene.prefixes.len() };
        scene.prefixes.splice(at..at, longer);
        (scene, if is_foreign { pascal(choice) } else { String::new() })
    }

    /// When the field at this path must be given, as far as the scene does not decide it.
    pub(super) fn need(&self, field: &Field, path: &str) -> Logic {
        // A stored secret may stand in for it.
        if field.is_secret() && self.kind.stored != Stored::Never {
            return Logic::Constant(false);
        }
        self.know(Logic::need(field, path, None))
    }

    fn fold(&self, cond: &Cond) -> Logic {
        self.know(Logic::of(cond, None))
    }

    fn know(&self, logic: Logic) -> Logic {
        match self.known {
            Some((tag, choice)) => logic.assume(&Leaf::Is(tag.name, vec![choice]), true),
            None => logic,
        }
    }

    /// Whether a rule asks for it, whatever else the payload says.
    pub(super) fn is_missing_without(&self, path: &str) -> bool {
        self.errors().any(|when| when.is_missing(path))
    }

    /// The choices that no rule refuses.
    pub(super) fn choices(&self, field: &Field, path: &str) -> Vec<Choice> {
        let refuses = |when: &Logic, choice: &Choice| matches!(when, Logic::Leaf(Leaf::Has(list, item), true) if *list == path && *item == choice.value);
        let is_refused = |choice: &Choice| self.errors().any(|when| refuses(&when, choice));
        field.choices().iter().filter(|choice| !is_refused(choice)).copied().collect()
    }

    fn errors(&self) -> impl Iterator<Item = Logic> {
        let errors = self.kind.rules().filter(|rule| rule.severity == Severity::Error);
        errors.map(|rule| self.fold(&rule.when))
    }
}
