// Every command, its help, and the status it ends with.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { kinds, jsonSchema, textRules, version } from "berthing";
import { CANARY, FAULTY, KIND, dist, folder, root, run } from "./run.mjs";

const { COMMANDS } = await import(join(root, "pkg/src/cli/commands.js"));
const { OPTIONS } = await import(join(root, "pkg/src/cli/options.js"));
const names = await import(join(root, "pkg/src/cli/names.js"));
const here = folder({
  "fine.json": '{ "registry_username": "scanner" }',
  "warned.json": '{ "protocol": "http" }',
  "wrong.json": '{ "protocol": "ftp" }',
  "faulty.json": FAULTY,
});
const berthing = (...args) => run(args, { cwd: here });

test("names that need no core are the core's", () => {
  assert.deepEqual(names.KINDS, kinds());
  const types = readFileSync(join(root, "tests/generated/berthing.d.ts"), "utf8");
  const [, releases] = types.match(/type RhacsRelease =([^;]*);/);
  assert.deepEqual(names.RELEASES, [...releases.matchAll(/"(.*)"/g)].map(([, name]) => name));
});

for (const [name, { options }] of Object.entries(COMMANDS)) {
  test(`${name} --help teaches by example`, async () => {
    const { code, out, err } = await berthing(name, "--help");
    assert.equal(code, 0);
    assert.equal(err, "");
    assert.match(out, /Examples:\n {2}# /);
    for (const option of options) assert.ok(out.includes(`--${option}`), option);
    for (const line of out.split("\n")) assert.ok(line.length <= 200, line);
  });
}

test("every option belongs to a command", () => {
  const used = new Set(Object.values(COMMANDS).flatMap(({ options }) => options));
  assert.deepEqual(Object.keys(OPTIONS).filter((name) => name !== "help" && !used.has(name)), []);
});

test("help and version", async () => {
  const { code, out } = await berthing("--help");
  assert.equal(code, 0);
  for (const name of Object.keys(COMMANDS)) assert.ok(out.includes(`  ${name} `), name);
  assert.deepEqual(await berthing("--version"), { code: 0, signal: null, out: `${version}\n`, err: "" });
});

const STATUS = [
  [["check", "fine.json"], 0],
  [["check", "warned.json"], 0],
  [["check", "--strict", "warned.json"], 1],
  [["check", "wrong.json"], 1],
  [["check", "wrong.json", "absent.json"], 2],
  [["check", "absent.json", "fine.json"], 2],
  [["check", "."], 2],
  [["check"], 2],
  [["check", "-", "-"], 2],
  [["check", "--kind", "swr.registry.create", "fine.json"], 1],
  [["check", "--kind", "nonsense", "fine.json"], 2],
  [["check", "--rhacs", "3", "fine.json"], 2],
  [["check", "--rhacs", "4.6", "--rhacs-managed", "fine.json"], 0],
  [["check", "--format", "xml", "fine.json"], 2],
  [["check", "--jobs", "0", "fine.json"], 2],
  [["check", "--jobs", "fine.json"], 2],
  [["check", "--fix=yes", "fine.json"], 2],
  [["normalize", "fine.json"], 0],
  [["normalize", "wrong.json"], 1],
  [["mask", "wrong.json"], 0],
  [["schema", "nonsense"], 2],
  [["schema"], 2],
  [["explain", "nonsense"], 2],
  [["completion"], 2],
  [["completion", "csh"], 2],
  [["mask-text", "--off", "nonsense", "fine.json"], 2],
  [["mask-text", "absent.json"], 2],
  [[], 2],
  [["nonsense"], 2],
  [["--nonsense"], 2],
];
for (const [args, status] of STATUS) {
  test(`status ${status}: ${args.join(" ")}`, async () => {
    const { code, err } = await berthing(...args);
    assert.equal(code, status, err);
    if (status === 2) assert.match(err, /^berthing: /m);
    assert.doesNotMatch(err, /fault of berthing/);
  });
}

test("a slip gets a suggestion", async () => {
  assert.match((await berthing("chek")).err, /did you mean check\?/);
  assert.match((await berthing("check", "--strickt", "fine.json")).err, /did you mean --strict\?/);
  assert.match((await berthing("explain", "mising")).err, /did you mean missing\?/);
});

test("a file that cannot be read does not stop the others", async () => {
  const { out } = await berthing("check", "absent.json", "wrong.json", "fine.json");
  assert.match(out, /not_allowed/);
  assert.match(out, /2 payloads: 1 error/);
});

test("the kind is told with its reason, or asked for", async () => {
  assert.match((await berthing("check", "fine.json")).err, /taken for hss\.registry\.update: It has registry_username\./);
  assert.equal((await berthing("check", "--quiet", "fine.json")).err, "");
  assert.equal((await berthing("check", "--kind", KIND, "fine.json")).err, "");
  const unsure = await run(["check", "-"], { input: '{ "name": "standby", "type": "harbor", "url": "https://harbor.example.com" }' });
  assert.equal(unsure.code, 2);
  assert.match(unsure.err, /--kind.*\n.*swr\.registry\.create, swr\.registry\.update/);
  assert.equal((await run(["check", "-"], { input: "{}" })).code, 2);
});

test("schema, types, kinds, rules", async () => {
  assert.deepEqual(JSON.parse((await berthing("schema", KIND)).out), jsonSchema(KIND));
  const older = await berthing("schema", "--target", "draft-07", "--rhacs", "4.6", "rhacs.image-integration");
  assert.deepEqual(JSON.parse(older.out), jsonSchema("rhacs.image-integration", { target: "draft-07", rhacs: "4.6" }));
  assert.equal((await berthing("types")).out, readFileSync(join(dist, "index.d.ts"), "utf8"));
  const { out } = await berthing("kinds");
  for (const kind of kinds()) assert.ok(out.includes(`${kind}  `));
  assert.deepEqual(JSON.parse((await berthing("kinds", "--format", "json")).out).map(({ kind }) => kind), kinds());
  assert.equal((await berthing("mask-text", "--rules")).out.split("\n").length - 1, textRules().length);
});

test("the place is shown, without the secret and without what tells its length", async () => {
  const { out } = await berthing("check", "--quiet", "faulty.json");
  assert.equal(out, `warning[plain_http] Protocol uses http, not https
 --> faulty.json:2:15  /protocol
  |
2 |   "protocol": "http",
  |               ^^^^^^
  = The password travels to the registry unprotected

warning[surrounding_space] Password has a space before or after it
 --> faulty.json:4:24  /registry_password
  |
4 |   "registry_password": "******",
  |                        ^^^^^^^^
  = The target keeps the space and compares with it

error[wrong_type] Project must be text
 --> faulty.json:6:16  /namespace
  |
6 |   "namespace": 7
  |                ^

warning[unknown_field] “registry_adr” is not part of this payload
 --> faulty.json:5:3  /registry_adr
  |
5 |   "registry_adr": 5,
  |   ^^^^^^^^^^^^^^
  = Did you mean registry_addr?

1 payload: 1 error, 3 warnings
`);
  const line = `{"registry_password": "${CANARY} ", "protocol": "ftp"}`;
  const { out: told } = await run(["check", "-"], { input: line });
  assert.match(told, /--> <stdin>:1 {2}\/protocol/, "no column behind a secret");
  assert.match(told, /--> <stdin>:1:23 {2}\/registry_password/);
});

test("upload-command writes the script that the package writes, and never a password", async () => {
  const options = ["--registry-addr", "harbor.example.com", "--namespace", "security", "--username", "scanner"];
  const made = await berthing("upload-command", ...options, "--archive", "hss.zip", "--image", "hss/scanner:1.0");
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^#!\/bin\/sh\n[^]*docker login --username scanner harbor\.example\.com/);
  const fed = await run(
    ["upload-command", ...options, "--password-stdin", "--archive", "hss.zip", "--image", "a:1", "--shell", "cmd", "--format", "json"],
    { input: `${CANARY}\n` },
  );
  assert.equal(fed.code, 0, fed.err);
  assert.deepEqual(Object.keys(JSON.parse(fed.out)), ["steps", "script"]);
  assert.ok(!fed.out.includes(CANARY));
  const refused = await berthing("upload-command", ...options, "--username", "a:b", "--archive", "hss.zip", "--image", "a:1");
  assert.equal(refused.code, 1);
  assert.match(refused.err, /not_carried/);
});

test("request shows a masked request, and writes the real one for curl", async () => {
  const where = folder({ "p.json": `{"registry_username":"scanner","registry_password":"${CANARY}"}`, token: `${CANARY}-token\n` });
  const target = ["--endpoint", "https://hss.example.com", "--project-id", "p", "--id", "i", "--token-file", "token", "p.json"];
  const shown = await run(["request", ...target], { cwd: where });
  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^PUT https:\/\/hss\.example\.com\/v5\/p\/image\/registries\/i\n[^]*X-Auth-Token: \*{6}\n/);
  assert.ok(!`${shown.out}${shown.err}`.includes(CANARY));
  const written = await run(["request", ...target, "--output", "call.curl"], { cwd: where });
  assert.equal(written.code, 0, written.err);
  assert.equal(written.out, "");
  assert.ok(readFileSync(join(where, "call.curl"), "utf8").includes(`X-Auth-Token: ${CANARY}-token`));
  const none = await run(["request", "--endpoint", "https://hss.example.com", "p.json"], { cwd: where });
  assert.equal(none.code, 2);
  assert.match(none.err, /a token is missing/);
  const faults = await run(["request", "--endpoint", `https://u:${CANARY}@hss.example.com`, "--token-stdin", "p.json"], { cwd: where, input: "t" });
  assert.equal(faults.code, 1);
  assert.match(faults.err, /embedded_credentials[^]*\/target\/projectId/);
  assert.ok(!faults.err.includes(CANARY));
});

test("the README shows what is printed", async () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, payload, dialogue] = readme.match(/```yaml\n([^]*?)```\n\n```console\n([^]*?)```/);
  const cwd = folder({ "registry.yaml": payload });
  for (const [, line, expected] of dialogue.matchAll(/^\$ berthing (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const { out, err } = await run(line.split(" "), { cwd });
    assert.equal(err + out, expected);
  }
});
