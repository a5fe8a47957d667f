/** The corpus and its judge are themselves right: node --test bench/detect/ */
import assert from "node:assert/strict";
import { test } from "node:test";
import { corpus, perfectlyMasked } from "./corpus.mjs";
import { isHidden, judge } from "./judge.mjs";
import { maskRanges } from "./peers/ranges.mjs";
import { Random } from "./random.mjs";
import { crc32, github } from "./tokens.mjs";

const FAMILIES = "aws gcp azure ibm huawei quay docker github gitlab jfrog harbor jwt pem header url cli password".split(" ");
const samples = corpus({ seed: 11 });

test("a seed gives one corpus, another seed another", () => {
  assert.deepEqual(corpus({ seed: 11 }), samples);
  assert.notDeepEqual(corpus({ seed: 12 }), samples);
});

test("ids are unique, families are those promised, and half of the texts are harmless", () => {
  assert.equal(new Set(samples.map(({ id }) => id)).size, samples.length);
  assert.deepEqual(new Set(samples.flatMap(({ family }) => family ?? [])), new Set(FAMILIES));
  assert.equal(samples.filter(({ family }) => family).length, samples.length / 2);
});

test("every secret stands in its text, and in no harmless one", () => {
  const secrets = samples.flatMap((sample) => sample.secrets.filter((secret) => secret.length > 12));
  for (const { id, text, secrets: own } of samples) for (const secret of own) assert(text.includes(secret), id);
  const harmless = samples.filter(({ family }) => !family).map(({ text }) => text).join("\n");
  for (const secret of secrets) assert(!harmless.includes(secret));
});

test("a masker without mistakes has full marks, one that does nothing none", () => {
  const perfect = judge(samples, samples.map(perfectlyMasked));
  assert.deepEqual([perfect.recall, perfect.precision, perfect.falsePositives, perfect.kept], [1, 1, 0, 1]);
  const idle = judge(samples, samples.map(({ text }) => text));
  assert.deepEqual([idle.recall, idle.falsePositives], [0, 0]);
  const eager = judge(samples, samples.map(() => ""));
  assert.deepEqual([eager.recall, eager.falsePositives, eager.kept], [1, 1, 0]);
});

test("six characters in a row give a secret away", () => {
  assert(isHidden("correcthorse", "corre ****** orse"));
  assert(!isHidden("correcthorse", "x=recthox"));
  assert(!isHidden("abcd", "-abcd-"));
  assert(isHidden("abcd", "abc"));
});

test("ranges that overlap are masked once", () => {
  assert.equal(maskRanges("abcdefgh", [[4, 6], [1, 3], [2, 5]]), "a******gh");
  assert.equal(maskRanges("abc", []), "abc");
});

test("checksums are those of the issuer", () => {
  assert.equal(crc32("123456789"), 0xcbf43926);
  assert.match(github(new Random(1), "p"), /^ghp_[0-9A-Za-z]{36}$/);
});
