// What is published, file by file, with sizes to one digit: UPDATE=1 cargo xtask test release
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function hold(name, files) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const lines = files.map(({ path, size }) => `${rounded(size).padStart(8)}  ${path}\n`);
  const fresh = lines.sort((one, other) => (one.slice(10) < other.slice(10) ? -1 : 1)).join("");
  if (process.env.UPDATE) writeFileSync(path, fresh);
  assert.equal(fresh, readFileSync(path, "utf8"));
}

const rounded = (size) => (size < 1000 ? "< 1 kB" : `${Number((size / 1000).toPrecision(1))} kB`);

test("the npm package", () => {
  const [{ files }] = JSON.parse(run("npm", "pack", "--dry-run", "--json", "./pkg"));
  hold("package.txt", files);
});

test("the crate", () => {
  const made = /^\.cargo_vcs_info\.json$|^Cargo\.(lock|toml\.orig)$/;
  const names = run("cargo", "package", "--list", "--allow-dirty", "--offline", "--package", "berthing").split("\n");
  const sizes = new Map();
  for (const name of names.filter((name) => name && !made.test(name))) {
    // The sources, which change often, count by the way they end.
    const path = name.replace(/^src\/.*?([^/.]+)$/, "src/**.$1");
    sizes.set(path, (sizes.get(path) ?? 0) + statSync(join(root, name)).size);
  }
  hold("crate.txt", [...sizes].map(([path, size]) => ({ path, size })));
});

test("npm has nothing to mend in the package", () => {
  const env = { ...process.env, NPM_CONFIG_USERCONFIG: "/dev/null", NPM_CONFIG_UPDATE_NOTIFIER: "false" };
  const { stderr, status } = spawnSync("npm", ["publish", "--dry-run", "--offline", "./pkg"], { cwd: root, encoding: "utf8", env });
  assert.equal(status, 0, stderr);
  const warnings = stderr.split("\n").filter((line) => line.startsWith("npm warn"));
  assert.deepEqual(warnings.filter((line) => !line.includes("requires you to be logged in")), []);
});
