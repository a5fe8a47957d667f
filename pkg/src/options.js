/** Which server a payload is for, as callers say it, on its way into the core. */
import { ask } from "./core.js";

/** The options as a small integer; 0 stands for none. An option that is none throws TypeError. */
export function flagsOf(options) {
  return options === undefined ? 0 : ask((core) => core.options(requireObject(options)));
}

export function requireObject(options) {
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  return options;
}
