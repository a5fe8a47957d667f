/**
 * How fast lines are judged and rewritten, beside JSON.parse and ajv; and how memory behaves over a long stream.
 *
 *     cargo xtask build && node bench/ndjson.mjs [records] [megabytes]
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { createNdjson, jsonSchema, kinds, processNdjson, validateNdjson } from "../pkg/dist/index.js";

const [records = 100_000, megabytes = 1000] = process.argv.slice(2).map(Number);
const CHUNK = 65_536;
const ROUNDS = 5;

const corpus = join(import.meta.dirname, "../tests/corpus");
const valid = kinds().flatMap((kind) =>
  readdirSync(join(corpus, kind, "valid")).filter((file) => !file.includes("@")).map((file) => {
    const payload = JSON.parse(readFileSync(join(corpus, kind, "valid", file), "utf8"));
    return { kind, payload };
  }),
);
/** Records without errors, all kinds in turn; one in a hundred has one. */
const lines = Array.from({ length: records }, (_, at) => {
  const { kind, payload } = valid[(at * 7) % valid.length];
  return JSON.stringify({ kind, payload: at % 100 ? payload : { ...payload, type: 7, registry_addr: [] } });
});
const bytes = Buffer.from(`${lines.join("\n")}\n`);

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const judges = Object.fromEntries(kinds().map((kind) => [kind, ajv.compile(jsonSchema(kind))]));
function withAjv() {
  for (const line of new TextDecoder().decode(bytes).split("\n")) {
    if (line === "") continue;
    const { kind, payload } = JSON.parse(line);
    judges[kind](payload);
  }
}

function inPieces() {
  const ndjson = createNdjson();
  for (let at = 0; at < bytes.length; at += CHUNK) ndjson.push(bytes.subarray(at, at + CHUNK));
  ndjson.end();
}

const ways = {
  "JSON.parse and ajv": withAjv,
  "validateNdjson": () => validateNdjson(bytes),
  "processNdjson, mask alone": () => processNdjson(bytes, { normalize: false }),
  "processNdjson": () => processNdjson(bytes),
  "createNdjson, 64 KiB pieces": inPieces,
};
const times = new Map(Object.keys(ways).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(ways)) {
    const start = performance.now();
    run();
    times.get(name).push((performance.now() - start) / 1000);
  }
}
console.log(`${records} records of ${kinds().length} kinds, ${(bytes.length / 1e6).toFixed(1)} MB`);
const rows = [...times].map(([name, list]) => {
  const seconds = list.sort((a, b) => a - b)[ROUNDS >> 1];
  return { name, "records/s": Math.round(records / seconds), "MB/s": Math.round(bytes.length / seconds / 1e6), "µs a record": ((seconds / records) * 1e6).toFixed(2) };
});
console.table(rows);

const ndjson = createNdjson();
let most = 0;
const before = process.memoryUsage().rss;
for (let done = 0; done < megabytes * 1e6; done += bytes.length) {
  for (let at = 0; at < bytes.length; at += CHUNK) ndjson.push(bytes.subarray(at, at + CHUNK));
  most = Math.max(most, process.memoryUsage().rss);
}
ndjson.end();
console.log(`stream: ${(ndjson.place.bytes / 1e6).toFixed(0)} MB, ${ndjson.summary.lines} lines, ${((most - before) / 1e6).toFixed(0)} MB more memory`);
