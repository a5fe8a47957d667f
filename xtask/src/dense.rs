//! The module as text, for the entries that carry it inside.
//!
//! Base64 spreads three bytes over four characters, so what repeats in the module rarely repeats in the text, and servers
//! can compress little of it. Here a byte is one character if it is frequent, and two if it is not: a twelfth longer
//! than the module, and compressed hardly larger. `pkg/src/dense.js` reads it.

use std::cmp::Reverse;

/// In front of the second and of the third page of bytes.
const TURNS: [char; 2] = ['}', '~'];

/// What stands for itself in a string, in a script of a page, and in every character set.
fn letters() -> impl Iterator<Item = char> {
    (' '..'}').filter(|letter| !matches!(letter, '"' | '\\' | '<'))
}

/// A JavaScript module with the bytes.
pub fn module(bytes: &[u8]) -> String {
    let mut counts = [0_usize; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let mut order: Vec<u8> = (0..=u8::MAX).collect();
    order.sort_by_key(|byte| Reverse(counts[usize::from(*byte)]));

    let mut spellings = vec![String::new(); 256];
    let pages = [None, Some(TURNS[0]), Some(TURNS[1])].into_iter();
    let places = pages.flat_map(|turn| letters().map(move |letter| turn.into_iter().chain([letter]).collect()));
    for (byte, spelling) in order.iter().zip(places) {
        spellings[usize::from(*byte)] = spelling;
    }

    let text: String = bytes.iter().map(|byte| spellings[usize::from(*byte)].as_str()).collect();
    let letters: String = letters().collect();
    let turns: String = TURNS.iter().collect();
    format!(r#"export default {{ letters: "{letters}", turns: "{turns}", order: {order:?}, text: "{text}" }};"#)
}
