// The formats that other programs read, held against what those say of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { validate } from "berthing";
import { CANARY, FAULTY, KIND, corpus, folder, root, run } from "./run.mjs";

const require = createRequire(join(root, "package.json"));
// Its dialect is draft-04, which differs only in what is taken off here.
const { $schema: dialect, id, ...schema } = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif").replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
const odd = '{ "a<b&\\"c\\u0007]]>": 1, "x,y:z%\\n::error::": 2, "protocol": "ftp" }';
const here = folder({ "fault,y: 1%.json": FAULTY, "odd.json": odd, "fine.json": "{}", "lines.jsonl": `${JSON.stringify({ protocol: "ftp" })}\n`.repeat(2500), "text.json": "nonsense" });
const files = ["fault,y: 1%.json", "odd.json", "fine.json", "lines.jsonl", "text.json"];
const check = (format, ...more) => run(["check", "--quiet", "--kind", KIND, "--format", format, ...more, ...files], { cwd: here });

test("json: what validate says, and where", async () => {
  const { code, out } = await check("json");
  assert.equal(code, 1);
  const results = JSON.parse(out);
  assert.equal(results.length, 2504);
  const [first] = results;
  assert.deepEqual(first.issues.map(({ position, ...issue }) => issue), validate(KIND, FAULTY).issues);
  assert.deepEqual(first.issues.map(({ position }) => position.line), [2, 4, 6, 5]);
  assert.deepEqual([results[3].file, results[3].line, results.at(-2).line], ["lines.jsonl", 1, 2500]);
  assert.deepEqual(JSON.parse((await run(["check", "--format", "json", "absent"])).out), []);
});

test("json: issues of the whole corpus come through unchanged", async () => {
  const lines = corpus
    .filter(({ text }) => !/AKIA|secret_in_plain/.test(text))
    .flatMap(({ kind, text }) => {
      try {
        return [{ kind, line: `{"kind":"${kind}","payload":${JSON.stringify(JSON.parse(text))}}` }];
      } catch {
        return [];
      }
    });
  const input = lines.map(({ line }) => line).join("\n");
  const results = JSON.parse((await run(["check", "--from", "jsonl", "--format", "json", "-"], { input })).out);
  const told = new Map(results.map(({ line, issues }) => [line, issues]));
  for (const [at, { kind, line }] of lines.entries()) {
    const expected = validate(kind, JSON.stringify(JSON.parse(line).payload)).issues;
    assert.deepEqual((told.get(at + 1) ?? []).map(elsewhere), expected.map(elsewhere), line);
  }
});

/** What is no JSON is told by its place in the line. */
function elsewhere({ message, params: { line, column, ...params } = {}, ...issue }) {
  return { ...issue, params, message: message.replace(/ at (line \d+, )?column \d+/, "") };
}

test("sarif: valid by its official schema", async () => {
  const judge = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  for (const more of [[], ["--strict"]]) {
    const log = JSON.parse((await check("sarif", ...more)).out);
    assert.ok(judge(log), JSON.stringify(judge.errors));
    const [{ results, tool }] = log.runs;
    assert.equal(results.length, 4 + 3 + 1 + 2500 + 1);
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, "fault%2Cy%3A%201%25.json");
    assert.deepEqual(results[1].locations[0].physicalLocation.region, { startLine: 4, startColumn: 24 });
  }
  assert.ok(!judge({ version: "2.1.0", runs: [{}] }), "the schema refuses something");
});

test("junit: well-formed, and its counts are true", async () => {
  const { out } = await check("junit");
  const file = join(here, "report.xml");
  writeFileSync(file, out);
  const ask = (path) => execFileSync("xmllint", ["--xpath", path, file], { encoding: "utf8" }).trim();
  assert.equal(ask("count(//testcase)"), String(4 + 3 + 1 + 2500 + 1));
  assert.equal(ask("count(//failure)"), String(1 + 1 + 2500 + 1));
  assert.equal(ask("count(/testsuites/testsuite)"), "7", "a suite holds a thousand");
  assert.equal(ask("sum(//testsuite/@tests) = count(//testcase)"), "true");
  assert.equal(ask("sum(//testsuite/@failures) = count(//failure)"), "true");
  assert.equal(ask("count(//testcase[not(@name) or not(@classname)])"), "0");
  assert.equal(ask("count(//testcase[count(*) > 1])"), "0");
});

test("github: one annotation a line, and nothing of a payload steers it", async () => {
  const { out } = await check("github");
  const lines = out.trimEnd().split("\n");
  assert.equal(lines.length, 4 + 3 + 1 + 2500 + 1);
  for (const line of lines) assert.match(line, /^::(error|warning) file=[^:,]*(,line=\d+)?(,col=\d+)?,title=berthing \w+::[^\n]+$/);
  assert.match(lines[0], /^::warning file=fault%2Cy%3A 1%25\.json,line=2,col=15,title=berthing plain_http::\/protocol: /);
});

for (const format of ["human", "json", "sarif", "junit", "github"]) {
  test(`${format}: no secret`, async () => assert.ok(!(await check(format)).out.includes(CANARY)));
}
