/** A seeded generator (sfc32): one seed gives one corpus, on every machine. */
import { createHash } from "node:crypto";

export const DIGITS = "0123456789";
export const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const UPPER = LOWER.toUpperCase();
export const ALNUM = DIGITS + UPPER + LOWER;
export const HEX = "0123456789abcdef";
export const BASE32 = `${UPPER}234567`;
export const BASE64 = `${ALNUM}+/`;
export const BASE64URL = `${ALNUM}-_`;

export class Random {
  #state;

  constructor(seed) {
    const digest = createHash("sha256").update(String(seed)).digest();
    this.#state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
  }

  /** 32 random bits. */
  next() {
    let [a, b, c, count] = this.#state;
    const out = (a + b + count) | 0;
    this.#state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + out) | 0, (count + 1) | 0];
    return out >>> 0;
  }

  below(end) {
    return Math.floor((this.next() / 2 ** 32) * end);
  }

  /** Both ends included. */
  between(low, high) {
    return low + this.below(high - low + 1);
  }

  chance(share) {
    return this.next() / 2 ** 32 < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Some of a list, in random order. */
  some(list, count) {
    const rest = [...list];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(this.below(rest.length), 1)[0]);
  }

  text(alphabet, length) {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join("");
  }

  bytes(length) {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  hex(length) {
    return this.text(HEX, length);
  }

  base64(bytes, encoding = "base64") {
    return this.bytes(bytes).toString(encoding);
  }

  uuid() {
    const hex = this.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${this.pick("89ab")}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
