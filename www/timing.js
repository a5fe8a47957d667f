/**
 * How long a check takes: browsers round their clocks, so one is a batch of the same call, and what is told is the
 * median of the last few batches.
 */

const [BATCH_MS, MOST, KEPT] = [10, 1000, 5];
const batches = [];
let waiting;

/** Measures when there is nothing else to do. */
export function measure(work, tell) {
  const idle = globalThis.requestIdleCallback ?? ((later) => setTimeout(later, 50));
  waiting ??
    idle(() => {
      const latest = waiting;
      waiting = undefined;
      batches.push(once(latest.work));
      if (batches.length > KEPT) batches.shift();
      latest.tell(batches.toSorted((one, other) => one - other)[Math.floor(batches.length / 2)]);
    });
  waiting = { work, tell };
}

/** Microseconds for one call. */
function once(work) {
  work(); // What is done for the first time takes longer.
  const began = performance.now();
  let [calls, ms] = [0, 0];
  do {
    work();
    calls++;
    ms = performance.now() - began;
  } while (ms < BATCH_MS && calls < MOST);
  return (1000 * ms) / calls;
}
