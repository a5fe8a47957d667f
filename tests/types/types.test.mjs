// What the package declares: strictly, for ES modules and CommonJS, in each of TypeScript's resolutions and by two compilers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const installed = join("..", "node_modules");
const compilers = { "TypeScript 7": join(process.env.BERTHING_ROOT, "node_modules/typescript"), "TypeScript 5": join(installed, "typescript-5") };
const STRICT = "--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --target es2022".split(" ");
const PAGES = ["--lib", "es2022,dom", "--typeRoots", "none"];
const RESOLUTIONS = { node16: ["--module", "node16"], nodenext: ["--module", "nodenext"], bundler: ["--module", "esnext", "--moduleResolution", "bundler"] };

const sources = readdirSync(".").filter((name) => name.endsWith(".ts"));
const common = sources.map((name) => name.replace(".ts", ".cts"));
for (const name of sources) copyFileSync(name, name.replace(".ts", ".cts"));

/** In Node 16 CommonJS could not require the entries that are ES modules alone. */
const filesFor = { node16: [...sources, "payloads.cts", "schemas.cts"], nodenext: [...sources, ...common], bundler: sources };

const run = (...args) => spawnSync("node", args, { encoding: "utf8" });

function compiles(compiler, ...args) {
  const { status, stdout } = run(join(compiler, "bin/tsc"), ...STRICT, ...args);
  assert.equal(status, 0, stdout);
}

for (const [name, compiler] of Object.entries(compilers)) {
  for (const [resolution, options] of Object.entries(RESOLUTIONS)) {
    test(`${name}, ${resolution}`, () => compiles(compiler, ...PAGES, ...options, ...filesFor[resolution]));
  }
  test(`${name}, where there are workers and no pages`, () => {
    compiles(compiler, "--lib", "es2022,webworker", "--typeRoots", "none", ...RESOLUTIONS.nodenext, "payloads.ts", "schemas.ts", "schemas.cts");
  });
}

for (const [profile, ...entries] of [["node16", ".", "custom-rules"], ["esm-only", "element", "slim"]]) {
  test(`the types are right: ${entries.join(", ")}`, () => {
    const attw = join(installed, "@arethetypeswrong/cli/dist/index.js");
    const { status, stdout } = run(attw, join("..", "berthing.tgz"), "--format", "ascii", "--profile", profile, "--entrypoints", ...entries);
    assert.equal(status, 0, stdout);
  });
}
