/** What berthing found, as people read it. No value of a payload is written here but what `mask` lets through. */
import { el } from "./dom.js";

let drawn;

/**
 * `go(issue)` leads to the place of an issue. `mend`, where fixes can be applied, is `{ preview, apply }`: the value
 * that a fix would bring, masked, and the deed. A list that would look the same is left alone: somebody may be about to
 * press a button in it.
 */
export function showIssues(list, { issues }, { go, mend }) {
  const look = JSON.stringify([issues, Boolean(mend)]);
  if (look === drawn) return;
  drawn = look;
  list.replaceChildren(...issues.map((issue) => item(issue, go, mend)));
}

/** How many issues there are; written only when that changes, for it is read aloud. */
export function showSummary(element, { ok, issues }) {
  const count = (severity) => issues.filter((issue) => issue.severity === severity).length;
  const parts = ["error", "warning"].flatMap((severity) => plural(count(severity), severity));
  const text = parts.length > 0 ? parts.join(", ") : "Nothing to complain about";
  if (element.textContent !== text) element.textContent = text;
  element.className = ok ? "fine" : "faulty";
}

export function showChanges(list, changes) {
  const place = (pointer) => el("code", {}, pointer || "whole payload");
  list.replaceChildren(...changes.map(({ pointer, code }) => el("li", {}, code.replaceAll("_", " "), place(pointer))));
}

export function showJson(element, value) {
  element.textContent = value === undefined ? "" : JSON.stringify(value, null, 2);
}

/** Where an issue is, for people. */
function placeOf({ params, pointer }) {
  return params?.line ? `line ${params.line}, column ${params.column}` : pointer || "whole payload";
}

function item(issue, go, mend) {
  const { severity, message, help, fix } = issue;
  const link = el("a", { href: "#form" }, placeOf(issue));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(issue);
  });
  const name = () => (fix.op === "remove" ? "Remove it" : `Use ${spell(mend.preview(issue))}`);
  const button = fix && mend && el("button", { type: "button" }, name());
  button?.addEventListener("click", () => mend.apply(issue));
  return el(
    "li",
    { class: `issue ${severity}` },
    el("p", {}, el("b", {}, severity === "error" ? "Error: " : "Warning: "), message),
    help && el("p", { class: "quiet" }, help),
    el("p", { class: "place" }, link, button || undefined),
  );
}

const spell = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function plural(count, noun) {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}
