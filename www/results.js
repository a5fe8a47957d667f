/** What berthing found, as people read it. No value of a payload is written here but what `mask` lets through. */
import { el } from "./dom.js";

/** `go(issue)` leads to the place of an issue; `mend(issue)`, where there is one, applies its fix. */
export function showIssues(list, { issues }, { go, mend }) {
  list.replaceChildren(...issues.map((issue) => item(issue, go, mend)));
}

export function summaryOf({ issues }) {
  const count = (severity) => issues.filter((issue) => issue.severity === severity).length;
  const parts = ["error", "warning"].flatMap((severity) => plural(count(severity), severity));
  return parts.length > 0 ? parts.join(", ") : "Nothing to complain about";
}

export function showChanges(list, changes) {
  list.replaceChildren(
    ...changes.map(({ pointer, code }) => el("li", {}, code.replaceAll("_", " "), el("code", {}, pointer || "whole payload"))),
  );
}

export function showJson(element, value) {
  element.textContent = value === undefined ? "" : JSON.stringify(value, null, 2);
}

/** Where an issue is, for people. */
export function placeOf({ params, pointer }) {
  return params?.line ? `line ${params.line}, column ${params.column}` : pointer || "whole payload";
}

function item(issue, go, mend) {
  const { severity, message, help, fix } = issue;
  const link = el("a", { href: "#form" }, placeOf(issue));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(issue);
  });
  const mender = fix && mend && el("button", { type: "button" }, fix.op === "remove" ? "Remove it" : `Use ${spell(fix.value)}`);
  mender?.addEventListener("click", () => mend(issue));
  return el(
    "li",
    { class: `issue ${severity}` },
    el("p", {}, el("b", {}, severity === "error" ? "Error: " : "Warning: "), message),
    help && el("p", { class: "quiet" }, help),
    el("p", { class: "place" }, link, mender || undefined),
  );
}

const spell = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function plural(count, noun) {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}
