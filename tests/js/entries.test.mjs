// The ways into the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as esm from "berthing";
import * as slim from "berthing/slim";
import { root } from "./corpus.mjs";

const { decode } = await import(join(root, "pkg/src/dense.js"));

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("berthing/core.wasm"));
const PAYLOAD = '{ "registry_username" : "me", "registry_password" : 123456 }';

test("slim wants its module first, then does as the others", async () => {
  assert.throws(() => slim.kinds(), { name: "TypeError", message: /init/ });
  await slim.init(wasm);
  slim.initSync(wasm);
  assert.deepEqual(slim.kinds(), esm.kinds());
  assert.deepEqual(slim.validate("hss.registry.update", PAYLOAD), esm.validate("hss.registry.update", PAYLOAD));
});

test("import and require give the same", () => {
  const cjs = require("berthing");
  assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).sort());
  assert.deepEqual(cjs.validate("hss.registry.update", PAYLOAD), esm.validate("hss.registry.update", PAYLOAD));
});

test("the default entries carry the very module that lies beside them, in letters that scripts of pages may have", () => {
  for (const [entry, file] of [
    ["index.js", "core.wasm"],
    ["index.cjs", "core.wasm"],
    ["custom-rules.js", "custom-rules.wasm"],
  ]) {
    const dist = (name) => new URL(name, import.meta.resolve("berthing"));
    const [, inside] = readFileSync(dist(entry), "utf8").match(/core_default = (\{[^]*?\});\n/);
    assert.match(inside, /^[ -;=-~]+$/);
    assert.deepEqual(Buffer.from(decode(runInNewContext(`(${inside})`))), readFileSync(dist(file)), entry);
  }
});

test("the element can be imported where there are no elements, and has no core of its own", async () => {
  const { RegistryForm, bindForm } = await import("berthing/element");
  assert.equal(typeof RegistryForm, "function");
  assert.equal(typeof bindForm, "function");
  const source = readFileSync(new URL("element.js", import.meta.resolve("berthing")), "utf8");
  assert.match(source, /from "\.\/index\.js"/);
  assert.ok(source.length < 100_000);
});

test("the worker entry imports the module as a file beside it", () => {
  const source = readFileSync(new URL("workerd.js", import.meta.resolve("berthing")), "utf8");
  assert.match(source, /from "\.\/core\.wasm"/);
  assert.ok(source.length < wasm.length, "and does not carry it");
});

test("every schema is a file, and the same as the function gives", () => {
  for (const kind of esm.kinds()) assert.deepEqual(require(`berthing/schemas/${kind}`), esm.jsonSchema(kind));
});

test("the version is the package's", () => {
  assert.equal(esm.version, require("berthing/package.json").version);
});

test("the answers are the caller's to change, but for the one that is shared", () => {
  esm.kinds().length = 0;
  assert.ok(esm.kinds().length > 0);
  const report = esm.validate("hss.registry.update", { registry_username: "me", registry_password: "example-password" });
  assert.ok(report.ok);
  if (report.issues.length === 0) assert.ok(Object.isFrozen(report) && Object.isFrozen(report.issues));
});

test("every kind describes itself", () => {
  for (const kind of esm.kinds()) {
    assert.equal(JSON.stringify(esm.describe(kind)), JSON.stringify(structuredClone(esm.describe(kind))));
  }
});
