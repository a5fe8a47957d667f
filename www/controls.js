/**
 * The inputs of a form, one maker for each kind of control. An input is `{ nodes, target, read, show }`: what to put on
 * the page, what a label and a link lead to, the value that a person entered (`undefined` for none), and the way back.
 * What is shown may be of any type, because anything may have been pasted; it is read only after an edit.
 *
 * Lengths and patterns are not handed to the browser: it would cut off what is too long without a word, and the reason
 * that a pattern cannot give is in the issue.
 */
import { el } from "./dom.js";
import { isObject } from "./payload.js";

export const controls = { text, number, password, select, checkbox, checkboxes, map };

const QUIET = { autocapitalize: "none", spellcheck: "false" };

function text({ autocomplete = "off", inputmode, example }, id) {
  const placeholder = example && `e.g. ${example}`;
  const target = el("input", { id, type: "text", autocomplete, inputmode, placeholder, ...QUIET });
  const show = (value) => {
    target.value = spell(value);
  };
  return { nodes: [target], target, read: () => target.value || undefined, show };
}

/** Text with the keyboard of a number: a number input would hide what is no number. */
function number(control, id) {
  const input = text({ inputmode: "numeric", ...control }, id);
  const read = () => (/^-?\d{1,15}$/.test(input.target.value) ? Number(input.target.value) : input.read());
  return { ...input, read };
}

function password(control, id) {
  const input = text(control, id);
  const button = el("button", { type: "button", "aria-controls": id });
  const told = el("span", { class: "unseen", role: "status" });
  const reveal = (visible) => {
    input.target.type = visible ? "text" : "password";
    button.textContent = visible ? "Hide" : "Show";
    button.setAttribute("aria-label", `${button.textContent} ${control.label}`);
  };
  button.addEventListener("click", () => {
    const visible = input.target.type === "password";
    reveal(visible);
    told.textContent = `${control.label} is ${visible ? "visible" : "hidden"}`;
  });
  reveal(false);
  return { ...input, nodes: [el("div", { class: "secret" }, input.target, button, told)] };
}

function select(_, id) {
  const empty = el("option", { value: "" });
  const stranger = el("option", { hidden: true, disabled: true }, "None of these");
  const target = el("select", { id, autocomplete: "off" }, empty);
  const show = (value) => {
    const known = !isGiven(value) || [...target.options].some((option) => option.value === value);
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

function checkbox(_, id) {
  const target = el("input", { id, type: "checkbox" });
  const show = (value) => {
    target.checked = value === true;
    target.indeterminate = isGiven(value) && typeof value !== "boolean";
  };
  return { nodes: [target], target, read: () => target.checked, show };
}

function checkboxes({ options }, id) {
  const boxes = options.map(({ value }, at) => el("input", { id: `${id}:${at}`, type: "checkbox", value }));
  const nodes = boxes.map((box, at) => el("label", { class: "box", for: box.id }, box, options[at].label));
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
function map({ label }, id) {
  const rows = el("div", { class: "rows" });
  const target = el("button", { type: "button", id }, "Add an entry");
  const entries = () => [...rows.children].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
  const append = (...texts) => {
    const inputs = ["name", "value"].map((part, at) => {
      const input = text({ example: undefined }, undefined).target;
      input.setAttribute("aria-label", `${label}: ${part}`);
      input.setAttribute("placeholder", part);
      input.value = spell(texts[at]);
      return input;
    });
    const remove = el("button", { type: "button", "aria-label": "Remove this entry" }, "Remove");
    const twice = el("p", { class: "issue", hidden: true }, "This name stands above already; only one is kept");
    const row = el("div", { class: "row" }, inputs, remove, twice);
    remove.addEventListener("click", () => {
      row.remove();
      target.focus();
      rows.dispatchEvent(new Event("input", { bubbles: true }));
    });
    rows.append(row);
    return inputs[0];
  };
  target.addEventListener("click", () => append().focus());
  rows.addEventListener("input", () => {
    const names = entries().map(([name]) => name);
    rows.querySelectorAll(".issue").forEach((twice, at) => {
      twice.hidden = names[at] === "" || names.indexOf(names[at]) === at;
    });
  });
  const read = () => {
    const given = entries().filter(([name, value]) => name !== "" || value !== "");
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  };
  const show = (value) => {
    rows.replaceChildren();
    if (isObject(value)) Object.entries(value).forEach((entry) => append(...entry));
  };
  return { nodes: [rows, target], target, read, show };
}

const isGiven = (value) => value !== undefined && value !== null && value !== "";

function spell(value) {
  if (!isGiven(value)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
