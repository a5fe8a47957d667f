/** The canonical payload: what was changed to get there, and the lines that differ. Both sides are masked. */
import { mask } from "/pkg/index.js";
import { diff } from "../diff.js";
import { button, el } from "../dom.js";

const NONE = "There is none while the text cannot be read, or not in one way only.";
const SAME = "It is in its canonical form already.";

/** @param {{ adopt: () => void }} deeds */
export function normalizedView(panel, { adopt }) {
  const note = el("p", { class: "quiet" });
  const changes = el("ul", { class: "changes" });
  const use = button("Use the normalized payload", adopt, { class: "main" });
  const lines = el("pre", {
    class: "diff",
    tabindex: "0",
    role: "region",
    "aria-label": "Normalized payload, with what changed",
  });
  panel.append(note, changes, use, lines);

  return function show({ kind, normalized, masked, text }) {
    const { value, changes: made } = normalized();
    note.textContent =
      value === undefined
        ? NONE
        : made.length === 0 && text === undefined
          ? SAME
          : "Secrets are masked in this view; the payload keeps them.";
    changes.hidden = made.length === 0;
    changes.replaceChildren(...made.map(change));
    use.hidden = value === undefined || (made.length === 0 && text === undefined);
    lines.hidden = value === undefined;
    const after = value === undefined ? "" : JSON.stringify(mask(kind, value), null, 2);
    lines.replaceChildren(...diff(masked.split("\n"), after.split("\n")).map(line));
  };
}

const change = ({ pointer, code }) =>
  el("li", {}, el("span", {}, code.replaceAll("_", " ")), el("code", {}, pointer || "whole payload"));

/** The sign is text, so that colour is not all that tells. */
function line({ sign, line }) {
  const name = { "-": "del", "+": "ins", " ": "span" }[sign];
  return el(name, { class: "line" }, `${sign} ${line}\n`);
}
