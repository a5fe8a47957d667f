// Browsers, by whatever drives them here. Each starts once, and then tells the title of a page when it is there.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

const { serve } = await import(pathToFileURL(join(process.env.BERTHING_ROOT, "tests/element/server.mjs")));

/** The Content Security Policy of a page that loads nothing but its scripts. */
export const PLAIN = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves folders under a policy while `work` runs. */
export async function served(folders, policy, work) {
  const server = await serve(folders, policy);
  try {
    return await work(server.url);
  } finally {
    server.stop();
  }
}

const PATIENCE = 15_000;

const onPath = (program) => process.env.PATH.split(delimiter).map((folder) => join(folder, program)).find(existsSync);

/** Asks until the page has said something. */
async function saidBy(read) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const title = await read();
    if (title !== "waiting" && title !== "") return title;
    if (Date.now() > end) return "nothing";
    await sleep(20);
  }
}

async function startChromium(executablePath) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  return {
    async title(url) {
      const page = await browser.newPage();
      await page.goto(url);
      const title = await saidBy(() => page.title());
      await page.close();
      return title;
    },
    stop: () => browser.close(),
  };
}

/** By WebDriver BiDi, which needs no driver beside the browser. */
async function startFirefox(executablePath) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath });
  const page = await browser.newPage();
  return {
    async title(url) {
      await page.goto(url);
      return saidBy(() => page.title());
    },
    stop: () => browser.close(),
  };
}

/** By WebDriver, spoken as it is; the browser wants a display. */
async function startWebKit(driver) {
  const [port, display] = [4400 + (process.pid % 500), `:${90 + (process.pid % 100)}`];
  const children = [spawn("Xvfb", [display, "-screen", "0", "800x600x24"], { stdio: "ignore" })];
  await sleep(500);
  children.push(spawn(driver, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } }));
  const stop = () => children.reverse().forEach((child) => child.kill());
  const ask = async (path, body) => {
    const asked = fetch(`http://127.0.0.1:${port}${path}`, body && { method: "POST", body: JSON.stringify(body) });
    const { value } = await (await asked).json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    const end = Date.now() + PATIENCE;
    while (!(await ask("/status").catch(() => {}))) {
      if (Date.now() > end) throw new Error("WebKitWebDriver does not answer");
      await sleep(50);
    }
    const { sessionId } = await ask("/session", { capabilities: { alwaysMatch: {} } });
    return {
      async title(url) {
        await ask(`/session/${sessionId}/url`, { url });
        return saidBy(() => ask(`/session/${sessionId}/title`));
      },
      async stop() {
        await fetch(`http://127.0.0.1:${port}/session/${sessionId}`, { method: "DELETE" });
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

const browser = (start, program, ...besides) => {
  const missing = [["the browser", program], ...besides.map((name) => [name, onPath(name)])].filter(([, path]) => !path);
  return { start: () => start(program), skip: missing.length > 0 && `not here: ${missing.map(([name]) => name).join(", ")}` };
};

export const browsers = {
  Chromium: browser(startChromium, process.env.CHROMIUM ?? onPath("chromium")),
  Firefox: browser(startFirefox, process.env.FIREFOX ?? onPath("firefox-esr")),
  WebKit: browser(startWebKit, onPath("WebKitWebDriver"), "Xvfb"),
};
