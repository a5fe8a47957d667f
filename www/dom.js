/** Two helpers around the DOM. Text goes in as text: no markup is ever parsed. */

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
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
}
