// What starting costs: nothing of the core for what needs none.
import assert from "node:assert/strict";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dist, folder, run } from "./run.mjs";

const watch = `
for (const name of ["Module", "Instance"]) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct(target, args) {
      process.stderr.write("the core was woken\\n");
      return new target(...args);
    },
  });
}`;
const here = folder({ "watch.mjs": watch });
const env = { NODE_OPTIONS: `--import=${join(here, "watch.mjs")}` };

for (const args of [["--help"], ["--version"], ["check", "--help"], ["explain", "missing"], ["explain"], ["completion", "zsh"], ["types"], ["chek"]]) {
  test(`asleep: ${args.join(" ")}`, async () => assert.doesNotMatch((await run(args, { env })).err, /woken/));
}

test("the watch works", async () => assert.match((await run(["kinds"], { env })).err, /woken/));

test("the package needs no other", () => {
  const { dependencies } = JSON.parse(readFileSync(join(dist, "../package.json"), "utf8"));
  assert.equal(dependencies, undefined);
  const code = readFileSync(join(dist, "cli.js"), "utf8").replaceAll(/^\s*\/\/.*$/gm, "");
  const imports = [...code.matchAll(/^import .*from "([^"]+)";$|(?<!')import\("([^"]+)"\)/gm)];
  assert.ok(imports.length > 5);
  for (const [, from, lazily] of imports) assert.match(from ?? lazily, /^(node:.*|berthing)$/);
});
