// Markup of one's own.
import assert from "node:assert/strict";
import { accessible, onStage, visit } from "./browser.mjs";

onStage();

visit("errors come where the page wants them, or behind the label", "/bind.html", async ({ page }) => {
  await page.locator("#address").fill("a b");
  assert.equal(await page.locator("#address-error").innerText(), "");
  await page.locator("#address").press("Tab");
  assert.match(await page.locator("#address-error").innerText(), /^Error: Registry address must/);
  const ids = (await page.locator("#address").getAttribute("aria-describedby")).split(" ");
  assert.equal(ids[0], "address-help");
  assert.equal(ids.length, 2);
  assert.equal(await page.locator("#address").getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#address").evaluate((input) => input.validationMessage), /Registry address must/);
  await page.locator("#user").focus();
  await page.keyboard.press("Tab");
  assert.match(await page.locator("label[for=user] + .registry-form__issues").innerText(), /Enter the username/);
  await accessible(page, "bound, with errors");
});

visit("a submission with errors never happened", "/bind.html", async ({ page, url }) => {
  await page.getByRole("button", { name: "Send" }).click();
  assert.deepEqual(await page.evaluate(() => sent), []);
  const summary = page.locator("[data-error-summary]");
  assert.equal(await summary.evaluate((node) => node === document.activeElement), true);
  assert.equal(await summary.getByRole("alert").count(), 1);
  await accessible(page, "bound, with a summary");
  await summary.getByRole("link", { name: "Select the API version" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "api_version");
  assert.equal(page.url(), `${url}/bind.html`);
});

visit("filled in, it is sent", "/bind.html", async ({ page }) => {
  const texts = { name: "n", address: "https://a.example.com", user: "me", secret: "example-Pa55word", cluster: "c" };
  for (const [id, text] of Object.entries(texts)) await page.locator(`#${id}`).fill(text);
  await page.getByLabel("Version 2").check();
  await page.locator("#protocol").selectOption("https");
  assert.equal(await page.locator("#project").isVisible(), false);
  await page.locator("#channel").selectOption("Other");
  assert.equal(await page.locator("#project").isVisible(), true);
  assert.equal(await page.locator("#project").getAttribute("aria-required"), "true");
  await page.locator("#project").fill("security");
  await page.locator("#address").focus();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Remove https://" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "address");
  await page.locator("#channel").selectOption("Swr");
  assert.equal(await page.evaluate(() => bound.payload.namespace), undefined, "what vanished does not count");
  await page.locator("#channel").selectOption("Other");
  assert.equal(await page.locator("#project").inputValue(), "security");
  assert.deepEqual(await page.evaluate(() => bound.report.issues), []);
  await page.getByRole("button", { name: "Send" }).click();
  const [sent] = await page.evaluate(() => sent);
  assert.deepEqual(Object.fromEntries(sent), await page.evaluate(() => bound.payload));
});

visit("boxes and pairs, and what a script writes", "/bind.html", async ({ page }) => {
  assert.equal(await page.evaluate(() => swr.payload.insecure), false);
  await page.getByLabel("Skip certificate checks").check();
  await page.locator("#host").fill("a.example.com");
  await page.locator("#ip").fill("192.0.2.7");
  assert.deepEqual(await page.evaluate(() => swr.payload), {
    type: "swr-pro",
    insecure: true,
    dns_conf: { hosts: { "a.example.com": "192.0.2.7" } },
    credential: {},
  });
  const written = await page.evaluate(() => {
    document.getElementById("type").value = "huawei-SWR";
    swr.update();
    return swr.payload.type;
  });
  assert.equal(written, "huawei-SWR");
});

visit("destroy leaves the form as it was", "/bind.html", async ({ page }) => {
  await page.getByRole("button", { name: "Send" }).click();
  const [now, before, valid] = await page.evaluate(() => {
    bound.destroy();
    const own = document.getElementById("own");
    return [own.outerHTML, plain, own.checkValidity()];
  });
  assert.equal(now, before);
  assert.equal(valid, true);
});

visit("an unknown kind is refused", "/bind.html", async ({ page }) => {
  const name = await page.evaluate(async () => {
    const { bindForm } = await import("/pkg/element.js");
    try {
      bindForm(document.getElementById("own"), "nothing");
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(name, "TypeError");
});
