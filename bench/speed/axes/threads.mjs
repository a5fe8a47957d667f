/** Lines judged by one thread and by two, each with a core of its own. */
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { validateNdjson } from "berthing";
import { median } from "../race.mjs";

if (!isMainThread) {
  parentPort.on("message", () => parentPort.postMessage(validateNdjson(workerData).lines));
}

/** An error that nobody listens for ends the bench. */
const asked = (worker) => new Promise((done) => worker.once("message", done).postMessage("go"));

/** Every thread has the bytes already: what is measured is the judging. */
export async function threads(bytes, rounds) {
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url), { workerData: bytes }));
  const time = async (crew) => {
    const start = performance.now();
    await Promise.all(crew.map(asked));
    return performance.now() - start;
  };
  await time(workers);
  const times = { one: [], two: [] };
  for (let round = 0; round < rounds; round++) {
    times.one.push(await time(workers.slice(0, 1)));
    times.two.push(await time(workers));
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  // Two threads do twice as much.
  return [
    { name: "one thread", milliseconds: median(times.one), ratio: 1 },
    { name: "two threads", milliseconds: median(times.two) / 2, ratio: median(times.one.map((one, at) => (2 * one) / times.two[at])) },
  ];
}
