// The types that the package ships: for ES modules and for CommonJS, strictly.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./corpus.mjs";

const tsc = join(root, "node_modules/.bin/tsc");
const OPTIONS = "--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --target es2022 --lib es2022,dom --types".split(" ");

test("TypeScript takes the usage, and refuses what it should", () => {
  copyFileSync("usage.ts", "usage.cts");
  const { status, stdout } = spawnSync(tsc, [...OPTIONS, "", "--module", "nodenext", "usage.ts", "usage.cts"], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});
