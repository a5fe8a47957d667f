//! One look at a text, which answers what else would be asked of each of its bytes again and again: whether it is a word,
//! a server, an identifier, and whether it can hold a credential. Most texts of payloads are short and one of these.
//!
//! Nothing is decided here: of what passes, whoever looks closely would have nothing to say either. The tests hold each
//! answer to that.

mod sorts;

use std::net::Ipv4Addr;

use sorts::{LONGEST, Sorts, sorts};

/// What can be seen of a text.
pub(crate) struct Glance<'a> {
    /// Whether it begins with `https://`.
    pub(crate) has_scheme: bool,
    /// What is behind that, without a port.
    pub(crate) host: &'a str,
    /// The digits of a port at its end.
    pub(crate) port: Option<&'a str>,
    /// Of the host; none of a long one.
    sorts: Option<Sorts>,
}

impl<'a> Glance<'a> {
    #[inline]
    pub(crate) fn of(text: &'a str) -> Self {
        let without_scheme = text.strip_prefix("https://");
        let (host, port) = split_port(without_scheme.unwrap_or(text));
        let sorts = (host.len() <= LONGEST).then(|| sorts(host.as_bytes()));
        Self { has_scheme: without_scheme.is_some(), host, port, sorts }
    }

    /// What it is made of, where it is no address.
    fn by_itself(&self) -> Option<Sorts> {
        self.sorts.filter(|_| !self.has_scheme && self.port.is_none())
    }

    /// Whether it has no spaces, and nothing else that words do not have.
    pub(crate) fn is_word(&self) -> bool {
        self.by_itself().is_some_and(|sorts| !sorts.has_others)
    }

    /// Whether it consists of letters, digits, underscores and hyphens.
    pub(crate) fn is_name(&self) -> bool {
        self.by_itself().is_some_and(|sorts| !sorts.has_others && !sorts.has_signs && sorts.dots == 0)
    }

    /// Whether it consists of letters in lower case and digits, and single hyphens between them.
    pub(crate) fn is_label(&self) -> bool {
        let is_label = |sorts: Sorts| sorts.are_lower() && sorts.dots == 0 && self.are_between(sorts.hyphens);
        self.by_itself().is_some_and(is_label)
    }

    /// Whether it is a UUID in lower case.
    pub(crate) fn is_uuid(&self) -> bool {
        const HYPHENS: u64 = 1 << 8 | 1 << 13 | 1 << 18 | 1 << 23;
        self.by_itself().is_some_and(|sorts| {
            sorts.are_hexadecimal() && matches!((self.host.len(), sorts.hyphens), (36, HYPHENS) | (32, 0))
        })
    }

    /// Whether the host is a domain name in lower case or an IPv4 address, and the port one that there is.
    ///
    /// A name has at least two labels, of which the last is no number. Local names and all that a Docker client rewrites
    /// are not ordinary.
    pub(crate) fn is_server(&self) -> bool {
        let Some(sorts) = self.sorts.filter(|sorts| sorts.are_lower() && sorts.dots != 0) else { return false };
        let host = self.host.as_bytes();
        let last = host.get(LONGEST - sorts.dots.leading_zeros() as usize..).unwrap_or_default();
        let is_name = || {
            last.first().is_some_and(u8::is_ascii_lowercase)
                && !matches!(last, b"localdomain" | b"internal")
                && !self.labels().any(|(label, behind)| {
                    label.ends_with(b"docker") && (behind.starts_with(b"io") || behind == b"com")
                })
        };
        self.are_between(sorts.dots | sorts.hyphens)
            && self.port.is_none_or(|port| is_port(port.as_bytes()))
            && (is_name() || is_address(self.host))
    }

    /// What is before and what is behind each of its dots.
    fn labels(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let mut dots = self.sorts.map_or(0, |sorts| sorts.dots);
        std::iter::from_fn(move || {
            let rest = dots.checked_sub(1)?;
            let (before, behind) = self.host.as_bytes().split_at_checked(dots.trailing_zeros() as usize)?;
            dots &= rest;
            Some((before, behind.get(1..)?))
        })
    }

    /// Whether no two of the places touch, and none is at an end of the host.
    const fn are_between(&self, places: u64) -> bool {
        let ends = 1 | match self.host.len().checked_sub(1) {
            Some(last) => 1 << last,
            None => return false,
        };
        places & (places << 1) == 0 && places & ends == 0
    }

    /// Whether no credential can be found in it.
    ///
    /// A word by itself promises nothing: what a name promises stands behind a sign. So there are only tokens to find,
    /// each of which has a long run without a dot, and letters that no number has.
    pub(crate) fn promises_nothing(&self) -> bool {
        let Some(sorts) = self.sorts else { return false };
        // Behind a name, but not behind a number, a port may be taken for a password.
        let is_address = || sorts.are_lower() && self.has_scheme || sorts.are_numbers();
        // The header of a JSON Web Token, which dots follow, has capitals, however short it is.
        let may_be_web_token = sorts.dots != 0 && sorts.have_capitals();
        if sorts.has_others || may_be_web_token || self.port.is_some() && !is_address() {
            return false;
        }
        self.host.len() < SHORTEST
            || sorts.are_hexadecimal()
            || !has_run(sorts.dots, self.host.len()) && !self.labels().any(|(before, _)| before.ends_with(DOTTED))
    }
}

/// What tokens have at least; and so they are at least so long.
const RUN: usize = 16;
const SHORTEST: usize = 18;

/// The one token that may have more dots than that, up to its first.
const DOTTED: &[u8] = b"ya29";

/// Whether so many bytes in a row are no dots.
const fn has_run(dots: u64, length: usize) -> bool {
    let mut run = !dots & (u64::MAX >> (LONGEST - length));
    let mut shift = 1;
    while shift < RUN {
        run &= run >> shift;
        shift *= 2;
    }
    run != 0
}

/// Up to five digits behind a colon.
#[inline]
fn split_port(server: &str) -> (&str, Option<&str>) {
    let digits = server.bytes().rev().take(6).take_while(u8::is_ascii_digit).count();
    let split = server.split_at_checked(server.len() - digits).filter(|_| matches!(digits, 1..=5));
    match split.and_then(|(host, port)| Some((host.strip_suffix(':')?, port))) {
        Some((host, port)) => (host, Some(port)),
        None => (server, None),
    }
}

/// 1 to 65535, without zeros in front.
fn is_port(digits: &[u8]) -> bool {
    matches!(digits.first(), Some(b'1'..=b'9')) && (digits.len() < 5 || digits <= b"65535")
}

/// Those of this machine and of its neighbours are not ordinary.
fn is_address(host: &str) -> bool {
    host.starts_with(|first: char| first.is_ascii_digit())
        && host.parse::<Ipv4Addr>().is_ok_and(|ip| !ip.is_loopback() && !ip.is_unspecified() && !ip.is_link_local())
}
