/**
 * Payloads as plain data: reading and changing them at JSON Pointers. Nothing here changes a payload in place, so
 * whoever holds an earlier one can compare.
 */

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy, as JSON would carry it; also of the proxies that frameworks make of their state. */
export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The steps of a JSON Pointer (RFC 6901). */
export function steps(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a control is called in a form: `/quay/endpoint` is `quay.endpoint`. */
export const nameOf = (pointer) => steps(pointer).join(".");

export function valueAt(payload, pointer) {
  return steps(pointer).reduce(member, payload);
}

/** The payload with this value at the pointer; `undefined` takes away what is there. */
export function withValue(payload, pointer, value) {
  if (value === undefined && valueAt(payload, pointer) === undefined) return payload;
  return put(payload, steps(pointer), value);
}

/** Whether nothing is given: what a person who leaves a field empty means. */
export const isEmpty = (value) => value === undefined || value === null || value === "";

/** Whether there is something in it that a person would miss. */
export function isFilled(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.values(value).some(isFilled);
  return !isEmpty(value) && value !== false;
}

/** Every control of a form, groups before their members. */
export function flat(controls) {
  return controls.flatMap((control) => [control, ...flat(control.controls ?? [])]);
}

/** The closest place at or around a pointer that is one of these; empty for the payload as a whole. */
export function nearest(pointer, places) {
  let at = pointer;
  while (at !== "" && !places.has(at)) at = at.slice(0, at.lastIndexOf("/"));
  return at;
}

/**
 * What a form says without words: a group that is needed is there, so that its fields are asked for and not the group;
 * one that is not needed leaves when it is empty; a box that is not ticked, but must be answered, says no.
 */
export function tidy(payload, controls) {
  const value = (pointer) => valueAt(payload, pointer);
  for (const { pointer, control, required, shown, controls: members = [] } of controls) {
    const needed = required && shown;
    const isGroup = control === "group";
    if (needed && value(pointer) === undefined) {
      if (control === "checkbox") payload = withValue(payload, pointer, false);
      if (isGroup) payload = withValue(payload, pointer, {});
    }
    if (!isGroup || !isObject(value(pointer))) continue;
    payload = tidy(payload, members);
    if (!needed && Object.keys(value(pointer)).length === 0) payload = withValue(payload, pointer, undefined);
  }
  return payload;
}

function member(value, key) {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? value[key] : undefined;
}

function put(value, [step, ...rest], leaf) {
  if (step === undefined) return leaf;
  const inner = put(member(value, step), rest, leaf);
  if (Array.isArray(value)) return inner === undefined ? value.toSpliced(step, 1) : value.with(step, inner);
  const members = isObject(value) ? value : {};
  if (inner !== undefined) return { ...members, [step]: inner };
  const { [step]: _, ...others } = members;
  return others;
}
