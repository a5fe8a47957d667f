// The JavaScript of the READMEs and of the pages they lead to runs, and prints what its comments say.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { blocks, claims, run } from "./examples.mjs";

const root = process.env.BERTHING_ROOT;
const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);

const programs = ["README.md", "pkg/README.md", ...pages].flatMap((file) =>
  blocks(readFileSync(join(root, file), "utf8"), "js").map((code, index) => ({ name: `${file}, program ${index + 1}`, code })),
);

test("there are programs", () => assert.ok(programs.length > 0));

for (const { name, code } of programs) {
  test(name, () => {
    const printed = run(code, `${name.replaceAll(/\W+/g, "-")}.mjs`);
    for (const claim of claims(code)) assert.ok(printed.includes(`${claim}\n`), claim);
  });
}
