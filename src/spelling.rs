//! When two spellings mean the same name, and when one can be a slip of the fingers for the other.

use strsim::osa_distance;

use crate::schema::Choice;

/// How far the typed (folded) name is from this one, when it can be a slip of the fingers.
pub(crate) fn slip(typed: &str, name: &str) -> Option<usize> {
    within(typed, name, (name.len() / 5).clamp(1, 3))
}

/// The choice that the text may be a slip of the fingers for. There are few of them, so more may be guessed.
pub(crate) fn nearest_choice(choices: &[Choice], text: &str) -> Option<usize> {
    let typed = fold(text);
    let slips = choices.iter().enumerate().filter_map(|(at, choice)| {
        let name = fold(choice.value);
        Some((within(&typed, &name, (name.len() / 4).clamp(1, 3))?, at))
    });
    slips.min().map(|(_, at)| at)
}

/// How far the names are from each other, when it is no further than that.
fn within(typed: &str, name: &str, most: usize) -> Option<usize> {
    // No edit changes the length by more than one. Field names are ASCII.
    let lengths = typed.chars().take(name.len() + most + 1).count().abs_diff(name.len());
    if lengths > most {
        return None;
    }
    Some(osa_distance(typed, name)).filter(|distance| *distance <= most)
}

/// The name without letter case and separators: `registryAddr`, `registry-addr` and `registry_addr` fold alike.
pub(crate) fn fold(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).map(|c| c.to_ascii_lowercase()).collect()
}
