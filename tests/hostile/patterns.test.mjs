// No regular expression of the package or the page takes more than linear time: each is found by a parser, and judged by recheck.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { full } from "acorn-walk";

process.env.RECHECK_SYNC_BACKEND = "pure";
const { checkSync } = await import("recheck");

const root = process.env.BERTHING_ROOT;
const sources = ["pkg/src", "www"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name)),
);

/** What reads nothing but what the package brings along: its types, and the paths of its calls. */
const isOwn = ({ where, pattern }) => where.startsWith("www/types.js:") || (where.startsWith("www/curl.js:") && pattern === "\\{([^}]+)\\}");

/** One pattern takes two seconds, and ten times that where others are at work. */
const PATIENT = { timeout: 60_000 };

/** Made of parts at run time, of the package's own constants alone. */
const MADE = ["www/curl.js"];

const literals = [];
const made = [];
for (const file of sources) {
  const tree = parse(readFileSync(join(root, file), "utf8"), { ecmaVersion: "latest", sourceType: "module", locations: true });
  full(tree, (node) => {
    if (node.regex) literals.push({ where: `${file}:${node.loc.start.line}`, ...node.regex });
    if (/^(New|Call)Expression$/.test(node.type) && node.callee.name === "RegExp") made.push(file);
  });
}

test("every pattern that reads what others wrote is linear", () => {
  const judged = literals.filter((literal) => !isOwn(literal));
  assert.ok(judged.length > 50);
  const slow = judged.map(({ where, pattern, flags }) => [where, pattern, checkSync(pattern, flags, PATIENT)]).filter(([, , { status }]) => status !== "safe");
  assert.deepEqual(slow.map(([where, pattern, { status, complexity, error }]) => `${where} /${pattern}/ ${status} ${complexity?.summary ?? error?.kind}`), []);
});

test("patterns that are made at run time are few and known", () => {
  assert.deepEqual(made, MADE);
});
