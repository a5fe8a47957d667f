/** Reports. The core numbers those that it keeps, so that each is read once and not once a payload. */
import { age } from "./core.js";

const [NOTHING, NOT_KEPT] = [0, 1];

/** How many are kept here. */
const MOST = 512;

const fine = new Map();
const kept = new Map();
let keptAt = 0;

/** The report of that number. */
export function report(kind, core, number) {
  if (number === NOTHING) return nothingFound(kind);
  if (number === NOT_KEPT) return JSON.parse(core.report());
  if (keptAt !== age() || kept.size === MOST) {
    kept.clear();
    keptAt = age();
  }
  let known = kept.get(number);
  if (known === undefined) kept.set(number, (known = JSON.parse(core.report())));
  // Whoever asked may change what they got.
  return copy(known);
}

/** The report without issues is made once a kind, and shared. */
function nothingFound(kind) {
  let known = fine.get(kind);
  if (known === undefined) fine.set(kind, (known = Object.freeze({ ok: true, kind, issues: Object.freeze([]) })));
  return known;
}

function copy(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const twin = {};
  for (const key in value) twin[key] = copy(value[key]);
  return twin;
}
