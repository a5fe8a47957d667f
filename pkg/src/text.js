/**
 * Free text without its credentials.
 *
 * The core tells where they stand; the masked text is cut out of the original here. Most texts are a line of a log with
 * nothing in it, so that way makes no object and no closure, and gives back what it was given.
 */
import { isUint8Array } from "./bytes.js";
import { input, restart, running } from "./core.js";
import { chosen, nameOf, numberOf } from "./detector.js";
import { NOTHING, QUOTED, allMasked, numbersOf, replaced, textBytes } from "./masked.js";
import { Masker } from "./masker.js";

/** A longer text goes through the core in parts, so that its memory stays small. */
const LONG = 1 << 23;

/** So long a string is taken for ASCII first: room for the worst case would stay the core's for good. */
const LARGE = 1 << 20;

/** Calling encodeInto costs 0.04 µs in Node and 0.2 µs in Chromium; a plain loop costs that for so many characters. */
const SHORT = 64;

const encoder = new TextEncoder();

/** The text with `******` for every credential, and where they stood. */
export function maskText(text, options) {
  const isText = typeof text === "string";
  const given = isText ? text : textBytes(text);
  const unchanged = isText || isUint8Array(text) ? text : given;
  const detector = options === undefined ? 0 : numberOf(chosen(options).wanted);
  const { length } = given;
  if (length > LONG) return maskLong(given, unchanged, options);
  const core = running();
  let written = 0;
  let bytes;
  let spans;
  try {
    if (!isText) {
      bytes = input(length);
      bytes.set(given);
      written = length;
    } else {
      let read = 0;
      bytes = input(length <= SHORT ? SHORT : length <= LARGE ? 3 * length : length);
      if (length <= SHORT) read = written = writeAscii(given, bytes);
      else if (length > LARGE) ({ read, written } = encoder.encodeInto(given, bytes));
      if (read < length) {
        if (bytes.length < 3 * length) bytes = input(3 * length);
        written = encoder.encodeInto(given, bytes).written;
      }
    }
    const count = core.find_text(detector, written, isText && written !== length);
    if (count > 0) spans = numbersOf(core, 3 * count);
    // Growth of the memory detaches the view.
    if (bytes.byteLength === 0) bytes = input(written);
    bytes.fill(0, 0, written);
  } catch {
    restart();
    return allMasked(given);
  }
  if (spans === undefined) return { text: unchanged, findings: NOTHING };
  const findings = [];
  const quoted = new Set();
  for (let at = 0; at < spans.length; at += 3) {
    findings.push({ rule: nameOf(detector, spans[at + 2] % QUOTED), start: spans[at], end: spans[at + 1] });
    if (spans[at + 2] >= QUOTED) quoted.add(spans[at]);
  }
  return { text: replaced(given, findings, quoted), findings };
}

/** Writes the characters before the first beyond ASCII, and says how many. */
function writeAscii(text, bytes) {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return at;
    bytes[at] = unit;
  }
  return length;
}

/** In parts, so that the core's memory stays small; twice, so that a secret is known before its first mention. */
function maskLong(text, unchanged, options) {
  const masker = new Masker(options);
  let findings = masker.search(text);
  if (masker.knows) findings = masker.search(text);
  if (findings.length === 0) return { text: unchanged, findings: NOTHING };
  return { text: replaced(text, findings, masker.quoted), findings };
}
