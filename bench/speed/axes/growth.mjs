/** How cost grows: by the byte, from a kilobyte on, for good input and for what somebody might send to slow us down. */
import { createNdjson, validate, validateNdjson } from "berthing";
import { SWR } from "../kinds.mjs";
import { median } from "../race.mjs";
import { encode } from "./ndjson.mjs";

const KILO = 1000;
const MEGA = 1_000_000;
const CHUNK = 65_536;

const encoder = new TextEncoder();
const pay = (payload) => encoder.encode(JSON.stringify(payload));

/** A good payload that grows: more and more names and their addresses. */
const hosts = (bytes, ip) => {
  const names = Object.fromEntries(Array.from({ length: Math.ceil(bytes / 40) }, (_, at) => [`host-${at}.registry.example.com`, ip]));
  return { name: "standby", type: "swr-pro", url: "https://a.example.com", credential: { type: "basic", access_key: "k", access_secret: "s" }, dns_conf: { hosts: names }, insecure: false };
};

const WORST = {
  "an issue in every entry": (bytes) => pay(hosts(bytes, "nonsense")),
  "deep nesting": (bytes) => encoder.encode("[".repeat(bytes)),
  "one huge text": (bytes) => pay({ name: "x".repeat(bytes) }),
  "one huge text of escapes": (bytes) => encoder.encode(`{"name":"${"\\u0041".repeat(bytes / 6)}"}`),
  "nothing but unknown members": (bytes) => pay(Object.fromEntries(Array.from({ length: bytes / 20 }, (_, at) => [`unknown-${at}`, at]))),
};

/** Nanoseconds a byte. */
function cost(run, bytes) {
  const repeats = Math.max(1, Math.floor((4 * MEGA) / bytes.length));
  run(bytes);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let turn = 0; turn < repeats; turn++) run(bytes);
    return (performance.now() - start) / repeats;
  });
  return (median(times) * MEGA) / bytes.length;
}

const sizes = (most) => Array.from({ length: Math.log10(most / KILO) + 1 }, (_, power) => KILO * 10 ** power);
const judge = (bytes) => validate(SWR, bytes);

export function growth(records, isQuick) {
  const block = encode(records);
  const rows = [];
  for (const size of sizes(isQuick ? MEGA : 100 * MEGA)) {
    const cut = Buffer.alloc(size, block);
    const bytes = cut.subarray(0, cut.lastIndexOf("\n") + 1);
    rows.push({ name: "NDJSON", bytes: bytes.length, cost: cost(validateNdjson, bytes) });
  }
  for (const size of sizes(isQuick ? MEGA : 10 * MEGA)) {
    const bytes = pay(hosts(size, "10.0.0.7"));
    rows.push({ name: "one payload", bytes: bytes.length, cost: cost(judge, bytes) });
  }
  const good = cost(judge, pay(hosts(MEGA, "10.0.0.7")));
  for (const [name, make] of Object.entries(WORST)) {
    const bytes = make(MEGA);
    const each = cost(judge, bytes);
    rows.push({ name, bytes: bytes.length, cost: each, times: each / good });
  }
  return rows;
}

/** A gigabyte, piece by piece, and what memory it takes. */
export function gigabyte(records) {
  const block = encode(records);
  const ndjson = createNdjson();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  let most = 0;
  for (let done = 0; done < 1000 * MEGA; done += block.length) {
    for (let at = 0; at < block.length; at += CHUNK) ndjson.push(block.subarray(at, at + CHUNK));
    most = Math.max(most, process.memoryUsage().rss);
  }
  ndjson.end();
  return { bytes: ndjson.place.bytes, seconds: (performance.now() - start) / 1000, lines: ndjson.summary.lines, megabytes: (most - before) / MEGA };
}
