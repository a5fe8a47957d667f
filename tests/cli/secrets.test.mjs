// A canary goes in everywhere and comes out nowhere.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CANARY, KIND, dist, folder, run, runAtTerminal } from "./run.mjs";

const TWICE = `${CANARY}" , # ${CANARY}`;
const TEXTS = {
  "plain.json": `{"registry_username":"scanner","registry_password":"${CANARY}","protocol":"ftp"}`,
  "laid-out.json": `{\n  "registry_username": "",\n  "registry_password":\n    "${CANARY}",\n  "protocol": 5 }`,
  "twice.json": `{"registry_password":"${CANARY}","registry_password":"${CANARY}"}`,
  "object.json": `{"registry_password":{"a":["${CANARY}"]},"protocol":5}`,
  "broken.json": `{"registry_username":"x" "registry_password":"${TWICE}`,
  "cut.json": `{"registry_password":"${CANARY}`,
  "comma.json": `{"registry_password":"${CANARY}",}`,
  "deep.json": `${"[".repeat(200)}"${CANARY}"`,
  "address.json": `{"registry_addr":"https://u:${CANARY}@harbor.example.com","protocol":5}`,
  "escaped.json": `{"registry_password":"${[...CANARY].map((one) => `\\u${one.charCodeAt().toString(16).padStart(4, "0")}`).join("")}","protocol":5}`,
  "plain.yaml": `registry_password: ${CANARY} # ${CANARY}\nprotocol: ftp\n`,
  "block.yaml": `registry_password: |\n  ${CANARY}\n  ${CANARY}\nprotocol: ftp\n`,
  "anchor.yaml": `x: &x ${CANARY}\nregistry_password: *x\nprotocol: ftp\n`,
  "merge.yaml": `x: &x {registry_password: '${CANARY}'}\n<<: *x\nprotocol: ftp\n`,
  "broken.yaml": `registry_password: ${CANARY}: "x\n  ${CANARY}\n`,
  "several.yaml": `registry_password: ${CANARY}\nprotocol: 5\n---\na: [${CANARY}\n`,
  ".env": `REGISTRY_PASSWORD="${CANARY}" # ${CANARY}\nPROTOCOL=ftp\n`,
  "broken.env": `REGISTRY_PASSWORD=${CANARY}\n${CANARY}\n`,
  "x.jsonl": `{"registry_password":"${CANARY}","protocol":5}\n{"registry_password":"${CANARY}"\n${CANARY}\n{"kind":"${KIND}","payload":{"registry_password":"${CANARY}"}}\n`,
};
const cwd = folder(TEXTS);
const files = Object.keys(TEXTS);
const hidden = [CANARY, CANARY.slice(0, 8), CANARY.slice(-8)];
const clean = ({ out, err }) => hidden.every((part) => !out.includes(part) && !err.includes(part));

for (const command of [
  ["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["check", "--format", "junit"], ["check", "--format", "github"],
  ["check", "--strict", "--rhacs", "4.5"], ["normalize"], ["mask"], ["check", "--jobs", "2"],
]) {
  for (const kind of command.length === 1 ? [["--kind", KIND], []] : [["--kind", KIND]]) {
    test(`${[...command, ...kind].join(" ")}: no output has it`, async () => {
      const done = await Promise.all(files.map((file) => run([...command, ...kind, file], { cwd })));
      for (const [at, result] of done.entries()) {
        assert.ok(clean(result), `${files[at]}: ${result.out}${result.err}`);
        assert.doesNotMatch(result.err, /fault of berthing/, files[at]);
        if (kind.length > 0) assert.ok(`${result.out}${result.err}`.length > 0, files[at]);
      }
    });
  }
}

test("request and upload-command: no output has it", async () => {
  for (const file of files) {
    const asked = await run(["request", "--kind", KIND, "--endpoint", "https://hss.example.com", "--project-id", "p", "--id", "i", "--token-stdin", file], { cwd, input: CANARY });
    assert.ok(clean(asked), file);
    const made = await run(["upload-command", "--registry-addr", "harbor.example.com", "--password-stdin", file], { cwd, input: CANARY });
    assert.ok(clean(made), `${file}: ${made.out}${made.err}`);
  }
  const url = { download_url: `https://h.example.com/a.zip?sig=${CANARY}`, images: [{ source: "a:1" }] };
  const where = folder({ "o.json": JSON.stringify(url), "p.json": '{"registry_addr":"harbor.example.com","namespace":"security","username":"s"}' });
  const made = await run(["upload-command", "--options", "o.json", "p.json"], { cwd: where });
  assert.equal(made.code, 0, made.err);
  assert.ok(clean(made), made.out);
  assert.equal((await run(["upload-command", "--options", "o.json", "--output", "u.sh", "p.json"], { cwd: where })).code, 0);
  assert.ok(readFileSync(join(where, "u.sh"), "utf8").includes(CANARY));
});

for (const args of [
  ["check", "--password", CANARY], ["check", `--password=${CANARY}`], ["request", `--token=${CANARY}`], ["request", "--api-key", CANARY],
  ["upload-command", "--registry-password", CANARY], ["mask-text", `--secret=${CANARY}`], [`--${CANARY}-password`], ["check", `--passwrd=${CANARY}`],
  ["check", `--kind=${CANARY}`], ["check", "--from", CANARY], ["explain", CANARY], ["schema", CANARY], ["completion", CANARY], [CANARY],
  ["check", `--quiet=${CANARY}`], ["upload-command", "--runtime", CANARY], ["mask-text", "--off", CANARY], ["check", "--rhacs", CANARY],
  ["request", "--test", "--registry-id", CANARY, "-"], ["check", "--jobs", CANARY, "-"],
]) {
  test(`refused without repeating it: ${args.join(" ").replaceAll(CANARY, "…")}`, async () => {
    const result = await run(args, { input: "{}" });
    assert.equal(result.code, 2);
    assert.ok(clean(result), result.err);
  });
}

test("an option that would hold a secret is refused with the reason", async () => {
  const { err } = await run(["upload-command", "--password", CANARY]);
  assert.match(err, /does not belong on a command line: process lists[^]*--password-stdin/);
});

test("no process is started, so none shows it", () => {
  for (const file of ["cli.js", "cli-worker.js"]) assert.doesNotMatch(readFileSync(join(dist, file), "utf8"), /child_process/);
});

test("no file is left", async () => {
  const before = [readdirSync(cwd).sort(), readdirSync("/tmp").filter((name) => /berthing/.test(name))];
  await run(["mask", "--kind", KIND, ...files], { cwd });
  assert.deepEqual([readdirSync(cwd).sort(), readdirSync("/tmp").filter((name) => /berthing/.test(name))], before);
});

test("the prompt shows nothing of what is typed", async () => {
  const where = folder({ "p.json": '{"registry_addr":"harbor.example.com","namespace":"security","username":"s"}', "r.json": '{"registry_username":"scanner"}' });
  const { program } = await import("./run.mjs");
  const typed = (line, label) =>
    runAtTerminal(`${program} ${line}`, {
      cwd: where,
      onStart(child) {
        child.stdin.end = () => {};
        child.stdout.on("data", (piece) => piece.toString().includes(label) && child.stdin.write(`wrong\x7f\x7f\x7f\x7f\x7f${CANARY}\r`));
      },
    });
  const upload = await typed("upload-command --ask-password --archive a.zip --image a:1 p.json", "Password:");
  assert.equal(upload.code, 0, upload.out);
  assert.ok(clean(upload), upload.out);
  assert.match(upload.out, /--password-stdin/);
  const asked = await typed("request --endpoint https://hss.example.com --project-id p --id i --output call.curl r.json", "Token:");
  assert.equal(asked.code, 0, asked.out);
  assert.ok(clean(asked), asked.out);
  assert.ok(readFileSync(join(where, "call.curl"), "utf8").includes(`X-Auth-Token: ${CANARY}`), "and was read");
});

test("secrets are not written to a terminal", async () => {
  const { program } = await import("./run.mjs");
  const { code, out } = await runAtTerminal(`${program} normalize --kind ${KIND} --output /dev/tty plain.json`, { cwd });
  assert.equal(code, 2);
  assert.match(out, /not written to a terminal/);
  assert.ok(!out.includes(CANARY));
});
