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

test("what it says of the workflow is there, for each push, before a release and each week", () => {
  const workflow = readFileSync(join(process.env.BERTHING_ROOT, ".github/workflows/ci.yml"), "utf8");
  for (const start of ["push:", "workflow_call:", "schedule:"]) assert.ok(workflow.includes(`\n  ${start}\n`), start);
  for (const work of ["cargo deny --workspace check advisories", "npm audit", "cargo xtask fuzz"]) {
    assert.ok(workflow.match(/^ *(- )?run: .*/gm).some((line) => line.includes(work)), work);
  }
});
