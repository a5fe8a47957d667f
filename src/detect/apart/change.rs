//! What became of a value: `password: "x" -> "y"`.

use crate::detect::Found;
use crate::detect::bytes::{from, part, skip, skip_blanks};
use crate::detect::extent::{self, Extent};
use crate::detect::looks::Dress;
use crate::detect::named::Named;
use crate::detect::quote::skip_closing;

const ARROWS: &[&str] = &["->", "=>", "→", "-&gt;", "replaced by ", "replaced with ", "changed to "];

/// The value behind the one that was found last for the name.
pub(super) fn behind_found(name: &Named<'_>, found: &mut Vec<Found>) {
    if let Some(last) = found.last().filter(|last| last.context == name.start).map(|last| last.end) {
        read(name, skip_closing(name.text, last), true, found);
    }
}

/// The value behind one that is none: `"" -> "x"`, `null -> "x"`.
pub(super) fn behind_nothing(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    let sign = skip_blanks(text, skip_closing(text, name.end));
    if !matches!(text.get(sign), Some(b':' | b'=')) {
        return;
    }
    let start = skip_blanks(text, sign + 1);
    let nothing = NOTHING.iter().find(|nothing| from(text, start).starts_with(nothing.as_bytes()));
    if let Some(nothing) = nothing {
        read(name, start + nothing.len(), false, found);
    }
}

const NOTHING: &[&str] =
    &["\"\"", "''", "null", "nil", "None", "<nil>", "<null>", "(none)", "(sensitive value)", "******"];

fn read(name: &Named<'_>, end: usize, is_known: bool, found: &mut Vec<Found>) {
    let text = name.text;
    let start = skip_blanks(text, end);
    let Some(arrow) = ARROWS.iter().find(|arrow| from(text, start).starts_with(arrow.as_bytes())) else { return };
    let start = skip_blanks(text, start + arrow.len());
    if let Some((content, _)) = Extent::quoted(text, start) {
        name.push(content, Dress::Quoted, found);
    } else if is_known {
        let end = skip(part(text, 0, start + 512), start, |byte| !byte.is_ascii_whitespace());
        name.push(extent::unquoted(text, start, end), Dress::Told, found);
    }
}
