// Which kind a payload is meant to be: told for certain, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, kinds, recognize } from "berthing";
import { readable } from "./corpus.mjs";

const SECRET = "cAnAry-7431-Zq7Xw9";

test("a kind that is told is the right one, and most are", () => {
  const titles = new Map(kinds().map((kind) => [kind, describe(kind).title]));
  let told = 0;
  for (const { file, kind, value } of readable) {
    const found = recognize(value);
    if (found.kind) told++;
    assert.ok(!found.kind || found.kind === kind, `${file}: ${found.kind}`);
    for (const { kind, title } of found.candidates) assert.equal(title, titles.get(kind));
  }
  assert.ok(told / readable.length > 0.8, `${told} of ${readable.length}`);
});

test("an object, its text and its bytes are the same, a torn text counts as far as it goes", () => {
  const payload = { registry_username: "me", registry_password: SECRET, "mine\"": 1n };
  const text = JSON.stringify({ ...payload, "mine\"": 1 });
  const found = recognize(payload);
  assert.deepEqual(recognize(text), found);
  assert.deepEqual(recognize(new TextEncoder().encode(text)), found);
  const [best] = found.candidates;
  assert.deepEqual(best, {
    kind: "hss.registry.update", title: best.title, known: ["registry_username", "registry_password"], unknown: 1, missing: 0, score: 2,
    reason: "It has registry_username and registry_password, and 1 field that this kind does not take.",
  });
  assert.deepEqual([found.kind, found.reason], [best.kind, best.reason]);
  assert.ok(recognize(text.slice(0, 40)).candidates.some(({ kind }) => kind === best.kind));
});

test("doubt is told, with what it may be", () => {
  const twins = recognize({ name: "n", type: "swr-pro", url: "https://harbor.example.com" });
  assert.equal(twins.kind, undefined);
  assert.match(twins.reason, /^It may be of several kinds: swr\.registry\.create, swr\.registry\.update/);
  for (const nothing of [{}, [], null, undefined, 7, "", "{", "plain text", "name", '{"level":"info","msg":"name"}', new Uint8Array([0xff])]) {
    assert.deepEqual(recognize(nothing), { reason: "No kind knows most of its fields.", candidates: [] });
  }
});

test("options count, and misuse throws", () => {
  assert.equal(recognize({ name: "n", type: "quay", categories: ["REGISTRY"] }, { rhacs: "4.5" }).kind, "rhacs.image-integration");
  for (const options of [null, 7, { rhacs: 4.5 }]) assert.throws(() => recognize({}, options), TypeError);
});

test("nothing of the payload is told, and nothing in it throws", () => {
  const loop = { registry_username: "me" };
  loop.self = loop;
  const hostile = [
    { [SECRET]: SECRET, registry_username: SECRET }, loop, { get registry_username() { throw new Error(SECRET); } },
    new Proxy({}, { ownKeys() { throw new Error(SECRET); } }), { toJSON: () => SECRET }, { toJSON() { throw new Error(SECRET); } },
  ];
  for (const payload of hostile) assert.ok(!JSON.stringify(recognize(payload)).includes("cAnAry"));
});

test("long texts take no longer than they must", () => {
  const started = Date.now();
  for (const part of ['\\"', '"', '"a" ', '"a":', "\\", " "]) for (const start of ["", '"', "{"]) recognize(start + part.repeat(500_000));
  assert.ok(Date.now() - started < 60_000);
  assert.equal(recognize(`{"registry_username":"me","x":"${"y".repeat(1e6)}"}`).candidates[0].kind, "hss.registry.update");
});
