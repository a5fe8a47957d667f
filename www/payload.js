/**
 * Payloads as plain data: reading and changing them at JSON Pointers. Nothing here changes a payload in place, so
 * whoever holds an earlier one can compare.
 */

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The steps of a JSON Pointer (RFC 6901). */
export function steps(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function valueAt(payload, pointer) {
  return steps(pointer).reduce(member, payload);
}

/** The payload with this value at the pointer; `undefined` takes away what is there. */
export function withValue(payload, pointer, value) {
  if (value === undefined && valueAt(payload, pointer) === undefined) return payload;
  return put(payload, steps(pointer), value);
}

/** Whether there is something in it that a person would miss. */
export function isFilled(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.values(value).some(isFilled);
  return value !== undefined && value !== null && value !== "" && value !== false;
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

/** An edited masked payload, where every mask that was left alone stands for what it hides. */
export function unmask(edited, masked, real) {
  if (edited === masked) return real;
  if (Array.isArray(edited)) return edited.map((item, at) => unmask(item, member(masked, at), member(real, at)));
  if (!isObject(edited)) return edited;
  const restore = ([key, value]) => [key, unmask(value, member(masked, key), member(real, key))];
  return Object.fromEntries(Object.entries(edited).map(restore));
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
