// Requests as real clients send them: a server on loopback sees the same from fetch and from curl, and what it sees is
// what was given.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { isMasked, kinds, mask, request } from "berthing";

/** Everything that a URL, a header, curl's config or JSON could stumble over. */
const ASCII = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join("");
const NASTY = [ASCII, 'a "b" \\c\\ %41 +&=#?/;', "tab\there\nand\r\nthere\v.", "%2e%2e/..;", "é 密码 \u{1f433} \u200b", "-- $(x) `y` !z ^", "\0"];

const PAYLOADS = {
  "rhacs.image-integration": (nasty) => ({
    name: `n${nasty}`, type: "docker", categories: ["REGISTRY"],
    docker: { endpoint: "quay.io", username: nasty, password: nasty, insecure: false },
  }),
  "rhacs.image-integration.update": (nasty) => ({
    config: { id: nasty, name: `n${nasty}`, type: "docker", categories: ["REGISTRY"], docker: { endpoint: "quay.io", password: nasty } },
    updatePassword: true,
  }),
  "hss.registry.create": (nasty) => ({
    registry_name: nasty, registry_type: "Jfrog", api_version: "V2", protocol: "https", registry_addr: "harbor.example.com",
    registry_username: nasty, registry_password: nasty, connect_cluster_id: "c", get_scan_image_channel: "Swr",
  }),
  "hss.registry.update": (nasty) => ({ registry_username: nasty, registry_password: nasty }),
  "hss.image-upload-command": (nasty) => ({ registry_addr: "[2001:db8::1]:443", namespace: "a/b__c", username: nasty, password: nasty }),
  "swr.registry.create": (nasty) => ({
    name: "目标", description: nasty, type: "huawei-SWR", url: "https://swr.example.com",
    credential: { type: "basic", access_key: nasty, access_secret: nasty }, insecure: false,
  }),
};
PAYLOADS["swr.registry.update"] = PAYLOADS["swr.registry.create"];

const seen = [];
const server = createServer(async (message, response) => {
  const body = await text(message);
  const { accept, "content-type": type, "content-length": length, authorization, "x-auth-token": token } = message.headers;
  seen.push({ method: message.method, url: message.url, accept, type, length, authorization, token, body });
  response.end("{}");
});
let endpoint;

before(async () => {
  writeFileSync(".curlrc", "location-trusted\n");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${server.address().port}/base`;
});
after(() => server.close());

function targetOf(kind, nasty) {
  const [projectId, instanceId, enterpriseProjectId] = [nasty, nasty, nasty];
  const target = { endpoint, token: ASCII.repeat(40) };
  if (kind.startsWith("rhacs")) return kind.endsWith("update") ? target : { ...target, id: nasty };
  if (kind.startsWith("swr")) return { ...target, projectId, instanceId, ...(kind.endsWith("update") && { registryId: -7 }) };
  if (kind === "hss.image-upload-command") return { ...target, projectId };
  return { ...target, projectId, enterpriseProjectId, ...(kind.endsWith("update") && { id: nasty.slice(0, 60) }) };
}

/** What curl does for somebody whose own settings follow redirects. */
async function curl({ command, stdin }) {
  const [program, ...argv] = command.split(" ");
  const child = spawn(program, ["--silent", ...argv], { env: { ...process.env, CURL_HOME: process.cwd() } });
  child.stdin.end(stdin);
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, "close"), text(child.stdout)]);
  assert.equal(status, 0, errors);
}

test("fetch and curl send the same, and what was given arrives", async () => {
  for (const kind of kinds()) {
    for (const nasty of NASTY) {
      const [payload, target] = [PAYLOADS[kind](nasty), targetOf(kind, nasty)];
      const made = request(kind, payload, target);
      assert.deepEqual(made.report.issues.filter((issue) => issue.severity === "error"), [], `${kind} ${nasty}`);
      seen.length = 0;
      await (await fetch(made.url, made)).text();
      await curl(made.curl);
      const [fetched, curled] = seen;
      assert.equal(seen.length, 2);
      assert.deepEqual(curled, fetched, `${kind} ${nasty}`);

      assert.equal(new URL(made.url).href, made.url, "as WHATWG spells it");
      assert.equal(fetched.method, made.method);
      const url = new URL(fetched.url, endpoint);
      const steps = url.pathname.split("/").map(decodeURIComponent);
      for (const id of [target.projectId, target.instanceId, target.id, payload.config?.id]) assert.ok(id === undefined || steps.includes(id));
      if (target.enterpriseProjectId) assert.equal(url.searchParams.get("enterprise_project_id"), nasty);
      assert.equal(fetched.authorization ?? fetched.token, kind.startsWith("rhacs") ? `Bearer ${target.token}` : target.token);
      const arrived = made.method === "GET" ? Object.fromEntries(url.searchParams) : JSON.parse(fetched.body);
      if (target.id && kind.startsWith("rhacs")) payload.id = nasty;
      assert.deepEqual(arrived, payload);
    }
  }
});

test("a redirect is not followed: it would carry the token away", async () => {
  const elsewhere = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  let reached = false;
  elsewhere.on("request", () => (reached = true));
  const redirecting = createServer((_, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.address().port}/` }).end();
  }).listen(0, "127.0.0.1");
  await once(redirecting, "listening");
  const target = { endpoint: `http://127.0.0.1:${redirecting.address().port}`, token: "example-token", projectId: "p", id: "1" };
  const made = request("hss.registry.update", { protocol: "https" }, target);
  await assert.rejects(fetch(made.url, made), TypeError);
  await curl(made.curl);
  assert.equal(reached, false);
  redirecting.close();
  elsewhere.close();
});

test("the masked twin differs in secrets alone, and is itself a request", () => {
  const [payload, target] = [PAYLOADS["hss.image-upload-command"]("s3cr3t-canary"), targetOf("hss.image-upload-command", "p")];
  const { masked, url } = request("hss.image-upload-command", payload, { ...target, token: "t0ken-canary" });
  assert.equal(masked.url, url.replace("password=s3cr3t-canary", "password=******"));
  assert.equal(masked.headers["X-Auth-Token"], "******");
  assert.ok(!JSON.stringify(masked).includes("t0ken-canary"));
  const update = request("rhacs.image-integration", PAYLOADS["rhacs.image-integration"]("s3cr3t-canary"), { ...target, projectId: undefined });
  assert.deepEqual(JSON.parse(update.masked.body), mask("rhacs.image-integration", JSON.parse(update.body)));
  assert.ok(isMasked("rhacs.image-integration", update.masked.body));
});

test("what is refused says why, and nothing else comes", () => {
  for (const target of [undefined, {}, null, "", "{", 5, [], { test: true }, { get endpoint() { throw new Error("canary"); } }]) {
    const made = request("hss.registry.update", { protocol: "https" }, target);
    assert.deepEqual(Object.keys(made).sort(), ["ok", "report"]);
    assert.equal(made.ok || made.report.ok, false);
    assert.ok(!JSON.stringify(made).includes("canary"));
  }
  assert.throws(() => request("hss", {}, {}), TypeError);
  assert.throws(() => request("hss.registry.update", {}, {}, { rhacs: 4 }), TypeError);
});
