// The API reference is that of the package, everything has documentation, and the examples in it are true.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isValid } from "berthing";
import { build } from "esbuild";
import { blocks, claims, run } from "./examples.mjs";
import { withPage } from "./page.mjs";
import { closure, exported, pages } from "./pages.mjs";

const types = join("..", "node_modules/berthing/dist");
const items = exported(types);
const folder = join(process.env.BERTHING_ROOT, "docs/api");

test("the pages are those of the types", () => {
  if (process.env.UPDATE) mkdirSync(folder, { recursive: true });
  for (const [file, fresh] of pages(items)) {
    if (process.env.UPDATE) writeFileSync(join(folder, file), fresh);
    assert.ok(readFileSync(join(folder, file), "utf8") === fresh, `docs/api/${file} is stale: UPDATE=1 cargo xtask test reference`);
  }
});

test("every export is documented, and every value has an example", () => {
  assert.deepEqual(items.filter(({ about }) => !about).map(({ name }) => name), []);
  assert.deepEqual(items.filter(({ isValue, example }) => isValue && !example).map(({ name }) => name), []);
});

test("every type belongs to a value, and so to its example", () => {
  const values = items.filter(({ isValue }) => isValue).map(({ name }) => name);
  const used = closure(items, [...values, "RegistryChangeDetail", "RegistrySubmitDetail"]); // of events
  assert.deepEqual(items.filter(({ name }) => !used.has(name)).map(({ name }) => name), []);
});

test("the payloads that the types show are good ones", () => {
  const { text } = items.find(({ name }) => name === "PayloadByKind");
  const kinds = [...text.matchAll(/"(.*)": (\w+);/g)];
  assert.ok(kinds.length > 0);
  for (const [, kind, type] of kinds) {
    const [json] = blocks(items.find(({ name }) => name === type).example, "json");
    assert.ok(isValid(kind, json), kind);
  }
});

for (const { name, page, example } of items.filter(({ isValue }) => isValue)) {
  const [code] = blocks(`${example}\n`, "js");
  test(`the example of ${name} in ${page}`, async () => {
    const told = claims(code);
    assert.equal(told.length, code.split("console.log(").length - 1, "each line that prints says what");
    const file = `example-${name}-${page}.mjs`;
    const printed = page === "element.md" ? await runInPage(code, file) : run(code, file);
    assert.equal(printed.trimEnd(), told.join("\n"));
  });
}

/** Bundled as an application would be. */
async function runInPage(code, file) {
  writeFileSync(file, code);
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, format: "iife" });
  return withPage(async (page) => {
    const printed = [];
    page.on("console", (message) => message.type() === "log" && printed.push(message.text()));
    page.on("pageerror", (error) => printed.push(error.message));
    await page.addScriptTag({ content: outputFiles[0].text });
    await page.waitForFunction(() => true);
    return printed.join("\n");
  });
}
