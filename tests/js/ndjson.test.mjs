// Many payloads at once: each line as if it were alone, whatever is around it and however it comes.
import assert from "node:assert/strict";
import { Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { test } from "node:test";
import { createNdjson, isValid, mask, ndjsonStream, normalize, processNdjson, validate, validateNdjson } from "berthing";
import { corpus, readable } from "./corpus.mjs";
import { breakNext, memory } from "./instances.mjs";

const KIND = "hss.registry.update";
const SECRET = "cAnAry-7431-Zq7Xw9";

const utf8 = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder().decode(bytes);
const line = (payload, kind = KIND, more) => JSON.stringify({ kind, payload, ...more });

/** A line of each payload of the corpus, but for one that is nested too deeply, and so makes a line that cannot be read. */
const RECORDS = readable.filter(({ file }) => !file?.includes("too_deep")).map(({ kind, value }) => ({ kind, value, line: line(value, kind) }));
/** The same with blank lines, and what is no record. */
const LINES = [
  ...RECORDS.flatMap(({ line }, nth) => (nth % 9 ? [line] : [line, ""])),
  ...corpus.map(({ text }) => text.replaceAll(/[\r\n]/g, " ")),
  `{"kind":"${KIND}","payload":{"registry_password":"${SECRET}`,
  `stopped: password=${SECRET}`,
  line({ registry_password: SECRET }, "hss"),
];
const FILE = `\ufeff${LINES.join("\r\n")}`;

/** The bytes in pieces of about that size. */
function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collected(chunks) {
  const parts = [];
  for await (const chunk of chunks) parts.push(chunk);
  return text(Buffer.concat(parts));
}

test("a line is judged as its payload alone", () => {
  for (const { kind, value, line } of RECORDS) {
    const alone = validate(kind, value);
    for (const report of [validateNdjson(line), validateNdjson(utf8(JSON.stringify(value)), { kind })]) {
      assert.equal(report.ok, alone.ok);
      assert.deepEqual(report.reports, alone.issues.length ? [{ line: 1, kind, issues: alone.issues }] : []);
    }
  }
});

test("so are all of them, by their numbers", () => {
  const { reports, more, ...summary } = validateNdjson(FILE, { limit: 5000 });
  assert.equal(more, 0);
  assert.deepEqual(summary, (({ ok, lines, valid, errors, warnings, counts }) => ({ ok, lines, valid, errors, warnings, counts }))(validateNdjson(utf8(FILE))));
  assert.equal(summary.lines, LINES.filter((line) => line.trim() !== "").length);
  assert.equal(summary.ok, false);
  const told = new Map(reports.map((report) => [report.line, report]));
  for (const [index, content] of LINES.entries()) {
    const record = RECORDS.find(({ line }) => line === content);
    if (record) assert.deepEqual(told.get(index + 1)?.issues ?? [], validate(record.kind, record.value).issues);
  }
  const errors = reports.flatMap(({ issues }) => issues).filter(({ severity }) => severity === "error");
  assert.equal(errors.length, summary.errors);
  assert.equal(summary.counts.unknown.not_allowed, 1);
  const few = validateNdjson(FILE, { limit: 3 });
  assert.deepEqual(few.reports, reports.slice(0, 3));
  assert.equal(few.more, reports.length - 3);
});

test("a line comes out as its payload alone would", () => {
  for (const { kind, value, line } of RECORDS) {
    const { value: normalized = value } = normalize(kind, JSON.stringify(value));
    const expected = JSON.parse(mask(kind, JSON.stringify(normalized)));
    const { output, report } = processNdjson(line);
    assert.equal(output, JSON.stringify({ kind, payload: expected }) + "\n");
    assert.equal(report.ok, isValid(kind, normalized));
    const bare = processNdjson(utf8(JSON.stringify(value)), { kind, normalize: false });
    assert.equal(text(bare.output), JSON.stringify(mask(kind, value)) + "\n");
  }
});

test("what becomes of what is wrong", () => {
  const lines = `${line({ protocol: "gopher", registry_password: SECRET })}\n{"kind":\n${line({ protocol: "https" })}\n`;
  const output = (options) => processNdjson(lines, options).output.split("\n").slice(0, -1);
  assert.deepEqual(output({}), [line({ protocol: "gopher", registry_password: "******" }), '"******"', line({ protocol: "https" })]);
  assert.deepEqual(output({ onInvalid: "drop" }), [line({ protocol: "https" })]);
  const marked = output({ onInvalid: "mark" }).map((line) => JSON.parse(line));
  assert.deepEqual(marked.map(({ line, issues }) => [line, issues?.[0].code]), [[1, "not_allowed"], [2, "not_json"], [undefined, undefined]]);
  assert.equal(marked[0].payload.registry_password, "******");
  assert.equal(processNdjson(lines, { normalize: false, mask: false }).output, lines);
  assert.equal(processNdjson(lines, { mask: false }).output.includes(SECRET), true);
});

test("in pieces of every size, and from any of them on", () => {
  const bytes = utf8(FILE);
  for (const options of [{}, { onInvalid: "drop", normalize: false }, { onInvalid: "mark", kind: KIND }]) {
    const whole = processNdjson(FILE, { ...options, limit: 5000 });
    for (const size of [7, 1000, 65_536, bytes.length]) {
      const reports = [];
      const ndjson = createNdjson({ ...options, onReport: (report) => reports.push(report) });
      const out = [];
      let saved;
      for (const piece of pieces(bytes, size)) {
        out.push(ndjson.push(piece));
        if (!saved && ndjson.place.bytes > bytes.length / 3) saved = { ...ndjson.place, out: out.length, reports: reports.length };
      }
      out.push(ndjson.end());
      assert.equal(text(Buffer.concat(out)), whole.output);
      assert.deepEqual(reports, whole.report.reports);
      const { reports: _, more, ...summary } = whole.report;
      assert.deepEqual(ndjson.summary, summary);
      assert.deepEqual(ndjson.place, { bytes: bytes.length, line: LINES.length + 1 });

      const late = [];
      const other = createNdjson({ ...options, from: saved, onReport: (report) => late.push(report) });
      const rest = [other.push(bytes.subarray(saved.bytes)), other.end()];
      assert.equal(text(Buffer.concat([...out.slice(0, saved.out), ...rest])), whole.output);
      assert.deepEqual([...reports.slice(0, saved.reports), ...late], whole.report.reports);
      assert.deepEqual(other.place, ndjson.place);
    }
  }
});

test("as a TransformStream, and in Node's streams", async () => {
  const whole = processNdjson(FILE);
  const web = ndjsonStream();
  assert.equal(await new Response(ReadableStream.from(pieces(utf8(FILE), 5000)).pipeThrough(web)).text(), whole.output);
  assert.equal(web.summary.lines, whole.report.lines);
  assert.equal(web.place.line, LINES.length + 1);
  const node = Duplex.fromWeb(ndjsonStream());
  let out;
  await pipeline(Readable.from(pieces(Buffer.from(FILE), 5000)), node, async (source) => void (out = await collected(source)));
  assert.equal(out, whole.output);
  await assert.rejects(collected(ReadableStream.from([SECRET]).pipeThrough(ndjsonStream())), { name: "TypeError", message: "chunks must be bytes" });
});

test("a line that is too long is masked whole, and held nowhere", () => {
  const before = process.memoryUsage().arrayBuffers;
  const reports = [];
  const ndjson = createNdjson({ mask: false, normalize: false, onReport: (report) => reports.push(report) });
  const block = utf8(`"${"x".repeat(1 << 20)}`);
  let out = text(ndjson.push(utf8("{}\n")));
  for (let round = 0; round < 100; round++) out += text(ndjson.push(block));
  assert.deepEqual(ndjson.place, { bytes: 3, line: 2 });
  out += text(ndjson.push(utf8("\n{}\n")));
  assert.equal(out, '{}\n"******"\n{}\n');
  assert.equal(text(ndjson.end()), "");
  assert.deepEqual(reports.map(({ line, issues }) => [line, issues[0].code]), [[1, "missing"], [2, "too_large"], [3, "missing"]]);
  assert.ok(process.memoryUsage().arrayBuffers - before < 32 << 20);
  assert.ok(memory().buffer.byteLength < 64 << 20);
});

test("a core that breaks costs the lines it was at", () => {
  const good = line({ registry_password: SECRET });
  for (const [onInvalid, broken] of [["keep", '"******"\n'], ["drop", ""], ["mark", undefined]]) {
    const reports = [];
    const ndjson = createNdjson({ onInvalid, onReport: (report) => reports.push(report) });
    let out = text(ndjson.push(utf8(`${good}\n${good.slice(0, 9)}`)));
    const old = memory();
    let heldSecret = false;
    breakNext((core) => core === "step_ndjson", () => (heldSecret = Buffer.from(old.buffer).includes(SECRET)));
    out += text(ndjson.push(utf8(`${good.slice(9)}\n${good}\n${good.slice(0, 50)}`)));
    assert.ok(heldSecret && Buffer.from(old.buffer).every((byte) => byte === 0));
    out += text(ndjson.push(utf8(`${good.slice(50)}\n`))) + text(ndjson.end());
    const masked = `${line({ registry_password: "******" })}\n`;
    if (broken === undefined) assert.equal(out.split("\n").filter((line) => line.includes('"issues":[{"code":"internal"')).length, 2);
    else assert.equal(out, masked + broken + broken + masked);
    assert.ok(!out.includes(SECRET));
    assert.deepEqual(reports.map(({ line, issues }) => [line, issues[0].code]), [[2, "internal"], [3, "internal"]]);
    assert.deepEqual(ndjson.summary, { ok: false, lines: 4, valid: 2, errors: 2, warnings: 0, counts: { unknown: { internal: 2 } } });
  }
});

test("no output tells a secret", () => {
  for (const onInvalid of ["keep", "drop", "mark"]) {
    const { output, report } = processNdjson(LINES.slice(-3).join("\n"), { onInvalid });
    assert.ok(!`${output}${JSON.stringify(report)}`.includes("cAnAry"));
  }
});

test("misuse throws, and tells no line", () => {
  const wrong = [
    null, 7, { kind: SECRET }, { rhacs: 4.5 }, { rhacsManaged: 1 }, { limit: -1 }, { limit: "1" }, { from: 7 }, { from: null }, { from: { line: 0 } },
    { from: { line: 1.5 } }, { from: { line: 1, bytes: -1 } }, { normalize: 1 }, { mask: "no" }, { onInvalid: "throw" }, { onInvalid: "toString" }, { onReport: 1 },
  ];
  for (const options of wrong) {
    for (const call of [(options) => validateNdjson("", options), (options) => processNdjson("", options), createNdjson, ndjsonStream]) {
      assert.throws(() => call(options), (error) => error instanceof TypeError && !error.message.includes("cAnAry"), JSON.stringify(options));
    }
  }
  for (const lines of [undefined, null, 7, { [SECRET]: SECRET }, [SECRET]]) {
    for (const call of [validateNdjson, processNdjson, createNdjson().push]) {
      assert.throws(() => call(lines), (error) => error instanceof TypeError && !error.message.includes("cAnAry"));
    }
  }
  assert.throws(() => createNdjson().push(SECRET), TypeError);
  assert.deepEqual(validateNdjson(""), { ok: true, lines: 0, valid: 0, errors: 0, warnings: 0, counts: {}, reports: [], more: 0 });
});
