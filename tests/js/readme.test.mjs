// The JavaScript of the READMEs runs, and prints what its comments say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./corpus.mjs";

for (const file of ["README.md", "pkg/README.md"]) {
  test(file, () => {
    const blocks = [...readFileSync(join(root, file), "utf8").matchAll(/^```js\n(.*?)^```/gms)];
    assert.ok(blocks.length > 0);
    for (const [, code] of blocks) {
      const program = file.replaceAll("/", "-").replace(".md", ".mjs");
      writeFileSync(program, code);
      const printed = execFileSync("node", [program], { encoding: "utf8" });
      for (const [, told] of code.matchAll(/^console\.log\(.*\n\/\/ (.*)$/gm)) assert.ok(printed.includes(`${told}\n`), told);
    }
  });
}
