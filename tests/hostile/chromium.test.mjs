// Hostile JavaScript, in a page: the same values and places, and the form of one's own. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { serve } = await import(pathToFileURL(join(process.env.BERTHING_ROOT, "tests/element/server.mjs")));
const dist = dirname(createRequire(import.meta.url).resolve("berthing"));
const here = fileURLToPath(new URL("./", import.meta.url));

let server;
let browser;
before(async () => {
  server = await serve({ "/berthing/": dist, "/": here });
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** Runs a function in a page of its own. */
async function inPage(work, argument) {
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/page.html`);
    return await page.evaluate(work, argument);
  } finally {
    await page.close();
  }
}

for (const entry of ["index.js", "custom-rules.js"]) {
  test(`${entry} withstands it all`, async () => {
    const { faults, calls, instances } = await inPage(async (entry) => {
      const { memories } = await import("/instances.mjs");
      const { attack } = await import("/attack.mjs");
      const { KIND } = await import("/calls.mjs");
      const { values } = await import("/values.mjs");
      const module = await import(`/berthing/${entry}`);
      const again = () => module.mask(KIND, { registry_password: "another" }).registry_password;
      return { ...(await attack(module, values(again))), instances: memories.length };
    }, entry);
    assert.deepEqual(faults, []);
    assert.ok(calls > 10_000);
    assert.equal(instances, 1, "no instance broke");
  });
}

test("a form of one's own takes a form, and nothing else", async () => {
  const faults = await inPage(async () => {
    const { misjudged } = await import("/attack.mjs");
    const { KIND } = await import("/calls.mjs");
    const { values } = await import("/values.mjs");
    const { bindForm, RegistryForm } = await import("/berthing/element.js");
    const faults = [];
    const attempt = (what, call) => {
      try {
        call();
      } catch (error) {
        const wrong = misjudged(error);
        if (wrong) faults.push(`${what}: ${wrong}`);
      }
    };
    for (const [what, make] of values(() => "x")) {
      const form = document.createElement("form");
      attempt(`form, ${what}`, () => bindForm(make(), KIND));
      attempt(`kind, ${what}`, () => bindForm(form, make()));
      attempt(`options, ${what}`, () => bindForm(form, KIND, make()));
      attempt(`rhacs, ${what}`, () => bindForm(form, KIND, { rhacs: make() }));
      if (form.isConnected || form.noValidate !== (form.childElementCount > 0)) faults.push(`${what}: half bound`);
    }
    if (typeof RegistryForm !== "function") faults.push("there is no element");
    return faults;
  });
  assert.deepEqual(faults, []);
});
