// A payload on the page: its form, the box, and what is said of it.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NAMES } from "../../www/examples.js";
import { MISTAKES, SAMPLES } from "../../www/samples.js";
import {
  box,
  choose,
  field,
  focused,
  issues,
  json,
  kinds,
  load,
  paste,
  root,
  tab,
  verdict,
  visits,
} from "./browser.mjs";

const SWR = "SWR: modify a target registry";
const visit = visits();

visit("every kind has a form", async ({ page }) => {
  for (const kind of await kinds(page)) {
    await choose(page, kind);
    assert.equal(
      await page.locator("#what").innerText(),
      await page.evaluate((kind) => berthing.describe(kind).title, kind),
    );
    const names = await page.evaluate((kind) => {
      const leaves = (controls) =>
        controls.flatMap((control) => (control.controls ? leaves(control.controls) : control));
      return leaves(berthing.describe(kind).controls)
        .filter(({ control }) => control !== "map")
        .map(({ pointer }) => pointer);
    }, kind);
    for (const pointer of names) assert.equal(await field(page, pointer).count(), 1, `${kind} ${pointer}`);
  }
});

visit("what is wrong is said while it is typed", async ({ page }) => {
  await choose(page, "swr.registry.update");
  const about = async () => (await issues(page)).filter((text) => text.includes("/url"));
  await field(page, "/url").pressSequentially("ftp://x");
  assert.equal((await about()).length, 1);
  assert.equal(await focused(page), "url");
  await field(page, "/url").fill("https://harbor.example.com");
  assert.deepEqual(await about(), []);
  assert.match(await verdict(page), /^\d+ errors$/);
});

visit("the form fills the box, and the box the form", async ({ page }) => {
  await choose(page, "hss.registry.create");
  await field(page, "/registry_addr").fill("harbor.example.com");
  await field(page, "/registry_password").fill("example-Pa55word");
  const entered = JSON.parse(await box(page).inputValue());
  assert.deepEqual(entered, { registry_addr: "harbor.example.com", registry_password: "******" });
  await box(page).fill(JSON.stringify({ ...entered, registry_name: "mine" }));
  assert.equal(await field(page, "/registry_name").inputValue(), "mine");
  assert.equal(
    await field(page, "/registry_password").inputValue(),
    "example-Pa55word",
    "a mask that is left alone stands for what it hides",
  );
  await box(page).fill(JSON.stringify({ registry_password: "another-Pa55word" }));
  assert.equal(await field(page, "/registry_password").inputValue(), "another-Pa55word");
  assert.equal(await field(page, "/registry_name").inputValue(), "");
  await box(page).blur();
  assert.equal(JSON.parse(await box(page).inputValue()).registry_password, "******");
});

visit("typing in the box keeps the caret there", async ({ page }) => {
  await choose(page, "hss.registry.create");
  await box(page).fill('{"registry_addr": "hbor.example.com"}');
  await box(page).evaluate((area) => area.setSelectionRange(20, 20));
  await box(page).pressSequentially("ar");
  assert.equal(await field(page, "/registry_addr").inputValue(), "harbor.example.com");
});

visit("the release decides which types there are", async ({ page }) => {
  await choose(page, "rhacs.image-integration");
  await field(page, "/type").selectOption("ghcr");
  await page.locator("#release").selectOption("4.6");
  assert.equal(await field(page, "/type").locator('option[value="ghcr"]').count(), 0);
  assert.ok((await issues(page)).some((text) => text.includes("since release 4.7")));
  await page.locator("#release").selectOption("latest");
  assert.equal(await field(page, "/type").inputValue(), "ghcr");
  await choose(page, "swr.registry.create");
  assert.equal(await page.locator("#release").isVisible(), false);
});

visit("a fix is one click, in the list of issues as beside the field", async ({ page }) => {
  await load(page, "https:// in a registry address");
  await page.locator("#issues-panel").getByRole("button", { name: "Use harbor.example.com" }).click();
  assert.equal(await field(page, "/registry_addr").inputValue(), "harbor.example.com");
  assert.equal(await focused(page), "registry_addr");
  assert.equal(await verdict(page), "No errors, no warnings");
  assert.match(await box(page).inputValue(), /"registry_addr": "harbor\.example\.com"/);
});

visit("an issue leads to its field, folded up or not", async ({ page }) => {
  await choose(page, "hss.image-upload-command");
  await page.locator("#issues-panel").getByRole("button", { name: "/password" }).click();
  assert.equal(await focused(page), "password");
  await choose(page, "rhacs.image-integration.update");
  await page.locator("#issues-panel").getByRole("button", { name: "/config/id" }).click();
  assert.equal(await focused(page), "config.id");
});

visit("the menu has every example of the folder, and each shows what it promises", async ({ page }) => {
  const files = readdirSync(join(root, "www/examples")).filter((name) => name.endsWith(".json"));
  assert.deepEqual(NAMES.map((name) => `${name}.json`).sort(), files.sort());
  assert.equal(await page.locator("#example option").count(), files.length + MISTAKES.length + SAMPLES.length + 1);
  for (const { title, kind } of MISTAKES) {
    await load(page, title);
    assert.equal(await page.locator("#kind").inputValue(), kind, title);
    assert.ok((await issues(page)).length > 0, title);
    assert.ok(await box(page).inputValue(), title);
  }
});

visit("SWR's example: the comma is located, and the three ids are missing", async ({ page }) => {
  await load(page, SWR);
  const before = await issues(page);
  assert.ok(before.some((text) => /comma with nothing behind it/.test(text) && /line 11, column 4/.test(text)));
  const ids = ["/project_id", "/region_id", "/instance_id"];
  for (const id of ids)
    assert.ok(
      before.some((text) => text.includes(id)),
      id,
    );
  assert.equal(await page.locator("registry-form").getAttribute("inert"), "");
  assert.ok(!(await box(page).inputValue()).includes("wJalrXUtnFEM"), "masked although it cannot be read");

  await page.locator("#issues-panel").getByRole("button", { name: /^line/ }).click();
  const marked = await box(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(marked, ",");

  await tab(page, "Normalized");
  assert.match(await page.locator("#normalized-panel").innerText(), /comma removed/);
  await page.getByRole("button", { name: "Use the normalized payload" }).click();
  assert.equal(await page.locator("registry-form").getAttribute("inert"), null);
  assert.equal(await field(page, "/name").inputValue(), "test112");
  assert.equal(await field(page, "/credential/access_secret").inputValue(), "wJalrXUtnFEM...");
  for (const id of ids)
    await field(page, id).fill(id === "/region_id" ? "cn-north-4" : "0a1b2c3d4e5f60718293a4b5c6d7e8f9");
  assert.doesNotMatch(await verdict(page), /error\b/);
});

visit("broken JSON can be mended by hand, and its masks still stand for what they hide", async ({ page }) => {
  await load(page, SWR);
  await box(page).fill((await box(page).inputValue()).replace(/,\s*}$/, "}"));
  assert.equal(await field(page, "/credential/access_secret").inputValue(), "wJalrXUtnFEM...");
  await box(page).blur();
  await box(page).fill((await box(page).inputValue()).replace("test112", "test113"));
  assert.equal(await field(page, "/name").inputValue(), "test113");
  assert.equal(await field(page, "/credential/access_secret").inputValue(), "wJalrXUtnFEM...");
});

visit("HSS's edit: the number is reported, then repaired", async ({ page }) => {
  await load(page, "HSS: edit a registry");
  assert.ok((await issues(page)).some((text) => text.includes("Password must be text")));
  await tab(page, "Normalized");
  assert.match(await page.locator("#normalized-panel").innerText(), /number to text/);
  await page.getByRole("button", { name: "Use the normalized payload" }).click();
  assert.equal(await field(page, "/registry_password").inputValue(), "123456");
  await tab(page, "Issues");
  assert.deepEqual(await issues(page), []);
});

visit("starting over leaves nothing behind", async ({ page }) => {
  await load(page, "HSS: add a registry");
  await page.getByRole("button", { name: "Start over" }).click();
  assert.equal(await box(page).inputValue(), "");
  assert.equal(await focused(page), "box");
  assert.equal(await page.locator("#view-empty").isVisible(), true);
  assert.deepEqual(await page.evaluate(() => document.querySelector("registry-form").payload), {});
  await paste(page, '{"registry_username": "me"}');
  assert.equal(await field(page, "/registry_password").inputValue(), "");
});

visit("hostile text stays text", async ({ page }) => {
  const evil = `<img src=x onerror="document.title='owned'">`;
  await paste(
    page,
    JSON.stringify({ registry_name: evil, registry_type: evil, [evil]: evil, protocol: "https", api_version: "V2" }),
  );
  for (const name of ["Normalized", "Masked", "Request", "JSON Schema", "TypeScript", "Issues"]) await tab(page, name);
  await paste(page, `2026-11-22 ERROR ${evil} password=example-Pa55word`);
  await paste(page, `docker login -u '${evil}' -p example-Pa55word harbor.example.com`);
  await paste(
    page,
    `{"kind":"hss.registry.update","payload":{"registry_username":"me"}}\n{"kind":${JSON.stringify(evil)},"${evil.replaceAll('"', '\\"')}":1}`,
  );
  assert.equal(await page.title(), "berthing");
  assert.equal(await page.locator('img:not([src="icon.svg"])').count(), 0);
});

visit("the console has berthing, and says so once", async ({ page, heard }) => {
  assert.equal(await page.locator("#version").innerText(), await page.evaluate(() => berthing.version));
  assert.equal(heard.filter((text) => text.includes("is here as `berthing`")).length, 1);
  await load(page, "HSS: add a registry");
  await page.waitForFunction(() => /^[\d.]+ µs$/.test(document.getElementById("time").textContent));
  assert.match(await page.locator("#size").innerText(), /^[\d,]+ kB$/);
});
