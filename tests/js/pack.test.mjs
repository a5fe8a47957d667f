// The packer, byte by byte, against a reader written here and against JSON.stringify.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./corpus.mjs";

const { TOO_LARGE, pack, release } = await import(join(root, "pkg/src/pack.js"));

/** Unpacks; what JSON cannot hold comes out as { odd: letter }, numbers as their text. */
function unpack(bytes) {
  let at = 0;
  const letter = () => String.fromCharCode(bytes[at++]);
  const text = () => {
    const size = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
    at += 4 + size;
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at - size, at));
  };
  const value = () => {
    switch (letter()) {
      case "n": return null;
      case "f": return false;
      case "t": return true;
      case "d": return { number: text() };
      case "s": return text();
      case "?": return { odd: letter() };
      case "[": {
        const list = [];
        while (bytes[at] !== 0x5d) list.push(value());
        at++;
        return list;
      }
      case "{": {
        const members = [];
        for (let tag; (tag = letter()) !== "}";) {
          assert.equal(tag, "k");
          members.push([text(), value()]);
        }
        return { members };
      }
      default: assert.fail(`unknown tag at ${at - 1}`);
    }
  };
  const result = value();
  assert.equal(at, bytes.length, "nothing follows");
  return result;
}

function packed(value) {
  const { bytes, at } = pack(value);
  const result = unpack(bytes.subarray(0, at));
  release({ bytes, at });
  assert.ok(bytes.every((byte) => byte === 0), "packed bytes are wiped");
  return result;
}

/** What a reader of JSON would get, in the same form. */
function parsed(json) {
  const shape = (value) => {
    if (typeof value === "number") return { number: String(value) };
    if (Array.isArray(value)) return value.map(shape);
    if (value === null || typeof value !== "object") return value;
    return { members: Object.entries(value).map(([key, member]) => [key, shape(member)]) };
  };
  return shape(JSON.parse(json));
}

class Point {
  #hidden = 1;
  x = 1;
  get y() {
    return this.#hidden;
  }
}

const LIKE_STRINGIFY = {
  "scalars": [null, true, false, 0, -0, 1.5, -1e-7, 2 ** 53 - 1, "", "text"],
  "dates": { at: new Date(0), none: new Date(NaN) },
  "undefined members are left out": { a: undefined, b: 1, c: { d: undefined } },
  "undefined items are null": [undefined, 1, , 2],
  "toJSON with its key": { a: { toJSON: (key) => `was ${key}` }, list: [{ toJSON: (key) => key }] },
  "toJSON giving undefined": { a: { toJSON() {} }, b: [{ toJSON() {} }] },
  "boxed primitives": [new Number(1), new String("s"), new Boolean(false), new Boolean(true)],
  "only own enumerable string keys": Object.create({ inherited: 1 }, {
    own: { value: 1, enumerable: true },
    hidden: { value: 2 },
    [Symbol("s")]: { value: 3, enumerable: true },
  }),
  "class instances": new Point(),
  "no prototype": Object.assign(Object.create(null), { a: 1 }),
  "maps, sets and typed arrays": [new Map([[1, 2]]), new Set([1]), new Uint8Array([7, 8])],
  "key order": { b: 1, 2: 1, a: 1, 1: 1 },
  "an own __proto__": JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}'),
  "proxies": new Proxy({ a: 1 }, {}),
  "proxied arrays": [new Proxy([1, 2], {})],
  "short and long, ASCII and not": ["é", "x".repeat(95), "x".repeat(96), "x".repeat(97), "€".repeat(40), "💡".repeat(5000), "a\0b\u007f\u0080"],
  "long keys": { ["k".repeat(10_000)]: 1, "ключ": 2, "💡": 3 },
  "much": Array.from({ length: 5000 }, (_, index) => ({ index, text: "x".repeat(index % 200) })),
};
for (const [name, value] of Object.entries(LIKE_STRINGIFY)) {
  test(`as JSON.stringify: ${name}`, () => assert.deepEqual(packed(value), parsed(JSON.stringify(value))));
}

const ODD = {
  u: [undefined],
  F: [() => {}, class {}],
  y: [Symbol("s"), Symbol.iterator],
  b: [1n, Object(1n)],
  N: [NaN, Infinity, -Infinity, new Number(NaN)],
  S: ["\ud800", "a\udc00b", "\udc00\ud800", "x".repeat(200) + "\ud800", new String("\ud800")],
};
for (const [letter, values] of Object.entries(ODD)) {
  test(`not JSON: ${letter}`, () => {
    for (const value of values) {
      assert.deepEqual(packed(value), { odd: letter });
      if (letter === "u") continue;
      assert.deepEqual(packed({ a: value }), { members: [["a", { odd: letter }]] });
      assert.deepEqual(packed([value]), [{ odd: letter }]);
    }
  });
}

test("a lone surrogate in a key becomes U+FFFD", () => {
  assert.deepEqual(packed({ "a\ud800": 1 }), { members: [["a\ufffd", { number: "1" }]] });
});

test("whole numbers of which digits may be lost carry an exponent", () => {
  for (const number of [2 ** 53, -(2 ** 53), 12345678901234567890, 1e21, Number.MAX_VALUE]) {
    const { number: text } = packed(number);
    assert.match(text, /^-?\d(\.\d+)?e\+\d+$/);
    assert.equal(Number(text), number);
  }
});

test("128 levels, and not one more", () => {
  const nest = (levels) => {
    let value = "bottom";
    for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { value };
    return value;
  };
  assert.match(JSON.stringify(packed(nest(128))), /bottom/);
  for (const levels of [129, 100_000]) {
    const json = JSON.stringify(packed(nest(levels)));
    assert.doesNotMatch(json, /bottom/);
    assert.match(json, /"odd":"D"/);
  }
});

test("cycles end", () => {
  const cycle = { list: [] };
  cycle.list.push(cycle);
  assert.match(JSON.stringify(packed(cycle)), /"odd":"D"/);
});

test("what only seems finite is refused", () => {
  const twice = (levels) => {
    let value = "x".repeat(100);
    for (let level = 0; level < levels; level++) value = [value, value];
    return value;
  };
  assert.throws(() => pack(twice(40)), (thrown) => thrown === TOO_LARGE);
  assert.throws(() => pack(new Array(2 ** 32 - 1)), (thrown) => thrown === TOO_LARGE);
  assert.throws(() => pack({ text: "x".repeat(64 * 1024 * 1024 + 1) }), (thrown) => thrown === TOO_LARGE);
});

test("what the payload throws comes through, and the packer goes on", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const hostile = [
    { get a() { throw new Error("getter"); } },
    { toJSON() { throw new Error("toJSON"); } },
    new Proxy({}, { ownKeys() { throw new Error("ownKeys"); } }),
    proxy,
    Object.create(Number.prototype),
  ];
  for (const value of hostile) {
    assert.throws(() => pack({ secret: "s", value }), Error);
    assert.deepEqual(packed("next"), "next");
  }
});

test("a getter may pack too", () => {
  const value = { before: "b", get inner() { return JSON.stringify(packed({ deep: "x".repeat(300) })).length; }, after: "a" };
  assert.deepEqual(packed(value), parsed(JSON.stringify(value)));
});

test("the payload stays as it was", () => {
  const freeze = (value) => {
    if (typeof value === "object" && value) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const value = freeze({ a: [1, { b: "c" }], d: "é" });
  packed(value);
  assert.deepEqual(value, { a: [1, { b: "c" }], d: "é" });
});
