/** From nothing to the first verdict, in fresh processes that take turns. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../race.mjs";

const first = fileURLToPath(new URL("../first-verdict.mjs", import.meta.url));
const NAMES = ["ajv", "ajv standalone", "zod", "valibot", "berthing", "berthing/slim"];

export function start(rounds) {
  const times = new Map(NAMES.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? [...NAMES].reverse() : NAMES) times.get(name).push(Number(execFileSync(process.execPath, [first, name])));
  }
  const base = times.get("ajv");
  return NAMES.map((name) => ({ name, milliseconds: median(times.get(name)), ratio: median(base.map((time, round) => time / times.get(name)[round])) }));
}
