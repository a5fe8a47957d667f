/** Bytes cut at the ends of lines, in constant memory. */
import { Buffer } from "node:buffer";

/** As in `src/ndjson/lines.rs`: of a longer line, the core wants no more than to see that it is. */
const MAX_LINE = 1024 * 1024;
const NEWLINE = 10;

/** `{ first, bytes }`: the number of the first line, and whatever lines have ended. Only the very last may have no end. */
export async function* batches(pieces, first) {
  let [held, length] = [[], 0];
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const bytes = length > 0 ? Buffer.concat([...held, piece.subarray(0, end)]) : piece.subarray(0, end);
      yield { first, bytes };
      first += countLines(bytes);
      [held, length] = [[], 0];
    }
    if (length > MAX_LINE || end === piece.length) continue;
    held.push(piece.subarray(end));
    length += piece.length - end;
  }
  if (length > 0) yield { first, bytes: Buffer.concat(held) };
}

/** The same bytes without so many lines at the beginning. */
export async function* withoutLines(pieces, count) {
  for await (const piece of pieces) {
    let start = 0;
    for (; count > 0; count--) {
      const end = piece.indexOf(NEWLINE, start) + 1;
      if (end === 0) break;
      start = end;
    }
    if (count === 0) yield piece.subarray(start);
  }
}

/** How many lines end in the bytes. */
export function countLines(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
