// Values that no honest caller has: `[name, make]`. Each is made anew for each call, for some change while they are read.

/** Stands in every hostile error and text: no message may repeat it. */
export const CANARY = "cAnAry-7431";

const fail = (error = new Error(CANARY)) => {
  throw error;
};

const TRAPS = [
  "apply", "construct", "defineProperty", "deleteProperty", "get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "isExtensible",
  "ownKeys", "preventExtensions", "set", "setPrototypeOf",
];
const throwing = (...names) => Object.fromEntries(names.map((name) => [name, () => fail()]));

const descriptor = { value: CANARY, enumerable: true, configurable: true };
const LIES = {
  "any key": { get: () => CANARY, ownKeys: () => ["registry_name", "__proto__"], getOwnPropertyDescriptor: () => descriptor },
  "keys without values": { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ ...descriptor, value: undefined }) },
  "a key that is none": { ownKeys: () => [1] },
  "itself without end": { get: (_, key, proxy) => (typeof key === "symbol" ? undefined : proxy), ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => descriptor },
  "an ArrayBuffer": { getPrototypeOf: () => ArrayBuffer.prototype },
  "a Uint8Array": { getPrototypeOf: () => Uint8Array.prototype, get: (_, key) => (key === "length" ? 2 ** 53 : fail()) },
  "a Number": { getPrototypeOf: () => Number.prototype, get: () => undefined },
  "a TypeError": { getPrototypeOf: () => TypeError.prototype },
};
const lengths = [-1, 0.5, 2 ** 32 - 1, 2 ** 53, Infinity, NaN, CANARY, 1n, Symbol(CANARY), { valueOf: () => fail() }];

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Every kind of typed array that the engine has. */
const TYPED = Object.getOwnPropertyNames(globalThis).filter((name) => /^(Big)?(Uint|Int|Float)\w*Array$/.test(name));

const detached = () => {
  const bytes = new Uint8Array(16);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
};
/** A view of a buffer that has become shorter than the view's beginning. */
function shrunk(View) {
  const buffer = new ArrayBuffer(16, { maxByteLength: 32 });
  const view = new View(buffer, 8, 8);
  buffer.resize(4);
  return view;
}
const withOwn = (object, name, descriptor) => Object.defineProperty(object, name, descriptor);

function nested(levels, wrap) {
  let value = {};
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}
const cyclic = (value, tie) => {
  tie(value);
  return value;
};

class Sly {
  #secret = CANARY;
  registry_password = CANARY;
  get protocol() {
    return this.#secret;
  }
}

/** `call` runs this library again. */
export const values = (call) => [
  ["undefined", () => undefined],
  ["null", () => null],
  ["a BigInt", () => 10n ** 400n],
  ["a boxed BigInt", () => Object(1n)],
  ["a symbol", () => Symbol(CANARY)],
  ["a boxed symbol", () => Object(Symbol(CANARY))],
  ["a function", () => () => CANARY],
  ["a class", () => Sly],
  ["a class instance", () => new Sly()],
  ["numbers", () => [NaN, Infinity, -0, 2 ** 53, 1e400, Number.MIN_VALUE]],
  ["NaN", () => NaN],
  ["2 ** 32", () => 2 ** 32],
  ["a Date", () => new Date(NaN)],
  ["a Map", () => new Map([["registry_password", CANARY]])],
  ["a Set", () => new Set([CANARY])],
  ["a WeakRef", () => new WeakRef({})],
  ["a promise", () => Promise.resolve(CANARY)],
  ["a regular expression", () => /a/g],
  ["an error", () => new Error(CANARY)],
  ["arguments", () => (function () { return arguments; })(CANARY, {})],
  ["the global object", () => globalThis],
  ["WebAssembly's memory", () => new WebAssembly.Memory({ initial: 1 })],

  ["an empty text", () => ""],
  ["half a surrogate pair", () => "\ud800"],
  ["halves everywhere", () => ({ "\udc00": "\ud83d", protocol: "\ud800a", list: ["\udfff"] })],
  ["JSON with halves", () => '{"protocol":"\\ud800","\\udc00":1}'],
  ["NUL", () => "\0{}\0"],
  ["a name of everything", () => "__proto__"],

  ...TRAPS.map((trap) => [`a proxy whose ${trap} throws`, () => new Proxy({}, throwing(trap))]),
  ["a proxy whose traps all throw", () => new Proxy(function () {}, throwing(...TRAPS))],
  ["a proxy of a list whose traps all throw", () => new Proxy([], throwing(...TRAPS))],
  ["a proxy of bytes", () => new Proxy(new Uint8Array(8), {})],
  ["a proxy of a Map", () => new Proxy(new Map(), {})],
  ["a proxy of a proxy", () => new Proxy(new Proxy({}, throwing("get", "ownKeys")), {})],
  ...Object.entries(LIES).map(([what, traps]) => [`a proxy that claims to be or have ${what}`, () => new Proxy({}, traps)]),
  ...lengths.map((length) => [`a list that claims a length, ${typeof length} ${typeof length === "number" ? length : ""}`, () => new Proxy([], { get: (_, key) => (key === "length" ? length : "x") })]),
  ["a revoked proxy", () => revoked({})],
  ["a revoked proxy of a list", () => revoked([])],
  ["a revoked proxy in an object", () => ({ protocol: revoked({}) })],

  ["a getter that throws", () => ({ get registry_password() { return fail(); } })],
  ["a getter that throws a TypeError", () => ({ get registry_password() { return fail(new TypeError(CANARY)); } })],
  ["a getter that throws null", () => ({ get registry_password() { return fail(null); } })],
  ["a getter that throws what throws", () => ({ get registry_password() { return fail(new Proxy({}, throwing(...TRAPS))); } })],
  ["a getter that calls again", () => ({ get protocol() { return call(); } })],
  ["a getter that gives itself", () => cyclic({}, (it) => withOwn(it, "self", { enumerable: true, get: () => it }))],
  ["a getter that grows its object", () => cyclic({ a: 1 }, (it) => withOwn(it, "more", { enumerable: true, get: () => (it[`x${Math.random()}`] = 1) }))],
  ["a toJSON that throws", () => ({ toJSON: () => fail() })],
  ["a toJSON that calls again", () => ({ toJSON: () => ({ protocol: call() }) })],
  ["a toJSON that gives itself", () => cyclic({}, (it) => (it.toJSON = () => it))],
  ["a toJSON that is no function", () => ({ toJSON: CANARY })],
  ["a valueOf and a toString that throw", () => ({ valueOf: () => fail(), toString: () => fail(), [Symbol.toPrimitive]: () => fail() })],
  ["a boxed text that throws", () => Object.assign(new String("a"), { toString: () => fail() })],
  ["a boxed number that throws", () => Object.assign(new Number(1), { valueOf: () => fail() })],
  ["what claims a class", () => ({ get [Symbol.toStringTag]() { return fail(); }, get constructor() { return fail(); } })],
  ["an iterator that throws", () => ({ [Symbol.iterator]: () => fail(), get then() { return fail(); } })],

  ["a cycle", () => cyclic({}, (it) => (it.self = it))],
  ["a cycle of lists", () => cyclic([], (it) => it.push(it))],
  ["a frozen object", () => Object.freeze({ protocol: Object.freeze(["https"]) })],
  ["a sealed and empty object", () => Object.preventExtensions({})],
  ["no prototype", () => Object.assign(Object.create(null), { protocol: "https" })],
  ["the prototype of a buffer", () => Object.create(ArrayBuffer.prototype)],
  ["the prototype of bytes", () => Object.create(Uint8Array.prototype)],
  ["the prototype of a number", () => Object.create(Number.prototype)],
  ["an inherited payload", () => Object.create({ protocol: "https", registry_password: CANARY })],
  ["Object.prototype", () => Object.prototype],

  ["__proto__ of its own", () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"prototype":{"polluted":true}}')],
  ["__proto__ as text", () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
  ["__proto__ in __proto__", () => JSON.parse('{"config":{"__proto__":{"__proto__":{"polluted":true}}}}')],
  ["__proto__ as bytes", () => new TextEncoder().encode('{"__proto__":null,"__proto__":{"polluted":1}}')],
  ["an inherited __proto__", () => ({ __proto__: { polluted: true } })],

  ...TYPED.map((name) => [`a ${name}`, () => new globalThis[name](8)]),
  ["a DataView", () => new DataView(new ArrayBuffer(9), 3, 5)],
  ["an ArrayBuffer", () => new ArrayBuffer(9)],
  ["shared bytes", () => new Uint8Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer, 0, 64)],
  ...("SharedArrayBuffer" in globalThis ? [["a shared buffer", () => new SharedArrayBuffer(64)]] : []),
  ["WebAssembly's bytes", () => new Uint8Array(new WebAssembly.Memory({ initial: 1 }).buffer, 0, 64)],
  ["detached bytes", () => detached()],
  ["a detached buffer", () => detached().buffer],
  ["a DataView of a detached buffer", () => cyclic(new DataView(new ArrayBuffer(8)), (view) => structuredClone(view.buffer, { transfer: [view.buffer] }))],
  ...("resize" in ArrayBuffer.prototype
    ? [
        ["bytes of a resizable buffer", () => new Uint8Array(new ArrayBuffer(8, { maxByteLength: 1 << 20 }))],
        ["bytes of a buffer that shrank", () => shrunk(Uint8Array)],
        ["a DataView of a buffer that shrank", () => shrunk(DataView)],
      ]
    : []),
  ["bytes that lie about their length", () => withOwn(new Uint8Array(8), "length", { get: () => fail() })],
  ["bytes that lie about their buffer", () => withOwn(withOwn(new Uint8Array(8), "buffer", { value: CANARY }), "byteLength", { value: 2 ** 40 })],
  ["bytes whose methods throw", () => Object.assign(new Uint8Array(8), { subarray: () => fail(), slice: () => fail(), set: () => fail(), includes: () => fail() })],
  ["bytes of a class", () => new (class extends Uint8Array { get byteLength() { return fail(); } static get [Symbol.species]() { return fail(); } })(8)],
  ["bytes without a prototype", () => Object.setPrototypeOf(new Uint8Array(8), null)],

  ["a sparse list", () => cyclic([], (list) => (list.length = 2 ** 32 - 1))],
  ["sparse lists in a list", () => Array.from({ length: 9 }, () => cyclic([], (list) => (list.length = 2 ** 32 - 1)))],
  ["a list with names", () => Object.assign([1], { registry_password: CANARY })],
  ["10,000 keys", () => Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key ${index}`, index]))],
];

const LEVELS = 1e6;
const SIZE = 100 * 1024 * 1024;

/** What is hostile by its size; made once, for making them takes longer than the calls. */
export const huge = [
  ["a million objects in each other", nested(LEVELS, (value) => ({ config: value }))],
  ["a million lists in each other", nested(LEVELS, (value) => [value])],
  ["JSON of a million objects in each other", '{"a":'.repeat(LEVELS) + "1" + "}".repeat(LEVELS)],
  ["JSON of a million lists in each other", "[".repeat(LEVELS) + "]".repeat(LEVELS)],
  ["bytes of a million lists in each other", new Uint8Array(LEVELS).fill(0x5b)],
  ["100 MB of text", "x".repeat(SIZE)],
  ["100 MB of text with halves", "\ud800".repeat(SIZE)],
  ["100 MB of text in an object", { registry_name: "x".repeat(SIZE) }],
  ["100 MB of a key", { ["x".repeat(SIZE)]: 1 }],
  ["100 MB of bytes", new Uint8Array(SIZE)],
].map(([name, value]) => [name, () => value]);
