// Each limit of docs/limits.md, at its edge: the last that is read, and the first that is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { memories } from "./instances.mjs";
import { KIND } from "./calls.mjs";

const { fingerprint, isValid, mask, maskText, normalize, processNdjson, validate, validateNdjson } = await import("berthing");

const MIB = 1024 ** 2;
const codes = (payload) => validate(KIND, payload).issues.map(({ code }) => code);
const within = (levels, inner) => Array.from({ length: levels }).reduce((value) => [value], inner);

test("128 levels", () => {
  for (const [levels, expected] of [[128, false], [129, true]]) {
    const payload = { registry_name: within(levels - 1, "") };
    for (const given of [payload, JSON.stringify(payload), Buffer.from(JSON.stringify(payload))]) {
      assert.equal(codes(given).includes("too_deep"), expected, `${levels} levels`);
    }
    assert.equal(mask(KIND, payload) === "******", expected);
  }
});

test("a cycle through many members is told as quickly as one through one", () => {
  const cycle = {};
  for (const name of "abcdefgh") cycle[name] = cycle;
  assert.deepEqual(codes(cycle), ["too_deep"]);
});

test("64 MiB", () => {
  const around = { text: (size) => `"${"x".repeat(size - 2)}"`, bytes: (size) => Buffer.alloc(size, 0x20), member: (size) => ({ registry_name: "x".repeat(size) }) };
  // An object is packed with tags and sizes around it, and the number of a key that is known.
  for (const [what, own] of [["text", 0], ["bytes", 0], ["member", 2 + 2 + 5]]) {
    for (const [over, expected] of [[0, false], [1, true]]) {
      const given = around[what](64 * MIB - own + over);
      assert.equal(codes(given).includes("too_large"), expected, `${what}, ${over} over`);
      if (!expected) continue;
      assert.equal(isValid(KIND, given), false);
      assert.equal(mask(KIND, given), "******");
    }
  }
  assert.equal(fingerprint("x".repeat(64 * MIB)).length, 16);
  assert.throws(() => fingerprint("x".repeat(64 * MIB + 1)), TypeError);
});

test("bytes in an object", () => {
  const most = Math.floor((64 * MIB) / 12);
  assert.deepEqual(codes({ registry_name: new Uint8Array(most + 1) }), ["too_large"]);
  assert.ok(!codes({ registry_name: new Uint8Array(most / 100) }).includes("too_large"));
});

test("options for free text", () => {
  const list = (size) => ({ allow: ["x".repeat(size - '{"allow":[""]}'.length)] });
  assert.equal(maskText("x", list(64 * MIB)).text, "x");
  assert.throws(() => maskText("x", list(64 * MIB + 1)), { name: "TypeError", message: "options are too large" });
});

test("1000 issues of a sort that has no end", () => {
  const strange = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`strange ${index}`, 1]));
  const all = validate(KIND, { protocol: "https", ...strange(1000) }).issues;
  assert.ok(!all.some(({ code }) => code === "more_issues"));
  const told = validate(KIND, { protocol: "https", ...strange(1001) }).issues;
  assert.deepEqual(told.filter(({ code }) => code === "more_issues").map(({ params }) => params), [{ max: 1000 }]);
});

test("1000 reports", () => {
  for (const [lines, more] of [[1000, 0], [1001, 1]]) {
    const report = validateNdjson("{}\n".repeat(lines));
    assert.deepEqual([report.reports.length, report.more], [1000, more]);
  }
});

test("1 MiB a line", () => {
  for (const [size, expected] of [[MIB, false], [MIB + 1, true]]) {
    const line = `{"registry_name":"${"x".repeat(size - '{"registry_name":""}'.length)}"}`;
    const { output, report } = processNdjson(`${line}\n`, { kind: KIND });
    assert.equal(report.reports[0]?.issues.some(({ code }) => code === "too_large") ?? false, expected);
    assert.equal(output === '"******"\n', expected);
  }
});

test("1 GiB of memory is not kept", () => {
  const before = memories.length;
  normalize(KIND, `[${"1,".repeat(8 * MIB)}1]`);
  assert.ok(memories[before - 1].buffer.byteLength > 1024 * MIB, "it needed more");
  assert.equal(validate(KIND, "{").ok, false);
  assert.equal(memories.length, before + 1);
  assert.ok(memories.at(-1).buffer.byteLength < 64 * MIB);
});

test("what Object.prototype was made to hold is no option", () => {
  const line = '{"registry_password":"example-Pa55word"}\n';
  const expected = processNdjson(line, { kind: KIND }).output;
  Object.assign(Object.prototype, { mask: false, rhacs: 1, off: 1, target: 1 });
  try {
    assert.equal(processNdjson(line, { kind: KIND }).output, expected);
    assert.equal(validate(KIND, "{}", {}).ok, true);
    assert.equal(maskText("x", {}).text, "x");
  } finally {
    for (const name of ["mask", "rhacs", "off", "target"]) delete Object.prototype[name];
  }
});
