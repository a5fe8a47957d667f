/** Where an issue stands in the text, and the line around it without secrets. */
import { placeOf } from "./documents/tree.js";

/** Of a longer line, only what is around the place is shown. */
const SHOWN = 100;

/** Issues about the key, not the value. */
const ABOUT_KEY = new Set(["unknown_field", "duplicate_key", "ignored", "not_applicable", "deprecated"]);

/**
 * `{ line, column?, excerpt? }` of an issue; undefined when nobody knows. The column is left out where a secret stands
 * before the place, for it would tell how long that is.
 */
export function positionOf(document, tree, masked, issue) {
  const span = spanOf(document, tree, issue);
  if (span === undefined) return undefined;
  const before = document.text.slice(0, span.start);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = count(before, "\n") + 1;
  const isTelling = masked.touches(lineStart, span.start);
  const column = characters(before.slice(lineStart)) + 1;
  return { line, ...(!isTelling && { column }), excerpt: excerptOf(masked, span) };
}

function spanOf({ text }, tree, { code, path, params, offset }) {
  if (offset !== undefined) return { start: offset, end: offset + 1 };
  if (code === "not_json" && params?.line) return pointOf(text, params);
  return tree && placeOf(tree, path, ABOUT_KEY.has(code));
}

/** The offset of a line and column in characters. */
function pointOf(text, { line, column }) {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  for (let at = 1; at < column; at++) start += text.codePointAt(start) > 0xffff ? 2 : 1;
  return { start, end: start + 1 };
}

/** `{ text, from, to }`: the masked line, and what to underline in it. */
function excerptOf(masked, { start, end }) {
  const [from, to] = [masked.moved(start), masked.moved(end)];
  const lineStart = masked.text.lastIndexOf("\n", from - 1) + 1;
  const next = masked.text.indexOf("\n", from);
  const lineEnd = next < 0 ? masked.text.length : next;
  const text = masked.text.slice(lineStart, lineEnd).trimEnd();
  const mark = { from: from - lineStart, to: Math.max(Math.min(to, lineEnd) - lineStart, from - lineStart + 1) };
  if (text.length <= SHOWN) return { text, ...mark };
  const cut = Math.max(0, Math.min(mark.from - SHOWN / 2, text.length - SHOWN));
  const lead = cut > 0 ? "…" : "";
  const tail = cut + SHOWN < text.length ? "…" : "";
  const shown = lead + text.slice(cut, cut + SHOWN) + tail;
  const shift = cut - lead.length;
  return { text: shown, from: mark.from - shift, to: Math.min(mark.to - shift, shown.length) };
}

function count(text, character) {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function characters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
