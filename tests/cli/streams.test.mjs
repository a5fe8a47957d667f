// Texts of any size, in little memory, and readers that leave early.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { maskText } from "berthing";
import { CANARY, FAULTY, KIND, dist, folder, run } from "./run.mjs";

const LIMITED = ["--max-old-space-size=64", join(dist, "cli.js")];

/** Feeds a program piece by piece; gives the greatest resident memory in MB and what `take` saw. */
async function feed(args, pieces, take) {
  const child = spawn(process.execPath, [...LIMITED, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdout.on("data", take);
  let most = 0;
  const { readFileSync } = await import("node:fs");
  for (const [at, piece] of pieces) {
    if (!child.stdin.write(piece)) await once(child.stdin, "drain");
    if (at % 20 === 0) most = Math.max(most, Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1024);
  }
  child.stdin.end();
  const [code] = await once(child, "close");
  return { code, most };
}

test("200 MB through mask-text", async () => {
  const block = `${"2026-11-22T12:00:00Z info pulled library/alpine from harbor.example.com in 12 ms\n".repeat(12_800)}login with password=${CANARY}\n`;
  const bytes = Buffer.from(block);
  const count = Math.ceil(200e6 / bytes.length);
  const expected = createHash("sha256");
  const { text } = maskText(block);
  assert.ok(!text.includes(CANARY));
  for (let at = 0; at < count; at++) expected.update(text);
  const actual = createHash("sha256");
  const pieces = (function* () {
    for (let at = 0; at < count; at++) yield [at, bytes];
  })();
  const { code, most } = await feed(["mask-text", "--quiet"], pieces, (piece) => actual.update(piece));
  assert.equal(code, 0);
  assert.equal(actual.digest("hex"), expected.digest("hex"));
  assert.ok(most > 0 && most < 320, `${most} MB`);
});

test("many lines through check, on two threads", async () => {
  const line = `{"registry_username":"scanner","registry_password":"${CANARY}"}\n`;
  const bytes = Buffer.from(line.repeat(8000));
  const pieces = (function* () {
    for (let at = 0; at < 60; at++) yield [at, bytes];
  })();
  let out = "";
  const { code, most } = await feed(["check", "--kind", KIND, "--from", "jsonl", "--jobs", "2", "-"], pieces, (piece) => (out += piece));
  assert.deepEqual([code, out], [0, "480000 payloads: nothing to complain about\n"]);
  assert.ok(most < 500, `${most} MB`);
});

/** What a shell says of a pipe whose reader has left. */
async function piped(line, cwd) {
  const { out, err } = await run(["-c", `${line}; echo "\${PIPESTATUS[0]}"`], { cwd, command: "bash", env: { BERTHING: join(dist, "cli.js") } });
  return { status: Number(out.trim().split("\n").at(-1)), err };
}

test("a reader that leaves ends it silently, with the status of what was found", async () => {
  const cwd = folder({
    "faulty.json": FAULTY,
    "fine.json": '{ "registry_username": "scanner" }',
    "many.jsonl": `${JSON.stringify({ protocol: "ftp" })}\n`.repeat(50_000),
    "long.log": "an ordinary line of a log\n".repeat(1_000_000),
  });
  const node = 'node "$BERTHING"';
  assert.deepEqual(await piped(`${node} check -q faulty.json | true`, cwd), { status: 1, err: "" });
  assert.deepEqual(await piped(`${node} check -q --kind ${KIND} many.jsonl | head -n 1 >/dev/null`, cwd), { status: 1, err: "" });
  assert.deepEqual(await piped(`${node} check -q fine.json | true`, cwd), { status: 0, err: "" });
  assert.deepEqual(await piped(`${node} mask-text -q long.log | head -n 1 >/dev/null`, cwd), { status: 0, err: "" });
  assert.deepEqual(await piped(`${node} mask -q --kind ${KIND} many.jsonl | head -n 1 >/dev/null`, cwd), { status: 0, err: "" });
  assert.deepEqual(await piped(`${node} --help | true`, cwd), { status: 0, err: "" });
});

test("an input that never ends does not keep the program", async () => {
  const child = spawn(process.execPath, [join(dist, "cli.js"), "check", "--from", "jsonl", "-"]);
  child.stdin.on("error", () => {});
  child.stdin.write(`{}\n${" ".repeat(70_000)}\n`);
  const [code] = await once(child, "close", { signal: AbortSignal.timeout(20_000) });
  assert.equal(code, 2, "the kind cannot be told of {}");
});

test("pipes with names", async () => {
  const { out } = await run(["-c", `node "$BERTHING" check -q --kind ${KIND} --format github <(echo '{"protocol":"ftp"}')`], {
    command: "bash",
    env: { BERTHING: join(dist, "cli.js") },
  });
  assert.match(out, /not_allowed/);
});

test("a full disk is told", async () => {
  const { code, err } = await run(["-c", 'node "$BERTHING" kinds > /dev/full'], { command: "bash", env: { BERTHING: join(dist, "cli.js") } });
  assert.equal(code, 2);
  assert.equal(err, "berthing: standard output cannot be written: ENOSPC\n");
});

test("mask-text: files, standard input, --check and --off", async () => {
  const cwd = folder({ "a.log": `password=${CANARY}\n`, "b.log": "nothing\n" });
  const both = await run(["mask-text", "a.log", "b.log"], { cwd });
  assert.equal(both.out, "password=******\nnothing\n");
  assert.match(both.err, /: 1 credential$/m);
  assert.equal((await run(["mask-text"], { input: `password=${CANARY}\n` })).out, "password=******\n");
  assert.deepEqual((await run(["mask-text", "--check", "--quiet", "a.log"], { cwd })), { code: 1, signal: null, out: "", err: "" });
  assert.equal((await run(["mask-text", "--check", "b.log"], { cwd })).code, 0);
  const [, rule] = both.err.match(/^berthing: ([\w-]+): 1/m);
  assert.equal((await run(["mask-text", "--off", rule, "b.log", "a.log"], { cwd })).out.includes("nothing"), true);
});
