//! What a credential looks like, as data that can be matched in one pass.
//!
//! Nothing is tried twice: a run takes all that it may and gives nothing back, so matching costs one look at each byte.
//! Every pattern also has a regular expression ([`Pattern::regex`] in tests), and the tests hold both against each other.

use std::ops::{Range, RangeInclusive};
use std::ptr;

use super::bytes::at;

/// A set of ASCII characters: a bit for each, in two halves, for a shift of more than a machine word is slow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Set {
    pub(super) const NONE: Self = Self { low: 0, high: 0 };
    pub(super) const DIGIT: Self = Self::range(b'0', b'9');
    pub(super) const UPPER: Self = Self::range(b'A', b'Z');
    pub(super) const LOWER: Self = Self::range(b'a', b'z');
    pub(super) const ALPHA: Self = Self::UPPER.or(Self::LOWER);
    pub(super) const ALNUM: Self = Self::ALPHA.or(Self::DIGIT);
    pub(super) const HEX: Self = Self::DIGIT.or(Self::range(b'a', b'f')).or(Self::range(b'A', b'F'));
    pub(super) const BASE32: Self = Self::UPPER.or(Self::range(b'2', b'7'));
    pub(super) const BASE64: Self = Self::ALNUM.or(Self::of("+/"));
    pub(super) const BASE64URL: Self = Self::ALNUM.or(Self::of("-_"));
    /// What names and most tokens are made of.
    pub(super) const WORD: Self = Self::ALNUM.or(Self::of("_"));

    /// The characters of the text, which must be ASCII.
    pub(super) const fn of(text: &str) -> Self {
        let mut rest = text.as_bytes();
        let mut set = Self::NONE;
        while let [first, behind @ ..] = rest {
            set = set.or(Self::range(*first, *first));
            rest = behind;
        }
        set
    }

    /// Both ends belong to it.
    pub(super) const fn range(first: u8, last: u8) -> Self {
        assert!(first <= last && last.is_ascii(), "sets are of ASCII characters");
        let mut set = Self::NONE;
        let mut byte = first;
        while byte <= last {
            match byte {
                0..64 => set.low |= 1 << byte,
                _ => set.high |= 1 << (byte - 64),
            }
            byte += 1;
        }
        set
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }

    pub(super) const fn has(self, byte: u8) -> bool {
        let bits = match byte {
            0..64 => self.low >> byte,
            64..128 => self.high >> (byte - 64),
            _ => 0,
        };
        bits & 1 == 1
    }
}

/// A piece of a pattern.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// These bytes.
    Text(&'static str),
    /// One of these, the first that fits.
    Either(&'static [&'static str]),
    /// As many bytes of the set as there are, at least and at most so many.
    Run(Set, u16, u16),
    /// These parts, or nothing.
    Maybe(&'static [Part]),
}

impl Part {
    /// What base64 may end with.
    pub(super) const PADDING: Self = Self::Maybe(&[Self::Run(Set::of("="), 1, 2)]);

    /// So many bytes of the set.
    pub(super) const fn times(set: Set, count: u16) -> Self {
        Self::Run(set, count, count)
    }
}

/// Parts that follow each other. Behind the last one no byte may follow that could have belonged to it.
#[derive(Clone, Copy)]
pub(super) struct Pattern(pub(super) &'static [Part]);

impl Pattern {
    /// Where the pattern ends that begins at `start`.
    pub(super) fn end(self, text: &[u8], start: usize, runs: &mut Runs) -> Option<usize> {
        let mut set = None;
        let end = follow(self.0, text, start, runs, &mut set)?;
        let goes_on = set.is_some_and(|set: Set| at(text, end).is_some_and(|byte| set.has(byte)));
        (!goes_on).then_some(end)
    }

    /// How long a text of the pattern can be.
    pub(super) fn lengths(self) -> RangeInclusive<usize> {
        self.0.iter().fold(0..=0, |all, part| {
            let part = match *part {
                Part::Text(literal) => literal.len()..=literal.len(),
                Part::Either(literals) => {
                    let lengths = || literals.iter().map(|literal| literal.len());
                    lengths().min().unwrap_or_default()..=lengths().max().unwrap_or_default()
                }
                Part::Run(_, min, max) => min.into()..=max.into(),
                Part::Maybe(parts) => 0..=*Pattern(parts).lengths().end(),
            };
            all.start() + part.start()..=all.end() + part.end()
        })
    }

    /// Whether the whole text is of the pattern.
    pub(super) fn fits(self, text: &[u8]) -> bool {
        self.end(text, 0, &mut Runs::default()) == Some(text.len())
    }
}

/// Where the parts end; `last` is the set of the run at their end.
fn follow(parts: &[Part], text: &[u8], start: usize, runs: &mut Runs, last: &mut Option<Set>) -> Option<usize> {
    let mut end = start;
    for part in parts {
        let rest = text.get(end..)?;
        match *part {
            Part::Text(literal) => {
                end += rest.starts_with(literal.as_bytes()).then_some(literal.len())?;
                *last = None;
            }
            Part::Either(literals) => {
                end += literals.iter().find(|literal| rest.starts_with(literal.as_bytes()))?.len();
                *last = None;
            }
            Part::Run(set, min, max) => {
                let min = end + usize::from(min);
                end = runs.end(part, set, text, end..end + usize::from(max));
                if end < min {
                    return None;
                }
                *last = Some(set);
            }
            Part::Maybe(parts) => {
                let mut inner = *last;
                if let Some(behind) = follow(parts, text, end, runs, &mut inner) {
                    end = behind;
                    *last = inner;
                }
            }
        }
    }
    Some(end)
}

/// The last stretch that each run was followed over, so that anchors which stand in a stretch of their own token, such
/// as `eyJ-eyJ-eyJ-`, do not have it followed again from each of them. Positions must come in order.
#[derive(Default)]
pub(super) struct Runs(Vec<(*const Part, Range<usize>)>);

impl Runs {
    /// Where the run of the part ends that begins where `within` does, and ends there at the latest.
    fn end(&mut self, part: &Part, set: Set, text: &[u8], within: Range<usize>) -> usize {
        let index = self.0.iter().position(|(other, _)| ptr::eq(*other, part)).unwrap_or_else(|| {
            self.0.push((part, 0..0));
            self.0.len() - 1
        });
        let Some((_, known)) = self.0.get_mut(index) else { return within.start };
        if within.start > known.end || within.start < known.start {
            *known = within.start..within.start;
        }
        let unknown = text.get(known.end..within.end.min(text.len())).unwrap_or_default();
        known.end += unknown.iter().take_while(|byte| set.has(**byte)).count();
        known.end.min(within.end)
    }
}

#[cfg(test)]
impl Pattern {
    /// The same as a regular expression, for the oracle.
    pub(super) fn regex(self) -> String {
        regex_of(self.0, true)
    }
}

/// The regular expression of the parts; if they are the last ones, with what may not follow.
#[cfg(test)]
fn regex_of(parts: &[Part], are_last: bool) -> String {
    let literals = |literals: &[&str]| literals.iter().map(|text| regex::escape(text)).collect::<Vec<_>>().join("|");
    let mut written = String::new();
    let mut border = String::new();
    for (at, part) in parts.iter().enumerate() {
        let is_last = are_last && at + 1 == parts.len();
        let (text, follows) = match *part {
            Part::Text(literal) => (regex::escape(literal), String::new()),
            Part::Either(texts) => (format!("(?>{})", literals(texts)), String::new()),
            Part::Run(set, least, most) => {
                // What is longer than any text of the tests has no end.
                let most = if most > least + 400 { String::new() } else { most.to_string() };
                (format!("(?>{}{{{least},{most}}})", set.regex()), format!("(?!{})", set.regex()))
            }
            Part::Maybe(parts) if is_last => {
                let (there, bordered) = (regex_of(parts, false), regex_of(parts, true));
                (format!("(?:{bordered}|(?!{there}){border})"), String::new())
            }
            Part::Maybe(parts) => (format!("(?>(?:{})?)", regex_of(parts, false)), border),
        };
        written.push_str(&text);
        border = follows;
    }
    if are_last { written + &border } else { written }
}

#[cfg(test)]
impl Set {
    pub(super) fn regex(self) -> String {
        let members = (0..128_u8).filter(|byte| self.has(*byte)).map(|byte| format!("\\x{byte:02x}"));
        format!("[{}]", members.collect::<String>())
    }

    /// All of its characters.
    pub(super) fn members(self) -> Vec<char> {
        (0..128_u8).filter(|byte| self.has(*byte)).map(char::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Part, Runs, Set};

    proptest! {
        #[test]
        fn what_is_remembered_of_runs_is_what_is_there(
            text in "[a-b-]{0,40}",
            starts in prop::collection::vec((0..40_usize, 0..12_usize), 1..20),
        ) {
            let set = Set::LOWER;
            let part = Part::times(set, 1);
            let mut runs = Runs::default();
            for (start, most) in starts {
                let start = start.min(text.len());
                let fresh = text.bytes().skip(start).take(most).take_while(|byte| set.has(*byte)).count();
                prop_assert_eq!(runs.end(&part, set, text.as_bytes(), start..start + most), start + fresh);
            }
        }
    }
}
