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
        Some(parser.members(name, |_| false)?)
    } else {
        parser.value(&mut Nowhere::default(), 0)?;
        None
    };
    parser.end()?;
    Ok(members)
}

/// The same at a glance: what is read `later` is passed over, and may turn out to be no JSON. None for an object too
/// where something is wrong already.
pub(crate) fn glanced<K>(text: &str, name: impl Fn(&str) -> K, later: impl Fn(&K) -> bool) -> Option<Members<K>> {
    let mut parser = Parser::new(text).ok().filter(|parser| parser.peek() == Some(b'{'))?;
    let members = parser.members(name, later).ok()?;
    parser.end().is_ok().then_some(members)
}

impl Parser<'_> {
    fn members<K>(&mut self, name: impl Fn(&str) -> K, later: impl Fn(&K) -> bool) -> Result<Members<K>, Fault> {
        let mut members = Vec::new();
        if self.is_empty(b'}') {
            return Ok(members);
        }
        let mut own = Nowhere::default();
        loop {
            let key = self.key(&name)?;
            let start = self.at;
            if later(&key) && self.peek() == Some(b'{') {
                self.pass_over()?;
            } else {
                self.value(&mut Nowhere::default(), 0)?;
            }
            members.push((key, start..self.at));
            if self.ends(b'}', &mut own)? {
                return own.comma.map_or(Ok(members), |place| Err(Fault::NotJson("trailing_comma", place)));
            }
        }
    }

    /// Moves behind the brace that closes the one that stands here.
    fn pass_over(&mut self) -> Result<(), Fault> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                Some(b'{') => depth += 1,
                Some(b'}') => depth -= 1,
                Some(b'"') => {
                    self.at += 1;
                    self.plain()?;
                    while self.peek() == Some(b'\\') {
                        self.at += 2;
                        self.plain()?;
                    }
                }
                Some(_) => {}
                None => return Err(self.unexpected()),
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
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
