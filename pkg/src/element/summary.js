/**
 * The error summary after a submission that failed, as GOV.UK does it: a heading, and a link to every field with an error.
 * The box takes the focus; what is announced is inside of it, for some readers drop the announcement of what is focused.
 */
import { el, part, setAttributes } from "./dom.js";
import { words } from "./words.js";

/** Attributes that a place of the page has otherwise. */
const TOUCHED = ["class", "tabindex", "hidden", "role", "aria-labelledby"];

export function summary(id, go, node = el("div")) {
  const before = Object.fromEntries(TOUCHED.map((name) => [name, node.getAttribute(name)]));
  const list = el("ul", { class: part("list") });
  const heading = el("h2", { class: part("heading"), id }, words.problem);
  node.classList.add(part("summary"));
  setAttributes(node, { tabindex: "-1", hidden: true, role: "group", "aria-labelledby": id });
  const link = (issue) => {
    const made = el("a", { href: `#${id}` }, issue.message);
    made.addEventListener("click", (event) => {
      event.preventDefault();
      go(issue.pointer);
    });
    return el("li", {}, made);
  };
  let drawn;
  /** Tells these errors, and takes the focus. */
  const open = (errors) => {
    drawn = JSON.stringify(errors);
    list.replaceChildren(...errors.map(link));
    node.replaceChildren(el("div", { role: "alert" }, heading, list));
    node.hidden = false;
    node.scrollIntoView({ block: "nearest" });
    node.focus({ preventScroll: true });
  };
  /** Follows what is mended; what goes wrong later is told at the next submission. */
  const follow = (errors) => {
    if (node.hidden || drawn === JSON.stringify(errors)) return;
    drawn = JSON.stringify(errors);
    const left = new Set(errors.map(({ message }) => message));
    for (const item of [...list.children]) if (!left.has(item.textContent)) item.remove();
    node.hidden = list.children.length === 0;
  };
  const close = () => {
    node.hidden = true;
    node.replaceChildren();
  };
  /** Leaves a place of the page as it was found. */
  const undo = () => {
    close();
    for (const name of Object.keys(before)) setAttributes(node, { [name]: before[name] ?? false });
  };
  return { node, open, follow, close, undo };
}
