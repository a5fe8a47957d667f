// The packed tarball in a plain Vite project and in a React one, built and opened in Chromium. What they need from npm is
// installed once, under target/.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CANARY, accessible, at, onStage, root, visit } from "./browser.mjs";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const projects = join(root, "target/element/projects");
const project = (name) => join(projects, name);

onStage({ "/vite/": join(project("vite"), "dist"), "/react/": join(project("react"), "dist") });

const run = (folder, program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

before(() => {
  rmSync(join(projects, "tarball"), { recursive: true, force: true });
  mkdirSync(join(projects, "tarball"), { recursive: true });
  run(root, "npm", "pack", "--silent", "./pkg", "--pack-destination", join(projects, "tarball"));
  const [tarball] = readdirSync(join(projects, "tarball"));
  for (const name of readdirSync(fixtures)) {
    const wants = (folder) => readFileSync(join(folder, "package.json"), "utf8");
    const isMade = existsSync(join(project(name), "node_modules"));
    const isInstalled = isMade && wants(project(name)) === wants(join(fixtures, name));
    if (!isInstalled) rmSync(project(name), { recursive: true, force: true });
    cpSync(join(fixtures, name), project(name), { recursive: true });
    if (!isInstalled) run(project(name), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline");
    const berthing = join(project(name), "node_modules/berthing");
    rmSync(berthing, { recursive: true, force: true });
    mkdirSync(berthing);
    run(berthing, "tar", "-xzf", join(projects, "tarball", tarball), "--strip-components=1");
    rmSync(join(project(name), "dist"), { recursive: true, force: true });
    run(project(name), "node", "node_modules/vite/bin/vite.js", "build", `--base=/${name}/`, "--logLevel=error");
  }
});

visit("Vite: the built page checks what is typed, and has one core", "/vite/", async ({ page, heard }) => {
  await at(page, "registry_addr").fill("a b");
  await at(page, "registry_password").fill(CANARY);
  await page.keyboard.press("Tab");
  assert.match(await page.locator("registry-form").innerText(), /Error: Registry address must/);
  assert.equal((await page.evaluate(() => masked)).at(-1).registry_password, "******");
  assert.ok(!heard.join("\n").includes(CANARY));
  await accessible(page, "built by Vite");
  const assets = join(project("vite"), "dist/assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const size = scripts.reduce((sum, name) => sum + statSync(join(assets, name)).size, 0);
  const core = statSync(join(root, "pkg/dist/index.js")).size;
  assert.ok(size > core / 2 && size < core * 1.5, `${size} bytes for a core of ${core}`);
});

visit("React: state goes in as properties and comes back by events", "/react/", async ({ page }) => {
  const element = page.locator("registry-form").first();
  const name = at(element, "registry_name");
  await name.waitFor();
  assert.equal(await name.inputValue(), "from React");
  await name.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(", typed");
  assert.equal(await name.inputValue(), "from React, typed");
  assert.equal(await name.evaluate((input) => input === document.activeElement), true);
  await at(element, "registry_password").fill("example-Pa55word");
  assert.equal(await page.getByRole("status").first().count(), 1);
  assert.match(await page.locator("output").innerText(), /^2 fields, 0 submitted/);
  await page.getByRole("button", { name: "Toggle" }).click();
  await page.getByRole("button", { name: "Toggle" }).click();
  assert.equal(await name.inputValue(), "from React, typed", "mounted again with the state of React");
  await element.getByRole("button", { name: "Create" }).click();
  assert.equal(await element.locator(".registry-form__summary").isVisible(), true);
  await page.getByRole("button", { name: "SWR" }).click();
  await at(element, "url").waitFor();
  await accessible(page, "in React");
});

visit("React: a submission without errors is told", "/react/", async ({ page }) => {
  const element = page.locator("registry-form").first();
  const chosen = { registry_type: "Harbor", api_version: "V2", protocol: "https", get_scan_image_channel: "Swr" };
  const typed = { registry_addr: "a.example.com", registry_username: "me", registry_password: "example-Pa55word", connect_cluster_id: "c" };
  await at(element, "registry_name").waitFor();
  for (const [name, value] of Object.entries(typed)) await at(element, name).fill(value);
  for (const [name, value] of Object.entries(chosen)) await at(element, name).selectOption(value);
  await element.getByRole("button", { name: "Create" }).click();
  await page.waitForFunction(() => /1 submitted/.test(document.querySelector("output").textContent));
});

visit("React: what is stored is edited", "/react/", async ({ page }) => {
  const element = page.getByRole("region", { name: "Edit" }).locator("registry-form");
  await at(element, "registry_addr").fill("b.example.com");
  assert.match(await element.innerText(), /enter it again/);
});

visit("React: markup of its own, with controlled inputs", "/react/", async ({ page }) => {
  const own = page.getByRole("form", { name: "Own" });
  await own.getByLabel("Address").fill("https://a.example.com");
  await page.keyboard.press("Tab");
  await own.getByRole("button", { name: "Remove https://" }).click();
  await own.getByRole("button", { name: "Send a.example.com, sent 0" }).click();
  await own.getByRole("button", { name: "Send a.example.com, sent 1" }).waitFor();
  await own.getByLabel("Address").fill("a b");
  await own.getByRole("button").click();
  assert.equal(await own.locator(".registry-form__summary").isVisible(), true);
  assert.match(await own.getByRole("button", { name: /^Send/ }).innerText(), /sent 1$/);
});

visit("React: a page that a server rendered is taken over", "/react/hydrated.html", async ({ page }) => {
  await at(page, "registry_name").fill("n");
  await page.getByRole("button", { name: "SWR" }).click();
  await at(page, "url").fill("a b");
  await page.keyboard.press("Tab");
  assert.match(await page.locator("registry-form").innerText(), /Error: URL must/);
});

test("React on a server renders the tag", () => {
  assert.equal(run(project("react"), "node", "server.mjs").trim(), '<registry-form kind="hss.registry.create"></registry-form>');
});
