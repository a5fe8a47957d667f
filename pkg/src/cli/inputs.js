/** The operands of a command, one after the other. */
import { counted } from "../counted.js";
import { documentsOf, formatOf, open, peeked, piecesOf, sniffed, whole } from "./input.js";
import { FINE, MISUSED, Misuse } from "./misuse.js";
import { note } from "./output.js";

/** Lines from which the kind of all is told. */
const TELLING = 10;

/** Does the work for every input and gives the worst status. One that cannot be read does not stop the others. */
export async function forEachInput(operands, options, work) {
  if (operands.length === 0) throw new Misuse("a FILE is missing", "- is standard input");
  if (operands.filter((name) => name === "-").length > 1) throw new Misuse("standard input can be read only once");
  let worst = FINE;
  for (const name of operands) {
    try {
      worst = Math.max(worst, await work(await begun(open(name, options), options)));
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      note(error.message);
      if (error.hint) note(error.hint);
      worst = MISUSED;
    }
  }
  return worst;
}

/** `{ input, format, head, pieces }`: as much is read as tells what it is. */
async function begun(input, { from, kind }) {
  const named = formatOf(input, { from });
  if (named === "jsonl" && kind) return { input, format: named, pieces: piecesOf(input) };
  const stream = peeked(input);
  const { value: head } = await stream.next();
  const pieces = (async function* () {
    yield head;
    yield* stream;
  })();
  return { input, format: named ?? sniffed(head), head, pieces };
}

/** The documents of an input that is no JSON Lines. */
export async function documentsIn({ format, pieces }) {
  return documentsOf(await whole(pieces), format);
}

/** The first lines, without one that may be cut. */
export function firstLines(head) {
  const text = head.toString();
  const lines = text.split("\n");
  if (!text.endsWith("\n") && lines.length > 1) lines.pop();
  return lines.filter((line) => /\S/.test(line)).slice(0, TELLING);
}

/** Says what a kind was told by. */
export function noteKind({ quiet }, label, why) {
  if (why && !quiet) note(`${label}: ${why}`);
}

/** What only makes sense for a single operand. */
export function single(operands, option) {
  if (operands.length !== 1) throw new Misuse(`${option} takes one FILE, not ${counted(operands.length, "file")}`);
}

/** Refuses what does not go with `--output`, which has room for the result of one operand. */
export function checkOutput(operands, { output, resume }) {
  if (output) single(operands, "--output");
  else if (resume) throw new Misuse("--resume goes with --output");
}
