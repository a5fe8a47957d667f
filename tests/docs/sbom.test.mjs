// The bills of materials are CycloneDX, and tell what is true. `cargo xtask sbom` makes them.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { shell } from "./kitchen.mjs";

const root = process.env.BERTHING_ROOT;
const bill = (name) => join(root, "target/sbom", `${name}.cdx.json`);
const read = (name) => JSON.parse(readFileSync(bill(name), "utf8"));
const skip = !existsSync(bill("crates")) && "cargo-cyclonedx is not installed";

const JUDGE = `
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
fault = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1]).read())
sys.exit(str(fault) if fault else 0)`;

async function judged(name) {
  const { printed, status } = await shell(`python3 -c '${JUDGE}' ${bill(name)}`, root);
  assert.equal(status, 0, printed);
}

test("the npm package has no dependencies", async () => {
  await judged("npm");
  assert.deepEqual(read("npm").components, []);
});

test("the crates are those of the lock", { skip }, async () => {
  await judged("crates");
  const { components } = read("crates");
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  assert.ok(components.some(({ name }) => name === "serde_json"));
  for (const { name, version } of components) assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"`), name);
  assert.ok(!readFileSync(bill("crates"), "utf8").includes(root), "no path of this machine is in it");
});
