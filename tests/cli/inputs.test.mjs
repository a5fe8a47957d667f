// JSON, JSON Lines, YAML and .env: what is read, and where things stand in it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { parseEnv } from "node:util";
import { mask, validate } from "berthing";
import { parse, stringify } from "yaml";
import { CANARY, KIND, corpus, folder, root, run } from "./run.mjs";

const { scan } = await import(join(root, "pkg/src/cli/documents/json.js"));
const { placeOf, scalars } = await import(join(root, "pkg/src/cli/documents/tree.js"));
const env = await import(join(root, "pkg/src/cli/documents/env.js"));
const yaml = await import(join(root, "pkg/src/cli/documents/yaml.js"));
const { kindOf } = await import(join(root, "pkg/src/cli/kind-of.js"));
const { maskedSource } = await import(join(root, "pkg/src/cli/masked-source.js"));
const json = await import(join(root, "pkg/src/cli/documents/json.js"));
const core = await import("berthing");

const readable = corpus.filter(({ text }) => {
  try {
    return !text.includes("\\ud800") && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
});
const codes = (issues) => issues.map(({ code, pointer }) => `${code} ${pointer}`);
const told = (out) => JSON.parse(out).flatMap(({ issues }) => codes(issues));

test("the tree of JSON has every scalar at its place", () => {
  for (const { file, text } of readable) {
    const walk = (value, path) => {
      if (typeof value === "object" && value !== null) return Object.entries(value).forEach(([key, child]) => walk(child, [...path, key]));
      const { start, end } = placeOf(scan(text), path, false);
      assert.deepEqual(JSON.parse(text.slice(start, end)), value, `${file} ${path}`);
    };
    const value = JSON.parse(text);
    if (value !== null && JSON.stringify([...scalars(scan(text))].map(({ json }) => JSON.parse(json))).length > 2) walk(value, []);
  }
});

test("any text has a tree, or none", () => {
  for (const { text } of corpus) {
    for (let cut = 0; cut < text.length; cut += 7) {
      scan(text.slice(0, cut));
      scan(text.slice(cut));
      scan(text.slice(0, cut) + text.slice(cut + 3));
    }
  }
  scan("[".repeat(100_000));
});

test("YAML means what its JSON means", () => {
  for (const { file, kind, text } of readable) {
    const [document] = yaml.read(stringify(JSON.parse(text)));
    assert.deepEqual(JSON.parse(document.json()), JSON.parse(text), file);
    assert.deepEqual(yaml.read(text)[0].troubles, [], file);
    assert.deepEqual(validate(kind, yaml.read(text)[0].json()).issues, validate(kind, text).issues, file);
  }
});

test("YAML's own ways", () => {
  const read = (text) => yaml.read(text)[0].json();
  assert.equal(read("a: 12345678901234567890\nb: 1.50\nc: 0x1F"), '{"a":12345678901234567890,"b":1.50,"c":31}');
  assert.equal(read("a: 1\na: 2"), '{"a":1,"a":2}', "a key twice is for the core to judge");
  assert.equal(read("d: &d {x: 1, y: 2}\ne:\n  <<: *d\n  y: 3"), '{"d":{"x":1,"y":2},"e":{"x":1,"y":3}}');
  const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)].join("\n");
  assert.equal(yaml.read(bomb)[0].troubles[0].code, "too_large");
  for (const text of ["a: [", "a: b: c", '"', "\t- a", "a: *none", "- ".repeat(5000)]) {
    for (const { troubles } of yaml.read(text)) assert.ok(troubles.every(({ code }) => code === "not_yaml"), text);
  }
});

test("a YAML message never repeats the text", async () => {
  for (const text of [`a: b: ${CANARY}`, `a: *${CANARY}`, `%${CANARY}\n---\na: @${CANARY}`, `registry_password: "${CANARY}`, `- a\n${CANARY}: x`, `!${CANARY}! a: b`]) {
    for (const format of ["human", "json"]) {
      const { out, err } = await run(["check", "--from", "yaml", "--format", format, "-"], { input: text });
      assert.ok(!`${out}${err}`.includes(CANARY), text);
    }
  }
});

test("several YAML documents, each with its kind", async () => {
  const input = `registry_username: scanner\nprotocol: ftp\n---\n# ${CANARY}\nregistry_password: ${CANARY}\nprotocol: 5\n`;
  const { out } = await run(["check", "--from", "yaml", "--format", "json", "-"], { input });
  const results = JSON.parse(out);
  assert.deepEqual(results.map(({ document, issues }) => [document, issues[0].code, issues[0].position.line]), [[1, "not_allowed", 2], [2, "wrong_type", 6]]);
  const masked = await run(["mask", "--from", "yaml", "-"], { input });
  assert.equal(masked.out, input.replace(`# ${CANARY}`, "# ******").replace(`: ${CANARY}`, ': "******"'));
});

test(".env is read as Node.js reads it", () => {
  const text = "# comment\nA=1\nexport B = two words \nC=\"a\\nb\" # c\nD='it is'\nE=`x\ny`\nF=\nG=a#b\n\n  H=\"# no comment\"\n";
  const [document] = env.read(text);
  assert.deepEqual(JSON.parse(document.json(undefined, [])), { ...parseEnv(text) });
  assert.equal(env.read("A=1\nnonsense\n")[0].troubles[0].code, "not_env");
});

test(".env names mean fields", async () => {
  const input = 'NAME=acr\nTYPE=azure\nCATEGORIES=REGISTRY\nAZURE__ENDPOINT=example.azurecr.io\nAZURE__WIF_ENABLED=true\nAZURE__PASSWORD="' + CANARY + '"\n';
  const { code, out, err } = await run(["check", "--from", "env", "--kind", "rhacs.image-integration", "--format", "json", "-"], { input });
  assert.equal(code, 0, out + err);
  assert.deepEqual(told(out), []);
  const masked = await run(["mask", "--from", "env", "--kind", "rhacs.image-integration", "-"], { input });
  assert.equal(masked.out, input.replace(`"${CANARY}"`, "******"));
});

/**
 * Of a key that stands twice, every value is hidden, where the core keeps the last; of what is too deep, braces show; and
 * these passwords are the name of something, which is then hidden too.
 */
const UNLIKE = /duplicate_key|too_deep|surrounding_space|credential\.password/;

test("masked source: the masked payload, laid out as it was", () => {
  for (const { file, kind, text } of readable.filter(({ file }) => !UNLIKE.test(file))) {
    const [document] = json.read(text);
    const masked = maskedSource(core, text, [{ document, kind }]).text;
    assert.deepEqual(JSON.parse(masked), JSON.parse(mask(kind, text)), file);
    const [converted] = yaml.read(stringify(JSON.parse(text)));
    const again = maskedSource(core, converted.text, [{ document: converted, kind }]).text;
    assert.deepEqual(parse(again), JSON.parse(mask(kind, converted.json())), file);
  }
});

test("masked source: much of anything takes no longer than it must", () => {
  const started = Date.now();
  for (const value of [(at) => at, (at) => `${CANARY}${at}`]) {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`password${at}`, value(at)])));
    assert.ok(!maskedSource(core, text, [{ document: json.read(text)[0], kind: KIND }]).text.includes(CANARY));
  }
  assert.ok(Date.now() - started < 60_000);
});

test("masked source: a secret that stands again", async () => {
  const input = `registry_username: ${CANARY} # ${CANARY}.\nregistry_addr: ${CANARY}.example.com\nregistry_password: " ${CANARY}"\n`;
  const { out } = await run(["mask", "--kind", KIND, "--from", "yaml", "-"], { input });
  assert.equal(out, `registry_username: "******" # ******.\nregistry_addr: ******.example.com\nregistry_password: "******"\n`);
});

test("the kind of most payloads is told; when it is told, it is mostly right", () => {
  let [right, wrong, unsure] = [0, 0, 0];
  for (const { kind, text } of readable) {
    try {
      if (kindOf(core, () => text, {}, "file").kind === kind) right++;
      else wrong++;
    } catch {
      unsure++;
    }
  }
  const all = right + wrong + unsure;
  assert.ok(wrong / all < 0.01 && right / all > 0.8, `${right} right, ${wrong} wrong, ${unsure} unsure`);
});

const SNIFFED = {
  json: '{"protocol":\n"ftp"}',
  jsonl: '{"protocol":"ftp"}\n{"protocol":"ftp"}\n',
  yaml: "# c\nprotocol: ftp\n",
  env: "# c\nPROTOCOL=ftp\n",
};
for (const [format, input] of Object.entries(SNIFFED)) {
  test(`${format} is known by its looks and by its name`, async () => {
    const expected = Array(format === "jsonl" ? 2 : 1).fill("not_allowed /protocol");
    assert.deepEqual(told((await run(["check", "--format", "json", "-"], { input })).out), expected);
    const cwd = folder({ [`x.${format}`]: input });
    assert.deepEqual(told((await run(["check", "--format", "json", `x.${format}`], { cwd })).out), expected);
    assert.deepEqual(told((await run(["check", "--format", "json", "--from", format, "-"], { input })).out), expected);
  });
}

test("bytes that are no text", async () => {
  const input = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
  for (const [from, code] of [["json", "not_json"], ["yaml", "not_yaml"], ["env", "not_env"], ["jsonl", "not_json"]]) {
    const { code: status, out } = await run(["check", "--kind", KIND, "--from", from, "--format", "json", "-"], { input });
    assert.equal(status, 1);
    assert.equal(JSON.parse(out)[0].issues[0].code, code);
  }
});

test("lines: blank ones count, long and broken ones are told and not fatal, threads keep the order", async () => {
  const line = (at) => (at % 7 === 0 ? "" : at % 5 === 0 ? `{"registry_password":"${CANARY}",` : `{"registry_username":"u${at}","registry_password":"${CANARY}"}`);
  const lines = Array.from({ length: 40_000 }, (_, at) => line(at + 1));
  lines[1000] = `{"registry_username":"${"x".repeat(3_000_000)}"}`;
  lines[1001] = '{"protocol":"ftp"}';
  const cwd = folder({ "x.jsonl": `\ufeff${lines.join("\r\n")}` });
  const expected = lines.flatMap((line, at) => (line === "" ? [] : at === 1000 ? [[at + 1, "too_large"]] : at === 1001 ? [[at + 1, "not_allowed"]] : line.endsWith(",") ? [[at + 1, "not_json"]] : []));
  for (const jobs of ["1", "2"]) {
    const { code, out } = await run(["check", "--kind", KIND, "--jobs", jobs, "--format", "json", "x.jsonl"], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out).map(({ line, issues }) => [line, issues[0].code]), expected);
    for (const command of ["mask", "normalize"]) {
      const made = await run([command, "--kind", KIND, "--jobs", jobs, "x.jsonl"], { cwd });
      const masked = made.out.split("\n");
      assert.equal(masked.length - 1, lines.length, "a line for a line");
      assert.ok(!made.out.includes(CANARY));
      assert.deepEqual(JSON.parse(masked[1]), { registry_username: "u2", registry_password: "******" });
      for (const one of masked) if (one !== "") JSON.parse(one);
    }
  }
});
