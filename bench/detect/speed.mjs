/** How fast: a realistic log, rounds of all in turn, medians. And how time and memory grow from 1 KB to 100 MB. */
import { log } from "./log.mjs";

const MEGA = 1_000_000;
const CHUNK = 65_536;

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** What is quick is done again and again for so long: clocks and collectors of garbage make single turns uneven. */
const LEAST_SECONDS = 0.1;

/** What the work says that it took, or what a turn of it took. */
async function seconds(work) {
  const start = performance.now();
  for (let turns = 1; ; turns++) {
    const told = await work();
    const spent = (performance.now() - start) / 1000;
    if (told !== undefined) return told;
    if (spent >= LEAST_SECONDS) return spent / turns;
  }
}

/** MB/s of everything that is installed, whole and line by line. */
export async function race({ ours, peers, seed, names, rounds = 5, bytes = MEGA }) {
  const text = log({ seed, bytes, names });
  const lines = text.split("\n");
  const encoded = Buffer.from(text);
  const runners = [];
  if (ours) {
    runners.push({ name: "berthing, bytes whole", run: () => void ours.maskText(encoded) });
    runners.push({ name: "berthing, line by line", run: () => lines.forEach((line) => ours.maskText(line)) });
  }
  for (const peer of peers) {
    if (peer.seconds) runners.push({ name: `${peer.name}, whole`, run: () => peer.seconds(text) });
    if (!peer.maskOne) continue;
    runners.push({ name: `${peer.name}, whole`, run: async () => void (await peer.maskOne(text)) });
    runners.push({
      name: `${peer.name}, line by line`,
      run: async () => {
        for (const line of lines) await peer.maskOne(line);
      },
    });
  }
  const times = new Map(runners.map(({ name }) => [name, []]));
  // Engines compile what runs often.
  for (const { run } of runners) await seconds(run);
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of runners) times.get(name).push(await seconds(run));
  }
  return [...times].map(([name, list]) => ({ name, seconds: median(list), megabytesPerSecond: encoded.length / MEGA / median(list) }));
}

/** Of bytes given at once, and of a stream where there is one. */
export function growth({ maskText, createMasker }, seed) {
  const block = Buffer.from(log({ seed, bytes: MEGA }));
  const ways = { whole: (bytes) => void maskText(bytes) };
  if (createMasker) ways.stream = (bytes) => stream(createMasker(), bytes);
  const rows = [];
  for (const [way, run] of Object.entries(ways)) {
    for (let size = 1000; size <= 100 * MEGA; size *= 10) {
      const bytes = Buffer.alloc(size, block);
      const repeats = Math.max(1, Math.min(200, Math.floor((5 * MEGA) / size)));
      try {
        run(bytes);
        const start = performance.now();
        for (let turn = 0; turn < repeats; turn++) run(bytes);
        const spent = (performance.now() - start) / 1000 / repeats;
        const { rss, arrayBuffers, external } = process.memoryUsage();
        rows.push({ way, bytes: size, megabytesPerSecond: size / MEGA / spent, rss, external: external + arrayBuffers });
      } catch (error) {
        rows.push({ way, bytes: size, refused: error.message });
      }
    }
  }
  return rows;
}

function stream(masker, bytes) {
  for (let at = 0; at < bytes.length; at += CHUNK) masker.push(bytes.subarray(at, at + CHUNK));
  masker.end();
}
