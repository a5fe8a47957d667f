// Misuse throws TypeError, with a message that helps and tells no payload.
import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, isMasked, isValid, jsonSchema, kinds, mask, normalize, readResponse, reconcile, request, validate } from "berthing";

const KIND = "rhacs.image-integration";
const WITH_KIND = { describe, isMasked, isValid, jsonSchema, mask, normalize, readResponse, reconcile, request, validate };

test("an unknown kind", () => {
  for (const call of Object.values(WITH_KIND)) {
    for (const kind of [undefined, null, "", "constructor", "__proto__", 0, {}, "hss", Symbol("s"), "cAnAry-7431"]) {
      assert.throws(() => call(kind, {}), (error) => {
        assert.ok(error instanceof TypeError, call.name);
        for (const name of kinds()) assert.ok(error.message.includes(name));
        assert.ok(!error.message.includes("cAnAry"), "a payload in the place of the kind stays untold");
        return true;
      });
    }
  }
});

test("options of a wrong type", () => {
  for (const options of [null, 1, "latest", () => {}, { rhacs: 4.5 }, { rhacs: "1.0" }, { rhacsManaged: "yes" }]) {
    for (const call of [validate, isValid, normalize, describe]) {
      assert.throws(() => call(KIND, {}, options), TypeError, `${call.name} ${JSON.stringify(options)}`);
    }
    assert.throws(() => reconcile(KIND, {}, {}, options), TypeError);
    assert.throws(() => jsonSchema(KIND, options), TypeError);
  }
});

test("good options", () => {
  for (const options of [undefined, {}, { rhacs: "4.5" }, { rhacs: "latest" }, { rhacs: undefined }, { rhacsManaged: true }]) {
    assert.equal(typeof validate(KIND, {}, options).ok, "boolean");
    assert.equal(typeof jsonSchema(KIND, options), "object");
  }
});

test("an unknown schema target", () => {
  for (const target of [null, 7, "draft-04", ""]) assert.throws(() => jsonSchema(KIND, { target }), TypeError);
});

test("misuse leaves everything working", () => {
  assert.throws(() => validate(KIND, {}, { rhacs: 1 }), TypeError);
  assert.equal(validate(KIND, "{").ok, false);
});
