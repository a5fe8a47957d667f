// Editing what a server holds, of which the secrets are masked.
import assert from "node:assert/strict";
import { accessible, at, beside, form, onStage, visit } from "./browser.mjs";

onStage();

const MASK = "******";
const CREDENTIAL = { type: "basic", access_key: MASK, access_secret: MASK };
const SWR = { name: "n", type: "swr-pro", url: "https://a.example.com", insecure: false, credential: CREDENTIAL };
const QUAY = { id: "1", name: "n", type: "quay", categories: ["REGISTRY"], quay: { endpoint: "quay.io", oauthToken: MASK } };

const edit = (page, record) => page.locator("registry-form").evaluate((element, record) => (element.stored = record), record);
const payload = (page) => form(page, (element) => element.payload);
const ok = (page) => form(page, (element) => element.report.ok);
const hint = (page, name) => page.locator(".registry-form__field", { has: at(page, name) }).locator(".registry-form__stored");

visit("stored secrets are kept, and are not in their inputs", "/?kind=swr.registry.update", async ({ page }) => {
  await edit(page, SWR);
  assert.equal(await at(page, "credential.access_secret").inputValue(), "");
  assert.match(await hint(page, "credential.access_secret").innerText(), /Stored\. Leave it empty/);
  assert.match(await at(page, "credential.access_secret").getAttribute("aria-describedby"), /:stored/);
  assert.equal(await at(page, "credential.access_secret").getAttribute("aria-required"), null);
  assert.deepEqual(await payload(page), SWR);
  assert.deepEqual(await form(page, (element) => element.report), { ok: true, kind: "swr.registry.update", issues: [] });
  assert.deepEqual(await form(page, (element) => element.stored), SWR);
  await at(page, "name").fill("other");
  assert.equal(await ok(page), true);
  await accessible(page, "kept secrets");
});

visit("they are asked for again when it changes where they go, and are back when it does not", "/?kind=swr.registry.update", async ({ page }) => {
  await edit(page, SWR);
  await at(page, "url").fill("https://b.example.com");
  assert.equal(await ok(page), false);
  for (const name of ["credential.access_key", "credential.access_secret"]) {
    assert.match(await hint(page, name).innerText(), /enter it again/);
    assert.equal(await at(page, name).getAttribute("aria-required"), "true");
  }
  assert.match(await beside(page, "url").innerText(), /Enter the credentials again, because the URL has changed/);
  await accessible(page, "secrets asked for again");
  await at(page, "credential.access_key").fill("key");
  assert.equal(await ok(page), false, "one of two is not enough");
  await at(page, "url").fill("https://a.example.com");
  assert.equal(await ok(page), true);
  assert.deepEqual((await payload(page)).credential, { type: "basic", access_key: "key", access_secret: MASK });
  await at(page, "url").fill("https://b.example.com");
  await at(page, "credential.access_secret").fill("secret");
  assert.equal(await ok(page), true);
  assert.deepEqual((await payload(page)).credential, { type: "basic", access_key: "key", access_secret: "secret" });
  assert.equal(await hint(page, "credential.access_secret").isVisible(), false);
});

visit("a record that its update does not require a secret for is guarded, too", "/?kind=hss.registry.update", async ({ page }) => {
  await edit(page, { registry_addr: "a.example.com", protocol: "https", registry_username: "me", registry_password: MASK });
  assert.equal(await ok(page), true);
  await at(page, "registry_addr").fill("b.example.com");
  assert.equal(await ok(page), false);
  assert.equal((await payload(page)).registry_password, undefined);
  await at(page, "registry_password").fill("example-Pa55word");
  assert.equal(await ok(page), true);
});

visit("RHACS keeps the stored secret until the person says that it is replaced", "/?kind=rhacs.image-integration.update", async ({ page }) => {
  await edit(page, QUAY);
  assert.deepEqual(await payload(page), { config: QUAY });
  assert.equal(await ok(page), true);
  await at(page, "config.quay.endpoint").fill("quay.example.com");
  await at(page, "config.quay.oauthToken").fill("new");
  await page.keyboard.press("Tab");
  assert.equal(await ok(page), false);
  const token = page.locator(".registry-form__field", { has: at(page, "config.quay.oauthToken") });
  await token.getByRole("button", { name: "Replace the stored credentials" }).click();
  assert.equal(await at(page, "updatePassword").isChecked(), true);
  assert.equal(await ok(page), true);
  const quay = { endpoint: "quay.example.com", oauthToken: "new" };
  assert.deepEqual(await payload(page), { config: { ...QUAY, quay }, updatePassword: true });
  await at(page, "config.quay.oauthToken").fill("");
  assert.match(await hint(page, "config.quay.oauthToken").innerText(), /enter it again/);
});

visit("secrets of a config that does not apply are not sent along", "/?kind=rhacs.image-integration.update", async ({ page }) => {
  await edit(page, QUAY);
  await at(page, "config.type").selectOption("ibm");
  assert.equal((await payload(page)).config.quay, undefined);
  await at(page, "config.type").selectOption("quay");
  assert.deepEqual(await payload(page), { config: QUAY });
});

visit("a record that came with its secrets shows none of them", "/?kind=hss.registry.update", async ({ page }) => {
  await edit(page, { registry_username: "me", registry_password: "example-Pa55word" });
  assert.equal(await at(page, "registry_password").inputValue(), "");
  assert.equal((await payload(page)).registry_password, MASK);
  await edit(page, null);
  assert.equal(await form(page, (element) => element.stored), undefined);
  assert.equal(await hint(page, "registry_password").isVisible(), false);
});

visit("what is set again changes nothing, so a framework may render as it likes", "/?kind=swr.registry.update", async ({ page }) => {
  await edit(page, SWR);
  await at(page, "name").fill("typed");
  await edit(page, SWR);
  assert.equal(await at(page, "name").inputValue(), "typed");
  await page.locator("registry-form").evaluate((element) => (element.payload = new Proxy(element.payload, {})));
  assert.equal(await at(page, "name").inputValue(), "typed");
});

visit("reset goes back to what is stored", "/?kind=swr.registry.update", async ({ page }) => {
  await edit(page, SWR);
  await at(page, "url").fill("https://b.example.com");
  await at(page, "credential.access_secret").fill("secret");
  await form(page, (element) => element.reset());
  assert.deepEqual(await payload(page), SWR);
  assert.equal(await at(page, "credential.access_secret").inputValue(), "");
});
