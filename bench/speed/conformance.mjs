/** Whether everyone says the same, before anyone is timed. Differences are counted, and named where they are known. */
import { payloads } from "./corpus.mjs";
import * as peers from "./peers/index.mjs";
import { KINDS } from "./kinds.mjs";

/** Why a peer may differ: what its language of rules cannot say. */
const EXCUSES = [["counts a character outside the BMP as two", (payload) => /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(payload))]];

/** `[{ peer, records, same, fields, excused, unexplained }]`; `fields` counts the records where the same fields are named. */
export function conformance({ seed, count }) {
  const rows = new Map(Object.values(peers).filter((peer) => peer !== peers.berthing).map((peer) => [peer, row(peer)]));
  for (const kind of KINDS) {
    const ours = peers.berthing.judge(kind);
    const judges = [...rows].map(([peer, row]) => [row, peer.judge(kind)]);
    for (const faults of [0, 1, 3]) {
      for (const payload of payloads({ seed, count, faults })[kind]) {
        const isFine = ours.isValid(payload);
        const wanted = fields(ours.validate(payload).filter(({ severity }) => severity === "error"), "pointer");
        if (isFine !== (wanted === "")) throw new Error(`${kind}: isValid and validate of berthing differ`);
        if (isFine !== (faults === 0)) throw new Error(`${kind}: the corpus has ${faults} faults where berthing says ${wanted || "none"}: ${JSON.stringify(payload)}`);
        for (const [row, judge] of judges) compare(row, judge, payload, isFine, wanted, kind);
      }
    }
  }
  return [...rows.values()];
}

const row = ({ name }) => ({ peer: name, records: 0, same: 0, fields: 0, excused: {}, unexplained: [] });

/** Which fields are wrong, as one text. That a condition's consequence failed is said of no field. */
const fields = (issues, path) => [...new Set(issues.filter(({ code }) => code !== "if").map((issue) => issue[path]))].sort().join(" ");

function compare(row, { isValid, validate }, payload, isFine, wanted, kind) {
  row.records++;
  const issues = validate(payload);
  if (fields(issues, "path") === wanted) row.fields++;
  if (isValid(payload) === isFine && (issues.length === 0) === isFine) return row.same++;
  const [excuse] = EXCUSES.find(([, applies]) => applies(payload)) ?? [];
  if (excuse) row.excused[excuse] = (row.excused[excuse] ?? 0) + 1;
  else row.unexplained.push({ kind, payload, berthing: wanted, peer: fields(issues, "path") });
}
