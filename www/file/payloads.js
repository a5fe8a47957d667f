/**
 * NDJSON of payloads: each line is validated, normalized and masked. Lines name their kinds themselves, as
 * `{"kind": K, "payload": {…}}`; else all are of the kind that was chosen, or of the one that the first line looks like.
 */
import { createNdjson, kinds, recognize } from "/pkg/index.js";
import { namesKind } from "../recognize.js";
import { spool } from "./spool.js";

const HEADER = "line,kind,severity,code,pointer,message\n";

/** @param {{ kind?: string, options: object, first: string }} given */
export function readPayloads({ kind: chosen, options, first }) {
  const kind = namesKind(first) ? undefined : chosen || recognize(first).candidates[0]?.kind || kinds()[0];
  const [masked, issues] = [spool("application/x-ndjson"), spool("text/csv")];
  const rows = new Map();
  let found = 0;
  issues.write(HEADER);

  // What is wrong is told of the lines as they came, not as they come out.
  const judge = createNdjson({ ...options, kind, normalize: false, mask: false, onReport: note });
  const writer = createNdjson({ ...options, kind });

  function note({ line, kind, issues: told }) {
    for (const { severity, code, pointer, message } of told) {
      found++;
      issues.write(`${[line, kind ?? "", severity, code, pointer, message].map(cell).join(",")}\n`);
      const key = `${kind} ${code} ${severity}`;
      const row = rows.get(key);
      if (row) row.count++;
      else rows.set(key, { name: code, kind: kind ?? "none", severity, count: 1, line });
    }
  }

  return {
    sort: "payloads",
    lines: () => writer.place.line - 1,
    found: () => found,
    /** @param {Uint8Array} bytes */
    push(bytes) {
      judge.push(bytes);
      masked.write(writer.push(bytes));
    },
    end() {
      judge.end();
      masked.write(writer.end());
      const sorted = [...rows.values()].sort((one, other) => other.count - one.count);
      const { lines: payloads, valid } = judge.summary;
      return { rows: sorted, masked: masked.end(), issues: issues.end(), payloads, faulty: payloads - valid, kind };
    },
  };
}

/** A cell of CSV (RFC 4180). What a spreadsheet would take for a formula is made text. */
function cell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
