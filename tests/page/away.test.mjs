// Away from the network, and on to somebody else: offline use and links.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  box,
  field,
  finished,
  issues,
  json,
  load,
  open,
  paste,
  ready,
  root,
  start,
  tab,
  traces,
  visits,
} from "./browser.mjs";

const CANARY = "cAnAry-7431-swordfish";
const visit = visits();
const PAYLOAD = { registry_addr: "harbor.example.com", registry_username: "me", registry_password: CANARY };

async function link(page) {
  await page.getByRole("button", { name: "Share a link" }).click();
  await page.waitForFunction(() => document.getElementById("share-told").textContent !== "");
  return (await page.locator("#link").isVisible()) ? page.locator("#link").inputValue() : undefined;
}

const carried = (link) => JSON.parse(Buffer.from(link.split("#payload=")[1], "base64url").toString());

visit("a link carries masks, and opens as a form with stored secrets", async ({ page, stage }) => {
  await paste(page, JSON.stringify(PAYLOAD));
  const shared = await link(page);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shared);
  assert.deepEqual(carried(shared), {
    kind: "hss.registry.update",
    options: {},
    payload: { ...PAYLOAD, registry_password: "******" },
  });
  assert.deepEqual(await traces(page, CANARY, { inputs: 'registry-form [name="registry_password"]' }), []);

  const guest = await open(stage, { hash: new URL(shared).hash });
  assert.equal(await guest.page.locator("#what").innerText(), "HSS image registry update");
  assert.equal(await field(guest.page, "/registry_addr").inputValue(), "harbor.example.com");
  assert.equal(await field(guest.page, "/registry_password").inputValue(), "");
  await guest.page.getByText("Stored. Leave it empty to keep what is stored").waitFor();
  assert.ok(!guest.heard.join("\n").includes("#payload"), "a fragment is never sent");
  assert.deepEqual(guest.faults, []);
  await box(guest.page).fill((await box(guest.page).inputValue()).replace('"me"', '"you"'));
  assert.equal(await field(guest.page, "/registry_username").inputValue(), "you");
  assert.equal(await field(guest.page, "/registry_password").inputValue(), "", "still stored");
  await field(guest.page, "/registry_addr").fill("other.example.com");
  await guest.page.getByText("The stored one cannot be kept: enter it again").waitFor();
  await guest.close();
});

visit("a link never carries what may be a secret unseen", async ({ page }) => {
  await paste(page, JSON.stringify({ ...PAYLOAD, remark: CANARY, connect_cluster_id: { deep: CANARY } }));
  const shared = await link(page);
  assert.deepEqual(carried(shared).payload, { ...PAYLOAD, registry_password: "******" });
  assert.match(await page.locator("#share-told").innerText(), /left out/);
  for (const payload of [
    { ...PAYLOAD, registry_addr: `https://me:${CANARY}@harbor.example.com` },
    { ...PAYLOAD, namespace: "AKIAIOSFODNN7EXAMPLX" },
  ]) {
    await paste(page, JSON.stringify(payload));
    const shared = await link(page);
    assert.ok(shared === undefined || !JSON.stringify(carried(shared)).match(/cAnAry|AKIA/), JSON.stringify(payload));
  }
  await paste(page, `{"registry_username": "me", "registry_password": "${CANARY}"`);
  assert.equal(await link(page), undefined);
  assert.match(await page.locator("#share-told").innerText(), /cannot be read/);
});

visit("a link that somebody wrote by hand is masked, or refused", async ({ page, stage }) => {
  const hash = (value) =>
    `#payload=${Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")}`;
  const guest = await open(stage, {
    hash: hash({
      kind: "hss.registry.update",
      payload: { registry_password: CANARY, registry_username: "<img src=x>" },
    }),
  });
  assert.equal(await field(guest.page, "/registry_password").inputValue(), "");
  await tab(guest.page, "Masked");
  assert.deepEqual(await json(guest.page), { registry_username: "<img src=x>", registry_password: "******" });
  assert.deepEqual(guest.faults, []);
  await guest.close();
  for (const broken of [
    hash("{"),
    hash({ kind: "nobody", payload: {} }),
    hash({ kind: "hss.registry.update", payload: [] }),
    hash("null"),
    "#payload=%%%",
  ]) {
    const guest = await open(stage, { hash: broken });
    await guest.page.getByText("The link could not be read.").waitFor();
    assert.deepEqual(guest.faults, [], broken);
    await guest.close();
  }
  await load(page, "A log with credentials");
  await page.evaluate((hash) => (location.hash = hash), hash({ kind: "swr.registry.create", payload: { name: "n" } }));
  await page.getByRole("heading", { name: "SWR replication target" }).waitFor();
});

test("offline, all of it works, files included", async () => {
  const stage = await start();
  try {
    const { page, faults } = await open(stage);
    stage.unplug();
    await page.reload();
    await ready(page);
    await load(page, "SWR: modify a target registry");
    assert.equal((await issues(page)).length, 4);
    await tab(page, "TypeScript");
    await page.getByText("export type SwrRegistryUpdate").waitFor();
    await load(page, "NDJSON of several kinds");
    assert.match(await finished(page), /5 payloads/);
    // What the browser itself asks for in vain is no fault of the page.
    assert.deepEqual(
      faults.filter((fault) => !/ERR_CONNECTION_REFUSED|sw\.js/.test(fault)),
      [],
    );
  } finally {
    await stage.stop();
  }
});

visit("nothing of the page is missing in what is kept, and nothing else is there", async ({ page }) => {
  const names = (folder, prefix = "") =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? names(join(folder, entry.name), `${prefix}${entry.name}/`) : `/${prefix}${entry.name}`,
    );
  const expected = names(join(root, "www")).filter((name) => !["/index.html", "/sw.js"].includes(name));
  const kept = await page.evaluate(async () => {
    const all = await caches.keys();
    return [all, (await (await caches.open(all[0])).keys()).map(({ url }) => new URL(url).pathname)];
  });
  assert.deepEqual(kept[0], [`berthing ${JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8")).version}`]);
  assert.deepEqual(
    kept[1].sort(),
    ["/", "/pkg/element.css", "/pkg/element.js", "/pkg/index.d.ts", "/pkg/index.js", ...expected].sort(),
  );
});

visit("what the network has goes before what is kept, and an old release's copy goes", async ({ page }) => {
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    await (await caches.open(name)).put("/icon.svg", new Response("stale"));
    await caches.open("berthing 0.0.1");
    await caches.open("somebody else's");
  });
  assert.notEqual(await page.evaluate(async () => (await fetch("/icon.svg")).text()), "stale");
  await page.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration();
    await found.unregister();
  });
  await page.reload();
  await ready(page);
  await page.waitForFunction(async () => !(await caches.keys()).includes("berthing 0.0.1"));
  assert.ok((await page.evaluate(() => caches.keys())).includes("somebody else's"));
});

visit("the policy that docs/page.md gives is the one that is sent", async ({ page }) => {
  const response = await page.reload();
  const sent = response.fromServiceWorker() ? (await page.request.get(page.url())).headers() : response.headers();
  const given = /```text\n(default-src[\s\S]*?)\n```/.exec(readFileSync(join(root, "docs/page.md"), "utf8"))[1];
  assert.equal(given.replaceAll("\n", " "), sent["content-security-policy"]);
});
