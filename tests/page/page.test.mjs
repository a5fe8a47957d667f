// The page, as a person uses it.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { NAMES } from "../../www/examples.js";
import { open, root, start } from "./browser.mjs";

const CANARY = "cAnAry-7431-swordfish";
const SWR = "SWR: modify a target registry";

let stage;
before(async () => (stage = await start()));
after(() => stage?.stop());

/** A test that has the page to itself, and in which the page does nothing that it should not. */
function visit(name, work) {
  test(name, async () => {
    const visitor = await open(stage);
    try {
      await work(visitor);
      assert.deepEqual(visitor.faults, []);
    } finally {
      await visitor.close();
    }
  });
}

const choose = (page, kind) => page.locator("#kind").selectOption(kind);
const load = (page, title) => page.locator("#example").selectOption({ label: title });
const at = (page, pointer) => page.locator(`[id="at${pointer}"]`);
const issues = (page) => page.locator("#issues > li").allInnerTexts();
const json = async (page, id) => JSON.parse(await page.locator(id).textContent());
const kinds = (page) => page.evaluate(() => berthing.kinds());

/** Every control that holds a value, for the payload `{}`. */
function leaves(page, kind) {
  return page.evaluate((kind) => {
    const leaves = (controls) => controls.flatMap((control) => (control.controls ? leaves(control.controls) : control));
    return leaves(berthing.describe(kind).controls);
  }, kind);
}

visit("every kind has a form with a labelled control for each of its fields", async ({ page }) => {
  const all = await kinds(page);
  assert.equal(await page.locator("#kind option").count(), all.length);
  for (const kind of all) {
    await choose(page, kind);
    const found = await leaves(page, kind);
    assert.ok(found.length > 3, kind);
    for (const { pointer, control, label, options = [] } of found) {
      const seen = await page.evaluate((id) => {
        const target = document.getElementById(id) ?? document.getElementById(`${id}:0`);
        const group = target?.closest("fieldset.field");
        const label = (group?.querySelector("legend") ?? target?.labels[0])?.cloneNode(true);
        label?.querySelectorAll(".tag").forEach((tag) => tag.remove());
        return target && { type: target.type, name: label.textContent, boxes: group?.querySelectorAll("label").length };
      }, `at${pointer}`);
      assert.ok(seen, `${kind} ${pointer}`);
      assert.equal(seen.name, label, `${kind} ${pointer}`);
      if (control === "password") assert.equal(seen.type, "password", `${kind} ${pointer}`);
      if (control === "select") {
        const offered = await at(page, pointer).locator("option:not([hidden])").count();
        assert.equal(offered, options.length + 1, `${kind} ${pointer}`);
      }
      if (control === "checkboxes") assert.equal(seen.boxes, options.length, `${kind} ${pointer}`);
    }
  }
});

visit("what is wrong is said while it is typed, and beside the field once it was left", async ({ page }) => {
  await choose(page, "swr.registry.update");
  const url = at(page, "/url");
  await url.pressSequentially("ftp://x");
  const about = (texts) => texts.filter((text) => text.includes("/url"));
  assert.equal(about(await issues(page)).length, 1);
  assert.equal(await url.getAttribute("aria-invalid"), null, "not while it is typed");
  assert.equal(await page.evaluate(() => document.activeElement.id), "at/url");
  await url.press("Tab");
  assert.equal(await url.getAttribute("aria-invalid"), "true");
  const described = await url.getAttribute("aria-describedby");
  assert.ok(described.split(" ").includes("at/url:issues"));
  assert.match(await page.locator('[id="at/url:issues"]').innerText(), /Error: URL must be/);
  await url.fill("https://harbor.example.com");
  assert.deepEqual(about(await issues(page)), []);
  assert.equal(await url.getAttribute("aria-invalid"), null);
});

visit("typing in the middle keeps the caret there", async ({ page }) => {
  await choose(page, "hss.registry.create");
  const address = at(page, "/registry_addr");
  await address.fill("hbor.example.com");
  await address.evaluate((input) => input.setSelectionRange(1, 1));
  await address.pressSequentially("ar");
  assert.equal(await address.inputValue(), "harbor.example.com");
});

visit("fields come and go with what they depend on", async ({ page }) => {
  await choose(page, "hss.registry.create");
  assert.equal(await at(page, "/namespace").isVisible(), false);
  await at(page, "/get_scan_image_channel").selectOption("Other");
  assert.equal(await at(page, "/namespace").isVisible(), true);
  assert.equal(await at(page, "/namespace").getAttribute("aria-required"), "true");
  await at(page, "/namespace").fill("security");
  await at(page, "/get_scan_image_channel").selectOption("Swr");
  assert.equal(await at(page, "/namespace").isVisible(), true, "not while it holds something");
  await at(page, "/namespace").fill("");
  await at(page, "/namespace").press("Tab");
  assert.equal(await at(page, "/namespace").isVisible(), false);
});

visit("a group that is needed asks for its fields, and an empty one is not sent", async ({ page }) => {
  await choose(page, "rhacs.image-integration");
  await at(page, "/type").selectOption("quay");
  assert.equal(await at(page, "/quay/endpoint").isVisible(), true);
  assert.ok((await issues(page)).some((text) => text.includes("/quay/endpoint")));
  assert.deepEqual(await json(page, "#masked"), { type: "quay", quay: {} });
  await at(page, "/quay/registryRobotCredentials/username").fill("acme+scanner");
  assert.ok((await issues(page)).some((text) => text.includes("/quay/registryRobotCredentials/password")));
  await at(page, "/quay/registryRobotCredentials/username").fill("");
  await at(page, "/type").selectOption("ibm");
  assert.equal(await at(page, "/quay/endpoint").isVisible(), false);
  assert.deepEqual(await json(page, "#masked"), { type: "ibm", ibm: {} });
});

visit("the release decides which types there are", async ({ page }) => {
  await choose(page, "rhacs.image-integration");
  const ghcr = at(page, "/type").locator('option[value="ghcr"]');
  await at(page, "/type").selectOption("ghcr");
  await page.locator("#release").selectOption("4.6");
  assert.equal(await ghcr.count(), 0);
  assert.ok((await issues(page)).some((text) => text.includes("since release 4.7")));
  await page.locator("#release").selectOption("latest");
  assert.equal(await at(page, "/type").inputValue(), "ghcr");
  await choose(page, "swr.registry.create");
  assert.equal(await page.locator("#release").isVisible(), false);
});

visit("categories are a list, and host entries are pairs", async ({ page }) => {
  await choose(page, "rhacs.image-integration");
  await page.getByLabel("Image scanner").check();
  await page.getByLabel("Registry", { exact: true }).check();
  assert.deepEqual((await json(page, "#masked")).categories, ["REGISTRY", "SCANNER"]);
  await choose(page, "swr.registry.create");
  await at(page, "/type").selectOption("swr-pro");
  await at(page, "/dns_conf/hosts").click();
  await page.keyboard.type("harbor.example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("10.0.0.7");
  assert.deepEqual((await json(page, "#masked")).dns_conf, { hosts: { "harbor.example.com": "10.0.0.7" } });
  await page.getByRole("button", { name: "Remove this entry" }).click();
  assert.equal((await json(page, "#masked")).dns_conf, undefined);
});

visit("a fix is applied where it belongs", async ({ page }) => {
  await choose(page, "hss.registry.update");
  await at(page, "/registry_addr").fill("https://Harbor.example.com/");
  await page.locator("#issues").getByRole("button", { name: "Use harbor.example.com" }).click();
  assert.equal(await at(page, "/registry_addr").inputValue(), "harbor.example.com");
  assert.equal(await page.evaluate(() => document.activeElement.id), "at/registry_addr");
});

visit("an issue leads to its field, folded up or not", async ({ page }) => {
  await choose(page, "hss.image-upload-command");
  await page.locator("#issues").getByRole("link", { name: "/password" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "at/password");
  await choose(page, "rhacs.image-integration.update");
  assert.equal(await at(page, "/config/id").isVisible(), false);
  await page.locator("#issues").getByRole("link", { name: "/config/id" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "at/config/id");
  assert.equal(new URL(page.url()).hash, "");
});

visit("a secret is hidden until it is asked for", async ({ page }) => {
  await choose(page, "hss.registry.create");
  const password = at(page, "/registry_password");
  assert.deepEqual(
    await password.evaluate(({ type, spellcheck, autocapitalize }) => [type, spellcheck, autocapitalize]),
    ["password", false, "none"],
  );
  await page.getByRole("button", { name: "Show Password" }).click();
  assert.equal(await password.getAttribute("type"), "text");
  await page.getByRole("button", { name: "Hide Password" }).click();
  assert.equal(await password.getAttribute("type"), "password");
});

visit("the menu has every example of the folder", async ({ page }) => {
  const files = readdirSync(join(root, "www/examples")).filter((name) => name.endsWith(".json"));
  assert.deepEqual(NAMES.map((name) => `${name}.json`).sort(), files.sort());
  assert.equal(await page.locator("#example option").count(), files.length + 1);
});

visit("SWR's example: the comma is located, and the three ids are missing", async ({ page }) => {
  await load(page, SWR);
  const before = await issues(page);
  assert.ok(before.some((text) => /comma with nothing behind it/.test(text) && /line 11, column 4/.test(text)));
  const ids = ["/project_id", "/region_id", "/instance_id"];
  for (const id of ids) assert.ok(before.some((text) => text.includes(id)), id);
  assert.equal(await page.locator("#form").getAttribute("inert"), "");

  await page.locator("#issues").getByRole("link", { name: /^line/ }).click();
  const marked = await page.locator("#json").evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
  assert.equal(marked, ",");

  await page.getByRole("button", { name: "Use the normalized payload" }).click();
  assert.equal(await page.locator("#form").getAttribute("inert"), null);
  assert.equal(await at(page, "/name").inputValue(), "test112");
  const after = await issues(page);
  assert.equal(after.filter((text) => text.startsWith("Error")).length, 3);
  for (const id of ids) {
    assert.ok(after.some((text) => text.includes(id)), id);
    await at(page, id).fill(id === "/region_id" ? "cn-north-4" : "0a1b2c3d4e5f60718293a4b5c6d7e8f9");
  }
  assert.deepEqual((await issues(page)).filter((text) => text.startsWith("Error")), []);
});

visit("broken JSON can be mended by hand, and is masked once it is read", async ({ page }) => {
  await load(page, SWR);
  const box = page.locator("#json");
  const text = await box.inputValue();
  await box.fill(text.replace(/,\s*}$/, "}"));
  assert.equal(await at(page, "/credential/access_secret").inputValue(), "wJalrXUtnFEM...");
  await box.blur();
  assert.equal(JSON.parse(await box.inputValue()).credential.access_secret, "******");
  // The masks that are left alone stand for what they hide.
  await box.fill((await box.inputValue()).replace("test112", "test113"));
  assert.equal(await at(page, "/name").inputValue(), "test113");
  assert.equal(await at(page, "/credential/access_secret").inputValue(), "wJalrXUtnFEM...");
});

visit("HSS's edit: the number is reported, then repaired", async ({ page }) => {
  await load(page, "HSS: edit a registry");
  assert.ok((await issues(page)).some((text) => text.includes("Password must be text")));
  assert.equal(await at(page, "/registry_password").getAttribute("aria-invalid"), "true");
  assert.deepEqual((await json(page, "#normalized")), { registry_username: "me", registry_password: "******" });
  assert.match(await page.locator("#changes").innerText(), /number to text/);
  await page.getByRole("button", { name: "Use the normalized payload" }).click();
  assert.deepEqual(await issues(page), []);
  assert.equal(await at(page, "/registry_password").inputValue(), "123456");
  assert.equal(await page.getByRole("button", { name: "Use the normalized payload" }).isVisible(), false);
});

visit("HSS's upload command: hub.docker.com is no registry", async ({ page }) => {
  await load(page, "HSS: get the upload command");
  const warnings = (await issues(page)).filter((text) => text.startsWith("Warning"));
  assert.ok(warnings.some((text) => text.includes("/registry_addr") && text.includes("registry-1.docker.io")));
});

visit("no secret shows anywhere but in its input", async ({ page, faults, heard }) => {
  const secrets = [];
  for (const kind of await kinds(page)) {
    const found = (await leaves(page, kind)).filter(({ control }) => control === "password");
    secrets.push(...found.map(({ pointer }) => ({ kind, pointer })));
  }
  assert.ok(secrets.length > 10);
  const shown = () =>
    page.evaluate(() => {
      const attributes = [...document.querySelectorAll("*")].flatMap(({ attributes }) => [...attributes]);
      const inputs = document.querySelectorAll("input:not([type=password]), select, textarea");
      const values = [...attributes, ...inputs].map(({ value }) => value);
      const kept = [localStorage, sessionStorage, history.state].map((store) => JSON.stringify(store));
      return [document.documentElement.textContent, location.href, document.cookie, ...values, ...kept].join("\n");
    });
  for (const { kind, pointer } of secrets) {
    await choose(page, kind);
    // The field may not apply yet; a payload with something in it makes it show.
    const payload = pointer.split("/").slice(1).reduceRight((inner, key) => ({ [key]: inner }), "x");
    await page.locator("#json").evaluate((box, text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
    }, JSON.stringify(payload));
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const input = at(page, pointer);
    await input.fill(CANARY);
    await input.press("Tab");
    assert.equal(await input.inputValue(), CANARY);
    const place = `${kind} ${pointer}`;
    assert.ok((await page.locator("#masked").textContent()).includes("******"), place);
    assert.ok(!(await shown()).includes(CANARY), place);
  }
  assert.ok(!heard.concat(faults).join("\n").includes(CANARY));
});

visit("no password inside an address shows either", async ({ page }) => {
  await choose(page, "rhacs.image-integration");
  await at(page, "/type").selectOption("quay");
  await at(page, "/quay/endpoint").fill(`HTTPS://me:${CANARY}@quay.io/`);
  assert.ok(!(await page.locator("body").textContent()).includes(CANARY));
});

visit("the console has berthing", async ({ page }) => {
  assert.equal(await page.locator("#version").innerText(), await page.evaluate(() => berthing.version));
});

test("it looks the same to everybody: narrow and wide, light and dark", async () => {
  const folder = join(root, "target/page");
  mkdirSync(folder, { recursive: true });
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, faults, close } = await open(stage, { viewport: { width, height: 900 }, colorScheme });
      const shoot = async (name) => {
        await page.mouse.move(0, 0);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: width === 360 });
      };
      await shoot("start");
      await load(page, SWR);
      await shoot("swr");
      await load(page, "Red Hat ACS: a Quay registry");
      await at(page, "/quay/endpoint").fill("http://localhost");
      await at(page, "/quay/endpoint").press("Tab");
      await shoot("quay");
      await load(page, "Red Hat ACS: names as the page prints them");
      await shoot("azure");
      await choose(page, "swr.registry.create");
      await at(page, "/type").selectOption("swr-pro");
      await at(page, "/dns_conf/hosts").click();
      await page.keyboard.type("harbor.example.com");
      await shoot("hosts");
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.equal(scrollWidth, clientWidth, `nothing runs out of the page at ${width}`);
      assert.deepEqual(faults, []);
      await close();
    }
  }
});
