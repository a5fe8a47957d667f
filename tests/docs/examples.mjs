/** Programs that documentation shows. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/** The code blocks of a Markdown text in one language. */
export const blocks = (text, language) => [...text.matchAll(RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, code]) => code);

/** What the comments behind `console.log` say that it prints. */
export function claims(code) {
  const comments = [...code.matchAll(/^.*console\.log\(.*\n((?:\/\/.*\n?)+)/gm)];
  return comments.map(([, comment]) => comment.trimEnd().replaceAll(/^\/\/ ?/gm, ""));
}

/** Runs a program, and gives what it prints. */
export function run(code, file) {
  writeFileSync(file, code);
  return execFileSync("node", [file], { encoding: "utf8" });
}
