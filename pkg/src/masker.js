/**
 * Text that comes in pieces, cut anywhere: strings or bytes.
 *
 * The core looks at a window and says how far it may go out (`src/detect/stream.rs`); it keeps nothing in between. So
 * the window is held here, and what is known of earlier secrets: lengths and keyed hashes, which only the core reads.
 */
import { input, memory, restart, running } from "./core.js";
import { chosen, nameOf, numberOf } from "./detector.js";
import { Pieces, QUOTED, numbersOf, textBytes } from "./masked.js";
import { BytesWindow, TextWindow } from "./window.js";

/** As in `src/detect/stream.rs`. */
const [LINE, LITTLE, PART] = [64 << 10, 16 << 10, 256 << 10];
const [PLAIN, , LONG_LINE] = [0, 1, 2];

/** How many numbers a step gives before its spans. */
const HEAD = 5;
/** The bytes of a memory without secrets. */
const KEYS = 16;
const NEWLINE = 10;
const encoder = new TextEncoder();

/** Masks a stream: what `push` and `end` give, one after the other, is the masked text. */
export function createMasker(options) {
  const masker = new Masker(options);
  return Object.freeze({ push: (chunk) => masker.push(chunk), end: () => masker.end() });
}

/** The same as a TransformStream. */
export function maskTextStream(options) {
  const masker = new Masker(options);
  const pass = (chunk, controller) => {
    if (chunk.length > 0) controller.enqueue(chunk);
  };
  return new TransformStream({
    transform: (chunk, controller) => pass(masker.push(chunk), controller),
    flush: (controller) => pass(masker.end(), controller),
  });
}

export class Masker {
  /** Keys and hashes of the secrets so far. */
  #memory = newMemory();
  #options;
  #report;
  #window;
  #settled;
  #tail;
  #offset;
  #hasLine;
  #waitFor;
  /** A finding that may still go on. */
  #open;
  /** Where masks between marks stand; of a search. */
  quoted;
  /** The first half of a surrogate pair. */
  #half;

  constructor(options) {
    const { wanted, onFinding } = chosen(options);
    this.#options = wanted;
    this.#report = onFinding;
    numberOf(this.#options);
    this.#begin();
  }

  #begin() {
    this.#window = undefined;
    this.#settled = this.#offset = 0;
    this.#tail = PLAIN;
    this.#hasLine = false;
    this.#waitFor = LINE;
    this.#half = "";
  }

  /** Whether a secret is known that may stand elsewhere. */
  get knows() {
    return this.#memory.length > KEYS;
  }

  /** What is found in a whole text, with what was known before. */
  search(text) {
    const findings = [];
    this.quoted = new Set();
    this.#report = (finding) => findings.push(finding);
    const nowhere = { add() {}, mask() {} };
    this.#take(text, nowhere);
    this.#finish(nowhere);
    return findings;
  }

  push(chunk) {
    const piece = typeof chunk === "string" ? chunk : textBytes(chunk);
    const out = new Pieces(typeof chunk === "string");
    this.#take(piece, out);
    return out.whole();
  }

  end() {
    const out = new Pieces(this.#window?.isText ?? true);
    this.#finish(out);
    this.#memory = newMemory();
    return out.whole();
  }

  #take(piece, out) {
    const isText = typeof piece === "string";
    this.#window ??= isText ? new TextWindow() : new BytesWindow();
    if (this.#window.isText !== isText) throw new TypeError("chunks must be all strings or all bytes");
    if (isText) {
      piece = this.#half + piece;
      this.#half = "";
    }
    for (let start = 0; start < piece.length; ) {
      let end = Math.min(start + PART, piece.length);
      if (isText && isHighSurrogate(piece.charCodeAt(end - 1))) {
        if (end === piece.length) this.#half = piece[end - 1];
        end--;
      }
      const part = isText ? piece.slice(start, end) : piece.subarray(start, end);
      this.#window.append(part);
      this.#hasLine ||= isText ? part.includes("\n") : part.includes(NEWLINE);
      if (this.#isReady()) this.#step(false, out);
      start = end + this.#half.length;
    }
  }

  #finish(out) {
    if (this.#window === undefined) return;
    if (this.#half !== "") this.#window.append(this.#half);
    this.#step(true, out);
    this.#close();
    this.#window.drop(this.#window.length);
    this.#begin();
  }

  /** A step looks at everything that is kept, so a window that keeps much waits for enough. */
  #isReady() {
    const fresh = this.#window.length - this.#settled;
    const enough = this.#settled > LITTLE ? this.#settled / 4 : 0;
    return fresh >= enough && (this.#hasLine || fresh >= this.#waitFor);
  }

  #step(last, out) {
    const { isText, length } = this.#window;
    const [detector, known] = [numberOf(this.#options), this.#memory.length];
    const core = running();
    let numbers;
    try {
      const bytes = input(known + (isText ? 3 : 1) * length);
      bytes.set(this.#memory);
      const written = isText ? encoder.encodeInto(this.#window.text, bytes.subarray(known)).written : length;
      if (!isText) bytes.set(this.#window.piece(0, length), known);
      const count = core.step_text(detector, known, written, this.#settled, this.#tail, last, isText && written !== length);
      numbers = numbersOf(core, HEAD + 3 * count);
      if (numbers[4] > 0) {
        const start = core.memory_bytes();
        this.#memory = memory().slice(start, start + numbers[4]);
      }
      input(known + written).fill(0, 0, known + written);
    } catch {
      restart();
      return this.#hide(out);
    }
    const [cut, keepFrom, tail, joined] = numbers;
    let done = this.#settled;
    const found = [];
    for (let at = HEAD; at < numbers.length; at += 3) {
      const [start, end, rule] = [numbers[at], numbers[at + 1], numbers[at + 2]];
      out.add(this.#window.piece(done, start));
      done = end;
      if (at === HEAD && joined && this.#open) {
        this.#open.end = this.#offset + end;
      } else {
        out.mask(rule >= QUOTED);
        if (rule >= QUOTED) this.quoted?.add(this.#offset + start);
        if (this.#open) found.push(this.#open);
        this.#open = { rule: nameOf(detector, rule % QUOTED), start: this.#offset + start, end: this.#offset + end };
      }
    }
    out.add(this.#window.piece(done, cut));
    const fresh = length - this.#settled;
    this.#waitFor = cut === this.#settled ? 2 * Math.max(fresh, LINE / 2) : LINE;
    this.#hasLine = false;
    this.#tail = tail;
    this.#settled = cut - keepFrom;
    this.#offset += keepFrom;
    this.#window.drop(keepFrom);
    for (const finding of found) this.#report?.(finding);
    if (tail === PLAIN) this.#close();
  }

  /** Nobody knows what is in the window, so all of it is masked, to the end of its last line. */
  #hide(out) {
    const { length } = this.#window;
    this.#close();
    out.mask();
    this.#open = { rule: "internal", start: this.#offset + this.#settled, end: this.#offset + length };
    this.#offset += length;
    this.#window.drop(length);
    this.#settled = 0;
    this.#tail = LONG_LINE;
    this.#hasLine = false;
    this.#waitFor = LINE;
  }

  #close() {
    const finding = this.#open;
    this.#open = undefined;
    if (finding) this.#report?.(finding);
  }
}

function newMemory() {
  return globalThis.crypto.getRandomValues(new Uint8Array(KEYS));
}

function isHighSurrogate(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}
