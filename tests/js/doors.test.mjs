// An object, its JSON text and its bytes are the same payload.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isMasked, isValid, mask, normalize, reconcile, validate } from "berthing";
import { corpus, examples, readable } from "./corpus.mjs";

const utf8 = new TextEncoder();

/** Text has places, and may say a key twice; an object has and can neither. */
const placeless = (result) => JSON.parse(JSON.stringify(result, (key, value) => (["line", "column"].includes(key) ? undefined : value)));
const repeats = ({ kind, text }) => validate(kind, text).issues.some(({ code }) => code === "duplicate_key");

test("text and bytes agree", () => {
  for (const { kind, text, file } of [...corpus, ...examples]) {
    const bytes = utf8.encode(text);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    for (const other of [bytes, bytes.buffer, new DataView(bytes.buffer), shifted, Buffer.from(text)]) {
      assert.deepEqual(validate(kind, other), validate(kind, text), file);
      assert.deepEqual(normalize(kind, other), normalize(kind, text), file);
      assert.equal(isValid(kind, other), isValid(kind, text), file);
      assert.equal(isMasked(kind, other), isMasked(kind, text), file);
      assert.equal(new TextDecoder().decode(mask(kind, other)), mask(kind, text), file);
    }
  }
});

test("objects and text agree", () => {
  for (const { kind, text, value, file } of readable.filter((entry) => !repeats(entry))) {
    assert.deepEqual(placeless(validate(kind, value)), placeless(validate(kind, text)), file);
    assert.deepEqual(placeless(normalize(kind, value)), placeless(normalize(kind, text)), file);
    assert.equal(isValid(kind, value), isValid(kind, text), file);
    assert.equal(isMasked(kind, value), isMasked(kind, text), file);
    assert.deepEqual(mask(kind, value), JSON.parse(mask(kind, text)), file);
  }
});

test("the verdict and the report agree", () => {
  for (const { kind, text, file, options } of [...corpus, ...examples]) {
    const { ok, issues } = validate(kind, text, options);
    assert.equal(isValid(kind, text, options), ok, file);
    assert.equal(ok, !issues.some(({ severity }) => severity === "error"), file);
  }
});

test("the corpus is what its folders say", () => {
  for (const { kind, group, text, file, options } of corpus) {
    assert.equal(validate(kind, text, options).ok, group !== "invalid", file);
  }
});

test("stored and incoming may come through different doors", () => {
  for (const { kind, value, text } of readable.filter((entry) => !repeats(entry))) {
    const expected = placeless(reconcile(kind, value, value));
    for (const stored of [value, text, utf8.encode(text)]) {
      for (const incoming of [value, text, utf8.encode(text)]) {
        assert.deepEqual(placeless(reconcile(kind, stored, incoming)), expected);
      }
    }
  }
});

test("payloads are not touched", () => {
  for (const { kind, value, text } of readable) {
    const bytes = utf8.encode(text);
    for (const look of [validate, normalize, mask, isMasked, isValid]) {
      look(kind, value);
      look(kind, bytes);
    }
    assert.deepEqual(value, JSON.parse(text));
    assert.equal(new TextDecoder().decode(bytes), text);
  }
});
