/** What was measured, kept for the chart: each part replaces what it found there before. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FILE = join(process.env.BERTHING_ROOT, "target/bench/results.json");

export function load() {
  try {
    return JSON.parse(readFileSync(FILE, "utf8"));
  } catch {
    return {};
  }
}

export function save(parts) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ ...load(), ...parts }, null, 2)}\n`);
  return FILE;
}

/** One ratio for each contender: the geometric mean of the groups. */
export function overall(groups) {
  const mean = (list) => Math.exp(list.reduce((sum, value) => sum + Math.log(value), 0) / list.length);
  return groups[0].rows.map(({ name }) => ({ name, ratio: mean(groups.map(({ rows }) => rows.find((row) => row.name === name).ratio)) }));
}
