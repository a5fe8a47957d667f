/** A thread of the pool: a core of its own, and batch after batch. */
import { parentPort, workerData } from "node:worker_threads";
import { wake } from "../core.js";
import { runBatch } from "./batch.js";

const core = await wake();
parentPort.on("message", (batch) => {
  const result = runBatch(core, batch, workerData);
  parentPort.postMessage(result, result.output ? [result.output.buffer] : []);
});
