//! Texts close to known ones.

use std::fmt::Debug;

use proptest::{collection, prelude::*, sample};

/// The seeds, and what becomes of them by a few small edits: characters cut out, tokens put in.
pub(crate) fn near_misses<S>(seeds: Vec<S>, tokens: &'static [&'static str]) -> impl Strategy<Value = String>
where
    S: AsRef<str> + Clone + Debug + 'static,
{
    let edits = collection::vec((any::<sample::Index>(), 0..3_usize, sample::select(tokens)), 0..4);
    (sample::select(seeds), edits).prop_map(|(seed, edits)| {
        let mut text: Vec<char> = seed.as_ref().chars().collect();
        for (index, cut, token) in edits {
            let at = index.index(text.len() + 1);
            text.splice(at..(at + cut).min(text.len()), token.chars());
        }
        text.into_iter().collect()
    })
}
