/**
 * What the element's tests stand on: their pages, Chromium, and a visit that writes down whatever should not have happened
 * in it. CHROMIUM names the browser.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = fileURLToPath(new URL("pages/", import.meta.url));
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const CANARY = "cAnAry-7431-swordfish";

let stage;

/** Starts the browser and the server of a test file, and stops them. `folders` are served besides the pages. */
export function onStage(folders = {}) {
  before(async () => {
    const server = await serve({ "/pkg/": join(root, "pkg/dist"), ...folders, "/": pages });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });
    stage = { server, browser };
  });
  after(async () => {
    await stage?.browser.close();
    stage?.server.stop();
  });
}

/** A test that has a page to itself, and in which the page does nothing that it should not. */
export function visit(name, path, work, options = {}) {
  test(name, async () => {
    const visitor = await open(path, options);
    try {
      await work(visitor);
      assert.deepEqual(visitor.faults, []);
    } finally {
      await visitor.close();
    }
  });
}

/**
 * Opens a page in a context of its own. `faults` gathers console output, exceptions, failed requests and requests to
 * anywhere else; `heard` is all that was said in the console and asked of the network.
 */
export async function open(path, options = {}) {
  const context = await stage.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [faults, heard] = [[], []];
  page.on("console", (message) => {
    heard.push(message.text());
    // Chromium's own hints about password forms, which nobody sees unasked.
    if (message.type() !== "verbose") faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    heard.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()));
    if (!/^data:/.test(request.url()) && !request.url().startsWith(stage.server.url)) faults.push(`request to ${request.url()}`);
  });
  page.on("response", (response) => response.ok() || faults.push(`${response.status()} for ${response.url()}`));
  await page.goto(stage.server.url + path);
  await page.waitForFunction(() => globalThis.ready);
  return { page, context, faults, heard, url: stage.server.url, close: () => context.close() };
}

/** Nothing that axe knows is wrong with the page as it is now. */
export async function accessible(page, state) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => axe.run(document));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  assert.deepEqual(told, [], state);
}

/** The input of a name inside of an element, a form or the page. */
export const at = (scope, name) => scope.locator(`[name="${name}"]`);

/** What stands beside the field of a name. */
export const beside = (scope, name) =>
  scope.locator(".registry-form__field", { has: at(scope, name) }).locator(".registry-form__texts");

/** Reads something of the page's (only) form element. */
export const form = (page, read) => page.locator("registry-form").first().evaluate(read);
