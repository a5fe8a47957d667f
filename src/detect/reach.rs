//! How far a name is read: far enough for most values, and to the end of those that go on.
//!
//! A value may be sixteen kilobytes long, and a text may have a name every few bytes. So a name is first read in the
//! stretch behind it alone, a shorter one where names stand close together, and again only if what was found there
//! goes on. A found value is not read again, so every byte is looked at a limited number of times.

use super::Found;
use super::bytes::part;
use super::named::Named;

const FAR: usize = 1024;
const NEAR: usize = 160;

// So many names in so many bytes stand close together.
const NAMES: usize = 32;
const STRETCH: usize = 1024;

#[derive(Default)]
pub(super) struct Reach {
    /// Where the last names stood.
    names: [usize; NAMES],
    next: usize,
}

impl Reach {
    /// Reads the name. Returns from where on names are to be looked at again.
    pub(super) fn read(&mut self, text: &[u8], name: Named<'_>, found: &mut Vec<Found>) -> usize {
        let is_close = self.names.get(self.next).is_some_and(|oldest| *oldest > 0 && name.start - oldest < STRETCH);
        if let Some(place) = self.names.get_mut(self.next) {
            *place = name.start;
        }
        self.next = (self.next + 1) % NAMES;
        let limit = name.end + if is_close { NEAR } else { FAR };
        let before = found.len();
        let end = Named { text: part(text, 0, limit), ..name }.read(found);
        let goes_on = |found: &Found| found.end + 8 >= limit;
        if limit < text.len() && found.get(before..).unwrap_or_default().iter().any(goes_on) {
            found.truncate(before);
            return name.read(found);
        }
        end
    }
}
