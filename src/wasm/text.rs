//! Free text: offsets out, and nothing else.
//!
//! The text is in the input buffer. What was found is left as numbers that JavaScript reads from memory, and it cuts the
//! original by them: no text is decoded or copied here, and in strings not even half a surrogate pair is lost. Of a
//! stream JavaScript hands in again what is to be known at the next step: how its text ended, and a memory without
//! secrets. Of the latest stream the memory is kept as it is read, too, for many steps are short.

use std::cell::RefCell;

use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{wipe, with_bytes};
use crate::MASK;
use crate::detect::{Memory, Span, Tail, Window, mask_of, step};
use crate::{Detector, TextOptions};

thread_local! {
    static NUMBERS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static MEMORY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What [`memory_bytes`] tells, read.
    static READ: RefCell<Option<Memory>> = const { RefCell::new(None) };
    /// The first is that of no options.
    static DETECTORS: RefCell<Vec<Detector>> = RefCell::new(vec![Detector::default()]);
}

/// How many detectors are kept; a program has few.
const DETECTORS_KEPT: usize = 64;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RawTextOptions {
    #[serde(default)]
    allow: Vec<String>,
    #[serde(default)]
    off: Vec<String>,
    #[serde(default)]
    rules: Vec<RawRule>,
    #[serde(default)]
    allow_patterns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "custom-rules"), expect(dead_code, reason = "read only to be refused"))]
struct RawRule {
    name: String,
    pattern: String,
}

#[cfg(feature = "custom-rules")]
impl From<RawTextOptions> for TextOptions {
    fn from(raw: RawTextOptions) -> Self {
        let rules = raw.rules.into_iter().map(|RawRule { name, pattern }| crate::CustomRule { name, pattern });
        Self { allow: raw.allow, off: raw.off, rules: rules.collect(), allow_patterns: raw.allow_patterns }
    }
}

#[cfg(not(feature = "custom-rules"))]
impl From<RawTextOptions> for TextOptions {
    fn from(raw: RawTextOptions) -> Self {
        Self { allow: raw.allow, off: raw.off }
    }
}

/// How much of the stack looking at a text takes at most, however long it is.
const STACK: usize = 16 * 1024;

const OPTIONS: &str = "options must be { allow?: string[], off?: string[] }; \
                       berthing/custom-rules takes { rules?: { name, pattern }[], allowPatterns?: string[] } too";
const OTHER_ENTRY: &str = "rules and allowPatterns belong to the entry berthing/custom-rules";

/// A detector for the options that are in the buffer as JSON; its number.
///
/// # Errors
///
/// A `TypeError` when they are no such options.
#[wasm_bindgen]
pub fn detector(length: usize) -> Result<usize, JsValue> {
    let misuse = |text: &str| JsValue::from(js_sys::TypeError::new(text));
    let raw: RawTextOptions =
        with_bytes(0..length, |bytes| serde_json::from_slice(bytes)).map_err(|_| misuse(OPTIONS))?;
    if !(cfg!(feature = "custom-rules") || raw.rules.is_empty() && raw.allow_patterns.is_empty()) {
        return Err(misuse(OTHER_ENTRY));
    }
    let detector = Detector::new(&raw.into()).map_err(|error| misuse(&format!("options.{error}")))?;
    Ok(DETECTORS.with_borrow_mut(|detectors| {
        if detectors.len() > DETECTORS_KEPT {
            detectors.truncate(1);
        }
        detectors.push(detector);
        detectors.len() - 1
    }))
}

/// The names and titles of the rules, and of a detector's own behind them.
#[wasm_bindgen]
pub fn text_rules(detector: usize) -> String {
    let told = |name: &str, title: &str| json!({ "name": name, "title": title });
    let mut rules: Vec<_> = crate::text_rules().map(|rule| told(rule.name, rule.title)).collect();
    with_detector(detector, |detector| rules.extend(detector.own_names().iter().map(|name| told(name, name))));
    json!(rules).to_string()
}

/// Finds everything in the text of the buffer. Gives how many spans there are; [`numbers`] has start, end and rule of
/// each, in UTF-16 units if so wanted.
#[wasm_bindgen]
pub fn find_text(detector: usize, length: usize, in_utf16: bool) -> usize {
    let count = found(detector, length, in_utf16);
    wipe::<STACK>();
    count
}

/// Its frame lies where the stack is wiped.
#[inline(never)]
fn found(detector: usize, length: usize, in_utf16: bool) -> usize {
    with_bytes(0..length, |text| {
        let spans = with_detector(detector, |detector| detector.spans(text));
        if !spans.is_empty() {
            NUMBERS.with_borrow_mut(|numbers| {
                numbers.clear();
                tell(numbers, text, &spans, in_utf16);
            });
        }
        spans.len()
    })
}

/// A step of a stream. The memory comes first in the buffer, the window right behind it. Gives how many spans there are;
/// [`numbers`] has the cut, what to keep from, the tail, whether the first span is joined, how long the new memory is
/// (nothing when it is the old one), and the spans.
#[wasm_bindgen]
pub fn step_text(
    detector: usize,
    memory_length: usize,
    length: usize,
    settled: usize,
    tail: u32,
    last: bool,
    in_utf16: bool,
) -> usize {
    let count = stepped(detector, memory_length, length, settled, tail, last, in_utf16);
    wipe::<STACK>();
    count
}

/// Its frame lies where the stack is wiped.
#[inline(never)]
fn stepped(
    detector: usize,
    memory_length: usize,
    length: usize,
    settled: usize,
    tail: u32,
    last: bool,
    in_utf16: bool,
) -> usize {
    with_bytes(0..memory_length, |before| {
        with_bytes(memory_length..memory_length + length, |text| {
            let mut memory = remembered(before);
            let learnt = memory.learnt();
            let settled = if in_utf16 { bytes_of(text, settled) } else { settled };
            let tail = TAILS.get(tail as usize).copied().unwrap_or(Tail::Plain);
            let window = Window { text, settled, tail, last };
            let step = with_detector(detector, |detector| step(|text| detector.find(text), window, &mut memory));
            let place = |offset: usize| if in_utf16 { Units::default().at(text, offset) } else { offset };
            let tail = TAILS.iter().position(|known| *known == step.tail).unwrap_or_default();
            let after = if memory.learnt() > learnt { memory.to_bytes() } else { Vec::new() };
            NUMBERS.with_borrow_mut(|numbers| {
                numbers.clear();
                numbers.extend([place(step.cut), place(step.keep_from), tail].map(number));
                numbers.extend([u32::from(step.joined), number(after.len())]);
                tell(numbers, text, &step.spans, in_utf16);
            });
            if !after.is_empty() {
                MEMORY.set(after);
            }
            READ.set(Some(memory));
            step.spans.len()
        })
    })
}

/// The memory of those bytes.
fn remembered(bytes: &[u8]) -> Memory {
    if let Some(memory) = READ.take()
        && MEMORY.with_borrow(|known| known == bytes)
    {
        return memory;
    }
    MEMORY.set(bytes.to_vec());
    Memory::from_bytes(bytes)
}

const TAILS: [Tail; 4] = [Tail::Plain, Tail::Mask, Tail::LongLine, Tail::LongBlock];

/// Where the numbers of the last call are.
#[wasm_bindgen]
pub fn numbers() -> *const u32 {
    NUMBERS.with_borrow(Vec::as_ptr)
}

/// Where the memory of the last step is.
#[wasm_bindgen]
pub fn memory_bytes() -> *const u8 {
    MEMORY.with_borrow(Vec::as_ptr)
}

/// Leaves numbers of something else there.
pub(super) fn leave(values: &[u32]) {
    NUMBERS.with_borrow_mut(|numbers| {
        numbers.clear();
        numbers.extend(values);
    });
}

fn with_detector<T>(at: usize, call: impl FnOnce(&Detector) -> T) -> T {
    DETECTORS.with_borrow(|detectors| match detectors.get(at) {
        Some(detector) => call(detector),
        None => call(&Detector::default()),
    })
}

/// Beside a rule: its mask stands between marks.
const QUOTED: u32 = 1 << 31;

fn tell(numbers: &mut Vec<u32>, text: &[u8], spans: &[Span], in_utf16: bool) {
    let mut units = Units::default();
    let mut place = |offset| number(if in_utf16 { units.at(text, offset) } else { offset });
    for span in spans {
        let (start, end) = (place(span.start), place(span.end));
        let is_quoted = mask_of(text, span.start, span.end) != MASK;
        numbers.extend([start, end, number(span.rule) | if is_quoted { QUOTED } else { 0 }]);
    }
}

/// Offsets are below 2^32, as all memory is.
pub(super) fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// How many UTF-16 units so many bytes are, asked in ascending order.
#[derive(Default)]
struct Units {
    bytes: usize,
    units: usize,
}

impl Units {
    fn at(&mut self, text: &[u8], offset: usize) -> usize {
        let passed = text.get(self.bytes..offset).unwrap_or_default();
        self.units += passed.iter().map(|byte| units_of(*byte)).sum::<usize>();
        self.bytes = offset;
        self.units
    }
}

/// The units of the character that begins with the byte; none for a byte inside.
fn units_of(byte: u8) -> usize {
    usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)
}

/// How many bytes so many UTF-16 units are.
fn bytes_of(text: &[u8], units: usize) -> usize {
    let mut left = units;
    let is_behind = |byte: &u8| {
        let is_behind = left == 0 && byte & 0xC0 != 0x80;
        left = left.saturating_sub(units_of(*byte));
        is_behind
    };
    text.iter().position(is_behind).unwrap_or(text.len())
}
