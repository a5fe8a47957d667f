/**
 * Payloads as plain data: reading and changing them at JSON Pointers (RFC 6901). Nothing here changes a payload in
 * place, so whoever holds an earlier one can compare.
 */

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export function valueAt(payload, pointer) {
  return steps(pointer).reduce(member, payload);
}

/** The payload with this value at the pointer; `undefined` takes away what is there. */
export function withValue(payload, pointer, value) {
  if (value === undefined && valueAt(payload, pointer) === undefined) return payload;
  return put(payload, steps(pointer), value);
}

/** An edited masked payload, where every mask that was left alone stands for what it hides. */
export function unmask(edited, masked, real) {
  if (edited === masked) return real;
  if (Array.isArray(edited)) return edited.map((item, at) => unmask(item, member(masked, at), member(real, at)));
  if (!isObject(edited)) return edited;
  const restore = ([key, value]) => [key, unmask(value, member(masked, key), member(real, key))];
  return Object.fromEntries(Object.entries(edited).map(restore));
}

function steps(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
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
