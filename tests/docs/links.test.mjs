// Every link in the documentation leads to a file that is there, and to a heading that it has.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env.BERTHING_ROOT;
const docs = readdirSync(join(root, "docs"), { recursive: true }).filter((name) => name.endsWith(".md"));

for (const file of ["README.md", "SECURITY.md", "CHANGELOG.md", "pkg/README.md", ...docs.map((name) => `docs/${name}`)]) {
  test(file, () => {
    const links = [...prose(join(root, file)).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link]) => link);
    assert.deepEqual(links.filter((link) => !leads(file, link)), []);
  });
}

const prose = (path) => readFileSync(path, "utf8").replaceAll(/^```[^]*?^```/gm, "");

function leads(from, link) {
  const [target, anchor] = link.split("#");
  const path = target ? join(root, from, "..", target) : join(root, from);
  return existsSync(path) && (anchor === undefined || anchors(path).includes(anchor));
}

/** As GitHub makes them of headings. */
function anchors(path) {
  const headings = [...prose(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  return headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}_\- ]/gu, "").replaceAll(" ", "-"));
}
