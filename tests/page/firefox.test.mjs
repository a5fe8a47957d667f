// The same page in Firefox, over WebDriver BiDi: it loads, says what is wrong, reads a file, and has no faults.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "./browser.mjs";

const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const skip = existsSync(executablePath) ? false : "there is no Firefox";

test("Firefox: type, see what is wrong, mend it, drop a file, be offline", { skip }, async () => {
  const server = await serve();
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on(
      "console",
      (message) =>
        message.text().startsWith("berthing ") || faults.push(`console ${message.type()}: ${message.text()}`),
    );
    page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    await page.goto(server.url);
    await page.waitForFunction(() => globalThis.berthing && document.getElementById("offline").textContent === "ready");
    const told = (id) => page.$eval(id, (element) => element.textContent);

    await page.type("#box", '{"registry_username":"me","registry_addr":"https://harbor.example.com"}');
    assert.equal(await told("#what"), "HSS image registry update");
    assert.match(await told("#issues-panel"), /Registry address begins with https:\/\//);
    await page.click("#issues-panel .fix");
    assert.equal(
      await page.$eval('registry-form [name="registry_addr"]', (input) => input.value),
      "harbor.example.com",
    );
    await page.type('registry-form [name="registry_password"]', "example-Pa55word");
    assert.equal(await told("#summary"), "No errors, no warnings");
    assert.ok((await page.$eval("#box", (area) => area.value)).includes("******"));

    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File(['{"registry_username":"me","registry_password":1}\n'.repeat(50_000)], "lines.ndjson"),
      );
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => /^Done after 50,000 lines/.test(document.getElementById("summary").textContent));
    assert.deepEqual(faults, []);

    server.stop();
    await page.reload();
    await page.waitForFunction(() => document.getElementById("starters").childElementCount > 0);
  } finally {
    await browser.close();
    server.stop();
  }
});
