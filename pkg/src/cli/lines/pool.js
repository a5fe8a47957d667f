/** Batches on several threads, answered in the order in which they came. */
import { Worker } from "node:worker_threads";
import { Misuse } from "../misuse.js";

/** Batches that a thread has before it: what it works on, and what it goes on with while others are waited for. */
const AHEAD = 3;

/** No more is read than the threads have room for, and every answer is given as soon as it is its turn. */
export async function* pooled(source, task, jobs) {
  const threads = Array.from({ length: jobs }, () => new Thread(task));
  const queue = [];
  let [coming, sent] = [source.next(), 0];
  try {
    for (;;) {
      // What fails is told when its turn comes.
      for (const promise of [coming, ...queue]) promise?.catch(() => {});
      const events = [];
      if (queue.length > 0) events.push(queue[0].then((result) => ({ result })));
      if (coming && queue.length < AHEAD * jobs) events.push(coming.then((read) => ({ read })));
      if (events.length === 0) return;
      const { result, read } = await Promise.race(events);
      if (result) {
        queue.shift();
        yield result;
      } else if (read.done) coming = undefined;
      else {
        queue.push(threads[sent++ % jobs].run(read.value));
        coming = source.next();
      }
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** A worker, which answers in order, or not at all once it has died. */
class Thread {
  #worker;
  #waiting = [];
  #isDead = false;

  constructor(task) {
    this.#worker = new Worker(new URL("./cli-worker.js", import.meta.url), { workerData: task });
    this.#worker.on("message", (result) => this.#waiting.shift().resolve(result));
    // The end follows, and is the same however it came.
    this.#worker.on("error", () => {});
    this.#worker.on("exit", () => {
      this.#isDead = true;
      for (const { reject } of this.#waiting) reject(ended());
    });
  }

  run({ first, bytes }) {
    if (this.#isDead) return Promise.reject(ended());
    const own = new Uint8Array(bytes);
    this.#worker.postMessage({ first, bytes: own }, [own.buffer]);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  end() {
    return this.#worker.terminate();
  }
}

function ended() {
  return new Misuse("a thread ended before its work was done", "--jobs 1 needs none");
}
