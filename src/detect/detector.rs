//! What to look for: the rules, without those that are switched off, and without values that are no secrets.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

#[cfg(feature = "custom-rules")]
use super::custom::{self, CustomRule};
use super::known::repeats;
use super::rules;
use super::span::{Span, merged};

/// What callers may change about the looking. The default changes nothing. Its Debug shows no value.
#[derive(Clone, Default)]
pub struct TextOptions {
    /// Values that are no secrets: what is found is left alone when it is exactly one of these.
    pub allow: Vec<String>,
    /// Names of rules that are switched off; [`text_rules`] tells them all.
    pub off: Vec<String>,
    /// Rules of one's own.
    #[cfg(feature = "custom-rules")]
    pub rules: Vec<CustomRule>,
    /// What is found is left alone when one of these patterns matches all of it.
    #[cfg(feature = "custom-rules")]
    pub allow_patterns: Vec<String>,
}

impl fmt::Debug for TextOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextOptions").field("off", &self.off.len()).finish_non_exhaustive()
    }
}

/// Why there is no detector for the options. It tells which member is at fault, and no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextOptionsError {
    /// There is no rule of that name.
    #[error("off[{0}] must be the name of a rule")]
    UnknownRule(usize),
    /// The pattern is no regular expression, or uses what takes more than linear time.
    #[cfg(feature = "custom-rules")]
    #[error("{0}[{1}] must have a regular expression without backreferences and look-around")]
    Pattern(&'static str, usize),
    /// The pattern needs more memory than [`PATTERN_SIZE`](super::custom::PATTERN_SIZE).
    #[cfg(feature = "custom-rules")]
    #[error("{0}[{1}] must be a smaller regular expression")]
    PatternSize(&'static str, usize),
    /// The name is empty, or that of another rule.
    #[cfg(feature = "custom-rules")]
    #[error("rules[{0}] must have a name of its own")]
    RuleName(usize),
}

/// One of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRule {
    /// Its name in findings.
    pub name: &'static str,
    /// What it finds, for people.
    pub title: &'static str,
}

/// All rules.
///
/// ```
/// assert!(berthing::text_rules().any(|rule| rule.name == "aws-access-key-id"));
/// ```
pub fn text_rules() -> impl Iterator<Item = TextRule> {
    rules::all().map(|rule| TextRule { name: rule.name, title: rule.title })
}

/// Finds credentials in text, as its options say. Make one and keep it. Its Debug shows no value.
#[derive(Clone, Default)]
pub struct Detector {
    /// Lengths and hashes of the values: nobody can be sure that they are none of somebody's secrets.
    allow: HashSet<(usize, u64)>,
    hashes: RandomState,
    /// The rules that are off, as they are counted in spans.
    off: HashSet<usize>,
    /// The names of the caller's rules, which are counted behind ours.
    own: Vec<String>,
    #[cfg(feature = "custom-rules")]
    custom: custom::Rules,
}

impl fmt::Debug for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Detector").field("off", &self.off.len()).finish_non_exhaustive()
    }
}

impl Detector {
    /// A detector for the options.
    ///
    /// # Errors
    ///
    /// [`TextOptionsError`] when they name a rule that does not exist, or have a pattern that is none.
    ///
    /// ```
    /// use berthing::{Detector, TextOptions};
    ///
    /// let options = TextOptions { allow: vec!["AKIAIOSFODNN7EXAMPLE".into()], ..TextOptions::default() };
    /// let detector = Detector::new(&options)?;
    /// assert!(detector.mask_text("the guide's AKIAIOSFODNN7EXAMPLE").findings.is_empty());
    /// # Ok::<(), berthing::TextOptionsError>(())
    /// ```
    pub fn new(options: &TextOptions) -> Result<Self, TextOptionsError> {
        let index_of = |(at, name): (usize, &String)| {
            rules::all().position(|rule| rule.name == name).ok_or(TextOptionsError::UnknownRule(at))
        };
        let hashes = RandomState::new();
        Ok(Self {
            allow: options.allow.iter().map(|value| (value.len(), hashes.hash_one(value.as_bytes()))).collect(),
            hashes,
            off: options.off.iter().enumerate().map(index_of).collect::<Result<_, _>>()?,
            #[cfg(feature = "custom-rules")]
            own: options.rules.iter().map(|rule| rule.name.clone()).collect(),
            #[cfg(not(feature = "custom-rules"))]
            own: Vec::new(),
            #[cfg(feature = "custom-rules")]
            custom: custom::Rules::new(&options.rules, &options.allow_patterns)?,
        })
    }

    /// Everything that is found in the text by itself, in no order.
    pub(crate) fn find(&self, text: &[u8]) -> Vec<Span> {
        let mut spans: Vec<Span> = super::find(text)
            .into_iter()
            .map(|found| Span {
                context: found.context,
                start: found.start,
                end: found.end,
                rule: index_of(found.rule.name),
            })
            .filter(|span| !self.off.contains(&span.rule))
            .collect();
        #[cfg(feature = "custom-rules")]
        self.custom.find(text, rules::all().count(), &mut spans);
        spans.retain(|span| text.get(span.start..span.end).is_some_and(|value| !self.allows(value)));
        spans
    }

    /// Everything to mask in the text, in order, what is found stands again included.
    pub(crate) fn spans(&self, text: &[u8]) -> Vec<Span> {
        let found = self.find(text);
        if found.is_empty() {
            return found;
        }
        let again = repeats(text, &found);
        merged(text, [found, again].concat())
    }

    fn allows(&self, value: &[u8]) -> bool {
        #[cfg(feature = "custom-rules")]
        if self.custom.allow(value) {
            return true;
        }
        !self.allow.is_empty() && self.allow.contains(&(value.len(), self.hashes.hash_one(value)))
    }

    /// The name of a rule as spans count them.
    pub(crate) fn name(&self, rule: usize) -> Cow<'static, str> {
        match rules::all().nth(rule) {
            Some(rule) => Cow::Borrowed(rule.name),
            None => Cow::Owned(self.own.get(rule - rules::all().count()).cloned().unwrap_or_default()),
        }
    }

    /// The names of the rules that are the caller's.
    #[cfg(feature = "wasm")]
    pub(crate) fn own_names(&self) -> &[String] {
        &self.own
    }
}

/// The detector of those who have no options.
pub(super) static DEFAULT: LazyLock<Detector> = LazyLock::new(Detector::default);

/// The rules by their names.
static PLACES: LazyLock<HashMap<&str, usize>> =
    LazyLock::new(|| rules::all().enumerate().map(|(place, rule)| (rule.name, place)).collect());

#[cfg(feature = "wasm")]
pub(super) fn prepare() {
    LazyLock::force(&PLACES);
    LazyLock::force(&DEFAULT);
}

fn index_of(name: &str) -> usize {
    PLACES.get(name).copied().unwrap_or_default()
}
