/** Batches on several threads, answered in the order in which they came. */
import { Worker } from "node:worker_threads";

/** Batches that a thread has before it: one to work on, one to go on with. */
const AHEAD = 2;

export async function* pooled(source, task, jobs) {
  const workers = Array.from({ length: jobs }, () => new Worker(new URL("./cli-worker.js", import.meta.url), { workerData: task }));
  const waiting = new Map();
  let [id, failure] = [0, undefined];
  for (const worker of workers) {
    worker.on("message", ({ id, result }) => settle(id, ({ resolve }) => resolve(result)));
    worker.on("error", (error) => {
      failure = error;
      for (const id of waiting.keys()) settle(id, ({ reject }) => reject(error));
    });
  }
  const settle = (id, how) => {
    how(waiting.get(id));
    waiting.delete(id);
  };
  const send = ({ first, bytes }) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.set(++id, { resolve, reject });
      // A copy of its own can be handed over instead of copied once more.
      const own = bytes && Uint8Array.from(bytes);
      workers[id % jobs].postMessage({ id, batch: { first, bytes: own } }, own ? [own.buffer] : []);
    });
  try {
    const queue = [];
    for await (const batch of source) {
      const answer = send(batch);
      answer.catch(() => {});
      queue.push(answer);
      if (queue.length >= AHEAD * jobs) yield await queue.shift();
    }
    for (const answer of queue) yield await answer;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
