//! The JavaScript binding: conversion of arguments, and nothing else.
//!
//! A payload comes in through one reused buffer that JavaScript writes to directly (`reserve`), either as JSON text or
//! packed by `pkg/src/pack.js`; wasm-bindgen's own strings would copy it once more. Kinds and options are small
//! integers. `pkg/src/index.js` gives these functions the shape that people use.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "this is not the Rust API; the JavaScript API has its docs in its types"
)]

mod ndjson;
mod text;
#[cfg(target_arch = "wasm32")]
mod wipe;

use std::cell::RefCell;
use std::hint::black_box;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::json;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::detect;
use crate::export::{self, Target};
use crate::issue::{Code, Issue, Params, Report};
use crate::plan::Plan;
use crate::read::Asked;
use crate::schema::Kind;
use crate::source::{packed, tree};
use crate::stack;
use crate::validate::{Told, told};
use crate::{KINDS, Options, Payload, Release};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TOLD: RefCell<Option<(&'static str, Told)>> = const { RefCell::new(None) };
}

/// Makes room for `length` bytes of input and says where. What was written before stays.
#[wasm_bindgen]
pub fn reserve(length: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        if input.len() < length {
            input.resize(length, 0);
        }
        input.as_ptr()
    })
}

/// Zeroes what the calls before have left on the stack: digits on their way to text, the end of a key that was hashed.
/// It goes as deep as any payload.
#[wasm_bindgen]
pub fn wipe_stack() {
    wipe::<{ 64 * 1024 }>();
}

/// The same for calls that make nothing of a payload but a verdict: they are many.
#[wasm_bindgen]
pub fn wipe_stack_of_verdict() {
    if stack::was_deep() {
        forget_stack();
    } else {
        wipe::<{ 2 * 1024 }>();
    }
}

/// As deep as any verdict goes.
pub(crate) fn forget_stack() {
    wipe::<{ 20 * 1024 }>();
}

/// When nothing else runs, the array lies where the frames were.
#[inline(never)]
fn wipe<const SIZE: usize>() {
    black_box(&mut [0_u8; SIZE]);
}

/// Makes what is made once and kept, before any payload is there: the padding in it keeps what the stack had before.
#[wasm_bindgen(start)]
pub fn start() {
    for kind in &KINDS {
        Plan::of(kind);
        if let Some(target) = kind.target {
            Plan::of(target);
        }
    }
    LazyLock::force(&packed::KEYS);
    detect::prepare();
}

fn with_bytes<T>(range: Range<usize>, call: impl FnOnce(&[u8]) -> T) -> T {
    INPUT.with_borrow(|input| call(input.get(range).unwrap_or_default()))
}

/// Hands the payload of the input buffer to `call`.
fn with_input<T>(door: u32, range: Range<usize>, call: impl FnOnce(Payload<'_>) -> T) -> T {
    with_bytes(range, |bytes| call(if door == 0 { Payload::Bytes(bytes) } else { Payload::Packed(bytes) }))
}

fn kind_at(kind: usize) -> &'static Kind {
    let [first, ..] = &KINDS;
    KINDS.get(kind).unwrap_or(first)
}

#[wasm_bindgen]
pub fn kinds() -> String {
    json!(KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>()).to_string()
}

/// The keys that are packed as numbers, a line each.
#[wasm_bindgen]
pub fn keys() -> String {
    packed::KEYS.join("\n")
}

/// The options as a small integer; 0 stands for none.
///
/// # Errors
///
/// A `TypeError` when there is no such release.
#[wasm_bindgen]
pub fn options(rhacs: Option<String>, managed: Option<bool>) -> Result<u32, JsValue> {
    let names = || Release::ALL.iter().map(|release| release.name()).collect::<Vec<_>>().join(", ");
    let misuse = || js_sys::TypeError::new(&format!("options.rhacs must be one of {}", names()));
    let release = rhacs.map_or_else(|| Ok(Release::default()), |name| Release::from_name(&name).ok_or_else(misuse))?;
    Ok(pack_options(Options { release, managed: managed.unwrap_or_default() }))
}

fn pack_options(options: Options) -> u32 {
    let release = Release::ALL.iter().position(|release| *release == options.release).unwrap_or_default();
    u32::try_from(release).unwrap_or_default() + 1 + if options.managed { 64 } else { 0 }
}

fn unpack_options(packed: u32) -> Options {
    let release = (packed % 64).checked_sub(1).and_then(|at| Release::ALL.get(at as usize)).copied();
    Options { release: release.unwrap_or_default(), managed: packed >= 64 }
}

#[wasm_bindgen]
pub fn is_valid(kind: usize, door: u32, length: usize, options: u32) -> bool {
    with_input(door, 0..length, |payload| crate::is_valid(kind_at(kind), payload, unpack_options(options)))
}

#[wasm_bindgen]
pub fn is_masked(kind: usize, door: u32, length: usize) -> bool {
    with_input(door, 0..length, |payload| crate::is_masked(kind_at(kind), payload))
}

/// Beside the number of a report: its issues offer fixes.
const FIXES: u32 = 1 << 31;

/// Whether there is something to report, and what JavaScript may know it by: nothing is 0, what is not kept is 1.
#[wasm_bindgen]
pub fn validate(kind: usize, door: u32, length: usize, options: u32) -> u32 {
    let kind = kind_at(kind);
    let told = with_input(door, 0..length, |payload| told(kind, payload, unpack_options(options), Asked::Report));
    if told.said.issues.is_empty() {
        return 0;
    }
    let number = told.said.number + 1;
    let fixes = if told.fixes.is_empty() { 0 } else { FIXES };
    TOLD.set(Some((kind.name, told)));
    number | fixes
}

/// The report of the last validation that had something to report, as JSON, but for what its fixes offer.
#[wasm_bindgen]
pub fn report() -> Option<String> {
    TOLD.with_borrow(|told| {
        let (kind, told) = told.as_ref()?;
        Some(Report::new(kind, told.said.issues.clone()).to_json())
    })
}

/// What the issues of the same validation offer, each with the number of its issue before it.
#[wasm_bindgen]
pub fn fixes() -> Option<String> {
    TOLD.take().map(|(_, told)| text(&told.fixes))
}

#[wasm_bindgen]
pub fn normalize(kind: usize, door: u32, length: usize, options: u32) -> String {
    with_input(door, 0..length, |payload| text(&crate::normalize(kind_at(kind), payload, unpack_options(options))))
}

#[wasm_bindgen]
pub fn mask(kind: usize, door: u32, length: usize) -> String {
    with_input(door, 0..length, |payload| crate::mask(kind_at(kind), payload).to_string())
}

/// The stored payload comes first in the buffer, the incoming one right behind it.
#[wasm_bindgen]
pub fn reconcile(
    kind: usize,
    stored_door: u32,
    stored_length: usize,
    door: u32,
    length: usize,
    options: u32,
) -> String {
    with_input(stored_door, 0..stored_length, |stored| {
        with_input(door, stored_length..stored_length + length, |incoming| {
            text(&crate::reconcile(kind_at(kind), stored, incoming, unpack_options(options)))
        })
    })
}

/// The payload comes first in the buffer, the target right behind it.
#[wasm_bindgen]
pub fn request(
    kind: usize,
    payload_door: u32,
    payload_length: usize,
    door: u32,
    length: usize,
    options: u32,
) -> String {
    with_input(payload_door, 0..payload_length, |payload| {
        with_input(door, payload_length..payload_length + length, |target| {
            text(&crate::request(kind_at(kind), payload, target, unpack_options(options)))
        })
    })
}

/// A status that HTTP does not have is told as an error by the core.
#[wasm_bindgen]
pub fn read_response(kind: usize, status: u16, door: u32, length: usize) -> String {
    with_input(door, 0..length, |body| text(&crate::read_response(kind_at(kind), status, body)))
}

/// The text is in the buffer.
#[wasm_bindgen]
pub fn read_command(length: usize) -> String {
    with_bytes(0..length, |bytes| text(&crate::read_command(&String::from_utf8_lossy(bytes))))
}

/// The secret is in the buffer. None when the host has no random numbers.
#[wasm_bindgen]
pub fn fingerprint(length: usize) -> Option<String> {
    with_bytes(0..length, |secret| crate::fingerprint(secret).ok()).map(|print| print.to_string())
}

/// The payload comes first in the buffer, the options right behind it. None when they are no such options.
#[wasm_bindgen]
pub fn upload_command(payload_door: u32, payload_length: usize, door: u32, length: usize) -> Option<String> {
    let options = with_input(door, payload_length..payload_length + length, |options| tree::read(options).value)?;
    let options = serde_json::from_value(options).ok()?;
    Some(with_input(payload_door, 0..payload_length, |payload| text(&crate::upload_command(payload, &options))))
}

/// The form; for the payload in the buffer, if it has a length.
///
/// # Errors
///
/// None that callers can cause.
#[wasm_bindgen]
pub fn describe(kind: usize, door: u32, length: usize, options: u32) -> Result<JsValue, JsValue> {
    let options = unpack_options(options);
    let form = with_input(door, 0..length, |payload| {
        export::describe(kind_at(kind), (length > 0).then_some(payload), options)
    });
    object(&form)
}

/// # Errors
///
/// A `TypeError` when there is no such target.
#[wasm_bindgen]
pub fn json_schema(kind: usize, target: &str, options: u32) -> Result<JsValue, JsValue> {
    let target = Target::from_name(target)
        .ok_or_else(|| js_sys::TypeError::new("options.target must be draft-2020-12 or draft-07"))?;
    object(&export::json_schema(kind_at(kind), target, unpack_options(options)))
}

/// The report of a payload that JavaScript could not hand over.
#[wasm_bindgen]
pub fn failure(kind: usize, code: &str) -> String {
    let codes = [Code::Unreadable, Code::TooLarge];
    let code = codes.into_iter().find(|known| known.name() == code).unwrap_or(Code::Internal);
    Report::new(kind_at(kind).name, vec![Issue::whole(code, Params::default())]).to_json()
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Shows panics in the console of development builds.
#[cfg(feature = "panic-hook")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}
