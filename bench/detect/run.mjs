/** The whole bench: node bench/detect/run.mjs [--seed N] [--json FILE] [--show ID] [--quick] */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpus } from "./corpus.mjs";
import { judge } from "./judge.mjs";
import { LINES } from "./log.mjs";
import { berthing } from "./ours.mjs";
import { peers } from "./peers/index.mjs";
import { growth, race as raced } from "./speed.mjs";

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    json: { type: "string", default: fileURLToPath(new URL("../../target/bench/detect.json", import.meta.url)) },
    show: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const rate = (value) => (value >= 10 ? value.toFixed(0) : value.toFixed(2));
const mega = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  "));
  console.log();
}

/** The rest is in the JSON file. */
const few = (ids) => (ids.length ? ids.slice(0, 40).join(" ") + (ids.length > 40 ? ` and ${ids.length - 40} more` : "") : "none");

/** One sample as it is, and as it is masked. */
async function show(samples, ours, id) {
  const sample = samples.find((each) => each.id === id);
  if (!sample) throw new Error(`the corpus of this seed has no ${id}`);
  console.log(sample.text);
  for (const secret of sample.secrets) console.log(`\nsecret: ${secret}`);
  if (ours) console.log(`\nmasked:\n${(await ours.mask([sample.text]))[0]}`);
}

async function all(samples, ours) {
  const others = options.quick ? [] : await peers();
  const contenders = [...(ours ? [ours] : []), ...others];
  const verdicts = {};
  for (const { name, mask } of contenders) verdicts[name] = judge(samples, await mask(samples.map(({ text }) => text)));

  const list = Object.values(verdicts);
  const [{ positives, negatives, families }] = list;
  console.log(`${positives} texts with credentials, ${negatives} without, seed ${options.seed}\n`);
  table([
    ["", ...Object.keys(verdicts)],
    ["recall", ...list.map(({ recall }) => percent(recall))],
    ["false positives", ...list.map(({ falsePositives }) => percent(falsePositives))],
    ["precision", ...list.map(({ precision }) => percent(precision))],
    ["other lines kept", ...list.map(({ kept }) => percent(kept))],
    ...Object.keys(families).map((name) => [`  ${name}`, ...list.map((verdict) => percent(verdict.families[name].recall))]),
  ]);
  if (ours) console.log(`missed: ${few(verdicts[ours.name].missed)}\ndamaged: ${few(verdicts[ours.name].damaged)}\n`);

  const speed = {};
  for (const names of Object.keys(LINES)) speed[names] = await raced({ ours, peers: others, seed: options.seed, names });
  table([
    ["MB/s of 1 MB of log", ...Object.keys(LINES).map((names) => `${names} names`)],
    ...speed.some.map(({ name }, at) => [name, ...Object.values(speed).map((rows) => rate(rows[at].megabytesPerSecond))]),
  ]);

  const grown = ours ? growth(ours, options.seed) : [];
  if (grown.length) {
    table([["berthing", "bytes", "MB/s", "resident"], ...grown.map(({ way, bytes, megabytesPerSecond, rss, refused }) => [way, String(bytes), refused ? "refused" : rate(megabytesPerSecond), refused ? "" : mega(rss)])]);
  }
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, JSON.stringify({ seed: options.seed, verdicts, speed, growth: grown }, null, 2));
}

const samples = corpus({ seed: options.seed });
const ours = await berthing().catch((error) => console.error(`berthing is left out: ${error.message}`));
await (options.show ? show(samples, ours, options.show) : all(samples, ours));
