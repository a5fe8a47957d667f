/** Helpers around the DOM. Text goes in as text: no markup is ever parsed. */

export const at = (id) => document.getElementById(id);

/** Makes an element: its attributes, then its children. */
export function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/** Sets attributes: `true` stands for one without value; `false` and `undefined` take it away. */
function setAttributes(element, attributes = {}) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

/** Writes a text only when it changes, for a live region is read aloud whenever it is written. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A button that does something. */
export function button(label, work, attributes) {
  const made = el("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", work);
  return made;
}

/** An option list for a select. */
export function options(values) {
  return values.map((value) => el("option", { value }, value));
}

function fill(element, attributes, children) {
  setAttributes(element, attributes);
  element.append(...children.flat(2).filter((child) => child !== undefined && child !== false));
  return element;
}
