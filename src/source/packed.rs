//! A JavaScript value as source, in the form in which `pkg/src/pack.js` writes it: a tag byte a value, lengths as
//! little-endian `u32`. Reading it costs no parsing, and what JSON cannot hold keeps its place. Keys that the tables know
//! are written as numbers.

use std::sync::LazyLock;

use super::{Fault, Foreign, MAX_DEPTH, Sink, go};
use crate::kinds::KINDS;
use crate::schema::Field;

/// The keys by their numbers: a byte must hold them.
pub(crate) static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut keys = Vec::new();
    for kind in &KINDS {
        add(&mut keys, kind.fields);
        add(&mut keys, kind.target.map_or(&[], |target| target.fields));
    }
    keys.truncate(MOST_KEYS);
    keys
});

const MOST_KEYS: usize = 256;

fn add(keys: &mut Vec<&'static str>, fields: &'static [Field]) {
    for field in fields {
        if !keys.contains(&field.name) {
            keys.push(field.name);
        }
        add(keys, field.members());
    }
}

pub(crate) fn feed(bytes: &[u8], sink: &mut impl Sink) -> Result<(), Fault> {
    let mut reader = Reader { rest: bytes };
    let tag = reader.byte()?;
    reader.value(tag, sink, 0)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, Fault> {
        let (byte, rest) = self.rest.split_first().ok_or(Fault::Corrupt)?;
        self.rest = rest;
        Ok(*byte)
    }

    fn text(&mut self) -> Result<&'a str, Fault> {
        let (length, rest) = self.rest.split_first_chunk::<4>().ok_or(Fault::Corrupt)?;
        let length = u32::from_le_bytes(*length) as usize;
        let (text, rest) = rest.split_at_checked(length).ok_or(Fault::Corrupt)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| Fault::Corrupt)
    }

    fn value(&mut self, tag: u8, sink: &mut impl Sink, depth: usize) -> Result<(), Fault> {
        match tag {
            b'n' => go(sink.null()),
            b'f' => go(sink.boolean(false)),
            b't' => go(sink.boolean(true)),
            b'd' => go(sink.number(self.text()?)),
            b's' => go(sink.text(self.text()?)),
            b'?' => match self.byte()? {
                b'D' => Err(Fault::TooDeep),
                b'S' => go(sink.foreign(Foreign::Text)),
                _ => go(sink.foreign(Foreign::Other)),
            },
            b'[' | b'{' if depth == MAX_DEPTH => Err(Fault::TooDeep),
            b'[' => {
                go(sink.open_list())?;
                loop {
                    match self.byte()? {
                        b']' => return go(sink.close_list()),
                        tag => self.value(tag, sink, depth + 1)?,
                    }
                }
            }
            b'{' => {
                go(sink.open_object())?;
                loop {
                    match self.byte()? {
                        b'}' => return go(sink.close_object()),
                        b'k' => go(sink.key(self.text()?))?,
                        b'K' => go(sink.key(KEYS.get(usize::from(self.byte()?)).ok_or(Fault::Corrupt)?))?,
                        _ => return Err(Fault::Corrupt),
                    }
                    let tag = self.byte()?;
                    self.value(tag, sink, depth + 1)?;
                }
            }
            _ => Err(Fault::Corrupt),
        }
    }
}
