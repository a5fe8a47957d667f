/**
 * What callers choose, on its way into the core. Reading it may run foreign code, which may throw anything and may call this
 * library: so it is copied first. What is inherited is no choice: nobody's change of Object.prototype switches masking off.
 */
import { ask } from "./core.js";

/** The options as a small integer; 0 stands for none. An option that is none throws TypeError. */
export function flagsOf(options) {
  if (options === undefined) return 0;
  const { rhacs, rhacsManaged } = plain(options);
  if (!isMaybe("string", rhacs) || !isMaybe("boolean", rhacsManaged)) {
    throw new TypeError("options must be an object: rhacs a string, rhacsManaged a boolean");
  }
  return ask((core) => core.options(rhacs, rhacsManaged));
}

/** A copy of an object's own members. */
export function plain(object, name = "options") {
  requireObject(object, name);
  try {
    return { __proto__: null, ...object };
  } catch {
    throw new TypeError(`${name} could not be read`);
  }
}

/** Bytes are none: each would be a member. */
export function requireObject(object, name = "options") {
  if (typeof object !== "object" || object === null || ArrayBuffer.isView(object)) throw new TypeError(`${name} must be an object`);
  return object;
}

const isMaybe = (type, value) => value === undefined || value === null || typeof value === type;
