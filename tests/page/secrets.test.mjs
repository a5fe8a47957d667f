// A password that is found nowhere but in its own input, whatever a person does with it.
import assert from "node:assert/strict";
import { box, choose, drop, field, finished, kinds, paste, tab, traces, visits } from "./browser.mjs";

const CANARY = "cAnAry-7431-swordfish";
const visit = visits();
const TABS = ["Normalized", "Masked", "Request", "JSON Schema", "TypeScript", "Issues"];

async function clean(page, heard, own, place) {
  assert.deepEqual(await traces(page, CANARY, { inputs: own }), [], place);
  assert.ok(!heard.join("\n").includes(CANARY), place);
}

visit("a canary is seen where it stands", async ({ page }) => {
  await page.evaluate((secret) => {
    document.body.dataset.leak = secret;
    history.replaceState(null, "", `#${secret}`);
    localStorage.leak = secret;
    document.getElementById("link").value = secret;
  }, CANARY);
  await page.evaluate(async (secret) => (await caches.open("leak")).put("/leak", new Response(secret)), CANARY);
  assert.deepEqual(await traces(page, CANARY), ["markup", "values", "address", "storage", "caches"]);
});

visit("typed into every secret field of every kind", async ({ page, heard }) => {
  let seen = 0;
  for (const kind of await kinds(page)) {
    const pointers = await page.evaluate((kind) => {
      const leaves = (controls) =>
        controls.flatMap((control) => (control.controls ? leaves(control.controls) : control));
      return leaves(berthing.describe(kind).controls)
        .filter(({ secret }) => secret)
        .map(({ pointer }) => pointer);
    }, kind);
    for (const pointer of pointers) {
      await choose(page, kind);
      // The field may not apply yet; a payload with something in it makes it show.
      const payload = pointer
        .split("/")
        .slice(1)
        .reduceRight((inner, key) => ({ [key]: inner }), "x");
      await paste(page, JSON.stringify(payload));
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await field(page, pointer).fill(CANARY);
      await field(page, pointer).press("Tab");
      for (const name of TABS) await tab(page, name);
      await page.getByRole("button", { name: "Share a link" }).click();
      const own = `registry-form [name="${pointer.slice(1).replaceAll("/", ".")}"]`;
      await clean(page, heard, own, `${kind} ${pointer}`);
      seen++;
    }
  }
  assert.ok(seen > 10);
});

const PAYLOAD = {
  registry_name: "n",
  registry_addr: "harbor.example.com",
  namespace: "n",
  registry_username: "me",
  registry_password: CANARY,
};
const PASSWORD = 'registry-form [name="registry_password"]';

const PASTES = [
  ["a payload", JSON.stringify(PAYLOAD), PASSWORD],
  ["a payload with a trailing comma", JSON.stringify(PAYLOAD).replace("}", ",}"), PASSWORD],
  ["a payload that ends too early", JSON.stringify(PAYLOAD, null, 1).slice(0, -3), ""],
  [
    "a payload with a key twice",
    `{"registry_username":"a","registry_username":"b","registry_password":"${CANARY}"}`,
    PASSWORD,
  ],
  [
    "a password inside an address",
    JSON.stringify({ ...PAYLOAD, registry_password: "x", registry_addr: `https://me:${CANARY}@harbor.example.com` }),
    'registry-form [name="registry_addr"]',
  ],
  ["a docker login line", `docker login -u me -p ${CANARY} harbor.example.com`, ""],
  ["a pipe into docker login", `echo ${CANARY} | docker login -u me --password-stdin harbor.example.com`, ""],
  [
    "a curl command",
    `curl -X PUT https://hss.example.com/v5/p/image/registries/1 -H 'X-Auth-Token: ${CANARY}' -d '${JSON.stringify(PAYLOAD)}'`,
    PASSWORD,
  ],
  [
    "a curl command with a query",
    `curl 'https://hss.example.com/v5/p/image/registries/image-upload-command?registry_addr=a.b&namespace=n&username=u&password=${CANARY}'`,
    'registry-form [name="password"]',
  ],
  ["a curl command with a user", `curl -u me:${CANARY} https://harbor.example.com/v2/`, ""],
  [
    "a log",
    `2026-11-22T09:14:03Z WARN login failed, password=${CANARY}\n2026-11-22T09:14:04Z INFO https://me:${CANARY}@harbor.example.com/`,
    "",
  ],
  ["a .env file", `REGISTRY_PASSWORD=${CANARY}\nLEVEL=info`, ""],
  ["YAML", `registry:\n  password: ${CANARY}`, ""],
  ["docker's config", `{"auths":{"a.b":{"auth":"${btoa(`me:${CANARY}`)}","password":"${CANARY}"}}}`, ""],
  ["NDJSON", `${JSON.stringify(PAYLOAD)}\n{"registry_password":"${CANARY}"}\n{"registry_password":"${CANARY}"`, ""],
];

for (const [name, text, own] of PASTES) {
  visit(`pasted: ${name}`, async ({ page, heard }) => {
    await paste(page, text);
    if (name === "NDJSON") await finished(page);
    await clean(page, heard, own, name);
    if (await page.getByRole("tablist").isVisible()) for (const name of TABS) await tab(page, name);
    if (await page.getByRole("tab", { name: "Upload" }).isVisible()) await tab(page, "Upload");
    await clean(page, heard, own, `${name}, in every tab`);
    await box(page).focus();
    await box(page).press("End");
    await box(page).pressSequentially(" ");
    await box(page).blur();
    await clean(page, heard, own, `${name}, edited`);
  });
}

visit("dropped as a file", async ({ page, heard }) => {
  for (const [name, text, own] of PASTES) {
    await drop(page, `${name}.txt`, text);
    await page.waitForFunction(() => document.getElementById("summary").textContent !== "");
    if (name === "NDJSON") await finished(page);
    await clean(page, heard, own, name);
    await page.getByRole("button", { name: "Start over" }).click();
    await clean(page, heard, "", `${name}, started over`);
  }
});
