/** What berthing found, as people read it: where it is, what is wrong, and the repair where that is certain. */
import { button, el } from "../dom.js";

/**
 * @param {HTMLElement} panel
 * @param {{ go: (issue) => void, apply: (issue) => void, preview: (issue) => unknown }} deeds `preview` is the value that
 *   a fix would bring, masked
 */
export function issuesView(panel, deeds) {
  const list = el("ol", { class: "issues" });
  const fine = el(
    "div",
    { class: "nothing" },
    el("p", {}, "Nothing to complain about."),
    el(
      "p",
      { class: "quiet" },
      "The target takes this payload as it is, as far as its documents, code and traps are known.",
    ),
  );
  panel.append(fine, list);
  let drawn;

  return function show({ report: { issues }, text }) {
    // A list that would look the same is left alone: somebody may be about to press a button in it.
    const look = JSON.stringify([issues, text === undefined]);
    if (look === drawn) return;
    drawn = look;
    fine.hidden = issues.length > 0;
    list.hidden = issues.length === 0;
    list.replaceChildren(...issues.map((issue) => item(issue, text === undefined && issue.fix !== undefined, deeds)));
  };
}

/** How many there are of each sort: "2 errors, 1 warning". */
export function countOf(issues) {
  const parts = ["error", "warning"].map((severity) => [
    issues.filter((issue) => issue.severity === severity).length,
    severity,
  ]);
  const told = parts
    .filter(([number]) => number > 0)
    .map(([number, noun]) => `${number} ${noun}${number === 1 ? "" : "s"}`);
  return told.join(", ") || "No errors, no warnings";
}

/** An issue without anything to press, for what has no form. */
export function plainIssue({ severity, message, help }) {
  return el(
    "li",
    { class: `issue ${severity}` },
    el("p", {}, label(severity), message),
    help && el("p", { class: "quiet" }, help),
  );
}

const label = (severity) => el("b", {}, severity === "error" ? "Error: " : "Warning: ");

function item(issue, fixable, { go, apply, preview }) {
  const { severity, code, message, help, fix } = issue;
  const repair = () => (fix.op === "remove" ? "Remove it" : `Use ${spell(preview(issue))}`);
  return el(
    "li",
    { class: `issue ${severity}` },
    el("p", {}, label(severity), message),
    help && el("p", { class: "quiet" }, help),
    el(
      "p",
      { class: "place" },
      button(placeOf(issue), () => go(issue), { class: "link" }),
      el("code", { class: "quiet" }, code),
      fixable && button(repair(), () => apply(issue), { class: "fix" }),
    ),
  );
}

function placeOf({ params, pointer }) {
  return params?.line ? `line ${params.line}, column ${params.column}` : pointer || "whole payload";
}

const spell = (value) => (typeof value === "string" ? value : JSON.stringify(value));
