// What the native core reported, the package reports, byte for byte; and the exported schemas agree.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema, validate } from "berthing";
import { golden } from "./corpus.mjs";

test("the reports are the native ones", () => {
  assert.ok(golden.length > 0);
  for (const { file, kind, text, options, report } of golden) {
    assert.equal(JSON.stringify(validate(kind, text, options)), report, file);
  }
});

for (const [target, Compiler] of [["draft-2020-12", Ajv2020], ["draft-07", Ajv]]) {
  test(`ajv agrees on ${target}`, () => {
    const ajv = new Compiler({ strict: false, validateFormats: false });
    const compiled = new Map();
    const accepts = (kind, options) => {
      const key = JSON.stringify([kind, options]);
      if (!compiled.has(key)) compiled.set(key, ajv.compile(jsonSchema(kind, { target, ...options })));
      return compiled.get(key);
    };
    for (const { file, kind, text, options, schema } of golden) {
      if (schema !== undefined) assert.equal(accepts(kind, options)(JSON.parse(text)), schema, file);
    }
  });
}
