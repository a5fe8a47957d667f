/** Helpers around the DOM. Text goes in as text: no markup is ever parsed, and no style is ever written. */

/** Makes an element: its attributes, then its children. */
export function el(name, attributes, ...children) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/** Sets attributes: `true` stands for one without value; `false` and `undefined` take it away. */
export function setAttributes(element, attributes = {}) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? "" : value;
    if (value === undefined || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** The name of a part's class: `registry-form__field`. */
export const part = (name) => `registry-form__${name}`;

/** Opens what is folded around an element. */
export function unfold(element) {
  for (let at = element.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
}

/** Brings an element into sight, its label included, and focuses it. */
export function lead(target, row = target) {
  unfold(target);
  row.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
