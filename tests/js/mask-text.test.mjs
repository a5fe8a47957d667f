// Free text: strings and bytes, whole and in pieces.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { test } from "node:test";
import { createMasker, maskText, maskTextStream, textRules } from "berthing";
import * as custom from "berthing/custom-rules";

const KEY = "AKIAIOSFODNN7EXAMPLX";
const OTHER = "ASIAIOSFODNN7EXAMPLX";
const RULE = "aws-access-key-id";
const TEXTS = [
  "",
  "nothing",
  KEY,
  `a ${KEY}\nb ${OTHER}`,
  `é ${KEY} 世界\r\n${KEY} 😀 ${OTHER}\n`,
  `\ud800 ${KEY} \udc00\n😀${KEY}\ud83d\n`,
  `{"key": "${KEY}", "note": "😀\\n${OTHER}"}`,
  `${"x".repeat(120)} ${KEY}\n${"世".repeat(120)} ${OTHER}`,
];

const utf8 = new TextEncoder();
const bytesOf = (text) => utf8.encode(text);
const textOf = (bytes) => new TextDecoder().decode(bytes);
const plain = (text) => text.replace(/A[KS]IA\w{16}/g, "******");

test("a string comes back as it was, but for the credentials", () => {
  for (const text of TEXTS) {
    const masked = maskText(text);
    assert.equal(masked.text, plain(text));
    assert.deepEqual(masked.findings.map(({ start, end }) => text.slice(start, end)), text.match(/A[KS]IA\w{16}/g) ?? []);
    assert.ok(masked.findings.every(({ rule }) => rule === RULE));
    assert.deepEqual(maskText(masked.text), { text: masked.text, findings: [] }, "masking twice is masking once");
  }
});

test("so do bytes, of any view", () => {
  for (const text of TEXTS.filter((text) => text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text))) {
    const bytes = bytesOf(text);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    for (const given of [bytes, bytes.buffer, new DataView(bytes.buffer), shifted, Buffer.from(text)]) {
      const masked = maskText(given);
      assert.ok(masked.text instanceof Uint8Array);
      assert.equal(textOf(masked.text), plain(text));
      assert.deepEqual(masked.findings.map(({ start, end }) => textOf(bytes.subarray(start, end))), text.match(/A[KS]IA\w{16}/g) ?? []);
    }
    assert.deepEqual(bytes, bytesOf(text), "and what was given stays");
  }
  const broken = Uint8Array.of(0xff, 0x80, 0x20, ...bytesOf(KEY), 0xc3);
  assert.deepEqual(maskText(broken).text, Uint8Array.of(0xff, 0x80, 0x20, ...bytesOf("******"), 0xc3));
});

test("without a credential nothing is made", () => {
  const bytes = bytesOf("nothing");
  assert.equal(maskText(bytes).text, bytes);
  assert.equal(maskText("nothing").findings, maskText(bytes).findings);
  assert.ok(Object.isFrozen(maskText("nothing").findings));
});

const streamed = (chunks, options) => {
  const masker = createMasker(options);
  const out = [...chunks.map((chunk) => masker.push(chunk)), masker.end()];
  return typeof out[0] === "string" ? out.join("") : textOf(Buffer.concat(out));
};
const cut = (text, size) => Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

test("in pieces of every size", () => {
  for (const text of TEXTS.slice(1)) {
    const expected = maskText(text);
    for (let size = 1; size <= text.length; size++) {
      const findings = [];
      assert.equal(streamed(cut(text, size), { onFinding: (finding) => findings.push(finding) }), expected.text, `${size}`);
      assert.deepEqual(findings, expected.findings, `${size}`);
    }
    if (/[\ud800-\udfff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) continue;
    const bytes = bytesOf(text);
    for (let size = 1; size <= bytes.length; size++) assert.equal(streamed(cut(bytes, size)), expected.text, `${size}`);
  }
});

test("complete lines come out at once", () => {
  const masker = createMasker();
  assert.equal(masker.push(`one\n${KEY.slice(0, 9)}`), "one\n");
  assert.equal(masker.push(`${KEY.slice(9)} two`), "");
  assert.equal(masker.push("\nthree"), "****** two\n");
  assert.equal(masker.end(), "three");
  assert.equal(masker.push("again\n"), "again\n", "and then a new stream begins");
  assert.equal(masker.end(), "");
});

test("a secret is known for the rest of a stream, in every spelling", () => {
  const options = { rules: [{ name: "own", pattern: "pw=(?<secret>\\S+)" }] };
  const masker = custom.createMasker(options);
  assert.equal(masker.push("pw=p@ss/w0rd\n"), "pw=******\n");
  for (let line = 0; line < 2000; line++) assert.equal(masker.push("nothing to see here\n"), "nothing to see here\n");
  assert.equal(masker.push("user:p@ss/w0rd, p%40ss%2Fw0rd\n"), "user:******, ******\n");
  masker.end();
  assert.equal(masker.push("p@ss/w0rd\n"), "p@ss/w0rd\n", "but not for the next");
  const text = `first p@ss/w0rd\n${"filler ".repeat(300000)}\npw=p@ss/w0rd\n`;
  const masked = custom.maskText(text, options);
  assert.equal(masked.findings.length, 2, "in a whole text also before");
  assert.ok(masked.text.startsWith("first ******\n"));
});

test("as a TransformStream", async () => {
  const text = TEXTS[4].repeat(50);
  const chunks = cut(bytesOf(text), 7);
  const body = new Response(ReadableStream.from(chunks)).body;
  assert.equal(await new Response(body.pipeThrough(maskTextStream())).text(), plain(text));
  const collected = [];
  await pipeline(Readable.from(cut(text, 7)), maskTextStream(), async (source) => {
    for await (const chunk of source) collected.push(chunk);
  });
  assert.equal(collected.join(""), plain(text));
  const decoded = new Response(bytesOf(text)).body.pipeThrough(new TextDecoderStream()).pipeThrough(maskTextStream());
  assert.equal((await Array.fromAsync?.(decoded) ?? [plain(text)]).join(""), plain(text));
});

test("long texts: offsets hold, and the memory stays flat", () => {
  const line = "2026-11-22T11:32:35Z INFO pulled harbor.example.com/security/scanner:1.0 世界\n";
  const before = process.memoryUsage().arrayBuffers;
  const findings = [];
  const masker = createMasker({ onFinding: (finding) => findings.push(finding) });
  const block = line.repeat(1000) + `key ${KEY}\n`;
  let length = 0;
  const rounds = Math.ceil((50 << 20) / block.length);
  for (let round = 0; round < rounds; round++) length += masker.push(block).length;
  length += masker.end().length;
  assert.equal(length, rounds * (block.length - KEY.length + 6));
  assert.equal(findings.length, rounds);
  assert.equal(findings.at(-1).end, rounds * block.length - 1);
  assert.ok(process.memoryUsage().arrayBuffers - before < 32 << 20);
  const text = block.repeat(30);
  const whole = maskText(text);
  assert.equal(whole.text, plain(text));
  assert.ok(whole.findings.every(({ start, end }) => text.slice(start, end) === KEY) && whole.findings.length === 30);
});

test("options", () => {
  const text = `${KEY} ${OTHER}`;
  assert.equal(maskText(text, { allow: [KEY] }).text, `${KEY} ******`);
  assert.equal(maskText(text, { off: [RULE] }).text, text);
  assert.equal(maskText(text, {}).text, "****** ******");
  assert.equal(maskText(text, undefined).text, "****** ******");
  assert.ok(textRules().some(({ name, title }) => name === RULE && title.length > 0));
  // More options than the core keeps.
  for (let number = 0; number < 200; number++) {
    const masked = maskText(`${text} ${number}`, { allow: [KEY, `${number}`] });
    assert.equal(masked.text, `${KEY} ****** ${number}`);
    assert.equal(masked.findings[0].rule, RULE);
  }
});

test("rules of one's own have an entry of their own", () => {
  const rules = [{ name: "badge", pattern: "badge (?<secret>[0-9]+)" }];
  assert.throws(() => maskText("", { rules }), { name: "TypeError", message: /berthing\/custom-rules/ });
  assert.throws(() => createMasker({ allowPatterns: ["a"] }), { name: "TypeError", message: /berthing\/custom-rules/ });
  const masked = custom.maskText(`世 badge 1234, ${KEY}`, { rules });
  assert.equal(masked.text, "世 badge ******, ******");
  assert.deepEqual(masked.findings, [{ rule: "badge", start: 8, end: 12 }, { rule: RULE, start: 14, end: 34 }]);
  assert.equal(custom.maskText("badge 1234 badge 5678", { rules, allowPatterns: ["1.*"] }).text, "badge 1234 badge ******");
  for (const pattern of ["cAnAry(", "cAnAry(?=a)", "(cAnAry{1000}){1000}"]) {
    assert.throws(() => custom.maskText("", { rules: [{ name: "own", pattern }] }), (error) => {
      assert.ok(error instanceof TypeError && /rules\[0\]/.test(error.message));
      return !error.message.includes("cAnAry");
    });
  }
});

test("misuse throws, and tells no text", () => {
  const told = (error) => error instanceof TypeError && !error.message.includes("cAnAry");
  for (const text of [undefined, null, 7, {}, ["cAnAry"], Symbol("cAnAry"), () => {}]) {
    assert.throws(() => maskText(text), told);
    assert.throws(() => createMasker().push(text), told);
  }
  for (const options of [null, 7, "cAnAry", { allow: "cAnAry" }, { off: ["cAnAry"] }, { of: [] }, { onFinding: "cAnAry" }]) {
    for (const call of [(options) => maskText("", options), createMasker, maskTextStream]) assert.throws(() => call(options), told);
  }
  const masker = createMasker();
  masker.push("text");
  assert.throws(() => masker.push(bytesOf("cAnAry")), told);
  assert.equal(masker.end(), "text");
});

test("a number of JSON becomes a string of JSON", () => {
  const text = '{"password": 12345678, "port": 5432, "pin_password":998877}';
  const masked = '{"password": "******", "port": 5432, "pin_password":"******"}';
  assert.equal(maskText(text).text, masked);
  assert.equal(Buffer.from(maskText(Buffer.from(text)).text).toString(), masked);
  const masker = createMasker();
  assert.equal(masker.push(text) + masker.end(), masked);
  const long = `[${`${text},`.repeat(20_000)}0]`;
  assert.doesNotThrow(() => JSON.parse(maskText(long).text));
});

test("whoever changes what came out changes nothing that comes out later", () => {
  for (let round = 0; round < 2; round++) {
    const masker = createMasker();
    const out = [masker.push(Buffer.from(KEY)), masker.end()];
    assert.equal(Buffer.concat(out).toString(), "******", `round ${round}`);
    for (const bytes of out) bytes.fill(0);
  }
});
