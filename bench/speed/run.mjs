/** BERTHING_ROOT=... node run.mjs [node|browsers|start|sizes ...] [--quick] [--seed N] [--gigabyte] [--chart]; without a part, all of them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inBrowsers } from "./axes/browsers.mjs";
import { gigabyte, growth } from "./axes/growth.mjs";
import { differences, encode, run as ndjson } from "./axes/ndjson.mjs";
import { AXES, run as payload } from "./axes/payload.mjs";
import { sizes } from "./axes/sizes.mjs";
import { start } from "./axes/start.mjs";
import { text } from "./axes/text.mjs";
import { threads } from "./axes/threads.mjs";
import { chart } from "./chart.mjs";
import { conformance } from "./conformance.mjs";
import { payloads, records } from "./corpus.mjs";
import { KINDS } from "./kinds.mjs";
import { kilo, nanoseconds, ratios, table, times } from "./print.mjs";
import { load, overall, save } from "./results.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    gigabyte: { type: "boolean", default: false },
    chart: { type: "boolean", default: false },
  },
});
const { quick, seed } = options;

/** Hostile input may cost this many times what good input of the same length does. */
const WORST = 10;

const PARTS = { node: inNode, browsers: inPages, start: fresh, sizes: weights };
const DISTINCT = 64;
const objects = Object.fromEntries([0, 3].map((faults) => [faults, payloads({ seed, count: DISTINCT, faults })]));

/** Nobody is timed who says something else, unless it is known why. */
function agreed() {
  const rows = conformance({ seed, count: quick ? 100 : 1000 });
  table("The same verdicts as berthing, and the same fields named", [
    ["", "payloads", "verdicts", "fields", "why not"],
    ...rows.map(({ peer, records, same, fields, excused }) => [peer, String(records), String(same), String(fields), Object.entries(excused).map(([why, count]) => `${count}: ${why}`).join("; ")]),
  ]);
  for (const { peer, unexplained } of rows) for (const difference of unexplained) console.log(`${peer} differs: ${JSON.stringify(difference)}`);
  return rows;
}

async function inNode() {
  const agreement = agreed();
  const lines = records({ seed, count: quick ? 3000 : 30_000 });
  const bytes = encode(lines);
  const differing = differences(bytes);
  table(`Lines of ${lines.length} that are judged otherwise, and good ones that come out otherwise`, [
    ["", "otherwise"],
    ...Object.entries(differing.verdicts).map(([name, count]) => [`${name}, judged`, String(count)]),
    ...Object.entries(differing.lines).map(([name, count]) => [`${name}, written`, String(count)]),
  ]);

  const speed = {};
  for (const [axis, rows] of Object.entries(ndjson(bytes, { rounds: quick ? 5 : 15, slice: 60 }))) speed[axis] = [{ group: "all kinds", rows }];
  for (const axis of Object.keys(AXES)) {
    speed[axis] = KINDS.map((kind) => ({ group: kind, rows: payload(axis, kind, objects, { rounds: quick ? 5 : 21, slice: quick ? 5 : 20 }) }));
  }
  const others = {
    "text masked, against a regular expression": [{ group: "1 MB of log", rows: await text({ seed, rounds: quick ? 3 : 9 }) }],
    "NDJSON on two threads, against one": [{ group: `${kilo(bytes.length)} each`, rows: await threads(bytes, quick ? 5 : 15) }],
  };
  for (const [axis, groups] of Object.entries({ ...speed, ...others })) ratios(axis, groups);

  const grown = growth(lines, quick);
  table(`Cost of a byte, and how many times that of a good payload (at most ${WORST})`, [
    ["", "bytes", "a byte", ""],
    ...grown.map(({ name, bytes, cost, times: factor }) => [name, String(bytes), nanoseconds(cost), factor ? times(factor) : ""]),
  ]);
  if (grown.some(({ times: factor = 0 }) => factor > WORST)) process.exitCode = 1;
  const streamed = options.gigabyte ? gigabyte(lines) : undefined;
  if (streamed) console.log(`\nstreamed: ${kilo(streamed.bytes)} in ${streamed.lines} lines, ${streamed.seconds.toFixed(0)} s, ${streamed.megabytes.toFixed(0)} MB more memory`);
  return { agreement, differing, speed, others, growth: grown, streamed };
}

async function inPages() {
  const told = {};
  await inBrowsers(objects, { rounds: quick ? 5 : 11, slice: quick ? 10 : 30 }, (browser, axis, kind, rows) => ((told[browser] ??= {})[axis] ??= []).push({ group: kind, rows }));
  for (const [browser, speed] of Object.entries(told)) for (const [axis, groups] of Object.entries(speed)) ratios(`${browser}: ${axis}`, groups);
  return told;
}

function fresh() {
  const rows = start(quick ? 5 : 21);
  ratios("import to first verdict, a fresh process", [{ group: "Node.js", rows }]);
  return [{ group: "Node.js", rows }];
}

async function weights() {
  const rows = await sizes();
  table("Sizes", [["", "raw", "gzip", "brotli"], ...rows.map(({ name, raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(kilo)])]);
  return rows;
}

const unknown = positionals.find((name) => !(name in PARTS));
if (unknown) throw new Error(`there is no part ${unknown}`);
const made = {};
for (const name of positionals.length ? positionals : Object.keys(PARTS)) made[name] = await PARTS[name]();
const file = save(made);

if (made.node) for (const [axis, groups] of Object.entries(made.node.speed)) table(`${axis}: all kinds`, overall(groups).map(({ name, ratio }) => [name, times(ratio)]));
if (options.chart) {
  const { node, start } = load();
  const axes = Object.entries({ ...node?.speed, ...(start && { "import to first verdict, a fresh process": start }) });
  writeFileSync(join(process.env.BERTHING_ROOT, "docs/bench.svg"), chart(axes.map(([axis, groups]) => ({ axis, rows: overall(groups) }))));
}
console.log(`\n${file}`);
