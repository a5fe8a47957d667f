// No call leaves a secret in the memory of the core: whatever is called, however it ends, and in whatever way the
// secret came in. Every function of the package has its cases here; one without makes the first test fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as berthing from "berthing";
import { readable } from "./corpus.mjs";
import { breakNext, memory } from "./instances.mjs";
import { SPELLINGS, tracer } from "./traces.mjs";

const FUNCTIONS = Object.keys(berthing).filter((name) => typeof berthing[name] === "function");
const KINDS = berthing.kinds();

/** Where rustc puts the stack: at the start of the memory, growing down from here to 0. The last word is a pointer. */
const STACK = 1024 * 1024 - 16;
const CLEAN = Buffer.alloc(STACK);

/** Plain, beyond ASCII, full of what must be escaped, and one that is also a number. */
const SECRETS = ["cAnAry-7431-Zq7Xw9-vBk", "gehéim-鲸鱼-🐳-žluť", "q\"7\\x/Zb\n\tW$y!Q%7^k&<J>'u", "84620391750264"];

const CASES = {
  kinds: () => [() => berthing.kinds()],
  describe: ({ kind, input }) => [() => berthing.describe(kind, input)],
  recognize: ({ input, secret }) => [() => berthing.recognize(input), () => berthing.recognize(input, { rhacs: secret })],
  jsonSchema: ({ kind, secret }) => [() => berthing.jsonSchema(kind), () => berthing.jsonSchema(kind, { target: secret })],
  // At last a payload is like one before.
  isValid: ({ kind, input }) => Array(4).fill(() => berthing.isValid(kind, input)),
  validate: ({ kind, input }) => [...Array(4).fill(() => berthing.validate(kind, input)), () => berthing.validate(kind, input, { rhacs: "4.5" })],
  normalize: ({ kind, input }) => [() => berthing.normalize(kind, input)],
  mask: ({ kind, input }) => [() => berthing.mask(kind, input)],
  isMasked: ({ kind, input }) => [() => berthing.isMasked(kind, input)],
  reconcile: ({ kind, input, payload }) => [
    () => berthing.reconcile(kind, input, input),
    () => berthing.reconcile(kind, payload, input),
    () => berthing.reconcile(kind, input, payload),
    () => berthing.reconcile(kind, payload, berthing.mask(kind, payload)),
  ],
  request: ({ kind, input, payload, secret }) => [
    () => berthing.request(kind, input, target(kind, secret)),
    () => berthing.request(kind, payload, input),
    () => berthing.request(kind, payload, { ...target(kind, secret), endpoint: `https://u:${secret}@h.example.com/?${secret}` }),
    () => berthing.request(kind, payload, { ...target(kind, secret), [secret]: secret }, { rhacs: secret }),
  ],
  readResponse: ({ kind, input }) => [200, 400, 9999].map((status) => () => berthing.readResponse(kind, status, input)),
  readCommand: ({ input }) => [() => berthing.readCommand(input)],
  uploadCommand: ({ input, secret }) => [
    () => berthing.uploadCommand(input),
    ...["sh", "powershell", "cmd"].map((shell) => () => berthing.uploadCommand(input, { shell, images: [{ source: "quay.io/hss/x" }] })),
    () => berthing.uploadCommand(input, { runtime: "ctr", download_url: `https://u:${secret}@h.example.com/x.zip?sig=${secret}` }),
    () => berthing.uploadCommand(input, { archive: `${secret}.zip`, images: [{ source: secret, tag: secret }] }),
    () => berthing.uploadCommand(input, input),
  ],
  recognize: ({ input }) => [() => berthing.recognize(input)],
  textRules: () => [() => berthing.textRules()],
  maskText: ({ input, secret, payload }) => [
    () => berthing.maskText(input),
    () => berthing.maskText(`password=${secret}\nit is ${secret} again`),
    () => berthing.maskText(utf8(JSON.stringify(payload))),
    () => berthing.maskText(`token: ${secret}`, { allow: [secret] }),
    () => berthing.maskText(`password=${secret}`, { [secret]: secret }),
  ],
  createMasker: ({ input, secret }) => [
    () => {
      const masker = berthing.createMasker();
      masker.push(`password=${secret.slice(0, 6)}`);
      masker.push(`${secret.slice(6)}\n${secret}`);
      masker.end();
    },
    () => berthing.createMasker().push(input),
  ],
  maskTextStream: ({ secret }) => [() => berthing.maskTextStream(), () => berthing.maskTextStream({ off: [secret] })],
  validateNdjson: ({ kind, input, payload }) => [
    () => berthing.validateNdjson(lines(kind, payload, input)),
    () => berthing.validateNdjson(utf8(lines(kind, payload, input)), { kind }),
    () => berthing.validateNdjson(input, { kind }),
  ],
  processNdjson: ({ kind, input, payload, secret }) => [
    () => berthing.processNdjson(lines(kind, payload, input)),
    () => berthing.processNdjson(lines(kind, payload, input), { mask: false, onInvalid: "mark" }),
    () => berthing.processNdjson(utf8(`${JSON.stringify(payload)}\r\n${secret}`), { kind, normalize: false, mask: false }),
    () => berthing.processNdjson(input, { kind, onInvalid: "mark" }),
    () => berthing.processNdjson(input, { kind: secret, onInvalid: secret }),
  ],
  createNdjson: ({ kind, payload, secret }) => [
    () => {
      const bytes = utf8(`${lines(kind, payload, secret)}\n${lines(kind, payload, secret)}`);
      const ndjson = berthing.createNdjson({ mask: false, onReport() {} });
      for (let at = 0; at < bytes.length; at += 100) ndjson.push(bytes.subarray(at, at + 100));
      ndjson.end();
    },
    () => berthing.createNdjson({ [secret]: secret }).push(secret),
  ],
  ndjsonStream: ({ secret }) => [() => berthing.ndjsonStream(), () => berthing.ndjsonStream({ kind: secret })],
  fingerprint: ({ input, secret }) => [() => berthing.fingerprint(input), () => berthing.fingerprint(secret), () => berthing.fingerprint(utf8(secret))],
};

const utf8 = (text) => new TextEncoder().encode(text);

/** The payload in a line, then what a text has for lines. */
const lines = (kind, payload, input) => `${JSON.stringify({ token: payload, payload, kind })}\n${typeof input === "string" ? input : ""}\n`;

function target(kind, token) {
  const base = { endpoint: "https://api.example.com", token };
  if (kind.startsWith("rhacs")) return base;
  if (kind.startsWith("swr")) return { ...base, projectId: "p", instanceId: "i", ...(kind.endsWith("update") && { registryId: 7 }) };
  return { ...base, projectId: "p", ...(kind.endsWith("registry.update") && { id: "1" }) };
}

/** The value with the texts and numbers for which `choose(path)` gives something replaced by that. */
function replaced(value, choose, path = []) {
  if (typeof value !== "object" || value === null) return (path.length > 0 && choose(path)) || value;
  const members = Object.entries(value).map(([key, member]) => [key, replaced(member, choose, [...path, key])]);
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

const at = (value, path) => path.reduce((part, key) => part?.[key], value);

/** A few valid payloads of each kind, no two with their secrets in the same places: `{ file, value, isSecret(path) }`. */
const VALID = new Map(
  KINDS.map((kind) => {
    const different = new Map();
    for (const { value, file } of readable.filter((entry) => entry.kind === kind && entry.group === "valid")) {
      const masked = berthing.mask(kind, replaced(value, () => "x"));
      const places = [];
      replaced(value, (path) => void (at(masked, path) === "******" && places.push(path.join("/"))));
      if (places.length > 0) different.set(places.join(" "), { file, value, isSecret: (path) => places.includes(path.join("/")) });
    }
    return [kind, [...different.values()].slice(0, 4)];
  }),
);

/** The ways in: an object, JSON text, the same with the secret all in escapes, and bytes. */
function doors(name, value, secret) {
  const text = JSON.stringify(value);
  const escapes = [...secret].flatMap((sign) => sign.split("")).map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const obscure = text.replaceAll(JSON.stringify(secret).slice(1, -1), escapes.join(""));
  return [[name, value], [`${name}, as text`, text], [`${name}, in escapes`, obscure], [`${name}, as bytes`, utf8(text)]];
}

const hide = ({ value, isSecret }, leaf) => replaced(value, (path) => isSecret(path) && leaf);

/** Whatever may hold a secret, or break over one: `[name, value]`. */
function inputs(kind, secret) {
  const [first, ...others] = VALID.get(kind);
  const payload = hide(first, secret);
  const text = JSON.stringify(payload);
  const nest = (depth) => Array.from({ length: depth }).reduce((inner, _, level) => (level % 2 ? [inner] : { password: inner, a: secret }), secret);
  const thrower = () => {
    throw new Error(secret);
  };
  const address = `https://u:${secret}@h.example.com/?password=${secret}`;
  return [
    ...[first, ...others].flatMap((valid) => doors(`valid ${valid.file}`, hide(valid, secret), secret)),
    ...doors("everywhere", replaced(first.value, () => secret), secret),
    ...doors("a list for a text", hide(first, [secret, { [secret]: secret }]), secret),
    ...doors("with spaces around", hide(first, ` ${secret}\t`), secret),
    ...doors("in addresses", replaced(first.value, () => address), secret),
    ...doors("misplaced", { ...payload, description: `password=${secret}`, note: { token: secret }, headers: [`Authorization: Bearer ${secret}`] }, secret),
    ...doors("in keys", { ...payload, [secret]: secret, config: { [secret]: { [`password ${secret}`]: 1 } } }, secret),
    ...doors("deep", { ...replaced(first.value, () => "x"), ...Object.fromEntries(["deep", "password", "config", "description"].map((name) => [name, nest(126)])) }, secret),
    ...doors("too deep", { ...payload, deep: nest(200) }, secret),
    ["a number", hide(first, Number(secret) || 84620391750264)],
    ["digits", text.replaceAll(`"${secret}"`, secret)],
    ["the secret itself", secret],
    ["its bytes", utf8(secret)],
    ["cut short", text.slice(0, -1)],
    ["cut within the secret", text.slice(0, text.indexOf(JSON.stringify(secret)) + 10)],
    ["one comma too many", text.replace(/}$/, ",}")],
    ["something behind", `${text} ${secret}`],
    ["unquoted", `{ ${secret}: ${secret} }`],
    ["a key twice", `{ "password": ${JSON.stringify(secret)}, ${text.slice(1)}`.replace(/}$/, `, "password": ${JSON.stringify(secret)} }`)],
    ["a line feed in a text", text.replaceAll(`"${JSON.stringify(secret).slice(1)}`, `"\n${JSON.stringify(secret).slice(1)}`)],
    ["half a surrogate pair", hide(first, `${secret}\ud83d`)],
    ["half an escaped surrogate pair", text.replaceAll(JSON.stringify(secret), JSON.stringify(`${secret}\ud83d`))],
    ["a byte order mark", `\ufeff${text}`],
    ["UTF-16", Buffer.from(text, "utf16le")],
    ["no UTF-8", Buffer.concat([utf8(text.slice(0, -1)), Buffer.from([0xff]), utf8(secret)])],
    ["another view", new DataView(utf8(`  ${text}`).buffer, 2)],
    ["a getter that throws", { ...payload, get password() { return thrower(); } }],
    ["a toJSON that throws", { ...payload, more: { toJSON: thrower } }],
    ["a proxy that throws", new Proxy(payload, { ownKeys: thrower })],
    ["a getter that calls", { ...payload, get password() { return berthing.mask(kind, payload) && secret; } }],
    ["what JSON lacks", { ...payload, a: undefined, b: () => secret, c: Symbol(secret), d: 84620391750264n, e: NaN, [Symbol(secret)]: secret }],
    ["a page", `<html><title>${secret}</title><p>token ${secret}</p></html>`],
    ["an error", JSON.stringify({ error_code: "X.1", error_msg: `password=${secret} token: ${secret}`, details: [secret] })],
    ["errors", JSON.stringify({ errors: [{ code: secret, message: address }], message: `Bearer ${secret}` })],
    ["a command in an answer", JSON.stringify({ image_command: `docker login -u u -p '${secret}' h.example.com`, data_list: [payload] })],
    ["a command", `docker login -u u -p '${secret}' h.example.com && curl -H "X-Auth-Token: ${secret}" ${address}`],
    ["an open quote", `docker login -p "${secret}`],
  ];
}

/** Runs a call and looks. What it throws must be a TypeError, and hold nothing of the secret either. */
function examine(call, find, where) {
  let result;
  try {
    result = call();
  } catch (error) {
    assert.ok(error instanceof TypeError, `${where}: ${error.name}`);
    assert.equal(find(padded(utf8(`${error.message}\n${error.stack}`))), undefined, `${where}: the error tells`);
  }
  assertForgotten(find, where);
  return result;
}

/** The stack holds nothing at all, and the rest no trace. */
function assertForgotten(find, where) {
  const { buffer } = memory();
  assert.ok(CLEAN.equals(new Uint8Array(buffer, 0, STACK)), `${where}: the stack`);
  const trace = find(buffer, STACK);
  assert.equal(trace, undefined, trace && `${where}: ${trace.spelling} at ${trace.at} of ${buffer.byteLength}`);
}

/** Bytes as a memory has them: whole words, with room around. */
function padded(bytes) {
  const memory = new Uint8Array(4 * Math.ceil(bytes.length / 4) + 256);
  memory.set(bytes, 128);
  return memory.buffer;
}

test("every function has its cases", () => {
  assert.deepEqual(Object.keys(CASES).sort(), FUNCTIONS.sort());
});

test("what is looked for is found, and not in a memory that never held it", () => {
  for (const secret of SECRETS) {
    const find = tracer(secret);
    assertForgotten(find, secret);
    for (const [spelling, spell] of Object.entries(SPELLINGS)) {
      for (const [written, length] of spell(secret)) {
        for (let start = 0; start + length <= written.length; start++) {
          const copy = new Uint8Array(64);
          copy.set(written.subarray(start, start + length), 5 + (start % 4));
          assert.ok(find(copy.buffer), `${spelling} of ${secret}, from ${start}`);
        }
      }
    }
  }
});

// Every input meets every kind, and every secret with one kind or another.
for (const [turn, kind] of KINDS.entries()) {
  test(`nothing stays: ${kind}`, () => {
    const good = new Set();
    for (const [nth, secret] of SECRETS.entries()) {
      const find = tracer(secret);
      const payload = hide(VALID.get(kind)[0], secret);
      const its = inputs(kind, secret).filter((_, index) => (index + turn) % SECRETS.length === nth);
      for (const [what, input] of its) {
        for (const [name, thunks] of Object.entries(CASES)) {
          for (const [index, call] of thunks({ kind, input, payload, secret }).entries()) {
            const result = examine(call, find, `${name} ${index}, ${what}`);
            if (result?.ok) good.add(name);
          }
        }
      }
    }
    for (const name of ["validate", "request", "readResponse"]) assert.ok(good.has(name), `${name} never met what it could take`);
  });
}

test("nothing stays of what stands in the wrong place", () => {
  for (const secret of SECRETS.slice(0, 2)) {
    const find = tracer(secret);
    const odd = [KINDS[0], secret, { rhacs: secret, target: secret, runtime: secret, [secret]: secret }, utf8(secret)];
    const tuples = (length) => (length === 0 ? [[]] : tuples(length - 1).flatMap((tuple) => odd.map((one) => [...tuple, one])));
    for (const args of [1, 2, 3].flatMap(tuples)) {
      for (const name of FUNCTIONS) examine(() => berthing[name](...args), find, `${name}(${args.map((arg) => odd.indexOf(arg))})`);
    }
  }
});

/** Every call on one input of each kind, for one secret. */
const calls = (kind, secret, input, payload = input) =>
  Object.entries(CASES).flatMap(([name, thunks]) => thunks({ kind, input, payload, secret }).map((call) => [name, call]));

test("nothing stays of 200 calls in a row", () => {
  let seed = 7431;
  const pick = (list) => list[(seed = (seed * 48271) % 0x7fffffff) % list.length];
  const finders = SECRETS.map(tracer);
  for (let call = 0; call < 200; call++) {
    const [kind, secret] = [pick(KINDS), pick(SECRETS)];
    const [, input] = pick(inputs(kind, secret));
    try {
      pick(calls(kind, secret, input, hide(VALID.get(kind)[0], secret)))[1]();
    } catch (error) {
      assert.ok(error instanceof TypeError);
    }
  }
  for (const find of finders) assertForgotten(find, "after all of them");
});

test("nothing stays when the memory grows", () => {
  for (const [turn, kind] of KINDS.entries()) {
    const secret = SECRETS[turn % SECRETS.length];
    const find = tracer(secret);
    const payload = hide(VALID.get(kind)[0], secret.repeat(900_000 / Buffer.byteLength(secret)));
    breakNext(() => true); // A fresh instance, which must grow.
    berthing.isValid(kind, "{}");
    const before = memory().buffer.byteLength;
    const input = [payload, JSON.stringify(payload), utf8(JSON.stringify(payload))][turn % 3];
    for (const [name, call] of calls(kind, secret, input)) examine(call, find, `${name} ${kind}`);
    assert.ok(memory().buffer.byteLength > before + 900_000);
  }
});

test("nothing stays of what broke", () => {
  const secret = SECRETS[0];
  const find = tracer(secret);
  for (const kind of KINDS) {
    const payload = hide(VALID.get(kind)[0], secret);
    for (const [name, call] of calls(kind, secret, payload)) {
      const [old, core] = [memory(), name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
      breakNext((called) => called === core);
      try {
        call();
      } catch (error) {
        assert.ok(error instanceof Error);
        assert.equal(find(padded(utf8(error.message))), undefined);
      }
      breakNext(() => false);
      assertForgotten(find, name);
      if (memory() !== old) assert.ok(Buffer.from(old.buffer).every((byte) => byte === 0), `${name}: the old memory is zeroed`);
    }
  }
});
