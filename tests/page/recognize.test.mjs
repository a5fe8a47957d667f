// What is pasted is recognised, and the page says why.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SAMPLES } from "../../www/samples.js";
import { box, choose, field, finished, issues, load, paste, root, tab, verdict, visits } from "./browser.mjs";

const visit = visits();
const sample = (title) => SAMPLES.find((sample) => sample.title === title).text;
const what = (page) => page.locator("#what").innerText();
const why = (page) => page.locator("#why").innerText();

const CALL = "https://hss.region.example.com/v5/p1/image/registries/r1";
const BODY = '{"registry_username":"it\'s me","registry_password":"example-Pa55word!"}';
/** The same call as browsers copy it: for bash, for cmd.exe, and in a recording. */
const COPIED = [
  `curl '${CALL}' -X 'PUT' -H 'X-Auth-Token: example-token-0123456789' --data-raw $'${BODY.replace("'", "\\'").replace("!", "\\u0021")}'`,
  `curl.exe ^"${CALL}^" ^\r\n  -X ^"PUT^" ^\r\n  --data-raw ^"${BODY.replaceAll('"', '\\"').replaceAll(/[{}"\\!]/g, "^$&")}^"`,
  JSON.stringify({ request: { method: "PUT", url: CALL, headers: [{ name: "X-Auth-Token", value: "example-token-0123456789" }], postData: { text: BODY } } }),
];

visit("each of these is what it is", async ({ page }) => {
  const cases = [
    [
      '{"registry_username":"me","registry_password":123456}',
      "HSS image registry update",
      /registry_username and registry_password/,
    ],
    [
      '{"registry_addr":"a.b","namespace":"n","username":"u","password":"p"}',
      "HSS scan component upload command",
      /registry_addr, namespace/,
    ],
    [
      '{"updatePassword":true,"config":{"id":"1","name":"n","type":"quay"}}',
      "RHACS image integration update",
      /config/,
    ],
    [
      '{"name":"n","type":"quay","categories":["REGISTRY"],"quay":{"endpoint":"quay.io"}}',
      "RHACS image integration",
      /categories/,
    ],
    ['{"kind":"swr.registry.update","payload":{"name":"n"}}', "SWR replication target update", /names its kind/],
    [
      sample("A curl command"),
      "HSS image registry update",
      /curl call of PUT \/v5\/\{project_id\}\/image\/registries\/\{id\}/,
    ],
    [
      "curl 'https://hss.example.com/v5/p1/image/registries/image-upload-command?registry_addr=a.b&namespace=n&username=u&password=p'",
      "HSS scan component upload command",
      /curl call of GET/,
    ],
    [
      'curl https://proxy.example.com/x --json \'{"registry_username":"me"}\'',
      "HSS image registry update",
      /body of a curl command/,
    ],
    ["curl https://example.com/v2/ -u me:example-Pa55word", "Command", /shell command: curl/],
    [sample("A docker login line"), "Command", /docker login/],
    ["$ sudo docker login -u me -p example-Pa55word x.example.com", "Command", /sudo/],
    ["unzip a.zip && docker load -i a.tar", "Command", /and 1 more command/],
    [sample("A log with credentials"), "Text", /^A log/],
    [sample("A .env file"), "Text", /\.env/],
    [sample("Settings in YAML"), "Text", /YAML/],
    ["Dear all, the harbour is closed", "Text", /^Plain text/],
    ['{"auths":{"a.b":{"auth":"bWU6ZXhhbXBsZS1QYTU1d29yZA=="}}}', "Text", /of no kind/],
    ["[1, 2]", "Text", /./],
    ['[{"registry_username":"me","registry_password":"p"}]', "HSS image registry update", /list of one object/],
    ['[{"registry_username":"me","registry_password":"p"},]', "Text", /./],
    ["hello password=example-Pa55word", "Text", /./],
    ['{"level":"info","password":"example-Pa55word"}\n{"level":"info","msg":"x"}', "Text", /of no kind/],
    ['{"time":3,"request":{"method":"GET"},"response":{},"cache":{},"name":"x"}', "Text", /of no kind/],
    ["Invoke-RestMethod -Uri https://a.example.com -Method Put", "Text", /PowerShell/],
    ...COPIED.map((text) => [text, "HSS image registry update", /call of PUT \/v5/]),
  ];
  for (const [text, expected, reason] of cases) {
    await paste(page, text);
    assert.equal(await what(page), expected, text);
    assert.match(await why(page), reason, text);
  }
});

visit("valid payloads of the corpus are taken for what they are", async ({ page }) => {
  const files = [];
  for (const kind of readdirSync(join(root, "tests/corpus"))) {
    const folder = join(root, "tests/corpus", kind, "valid");
    for (const name of readdirSync(folder))
      if (name.endsWith(".json")) files.push({ kind, name, text: readFileSync(join(folder, name), "utf8") });
  }
  assert.ok(files.length > 20);
  const wrong = await page.evaluate(async (files) => {
    const { recognize } = await import("/recognize.js");
    return files.flatMap(({ kind, name, text }) => {
      const { sort, kind: best, sure } = recognize(text);
      // The two of SWR have the same fields.
      const twins = kind.startsWith("swr.") && best?.startsWith("swr.") && !sure;
      const fits = sort === "payload" && ((best === kind && sure) || twins);
      return fits ? [] : [`${kind}/${name}: ${sort} ${best} ${sure}`];
    });
  }, files);
  assert.deepEqual(wrong, []);
});

visit("where two kinds fit, the other is offered", async ({ page }) => {
  await paste(
    page,
    '{"name":"n","type":"swr-pro","url":"https://harbor.example.com","insecure":false,"credential":{"type":"basic","access_key":"k","access_secret":"example-Pa55word"}}',
  );
  assert.equal(await what(page), "SWR replication target");
  assert.match(await why(page), /^Probably/);
  await page.getByRole("button", { name: "Take it as SWR replication target update" }).click();
  assert.equal(await what(page), "SWR replication target update");
  assert.equal(
    await field(page, "/credential/access_secret").inputValue(),
    "example-Pa55word",
    "what was entered stays",
  );
});

visit("a kind that was chosen by hand stays, and says when another fits better", async ({ page }) => {
  await choose(page, "swr.registry.create");
  await paste(page, '{"registry_username":"me","registry_password":"example-Pa55word"}');
  assert.equal(await what(page), "SWR replication target");
  await page.getByRole("button", { name: "Take it as HSS image registry update" }).click();
  assert.equal(await verdict(page), "No errors, no warnings");
  await choose(page, "");
  assert.equal(await what(page), "HSS image registry update");
});

visit("what is pasted is masked in the box at once, what is typed once it is left", async ({ page }) => {
  await paste(page, sample("A docker login line"));
  assert.match(await box(page).inputValue(), /--password \*{6} harbor/);
  await paste(page, sample("A .env file"));
  assert.match(await box(page).inputValue(), /REGISTRY_PASSWORD=\*{6}\n/);
  await page.getByRole("button", { name: "Start over" }).click();
  await box(page).pressSequentially("password=example-Pa55word", { delay: 1 });
  assert.equal(await box(page).inputValue(), "password=example-Pa55word");
  assert.equal(await verdict(page), "1 credential masked");
  await box(page).press("Tab");
  assert.equal(await box(page).inputValue(), "password=******");
  await box(page).press("End");
  await box(page).pressSequentially(" in use");
  assert.equal(await verdict(page), "1 credential masked", "an edit around the mask keeps what was found");
});

visit("text: what was found, by rule, and where", async ({ page }) => {
  await load(page, "A log with credentials");
  assert.equal(await verdict(page), "4 credentials masked");
  assert.equal(await page.locator("#view-text mark").count(), 4);
  const list = await page.locator("#view-text li").allInnerTexts();
  assert.ok(list.some((text) => /AWS access key ID/.test(text) && /1 time/.test(text)));
  assert.ok(list.some((text) => /Password/.test(text) && /2 times/.test(text)));
  await page.getByRole("button", { name: "AWS access key ID" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.title), "AWS access key ID");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the masked text" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "masked.txt");
  assert.equal(readFileSync(await saved.path(), "utf8"), await box(page).inputValue());
});

visit("a command: its steps, masked, and what to know", async ({ page }) => {
  await load(page, "A docker login line");
  assert.ok(
    (await page.locator("#view-command .issue").allInnerTexts()).some((text) =>
      text.includes("Command shows a password"),
    ),
  );
  const words = await page.locator("#view-command .argvs code").allInnerTexts();
  assert.deepEqual(words, ["docker", "login", "--username", "scanner", "--password", "******", "harbor.example.com"]);
});

visit("a list of payloads, and NDJSON, are worked through line by line", async ({ page }) => {
  await paste(
    page,
    JSON.stringify([{ registry_username: "me", registry_password: 1 }, { registry_username: "you" }], null, 2),
  );
  assert.match(await finished(page), /^Done after 2 lines .* 1 of 2 payloads with errors, 1 issue$/);
  await load(page, "NDJSON of several kinds");
  await page.waitForFunction(() => /after 5 lines/.test(document.getElementById("summary").textContent));
  await page.waitForFunction(() => document.getElementById("box").value.includes('"oauthToken":"******"'));
  assert.equal(await page.locator("#view-file tbody tr").count(), 4);
});

visit("curl fills in the payload as it is", async ({ page }) => {
  await load(page, "A curl command");
  assert.equal((await issues(page)).length, 2);
  await tab(page, "Normalized");
  await page.getByRole("button", { name: "Use the normalized payload" }).click();
  assert.equal(await field(page, "/registry_password").inputValue(), "123456");
  assert.equal(await field(page, "/registry_addr").inputValue(), "harbor.example.com");
});

visit("what a call was copied with reaches the form, and nothing of it stays in the box", async ({ page }) => {
  for (const text of COPIED) {
    await paste(page, text);
    assert.equal(await field(page, "/registry_username").inputValue(), "it's me", text);
    assert.equal(await field(page, "/registry_password").inputValue(), "example-Pa55word!", text);
    const fit = { registry_username: "it's me", registry_password: "******" };
    assert.deepEqual(JSON.parse(await box(page).inputValue()), fit);
  }
});
