// Files are mended whole or not at all.
import assert from "node:assert/strict";
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { normalize } from "berthing";
import { parse, stringify } from "yaml";
import { CANARY, KIND, corpus, folder, root, run } from "./run.mjs";

const { updated } = await import(join(root, "pkg/src/cli/documents/yaml-update.js"));

const JSON_TEXT = `{\n\t"protocol": "HTTPS",\n\t"registry_password": "${CANARY}"\n}\n`;
const JSON_FIXED = JSON_TEXT.replace("HTTPS", "https");
const YAML_TEXT = `# the registry
protocol: HTTPS # upper case

# whose?
registry_username: scanner
registry_password: 123456   # not text
`;
const fix = (cwd, file, ...more) => run(["check", "--quiet", "--kind", KIND, "--fix", ...more, file], { cwd });

for (const command of ["check", "normalize"]) {
  test(`${command} --fix keeps secrets, indentation, mode and links`, async () => {
    const cwd = folder({ "x.json": JSON_TEXT });
    chmodSync(join(cwd, "x.json"), 0o640);
    symlinkSync("x.json", join(cwd, "link.json"));
    const { code, err } = await run([command, "--kind", KIND, "--fix", "--backup", "link.json"], { cwd });
    assert.equal(code, 0, err);
    assert.equal(readFileSync(join(cwd, "x.json"), "utf8"), JSON_FIXED);
    assert.equal(readFileSync(join(cwd, "x.json.bak"), "utf8"), JSON_TEXT);
    assert.ok(lstatSync(join(cwd, "link.json")).isSymbolicLink());
    for (const name of ["x.json", "x.json.bak"]) assert.equal(statSync(join(cwd, name)).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(cwd).sort(), ["link.json", "x.json", "x.json.bak"]);
  });
}

test("YAML keeps its comments", async () => {
  const cwd = folder({ "x.yaml": YAML_TEXT });
  assert.equal((await fix(cwd, "x.yaml")).code, 0);
  assert.equal(
    readFileSync(join(cwd, "x.yaml"), "utf8"),
    YAML_TEXT.replace("HTTPS", "https").replace("123456  ", '"123456"'),
  );
});

test("YAML mended is the normalized payload, or is refused, over the corpus", () => {
  let [kept, refused] = [0, 0];
  for (const { file, kind, text } of corpus) {
    const { value, changes } = normalize(kind, text);
    if (changes.length === 0 || typeof value !== "object") continue;
    let before;
    try {
      before = stringify(JSON.parse(text)).replaceAll(/$/gm, " # told");
    } catch {
      continue;
    }
    if (!isDeepStrictEqual(parse(before), JSON.parse(text))) continue;
    const after = updated(before, value);
    if (after === undefined) refused++;
    else {
      kept++;
      assert.deepEqual(parse(after), value, file);
    }
  }
  assert.ok(kept > 20, `${kept} kept, ${refused} refused`);
});

const REFUSED = {
  "anchors.yaml": "protocol: &p HTTPS\nregistry_username: *p\n",
  "several.yaml": "protocol: HTTPS\n---\nprotocol: HTTPS\n",
  "tags.yaml": "protocol: !x HTTPS\n",
  ".env": "PROTOCOL=HTTPS\n",
  "x.jsonl": '{"protocol":"HTTPS"}\n',
  "digits.json": '{"protocol":"HTTPS","x":12345678901234567890}',
};
for (const [name, text] of Object.entries(REFUSED)) {
  test(`refused, and left alone: ${name}`, async () => {
    const cwd = folder({ [name]: text });
    const { code, err } = await fix(cwd, name);
    assert.equal(code, 2);
    assert.match(err, /mended|--fix/);
    assert.equal(readFileSync(join(cwd, name), "utf8"), text);
  });
}

test("nothing to mend writes nothing", async () => {
  const cwd = folder({ "x.json": '{"protocol":   "https"}' });
  const before = statSync(join(cwd, "x.json"));
  assert.equal((await fix(cwd, "x.json", "--backup")).code, 0);
  assert.equal(statSync(join(cwd, "x.json")).ino, before.ino);
  assert.deepEqual(readdirSync(cwd), ["x.json"]);
});

test("standard input cannot be mended in place", async () => {
  assert.equal((await run(["check", "--fix", "--kind", KIND, "-"], { input: JSON_TEXT })).code, 2);
});

/** Does something just before the named function of node:fs does its work. */
const before = (name, what) => `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const original = fs.${name};
fs.${name} = (...args) => {
  ${what}
  return original(...args);
};
syncBuiltinESMExports();`;

for (const name of ["openSync", "fsyncSync", "renameSync"]) {
  test(`killed before ${name}, the old file is whole`, async () => {
    const isDraft = name === "openSync" ? 'if (String(args[0]).endsWith(".tmp"))' : "";
    const cwd = folder({ "x.json": JSON_TEXT, "kill.mjs": before(name, `${isDraft} process.kill(process.pid, "SIGKILL");`) });
    const env = { NODE_OPTIONS: `--import=${join(cwd, "kill.mjs")}` };
    const { signal, code } = await run(["check", "--kind", KIND, "--fix", "x.json"], { cwd, env });
    assert.ok(signal === "SIGKILL" || code === 137);
    assert.equal(readFileSync(join(cwd, "x.json"), "utf8"), JSON_TEXT);
  });
}

test("a full disk, or any failure, leaves the old file and no other", async () => {
  const cwd = folder({ "x.json": JSON_TEXT, "fail.mjs": before("fsyncSync", 'throw Object.assign(new Error(), { code: "ENOSPC" });') });
  const { code, err } = await run(["check", "--kind", KIND, "--fix", "x.json"], { cwd, env: { NODE_OPTIONS: `--import=${join(cwd, "fail.mjs")}` } });
  assert.equal(code, 2);
  assert.match(err, /x\.json cannot be written: the disk is full/);
  assert.equal(readFileSync(join(cwd, "x.json"), "utf8"), JSON_TEXT);
  assert.deepEqual(readdirSync(cwd).sort(), ["fail.mjs", "x.json"]);
});

test("an interrupt leaves no draft, and the status of an interrupt", async () => {
  // The handlers run when the program waits; so it waits, with its draft lying there.
  const program = `
    import { openSync, writeFileSync } from "node:fs";
    import { setTimeout } from "node:timers/promises";
    import { draftFor } from "${join(root, "pkg/src/cli/atomic.js")}";
    const draft = draftFor(process.argv[2]);
    writeFileSync(draft, "half");
    console.log("ready");
    await setTimeout(20_000);`;
  const cwd = folder({ "x.json": JSON_TEXT, "wait.mjs": program });
  const { signal } = await run(["wait.mjs", "x.json"], {
    cwd,
    command: process.execPath,
    onStart: (child) => child.stdout.on("data", () => child.kill("SIGINT")),
  });
  assert.equal(signal, "SIGINT");
  assert.deepEqual(readdirSync(cwd).sort(), ["wait.mjs", "x.json"]);
});

test("a file that somebody else changed meanwhile is left alone", async () => {
  const cwd = folder({ "x.json": JSON_TEXT });
  const change = before("realpathSync", `if (String(args[0]) === "x.json") fs.appendFileSync("x.json", " ");`);
  writeFileSync(join(cwd, "change.mjs"), change);
  const { code, err } = await run(["check", "--kind", KIND, "--fix", "x.json"], { cwd, env: { NODE_OPTIONS: `--import=${join(cwd, "change.mjs")}` } });
  assert.equal(code, 2);
  assert.match(err, /changed meanwhile/);
  assert.equal(readFileSync(join(cwd, "x.json"), "utf8"), `${JSON_TEXT} `);
});

test("--output writes secrets where only the owner reads them", async () => {
  const cwd = folder({ "x.json": JSON_TEXT });
  const { code, out } = await run(["normalize", "--kind", KIND, "--output", "y.json", "x.json"], { cwd });
  assert.deepEqual([code, out], [0, ""]);
  assert.equal(readFileSync(join(cwd, "y.json"), "utf8"), JSON_FIXED);
  assert.equal(statSync(join(cwd, "y.json")).mode & 0o777, 0o600);
  const lines = await run(["normalize", "--kind", KIND, "--from", "jsonl", "--output", "y.jsonl", "-"], { cwd, input: `{"protocol":"HTTPS","registry_password":"${CANARY}"}\n` });
  assert.equal(lines.code, 0, lines.err);
  assert.equal(readFileSync(join(cwd, "y.jsonl"), "utf8"), `{"protocol":"https","registry_password":"${CANARY}"}\n`);
  const wrong = await run(["normalize", "--kind", KIND, "--output", "z.json", "-"], { cwd, input: "{nonsense" });
  assert.equal(wrong.code, 1);
  assert.ok(!existsSync(join(cwd, "z.json")));
});
