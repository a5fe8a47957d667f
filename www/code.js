/** Shows code: what is masked stands out, and so do the names of JSON. */
import { button, el, say } from "./dom.js";

/** More than this is shown plainly: thousands of elements would be felt. */
const MARKED = 100_000;
/** A quote behind a backslash opens nothing: beginning at each would take more than linear time. */
const PIECE = /((?<!\\)"(?:[^"\\\n]|\\.)*")(?=\s*:)|(\*{6})/g;

/** Writes a text into an element. */
function showCode(element, text) {
  if (element.textContent === text) return;
  element.replaceChildren(...(text.length > MARKED ? [text] : pieces(text)));
}

function pieces(text) {
  const nodes = [];
  let done = 0;
  for (const { 0: found, 1: name, index } of text.matchAll(PIECE)) {
    nodes.push(text.slice(done, index), name ? el("span", { class: "name" }, name) : el("mark", {}, found));
    done = index + found.length;
  }
  return [...nodes, text.slice(done)].filter((node) => node !== "");
}

/**
 * A block of code with a heading and a button that copies it: `{ node, show(text) }`. Without text it is not there.
 * @param {string} title
 */
export function codeBlock(title) {
  const code = el("pre", { tabindex: "0", role: "region", "aria-label": title });
  const told = el("span", { class: "unseen", role: "status" });
  const copy = button("Copy", () => copyText(code.textContent, copy, told), { "aria-label": `Copy ${title}` });
  const node = el("div", { class: "code" }, el("div", { class: "code-head" }, el("h3", {}, title), copy, told), code);
  const show = (text) => {
    node.hidden = text === undefined;
    showCode(code, text ?? "");
  };
  show(undefined);
  return { node, show };
}

/** The clipboard may be refused; then the button says so, and the text can be selected. */
async function copyText(text, copy, told) {
  const done = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "Select it to copy",
  );
  copy.textContent = done;
  say(told, done);
  setTimeout(() => {
    copy.textContent = "Copy";
    say(told, "");
  }, 1500);
}
