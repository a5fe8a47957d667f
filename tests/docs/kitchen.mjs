/** Recipes: the files they print, in a folder that has the package, and what they say in a terminal. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

const installed = resolve("..", "node_modules");
const tools = process.env.PYTHON_TOOLS;

/** A recipe, laid out: `{ text, folder }`. */
export function recipe(name) {
  const text = readFileSync(join(process.env.BERTHING_ROOT, "docs/recipes", name), "utf8");
  mkdirSync("recipes", { recursive: true });
  const folder = mkdtempSync(resolve("recipes", `${name}-`));
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  for (const dependency of ["berthing", "pino"]) symlinkSync(join(installed, dependency), join(folder, "node_modules", dependency));
  symlinkSync("../berthing/dist/cli.js", join(folder, "node_modules/.bin/berthing"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  for (const [, file, content] of text.matchAll(/^`([^`\n]+)`:\n\n```\w+\n([^]*?)^```/gm)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return { text, folder };
}

/** What a command line prints, on both outputs, and its status. */
export function shell(line, folder, env = {}) {
  const path = [join(tools, "bin"), process.env.PATH].join(delimiter);
  const npm = { NPM_CONFIG_USERCONFIG: "/dev/null", NPM_CONFIG_UPDATE_NOTIFIER: "false" };
  const surroundings = { ...process.env, PATH: path, PYTHONPATH: tools, NO_COLOR: "1", ...npm, ...env };
  const child = spawn("bash", ["-c", `exec 2>&1\n${line}`], { cwd: folder, env: surroundings, stdio: ["ignore", "pipe", "ignore"] });
  let printed = "";
  child.stdout.on("data", (piece) => (printed += piece));
  return new Promise((done) => child.on("close", (status) => done({ printed, status })));
}

/** Types what stands behind each `$`, and holds what is printed against what stands below. */
export async function dialogues({ text, folder }, env) {
  const lines = [...text.matchAll(/^\$ (.*)\n((?:(?!\$ |```).*\n)*)/gm)];
  assert.ok(lines.length > 0);
  for (const [, line, expected] of lines) {
    const { printed } = await shell(line, folder, env);
    assert.equal(printed, expected, line);
  }
}
