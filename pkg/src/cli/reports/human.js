/** For people: the fault, the line it stands in, and what helps. */
import { counted } from "../../counted.js";
import { visible } from "../terminal.js";

const WIDE = /[\u1100-\u115f\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{sc=Han}|\p{sc=Hangul}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{Emoji_Presentation}/u;

export function human({ paint }) {
  return {
    begin: () => "",
    add: (result) => result.issues.map((issue) => told(paint, result, issue)).join(""),
    end: (totals) => (totals.payloads > 0 ? `${paint.bold(summary(totals))}\n` : ""),
  };
}

function told(paint, result, issue) {
  const { code, severity, pointer, message, help, at } = issue;
  const head = `${paint[severity](`${severity}[${code}]`)} ${paint.bold(visible(message))}`;
  const rim = paint.dim("|");
  const number = String(at?.line ?? "");
  const pad = " ".repeat(number.length);
  const lines = [head, `${pad}${paint.accent("-->")} ${place(result, at)}${pointer ? `  ${visible(pointer)}` : ""}`];
  if (at?.excerpt) {
    const { text, from, to } = at.excerpt;
    const caret = " ".repeat(width(text.slice(0, from))) + "^".repeat(Math.max(width(text.slice(from, to)), 1));
    lines.push(`${pad} ${rim}`, `${paint.accent(number)} ${rim} ${visible(text)}`, `${pad} ${rim} ${paint[severity](caret)}`);
  }
  if (help) lines.push(`${pad} ${paint.accent("=")} ${visible(help)}`);
  return `${lines.join("\n")}\n\n`;
}

/** `file:line:column`, as editors and terminals make a link of it. */
function place({ label, line }, at) {
  return [visible(label), line ?? at?.line, line === undefined ? at?.column : undefined].filter(Boolean).join(":");
}

/** Columns on a terminal: East Asian characters and emoji take two. */
function width(text) {
  let columns = 0;
  for (const character of text) {
    if (!/\p{Mn}/u.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

function summary({ payloads, errors, warnings, fixed }) {
  const found = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean).join(", ");
  return `${counted(payloads, "payload")}: ${found || "nothing to complain about"}${fixed ? `; ${counted(fixed, "file")} mended` : ""}`;
}
