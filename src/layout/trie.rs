//! Layouts by what stands between their texts.
//!
//! Everything is kept in whole words and in bytes that were in every payload of the layout: between the members of other
//! structures are bytes that nobody writes, and these have what the stack had.

use super::Source;
use crate::plan::Slot;

/// What the text at a place of a layout is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// There is none: the payload ends.
    End,
    /// That of a field.
    Field(Slot),
    /// A key of a map.
    Key(Slot),
    /// The value behind it.
    Entry(Slot),
}

/// A text of a layout, by the number of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hole {
    pub(crate) kind: u8,
    pub(crate) what: What,
}

impl Hole {
    const fn word(self) -> u32 {
        let (what, slot) = match self.what {
            What::End => (END, 0),
            What::Field(slot) => (1, slot),
            What::Key(slot) => (2, slot),
            What::Entry(slot) => (3, slot),
        };
        #[expect(clippy::cast_possible_truncation, reason = "a plan has some hundred fields at most")]
        let slot = slot as u32 & 0xFFFF;
        what | slot << 8 | (self.kind as u32) << 24
    }

    const fn of(word: u32) -> Self {
        let slot = (word >> 8 & 0xFFFF) as Slot;
        let what = match word & 0xFF {
            END => What::End,
            1 => What::Field(slot),
            2 => What::Key(slot),
            _ => What::Entry(slot),
        };
        Self { kind: (word >> 24) as u8, what }
    }
}

/// What is done with a payload while its layout is followed.
pub(crate) trait Visit<'a> {
    /// So many bytes stand before the next text, and what they are without spaces.
    fn between(&mut self, length: usize, tidy: &[u8]);

    /// Adds what is to be said of the text to the words. None where it must be read with care.
    fn text(&mut self, hole: Hole, text: &'a str, words: &mut Vec<u64>) -> Option<()>;
}

/// A stretch of a payload, and the text behind it.
pub(super) struct Step<'a> {
    pub(super) chunk: &'a [u8],
    /// The same without spaces.
    pub(super) tidy: Vec<u8>,
    pub(super) hole: Hole,
    pub(super) text: &'a str,
}

/// Why a layout could not be followed to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// It is not known.
    Unknown,
    /// A text must be read with care.
    Text,
}

/// A stretch that is the same in all payloads that have been alike so far, and what follows it.
#[derive(Clone, Copy)]
struct Edge {
    /// Its first bytes, to compare all at once, and the bits of them that count.
    head: u64,
    mask: u64,
    start: u32,
    length: u32,
    tidy: u32,
    tidy_length: u32,
    /// The word of the text that follows.
    hole: u32,
    /// The first of the edges behind it, and the next one that may stand in its place; counted from one.
    child: u32,
    sibling: u32,
    /// Nothing that could be padding.
    _zero: u32,
}

const END: u32 = 0;

const MOST_EDGES: usize = 8192;
const MOST_BYTES: usize = 512 << 10;

#[derive(Default)]
pub(super) struct Trie {
    /// What payloads are told apart by before they are read, and the first edge.
    roots: Vec<[u64; 2]>,
    edges: Vec<Edge>,
    bytes: Vec<u8>,
    /// How many tries were full before this one.
    age: u64,
}

impl Edge {
    const fn ends(&self) -> bool {
        self.hole & 0xFF == END
    }
}

impl Trie {
    /// Follows the layout that the source has, and gives the number of its kind. The first of the words is then what the
    /// layout is known by: no other ever has the same.
    pub(super) fn follow<'a>(
        &self,
        root: u64,
        source: Source<'a>,
        words: &mut Vec<u64>,
        visit: &mut impl Visit<'a>,
    ) -> Result<u8, Lost> {
        let bytes = source.bytes();
        let mut next = self.root(root).ok_or(Lost::Unknown)?;
        let mut at = 0;
        words.push(0);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let (number, edge) = self.matching(next, rest).ok_or(Lost::Unknown)?;
            at += edge.length as usize;
            visit.between(edge.length as usize, stretch(&self.bytes, edge.tidy, edge.tidy_length));
            let hole = Hole::of(edge.hole);
            if edge.ends() {
                if let Some(first) = words.first_mut() {
                    *first = 1 << 63 | self.age << 32 | u64::from(number);
                }
                return Ok(hole.kind);
            }
            let (text, end) = source.text(at).ok_or(Lost::Text)?;
            visit.text(hole, text, words).ok_or(Lost::Text)?;
            (at, next) = (end, edge.child);
        }
    }

    /// Whether it was asked for that root before.
    pub(super) fn has_met(&mut self, root: u64) -> bool {
        let has_met = self.root(root).is_some();
        if !has_met {
            self.roots.push([root, 0]);
        }
        has_met
    }

    fn root(&self, root: u64) -> Option<u32> {
        let [_, first] = self.roots.iter().find(|[known, _]| *known == root)?;
        u32::try_from(*first).ok()
    }

    fn edge(&self, number: u32) -> Option<&Edge> {
        self.edges.get((number as usize).checked_sub(1)?)
    }

    /// The edge that the rest of a payload begins with, which ends there if a payload does.
    #[inline]
    fn matching(&self, mut number: u32, rest: &[u8]) -> Option<(u32, &Edge)> {
        let begin = head(rest);
        loop {
            let edge = self.edge(number)?;
            if (begin ^ edge.head) & edge.mask == 0
                && begins(rest, stretch(&self.bytes, edge.start, edge.length))
                && (!edge.ends() || rest.len() == edge.length as usize)
            {
                return Some((number, edge));
            }
            number = edge.sibling;
        }
    }

    /// Learns a layout.
    pub(super) fn learn(&mut self, root: u64, steps: &[Step<'_>]) {
        let length = steps.iter().map(|step| step.chunk.len() + step.tidy.len()).sum::<usize>();
        if self.edges.len() + steps.len() > MOST_EDGES || self.bytes.len() + length > MOST_BYTES {
            *self = Self { age: self.age + 1, ..Self::default() };
        }
        let mut behind = None;
        for step in steps {
            let first = match behind {
                None => self.root(root),
                Some(behind) => self.edge(behind).map(|edge| edge.child),
            };
            let known = first.and_then(|first| self.same(first, step));
            behind = known.or_else(|| self.add(root, behind, first.unwrap_or_default(), step));
        }
    }

    fn same(&self, mut number: u32, step: &Step<'_>) -> Option<u32> {
        loop {
            let edge = self.edge(number)?;
            if edge.hole == step.hole.word() && stretch(&self.bytes, edge.start, edge.length) == step.chunk {
                return Some(number);
            }
            number = edge.sibling;
        }
    }

    fn add(&mut self, root: u64, behind: Option<u32>, sibling: u32, step: &Step<'_>) -> Option<u32> {
        let (start, length) = self.put(step.chunk)?;
        let (tidy, tidy_length) = if step.tidy == step.chunk { (start, length) } else { self.put(&step.tidy)? };
        let hole = step.hole.word();
        let (head, mask) = (head(step.chunk), head(&vec![0xFF; step.chunk.len()]));
        self.edges.push(Edge { head, mask, start, length, tidy, tidy_length, hole, child: 0, sibling, _zero: 0 });
        let number = u32::try_from(self.edges.len()).ok()?;
        if let Some(behind) = behind {
            self.edges.get_mut((behind as usize).checked_sub(1)?)?.child = number;
        } else {
            self.roots.retain(|[known, _]| *known != root);
            self.roots.push([root, u64::from(number)]);
        }
        Some(number)
    }

    fn put(&mut self, bytes: &[u8]) -> Option<(u32, u32)> {
        let start = u32::try_from(self.bytes.len()).ok()?;
        self.bytes.extend(bytes);
        Some((start, u32::try_from(bytes.len()).ok()?))
    }
}

fn stretch(bytes: &[u8], start: u32, length: u32) -> &[u8] {
    bytes.get(start as usize..).and_then(|rest| rest.get(..length as usize)).unwrap_or_default()
}

/// The first eight bytes as a number, zeros where there are less.
#[inline]
fn head(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(head) => u64::from_le_bytes(*head),
        None => bytes.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// `starts_with`, eight bytes at a time: a call to compare some dozen bytes costs more than to compare them.
#[inline]
fn begins(text: &[u8], chunk: &[u8]) -> bool {
    const WORD: usize = size_of::<u64>();
    let Some(text) = text.get(..chunk.len()) else { return false };
    let Some((last, other)) = chunk.last_chunk::<WORD>().zip(text.last_chunk::<WORD>()) else {
        return text.iter().eq(chunk);
    };
    let words = chunk.chunks_exact(WORD).zip(text.chunks_exact(WORD));
    { words }.all(|(one, other)| one.first_chunk::<WORD>() == other.first_chunk::<WORD>()) && last == other
}
