/** JSON Lines: the one door through which many payloads go, so that another way to judge them fits in here. */
import { runBatch } from "./lines/batch.js";
import { pooled } from "./lines/pool.js";
import { batches } from "./lines/split.js";

/**
 * What a task makes of a stream of bytes, in order and in constant memory: `{ payloads, findings, output }` again and
 * again. A finding is `{ line, kind, issues }`.
 */
export async function* processLines(core, pieces, task, jobs = 1) {
  if (jobs > 1) return yield* pooled(batches(pieces), task, jobs);
  for await (const batch of batches(pieces)) yield runBatch(core, batch, task);
}
