/** Controls that somebody else wrote: finding them by name, reading them, and writing into them. */
import { integer, spell } from "./inputs.js";
import { nameOf } from "./payload.js";

/** The inputs of a form for a control of `describe`: several for a list of choices, pairs for a map. */
export function inputsOf(form, { pointer, control }) {
  const name = nameOf(pointer);
  const names = control === "map" ? [`${name}.name`, `${name}.value`] : [name];
  return [...form.elements].filter((input) => names.includes(input.name));
}

/**
 * What they hold; `undefined` for nothing. A box that is not ticked says nothing either: where it must be answered, that
 * is a no.
 */
export function read(inputs, { control }) {
  if (control === "map") return pairs(inputs);
  const values = inputs.flatMap(given);
  if (control === "checkboxes") return values.length > 0 ? values : undefined;
  const [value] = values;
  if (control === "checkbox") return value === undefined || value === "" ? undefined : value !== "false";
  if (control === "number") return integer(value) ?? (value || undefined);
  return value || undefined;
}

/** Writes a value as if it had been typed, so that whoever listens hears of it, frameworks included. */
export function write(inputs, value) {
  for (const input of inputs) {
    const isBox = input.type === "checkbox" || input.type === "radio";
    const wanted = isBox ? isTicked(input, value) : spell(value);
    const property = isBox ? "checked" : "value";
    // A framework may have put a property of its own over the browser's, to notice writing that is not typing.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), property).set.call(input, wanted);
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

function isTicked(input, value) {
  if (typeof value === "boolean") return input.type === "radio" ? input.value === String(value) : value;
  return Array.isArray(value) ? value.includes(input.value) : input.value === value;
}

function given(input) {
  if (input.type === "checkbox" || input.type === "radio") return input.checked ? [input.value] : [];
  return input.selectedOptions ? [...input.selectedOptions].map(({ value }) => value) : [input.value];
}

function pairs(inputs) {
  const ending = (end) => inputs.filter(({ name }) => name.endsWith(end)).map(({ value }) => value);
  const [names, values] = [ending(".name"), ending(".value")];
  const entries = names.map((name, at) => [name, values[at] ?? ""]).filter((texts) => texts.join("") !== "");
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
