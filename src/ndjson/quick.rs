//! Lines that are as lines should be, read as JSON once. Of all others nothing is said here and nothing written: they
//! are read with care ([`super::record`], [`super::rewrite`]).

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::clean::{Clean, Writer, write_text};
use super::record::{Name, placed};
use super::{Judged, NdjsonOptions, NdjsonOutput};
use crate::layout::{self, Known, Lesson, Source, Texts, Way};
use crate::memo::Said;
use crate::plan::Plan;
use crate::read::{Asked, Reader};
use crate::schema::Kind;
use crate::source::bytes::{each, utf8};
use crate::source::{Payload, tree};
use crate::validate::{of_read, told};
use crate::{kind, mask};

/// What is to be said of the line.
pub(super) fn judge(line: &[u8], options: &NdjsonOptions, asked: Asked) -> Option<Judged> {
    let line = utf8(line)?;
    // What a line without a kind of its own is remembered by is its payload.
    if let Some(kind) = options.kind {
        return Some(judged(kind, told(kind, Payload::Text(line), options.server, asked).whole()));
    }
    let way = Way { kind: None, options: options.server, asked, writes: false };
    let source = Source::Json(line);
    match layout::recall(way, source, &mut Texts::new(way)) {
        Known::Said(kind, said) => Some(judged(kind, said)),
        Known::Unsaid(key) => {
            let judged = read(line, way)?;
            key.keep(&judged.said);
            Some(judged)
        }
        Known::Layout => {
            let judged = read(line, way)?;
            if judged.said.number > 0
                && let Some(lesson) = lesson(way, line, judged.kind)
            {
                lesson.learn();
            }
            Some(judged)
        }
        Known::Nothing => read(line, way),
    }
}

fn read(line: &str, way: Way) -> Option<Judged> {
    let (mut told, mut read) = (None, None);
    each(line, Name::of, |name, ahead| match name {
        Name::Kind if told.is_none() => {
            told = Some(ahead.text(kind)?.ok()?);
            Some(())
        }
        Name::Payload if read.is_none() => {
            let plan = Plan::of(told.or_else(|| kind_of(line))?);
            let mut reader = Reader::new(plan, way.options, way.asked);
            ahead.feed(&mut reader)?;
            read = Some(reader);
            Some(())
        }
        Name::Other(_) => ahead.pass().map(drop),
        Name::Kind | Name::Payload => None,
    })?;
    Some(judged(told?, of_read(read?)))
}

/// The layout of a line. One that has more than a payload and its kind has none.
fn lesson<'a>(way: Way, line: &'a str, kind: Option<&'static Kind>) -> Option<Lesson<'a>> {
    Lesson::read(way, Source::Json(line), kind?, |learner| {
        if way.kind.is_some() {
            return Payload::Text(line).feed(learner).ok();
        }
        each(line, Name::of, |name, ahead| match name {
            Name::Kind => ahead.text(|_| ()),
            Name::Payload => ahead.feed(learner),
            Name::Other(_) => None,
        })
    })
}

/// The kind that a line tells. Mostly it is told first.
fn kind_of(line: &str) -> Option<&'static Kind> {
    let mut told = None;
    each(line, Name::of, |name, ahead| match name {
        Name::Kind => {
            told = ahead.text(kind)?.ok();
            None
        }
        Name::Payload | Name::Other(_) => ahead.pass().map(drop),
    });
    told
}

/// The same, and what comes out for it, without a line feed.
pub(super) fn rewrite(
    line: &[u8],
    options: &NdjsonOptions,
    how: NdjsonOutput,
    asked: Asked,
    out: &mut Vec<u8>,
) -> Option<Judged> {
    let line = utf8(line).filter(|_| how.normalize)?;
    let way = Way { kind: options.kind, options: options.server, asked, writes: true };
    let start = out.len();
    let mut writer = Writer::new(line, way, how.mask, out);
    let known = layout::recall(way, Source::Json(line), &mut writer);
    let known = match known {
        Known::Said(kind, said) if writer.is_right(&said) => {
            writer.finish();
            return Some(judged(kind, said));
        }
        other => other,
    };
    out.truncate(start);
    let judged = match options.kind {
        None => members(line, way, how, out)?,
        Some(kind) => {
            let mut clean = Clean::new(kind, way, how.mask, out);
            Payload::Text(line).feed(&mut clean).ok()?;
            judged(kind, clean.said()?)
        }
    };
    match known {
        Known::Unsaid(key) => key.keep(&judged.said),
        Known::Layout if judged.said.number > 0 => {
            let is_right = |lesson: &Lesson<'_>| {
                let mut again = Vec::new();
                let mut writer = Writer::new(line, way, how.mask, &mut again);
                let replayed = lesson.replay(&mut writer);
                writer.finish();
                replayed.is_some() && out.get(start..) == Some(&again)
            };
            if let Some(lesson) = lesson(way, line, judged.kind).filter(is_right) {
                lesson.learn();
            }
        }
        _ => {}
    }
    Some(judged)
}

fn members(line: &str, way: Way, how: NdjsonOutput, out: &mut Vec<u8>) -> Option<Judged> {
    let (mut told, mut said, mut others) = (None, None, BTreeSet::new());
    let told_later = LazyCell::new(|| kind_of(line));
    out.push(b'{');
    each(line, Name::of, |name, ahead| {
        if !matches!(out.last(), Some(b'{')) {
            out.push(b',');
        }
        match name {
            Name::Kind if told.is_none() => {
                let kind = ahead.text(kind)?.ok()?;
                told = Some(kind);
                member(out, "kind", kind.name)
            }
            Name::Payload if said.is_none() => {
                out.extend(br#""payload":"#);
                let kind = told.or_else(|| *told_later)?;
                let mut clean = Clean::new(kind, way, how.mask, out);
                ahead.feed(&mut clean)?;
                said = Some(clean.said()?);
                Some(())
            }
            Name::Other(name) if !others.contains(&name) => {
                let value = tree::read(Payload::Text(ahead.pass()?)).value?;
                let plan = Plan::of(told.or_else(|| *told_later)?);
                let value = if how.mask { mask::named(plan, &name, &value) } else { value };
                member(out, &name, &value)?;
                others.insert(name);
                Some(())
            }
            _ => None,
        }
    })?;
    out.push(b'}');
    Some(judged(told?, said?))
}

fn member(out: &mut Vec<u8>, name: &str, value: impl serde::Serialize) -> Option<()> {
    write_text(out, name);
    out.push(b':');
    serde_json::to_writer(out, &value).ok()
}

fn judged(kind: &'static Kind, said: Rc<Said>) -> Judged {
    Judged { kind: Some(kind), said: placed(said, 0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Line, OnInvalid, record, rewrite};
    use super::*;
    use crate::secret::MASK;

    const LINES: [&str; 5] = [
        r#"{"kind": "hss.registry.update", "payload": {"protocol": "http\"\\", "x": [{}, "a{b"]}, "id": [1]} "#,
        r#"{"id":1,"kind":"hss.registry.update","payload":{"protocol":"https","registry_password":"example-Pa55word"}}"#,
        r#"{"kind":"swr.registry.create","payload":{"name":"a","type":"huawei-SWR","url":"https://harbor.example.com","insecure":false,"credential":{"type":"basic","access_key":"robot","access_secret":"é"},"dns_conf":{"hosts":{"a.example.com":"10.0.0.7"}}},"note":"x"}"#,
        r#"{"kind":"swr.registry.create","payload":{"name":"a","type":"huawei-SWR","url":" https://harbor.example.com","insecure":false,"credential":{"type":"basic","access_key":"robot","access_secret":"******"}}}"#,
        r#"{"kind":"rhacs.image-integration","payload":{"type":"docker","skipTestIntegration":true,"name":"b","id":null,"categories":["REGISTRY","SCANNER"],"docker":{"username":"u","endpoint":"quay.io","password":"example","insecure":true}}}"#,
    ];

    fn line() -> impl Strategy<Value = Vec<u8>> {
        let edit = (any::<prop::sample::Index>(), "[{}\\[\\]\",:\\\\ aA1\u{e9}\n]{0,3}");
        (prop::sample::select(&LINES[..]), prop::collection::vec(edit, 0..3)).prop_map(|(line, edits)| {
            let mut line = line.as_bytes().to_vec();
            for (at, text) in edits {
                let at = at.index(line.len());
                line.splice(at..=at, text.bytes());
            }
            line
        })
    }

    fn plain(judged: &Judged) -> (Option<&'static str>, Vec<crate::Issue>) {
        (judged.kind.map(|kind| kind.name), judged.said.issues.clone())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        /// Whatever is wrong with a line, reading it at once is no other verdict than reading it with care.
        #[test]
        fn care_says_nothing_else(line in line()) {
            let options = NdjsonOptions::default();
            if let Some(quick) = judge(&line, &options, Asked::Report) {
                prop_assert_eq!(plain(&record::with_care(&line, &options)), plain(&quick));
            }
        }

        #[test]
        fn care_writes_nothing_else(line in line(), mask in any::<bool>()) {
            let how = NdjsonOutput { normalize: true, mask, on_invalid: OnInvalid::Keep };
            let options = NdjsonOptions::default();
            let (mut quick, mut careful) = (Vec::new(), Vec::new());
            if let Some(judged) = super::rewrite(&line, &options, how, Asked::Report, &mut quick) {
                let expected = rewrite::with_care(Line::Text(&line), 1, &options, how, &mut careful);
                let expected = expected.as_ref().map(plain);
                quick.push(b'\n');
                prop_assert_eq!(expected, Some(plain(&judged)));
                prop_assert_eq!(String::from_utf8_lossy(&careful), String::from_utf8_lossy(&quick));
            }
        }
    }

    #[test]
    fn a_number_comes_out_in_one_spelling_however_it_is_spelt() {
        for (raw, spelling) in [("30", "30"), ("-1", "-1"), ("30.0", "30"), ("3e1", "30"), ("-0", "0")] {
            let line = |number: &str| {
                format!(
                    r#"{{"kind":"rhacs.image-integration","payload":{{"clairify":{{"numConcurrentScans":{number}}}}}}}"#
                )
            };
            let how = NdjsonOutput { normalize: true, mask: true, on_invalid: OnInvalid::Keep };
            let mut out = Vec::new();
            rewrite::rewrite(
                Line::Text(line(raw).as_bytes()),
                1,
                &NdjsonOptions::default(),
                how,
                Asked::Report,
                &mut out,
            );
            assert_eq!(String::from_utf8_lossy(&out), line(spelling) + "\n");
        }
    }

    /// Also where no rule of the detector knows it.
    #[test]
    fn what_an_address_carries_is_masked_in_any_text() {
        for (name, shown) in [("://hunTer2@", "://******@"), (":hunTer2@h", "******@h"), ("me@h", "me@h")] {
            let line =
                |name: &str| format!(r#"{{"kind":"hss.registry.update","payload":{{"registry_name":"{name}"}}}}"#);
            let mut out = Vec::new();
            rewrite::rewrite(
                Line::Text(line(name).as_bytes()),
                1,
                &NdjsonOptions::default(),
                NdjsonOutput::default(),
                Asked::Report,
                &mut out,
            );
            assert_eq!(String::from_utf8_lossy(&out), line(shown) + "\n");
        }
    }

    #[test]
    fn good_lines_are_read_at_once() {
        for line in LINES.iter().skip(1).filter(|line| !line.contains(MASK)) {
            let mut out = Vec::new();
            let options = NdjsonOptions::default();
            assert!(judge(line.as_bytes(), &options, Asked::Report).is_some());
            assert!(
                super::rewrite(line.as_bytes(), &options, NdjsonOutput::default(), Asked::Report, &mut out).is_some(),
                "{line}"
            );
        }
    }
}
