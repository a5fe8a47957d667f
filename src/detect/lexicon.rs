//! Words and what they are, looked up by a hash that is made at compile time.

/// Lists of words; a word may be in several of them, and each list has a bit.
pub(super) struct Lexicon<const WORDS: usize> {
    words: [(&'static str, u8); WORDS],
    /// The first word of each chain and the next of each word, counted from one; zero ends a chain.
    first: [u16; SLOTS],
    next: [u16; WORDS],
}

const SLOTS: usize = 512;

/// How many words the lists have.
pub(super) const fn count(lists: &[(u8, &[&str])]) -> usize {
    let (mut count, mut rest) = (0, lists);
    while let [(_, words), behind @ ..] = rest {
        count += words.len();
        rest = behind;
    }
    count
}

impl<const WORDS: usize> Lexicon<WORDS> {
    #[expect(clippy::indexing_slicing, reason = "what is out of bounds at compile time is an error of the compiler's")]
    pub(super) const fn of(lists: &[(u8, &[&'static str])]) -> Self {
        let mut all = Self { words: [("", 0); WORDS], first: [0; SLOTS], next: [0; WORDS] };
        let (mut count, mut list) = (0, 0);
        while list < lists.len() {
            let (bit, words) = lists[list];
            let mut at = 0;
            while at < words.len() {
                let slot = hash(words[at].as_bytes());
                all.words[count] = (words[at], bit);
                all.next[count] = all.first[slot];
                count += 1;
                assert!(count < 65_536, "the links of a chain have two bytes");
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "asserted above; constant functions have no try_from"
                )]
                let link = count as u16;
                all.first[slot] = link;
                at += 1;
            }
            list += 1;
        }
        all
    }

    /// The bits of all lists that have the word, which is in lower case.
    pub(super) fn lists_of(&self, word: &[u8]) -> u8 {
        let mut lists = 0;
        let mut link = self.first.get(hash(word)).copied().unwrap_or_default();
        while let Some(at) = usize::from(link).checked_sub(1) {
            if let Some((known, bit)) = self.words.get(at)
                && known.as_bytes() == word
            {
                lists |= bit;
            }
            link = self.next.get(at).copied().unwrap_or_default();
        }
        lists
    }
}

const fn hash(word: &[u8]) -> usize {
    let (first, second, last) = match *word {
        [first, second, .., last] => (first, second, last),
        [first, last] => (first, 0, last),
        _ => return 0,
    };
    (word.len() * 171 + first as usize * 31 + second as usize * 7 + last as usize * 111) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &[(u8, &[&str])] = &[(1, &["a", "bb", "ccc", "abc"]), (2, &["bb", "acc"])];

    #[test]
    fn words_are_in_their_lists() {
        static LEXICON: Lexicon<{ count(LISTS) }> = Lexicon::of(LISTS);
        let of = |word: &str| LEXICON.lists_of(word.as_bytes());
        assert_eq!(["a", "bb", "ccc", "abc", "acc"].map(of), [1, 3, 1, 1, 2]);
        assert_eq!(["", "b", "cc", "abcd", "aac"].map(of), [0; 5]);
    }
}
