//! Judgements that were made before.
//!
//! What is said of a payload depends on its facts, the table and the server alone, and payloads that come in numbers
//! are much alike. So judgements are kept by the gist of the facts, which nothing of a payload's texts is in.

use std::cell::{Cell, RefCell};
use std::hash::BuildHasher;
use std::rc::Rc;

use foldhash::fast::FixedState;

use crate::Options;
use crate::facts::Gist;
use crate::issue::Issue;

/// What is said of facts.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// Number of errors.
    pub(crate) errors: usize,
    /// None where only the verdict was wanted.
    pub(crate) issues: Vec<Issue>,
    /// A number that nothing else that is kept has, or ever had; zero where this is not kept.
    pub(crate) number: u32,
}

impl Said {
    /// That there are these issues.
    pub(crate) fn new(issues: Vec<Issue>) -> Self {
        Self { errors: issues.iter().filter(|issue| issue.is_error()).count(), issues, number: 0 }
    }
}

/// What facts were judged by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct By {
    pub(crate) kind: &'static str,
    pub(crate) options: Options,
    pub(crate) only_verdict: bool,
}

struct Entry {
    hash: u64,
    by: By,
    gist: Gist,
    said: Rc<Said>,
}

/// Those whose hashes lead to the same place, the latest first. One more pushes the oldest out.
type Row = [Option<Entry>; 4];

const ROWS: usize = 128;

/// One that says more is not kept: it is long, and soon another.
const MOST_ISSUES: usize = 16;

thread_local! {
    static TABLE: RefCell<Vec<Row>> = const { RefCell::new(Vec::new()) };
    static NUMBERED: Cell<u32> = const { Cell::new(0) };
}

/// What was said of such facts, or is said now.
pub(crate) fn recall(by: By, gist: &Gist, judge: impl FnOnce() -> Said) -> Rc<Said> {
    let hash = FixedState::default().hash_one((by, gist));
    let place = usize::try_from(hash % ROWS as u64).unwrap_or_default();
    let is_it = |entry: &&Entry| entry.hash == hash && entry.by == by && entry.gist == *gist;
    let known = TABLE.with_borrow(|table| {
        let entry = table.get(place)?.iter().flatten().find(is_it)?;
        Some(Rc::clone(&entry.said))
    });
    known.unwrap_or_else(|| {
        let mut said = judge();
        let number = NUMBERED.get().checked_add(1).filter(|_| said.issues.len() <= MOST_ISSUES);
        said.number = number.unwrap_or_default();
        let said = Rc::new(said);
        if let Some(number) = number {
            NUMBERED.set(number);
            let entry = Entry { hash, by, gist: gist.clone(), said: Rc::clone(&said) };
            TABLE.with_borrow_mut(|table| {
                table.resize_with(ROWS, Row::default);
                if let Some(row) = table.get_mut(place) {
                    row.rotate_right(1);
                    row[0] = Some(entry);
                }
            });
        }
        said
    })
}
