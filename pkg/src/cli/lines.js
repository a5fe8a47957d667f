/** JSON Lines: many payloads, in order and in constant memory. */
import { availableParallelism } from "node:os";
import { runBatch } from "./lines/batch.js";
import { pooled } from "./lines/pool.js";
import { batches } from "./lines/split.js";

/** Below this, threads take longer to start than they save. */
const LARGE = 16 * 1024 * 1024;
/** Each thread has a core of its own in memory: more must be asked for. */
const MOST = 8;

/**
 * What a task makes of a stream of bytes: `{ payloads, findings, output? }` again and again, for some lines each. A
 * finding is `{ line, kind, issues }`; `first` is the number of the first line.
 */
export async function* processLines(core, pieces, task, { jobs, size = 0, first = 1 }) {
  const threads = jobs ?? (size < LARGE ? 1 : Math.min(availableParallelism(), MOST));
  if (threads > 1) return yield* pooled(batches(pieces, first), task, threads);
  for await (const batch of batches(pieces, first)) yield runBatch(core, batch, task);
}
