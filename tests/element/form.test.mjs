// One form, as a person fills it in.
import assert from "node:assert/strict";
import { accessible, at, beside, form, onStage, visit } from "./browser.mjs";

onStage();

const HSS = "/?kind=hss.registry.create";
const RHACS = "/?kind=rhacs.image-integration";

const payload = (page) => form(page, (element) => element.payload);
const errors = (page) => form(page, ({ report }) => report.issues.filter(({ severity }) => severity === "error"));
const active = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.className);
const summary = (page) => page.locator(".registry-form__summary");
const status = (page) => page.getByRole("status");

visit("every control has a name, a label and what autofill needs", HSS, async ({ page }) => {
  const controls = await page.evaluate(async () => {
    const { describe, kinds } = await import("/pkg/index.js");
    const flat = (controls) => controls.flatMap((control) => (control.controls ? flat(control.controls) : control));
    return kinds().map((kind) => [kind, flat(describe(kind).controls)]);
  });
  for (const [kind, all] of controls) {
    await page.locator("registry-form").evaluate((element, kind) => (element.kind = kind), kind);
    for (const { pointer, control, label, autocomplete } of all) {
      const name = pointer.slice(1).replaceAll("/", ".");
      if (control === "map") continue;
      const seen = await at(page, name).first().evaluate((input) => {
        const label = (input.closest("fieldset.registry-form__field")?.querySelector("legend") ?? input.labels[0]).cloneNode(true);
        label.querySelector(".registry-form__required")?.remove();
        return { label: label.textContent, autocomplete: input.autocomplete, type: input.type };
      });
      assert.equal(seen.label, label, `${kind} ${pointer}`);
      if (autocomplete) assert.equal(seen.autocomplete, autocomplete, `${kind} ${pointer}`);
      assert.equal(seen.type === "password", control === "password", `${kind} ${pointer}`);
    }
  }
});

visit("errors stand beside a field once it was left, and go while it is mended", HSS, async ({ page }) => {
  const address = at(page, "registry_addr");
  await address.pressSequentially("a b");
  assert.equal(await beside(page, "registry_addr").textContent(), "", "not while it is typed for the first time");
  assert.equal(await address.evaluate((input) => input.validity.customError), true, "but the browser knows");
  await address.press("Tab");
  assert.match(await beside(page, "registry_addr").textContent(), /^Error: Registry address must/);
  assert.equal(await address.getAttribute("aria-invalid"), "true");
  const ids = (await address.getAttribute("aria-describedby")).split(" ");
  const texts = await page.evaluate((ids) => ids.map((id) => document.getElementById(id).textContent), ids);
  assert.equal(texts.length, 2);
  assert.match(texts[0], /Host name/);
  assert.match(texts[1], /^Error/);
  await page.waitForFunction(() => /Registry address must/.test(document.querySelector("[role=status]").textContent));
  await accessible(page, "an error beside a field");

  await address.fill("a.example.com");
  assert.equal(await address.getAttribute("aria-invalid"), null);
  assert.equal(await beside(page, "registry_addr").isVisible(), false);
  await page.waitForFunction(() => /Registry address: no error/.test(document.querySelector("[role=status]").textContent));
  await address.fill("a b c");
  assert.match(await beside(page, "registry_addr").textContent(), /Error/, "while it is typed again");
});

visit("events tell what was changed, and never what it is", HSS, async ({ page }) => {
  await at(page, "registry_password").fill("example-Pa55word");
  await at(page, "protocol").selectOption("https");
  const told = await page.evaluate(() => events);
  const both = ["/registry_password", "/protocol"].map((pointer) => ["registry-change", pointer]);
  assert.deepEqual(told.map(({ type, detail }) => [type, detail.pointer]), both);
  assert.ok(!JSON.stringify(told).includes("Pa55word"));
  assert.equal((await payload(page)).registry_password, "example-Pa55word");
});

visit("a fix is a click away", HSS, async ({ page }) => {
  await at(page, "registry_addr").fill("https://harbor.example.com");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Remove https://" }).click();
  assert.equal(await at(page, "registry_addr").inputValue(), "harbor.example.com");
  assert.equal(await active(page), "registry_addr");
  assert.equal((await payload(page)).registry_addr, "harbor.example.com");
  assert.equal(await page.getByRole("button", { name: "Remove https://" }).count(), 0);
  await form(page, (element) => (element.payload = { protocol: "HTTPS" }));
  await page.getByRole("button", { name: "Use https", exact: true }).click();
  assert.equal((await payload(page)).protocol, "https");
});

visit("a submission with errors opens the summary, whose links lead to the fields", HSS, async ({ page }) => {
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal(await active(page), "registry-form__summary");
  assert.equal(await summary(page).getByRole("alert").locator("h2").textContent(), "There is a problem");
  assert.deepEqual(await summary(page).getByRole("link").count(), (await errors(page)).length);
  assert.equal(await at(page, "registry_name").getAttribute("aria-invalid"), "true");
  assert.equal((await page.evaluate(() => events)).length, 0);
  await accessible(page, "the summary");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await active(page), "registry_name");
  await page.keyboard.type("harbor");
  await page.keyboard.press("Tab");
  assert.equal(await summary(page).getByRole("link", { name: "Enter the registry name" }).count(), 0, "it follows what is mended");
});

visit("the whole form with the keyboard alone", HSS, async ({ page, url }) => {
  const filled = {
    registry_name: "harbor",
    registry_type: "Harbor",
    api_version: "V2",
    protocol: "https",
    registry_addr: "harbor.example.com",
    registry_username: "robot$scanner",
    registry_password: "example-Pa55word",
    connect_cluster_id: "c-1",
    get_scan_image_channel: "Other",
    namespace: "security",
  };
  await form(page, (element) => element.focus());
  const words = { Harbor: "H", V2: "V2", https: "https", Other: "Up" };
  for (const [name, value] of Object.entries(filled)) {
    assert.equal(await active(page), name);
    await page.keyboard.type(words[value] ?? value);
    await page.keyboard.press("Tab");
    if (name === "registry_password") {
      await page.keyboard.press("Space");
      assert.equal(await at(page, name).getAttribute("type"), "text");
      await page.keyboard.press("Tab");
    }
  }
  assert.deepEqual(await payload(page), filled);
  await page.keyboard.press("Enter");
  const [submit] = (await page.evaluate(() => events)).slice(-1);
  assert.deepEqual(submit, { type: "registry-submit", detail: { kind: "hss.registry.create" }, cancelable: true });
  assert.equal(await at(page, "registry_password").getAttribute("type"), "password", "hidden again");
  assert.equal(page.url(), url + HSS, "it went nowhere");
});

visit("Enter in a field submits", HSS, async ({ page }) => {
  await at(page, "registry_name").press("Enter");
  assert.equal(await summary(page).isVisible(), true);
});

visit("fields follow the type and the categories", RHACS, async ({ page }) => {
  assert.equal(await at(page, "quay.endpoint").isVisible(), false);
  await at(page, "type").selectOption("quay");
  assert.equal(await at(page, "quay.endpoint").isVisible(), true);
  assert.equal(await at(page, "quay.endpoint").getAttribute("aria-required"), "true");
  assert.equal(await at(page, "docker.endpoint").isDisabled(), true);
  await at(page, "type").selectOption("google");
  assert.equal(await at(page, "google.project").getAttribute("aria-required"), null);
  await page.getByLabel("Image scanner").check();
  assert.equal(await at(page, "google.project").getAttribute("aria-required"), "true");
  assert.equal(await page.getByRole("group", { name: /^Category/ }).getByRole("checkbox").count(), 3);
  await accessible(page, "a group of choices");
});

visit("a click lands where it was aimed, although leaving a field moves what is below", HSS, async ({ page }) => {
  await at(page, "get_scan_image_channel").selectOption("Other");
  await at(page, "namespace").fill("a b");
  const button = page.getByRole("button", { name: "Save" });
  await button.scrollIntoViewIfNeeded();
  const { x, y, width } = await button.boundingBox();
  // At its upper edge: a line of text above would push the button away from under the pointer.
  await page.mouse.move(x + width / 2, y + 2);
  await page.mouse.down();
  assert.equal(await beside(page, "namespace").isVisible(), false, "nothing moves while the button is held");
  await page.mouse.up();
  assert.equal(await summary(page).isVisible(), true);
});

visit("what vanishes does not count, and is there when it comes back", RHACS, async ({ page }) => {
  await at(page, "type").selectOption("quay");
  await at(page, "quay.endpoint").fill("quay.example.com");
  await at(page, "quay.oauthToken").fill("example-token");
  await at(page, "type").focus();
  await at(page, "type").selectOption("ibm");
  assert.equal("quay" in (await payload(page)), false);
  const sent = await page.evaluate(() => [...new FormData(document.querySelector("form")).keys()]);
  assert.deepEqual(sent.filter((name) => name.startsWith("quay")), []);
  await at(page, "type").selectOption("quay");
  assert.equal(await at(page, "quay.endpoint").inputValue(), "quay.example.com");
  assert.deepEqual((await payload(page)).quay, { endpoint: "quay.example.com", oauthToken: "example-token" });
  await form(page, (element) => (element.payload = {}));
  await at(page, "type").selectOption("quay");
  assert.equal(await at(page, "quay.oauthToken").inputValue(), "", "nothing is left of an earlier payload");
});

visit("a payload fills the form, and what does not belong there is not dropped without a word", RHACS, async ({ page }) => {
  const given = { name: "n", type: "quay", categories: ["REGISTRY"], quay: { endpoint: "quay.io" }, docker: { endpoint: "a.b" }, nmae: "x" };
  await page.locator("registry-form").evaluate((element, given) => (element.payload = given), given);
  assert.deepEqual(await payload(page), given);
  assert.equal(await at(page, "docker.endpoint").isVisible(), true);
  assert.match(await page.locator("registry-form").innerText(), /“nmae” is not part of this payload/);
  await page.locator("registry-form").evaluate((element) => (element.payload.name = "changed"));
  assert.equal((await payload(page)).name, "n", "what is given out is a copy");
  await at(page, "name").fill("typed");
  await form(page, (element) => element.reset());
  assert.deepEqual(await payload(page), given);
  assert.equal(await at(page, "name").inputValue(), "n");
});

visit("the release of the server counts", RHACS, async ({ page }) => {
  await page.locator("registry-form").evaluate((element) => (element.options = { rhacs: "4.5" }));
  assert.equal(await at(page, "type").locator("option[value=ghcr]").count(), 0);
  await page.locator("registry-form").evaluate((element) => (element.options = { rhacs: "latest" }));
  assert.equal(await at(page, "type").locator("option[value=ghcr]").count(), 1);
  const refused = await form(page, (element) => {
    try {
      element.options = { rhacs: 4 };
    } catch (error) {
      return [error.name, element.options.rhacs];
    }
  });
  assert.deepEqual(refused, ["TypeError", "latest"]);
});

visit("show leads to the field of an issue, also where it is folded up", RHACS, async ({ page }) => {
  const show = (pointer) => page.locator("registry-form").evaluate((element, pointer) => element.show(pointer), pointer);
  assert.equal(await show("/source/namespace"), true);
  assert.equal(await active(page), "source.namespace");
  assert.equal(await at(page, "source.namespace").isVisible(), true);
  assert.equal(await show("/categories/0"), true);
  assert.equal(await active(page), "categories");
  assert.equal(await show(""), true);
  assert.equal(await active(page), "name");
});

visit("focus and caret stay where they are while the form changes around them", RHACS, async ({ page }) => {
  await at(page, "type").selectOption("google");
  const name = at(page, "google.endpoint");
  await name.fill("europe.pkg.dev");
  await name.evaluate((input) => { globalThis.kept = input; input.setSelectionRange(6, 6); });
  await page.keyboard.type("-docker");
  assert.equal(await name.inputValue(), "europe-docker.pkg.dev");
  assert.equal(await page.evaluate(() => kept.isConnected && document.activeElement === kept && kept.selectionStart), 13);
});

visit("an input method composes undisturbed", HSS, async ({ page, context }) => {
  const name = at(page, "registry_name");
  await name.focus();
  const client = await context.newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await client.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  assert.equal(await name.inputValue(), "にほ");
  assert.equal((await payload(page)).registry_name, undefined, "not before it is done");
  await client.send("Input.insertText", { text: "日本" });
  assert.equal(await name.inputValue(), "日本");
  assert.equal((await payload(page)).registry_name, "日本");
});

visit("entries of a map come and go", "/?kind=swr.registry.create", async ({ page }) => {
  await at(page, "type").selectOption("swr-pro");
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.keyboard.type("harbor.example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("192.0.2.7");
  assert.deepEqual((await payload(page)).dns_conf, { hosts: { "harbor.example.com": "192.0.2.7" } });
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.keyboard.type("harbor.example.com");
  assert.match(await page.locator(".registry-form__entry").nth(1).innerText(), /only one is kept/);
  await accessible(page, "entries");
  await page.getByRole("button", { name: /^Remove this entry/ }).nth(1).click();
  assert.equal((await payload(page)).dns_conf.hosts["harbor.example.com"], "192.0.2.7");
  await page.getByRole("button", { name: /^Remove this entry/ }).click();
  assert.equal((await payload(page)).dns_conf, undefined);
});

visit("a secret is shown as long as somebody wants to see it", HSS, async ({ page }) => {
  const secret = at(page, "registry_password");
  await secret.fill("example-Pa55word");
  await page.getByRole("button", { name: "Show Password" }).click();
  assert.equal(await secret.getAttribute("type"), "text");
  assert.equal(await status(page).textContent(), "Password is visible");
  await accessible(page, "a secret is shown");
  await page.getByRole("button", { name: "Hide Password" }).click();
  assert.equal(await secret.getAttribute("type"), "password");
  await page.getByRole("button", { name: "Show Password" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal(await secret.getAttribute("type"), "password");
  assert.equal(await secret.inputValue(), "example-Pa55word");
});

visit("another kind begins anew", HSS, async ({ page }) => {
  await at(page, "registry_password").fill("example-Pa55word");
  await page.locator("registry-form").evaluate((element) => element.setAttribute("kind", "hss.registry.update"));
  assert.equal(await at(page, "registry_name").count(), 0);
  assert.equal(await at(page, "registry_password").inputValue(), "");
  assert.deepEqual(await payload(page), {});
  await page.locator("registry-form").evaluate((element) => element.setAttribute("kind", "hss.registry.update"));
  await page.locator("registry-form").evaluate((element) => element.removeAttribute("kind"));
  assert.equal(await page.locator("registry-form > *").count(), 0);
  assert.equal(await form(page, (element) => element.report), undefined);
  const refused = await form(page, (element) => {
    try {
      element.kind = "nothing";
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(refused, "TypeError");
});

visit("the button says what the host wants, or is not there", HSS, async ({ page }) => {
  const label = (text) => page.locator("registry-form").evaluate((element, text) => element.setAttribute("submit-label", text), text);
  await label("Create");
  assert.equal(await page.getByRole("button", { name: "Create" }).count(), 1);
  await label("");
  assert.equal(await page.locator("registry-form button[type=submit]").count(), 0);
});

visit("a kind that is not known yet is none, and no mistake", HSS, async ({ page }) => {
  for (const none of ["undefined", "null"]) {
    await page.locator("registry-form").evaluate((element, none) => (element.kind = { undefined, null: null }[none]), none);
    assert.equal(await form(page, (element) => `${element.kind}${element.childElementCount}`), "0");
  }
});

visit("what is set together with another kind is for that one, in whichever order", HSS, async ({ page }) => {
  const set = (names) =>
    page.locator("registry-form").evaluate((element, names) => {
      const next = { kind: "swr.registry.update", payload: { name: "typed" }, stored: { name: "kept" } };
      for (const name of names) element[name] = next[name];
    }, names);
  await set(["payload", "kind"]);
  assert.equal((await payload(page)).name, "typed");
  await form(page, (element) => (element.kind = "hss.registry.create"));
  assert.equal((await payload(page)).name, undefined, "nothing wanders");
  await set(["stored", "kind"]);
  assert.deepEqual(await form(page, (element) => element.stored), { name: "kept" });
});

visit("what fills a form in and says so only by change is heard", HSS, async ({ page }) => {
  await at(page, "registry_name").evaluate((input) => {
    input.value = "from a manager";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  assert.equal((await payload(page)).registry_name, "from a manager");
  assert.equal((await page.evaluate(() => events)).length, 1);
});

visit("a text runs its own way, whatever the page's is", HSS, async ({ page }) => {
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  const directions = [["registry_name", "\u05E9\u05DC\u05D5\u05DD", "rtl"], ["registry_addr", "a.example.com", "ltr"]];
  for (const [name, text, direction] of directions) {
    await at(page, name).fill(text);
    assert.equal(await at(page, name).evaluate((input) => getComputedStyle(input).direction), direction, name);
  }
});

visit("in a shadow tree, too, a field stays while somebody is in it", HSS, async ({ page }) => {
  const name = await page.evaluate(() => {
    const root = document.querySelector("main").appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    const element = root.appendChild(document.createElement("registry-form"));
    element.kind = "rhacs.image-integration";
    element.payload = { type: "quay" };
    const input = element.querySelector('[name="quay.endpoint"]');
    input.focus();
    element.payload = { type: "ecr" };
    return root.activeElement?.name;
  });
  assert.equal(name, "quay.endpoint");
});
