// JSON Lines: the same whatever the threads, the pieces and the interruptions.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { test } from "node:test";
import { CANARY, KIND, corpus, dist, folder, run } from "./run.mjs";

/** Every payload of the corpus and what else a file may have, again and again. */
function messy(times) {
  const line = ({ kind, text }) => `{"kind":"${kind}","payload":${text.replaceAll(/[\r\n]/g, " ")}}`;
  const odd = [
    "", " \t\r", `{"kind":"${KIND}","payload":{"registry_password":"${CANARY}`, `stopped: password=${CANARY}`, `{"registry_password":"${CANARY}"}`,
    `{"kind":"nobody","payload":{"password":"${CANARY}"}}`, `{"kind":"${KIND}","payload":{"x_password":"${CANARY}"},"token":"${CANARY}"}\r`, "\ufeff[]",
  ];
  const some = Buffer.from(`${[...corpus.map(line), ...odd].join("\n")}\n`);
  const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]);
  const long = Buffer.from(`{"registry_password":"${"x".repeat(3 << 20)}"}\n`);
  return Buffer.concat([...Array(times).fill(some), broken, long, some, Buffer.from('{"kind":"nobody","payload":')]);
}

const COMMANDS = [["check", "--format", "json"], ["mask"], ["normalize"]];
const LINES = messy(4);

test("threads change nothing, nor do the pieces in which lines come", async () => {
  const cwd = folder({ "x.jsonl": LINES });
  const count = LINES.toString().split("\n").length;
  for (const [command, ...args] of COMMANDS) {
    const [one, ...others] = await Promise.all(["1", "2", "3"].map((jobs) => run([command, ...args, "--jobs", jobs, "x.jsonl"], { cwd })));
    for (const other of others) assert.deepEqual(other, one);
    assert.equal(one.code, 1, one.err);
    assert.ok(!`${one.out}${one.err}`.includes(CANARY));
    if (command !== "check") assert.equal(one.out.split("\n").length - 1, count, "a line for a line");
    for (const jobs of ["1", "2"]) {
      const child = spawn(process.execPath, [join(dist, "cli.js"), command, ...args, "--from", "jsonl", "--stdin-name", "x.jsonl", "--jobs", jobs, "-"]);
      const out = [];
      child.stdout.on("data", (piece) => out.push(piece));
      child.stderr.resume();
      for (let at = 0; at < LINES.length; at += 300_001) child.stdin.write(LINES.subarray(at, at + 300_001));
      child.stdin.end();
      await once(child, "close");
      assert.equal(Buffer.concat(out).toString(), one.out, `${command} of a pipe, ${jobs}`);
    }
  }
});

test("a line comes out before the next one is there", async () => {
  for (const jobs of ["1", "2"]) {
    const child = spawn(process.execPath, [join(dist, "cli.js"), "mask", "--kind", KIND, "--from", "jsonl", "--jobs", jobs, "-"]);
    for (const name of ["first", "second"]) {
      child.stdin.write(`{"registry_username":"${name}"}\n`);
      const [out] = await once(child.stdout, "data", { signal: AbortSignal.timeout(20_000) });
      assert.equal(out.toString(), `{"registry_username":"${name}"}\n`);
    }
    child.stdin.end();
    assert.deepEqual(await once(child, "close"), [0, null]);
  }
});

/** The program with threads that do something else. */
function withThreads(code) {
  const home = join(folder(), "node_modules/berthing");
  mkdirSync(join(home, "dist"), { recursive: true });
  for (const file of ["package.json", "dist/cli.js", "dist/index.js"]) copyFileSync(join(dist, "..", file), join(home, file));
  writeFileSync(join(home, "dist/cli-worker.js"), code);
  return join(home, "dist/cli.js");
}

const DEATHS = {
  "at once": "process.exit(0);",
  "at its work": 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(0));',
  "of an error": `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("${CANARY}"); });`,
  "of too little memory": 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { const all = []; for (;;) all.push({ ...all }); });',
};
for (const [how, code] of Object.entries(DEATHS)) {
  test(`a thread that dies ${how} is told, while the input goes on`, async () => {
    const args = ["--max-old-space-size=64", withThreads(code), "check", "--kind", KIND, "--from", "jsonl", "--jobs", "2", "-"];
    const child = spawn(process.execPath, args);
    const closed = once(child, "close", { signal: AbortSignal.timeout(60_000) });
    let err = "";
    child.stderr.on("data", (piece) => (err += piece));
    child.stdin.on("error", () => {});
    child.stdin.write("{}\n");
    await setTimeout(500);
    child.stdin.write("{}\n");
    const [status] = await closed;
    assert.equal(status, 2);
    assert.match(err, /^berthing: a thread ended before its work was done$/m);
    assert.ok(!err.includes(CANARY));
  });
}

for (const jobs of ["1", "2"]) {
  for (const command of ["mask", "normalize"]) {
    test(`${command} --jobs ${jobs}: killed again and again, it goes on where it was`, async () => {
      const cwd = folder({ "x.jsonl": LINES });
      const to = (name, ...more) => [command, "--quiet", "--jobs", jobs, "--output", name, ...more, "x.jsonl"];
      await run(to("whole"), { cwd });
      const whole = readFileSync(join(cwd, "whole"));
      assert.equal(whole.includes(CANARY), command === "normalize", "--output of normalize has secrets");
      let kills = 0;
      for (let size = 1; ; size = statSync(join(cwd, "grown")).size + whole.length / 3) {
        const child = spawn(process.execPath, [join(dist, "cli.js"), ...to("grown", "--resume")], { cwd, stdio: "ignore" });
        const ended = once(child, "close");
        while (child.exitCode === null && (statSync(join(cwd, "grown"), { throwIfNoEntry: false })?.size ?? 0) < size) await setTimeout(1);
        child.kill("SIGKILL");
        const [, signal] = await ended;
        if (signal !== "SIGKILL") break;
        kills++;
      }
      assert.ok(kills > 0, "it was killed at its work");
      assert.ok(readFileSync(join(cwd, "grown")).equals(whole));
      assert.equal(statSync(join(cwd, "grown")).mode & 0o777, 0o600);
    });
  }
}

test("--resume: torn lines are made anew, complete files stay, foreign ones are refused and left alone", async () => {
  const lines = Array.from({ length: 50 }, (_, at) => `{"registry_username":"u${at}","registry_password":"${CANARY}"}\n`).join("");
  const cwd = folder({ "x.jsonl": lines, "y.json": "{}", "foreign": '{"registry_username":"u7"}\n' });
  const resume = (...args) => run(["mask", "--kind", KIND, "--resume", ...args], { cwd });
  const grown = () => readFileSync(join(cwd, "grown"), "utf8");
  assert.equal((await resume("--output", "grown", "x.jsonl")).code, 0);
  const whole = grown();
  assert.equal(whole, lines.replaceAll(CANARY, "******"));
  for (const length of [0, 1, whole.indexOf("\n"), whole.indexOf("\n") + 1, whole.length - 1, whole.length]) {
    truncateSync(join(cwd, "grown"), length);
    const { code, err } = await resume("--output", "grown", "x.jsonl");
    assert.equal(code, 0, err);
    assert.equal(grown(), whole, `from ${length} bytes on`);
  }
  appendFileSync(join(cwd, "grown"), '{"registry_username":"u49"}\n');
  for (const [args, reason] of [
    [["--output", "grown", "x.jsonl"], /made of other lines/],
    [["--output", "foreign", "x.jsonl"], /made of other lines/],
    [["--output", "/dev/null", "x.jsonl"], /no regular file/],
    [["--output", "new", "y.json"], /takes JSON Lines/],
    [["x.jsonl"], /goes with --output/],
  ]) {
    const { code, err } = await resume(...args);
    assert.equal(code, 2);
    assert.match(err, reason);
  }
  assert.equal(readFileSync(join(cwd, "foreign"), "utf8"), '{"registry_username":"u7"}\n');
});
