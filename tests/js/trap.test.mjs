// A core that breaks: the caller gets an `internal` issue, the old memory is zeroed, and the next call is served.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMasker, describe, fingerprint, isMasked, isValid, jsonSchema, mask, maskText, normalize, reconcile, validate } from "berthing";
import { breakNext, memory } from "./instances.mjs";

const KIND = "hss.registry.update";
const SECRET = "cAnAry-7431";
const payload = { registry_username: "me", registry_password: SECRET };
const code = (report) => report.issues.map(({ code }) => code).join();

const CALLS = {
  validate: () => assert.equal(code(validate(KIND, payload)), "internal"),
  isValid: () => assert.equal(isValid(KIND, payload), false),
  normalize: () => assert.equal(code(normalize(KIND, payload).report), "internal"),
  mask: () => assert.equal(mask(KIND, payload), "******"),
  isMasked: () => assert.equal(isMasked(KIND, payload), false),
  reconcile: () => assert.equal(code(reconcile(KIND, payload, payload).report), "internal"),
  describe: () => assert.deepEqual(describe(KIND, payload), describe(KIND)),
  findText: () => {
    const text = `it is ${SECRET}`;
    assert.deepEqual(maskText(text), { text: "******", findings: [{ rule: "internal", start: 0, end: text.length }] });
  },
  stepText: () => {
    const findings = [];
    const masker = createMasker({ onFinding: (finding) => findings.push(finding) });
    assert.equal(masker.push(`it is\n${SECRET}`), "******");
    assert.equal(masker.push(`${SECRET}\nnext\n`) + masker.end(), "\nnext\n", "masked to the end of the line");
    assert.deepEqual(findings, [{ rule: "internal", start: 0, end: 6 + 2 * SECRET.length }]);
  },
};
for (const [name, call] of Object.entries(CALLS)) {
  test(`${name} survives`, () => {
    const before = validate(KIND, payload);
    const old = memory();
    let heldSecret = false;
    breakNext(
      (core) => core === name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`),
      () => (heldSecret = Buffer.from(old.buffer).includes(SECRET)),
    );
    call();
    assert.ok(heldSecret, "the secret was in the memory when it broke");
    assert.ok(new Uint8Array(old.buffer).every((byte) => byte === 0), "the old memory is zeroed");
    assert.notEqual(memory(), old, "a fresh instance serves");
    assert.deepEqual(validate(KIND, payload), before);
  });
}

test("a question without payload throws once, and is answered then", () => {
  const before = jsonSchema(KIND);
  breakNext((core) => core === "json_schema");
  assert.throws(() => jsonSchema(KIND), WebAssembly.RuntimeError);
  assert.deepEqual(jsonSchema(KIND), before);
});

test("a fingerprint throws once, and has another key then", () => {
  const before = fingerprint(SECRET);
  breakNext((core) => core === "fingerprint");
  assert.throws(() => fingerprint(SECRET), { name: "Error", message: "no fingerprint could be made" });
  assert.notEqual(fingerprint(SECRET), before);
  assert.equal(fingerprint(SECRET), fingerprint(SECRET));
});
