// A fingerprint tells same from changed within a session, and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { fingerprint } from "berthing";

const utf8 = (text) => new TextEncoder().encode(text);
const node = (program) => execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });

test("same is same and changed is changed", () => {
  const secrets = ["", "a", "b", "aa", "a\0", "example-password", "example-passwore", "pä", "pa\u0308", "🐳", " a", "x".repeat(1e6)];
  const prints = secrets.map((secret) => fingerprint(secret));
  for (const print of prints) assert.match(print, /^[0-9a-f]{16}$/);
  assert.equal(new Set(prints).size, secrets.length);
  assert.deepEqual(secrets.map((secret) => fingerprint(secret)), prints);
});

test("bytes are the text that they spell", () => {
  for (const secret of ["", "example-password", "pä🐳"]) {
    const bytes = utf8(secret);
    for (const given of [bytes, Buffer.from(bytes), bytes.buffer.slice(0), new DataView(bytes.buffer)]) {
      assert.equal(fingerprint(given), fingerprint(secret));
    }
    assert.deepEqual(bytes, utf8(secret), "and stay the caller's");
  }
  assert.notEqual(fingerprint(new Uint8Array([0xff])), fingerprint(new Uint8Array([0xfe])), "also those that spell none");
});

test("half a surrogate pair counts as what it becomes in UTF-8", () => {
  assert.equal(fingerprint("a\ud83d"), fingerprint("a\ufffd"));
  assert.notEqual(fingerprint("a\ud83d"), fingerprint("a"));
});

test("no other session gives the same", async () => {
  const program = 'import { fingerprint } from "berthing"; console.log(fingerprint("example-password"));';
  const inside = `const { parentPort } = require("node:worker_threads");
    import("berthing").then(({ fingerprint }) => parentPort.postMessage(fingerprint("example-password")));`;
  const worker = new Worker(inside, { eval: true });
  const inWorker = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  const { fingerprint: required } = createRequire(import.meta.url)("berthing");
  const prints = [fingerprint("example-password"), inWorker, required("example-password"), node(program).trim(), node(program).trim()];
  for (const print of prints) assert.match(print, /^[0-9a-f]{16}$/);
  assert.equal(new Set(prints).size, prints.length);
});

test("anything else is a TypeError, which does not tell it", () => {
  const canary = "cAnAry-7431";
  for (const secret of [undefined, null, 7431, 7431n, true, Symbol(canary), [canary], { canary }, new String(canary), () => canary]) {
    assert.throws(() => fingerprint(secret), { name: "TypeError", message: "secret must be a string or bytes" });
  }
  const detached = utf8(canary);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const long = "x".repeat(64 * 1024 * 1024 + 1);
  for (const secret of [detached, long]) assert.throws(() => fingerprint(secret), { name: "TypeError" });
});

test("without random numbers there is an error, and later a fingerprint", () => {
  const program = `
    import { fingerprint, kinds } from "berthing";
    const { crypto } = globalThis;
    for (const absent of [undefined, {}, { getRandomValues() { throw new Error("none"); } }]) {
      Object.defineProperty(globalThis, "crypto", { value: absent, configurable: true });
      try { console.log(fingerprint("example-password")); } catch (error) { console.log(error.name, error.message); }
    }
    Object.defineProperty(globalThis, "crypto", { value: crypto });
    console.log(kinds().length > 0, fingerprint("example-password").length);`;
  const told = "Error no fingerprint without random numbers: there is no crypto.getRandomValues";
  assert.deepEqual(node(program).trim().split("\n"), [told, told, told, "true 16"]);
});
