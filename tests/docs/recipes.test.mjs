// The recipes, exactly as printed; the one for Rust is a doctest.
import assert from "node:assert/strict";
import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { isValid } from "berthing";
import { parse } from "yaml";
import { dialogues, recipe, shell } from "./kitchen.mjs";
import { withPage } from "./page.mjs";

const root = process.env.BERTHING_ROOT;
const { serve } = await import(join(root, "tests/element/server.mjs"));

test("each has a test", () => {
  const known = ["README.md", "ci.md", "form.md", "logs.md", "pre-commit.md", "rust.md", "send.md"];
  assert.deepEqual(readdirSync(join(root, "docs/recipes")).sort(), known);
});

test("form.md", async (t) => {
  const { folder } = recipe("form.md");
  const server = await serve({ "/berthing/": resolve("..", "node_modules/berthing/dist"), "/": folder });
  t.after(() => server.stop());
  const filled = {
    registry_name: "harbor-production",
    registry_type: "Harbor",
    api_version: "V2",
    protocol: "https",
    registry_addr: "harbor.example.com",
    registry_username: "robot$scanner",
    registry_password: "example-Pa55word",
    connect_cluster_id: "4dbcb6a1",
    get_scan_image_channel: "Swr",
  };
  await withPage(async (page) => {
    const sent = [];
    await page.route("**/registries", (route) => {
      sent.push(route.request().postData());
      return route.fulfill({ status: 201 });
    });
    await page.goto(`${server.url}/index.html`);
    const add = page.getByRole("button", { name: "Add" });
    await add.click();
    await page.getByText("There is a problem").waitFor();
    assert.deepEqual(sent, []);
    for (const [name, value] of Object.entries(filled)) {
      const field = page.locator(`[name="${name}"]`);
      if ((await field.evaluate(({ tagName }) => tagName)) === "SELECT") await field.selectOption(value);
      else await field.fill(value);
    }
    await add.click();
    await page.getByText("Added", { exact: true }).waitFor();
    assert.ok(isValid("hss.registry.create", sent[0]));
    assert.deepEqual(JSON.parse(sent[0]), filled);
  });
});

test("send.md", async (t) => {
  const asked = [];
  const answers = [{ status: 200, body: "" }, { status: 503, body: "<html>busy</html>" }];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      const answer = answers[asked.length];
      asked.push({ method: request.method, url: request.url, token: request.headers["x-auth-token"], body });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close());
  const HSS_ENDPOINT = `http://127.0.0.1:${server.address().port}`;
  const env = { HSS_ENDPOINT, HSS_TOKEN: "example-token", REGISTRY_PASSWORD: "example-Pa55word" };
  const made = recipe("send.md");
  await dialogues(made, env);
  assert.deepEqual(asked, [{
    method: "PUT",
    url: "/v5/0a1b2c3d4e5f/image/registries/7c0e4a6e-2b8f-4c58",
    token: "example-token",
    body: '{"protocol":"https","registry_username":"robot$scanner","registry_password":"example-Pa55word"}',
  }]);
  const busy = await shell("node send.mjs", made.folder, env);
  assert.equal(busy.status, 75, busy.printed);
  assert.match(busy.printed, /^html_body: /m);
  const refused = await shell("node send.mjs", made.folder, { ...env, HSS_TOKEN: "" });
  assert.equal(refused.status, 1);
  assert.match(refused.printed, /^\/target\/token: /m);
});

test("logs.md", () => dialogues(recipe("logs.md")));

test("ci.md", async () => {
  const made = recipe("ci.md");
  await dialogues(made);
  const workflow = parse((await shell("cat .github/workflows/registries.yml", made.folder)).printed);
  const runs = workflow.jobs.check.steps.flatMap(({ run }) => run ?? []);
  // No registry has the package before its release: here it is already installed.
  assert.equal(runs.shift(), "npm ci");
  assert.equal(runs.length, 1);
  const { printed, status } = await shell(runs[0], made.folder);
  assert.equal(status, 1);
  assert.match(printed, /^::error file=registries\/harbor\.json,line=5,/m);
});

test("pre-commit.md, and the hooks of this repository", async () => {
  const made = recipe("pre-commit.md");
  const env = { PRE_COMMIT_HOME: resolve("pre-commit"), GIT_CONFIG_GLOBAL: "/dev/null" };
  await shell("git init --quiet && echo node_modules > .gitignore", made.folder);
  await dialogues(made, env);
  const local = await shell("cat .pre-commit-config.yaml", made.folder);

  const repository = join(made.folder, "node_modules/hooks");
  const commit = "git init --quiet && git add . && git -c user.name=t -c user.email=t@example.com commit --quiet -m hooks";
  await shell(`mkdir -p ${repository}`, made.folder);
  copyFileSync(join(root, ".pre-commit-hooks.yaml"), join(repository, ".pre-commit-hooks.yaml"));
  assert.equal((await shell(commit, repository)).status, 0);
  const [{ hooks }] = parse(local.printed).repos;
  const ours = hooks.map(({ id, files, exclude }) => ({ id, files, exclude }));
  const rev = (await shell("git rev-parse HEAD", repository)).printed.trim();
  writeFileSync(join(made.folder, ".pre-commit-config.yaml"), JSON.stringify({ repos: [{ repo: repository, rev, hooks: ours }] }));
  writeFileSync(join(made.folder, "notes.md"), "docker login -u me -p example-Pa55word\n");
  await shell("git add .", made.folder);
  const { printed, status } = await shell("pre-commit run", made.folder, env);
  assert.equal(status, 1, printed);
  assert.match(printed, /check registry payloads\.+Failed[^]*wrong_type[^]*look for credentials\.+Failed/);
});
