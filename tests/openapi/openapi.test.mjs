// The OpenAPI document that the package ships.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { jsonSchema, kinds, request } from "berthing";

const require = createRequire(import.meta.url);
const document = require("berthing/openapi.json");
const TARGET = { endpoint: "https://api.example.com", token: "example-token", projectId: "p", instanceId: "i", id: "7c0e4a6e", registryId: "7" };

test("a linter has nothing to say", () => {
  const cli = join("..", "node_modules/@redocly/cli/bin/cli.js");
  const args = [cli, "lint", require.resolve("berthing/openapi.json"), "--config", "redocly.yaml", "--format", "json"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stdout, stderr } = spawnSync("node", args, { encoding: "utf8", env });
  assert.equal(status, 0, stdout + stderr);
  assert.deepEqual(JSON.parse(stdout).problems, []);
});

/** The operations that a path and method name. */
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).filter(([method]) => method !== "servers").map(([method, operation]) => ({ path, method, operation })),
);

test("every operation has a name of its own, and every body is the schema of its kind", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const kind of kinds()) {
    const { $schema, ...schema } = jsonSchema(kind);
    const component = document.components.schemas[kind];
    if (component) assert.deepEqual(component, schema);
  }
});

test("what `request` sends is described: path, method, token and query", () => {
  let seen = 0;
  for (const kind of kinds()) {
    const example = jsonSchema(kind).examples[0];
    const sent = request(kind, example, TARGET);
    if (!sent.ok) continue;
    seen++;
    const { pathname, searchParams } = new URL(sent.url);
    const isSent = ({ path, method }) => method === sent.method.toLowerCase() && new RegExp(`^${path.replace(/{[^}]+}/g, "[^/]+")}$`).test(pathname);
    const [{ operation }] = operations.filter(isSent);
    const [[scheme]] = operation.security.map(Object.keys);
    const { type, name } = document.components.securitySchemes[scheme];
    assert.ok((type === "http" ? "Authorization" : name) in sent.headers, kind);
    const query = operation.parameters?.filter((parameter) => parameter.in === "query") ?? [];
    for (const name of searchParams.keys()) assert.ok(query.some((parameter) => parameter.name === name), name);
    for (const { name, required } of query) assert.ok(!required || searchParams.has(name), name);
    assert.equal("requestBody" in operation, sent.body !== undefined);
  }
  assert.ok(seen >= 5, `${seen} kinds`);
});
