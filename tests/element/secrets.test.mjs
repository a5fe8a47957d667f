// A secret is in its input, and nowhere else.
import assert from "node:assert/strict";
import { CANARY, at, onStage, visit } from "./browser.mjs";

onStage();

/** Everything of a page that somebody could read or keep, but for what is typed into inputs. */
function readable(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap(({ attributes }) => [...attributes].map(({ value }) => value));
    const inputs = [...document.querySelectorAll("input:not([type=password]), select, textarea")];
    const open = inputs.map(({ value }) => value);
    const said = all.flatMap((node) => [node.title, node.ariaLabel, node.validationMessage, node.defaultValue]);
    const kept = [localStorage, sessionStorage, history.state, performance.getEntries()].map((store) => JSON.stringify(store));
    const whole = [new XMLSerializer().serializeToString(document), location.href, document.cookie, document.title];
    return [...whole, ...attributes, ...open, ...said, ...kept].join("\n");
  });
}

/** Every place for a secret, with a payload in which it applies. */
function secrets(page) {
  return page.evaluate(async () => {
    const { describe, kinds } = await import("/pkg/index.js");
    const flat = (controls) => controls.flatMap((control) => [control, ...flat(control.controls ?? [])]);
    const types = (kind) => flat(describe(kind).controls).find(({ name }) => name === "type" || name === "get_scan_image_channel");
    const put = (pointer, value) => pointer.split("/").slice(1).reduceRight((inner, key) => ({ [key]: inner }), value);
    return kinds().flatMap((kind) => {
      const choice = types(kind);
      const payloads = choice ? choice.options.map(({ value }) => put(choice.pointer, value)) : [{}];
      const shown = (payload) => flat(describe(kind, payload).controls).filter(({ secret, shown }) => secret && shown);
      const seen = new Map(payloads.flatMap((payload) => shown(payload).map(({ pointer }) => [pointer, { kind, pointer, payload }])));
      return [...seen.values()];
    });
  });
}

visit("typed, shown, hidden, submitted, vanished: it is nowhere but in its input", "/", async ({ page, faults, heard, url }) => {
  const all = await secrets(page);
  assert.ok(all.length >= 20);
  const element = page.locator("registry-form");
  for (const { kind, pointer, payload } of all) {
    await element.evaluate((element, { kind, payload }) => Object.assign(element, { kind, payload }), { kind, payload });
    await element.evaluate((element) => element.querySelectorAll("details").forEach((details) => (details.open = true)));
    const input = at(page, pointer.slice(1).replaceAll("/", "."));
    const place = `${kind} ${pointer}`;
    await input.fill(CANARY);
    await input.press("Tab");
    assert.equal(await input.inputValue(), CANARY, place);
    const held = await element.evaluate(({ payload }) => payload);
    assert.equal(pointer.split("/").slice(1).reduce((at, key) => at[key], held), CANARY, place);
    assert.ok(!(await readable(page)).includes(CANARY), place);
    await element.evaluate((element) => element.querySelector("form").requestSubmit());
    assert.ok(!(await readable(page)).includes(CANARY), `${place}, submitted`);
    await element.evaluate((element) => (element.payload = {}));
    assert.equal(await input.inputValue(), "", `${place}, emptied`);
    assert.ok(!(await readable(page)).includes(CANARY), `${place}, emptied`);
  }
  assert.equal(page.url(), `${url}/`);
  assert.ok(!heard.concat(faults, JSON.stringify(await page.evaluate(() => events))).join("\n").includes(CANARY));
});

visit("filled in from outside it is in no attribute, and shown it is in its input alone", "/?kind=hss.registry.create", async ({ page }) => {
  await page.locator("registry-form").evaluate((element, secret) => (element.payload = { registry_password: secret }), CANARY);
  assert.equal(await at(page, "registry_password").inputValue(), CANARY);
  assert.ok(!(await readable(page)).includes(CANARY));
  await page.getByRole("button", { name: "Show Password" }).click();
  const texts = await page.evaluate(() => {
    const values = [...document.querySelectorAll("input")].map(({ value }) => value);
    return [new XMLSerializer().serializeToString(document), ...values];
  });
  assert.equal(texts.filter((text) => text.includes(CANARY)).length, 1);
});

visit("a password inside an address is not shown by the button that mends it", "/?kind=rhacs.image-integration", async ({ page }) => {
  await at(page, "type").selectOption("quay");
  await at(page, "quay.endpoint").fill(`HTTPS://me:${CANARY}@quay.io/`);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Save" }).click();
  assert.ok(!(await page.locator("registry-form").evaluate((element) => element.textContent)).includes(CANARY));
  const serialized = await page.evaluate(() => new XMLSerializer().serializeToString(document));
  assert.ok(!serialized.includes(CANARY));
});

visit("a stored secret that came in the clear is not in the page", "/?kind=hss.registry.update", async ({ page }) => {
  const record = { registry_addr: "a.example.com", registry_password: CANARY };
  await page.locator("registry-form").evaluate((element, record) => (element.stored = record), record);
  await at(page, "registry_addr").fill("b.example.com");
  await page.getByRole("button", { name: "Save" }).click();
  assert.ok(!(await readable(page)).includes(CANARY));
  assert.equal(await at(page, "registry_password").inputValue(), "");
});

visit("markup of one's own keeps it as well", "/bind.html", async ({ page, heard, url }) => {
  await page.locator("#secret").fill(CANARY);
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal(await page.evaluate(() => bound.payload.registry_password), CANARY);
  assert.ok(!(await readable(page)).includes(CANARY));
  assert.equal(page.url(), `${url}/bind.html`);
  assert.ok(!heard.join("\n").includes(CANARY));
});
