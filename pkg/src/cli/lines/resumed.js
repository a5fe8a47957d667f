/** A file of lines that grows as they are made. Where it was interrupted, its lines tell how far it came. */
import { Buffer } from "node:buffer";
import { closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync, readSync, writeFileSync } from "node:fs";
import { OWNER_ONLY, wrapped } from "../atomic.js";
import { Misuse } from "../misuse.js";
import { countLines } from "./split.js";

const PIECE = 256 * 1024;
const NEWLINE = 10;
const { O_APPEND, O_CREAT, O_RDWR } = constants;

/**
 * `{ done: { lines, last }, write(bytes), commit(), discard() }`: how many whole lines there are, and the last of them. A
 * torn one behind them is cut off.
 */
export function resumed(name) {
  return wrapped(name, () => {
    const file = openSync(name, O_APPEND | O_CREAT | O_RDWR, OWNER_ONLY);
    const close = () => closeSync(file);
    try {
      if (!fstatSync(file).isFile()) throw new Misuse(`${name} is no regular file, so it cannot be resumed`);
      fchmodSync(file, OWNER_ONLY);
      const { lines, start, end } = wholeLines(file);
      ftruncateSync(file, end);
      const last = Buffer.alloc(end - start);
      readSync(file, last, 0, last.length, start);
      return { done: { lines, last }, write: (bytes) => wrapped(name, () => writeFileSync(file, bytes)), commit: close, discard: close };
    } catch (error) {
      close();
      throw error;
    }
  });
}

/** How many lines have an end, and where the last of them stands. */
function wholeLines(file) {
  const piece = Buffer.alloc(PIECE);
  let [lines, start, end] = [0, 0, 0];
  for (let at = 0, length; (length = readSync(file, piece, 0, PIECE, at)) > 0; at += length) {
    const read = piece.subarray(0, length);
    const last = read.lastIndexOf(NEWLINE);
    if (last < 0) continue;
    lines += countLines(read);
    const before = last > 0 ? read.lastIndexOf(NEWLINE, last - 1) : -1;
    start = before < 0 ? end : at + before + 1;
    end = at + last + 1;
  }
  return { lines, start, end };
}
