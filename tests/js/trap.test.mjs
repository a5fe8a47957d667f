// A core that breaks: the caller gets an `internal` issue, the old memory is zeroed, and the next call is served.
import assert from "node:assert/strict";
import { test } from "node:test";

const KIND = "hss.registry.update";
const SECRET = "cAnAry-7431";
const memories = [];
let breaking = false;
let heldSecret = false;

// Every instance is wrapped before the package makes its first, so that its exports can be made to trap.
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...args) {
  const { exports } = new Instance(...args);
  memories.push(exports.memory);
  const traps = ["validate", "is_valid", "normalize", "mask", "is_masked", "reconcile", "describe", "json_schema"];
  const breakable = traps.map((name) => [
    name,
    (...args) => {
      if (!breaking) return exports[name](...args);
      breaking = false;
      heldSecret = Buffer.from(exports.memory.buffer).includes(SECRET);
      throw new WebAssembly.RuntimeError("unreachable");
    },
  ]);
  return { exports: { ...exports, ...Object.fromEntries(breakable) } };
};
const { describe, isMasked, isValid, jsonSchema, mask, normalize, readCommand, readResponse, reconcile, request, uploadCommand, validate } = await import("berthing");

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
};
for (const [name, call] of Object.entries(CALLS)) {
  test(`${name} survives`, () => {
    const before = validate(KIND, payload);
    const old = memories.at(-1);
    breaking = true;
    call();
    assert.ok(heldSecret, "the secret was in the memory when it broke");
    assert.ok(new Uint8Array(old.buffer).every((byte) => byte === 0), "the old memory is zeroed");
    assert.notEqual(memories.at(-1), old, "a fresh instance serves");
    assert.deepEqual(validate(KIND, payload), before);
  });
}

test("a question without payload throws once, and is answered then", () => {
  const before = jsonSchema(KIND);
  breaking = true;
  assert.throws(() => jsonSchema(KIND), WebAssembly.RuntimeError);
  assert.deepEqual(jsonSchema(KIND), before);
});

test("no call leaves the payload in the memory", () => {
  for (const given of [payload, JSON.stringify(payload), Buffer.from(JSON.stringify(payload))]) {
    for (const call of [validate, isValid, normalize, mask, isMasked, describe]) {
      call(KIND, given);
      assert.ok(!Buffer.from(memories.at(-1).buffer).includes(SECRET), call.name);
    }
    reconcile(KIND, given, given);
    assert.ok(!Buffer.from(memories.at(-1).buffer).includes(SECRET), "reconcile");
    const sent = request(KIND, given, { endpoint: "https://hss.example.com", token: SECRET, projectId: "p", id: "1" });
    assert.ok(sent.body.includes(SECRET));
    assert.ok(!Buffer.from(memories.at(-1).buffer).includes(SECRET), "request");
    assert.equal(readResponse(KIND, 200, given).ok, true);
    assert.ok(!Buffer.from(memories.at(-1).buffer).includes(SECRET), "readResponse");
  }
});

test("nor does a command", () => {
  const input = { registry_addr: "harbor.example.com", namespace: "n", username: "u", password: SECRET };
  assert.equal(uploadCommand(input, { images: [{ source: "quay.io/hss/x" }] }).stdin, SECRET);
  assert.ok(!readCommand(`docker login -p ${SECRET}`).masked.includes(SECRET));
  assert.ok(!Buffer.from(memories.at(-1).buffer).includes(SECRET));
});
