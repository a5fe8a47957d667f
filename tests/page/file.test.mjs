// Files: worked through by a worker, while the page stays free.
import assert from "node:assert/strict";
import { createReadStream, mkdirSync, openSync, writeSync, closeSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { box, choose, drop, finished, paste, root, traces, verdict, visits } from "./browser.mjs";

/** BERTHING_LINES=1000000 for the whole way. */
const LINES = Number(process.env.BERTHING_LINES ?? 100_000);
const CANARY = "cAnAry-7431-swordfish";
const visit = visits();
const folder = join(root, "target/page");

/** A file of so many lines, made of a few that come again and again. */
function made(name, lines, some) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const block = Array.from({ length: 1000 }, (_, at) => some[at % some.length]).join("\n");
  const file = openSync(path, "w");
  for (let done = 0; done < lines; done += 1000) writeSync(file, `${block}\n`);
  closeSync(file);
  return path;
}

const GOOD = { registry_username: "me", registry_password: CANARY };
const PAYLOADS = [
  GOOD,
  { ...GOOD, registry_password: 123456 },
  GOOD,
  { ...GOOD, registry_addr: "https://harbor.example.com" },
].map((one) => JSON.stringify(one));
const LOG = ["2026-11-22T09:14:03Z INFO nothing to see", `2026-11-22T09:14:03Z WARN login failed, password=${CANARY}`];

async function linesOf(path) {
  let count = 0;
  for await (const _ of createInterface(createReadStream(path))) count++;
  return count;
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

visit(
  `${LINES} payloads: the page answers meanwhile, and what comes out is masked and counted`,
  async ({ page, heard }) => {
    const path = made("payloads.ndjson", LINES, PAYLOADS);
    const began = Date.now();
    await page.locator("#file").setInputFiles(path);
    await page.locator("progress").waitFor();
    const gaps = [];
    while (!/^Done/.test((await verdict(page)) || "") && gaps.length < 20) {
      const asked = performance.now();
      await page.keyboard.press("Tab");
      await page.evaluate(() => new Promise(requestAnimationFrame));
      gaps.push(performance.now() - asked);
    }
    assert.ok(gaps.length > 3, "it was still at work");
    assert.ok(Math.max(...gaps) < 1000, `a key waited ${Math.max(...gaps)} ms`);
    const told = await finished(page, 600_000);
    console.log(
      `${told}; ${Math.round((Date.now() - began) / 100) / 10} s in all, a key waited ${Math.round(Math.max(...gaps))} ms at most`,
    );
    const number = (value) => value.toLocaleString("en");
    assert.match(
      told,
      new RegExp(
        `^Done after ${number(LINES)} lines in .*: ${number(LINES / 4)} of ${number(LINES)} payloads with errors, ${number(LINES / 2)} issues$`,
      ),
    );
    assert.deepEqual(await page.locator("#view-file tbody tr").allInnerTexts(), [
      `wrong_type\thss.registry.update\terror\t${number(LINES / 4)}\t2`,
      `bad_format\thss.registry.update\twarning\t${number(LINES / 4)}\t4`,
    ]);
    assert.match(await page.locator("svg.chart").first().getAttribute("aria-label"), /^Issues by code: wrong_type/);
    const masked = await saved(page, "Masked, normalized NDJSON");
    assert.equal(masked.name, "payloads.masked.ndjson");
    assert.equal(await linesOf(masked.path), LINES);
    const text = readFileSync(masked.path, "utf8");
    assert.ok(!text.includes(CANARY) && !text.includes("123456") && !text.includes("https://"));
    assert.deepEqual(JSON.parse(text.slice(0, text.indexOf("\n"))), {
      registry_username: "me",
      registry_password: "******",
    });
    const issues = await saved(page, "Issues as CSV");
    assert.equal(await linesOf(issues.path), LINES / 2 + 1);
    assert.deepEqual(readFileSync(issues.path, "utf8").split("\n").slice(0, 2), [
      "line,kind,severity,code,pointer,message",
      "2,hss.registry.update,error,wrong_type,/registry_password,Password must be text",
    ]);
    assert.deepEqual(await traces(page, CANARY), []);
    assert.ok(!heard.join("\n").includes(CANARY));
  },
);

visit(`a log of ${LINES} lines is masked`, async ({ page, heard }) => {
  await page.locator("#file").setInputFiles(made("long.log", LINES, LOG));
  const told = await finished(page, 600_000);
  console.log(told);
  const number = (value) => value.toLocaleString("en");
  assert.match(told, new RegExp(`^Done after ${number(LINES)} lines in .*: ${number(LINES / 2)} credentials masked$`));
  const masked = await saved(page, "Masked text");
  assert.equal(masked.name, "long.masked.log");
  const lines = readFileSync(masked.path, "utf8").split("\n");
  assert.equal(lines.length, LINES + 1);
  assert.deepEqual(lines.slice(0, 2), [LOG[0], LOG[1].replace(CANARY, "******")]);
  assert.deepEqual(await traces(page, CANARY), []);
  assert.ok(!heard.join("\n").includes(CANARY));
});

visit("cancelled, it stops and shows what there is", async ({ page }) => {
  await page.locator("#file").setInputFiles(made("payloads.ndjson", LINES, PAYLOADS));
  await page.waitForFunction(() => document.querySelector("progress").value > 0);
  const asked = Date.now();
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  const told = await finished(page);
  assert.match(told, /^Stopped after [\d,]+ lines/);
  assert.ok(Date.now() - asked < 2000, "at once");
  const lines = Number(/after ([\d,]+)/.exec(told)[1].replaceAll(",", ""));
  assert.ok(lines > 0 && lines < LINES);
  assert.equal(await linesOf((await saved(page, "Masked, normalized NDJSON")).path), lines);
  assert.equal(await page.locator("progress").isVisible(), false);
});

visit("another paste ends what was under way", async ({ page }) => {
  await page.locator("#file").setInputFiles(made("payloads.ndjson", LINES, PAYLOADS));
  await page.locator("progress").waitFor();
  await paste(page, "LEVEL=info\nMODE=quiet");
  assert.equal(await page.locator("#what").innerText(), "Text");
  await page.waitForTimeout(300);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.locator("#what").innerText(), "Text");
});

visit("odd lines: blank, broken, of another kind, without an end, with CRLF", async ({ page }) => {
  const lines = [
    '{"kind":"hss.registry.update","payload":{"registry_username":"me"}}',
    "",
    '{"kind":"nobody","payload":{}}',
    `{"registry_password":"${CANARY}"`,
    '{"kind":"swr.registry.create","payload":{}}',
  ];
  await drop(page, "odd.ndjson", lines.join("\r\n"));
  assert.match(await finished(page), /^Done after 5 lines .* of 4 payloads/);
  const masked = readFileSync((await saved(page, "Masked, normalized NDJSON")).path, "utf8").split("\n");
  assert.equal(masked.length, 6);
  assert.equal(masked[0], '{"kind":"hss.registry.update","payload":{"registry_username":"me"}}');
  assert.equal(masked[1], "");
  assert.equal(masked[3], '"******"');
  assert.equal(await page.locator("svg.chart").count(), 2, "by code and by kind");
});

visit("the kind that was chosen by hand is that of the lines", async ({ page }) => {
  await choose(page, "swr.registry.create");
  await drop(page, "lines.ndjson", '{"registry_username":"me"}\n{"registry_username":"me"}');
  await finished(page);
  assert.equal(await page.locator("#why").innerText(), "Each line is checked as SWR replication target.");
});

visit("a small file is like a paste; a drop shows where it goes", async ({ page }) => {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([""], "x"));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  });
  assert.equal(await page.locator("#drop").isVisible(), true);
  await drop(page, "one.json", '{"registry_username":"me"}');
  assert.equal(await page.locator("#drop").isVisible(), false);
  await page.getByRole("heading", { name: "HSS image registry update" }).waitFor();
  assert.match(await box(page).inputValue(), /registry_username/);
  await drop(page, "nothing.txt", "");
  assert.match(await finished(page), /^Done after 0 lines/);
});
