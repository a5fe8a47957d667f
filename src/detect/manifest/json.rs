//! The same as JSON, as `kubectl get -o json` and audit logs have it, also as a string in other JSON.

use super::{LONGEST, push};
use crate::detect::Found;
use crate::detect::bytes::{at, part, skip};
use crate::detect::extent::Extent;

/// The values of `data` in the object in which `"kind": "Secret"` stands. Returns where it ends.
pub(super) fn read(text: &[u8], kind: usize, from: usize, found: &mut Vec<Found>) -> usize {
    let Some(open) = opened(text, kind, from) else { return kind };
    let limit = kind + LONGEST;
    // How deep the place is, and how deep the members of `data` are.
    let mut depth = 0_usize;
    let mut inside = None;
    let mut last = Extent { start: open, end: open, is_quoted: true };
    let mut is_value = false;
    let mut next = open;
    while let Some(byte) = at(text, next).filter(|_| next < limit) {
        if let Some((content, behind)) = Extent::quoted(text, next) {
            if inside == Some(depth) && is_value {
                push(text, content.start, content.end, kind, found);
            }
            last = content;
            next = behind.max(next + 1);
            continue;
        }
        match byte {
            b'{' => {
                depth += 1;
                let key = part(text, last.start, last.end);
                if depth == 2 && is_value && matches!(key, b"data" | b"stringData" | b"binaryData") {
                    inside = Some(depth);
                }
            }
            b'}' if depth <= 1 => return next,
            b'}' => {
                depth -= 1;
                inside = inside.filter(|inside| *inside <= depth);
            }
            _ => {}
        }
        is_value = byte == b':' || is_value && byte.is_ascii_whitespace();
        next = skip(text, next + 1, |byte| byte.is_ascii_alphanumeric());
    }
    next
}

/// The brace that is open before the index.
fn opened(text: &[u8], index: usize, from: usize) -> Option<usize> {
    let start = index.saturating_sub(LONGEST).max(from.min(index));
    let mut depth = 0_usize;
    for (back, byte) in part(text, start, index).iter().rev().enumerate() {
        match byte {
            b'}' => depth += 1,
            b'{' if depth == 0 => return Some(index - back - 1),
            b'{' => depth -= 1,
            _ => {}
        }
    }
    None
}
