//! The members of an object, by where their values stand. Values are read for their syntax and not kept.

use std::ops::ControlFlow::Continue;
use std::ops::Range;

use super::Parser;
use crate::source::{Fault, Flow, Foreign, Place, Sink};

/// What stands for the key of each member, and where in the text its value stands.
pub(crate) type Members<K> = Vec<(K, Range<usize>)>;

/// The members of the object that the text is, with what `name` makes of their keys; none when it is something else.
///
/// Each value may be nested as deeply as a text of its own, and trailing commas in it are passed over.
pub(crate) fn members<K>(text: &str, name: impl Fn(&str) -> K) -> Result<Option<Members<K>>, Fault> {
    let mut parser = Parser::new(text)?;
    let members = if parser.peek() == Some(b'{') {
        Some(parser.members(name)?)
    } else {
        parser.value(&mut Nowhere::default(), 0)?;
        None
    };
    parser.end()?;
    Ok(members)
}

/// Hands each member of the object that the text is to `member`, by what `name` makes of its key. None where `member`
/// has none, or something is wrong with the text.
pub(crate) fn each<K>(
    text: &str,
    name: impl Fn(&str) -> K,
    mut member: impl FnMut(K, Ahead<'_, '_>) -> Option<()>,
) -> Option<()> {
    let mut parser = Parser::new(text).ok().filter(|parser| parser.peek() == Some(b'{'))?;
    let mut is_over = parser.is_empty(b'}');
    let mut own = Nowhere::default();
    while !is_over {
        let key = parser.key(&name).ok()?;
        member(key, Ahead(&mut parser))?;
        is_over = parser.ends(b'}', &mut own).ok().filter(|_| own.comma.is_none())?;
    }
    parser.end().ok()
}

/// A value that has not been read. None where it is not as it should be.
pub(crate) struct Ahead<'p, 'a>(&'p mut Parser<'a>);

impl<'a> Ahead<'_, 'a> {
    /// Reads it; it may be nested as deeply as a text of its own.
    pub(crate) fn feed(self, sink: &mut impl Sink) -> Option<()> {
        self.0.value(sink, 0).ok()
    }

    /// Reads it for its syntax alone, and gives it as it stands there.
    pub(crate) fn pass(self) -> Option<&'a str> {
        let start = self.0.at;
        self.0.value(&mut Nowhere::default(), 0).ok()?;
        self.0.text.get(start..self.0.at)
    }

    /// What `take` makes of the text that it is.
    pub(crate) fn text<T>(self, take: impl FnOnce(&str) -> T) -> Option<T> {
        if self.0.peek() == Some(b'"') { self.0.string().ok().map(take) } else { None }
    }
}

impl Parser<'_> {
    fn members<K>(&mut self, name: impl Fn(&str) -> K) -> Result<Members<K>, Fault> {
        let mut members = Vec::new();
        if self.is_empty(b'}') {
            return Ok(members);
        }
        let mut own = Nowhere::default();
        loop {
            let key = self.key(&name)?;
            let start = self.at;
            self.value(&mut Nowhere::default(), 0)?;
            members.push((key, start..self.at));
            if self.ends(b'}', &mut own)? {
                return own.comma.map_or(Ok(members), |place| Err(Fault::NotJson("trailing_comma", place)));
            }
        }
    }
}

/// The sink that keeps nothing but the last trailing comma.
#[derive(Default)]
struct Nowhere {
    comma: Option<Place>,
}

impl Sink for Nowhere {
    fn null(&mut self) -> Flow {
        Continue(())
    }

    fn boolean(&mut self, _: bool) -> Flow {
        Continue(())
    }

    fn number(&mut self, _: &str) -> Flow {
        Continue(())
    }

    fn text(&mut self, _: &str) -> Flow {
        Continue(())
    }

    fn foreign(&mut self, _: Foreign) -> Flow {
        Continue(())
    }

    fn open_object(&mut self) -> Flow {
        Continue(())
    }

    fn key(&mut self, _: &str) -> Flow {
        Continue(())
    }

    fn close_object(&mut self) -> Flow {
        Continue(())
    }

    fn open_list(&mut self) -> Flow {
        Continue(())
    }

    fn close_list(&mut self) -> Flow {
        Continue(())
    }

    fn trailing_comma(&mut self, place: Place) -> Flow {
        self.comma = Some(place);
        Continue(())
    }
}
