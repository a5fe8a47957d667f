// Whatever comes in, an answer goes out; and no answer tells a secret.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isMasked, isValid, kinds, mask, normalize, reconcile, validate } from "berthing";
import { readable } from "./corpus.mjs";

const KIND = "hss.registry.update";
const codes = (payload) => validate(KIND, payload).issues.map(({ code }) => code);

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test("what is no object is told so", () => {
  for (const payload of [null, undefined, true, 1, NaN, 1n, Symbol("s"), () => {}, [], "1", "null", "[]", new Number(1), new Date(0)]) {
    assert.deepEqual(codes(payload), ["wrong_type"], String(typeof payload));
    assert.equal(isValid(KIND, payload), false);
  }
});

test("what is no JSON is told so", () => {
  for (const payload of ["", " ", "{", '{"a":}', "{'a':1}", "{} x", "\ud800", new Uint8Array(0), new Uint8Array([0xff]), new Uint8Array([0x7b, 0x22, 0xc3, 0x22])]) {
    const report = validate(KIND, payload);
    assert.equal(report.ok, false);
    assert.equal(report.issues.length, 1);
    assert.deepEqual(report.issues[0].path, []);
  }
});

test("a trailing comma is located, and reading goes on", () => {
  const { ok, issues } = validate(KIND, '{\n  "protocol": "ftp",\n}');
  assert.equal(ok, false);
  assert.deepEqual(issues.map(({ code }) => code), ["not_json", "not_allowed"]);
  assert.deepEqual(issues[0].params, { reason: "trailing_comma", line: 2, column: 20 });
});

test("what throws is unreadable", () => {
  const hostile = [
    { get registry_password() { throw new Error("secret in the error"); } },
    { toJSON() { throw null; } },
    new Proxy({}, { getPrototypeOf() { throw new Error("no"); } }),
    new Proxy({}, { get() { throw new Error("no"); } }),
    revoked(),
    { registry_addr: revoked() },
  ];
  for (const payload of hostile) {
    assert.deepEqual(codes(payload), ["unreadable"]);
    assert.equal(isValid(KIND, payload), false);
    assert.equal(isMasked(KIND, payload), false);
    assert.equal(mask(KIND, payload), "******");
    const { value, changes, report } = normalize(KIND, payload);
    assert.deepEqual({ value, changes }, { value: undefined, changes: [] });
    assert.equal(report.issues[0].code, "unreadable");
    for (const result of [reconcile(KIND, payload, {}), reconcile(KIND, {}, payload)]) {
      assert.equal(result.report.issues[0].code, "unreadable");
      assert.equal(result.value, undefined);
    }
  }
});

test("what is too large is not read", () => {
  const size = 64 * 1024 * 1024 + 1;
  for (const payload of [new Uint8Array(size), "x".repeat(size), "€".repeat(size / 3 + 1), { a: "x".repeat(size) }]) {
    assert.deepEqual(codes(payload), ["too_large"]);
    assert.equal(isValid(KIND, payload), false);
    assert.equal(mask(KIND, payload), "******");
  }
});

test("what is nested too deeply is told so", () => {
  const cycle = {};
  cycle.self = cycle;
  let deep = {};
  for (let level = 0; level < 1e5; level++) deep = [deep];
  for (const payload of [cycle, { deep }, `${"[".repeat(1e5)}${"]".repeat(1e5)}`, '{"a":'.repeat(1e5)]) {
    assert.deepEqual(codes(payload), ["too_deep"]);
  }
});

test("a payload may call this library while it is read", () => {
  const plain = { registry_username: "me", registry_password: "example-password" };
  const nested = {
    registry_username: "me",
    get registry_password() {
      assert.equal(mask(KIND, { registry_password: "another-password" }).registry_password, "******");
      return "example-password";
    },
  };
  assert.deepEqual(validate(KIND, nested), validate(KIND, plain));
  assert.deepEqual(normalize(KIND, nested), normalize(KIND, plain));
});

test("a __proto__ of its own is a member like any other", () => {
  const text = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
  for (const kind of kinds()) {
    assert.deepEqual(validate(kind, JSON.parse(text)), validate(kind, text));
    normalize(kind, text);
    mask(kind, JSON.parse(text));
  }
  assert.equal({}.polluted, undefined);
});

test("a full stack is survived", () => {
  const expected = validate(KIND, "{}");
  const fall = () => {
    try {
      fall();
    } catch {
      // Close to the end of the stack, this may throw what the engine throws.
    }
    try {
      validate(KIND, { registry_addr: "x" });
    } catch (error) {
      assert.ok(error instanceof RangeError);
    }
  };
  try {
    fall();
  } catch {
    // The same.
  }
  assert.deepEqual(validate(KIND, "{}"), expected);
});

/** Every place of a payload where a scalar stands. */
function* leaves(value, path = []) {
  if (typeof value !== "object" || value === null) return yield path;
  for (const [key, member] of Object.entries(value)) yield* leaves(member, [...path, key]);
}

const at = (value, path) => path.reduce((part, key) => part?.[key], value);

function put(value, path, leaf) {
  const copy = structuredClone(value);
  at(copy, path.slice(0, -1))[path.at(-1)] = leaf;
  return copy;
}

test("no report carries a value, and nothing but a payload carries a secret", () => {
  const fixless = (key, value) => (key === "fix" ? undefined : value);
  let secrets = 0;
  for (const { kind, value, file } of readable.filter(({ value }) => typeof value === "object" && value)) {
    for (const path of leaves(value)) {
      if (path.length === 0) continue;
      for (const canary of ["cAnAry-7431", " cAnAry-7431\t", "https://cAnAry-7431:cAnAry-7431@example.com/?q=cAnAry-7431", 7431_7431, ["cAnAry-7431"], { "": 7431_7431 }]) {
        const payload = put(value, path, canary);
        const where = `${file ?? kind} ${path.join("/")}`;
        const { changes, report } = normalize(kind, payload);
        const told = JSON.stringify([validate(kind, payload), changes, report, reconcile(kind, value, payload).report], fixless);
        assert.doesNotMatch(told, /cAnAry-7431|74317431/, where);
        const masked = mask(kind, payload);
        if (at(masked, path) !== "******") continue;
        secrets++;
        assert.doesNotMatch(JSON.stringify([masked, validate(kind, payload), changes]), /cAnAry-7431|74317431/, where);
        assert.doesNotMatch(mask(kind, JSON.stringify(payload)), /cAnAry-7431|74317431/, where);
      }
    }
  }
  assert.ok(secrets > 0, "some of these places are secret");
});
