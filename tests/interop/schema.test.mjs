// Standard Schema and Standard JSON Schema themselves, and what is written for any schema of theirs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SchemaError, getDotPath } from "@standard-schema/utils";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isValid, kinds, normalize, schemas } from "berthing";
import * as v from "valibot";
import { z } from "zod";
import { BROKEN, GOOD, KIND, NORMAL, SECRET } from "./payloads.mjs";

/** What a library does that knows only the standard. */
async function parse(schema, value) {
  const result = await schema["~standard"].validate(value);
  if (result.issues) throw new SchemaError(result.issues);
  return result.value;
}

test("every kind has a schema, and the record is nobody's to change", () => {
  assert.deepEqual(Object.keys(schemas), kinds());
  for (const schema of Object.values(schemas)) {
    const { version, vendor, validate, jsonSchema } = schema["~standard"];
    assert.deepEqual([version, vendor, typeof validate, typeof jsonSchema.input], [1, "berthing", "function", "function"]);
    assert.ok(Object.isFrozen(schema) && Object.isFrozen(schema["~standard"]) && Object.isFrozen(jsonSchema));
  }
  assert.ok(Object.isFrozen(schemas));
});

test("the value is normalized, and JSON as text or bytes is read", async () => {
  const text = JSON.stringify(GOOD);
  for (const payload of [GOOD, text, new TextEncoder().encode(text)]) {
    assert.deepEqual(await parse(schemas[KIND], payload), NORMAL);
  }
  const result = schemas[KIND]["~standard"].validate(GOOD);
  assert.ok(!("issues" in result), "synchronous, and without issues");
});

test("issues are the errors that normalizing leaves, with a path and without a value", () => {
  const masked = { ...BROKEN, registry_password: "******", insecure: true };
  const { issues, value } = schemas[KIND]["~standard"].validate(masked);
  assert.equal(value, undefined);
  assert.deepEqual(issues.map(({ code, severity, pointer }) => [code, severity, pointer]), [["bad_format", "error", "/registry_addr"]]);
  assert.deepEqual(issues, normalize(KIND, masked).report.issues.filter(({ severity }) => severity === "error"));
});

test("anything is an input, and gets issues", async () => {
  const trap = { get registry_name() { throw new Error(SECRET); } };
  for (const value of [undefined, null, 7, 7n, [], "{", () => {}, Symbol("s"), trap]) {
    const error = await parse(schemas[KIND], value).catch((error) => error);
    assert.ok(error instanceof SchemaError);
    assert.equal(getDotPath(error.issues[0]) ?? "", error.issues[0].path.join("."));
    assert.ok(!JSON.stringify(error.issues).includes(SECRET));
  }
});

test("a schema for another server", () => {
  const kind = "rhacs.image-integration";
  const ghcr = { name: "n", type: "ghcr", categories: ["REGISTRY"], docker: { endpoint: "ghcr.io" } };
  const accepts = (schema) => !schema["~standard"].validate(ghcr).issues;
  for (const rhacs of ["4.5", "4.7", "latest"]) {
    assert.equal(accepts(schemas[kind].with({ rhacs })), isValid(kind, ghcr, { rhacs }), rhacs);
  }
  assert.notEqual(accepts(schemas[kind].with({ rhacs: "4.5" })), accepts(schemas[kind]));
  assert.equal(accepts(schemas[kind].with({ rhacs: "4.5" }).with({ rhacsManaged: true })), false);
  const options = { rhacs: "4.5" };
  const schema = schemas[kind].with(options);
  options.rhacs = "latest";
  assert.equal(accepts(schema), false, "later changes of the options do not count");
  for (const bad of [null, 7, { rhacs: "1.0" }]) {
    assert.throws(() => schemas[kind].with(bad), TypeError);
  }
});

test("JSON Schema, in the dialects that there are", () => {
  for (const [target, Compiler] of [["draft-2020-12", Ajv2020], ["draft-07", Ajv]]) {
    const ajv = new Compiler({ strict: false, validateFormats: false });
    for (const side of ["input", "output"]) {
      const accepts = ajv.compile(schemas[KIND]["~standard"].jsonSchema[side]({ target }));
      assert.deepEqual([accepts(NORMAL), accepts(BROKEN)], [true, false]);
    }
  }
  for (const target of ["openapi-3.0", "draft-04", 7]) {
    assert.throws(() => schemas[KIND]["~standard"].jsonSchema.input({ target }), TypeError);
  }
  const old = schemas["rhacs.image-integration"].with({ rhacs: "4.5" })["~standard"].jsonSchema.input({ target: "draft-07" });
  assert.ok(!JSON.stringify(old.properties.type).includes("ghcr"));
});

test("Zod and Valibot beside it: code that is written for the standard takes all three", async () => {
  const [zod, valibot] = [z.object({ registry_name: z.string() }), v.object({ registry_name: v.string() })];
  for (const schema of [zod, valibot, schemas[KIND]]) {
    const error = await parse(schema, { ...NORMAL, registry_name: 7n }).catch((error) => error);
    assert.ok(error instanceof SchemaError);
    assert.equal(getDotPath(error.issues[0]), "registry_name");
    assert.equal((await parse(schema, NORMAL)).registry_name, NORMAL.registry_name);
  }
});

test("Zod and Valibot around it: neither takes a foreign schema, but both take its verdict", () => {
  const { validate } = schemas[KIND]["~standard"];
  const zod = z.object({
    registry: z.unknown().transform((payload, context) => {
      const { issues, value } = validate(payload);
      for (const { message, path } of issues ?? []) context.addIssue({ code: "custom", message, path });
      return issues ? z.NEVER : value;
    }),
  });
  assert.deepEqual(zod.parse({ registry: GOOD }), { registry: NORMAL });
  assert.deepEqual(zod.safeParse({ registry: { ...NORMAL, registry_addr: "a b" } }).error.issues.map(({ path }) => path), [["registry", "registry_addr"]]);
  const valibot = v.object({
    registry: v.pipe(v.unknown(), v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const { issues, value } = validate(dataset.value);
      for (const { message } of issues ?? []) addIssue({ message });
      return issues ? NEVER : value;
    })),
  });
  assert.deepEqual(v.parse(valibot, { registry: GOOD }), { registry: NORMAL });
  assert.equal(v.safeParse(valibot, { registry: BROKEN }).success, false);
});
