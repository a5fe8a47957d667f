// The element among other things: in a form of the host, beside another, taken out and put back.
import assert from "node:assert/strict";
import { accessible, at, form, onStage, visit } from "./browser.mjs";

onStage();

visit("inside a form it makes none, and its fields are that form's", "/host.html", async ({ page }) => {
  assert.equal(await page.locator("form").count(), 1);
  assert.equal(await form(page, (element) => element.form.id), "host");
  assert.equal(await page.locator("registry-form button[type=submit]").count(), 0);
  await at(page, "ticket").fill("T-1");
  await at(page, "registry_username").fill("me");
  await at(page, "registry_password").fill("example-Pa55word");
  await page.getByRole("button", { name: "Show Password" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  const [sent] = await page.evaluate(() => sent);
  const filled = sent.filter(([, value]) => value !== "");
  assert.deepEqual(filled, [["ticket", "T-1"], ["registry_username", "me"], ["registry_password", "example-Pa55word"]]);
  assert.equal(sent.some(([name]) => name === "namespace"), false, "what does not apply is not sent");
  assert.equal(await at(page, "registry_password").getAttribute("type"), "password");
  await accessible(page, "a host form");
});

visit("the host's form is not sent with errors, and says so in the summary", "/host.html", async ({ page }) => {
  await at(page, "registry_addr").fill("a b");
  assert.equal(await page.evaluate(() => document.getElementById("host").checkValidity()), false);
  assert.equal(await page.locator(".registry-form__summary").isVisible(), false, "a question is no submission");
  assert.equal(await page.evaluate(() => document.activeElement.name), "registry_addr", "and moves no focus");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".registry-form__summary").waitFor();
  assert.deepEqual(await page.evaluate(() => sent), []);
  assert.equal(await page.evaluate(() => document.activeElement.className), "registry-form__summary");
  await page.locator(".registry-form__summary").getByRole("link").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("a.example.com");
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal((await page.evaluate(() => sent)).length, 1);
});

visit("a form of the host that does not ask its inputs decides for itself", "/host.html", async ({ page }) => {
  await page.evaluate(() => {
    document.getElementById("host").noValidate = true;
    document.addEventListener("registry-submit", () => sent.push("told"));
  });
  await at(page, "registry_addr").fill("a b");
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal((await page.evaluate(() => sent)).length, 1);
  assert.equal(await form(page, (element) => element.reportValidity()), false);
  assert.equal(await page.locator(".registry-form__summary").isVisible(), true);
});

visit("whoever cancels registry-submit stops the host's form", "/host.html", async ({ page }) => {
  await at(page, "registry_username").fill("me");
  await page.evaluate(() => {
    globalThis.prevented = [];
    document.getElementById("host").addEventListener("submit", (event) => prevented.push(event.defaultPrevented), true);
    document.addEventListener("registry-submit", (event) => event.preventDefault());
    document.addEventListener("submit", (event) => prevented.push(event.defaultPrevented));
  });
  await page.getByRole("button", { name: "Send" }).click();
  assert.deepEqual(await page.evaluate(() => prevented), [false, true]);
});

visit("a reset of the host's form goes back to what it was filled with", "/host.html", async ({ page }) => {
  await form(page, (element) => (element.payload = { registry_username: "me" }));
  await at(page, "registry_password").fill("example-Pa55word");
  await page.getByRole("button", { name: "Start again" }).click();
  await page.waitForFunction(() => document.querySelector("[name=registry_username]").value === "me");
  assert.deepEqual(await form(page, (element) => element.payload), { registry_username: "me" });
  assert.equal(await at(page, "registry_password").inputValue(), "");
});

visit("inside a dialog its own form does not close it", "/two.html", async ({ page }) => {
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.append(document.getElementById("other"));
    document.querySelector("main").append(dialog);
    dialog.showModal();
  });
  await page.getByRole("button", { name: "Create" }).click();
  assert.equal(await page.locator("dialog").evaluate(({ open }) => open), true);
  assert.equal(await page.locator("dialog .registry-form__summary").isVisible(), true);
});

visit("two of them keep to themselves", "/two.html", async ({ page }) => {
  const one = page.locator("#one");
  const other = page.locator("#other");
  assert.equal(await at(one, "registry_name").inputValue(), "early", "a property set before the definition counts");
  await at(one, "registry_addr").fill("https://a.example.com");
  await at(other, "url").fill("b");
  assert.equal(await one.evaluate((element) => element.payload.registry_addr), "https://a.example.com");
  assert.equal(await other.evaluate((element) => element.payload.url), "b");
  await other.getByRole("button", { name: "Create" }).click();
  assert.equal(await one.locator(".registry-form__summary").isVisible(), false);
  assert.equal(await other.locator(".registry-form__summary").isVisible(), true);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  await accessible(page, "two forms");
});

visit("taken out and put back it holds what it held, in a form of the host too", "/two.html", async ({ page }) => {
  const one = page.locator("#one");
  await at(one, "registry_password").fill("example-Pa55word");
  await one.getByRole("button", { name: "Show Password" }).click();
  const held = (where) =>
    page.evaluate((where) => {
      const element = document.getElementById("one");
      element.remove();
      document.querySelector(where).append(element);
      return { payload: element.payload, form: element.form.id, forms: element.querySelectorAll("form").length };
    }, where);
  const payload = { registry_name: "early", registry_password: "example-Pa55word" };
  assert.deepEqual(await held("main"), { payload, form: "", forms: 1 });
  assert.equal(await at(one, "registry_password").getAttribute("type"), "password", "it is hidden when it is taken out");
  assert.deepEqual(await held("#host"), { payload, form: "host", forms: 0 });
  assert.equal(await page.evaluate(() => new FormData(document.getElementById("host")).get("registry_password")), "example-Pa55word");
  assert.deepEqual(await held("section"), { payload, form: "", forms: 1 });
  await at(one, "registry_name").fill("later");
  assert.equal(await one.evaluate((element) => element.payload.registry_name), "later");
  await one.getByRole("button", { name: "Save" }).click();
  assert.equal(await one.locator(".registry-form__summary").isVisible(), true);
});

visit("a copy is a form of its own, and empty", "/two.html", async ({ page }) => {
  await at(page.locator("#one"), "registry_password").fill("example-Pa55word");
  const copy = await page.evaluate(() => {
    const copy = document.getElementById("one").cloneNode(true);
    document.querySelector("main").append(copy);
    return { forms: copy.querySelectorAll("form").length, payload: copy.payload };
  });
  assert.deepEqual(copy, { forms: 1, payload: {} });
});

visit("a button that stands outside of the form submits it as one inside does", "/host.html", async ({ page }) => {
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.setAttribute("form", "host");
    button.textContent = "Outside";
    document.querySelector("main").append(button);
  });
  await at(page, "registry_addr").fill("a b");
  await page.getByRole("button", { name: "Outside" }).click();
  await page.locator(".registry-form__summary").waitFor({ timeout: 3000 });
  assert.equal((await page.evaluate(() => sent)).length, 0);
});
