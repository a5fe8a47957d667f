// What nobody means to do to a page, and does: odd files, odd links, a button that goes away under the finger.
import assert from "node:assert/strict";
import { box, drop, field, finished, focused, paste, traces, verdict, visits } from "./browser.mjs";

const visit = visits();
const CANARY = "cAnAry-7431-swordfish";
const what = (page) => page.locator("#what").innerText();
const link = (payload) => `#payload=${Buffer.from(JSON.stringify({ kind: "hss.registry.update", payload })).toString("base64url")}`;
const follow = (page, hash) => page.evaluate((hash) => new Promise((done) => {
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = hash;
}), hash);
const back = async (page) => {
  await page.evaluate(() => new Promise((done) => (addEventListener("hashchange", () => done(), { once: true }), history.back())));
};

/** Drops files of bytes; of a text that is repeated, for what is large. */
const dropFiles = (page, ...files) =>
  page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text, times = 1, encoding } of files) {
      const all = text.repeat(times);
      const units = Uint16Array.from({ length: encoding ? all.length : 0 }, (_, at) => all.charCodeAt(at));
      const parts = encoding === "utf-16be" ? [units.map((unit) => (unit >> 8) | (unit << 8))] : [encoding ? units : all];
      dataTransfer.items.add(new File(parts, name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

/** What a link would save. Its address may not be fetched, so it is caught while it is made. */
const saved = (page) =>
  page.addInitScript(() => {
    globalThis.blobs = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blobs.push(blob), make(blob));
  });

for (const encoding of ["utf-16le", "utf-16be"]) {
  visit(`a log in ${encoding} is masked, small or large`, async ({ page }) => {
    await saved(page);
    await page.reload();
    await page.waitForFunction(() => document.getElementById("offline").textContent === "ready");
    const text = `2026-11-22 09:14:02 INFO x\r\n2026-11-22 09:14:03 WARN login failed, password=${CANARY}\r\n`;
    await dropFiles(page, { name: "small.log", text: `\uFEFF${text}`, encoding });
    await page.locator("#view-text pre").waitFor();
    assert.equal(await verdict(page), "1 credential masked");
    await dropFiles(page, { name: "large.log", text: `\uFEFF${text}`, times: 10_000, encoding });
    assert.match(await finished(page), /after 20,000 lines in .*: 10,000 credentials masked/);
    const texts = await page.evaluate(() => Promise.all(blobs.map((blob) => blob.text())));
    assert.ok(texts.length > 1);
    assert.ok(!texts.join("").replaceAll("\0", "").includes(CANARY), "nor is it in what is saved");
  });
}

visit("a mark at the beginning is no part of what is pasted or dropped", async ({ page }) => {
  const line = '{"registry_username":"me","registry_password":"example-Pa55word"}';
  await paste(page, `\uFEFF${line}`);
  assert.equal(await verdict(page), "No errors, no warnings");
  await drop(page, "three.ndjson", `\uFEFF${`${line}\r\n`.repeat(3)}`);
  assert.match(await finished(page), /^Done after 3 lines in .*: 0 of 3 payloads with errors/);
});

visit("lines are counted however they end", async ({ page }) => {
  for (const [end, lines] of [["\r", "60,000 lines"], ["\r\n", "60,000 lines"], ["\n", "60,000 lines"]]) {
    await dropFiles(page, { name: "x.log", text: `2026-11-22 09:14:02 INFO x${end}`, times: 60_000 });
    assert.match(await finished(page), new RegExp(`after ${lines} in`), JSON.stringify(end));
    await page.locator("#clear").click();
  }
  await dropFiles(page, { name: "one.txt", text: "a b ", times: 500_000 });
  assert.match(await finished(page), /after 1 line in/);
});

visit("a folder, and several files at once, are answered", async ({ page }) => {
  await page.evaluate(() => {
    const folder = new File(["x"], "folder");
    folder.arrayBuffer = () => Promise.reject(new DOMException("no", "NotFoundError"));
    folder.text = folder.arrayBuffer;
    const event = new Event("drop", { bubbles: true, cancelable: true });
    event.dataTransfer = { types: ["Files"], files: [folder] };
    document.body.dispatchEvent(event);
  });
  await page.waitForFunction(() => document.getElementById("summary").textContent === "The file could not be read");
  assert.match(await page.locator("#why").innerText(), /^A folder/);
  await dropFiles(page, { name: "a.txt", text: "Dear all" }, { name: "b.txt", text: "second" });
  await page.waitForFunction(() => document.getElementById("box").value === "Dear all");
  assert.match(await page.locator("#source").innerText(), /^a\.txt: the first of 2 files/);
});

visit("what is pasted into the middle of a text is a file, too, when that makes it long", async ({ page }) => {
  await box(page).fill("hello\n");
  await page.evaluate((line) => navigator.clipboard.writeText(line.repeat(50_000)), `2026-11-22 password=${CANARY} x\n`);
  await box(page).press("End");
  await box(page).press("Control+v");
  await page.evaluate(() => navigator.clipboard.writeText(""));
  assert.match(await finished(page), /50,000 credentials masked/);
  assert.deepEqual(await traces(page, CANARY), []);
});

visit("the focus is not lost with a button that goes away", async ({ page }) => {
  await dropFiles(page, { name: "big.log", text: "2026-11-22 09:14:02 INFO password=example-Pa55word\n", times: 2_000_000 });
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await finished(page);
  assert.equal(await focused(page), "what");
  await paste(page, '{"registry_username":"me","registry_password":"example-Pa55word"');
  await page.locator("#candidates button").first().press("Enter");
  assert.equal(await focused(page), "what");
});

visit("Back leads from link to link, and from the first to the page without one", async ({ page }) => {
  await follow(page, link({ registry_username: "one" }));
  await follow(page, link({ registry_username: "two" }));
  await back(page);
  assert.equal(await field(page, "/registry_username").inputValue(), "one");
  await back(page);
  assert.equal(await what(page), "Nothing to check yet");
  assert.equal(await box(page).inputValue(), "");
});

visit("the way to the result leaves the link, and what was edited, as it is", async ({ page }) => {
  await follow(page, link({ registry_username: "one" }));
  await field(page, "/registry_username").fill("edited");
  await page.locator(".skip").press("Enter");
  assert.equal(await focused(page), "result");
  assert.match(new URL(page.url()).hash, /^#payload=/);
  assert.equal(await field(page, "/registry_username").inputValue(), "edited");
});

visit("what a hostile link holds is refused or shown as text", async ({ page }) => {
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
  const forms = [
    [`{"kind":"hss.registry.update","payload":${deep}}`, true],
    ['{"kind":"__proto__","payload":{}}', true],
    ['{"kind":"hss.registry.update","options":{"rhacs":{"toString":1}},"payload":{}}', true],
    ['{"kind":"hss.registry.update","payload":{"__proto__":{"polluted":1},"registry_username":"<img src=x>"}}', false],
  ];
  for (const [text, refused] of forms) {
    await follow(page, `#payload=${Buffer.from(text).toString("base64url")}`);
    const isRefused = (await page.locator("#why").innerText()).startsWith("The link could not be read");
    assert.equal(isRefused, refused, text.slice(0, 80));
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  }
  assert.equal(await field(page, "/registry_username").inputValue(), "<img src=x>");
});

visit("what is pasted over a selection leaves the other secrets what they were", async ({ page }) => {
  await paste(page, JSON.stringify({ registry_username: "robot", registry_password: CANARY }));
  await page.evaluate(() => navigator.clipboard.writeText("bob"));
  await box(page).evaluate((area) => {
    const start = area.value.indexOf("robot");
    area.focus();
    area.setSelectionRange(start, start + 5);
  });
  await box(page).press("Control+v");
  assert.deepEqual(JSON.parse(await box(page).inputValue()), { registry_username: "bob", registry_password: "******" });
  assert.equal(await field(page, "/registry_username").inputValue(), "bob");
  assert.equal(await field(page, "/registry_password").inputValue(), CANARY);
  assert.deepEqual(await traces(page, CANARY, { inputs: "registry-form input" }), []);
});
