// Holds the API pages' own examples against the package, in the terminal.
import { readFileSync, readdirSync } from "node:fs";
import { isValid, mask, normalize, validate, version } from "../dist/index.js";

const folder = new URL("../../www/examples/", import.meta.url);
const colourful = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (colour) => (text) => (colourful ? `\x1b[${colour}m${text}\x1b[0m` : text);
const [bold, dim, red, yellow, green] = [1, 2, 31, 33, 32].map(paint);
const indent = (text) => text.replaceAll(/^/gm, "    ");

function place({ params, pointer }) {
  return params?.line ? `line ${params.line}, column ${params.column}` : pointer || "the payload";
}

function check({ title, kind, source, text }) {
  console.log(`${bold(title)}  ${dim(kind)}\n${dim(source)}\n`);
  const { issues } = validate(kind, text);
  for (const issue of issues) {
    const colour = issue.severity === "error" ? red : yellow;
    console.log(`  ${colour(`${issue.severity}[${issue.code}]`)} ${place(issue)}: ${issue.message}`);
    if (issue.help) console.log(dim(`    ${issue.help}`));
  }
  if (issues.length === 0) console.log(green("  nothing to complain about"));
  const { value, changes, report } = normalize(kind, text);
  if (changes.length > 0) {
    const errors = report.issues.filter(({ severity }) => severity === "error").length;
    console.log(`\n  ${dim(`normalized, with ${errors || "no"} error${errors === 1 ? "" : "s"} left:`)}`);
    for (const { pointer, code } of changes) console.log(`    ${green(code)} ${pointer || "the payload"}`);
  }
  console.log(`\n  ${dim("fit for a log:")}\n${indent(JSON.stringify(mask(kind, value ?? JSON.parse(text))))}\n`);
}

function speed({ kind, text }) {
  const [bytes, rounds, start] = [new TextEncoder().encode(text), 20_000, performance.now()];
  for (let round = 0; round < rounds; round++) isValid(kind, bytes);
  return ((performance.now() - start) * 1000) / rounds;
}

const examples = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
examples.forEach(check);
const micros = examples.map(speed).reduce((sum, one) => sum + one, 0) / examples.length;
console.log(`berthing ${version}: ${examples.length} examples; a verdict takes ${micros.toFixed(1)} µs on this machine`);
