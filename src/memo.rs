//! Judgements that were made before.
//!
//! What is said of a payload depends on its facts, the table and the server alone, and payloads that come in numbers
//! are much alike. So judgements are kept by the gist of the facts, in which nothing of a payload's texts is.

use std::cell::{Cell, RefCell};
use std::hash::BuildHasher;
use std::rc::Rc;

use foldhash::fast::FixedState;

use crate::Options;
use crate::facts::Facts;
use crate::issue::Issue;
use crate::plan::Slot;

/// What is said of facts.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// Number of errors.
    pub(crate) errors: usize,
    /// None where only the verdict was wanted. What fixes offer is of one payload alone, and left out.
    pub(crate) issues: Vec<Issue>,
    /// Which of the issues offer a fix, and the fields for which they do.
    pub(crate) fixes: Vec<(usize, Slot)>,
    /// A number that nothing else that is kept has, or ever had; zero where this is not kept.
    pub(crate) number: u32,
}

impl Said {
    /// That there are these issues.
    pub(crate) fn new(issues: Vec<Issue>) -> Self {
        let errors = issues.iter().filter(|issue| issue.is_error()).count();
        Self { errors, issues, fixes: Vec::new(), number: 0 }
    }
}

/// What facts were judged by.
#[derive(Clone, Copy)]
pub(crate) struct By {
    pub(crate) kind: &'static str,
    pub(crate) options: Options,
    pub(crate) only_verdict: bool,
}

impl By {
    /// A kind is known by where its name stands.
    fn words(self) -> [u64; 2] {
        let Options { release, managed } = self.options;
        let options = u64::from(self.only_verdict) | u64::from(managed) << 1 | (release as u64) << 2;
        [self.kind.as_ptr().addr() as u64, options]
    }
}

/// The key is whole words, because it is kept: between the members of other structures are bytes that nobody writes,
/// and these have what the stack had.
struct Entry {
    hash: u64,
    key: Vec<u64>,
    said: Rc<Said>,
}

/// Those whose hashes lead to the same place, the latest first. One more pushes the oldest out.
type Row = [Option<Entry>; 4];

const ROWS: usize = 256;

/// The binding has a bit beside the number.
const MOST_NUMBERS: u32 = u32::MAX >> 1;

/// One that says more is not kept: it is long, and soon another.
const MOST_ISSUES: usize = 16;

thread_local! {
    static TABLE: RefCell<Vec<Row>> = const { RefCell::new(Vec::new()) };
    static NUMBERED: Cell<u32> = const { Cell::new(0) };
    static KEY: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
}

/// What was said of such facts, or is said now. The facts must be common.
pub(crate) fn recall(by: By, facts: &Facts, judge: impl FnOnce() -> Said) -> Rc<Said> {
    let mut key = KEY.take();
    key.clear();
    key.extend(by.words());
    facts.gist(&mut key);
    let said = known(&key).unwrap_or_else(|| {
        forget_stack();
        said(&key, judge)
    });
    KEY.set(key);
    said
}

/// What was said of what has that key.
pub(crate) fn known(key: &[u64]) -> Option<Rc<Said>> {
    let hash = hash(key);
    TABLE.with_borrow(|table| {
        let entry = table.get(place(hash))?.iter().flatten().find(|entry| entry.hash == hash && entry.key == key)?;
        Some(Rc::clone(&entry.said))
    })
}

/// Keeps what is said under a key. The first word of no two sorts of keys may be the same.
pub(crate) fn keep(key: &[u64], said: &Rc<Said>) {
    let hash = hash(key);
    let entry = Entry { hash, key: key.to_vec(), said: Rc::clone(said) };
    TABLE.with_borrow_mut(|table| {
        table.resize_with(ROWS, Row::default);
        if let Some(row) = table.get_mut(place(hash)) {
            row.rotate_right(1);
            row[0] = Some(entry);
        }
    });
}

fn hash(key: &[u64]) -> u64 {
    FixedState::default().hash_one(key)
}

fn place(hash: u64) -> usize {
    usize::try_from(hash % ROWS as u64).unwrap_or_default()
}

/// What is kept is made where the stack has nothing of a payload.
fn forget_stack() {
    #[cfg(feature = "wasm")]
    crate::wasm::forget_stack();
}

#[inline(never)]
fn said(key: &[u64], judge: impl FnOnce() -> Said) -> Rc<Said> {
    let mut said = judge();
    let number = Some(NUMBERED.get() + 1).filter(|number| *number < MOST_NUMBERS && said.issues.len() <= MOST_ISSUES);
    said.number = number.unwrap_or_default();
    let said = Rc::new(said);
    if let Some(number) = number {
        NUMBERED.set(number);
        keep(key, &said);
    }
    said
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::issue::{Code, Params};
    use crate::kinds::KINDS;
    use crate::plan::Plan;
    use crate::schema::Release;

    fn by() -> By {
        By { kind: KINDS[0].name, options: Options::default(), only_verdict: false }
    }

    /// Facts that are others for each number.
    fn facts(number: u32) -> Facts {
        let mut facts = Facts::none(Plan::of(&KINDS[0]));
        if let Some(fact) = facts.get_mut(0) {
            fact.others = number;
        }
        facts
    }

    /// What is said of the facts, and whether they had to be judged.
    fn judged(by: By, facts: &Facts, issues: usize) -> (Rc<Said>, bool) {
        let is_new = Cell::new(false);
        let said = recall(by, facts, || {
            is_new.set(true);
            Said::new(vec![Issue::whole(Code::Missing, Params::default()); issues])
        });
        (said, is_new.get())
    }

    /// A thread remembers nothing that another one judged.
    fn anew(test: impl FnOnce() + Send) {
        thread::scope(|scope| scope.spawn(test).join().unwrap());
    }

    #[test]
    fn the_same_facts_are_judged_once() {
        anew(|| {
            for number in 0..5_000 {
                let (said, is_new) = judged(by(), &facts(number), 1);
                let (again, is_new_again) = judged(by(), &facts(number), 1);
                assert!(is_new && !is_new_again && Rc::ptr_eq(&said, &again));
                assert!(said.number > 0 && said.errors == 1);
            }
            assert!(!judged(by(), &facts(4_999), 1).1);
            assert!(judged(by(), &facts(0), 1).1, "the oldest is forgotten");
        });
    }

    #[test]
    fn whatever_they_are_judged_by_counts() {
        anew(|| {
            let mut numbers = Vec::new();
            for kind in &KINDS {
                for release in Release::ALL.iter().copied() {
                    for (managed, only_verdict) in [(false, false), (false, true), (true, false), (true, true)] {
                        let by = By { kind: kind.name, options: Options { release, managed }, only_verdict };
                        let (said, is_new) = judged(by, &facts(0), 0);
                        assert!(is_new, "{} {release:?} {managed} {only_verdict}", kind.name);
                        numbers.push(said.number);
                    }
                }
            }
            assert!(numbers.is_sorted_by(|one, two| one < two), "each has a number of its own");
        });
    }

    #[test]
    fn what_says_much_is_not_kept() {
        anew(|| {
            assert!(judged(by(), &facts(1), MOST_ISSUES + 1).1);
            let (said, is_new) = judged(by(), &facts(1), MOST_ISSUES);
            assert!(is_new && said.number > 0);
            let (said, is_new) = judged(by(), &facts(2), MOST_ISSUES + 1);
            assert_eq!((said.number, is_new), (0, true));
        });
    }
}
