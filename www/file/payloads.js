/**
 * NDJSON of payloads: each line is validated, normalized and masked. A line may name its kind itself, as
 * `{"kind": K, "payload": {…}}`; else all are of the kind that was chosen, or of the one that the first line looks like.
 */
import { kinds, mask, normalize, validate } from "/pkg/index.js";
import { candidates } from "../recognize.js";
import { lineCutter } from "./lines.js";
import { spool } from "./spool.js";

const HEADER = "line,kind,severity,code,pointer,message\n";

/** @param {{ kind?: string, options: object, first: string }} given */
export function readPayloads({ kind: chosen, options, first }) {
  const known = new Set(kinds());
  const enveloped = envelope(first, known) !== undefined;
  const common = chosen || candidates(first)[0]?.kind || kinds()[0];
  const [masked, issues] = [spool("application/x-ndjson"), spool("text/csv")];
  const rows = new Map();
  let [lines, payloads, faulty, found] = [0, 0, 0, 0];
  const decoder = new TextDecoder();
  issues.write(HEADER);

  const cutter = lineCutter((bytes) => {
    lines++;
    if (bytes.every((byte) => byte === 32 || byte === 9)) return masked.write("\n");
    payloads++;
    const named = enveloped ? envelope(decoder.decode(bytes), known) : undefined;
    const kind = named?.kind ?? common;
    const payload = named?.payload ?? bytes;
    const { value, changes, report: after } = normalize(kind, payload, options);
    // Where nothing was changed, what is still wrong is all that is wrong.
    const report = changes.length === 0 ? after : validate(kind, payload, options);
    if (!report.ok) faulty++;
    for (const issue of report.issues) note(kind, issue);
    const fit = value === undefined ? undefined : mask(kind, value);
    masked.write(`${fit === undefined ? '"******"' : JSON.stringify(named ? { kind, payload: fit } : fit)}\n`);
  });

  function note(kind, { severity, code, pointer, message }) {
    found++;
    issues.write(`${[lines, kind, severity, code, pointer, message].map(cell).join(",")}\n`);
    const key = `${kind} ${code} ${severity}`;
    const row = rows.get(key);
    if (row) row.count++;
    else rows.set(key, { name: code, kind, severity, count: 1, line: lines });
  }

  return {
    sort: "payloads",
    lines: () => lines,
    found: () => found,
    push: cutter.push,
    end() {
      cutter.end();
      const sorted = [...rows.values()].sort((one, other) => other.count - one.count);
      return {
        rows: sorted,
        masked: masked.end(),
        issues: issues.end(),
        payloads,
        faulty,
        kind: enveloped ? undefined : common,
      };
    },
  };
}

function envelope(line, known) {
  try {
    const { kind, payload } = JSON.parse(line);
    return known.has(kind) && typeof payload === "object" && payload !== null ? { kind, payload } : undefined;
  } catch {
    return undefined;
  }
}

/** A cell of CSV (RFC 4180). What a spreadsheet would take for a formula is made text. */
function cell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
