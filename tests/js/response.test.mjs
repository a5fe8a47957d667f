// Answers, read in JavaScript: the digits that JSON.parse loses, what is refused, and that nothing secret is told.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readCommand, readResponse } from "berthing";
import { root } from "./corpus.mjs";

test("every answer of the native tests is read alike", () => {
  const folder = join(root, "tests/responses");
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json"));
  assert.ok(files.length > 20);
  for (const file of files) {
    const { status, body, text = JSON.stringify(body), expect } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const given of [text, Buffer.from(text)]) {
      const answer = readResponse(file.split("/")[0], status, given);
      for (const [name, wanted] of Object.entries(expect.error ?? {})) assert.deepEqual(answer.error[name], wanted, file);
      for (const name of ["ok", "value", "masked", "commands"]) {
        if (name in expect) assert.deepEqual(answer[name] ?? null, expect[name], `${file} ${name}`);
      }
    }
  }
});

test("integers keep their digits", () => {
  const body = '{"data_list": [{"id": "7", "latest_sync_time": 9223372036854775807}, {"latest_sync_time": 1}], "total_num": 2}';
  for (const given of [body, Buffer.from(body)]) {
    const { value } = readResponse("hss.registry.create", 200, given);
    assert.deepEqual(value.data_list.map((item) => item.latest_sync_time), ["9223372036854775807", "1"]);
    assert.equal(value.total_num, 2);
  }
});

test("a body that cannot be read is an error, misuse a TypeError", () => {
  const hostile = { get code() { throw new Error("s3cr3t-canary"); } };
  const answer = readResponse("rhacs.image-integration", 400, hostile);
  assert.equal(answer.ok, false);
  assert.equal(answer.error.code, "unreadable");
  assert.equal(answer.masked, "******");
  assert.ok(!JSON.stringify(answer).includes("canary"));
  for (const status of [undefined, "200", NaN, 200.5, null]) assert.throws(() => readResponse("rhacs.image-integration", status, "{}"), TypeError);
  for (const status of [-1, 0, 99, 600, 1e9]) {
    const { error } = readResponse("rhacs.image-integration", status, "{}");
    assert.deepEqual([error.code, error.status], ["unknown_status", status]);
  }
  assert.equal(readResponse("hss.registry.create", 200).ok, true);
  for (const text of [undefined, null, 5, {}]) assert.throws(() => readCommand(text), TypeError);
});

test("a server's command shows no password", () => {
  const { commands, masked, report } = readCommand("docker login -u me -p s3cr3t-canary harbor.example.com");
  assert.deepEqual(commands, [["docker", "login", "-u", "me", "-p", "******", "harbor.example.com"]]);
  assert.equal(masked, "docker login -u me -p ****** harbor.example.com");
  assert.deepEqual(report.issues.map((issue) => issue.code), ["password_in_command"]);
});
