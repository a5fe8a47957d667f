// The upload command as a Node.js program uses it: the script runs, and only the login learns the password.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { uploadCommand } from "berthing";

const password = 'pa"ss\' $(wo)\nrd`\\';
const input = { registry_addr: "https://Harbor.example.com/", namespace: "security", username: "robot$scan ner", password };
const options = { archive: "hss scanner.tar", images: [{ source: "hss/scanner:1.0" }] };

/** A docker that writes down what it was given. */
function fake() {
  const folder = mkdtempSync(join(tmpdir(), "fake-"));
  const docker = join(folder, "docker");
  writeFileSync(docker, `#!/bin/sh\n{ printf '%s\\037' "$@"; cat; printf '\\036'; } >>"${folder}/log"\n`);
  chmodSync(docker, 0o755);
  const run = (script, stdin) => {
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const { status, stderr } = spawnSync("sh", ["-c", script], { input: stdin, env, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return readFileSync(join(folder, "log"), "utf8").split("\x1e").slice(0, -1).map((call) => call.split("\x1f"));
  };
  return { run };
}

test("the script runs, and what was given arrives", () => {
  const { ok, script, stdin, steps, report } = uploadCommand(input, options);
  assert.ok(ok && report.ok);
  assert.deepEqual(report.issues.map(({ pointer }) => pointer), ["/registry_addr"]);
  const calls = fake().run(script, stdin);
  assert.deepEqual(calls, steps.map((step) => [...step.argv.slice(1), step.stage === "login" ? password : ""]));
  assert.deepEqual(calls[1], ["login", "--username", input.username, "--password-stdin", "harbor.example.com", password]);
  assert.ok(!script.includes(password) && !JSON.stringify(steps).includes("wo)"));
});

test("text and bytes do too; what is shown has no password", () => {
  const made = uploadCommand(input, options);
  for (const given of [JSON.stringify(input), Buffer.from(JSON.stringify(input))]) assert.deepEqual(uploadCommand(given, options), made);
  assert.ok(!JSON.stringify([made.masked, made.steps, made.report]).includes("(wo)"));
});

test("a password that is asked for is not given", () => {
  const { ok, stdin, script } = uploadCommand({ ...input, password: undefined }, { ...options, passwordFrom: "prompt" });
  assert.ok(ok && stdin === undefined && !script.includes("--password-stdin"));
});

test("a step has its input, which is shown masked", () => {
  const { steps, masked } = uploadCommand(input, { ...options, archive: undefined, download_url: "https://x.example/a.tar?sig=fake" });
  assert.equal(steps[0].input, 'url = "https://x.example/a.tar?sig=fake"\n');
  assert.equal(masked.steps[0].input, 'url = "https://x.example/a.tar?******"\n');
  assert.ok(!steps[0].argv.join(" ").includes("sig") && steps.slice(1).every((step) => !("input" in step)));
});

test("what is refused says why, and nothing else comes", () => {
  for (const [changes, pointer, code] of [
    [{ password: "******" }, "/password", "masked_secret"],
    [{ registry_addr: "hub.docker.com" }, "/registry_addr", "bad_format"],
    [{ registry_addr: "myharbor" }, "/registry_addr", "bad_format"],
    [{ username: undefined }, "/username", "missing"],
  ]) {
    const { report, ...rest } = uploadCommand({ ...input, ...changes }, options);
    assert.deepEqual(rest, { ok: false });
    assert.deepEqual(report.issues.filter(({ severity }) => severity === "error").map((issue) => [issue.pointer, issue.code]), [[pointer, code]]);
  }
  const { report } = uploadCommand({ ...input, username: "a\nb" }, { ...options, shell: "cmd" });
  assert.deepEqual(report.issues.at(-1).params, { reason: "line_break" });
});

test("options are the program's business", () => {
  const wrong = [null, "docker", { runtime: "dokcer" }, { shell: "fish" }, { images: {} }, { images: [{ nmae: "x" }] }, { stages: ["log"] }, { archive: 5 }, { archiv: "x" }, { password: "stdin" }, { passwordFrom: "me" }];
  for (const options of wrong) assert.throws(() => uploadCommand(input, options), TypeError, JSON.stringify(options));
  assert.equal(uploadCommand(input, { images: [{ get source() { throw new Error("no"); } }] }).report.issues[0].code, "unreadable");
});
