// Servers: a refusal has the issues and never the password; what is let in is normalized.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { schemas } from "berthing";
import { Hono } from "hono";
import { BROKEN, GOOD, KIND, NORMAL, SECRET } from "./payloads.mjs";

const post = (url, body) =>
  new Request(new URL(url, "http://localhost"), { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

/** Refused for its address; the password is good. */
const REFUSED = { ...BROKEN, registry_password: SECRET };

test("Hono", async () => {
  const refuse = (result, c) => (result.success ? undefined : c.json({ issues: result.error }, 400));
  const app = new Hono().post("/registries", sValidator("json", schemas[KIND], refuse), (c) => c.json(c.req.valid("json")));
  const good = await app.request(post("/registries", GOOD));
  assert.deepEqual([good.status, await good.json()], [200, NORMAL]);
  const bad = await app.request(post("/registries", REFUSED));
  const text = await bad.text();
  assert.equal(bad.status, 400);
  assert.ok(!text.includes(SECRET));
  assert.deepEqual(JSON.parse(text).issues.map(({ code, path }) => [code, path]), [["bad_format", ["registry_addr"]]]);
});

test("tRPC", async () => {
  const { procedure, router } = initTRPC.create();
  const routes = router({ create: procedure.input(schemas[KIND]).mutation(({ input }) => input) });
  const ask = async (body) => {
    const errors = [];
    const req = post("/create", body);
    const response = await fetchRequestHandler({ endpoint: "/", req, router: routes, onError: ({ error }) => errors.push(error) });
    return { status: response.status, text: await response.text(), cause: errors[0]?.cause };
  };
  const good = await ask(GOOD);
  assert.deepEqual([good.status, JSON.parse(good.text).result.data], [200, NORMAL]);
  const bad = await ask(REFUSED);
  assert.equal(bad.status, 400);
  assert.deepEqual(bad.cause.issues.map(({ pointer }) => pointer), ["/registry_addr"]);
  assert.ok(!bad.text.includes(SECRET));
});
