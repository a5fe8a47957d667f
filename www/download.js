/** A link that saves a blob. Its address is given back when the link is replaced by the next of the same name. */

import { el } from "./dom.js";

const held = new Map();

export function download(label, name, blob) {
  if (held.has(name)) URL.revokeObjectURL(held.get(name));
  held.set(name, URL.createObjectURL(blob));
  return el("a", { class: "button", href: held.get(name), download: name }, label);
}
