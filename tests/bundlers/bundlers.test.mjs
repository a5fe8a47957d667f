// Bundlers: what they make runs in Node.js and in Chromium, and has nothing of the package when nothing of it is used.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, createServer } from "vite";
import { PLAIN, browsers, served } from "./browsers.mjs";
import { bundle, names } from "./bundles.mjs";
import { EXPECTED, fixtures, out, run } from "./project.mjs";

let chromium;
before(async () => (chromium = await browsers.Chromium.start()));
after(() => chromium?.stop());

const opens = (folder) => served({ "/": folder }, PLAIN, async (url) => assert.equal(await chromium.title(`${url}/`), EXPECTED));

for (const name of names) {
  test(name, async () => {
    const { program, unused } = await bundle(name);
    assert.equal(run(process.execPath, program), EXPECTED);
    assert.ok(unused < 300, `${unused} bytes of what is not used`);
    assert.ok(!readFileSync(program, "utf8").includes("~standard"), "no schemas without a use of them");
    await opens(join(out, name));
  });
}

test("Vite's own server, and the page that it builds", async () => {
  const root = join(out, "page");
  mkdirSync(root, { recursive: true });
  for (const [from, to] of [["index.html"], ["verdict.mjs"], ["main.mjs", "main.js"]]) copyFileSync(join(fixtures, from), join(root, to ?? from));
  const options = { root, configFile: false, logLevel: "error", cacheDir: join(out, "cache"), build: { target: "es2022" } };
  const server = await createServer({ ...options, server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  try {
    assert.equal(await chromium.title(server.resolvedUrls.local[0]), EXPECTED);
  } finally {
    await server.close();
  }
  await build(options);
  await opens(join(root, "dist"));
});
