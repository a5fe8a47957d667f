/** One batch of lines, judged. It runs in the main thread or in a worker. */
import { scan } from "../documents/json.js";
import { safe } from "../judge.js";

const NEWLINE = 10;
/** What a line that nobody has read comes out as. */
const MASKED = '"******"';
const TOO_LONG = {
  code: "too_large",
  severity: "error",
  path: [],
  pointer: "",
  message: "The line must be at most 1 MiB",
};
const NAMELESS = {
  code: "missing",
  severity: "error",
  path: ["kind"],
  pointer: "/kind",
  message: "Enter the kind, or give it with --kind",
};

/**
 * `{ payloads, bytes, findings: { line, kind, issues }[], output? }`. A task is one of `check`, `normalize` (`reveal`
 * says whether with secrets) and `mask`; a line gives a line.
 */
export function runBatch(core, { first, bytes }, task) {
  if (bytes === undefined) {
    const findings = [{ line: first, kind: task.kind, issues: [TOO_LONG] }];
    return { payloads: 1, findings, output: `${MASKED}\n` };
  }
  const [findings, output] = [[], []];
  let [line, payloads] = [first, 0];
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const text = withoutMark(bytes.subarray(start, end), line);
    start = end + 1;
    if (isBlank(text)) {
      output.push("\n");
      continue;
    }
    payloads++;
    const { kind, payload, wrap } = unwrapped(core, text, task);
    const { issues, json } = kind ? TASKS[task.name](core, kind, payload, task) : nameless(core, payload, task);
    if (issues.length > 0) findings.push({ line, kind, issues: safe(core, issues) });
    if (json !== undefined) output.push(wrap(json), "\n");
  }
  return { payloads, findings, output: output.join("") };
}

const TASKS = {
  check: (core, kind, payload, { server }) => ({ issues: core.validate(kind, payload, server).issues }),
  mask: (core, kind, payload) => ({ issues: [], json: textOf(core.mask(kind, payload)) }),
  normalize(core, kind, payload, { server, reveal }) {
    const { value, report } = core.normalize(kind, payload, server);
    if (value === undefined) return { issues: report.issues, json: reveal ? textOf(payload) : textOf(core.mask(kind, payload)) };
    const json = JSON.stringify(value);
    return { issues: report.issues, json: reveal ? json : core.mask(kind, json) };
  },
};

/** Whatever it is, its secrets are. */
function nameless(core, payload, { reveal }) {
  return { issues: [NAMELESS], json: textOf(reveal ? payload : core.mask(core.kinds()[0], payload)) };
}

/** A line is a payload, or `{"kind":K,"payload":…}`. */
export function unwrapped(core, bytes, { kind }) {
  const plain = { kind, payload: bytes, wrap: (json) => json };
  const text = textOf(bytes);
  if (!text.includes('"payload"')) return plain;
  const members = scan(text)?.members ?? [];
  const [named, payload] = ["kind", "payload"].map((name) => members.find(({ key }) => key === name)?.node);
  const name = named?.json && core.kinds().find((kind) => JSON.stringify(kind) === named.json);
  if (!name || !payload) return plain;
  return {
    kind: name,
    payload: text.slice(payload.start, payload.end),
    wrap: (json) => `{"kind":"${name}","payload":${json}}`,
  };
}

function textOf(payload) {
  return typeof payload === "string" ? payload : new TextDecoder().decode(payload);
}

function withoutMark(bytes, line) {
  const isMarked = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

function isBlank(bytes) {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
