/** Bytes into batches of whole lines, in constant memory. */
import { Buffer } from "node:buffer";

/** A batch is about so long; a line must not be longer than the second. */
const [BATCH, LONGEST] = [256 * 1024, 1024 * 1024];
const NEWLINE = 10;

/** `{ first, bytes }`: the number of the first line, and lines with their ends. Of a line that is too long, `bytes` is undefined. */
export async function* batches(pieces) {
  let [first, held, length, isLong] = [1, [], 0, false];
  const batch = (bytes) => {
    const made = { first, bytes };
    first += bytes === undefined ? 1 : countLines(bytes);
    return made;
  };
  for await (let piece of pieces) {
    if (isLong) {
      const end = piece.indexOf(NEWLINE);
      if (end < 0) continue;
      yield batch(undefined);
      isLong = false;
      piece = piece.subarray(end + 1);
    }
    const last = piece.lastIndexOf(NEWLINE);
    if (last >= 0 && length + last >= BATCH) {
      yield batch(Buffer.concat([...held, piece.subarray(0, last + 1)]));
      [held, length] = [[], 0];
      piece = piece.subarray(last + 1);
    }
    if (piece.length > 0) held.push(piece);
    length += piece.length;
    if (length > LONGEST && last < 0) {
      const all = Buffer.concat(held);
      const end = all.lastIndexOf(NEWLINE);
      if (end >= 0) yield batch(all.subarray(0, end + 1));
      [held, length] = [[all.subarray(end + 1)], all.length - end - 1];
      if (length > LONGEST) [held, length, isLong] = [[], 0, true];
    }
  }
  if (isLong) yield batch(undefined);
  else if (length > 0) yield batch(Buffer.concat(held));
}

/** A last line may have no end. */
function countLines(bytes) {
  let count = bytes.at(-1) === NEWLINE ? 0 : 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
