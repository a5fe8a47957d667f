// The command line inside Apache Spark: many processes make what one makes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";

const KIND = "hss.registry.update";
const CANARY = "cAnAry-7431-Xq9zK2";
const root = process.env.BERTHING_ROOT;
const spark = join(root, "target/xtask/spark");
const bin = join(process.cwd(), "node_modules/.bin");

/** Two executors, which are processes of their own, with a core and 1 GiB each. */
const MASTER = "local-cluster[2,1,1024]";

const line = (at) => JSON.stringify({ registry_username: `ü${at}`, registry_password: `${CANARY}${at}`, namespace: "n".repeat(at % 200) });
const odd = ["", " \r", `{"registry_password":"${CANARY}`, `stopped: password=${CANARY}`, "[]", `"\u2028${CANARY}"`, "a\rb", "{}\r"];
const lines = Array.from({ length: 40_000 }, (_, at) => (at % 500 ? line(at) : odd[(at / 500) % odd.length]));

const mask = (folder, file) => spawnSync(join(bin, "berthing"), ["mask", "--quiet", "--kind", KIND, file], { cwd: folder, maxBuffer: 1 << 28 });

function submit(folder, ...args) {
  const home = join(spark, "pyspark");
  const env = {
    ...process.env, SPARK_HOME: home, PYTHONPATH: spark, PYSPARK_PYTHON: "python3", SPARK_LOCAL_IP: "127.0.0.1",
    SPARK_LOCAL_DIRS: join(folder, "local"), PATH: `${bin}${delimiter}${process.env.PATH}`,
  };
  const options = ["--master", MASTER, "--conf", "spark.ui.enabled=false"];
  return spawnSync(join(home, "bin/spark-submit"), [...options, join(root, "examples/spark/mask.py"), ...args], { cwd: folder, env, encoding: "utf8" });
}

function place() {
  mkdirSync("scratch", { recursive: true });
  return mkdtempSync(join(process.cwd(), "scratch/s-"));
}

test("a cluster makes what one machine makes, byte for byte", () => {
  const folder = place();
  writeFileSync(join(folder, "x.jsonl"), `${lines.join("\n")}\n`);
  const { status, stderr } = submit(folder, "x.jsonl", "out", KIND);
  assert.equal(status, 0, stderr);
  const parts = readdirSync(join(folder, "out")).filter((name) => name.startsWith("part-")).sort();
  assert.ok(parts.length >= 8, `${parts.length} parts`);
  const made = Buffer.concat(parts.map((name) => readFileSync(join(folder, "out", name))));
  assert.ok(made.equals(mask(folder, "x.jsonl").stdout));
  assert.ok(!made.includes(CANARY));
  // Each executor is told of by the address it answers from.
  assert.equal(new Set(stderr.match(/Registered executor .* with ID \d+/g)?.map((line) => line.match(/ID (\d+)/)[1])).size, 2);
  assert.ok(!stderr.includes(CANARY));
});
