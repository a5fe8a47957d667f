/**
 * What the page tests stand on: the demo server, Chromium, and a visit that writes down whatever should not have
 * happened in it.
 *
 * BERTHING_PAGE_URL names a server that runs already. Otherwise one is started: by BERTHING_XTASK, the built tool, or
 * by cargo. CHROMIUM names the browser.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Starts what the tests need: `{ url, browser, stop }`. */
export async function start() {
  const server = process.env.BERTHING_PAGE_URL ? running(process.env.BERTHING_PAGE_URL) : await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const stop = async () => {
    await browser.close();
    server.stop();
  };
  return { url: server.url, browser, stop };
}

const running = (url) => ({ url, stop() {} });

async function serve() {
  const [program, ...args] = process.env.BERTHING_XTASK ? [process.env.BERTHING_XTASK] : ["cargo", "xtask"];
  const stdio = ["ignore", "pipe", "inherit"];
  // Of a group of its own, so that what cargo starts ends with it.
  const child = spawn(program, [...args, "serve", "--port", "0"], { cwd: root, stdio, detached: true });
  const stop = () => process.kill(-child.pid);
  const lines = createInterface(child.stdout);
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the server did not start")));
  ended.catch(() => {});
  const [url] = await Promise.race([once(lines, "line"), ended]);
  return { url, stop };
}

/**
 * Opens the page in a context of its own. `faults` gathers what no visit may cause: console output, exceptions, failed
 * requests, requests to anywhere else; `heard` is all that was said in the console and asked of the network.
 */
export async function open({ url, browser }, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [faults, heard] = [[], []];
  const { origin } = new URL(url);
  page.on("console", (message) => {
    heard.push(message.text());
    // Chromium's own hints about password forms, which nobody sees unasked.
    if (message.type() !== "verbose") faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    heard.push(request.url(), request.postData() ?? "");
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) faults.push(`request to ${asked}`);
  });
  page.on("response", (response) => response.ok() || faults.push(`${response.status()} for ${response.url()}`));
  await page.goto(url);
  await page.locator("#example option").nth(1).waitFor({ state: "attached" });
  return { page, faults, heard, close: () => context.close() };
}
