//! Elements that are text of something else: `&lt;password&gt;x&lt;/password&gt;`.

use crate::detect::Found;
use crate::detect::bytes::{at, is_at, part, skip_back};
use crate::detect::extent::Extent;
use crate::detect::looks::Dress;
use crate::detect::named::{Named, is_name_byte};

/// How a tag opens and closes in HTML, in JSON, in addresses and in strings of scripts.
const BRACKETS: &[(&str, &str)] = &[
    ("&lt;", "&gt;"),
    ("&amp;lt;", "&amp;gt;"),
    ("&#60;", "&#62;"),
    ("\\u003c", "\\u003e"),
    ("\\x3c", "\\x3e"),
    ("%3C", "%3E"),
];

const LONGEST_TAG: usize = 128;
const LONGEST: usize = 4096;

/// The content of the element that has the name.
pub(super) fn read(name: &Named<'_>, found: &mut Vec<Found>) {
    let text = name.text;
    // A prefix says of which namespace it is.
    let prefix = skip_back(text, name.start, 24, |byte| is_name_byte(byte) || byte == b':');
    let stands = |open: &str, start: usize| start.checked_sub(open.len()).is_some_and(|at| is_at(text, at, open));
    let opens = |(open, _): &&(&str, &str)| stands(open, name.start) || stands(open, prefix);
    let Some((open, close)) = BRACKETS.iter().find(opens) else { return };
    let tag = part(text, name.end, name.end + LONGEST_TAG);
    let Some(behind) = tag.windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes())) else {
        return;
    };
    let start = name.end + behind + close.len();
    let content = part(text, start, start + LONGEST);
    let end = content.windows(open.len()).position(|window| window.eq_ignore_ascii_case(open.as_bytes()));
    let Some(end) = end.map(|length| start + length) else { return };
    let slash = end + open.len();
    if at(text, slash) == Some(b'/') || is_at(text, slash, "\\/") || is_at(text, slash, "%2F") {
        name.push(Extent { start, end, is_quoted: true }, Dress::Quoted, found);
    }
}
