// Hostile JavaScript, in Node: whatever is passed, to whatever export, in whatever place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { memories } from "./instances.mjs";
import { attack } from "./attack.mjs";
import { KIND, uncovered } from "./calls.mjs";
import { huge, values } from "./values.mjs";

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("berthing/core.wasm"));

const slim = await import("berthing/slim");
slim.initSync(wasm);
const ENTRIES = {
  berthing: await import("berthing"),
  "require(berthing)": require("berthing"),
  "berthing/custom-rules": await import("berthing/custom-rules"),
  "berthing/slim": slim,
};
/** As in pkg/src/core.js. */
const ROOMY = 1024 ** 3;
const LOADERS = ["init", "initSync"];

const again = (module) => () => module.mask(KIND, { registry_password: "another" }).registry_password;

for (const [name, module] of Object.entries(ENTRIES)) {
  test(`${name} withstands it all`, async () => {
    assert.deepEqual(uncovered(module).filter((name) => !LOADERS.includes(name)), []);
    module.kinds();
    const before = memories.length;
    const { faults, calls } = await attack(module, values(again(module)));
    assert.deepEqual(faults, []);
    assert.ok(calls > 10_000);
    assert.equal(memories.length, before, "no instance broke");
  });
}

test("size is no way in", async () => {
  const before = memories.length;
  const { faults } = await attack(ENTRIES.berthing, huge, true);
  assert.deepEqual(faults, []);
  assert.equal(memories.length, before, "no instance broke");
});

test("what is no module is refused, and the module taken later", async () => {
  const fresh = await import(`${import.meta.resolve("berthing/slim")}?fresh`);
  for (const [what, make] of values(() => "x")) {
    await assert.rejects(() => fresh.init(make()), undefined, what);
    assert.throws(() => fresh.initSync(make()), undefined, what);
  }
  fresh.initSync(wasm);
  assert.equal(fresh.validate(KIND, "{").ok, false);
});

test("a thousand rounds leave the memory as large as the first", async () => {
  const { berthing } = ENTRIES;
  const all = values(again(berthing)).map(([, make]) => make);
  const round = (turn) => {
    const value = all[turn % all.length]();
    for (const call of [berthing.validate, berthing.normalize, berthing.mask, berthing.request]) call(KIND, value);
    berthing.reconcile(KIND, value, all[(turn * 7) % all.length]());
    berthing.uploadCommand(value, {});
  };
  for (let turn = 0; turn < all.length; turn++) round(turn);
  const sizes = () => memories.map(({ buffer }) => buffer.byteLength);
  const before = sizes();
  assert.ok(before.every((size) => size < ROOMY));
  for (let turn = 0; turn < 1000; turn++) round(turn);
  assert.deepEqual(sizes(), before);
});
