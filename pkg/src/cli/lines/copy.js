/** Lines as a task makes them, to standard output or into the file of `--output`. */
import { Buffer } from "node:buffer";
import { begin } from "../atomic.js";
import { processLines } from "../lines.js";
import { Misuse } from "../misuse.js";
import { isRead, print } from "../output.js";
import { tellAside } from "../reports/aside.js";
import { resumed } from "./resumed.js";
import { withoutLines } from "./split.js";

/** Whether a line had errors. */
export async function copyLines(core, { input, pieces }, task, { options, jobs }) {
  const file = options.resume ? resumed(options.output) : options.output && begin(options.output);
  let hasErrors = false;
  try {
    for await (const { findings, output } of made(core, { input, pieces }, task, { jobs, ...file?.done })) {
      for (const { line, issues } of findings) {
        tellAside(`${input.label}:${line}`, issues);
        hasErrors ||= issues.some(({ severity }) => severity === "error");
      }
      if (file) file.write(output);
      else await print(output);
      if (!isRead()) break;
    }
  } catch (error) {
    file?.discard();
    throw error;
  }
  file?.commit();
  return hasErrors;
}

/** From the last line on that is there already: made once more, it tells whether the file is of the same making. */
async function* made(core, { input, pieces }, task, { jobs, lines = 0, last = Buffer.alloc(0) }) {
  const before = Math.max(lines - 1, 0);
  const rest = before > 0 ? withoutLines(pieces, before) : pieces;
  let expected = last;
  for await (const { findings, output } of processLines(core, rest, task, { jobs, size: input.size, first: before + 1 })) {
    if (!expected.equals(output.subarray(0, expected.length))) break;
    yield { findings, output: output.subarray(expected.length) };
    expected = Buffer.alloc(0);
  }
  if (expected.length > 0) throw new Misuse("--resume: the file was made of other lines, or in another way", "begin anew without it");
}
