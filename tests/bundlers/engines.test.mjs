// Engines without a page: other releases of Node.js, threads, Bun, Deno, workerd.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import esbuild from "esbuild";
import { EXPECTED, binary, dist, fixtures, out, run } from "./project.mjs";

const ENGINES = {
  "Node.js": { program: process.execPath },
  "Node.js 22": binary("node-22", "bin/node"),
  "Node.js 24": binary("node-24", "bin/node"),
  Bun: binary("@oven/bun-linux-x64", "bin/bun"),
  Deno: { ...binary("@deno/linux-x64-glibc", "deno"), args: ["run", "--no-prompt", "--cached-only", "--node-modules-dir=manual"] },
};

for (const [name, { program, args = [], skip }] of Object.entries(ENGINES)) {
  for (const file of ["main.mjs", "main.cjs", "threads.mjs"]) {
    // Deno lets a thread read the file that it runs only when it may read files; the package itself asks for nothing.
    const leave = name === "Deno" && file === "threads.mjs" ? ["--allow-read=."] : [];
    test(`${name}: ${file}`, { skip }, () => assert.equal(run(program, ...args, ...leave, file), EXPECTED));
  }
}

const { program: node, skip } = binary("node-24", "bin/node");

test("workerd", { skip }, async () => {
  const folder = join(out, "workerd");
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [join(fixtures, "worker.mjs")],
    outfile: join(folder, "worker.js"),
    conditions: ["workerd"],
    external: ["*.wasm"],
    bundle: true,
    format: "esm",
    logLevel: "error",
  });
  copyFileSync(join(dist, "core.wasm"), join(folder, "core.wasm"));
  assert.equal(run(node, "workerd.mjs", folder), EXPECTED);
});
