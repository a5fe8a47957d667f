// The tabs with what berthing makes of a payload.
import assert from "node:assert/strict";
import { field, focused, json, load, paste, tab, visits } from "./browser.mjs";

const visit = visits();
const panel = (page, name) => page.locator(`#${name}-panel`);
const code = (page, name, title) => panel(page, name).getByRole("region", { name: title, exact: true });

visit("arrows, Home and End go from tab to tab", async ({ page }) => {
  await load(page, "HSS: add a registry");
  await page.getByRole("tab", { name: /Issues/ }).focus();
  const open = async () => [
    await focused(page),
    await page.getByRole("tabpanel").evaluateAll((all) => all.filter((one) => !one.hidden).map(({ id }) => id)),
  ];
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await open(), ["tab-normalized", ["normalized-panel"]]);
  await page.keyboard.press("End");
  assert.deepEqual(await open(), ["tab-types", ["types-panel"]]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await open(), ["tab-issues", ["issues-panel"]]);
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await open(), ["tab-types", ["types-panel"]]);
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "issues-panel", "one stop for all the tabs");
  const selected = await page.getByRole("tab", { selected: true }).count();
  assert.equal(selected, 1);
});

visit("normalized: the lines that differ are marked, and told apart without colour", async ({ page }) => {
  await load(page, "https:// in a registry address");
  await tab(page, "Normalized");
  assert.deepEqual(await panel(page, "normalized").locator("del").allTextContents(), [
    '-   "registry_addr": "https://harbor.example.com/",\n',
  ]);
  assert.deepEqual(await panel(page, "normalized").locator("ins").allTextContents(), [
    '+   "registry_addr": "harbor.example.com",\n',
  ]);
});

visit("request: the fields of the target, fetch and curl, masked", async ({ page }) => {
  await load(page, "HSS: add a registry");
  await tab(page, "Request");
  await code(page, "request", "fetch").waitFor();
  assert.match(
    await code(page, "request", "fetch").innerText(),
    /hss\.region\.example\.com\/v5\/PROJECT_ID\/image\/registries/,
  );
  await panel(page, "request").getByLabel("Endpoint").fill("https://hss.cn-north-4.example.com");
  await panel(page, "request").getByLabel("Project ID", { exact: true }).fill("0a1b2c3d");
  const fetched = await code(page, "request", "fetch").textContent();
  assert.match(fetched, /"https:\/\/hss\.cn-north-4\.example\.com\/v5\/0a1b2c3d\/image\/registries"/);
  assert.match(fetched, /"?registry_password"?: "\*{6}"/);
  assert.match(fetched, /"X-Auth-Token": "\*{6}"/);
  // It is a program: it runs, with a fetch that only listens.
  const calls = [];
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction("fetch", fetched)((...call) => calls.push(call));
  assert.equal(calls[0][1].method, "POST");
  assert.equal(JSON.parse(calls[0][1].body).registry_name, "harbor-production");
  assert.match(await code(page, "request", "What curl reads").innerText(), /^url = "https:\/\/hss/);
  await panel(page, "request").getByLabel("Endpoint").fill("ftp://x");
  assert.match(await panel(page, "request").innerText(), /Error: Endpoint/);
  assert.equal(await code(page, "request", "fetch").isVisible(), false);
});

visit("request: no request of a payload with errors", async ({ page }) => {
  await load(page, "A mask sent back as a password");
  await tab(page, "Request");
  await panel(page, "request").getByText("There is none for a payload with errors").waitFor();
});

visit("request: what a curl command told of its target is filled in", async ({ page }) => {
  await load(page, "A curl command");
  await tab(page, "Request");
  await panel(page, "request").getByLabel("Registry ID").waitFor();
  assert.equal(await panel(page, "request").getByLabel("Endpoint").inputValue(), "https://hss.region.example.com");
  assert.equal(await panel(page, "request").getByLabel("Registry ID").inputValue(), "7c0e4a6e");
});

visit("upload command: for a tool and a shell, and only where it applies", async ({ page }) => {
  await load(page, "HSS: edit a registry");
  assert.equal(await page.getByRole("tab", { name: "Upload" }).isVisible(), false);
  await load(page, "HSS: add a registry");
  await tab(page, "Upload");
  const script = code(page, "upload", "Script");
  assert.match(await script.innerText(), /docker login/);
  assert.ok(!(await script.innerText()).includes("example-password"));
  await panel(page, "upload").getByLabel("Container tool").selectOption("podman");
  await panel(page, "upload").getByLabel("Shell").selectOption("powershell");
  assert.match(await script.innerText(), /podman/);
  await panel(page, "upload").getByLabel("Images").fill("");
  assert.match(await panel(page, "upload").innerText(), /Error: Enter the images/);
  await field(page, "/get_scan_image_channel").selectOption("Swr");
  await field(page, "/registry_username").fill("");
  assert.equal(
    await page.getByRole("tab", { name: /Issues/ }).getAttribute("aria-selected"),
    "true",
    "the first tab stands in for one that is gone",
  );
});

visit("JSON Schema and TypeScript are those of the kind", async ({ page }) => {
  await load(page, "HSS: edit a registry");
  await tab(page, "JSON Schema");
  assert.deepEqual(
    await json(page, "#schema-panel pre"),
    await page.evaluate(() => berthing.jsonSchema("hss.registry.update")),
  );
  await page.getByLabel("Draft").selectOption("draft-07");
  assert.match((await json(page, "#schema-panel pre")).$schema, /draft-07/);
  await tab(page, "TypeScript");
  const types = code(page, "types", "TypeScript");
  await types.waitFor();
  assert.match(await types.innerText(), /^\/\*\*[\s\S]*export interface HssRegistryUpdate \{/);
  assert.ok(!(await types.innerText()).includes("interface HssRegistryCreate"));
  await load(page, "Red Hat ACS: a Quay registry");
  await page.waitForFunction(() =>
    document.querySelector("#types-panel pre").textContent.includes("export type RhacsImageIntegration ="),
  );
  for (const part of ["interface RhacsQuay ", "interface RhacsImageIntegrationBase "])
    assert.ok((await types.textContent()).includes(part), part);
});

visit("what is copied is what is shown", async ({ page }) => {
  await paste(page, '{"registry_username":"me","registry_password":"example-Pa55word"}');
  await tab(page, "Masked");
  await page.getByRole("button", { name: "Copy Masked payload" }).click();
  await page.getByText("Copied", { exact: true }).first().waitFor();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual(copied, { registry_username: "me", registry_password: "******" });
});
