/** Rounds of all contenders in turn, every other round backwards; medians, and the median of what each round says. */
const CALIBRATION = 3;

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const clock = () => performance.now();

/** Takes what is made, so that no engine leaves the work undone. */
let kept = 0;

function time(run, times) {
  const start = clock();
  for (let turn = 0; turn < times; turn++) kept += run();
  return clock() - start;
}

/** How often a contender must run to fill most of a slice, several times in a row: the first runs warm it up, too. */
function turns(run, slice) {
  let count = 1;
  for (let filled = 0; filled < CALIBRATION; ) {
    const spent = time(run, count);
    if (spent >= slice / 2) filled++;
    else {
      count = spent > slice / 50 ? Math.ceil((count * slice) / spent) : 8 * count;
      filled = 0;
    }
  }
  return count;
}

/**
 * `ways` are `{ name, run }`; `run` does the work once and gives a number. Gives the milliseconds of one run, and how many
 * times as fast as `against` that is.
 */
export function race(ways, { against, rounds, slice }) {
  const lanes = ways.map(({ name, run }) => ({ name, run, count: turns(run, slice), times: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const lane of round % 2 ? [...lanes].reverse() : lanes) lane.times.push(time(lane.run, lane.count) / lane.count);
  }
  const base = lanes.find(({ name }) => name === against).times;
  return lanes.map(({ name, times }) => ({ name, milliseconds: median(times), ratio: median(times.map((time, round) => base[round] / time)) }));
}
