// Every code has a page, and what the page shows gives that code.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { validate } from "berthing";
import { folder, root, run } from "./run.mjs";

const OWN = ["not_yaml", "not_env"];
const types = readFileSync(join(root, "tests/generated/berthing.d.ts"), "utf8");
const [, union] = types.match(/type IssueCode =([^]*?);\n\n/);
const codes = [...[...union.matchAll(/"(\w+)"/g)].map(([, code]) => code), ...OWN];
const pages = join(root, "docs/codes");
const here = folder();

test("a page for each code, and no other", () => {
  const files = readdirSync(pages).filter((file) => file !== "README.md");
  assert.deepEqual(files.sort(), codes.map((code) => `${code}.md`).sort());
});

test("the list is the codes", async () => {
  const { out } = await run(["explain"]);
  assert.deepEqual(out.trimEnd().split("\n").map((line) => line.split(" ")[0]), codes);
});

/** What an example comes to, by the language it is written in. */
const EXAMPLES = {
  json: (text, kind) => validate(kind, text).issues.map(({ code }) => code),
  js: (text) => {
    const file = join(process.cwd(), "scratch", `example-${process.hrtime.bigint()}.mjs`);
    writeFileSync(file, text);
    return [execFileSync("node", [file], { encoding: "utf8" }).trim()];
  },
  yaml: (text) => checked("yaml", text),
  sh: (text) => checked("env", text),
  // Nobody can break the core from outside, so it is broken from inside.
  text: async () => {
    const instances = pathToFileURL(join(root, "tests/js/instances.mjs"));
    const program = join(here, "broken.mjs");
    writeFileSync(program, `import { breakNext } from "${instances}";
      const { validate } = await import("berthing");
      validate("hss.registry.update", {});
      breakNext((name) => name === "validate");
      console.log(validate("hss.registry.update", { registry_username: "scanner" }).issues[0].code);`);
    return [execFileSync("node", [program], { encoding: "utf8" }).trim()];
  },
};

async function checked(from, input) {
  const { out } = await run(["check", "--kind", "hss.registry.update", "--from", from, "--format", "json", "-"], { input });
  return JSON.parse(out).flatMap(({ issues }) => issues.map(({ code }) => code));
}

for (const code of codes) {
  test(`the example of ${code}`, async () => {
    const page = readFileSync(join(pages, `${code}.md`), "utf8");
    assert.ok(page.startsWith(`# ${code}\n`));
    assert.ok(page.trimEnd().split("\n").length <= 25, "at most 25 lines");
    for (const heading of ["Cause", "Example", "Fix"]) assert.ok(page.includes(`\n## ${heading}\n`), heading);
    const [, kind, language, text] = page.match(/## Example\n\n(?:`(.*)`:\n\n)?```(\w+)\n([^]*?)\n```/);
    assert.ok((await EXAMPLES[language](text, kind)).includes(code));
    const { code: status, out } = await run(["explain", code]);
    assert.equal(status, 0);
    assert.equal(out, page.replaceAll(/^#+ /gm, ""));
  });
}
