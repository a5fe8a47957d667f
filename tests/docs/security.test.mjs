// SECURITY.md claims nothing without a test. That the files are there, links.test.mjs sees.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const text = readFileSync(join(process.env.BERTHING_ROOT, "SECURITY.md"), "utf8");

test("each line of the threat model names its tests", () => {
  const [, , ...rows] = text.split("\n").filter((line) => line.startsWith("|"));
  assert.ok(rows.length > 10);
  for (const row of rows) assert.match(row.split("|").at(-2), /\]\((tests|bench)\/[^)]+\.(rs|test\.mjs)\)/, row);
});
