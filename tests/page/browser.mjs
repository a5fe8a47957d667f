/**
 * What the page tests stand on: the demo server, Chromium, and a visit that writes down whatever should not have
 * happened in it.
 *
 * BERTHING_PAGE_URL names a server that runs already. Otherwise one is started: by BERTHING_XTASK, the built tool, or
 * by cargo. CHROMIUM names the browser.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Starts what the tests need: `{ url, browser, stop }`; `unplug` takes the server away. */
export async function start() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const stop = async () => {
    await browser.close();
    server.stop();
  };
  return { url: server.url, browser, stop, unplug: server.stop };
}

/** The demo server: `{ url, stop }`. */
export async function serve() {
  if (process.env.BERTHING_PAGE_URL) return { url: process.env.BERTHING_PAGE_URL, stop() {} };
  const [program, ...args] = process.env.BERTHING_XTASK ? [process.env.BERTHING_XTASK] : ["cargo", "xtask"];
  const stdio = ["ignore", "pipe", "inherit"];
  // Of a group of its own, so that what cargo starts ends with it.
  const child = spawn(program, [...args, "serve", "--port", "0"], { cwd: root, stdio, detached: true });
  let running = true;
  const stop = () => {
    if (running) process.kill(-child.pid);
    running = false;
  };
  const lines = createInterface(child.stdout);
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the server did not start")));
  ended.catch(() => {});
  const [url] = await Promise.race([once(lines, "line"), ended]);
  return { url, stop };
}

/** The one thing that the page says in the console. */
const GREETING = /^berthing \d+\.\d+\.\d+ is here as `berthing`\. Try:(\n {2}berthing\.\w+\(.*){3}$/;

/**
 * Opens the page in a context of its own. `faults` gathers what no visit may cause: console output but for the greeting,
 * exceptions, failed requests, requests to anywhere else; `heard` is all that was said in the console and asked of the
 * network, by the page, its workers and its service worker.
 */
export async function open({ url, browser }, { hash = "", ...options } = {}) {
  const permissions = ["clipboard-read", "clipboard-write"];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions, ...options });
  const page = await context.newPage();
  const [faults, heard] = [[], []];
  const { origin } = new URL(url);
  context.on("console", (message) => {
    heard.push(message.text());
    // Chromium's own hints about password forms, which nobody sees unasked.
    if (message.type() === "verbose" || (message.type() === "info" && GREETING.test(message.text()))) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`exception: ${error.error().message}`));
  context.on("request", (request) => {
    heard.push(request.url(), request.postData() ?? "");
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) faults.push(`request to ${asked}`);
  });
  context.on("response", (response) => response.ok() || faults.push(`${response.status()} for ${response.url()}`));
  await page.goto(url + hash);
  await ready(page);
  return { page, faults, heard, close: () => context.close() };
}

/** The page is ready once it knows whether it works offline; it does. */
export async function ready(page) {
  await page.waitForFunction(() => document.getElementById("offline").textContent !== "–");
  assert.equal(await page.locator("#offline").innerText(), "ready");
}

/**
 * Tests that have the page to themselves, and in which the page does nothing that it should not: `visit(name, work)`.
 */
export function visits() {
  let stage;
  before(async () => (stage = await start()));
  after(() => stage?.stop());
  return (name, work, options) =>
    test(name, async () => {
      const visitor = await open(stage, options);
      try {
        await work({ ...visitor, stage });
        assert.deepEqual(visitor.faults, []);
      } finally {
        await visitor.close();
      }
    });
}

/* What a person does and sees. */

export const box = (page) => page.locator("#box");
export const field = (page, pointer) =>
  page.locator(`registry-form [name="${pointer.slice(1).replaceAll("/", ".")}"]`).first();
export const choose = (page, kind) => page.locator("#kind").selectOption(kind);
export const load = (page, title) => page.locator("#example").selectOption({ label: title });
export const issues = (page) => page.locator("#issues-panel .issue").allInnerTexts();
export const verdict = (page) => page.locator("#summary").innerText();
export const tab = (page, name) => page.getByRole("tab", { name }).click();
export const kinds = (page) => page.evaluate(() => berthing.kinds());
export const json = async (page, id = "#masked-panel pre") => JSON.parse(await page.locator(id).textContent());
export const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.id);

/** Replaces what is in the box by what comes from the clipboard. */
export async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await box(page).press("Control+a");
  await box(page).press("Control+v");
  await page.evaluate(() => navigator.clipboard.writeText(""));
}

/** Drops a file on the page. */
export function drop(page, name, text) {
  return page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
}

/** Waits until a file has been worked through. */
export async function finished(page, timeout = 60_000) {
  await page.waitForFunction(() => /^(Done|Stopped)/.test(document.getElementById("summary").textContent), null, {
    timeout,
  });
  return verdict(page);
}

/**
 * Where a secret stands although it should not: anywhere in the document, in inputs other than its own and the box while
 * it is typed in, in addresses, in what browsers keep.
 */
export function traces(page, secret, { inputs = "" } = {}) {
  return page.evaluate(
    async ([secret, own]) => {
      const root = document.documentElement;
      const values = [...document.querySelectorAll("input, select, textarea")].filter(
        (input) => own === "" || !input.matches(own),
      );
      const kept = await Promise.all(
        (await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          const texts = (await cache.keys()).map(
            async (request) => `${request.url}\n${await (await cache.match(request)).text()}`,
          );
          return [name, ...(await Promise.all(texts))].join("\n");
        }),
      );
      const places = {
        markup: root.outerHTML,
        text: root.textContent,
        values: values.map(({ value }) => value).join("\n"),
        address: [location.href, document.title, document.cookie, JSON.stringify(history.state)].join("\n"),
        storage: [
          JSON.stringify(localStorage),
          JSON.stringify(sessionStorage),
          JSON.stringify(await indexedDB.databases()),
        ].join("\n"),
        caches: kept.join("\n"),
        entries: performance
          .getEntries()
          .map(({ name }) => name)
          .join("\n"),
      };
      const forms = [secret, encodeURIComponent(secret), btoa(secret)];
      return Object.keys(places).filter((place) => forms.some((form) => places[place].includes(form)));
    },
    [secret, inputs],
  );
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds fault with, as `rule: elements`. */
export async function barriers(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
