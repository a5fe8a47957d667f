/** Free text, by the bench of the detector, which also holds it against other tools. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as ours from "berthing";

const detect = (file) => import(pathToFileURL(join(process.env.BERTHING_ROOT, "bench/detect", file)));

export async function text({ seed, rounds }) {
  const [{ race }, { regex }] = await Promise.all([detect("speed.mjs"), detect("peers/regex.mjs")]);
  const rows = await race({ ours, peers: [await regex()], seed, rounds });
  const base = (way) => rows.find(({ name }) => !name.startsWith("berthing") && name.endsWith(way)).seconds;
  const ratio = ({ name, seconds }) => base(name.endsWith("line") ? "line by line" : "whole") / seconds;
  return rows.map((row) => ({ name: row.name, milliseconds: row.seconds * 1000, ratio: ratio(row) }));
}
