/** The payload kinds, as the core numbers them. Misuse throws TypeError. */
import { ask } from "./core.js";

let ids;

/** The names of all payload kinds. */
export function kinds() {
  return [...table().keys()];
}

function table() {
  ids ??= new Map(JSON.parse(ask((core) => core.kinds())).map((name, id) => [name, id]));
  return ids;
}

/** The message names no other kind than ours: a payload given in its place may hold a secret. */
export function idOf(kind) {
  const id = table().get(kind);
  if (id === undefined) throw new TypeError(`kind must be one of: ${kinds().join(", ")}`);
  return id;
}

/** The report of a payload that could not be judged. */
export function failure(id, code) {
  return JSON.parse(ask((core) => core.failure(id, code)));
}
