/**
 * The packer: any JavaScript value, as bytes that the core reads in one pass.
 *
 * It sees what JSON.stringify would see (own enumerable string keys, toJSON, boxed primitives), and is honest where
 * stringify is not: what JSON cannot hold is named (`?` and a letter) instead of dropped, turned to null or thrown.
 *
 *     n f t              null, false, true
 *     d size text        a number, as JSON text
 *     s size text        a string, as UTF-8
 *     [ value* ]         an array
 *     { (k size text value | K number value)* }    keys that the core knows are numbers of a byte
 *     ? u F y b N S D    undefined, function, symbol, bigint, not finite, lone surrogate, too deep
 *
 * `size` is a little-endian u32 of the bytes of `text`. Reading a value may run foreign code (getters, proxies), which
 * may throw, and may call this library: so values are packed here, and only bytes go on to the core's memory.
 */

import { bytesOf } from "./bytes.js";

/** Nobody's payload is longer; nothing longer is read. */
export const LIMIT = 64 * 1024 * 1024;

/** What is thrown when a value would be. */
export const TOO_LARGE = Symbol("too large");

const DEPTH = 128;
/** The least that a member takes: tag, size and a digit, for its key and again for its value. */
const MEMBER = 12;
const ROOMY = 4096;

/** Engines differ in what a call of encodeInto costs; up to about this length a plain loop beats it everywhere. */
const SHORT = 96;

const LONE_SURROGATE = /\p{Surrogate}/u;
const encoder = new TextEncoder();
const code = (letter) => letter.charCodeAt(0);
const [NULL, FALSE, TRUE, NUMBER, STRING, KEY, KNOWN_KEY, ODD] = [..."nftdskK?"].map(code);
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [..."[]{}"].map(code);
const [UNDEFINED, FUNCTION, SYMBOL, BIGINT, NOT_FINITE, LONE, DEEP] = [..."uFybNSD"].map(code);

let spare = new Uint8Array(ROOMY);
let keys = new Map();

/** Says which keys the core knows, in the order of their numbers. */
export function know(names) {
  keys = new Map(names.map((name, number) => [name, number]));
}

/**
 * Packs a value: `bytes` up to `at`. They must be given back with `release`. Throws what the value's own code throws.
 */
export function pack(value) {
  const packer = new Packer(spare ?? new Uint8Array(ROOMY));
  // Should a getter call back into here, it finds no spare buffer and packs into one of its own.
  spare = undefined;
  try {
    packer.value(resolve(value, ""), 1);
    return packer;
  } catch (error) {
    release(packer);
    throw error;
  }
}

/** Wipes what was packed. */
export function release({ bytes, at }) {
  bytes.fill(0, 0, at);
  if (bytes.length === ROOMY) spare = bytes;
}

class Packer {
  at = 0;
  /** A cycle through two members would be walked along 2¹²⁸ ways: once it is too deep, nothing nested is walked any more. */
  isTooDeep = false;

  constructor(bytes) {
    this.bytes = bytes;
  }

  value(value, depth) {
    switch (typeof value) {
      case "string":
        return this.text(STRING, value);
      case "number":
        return Number.isFinite(value) ? this.text(NUMBER, decimal(value)) : this.odd(NOT_FINITE);
      case "boolean":
        return this.tag(value ? TRUE : FALSE);
      case "undefined":
        return this.odd(UNDEFINED);
      case "function":
        return this.odd(FUNCTION);
      case "symbol":
        return this.odd(SYMBOL);
      case "bigint":
        return this.odd(BIGINT);
    }
    if (value === null) return this.tag(NULL);
    this.isTooDeep ||= depth > DEPTH;
    if (this.isTooDeep) return this.odd(DEEP);
    return Array.isArray(value) ? this.list(value, depth) : this.object(value, depth);
  }

  list(list, depth) {
    this.tag(OPEN_LIST);
    const { length } = list;
    // Each item takes a byte at least.
    if (this.at + length > LIMIT) throw TOO_LARGE;
    for (let index = 0; index < length; index++) {
      this.value(resolve(list[index], index) ?? null, depth + 1);
    }
    this.tag(CLOSE_LIST);
  }

  object(object, depth) {
    // The engine would make a string of each index.
    if (ArrayBuffer.isView(object) && bytesOf(object).length > LIMIT / MEMBER) throw TOO_LARGE;
    this.tag(OPEN);
    for (const key of Object.keys(object)) {
      const given = object[key];
      const value = typeof given === "string" ? given : resolve(given, key);
      if (value === undefined) continue;
      const number = keys.get(key);
      if (number === undefined) this.text(KEY, key);
      else this.known(number);
      this.value(value, depth + 1);
    }
    this.tag(CLOSE);
  }

  tag(byte) {
    this.room(1);
    this.bytes[this.at++] = byte;
  }

  known(number) {
    this.tag(KNOWN_KEY);
    this.tag(number);
  }

  odd(byte) {
    this.tag(ODD);
    this.tag(byte);
  }

  text(tag, text) {
    const { length } = text;
    if (length > LIMIT) throw TOO_LARGE;
    this.room(5 + 3 * length);
    const { bytes, at } = this;
    const start = at + 5;
    let size = 0;
    if (length <= SHORT) {
      let units = 0;
      for (; size < length; size++) units |= bytes[start + size] = text.charCodeAt(size);
      if (units >= 0x80) size = 0;
    }
    if (size < length) {
      if (tag === STRING && LONE_SURROGATE.test(text)) {
        bytes.fill(0, start, start + length);
        return this.odd(LONE);
      }
      size = encoder.encodeInto(text, bytes.subarray(start)).written;
    }
    bytes[at] = tag;
    bytes[at + 1] = size;
    bytes[at + 2] = size >> 8;
    bytes[at + 3] = size >> 16;
    bytes[at + 4] = size >> 24;
    this.at = start + size;
  }

  /** Makes room for so many bytes more. */
  room(count) {
    const { bytes, at } = this;
    if (at + count <= bytes.length) return;
    if (at > LIMIT) throw TOO_LARGE;
    this.bytes = new Uint8Array(Math.max(2 * bytes.length, at + count));
    this.bytes.set(bytes.subarray(0, at));
    release({ bytes, at });
  }
}

/** The value in whose place JSON.stringify would look at this one. */
function resolve(value, key) {
  if ((typeof value === "object" && value !== null) || typeof value === "function" || typeof value === "bigint") {
    const { toJSON } = value;
    if (typeof toJSON === "function") value = Reflect.apply(toJSON, value, [String(key)]);
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Number) return Number(value);
  if (value instanceof String) return String(value);
  if (value instanceof Boolean) return Boolean.prototype.valueOf.call(value);
  if (value instanceof BigInt) return BigInt.prototype.valueOf.call(value);
  return value;
}

/** A whole number of which digits may be lost says so with an exponent. */
function decimal(number) {
  const certain = !Number.isInteger(number) || Number.isSafeInteger(number);
  return certain ? String(number) : number.toExponential();
}
