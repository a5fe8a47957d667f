//! A rule: what one kind of credential looks like, and what only looks alike.

use super::bytes::at;
use super::pattern::{Pattern, Runs, Set};

/// One kind of credential.
///
/// A rule is found by its `form`, and believed when its `check` says so. What it must find and what it must leave
/// alone stands in the `EVIDENCE` of its family's file; a test refuses a rule without both.
pub(super) struct Rule {
    /// Its name in findings.
    pub(super) name: &'static str,
    /// What it finds, for people.
    pub(super) title: &'static str,
    pub(super) form: Form,
    /// Whether what has the form is a credential: a checksum, or what it decodes to.
    pub(super) check: fn(&[u8]) -> bool,
}

/// How a rule finds its credentials.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// By themselves, wherever they stand.
    Token(Token),
    /// From a fixed text to where a reader of what begins with it says that it ends.
    Block { anchors: &'static [&'static str], end: fn(&[u8], usize) -> Option<usize> },
    /// Behind a name that says what they are. The names are folded, and may be parts of longer ones.
    Named { names: &'static [&'static str], pattern: Pattern },
    /// By a reader that knows a syntax, such as that of addresses.
    Read,
}

/// A text that says by itself what it is.
#[derive(Clone, Copy)]
pub(super) struct Token {
    /// So many bytes of a set stand before the anchor and belong to it.
    pub(super) lead: Option<(Set, u8)>,
    /// Its fixed part, one of these; each of three bytes or more, for it is what is looked for.
    pub(super) anchors: &'static [&'static str],
    /// What follows the anchor.
    pub(super) tail: Pattern,
}

impl Rule {
    pub(super) const fn token(name: &'static str, title: &'static str, token: Token) -> Self {
        Self { name, title, form: Form::Token(token), check: anything }
    }

    pub(super) const fn block(
        name: &'static str,
        title: &'static str,
        anchors: &'static [&'static str],
        end: fn(&[u8], usize) -> Option<usize>,
    ) -> Self {
        Self { name, title, form: Form::Block { anchors, end }, check: anything }
    }

    pub(super) const fn named(
        name: &'static str,
        title: &'static str,
        names: &'static [&'static str],
        pattern: Pattern,
    ) -> Self {
        Self { name, title, form: Form::Named { names, pattern }, check: anything }
    }

    pub(super) const fn read(name: &'static str, title: &'static str) -> Self {
        Self { name, title, form: Form::Read, check: anything }
    }

    pub(super) const fn checked(mut self, check: fn(&[u8]) -> bool) -> Self {
        self.check = check;
        self
    }
}

fn anything(_: &[u8]) -> bool {
    true
}

impl Form {
    /// The fixed texts that it is found by.
    pub(super) const fn anchors(&self) -> &'static [&'static str] {
        match self {
            Self::Token(Token { anchors, .. }) | Self::Block { anchors, .. } => anchors,
            Self::Named { .. } | Self::Read => &[],
        }
    }

    /// What stands around an anchor that begins at `start` and is `anchor` bytes long.
    pub(super) fn around(&self, text: &[u8], start: usize, anchor: usize, runs: &mut Runs) -> Option<(usize, usize)> {
        match self {
            Self::Token(token) => token.around(text, start, anchor, runs),
            Self::Block { end, .. } => Some((start, end(text, start)?)),
            Self::Named { .. } | Self::Read => None,
        }
    }
}

impl Token {
    fn around(&self, text: &[u8], start: usize, anchor: usize, runs: &mut Runs) -> Option<(usize, usize)> {
        let (set, count) = self.lead.unwrap_or((Set::ALNUM, 0));
        let first = start.checked_sub(usize::from(count)).filter(|first| begins_word(text, *first))?;
        let has_lead = text.get(first..start)?.iter().all(|byte| set.has(*byte));
        let end = has_lead.then(|| self.tail.end(text, start + anchor, runs))??;
        Some((first, end))
    }
}

/// Whether a word can begin there: behind no letter or digit, but for those of an escape such as `\n` or `%3D`.
pub(super) fn begins_word(text: &[u8], start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).and_then(|index| at(text, index));
    let is_alnum = |back| before(back).is_some_and(|byte| Set::ALNUM.has(byte));
    let is_hex = |back| before(back).is_some_and(|byte| Set::HEX.has(byte));
    !is_alnum(1)
        || before(2) == Some(b'\\') && before(1).is_some_and(|byte| b"nrtbfv".contains(&byte))
        || before(3) == Some(b'%') && is_hex(2) && is_hex(1)
        || before(6) == Some(b'\\') && before(5) == Some(b'u') && (1..=4).all(is_hex)
}

/// The regular expression of [`begins_word`].
#[cfg(test)]
pub(super) const BEGINS_WORD: &str =
    r"(?:(?<![A-Za-z0-9])|(?<=\\[nrtbfv])|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4}))";

/// What shows that a rule is right. `§` in a text stands for a credential that the test makes from the rule's pattern.
#[cfg(test)]
pub(super) struct Evidence {
    pub(super) rule: &'static str,
    /// Makes what the pattern cannot tell right: a checksum, or an encoded structure. Gets random text of the pattern.
    pub(super) seal: fn(&str) -> String,
    /// Texts in which `§` is found, all of it and nothing else.
    pub(super) finds: &'static [&'static str],
    /// Texts in which nothing is found. `§` stands for the same, and must be spoilt by what stands around it.
    pub(super) spares: &'static [&'static str],
}

#[cfg(test)]
pub(super) fn as_is(text: &str) -> String {
    text.to_owned()
}
