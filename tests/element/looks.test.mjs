// How it looks, and what axe says: every kind, empty, filled and full of errors, narrow and wide, light and dark.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, at, onStage, open, root } from "./browser.mjs";

onStage();

const KINDS = [
  "rhacs.image-integration",
  "rhacs.image-integration.update",
  "hss.registry.create",
  "hss.registry.update",
  "hss.image-upload-command",
  "swr.registry.create",
  "swr.registry.update",
];
const TYPES = ["docker", "azure", "ecr", "google", "ibm", "quay", "clair", "clairV4", "clairify", "scannerv4"];

for (const colorScheme of ["light", "dark"]) {
  test(`axe has nothing to say about any kind, ${colorScheme}`, async () => {
    const { page, faults, close } = await open("/", { colorScheme });
    const set = (values) => page.locator("registry-form").evaluate((element, values) => Object.assign(element, values), values);
    const unfold = () => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    for (const kind of KINDS) {
      await set({ kind });
      await accessible(page, `${kind}, empty`);
      for (const type of kind.startsWith("rhacs") ? TYPES : [undefined]) {
        const payload = kind.endsWith("integration.update") ? { config: { type } } : { type };
        if (type) await set({ payload });
        await unfold();
        await page.locator("registry-form").evaluate((element) => element.reportValidity());
        await accessible(page, `${kind} ${type ?? ""}, with errors`);
      }
    }
    assert.deepEqual(faults, []);
    await close();
  });
}

test("screenshots, and nothing runs out of the page", async () => {
  const folder = join(root, "target/element");
  mkdirSync(folder, { recursive: true });
  for (const width of [320, 768, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, faults, close } = await open("/?kind=hss.registry.create", { viewport: { width, height: 900 }, colorScheme });
      const form = page.locator("registry-form");
      const set = (values) => form.evaluate((element, values) => Object.assign(element, values), values);
      const shoot = async (name) => {
        await page.mouse.move(0, 0);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0, `${name} at ${width}`);
      };
      await shoot("empty");
      await at(page, "registry_addr").fill("https://registry.with-a-very-long-name.internal.example.com/v2/path");
      await at(page, "get_scan_image_channel").selectOption("Other");
      await page.getByRole("button", { name: "Save" }).click();
      await shoot("errors");
      const quay = { id: "1", name: "n", type: "quay", categories: ["REGISTRY"], quay: { endpoint: "quay.io", oauthToken: "******" } };
      await set({ kind: "rhacs.image-integration.update", stored: quay });
      await shoot("stored");
      await at(page, "config.quay.endpoint").fill("quay.example.com");
      await at(page, "config.quay.endpoint").press("Tab");
      await shoot("asked-again");
      await set({ stored: undefined, kind: "swr.registry.create" });
      await at(page, "type").selectOption("swr-pro");
      await page.getByRole("button", { name: "Add an entry" }).click();
      await page.keyboard.type("harbor.example.com");
      await shoot("entries");
      assert.deepEqual(faults, []);
      await close();
    }
  }
});
