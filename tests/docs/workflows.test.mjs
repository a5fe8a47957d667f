// Workflows: GitHub's schema, and a linter that knows what is dangerous in them. Neither asks the network.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { recipe, shell } from "./kitchen.mjs";

const ours = join(process.env.BERTHING_ROOT, ".github/workflows");
const printed = join(recipe("ci.md").folder, ".github/workflows");

for (const [whose, folder] of [["ours", ours], ["the recipe's", printed]]) {
  for (const file of readdirSync(folder)) {
    test(`${whose}: ${file}`, async () => {
      for (const linter of ["check-jsonschema --builtin-schema vendor.github-workflows", "zizmor --offline --persona pedantic --quiet"]) {
        const { printed, status } = await shell(`${linter} ${file}`, folder);
        assert.equal(status, 0, printed);
      }
    });
  }
}
