// What a terminal gets and a pipe does not.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { KIND, folder, program, run, runAtTerminal } from "./run.mjs";

const cwd = folder({ "x.json": '{"protocol":"ftp"}', "odd.json": '{"a\\u001b[31mred\\u202e": 1}' });
const COLOUR = /\x1b\[\d+m/;
const args = ["check", "--kind", KIND, "x.json"];
const line = `${program} ${args.join(" ")}`;

test("colours on a terminal alone", async () => {
  assert.match((await runAtTerminal(line, { cwd })).out, COLOUR);
  assert.doesNotMatch((await run(args, { cwd })).out, COLOUR);
});

test("NO_COLOR and FORCE_COLOR", async () => {
  assert.doesNotMatch((await runAtTerminal(line, { cwd, env: { NO_COLOR: "1" } })).out, COLOUR);
  assert.match((await runAtTerminal(line, { cwd, env: { NO_COLOR: "" } })).out, COLOUR, "an empty one counts for nothing");
  assert.doesNotMatch((await runAtTerminal(line, { cwd, env: { TERM: "dumb" } })).out, COLOUR);
  assert.match((await run(args, { cwd, env: { FORCE_COLOR: "1" } })).out, COLOUR);
  assert.match((await run(args, { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).out, COLOUR);
  assert.doesNotMatch((await runAtTerminal(line, { cwd, env: { FORCE_COLOR: "0" } })).out, COLOUR);
});

test("programs get no colours", async () => {
  for (const format of ["json", "sarif", "junit", "github"]) {
    assert.doesNotMatch((await run([...args, "--format", format], { cwd, env: { FORCE_COLOR: "1" } })).out, COLOUR, format);
  }
});

test("a payload does not steer the terminal", async () => {
  const { out } = await run(["check", "--kind", KIND, "odd.json"], { cwd });
  assert.match(out, /unknown_field/);
  assert.doesNotMatch(out, /[\x1b\u202e]/);
});

test("a progress bar on a long input, on a terminal alone", async () => {
  // A clock that runs fast, so that a fast machine counts as slow.
  writeFileSync(join(cwd, "clock.mjs"), "const { now } = Date; let ahead = 0; Date.now = () => now() + (ahead += 1000);");
  writeFileSync(join(cwd, "long.log"), "an ordinary line of a log\n".repeat(100_000));
  const env = { NODE_OPTIONS: `--import=${join(cwd, "clock.mjs")}` };
  const masked = `${program} mask-text long.log > /dev/null`;
  assert.match((await runAtTerminal(masked, { cwd, env })).out, /\[#*\.*\] \d+ % [\d.]+ MB/);
  assert.doesNotMatch((await runAtTerminal(`${program} mask-text --quiet long.log > /dev/null`, { cwd, env })).out, / % /);
  assert.equal((await run(["mask-text", "--check", "long.log"], { cwd, env })).err, "");
});
