// The package in a browser says, byte for byte, what the native core says.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, root, start } from "./browser.mjs";

const file = join(root, "tests/generated/reports.json");
const skip = existsSync(file) ? false : "tests/generated/reports.json is not there: cargo test makes it";

let stage;
before(async () => {
  if (!skip) stage = await start();
});
after(() => stage?.stop());

test("reports are the native ones", { skip }, async () => {
  const entries = JSON.parse(readFileSync(file, "utf8"));
  assert.ok(entries.length > 0);
  const { page, faults, close } = await open(stage);
  const reports = await page.evaluate((entries) => {
    const report = ({ kind, text, rhacs, rhacsManaged }) => berthing.validate(kind, text, { rhacs, rhacsManaged });
    return entries.map((entry) => JSON.stringify(report(entry)));
  }, entries);
  entries.forEach(({ file, report }, index) => assert.equal(reports[index], report, file));
  assert.deepEqual(faults, []);
  await close();
});
