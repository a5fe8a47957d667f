/** A text, a string or bytes, with masks in it; and what the core says about where they belong. */
import { bytesOf, unshared } from "./bytes.js";
import { memory } from "./core.js";

export const MASK = "******";
const MASK_BYTES = new TextEncoder().encode(MASK);

/** In the place of a number of JSON, so that it stays JSON. */
const QUOTED_MASK = `"${MASK}"`;
const QUOTED_MASK_BYTES = new TextEncoder().encode(QUOTED_MASK);

/** Beside the number of a rule, as in `src/wasm/text.rs`: its mask stands between marks. */
export const QUOTED = 2 ** 31;

/** The findings of a text without any: the same for all. */
export const NOTHING = Object.freeze([]);

/** The answer when nobody knows what is in the text. */
export function allMasked(text) {
  const findings = text.length === 0 ? NOTHING : [{ rule: "internal", start: 0, end: text.length }];
  return { text: replaced(text, findings), findings };
}

/** The text with a mask for each finding; between marks for those that begin at one of the `quoted` places. */
export function replaced(text, findings, quoted = new Set()) {
  return typeof text === "string" ? replacedText(text, findings, quoted) : replacedBytes(text, findings, quoted);
}

function replacedText(text, findings, quoted) {
  let masked = "";
  let done = 0;
  for (const { start, end } of findings) {
    masked += text.slice(done, start) + (quoted.has(start) ? QUOTED_MASK : MASK);
    done = end;
  }
  return masked + text.slice(done);
}

function replacedBytes(bytes, findings, quoted) {
  const extra = quoted.size * (QUOTED_MASK.length - MASK.length);
  const length = findings.reduce((length, { start, end }) => length - (end - start) + MASK.length, bytes.length + extra);
  const masked = new Uint8Array(length);
  let [done, at] = [0, 0];
  for (const { start, end } of findings) {
    const mask = quoted.has(start) ? QUOTED_MASK_BYTES : MASK_BYTES;
    masked.set(bytes.subarray(done, start), at);
    at += start - done;
    masked.set(mask, at);
    at += mask.length;
    done = end;
  }
  masked.set(bytes.subarray(done), at);
  return masked;
}

/** The numbers that the core has just left, copied. */
export function numbersOf(core, count) {
  return Array.from(new Uint32Array(memory().buffer, core.numbers(), count));
}

/** The bytes of a text that is given as such. A TypeError tells nothing of them. */
export function textBytes(text) {
  const bytes = bytesOf(text);
  if (bytes === undefined) throw new TypeError("text must be a string or bytes");
  // The text is cut by what was found in a copy.
  return unshared(bytes);
}

/** What is put together of pieces and masks. */
export class Pieces {
  #parts = [];

  constructor(isText) {
    this.isText = isText;
  }

  add(piece) {
    // A view of bytes would follow what becomes of the window.
    if (piece.length > 0) this.#parts.push(this.isText ? piece : piece.slice());
  }

  mask(isQuoted = false) {
    if (isQuoted) this.#parts.push(this.isText ? QUOTED_MASK : QUOTED_MASK_BYTES);
    else this.#parts.push(this.isText ? MASK : MASK_BYTES);
  }

  whole() {
    if (this.isText) return this.#parts.join("");
    // A lone piece is a copy already, a lone mask is shared.
    if (this.#parts.length === 1 && this.#parts[0] !== MASK_BYTES && this.#parts[0] !== QUOTED_MASK_BYTES) return this.#parts[0];
    return joined(this.#parts);
  }
}

/** One after the other, in bytes of their own. */
export function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
