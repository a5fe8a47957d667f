/**
 * The inputs of a form, one maker for each kind of control. An input is `{ nodes, target, read, show }`: what to put on
 * the page, what a label and a link lead to, the value that a person entered (`undefined` for none), and the way back.
 * What is shown may be of any type, because anything may have been filled in; it is read only after an edit.
 *
 * A value goes in as a property, never as an attribute, so no secret is written into the document. Lengths and patterns
 * are not handed to the browser: it would cut off what is too long without a word, and the reason that a pattern cannot
 * give is in the issue.
 */
import { el, part } from "./dom.js";
import { isEmpty, isObject, nameOf } from "./payload.js";
import { words } from "./words.js";

export const inputs = { text, number, password, select, checkbox, checkboxes, map };

/** Nobody corrects an address; and a name in Hebrew, as well as an address on a page in Hebrew, runs its own way. */
const QUIET = { autocapitalize: "none", spellcheck: "false", dir: "auto" };

function text({ pointer, autocomplete = "off", inputmode, example }, id) {
  const placeholder = example && `e.g. ${example}`;
  const name = nameOf(pointer);
  const target = el("input", { class: part("input"), id, name, type: "text", autocomplete, inputmode, placeholder, ...QUIET });
  const show = (value) => {
    if (target.value !== spell(value)) target.value = spell(value);
  };
  return { nodes: [target], target, read: () => target.value || undefined, show };
}

/** Text with the keyboard of a number: a number input would hide what is no number. */
function number(control, id) {
  const input = text({ inputmode: "numeric", ...control }, id);
  return { ...input, read: () => integer(input.target.value) ?? input.read() };
}

/** Digits that a number of JavaScript holds. */
export const integer = (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined);

/** Shown only while somebody wants to see it. */
function password(control, id, say) {
  const input = text(control, id);
  const button = el("button", { class: part("button"), type: "button", "aria-controls": id });
  const reveal = (visible) => {
    input.target.type = visible ? "text" : "password";
    button.textContent = visible ? words.hide : words.show;
    button.setAttribute("aria-label", `${button.textContent} ${control.label}`);
  };
  button.addEventListener("click", () => {
    const visible = input.target.type === "password";
    reveal(visible);
    say(visible ? words.visible(control.label) : words.hidden(control.label));
  });
  reveal(false);
  return { ...input, nodes: [el("div", { class: part("secret") }, input.target, button)], conceal: () => reveal(false) };
}

function select({ pointer }, id) {
  const empty = el("option", { value: "" });
  const stranger = el("option", { hidden: true, disabled: true }, words.stranger);
  const target = el("select", { class: part("input"), id, name: nameOf(pointer), autocomplete: "off" }, empty);
  const show = (value) => {
    const known = isEmpty(value) || [...target.options].some((option) => option !== stranger && option.value === value);
    if (known) target.value = value ?? "";
    else stranger.selected = true;
  };
  let drawn;
  /** Releases differ in the values they know. Says whether there are others now. */
  const redraw = ({ options }) => {
    if (drawn === JSON.stringify(options)) return false;
    drawn = JSON.stringify(options);
    target.replaceChildren(empty, ...options.map(({ value, label }) => el("option", { value }, label)), stranger);
    return true;
  };
  return { nodes: [target], target, read: () => target.value || undefined, show, redraw };
}

function checkbox({ pointer }, id) {
  const target = el("input", { class: part("box"), id, name: nameOf(pointer), type: "checkbox", value: "true" });
  const show = (value) => {
    target.checked = value === true;
    target.indeterminate = !isEmpty(value) && typeof value !== "boolean";
  };
  return { nodes: [target], target, read: () => target.checked, show };
}

function checkboxes({ pointer, options }, id) {
  const name = nameOf(pointer);
  const boxes = options.map(({ value }, at) => {
    return el("input", { class: part("box"), id: at === 0 ? id : `${id}:${at}`, name, type: "checkbox", value });
  });
  const nodes = boxes.map((box, at) => el("label", { class: part("option") }, box, el("span", {}, options[at].label)));
  const read = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    return ticked.length > 0 ? ticked : undefined;
  };
  const show = (value) => {
    for (const box of boxes) box.checked = Array.isArray(value) && value.includes(box.value);
  };
  return { nodes, target: boxes[0], read, show };
}

/** Names and values: a row for each, and one more when it is asked for. */
function map({ pointer, label }, id) {
  const rows = el("div", { class: part("entries") });
  const target = el("button", { class: part("button"), type: "button", id }, words.add);
  const entries = () => [...rows.children].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
  const entry = (texts = []) => {
    const inputs = ["name", "value"].map((side, at) => {
      const attributes = { name: `${nameOf(pointer)}.${side}`, placeholder: words.entryPart[side] };
      const input = el("input", { class: part("input"), type: "text", autocomplete: "off", ...QUIET, ...attributes });
      input.setAttribute("aria-label", `${label}: ${words.entryPart[side]}`);
      input.value = spell(texts[at]);
      return input;
    });
    const remove = el("button", { class: part("button"), type: "button", "aria-label": words.removeEntry(label) }, words.remove);
    const wrong = `${part("issue")} ${part("issue--error")}`;
    const row = el("div", { class: part("entry") }, inputs, remove, el("p", { class: wrong, hidden: true }, words.twice));
    remove.addEventListener("click", () => {
      row.remove();
      target.focus();
      rows.dispatchEvent(new Event("input", { bubbles: true }));
    });
    rows.append(row);
    return inputs[0];
  };
  target.addEventListener("click", () => entry().focus());
  rows.addEventListener("input", () => {
    const names = entries().map(([name]) => name);
    for (const [at, row] of [...rows.children].entries()) {
      row.lastElementChild.hidden = names[at] === "" || names.indexOf(names[at]) === at;
    }
  });
  const read = () => {
    const given = entries().filter(([name, value]) => name !== "" || value !== "");
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  };
  const show = (value) => {
    rows.replaceChildren();
    if (isObject(value)) for (const texts of Object.entries(value)) entry(texts);
  };
  return { nodes: [rows, target], target, read, show };
}

/** A value of any type, as an input holds it. */
export function spell(value) {
  if (isEmpty(value)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
