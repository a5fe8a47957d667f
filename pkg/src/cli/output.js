/** Standard output that waits for its reader, and takes it quietly when the reader leaves. */
import { MISUSED } from "./misuse.js";

let isClosed = false;

process.stdout.on("error", ({ code }) => {
  if (code === "EPIPE") isClosed = true;
  else {
    note(`standard output cannot be written: ${code}`);
    process.exit(MISUSED);
  }
});
// Nobody reads what is told there: no reason to end otherwise than without.
process.stderr.on("error", () => {});

/** Whether somebody still reads. */
export function isRead() {
  return !isClosed;
}

/** Writes text or bytes, and comes back when there is room for more. */
export function print(piece) {
  if (isClosed || piece.length === 0) return undefined;
  return new Promise((resolve) => process.stdout.write(piece, () => resolve()));
}

/** A note for the person, beside the result. */
export function note(text) {
  process.stderr.write(`berthing: ${text}\n`);
}
