/**
 * Reports. The core numbers those that it keeps, so that each is read once and not once a payload. What fixes offer is of one
 * payload alone, and comes apart.
 */
import { age } from "./core.js";

const [NOTHING, NOT_KEPT] = [0, 1];

/** Beside the number, as in `src/wasm.rs`: there are fixes. */
const FIXES = 2 ** 31;

/** How many are kept here. */
const MOST = 1024;

const fine = new Map();
const kept = new Map();
let keptAt = 0;

/** The report that the core has just told, by what it says of it. */
export function report(kind, core, told) {
  if (told === NOTHING) return nothingFound(kind);
  const has = told >= FIXES;
  const number = has ? told - FIXES : told;
  const report = number === NOT_KEPT ? JSON.parse(core.report()) : known(core, number);
  // What is of one payload alone is not left there.
  const fixes = has || number === NOT_KEPT ? core.fixes() : undefined;
  if (has) for (const [place, value] of JSON.parse(fixes)) report.issues[place].fix = { op: "replace", value };
  return report;
}

/** One that was told before. Whoever asked may change what they got. */
function known(core, number) {
  if (keptAt !== age() || kept.size === MOST) {
    kept.clear();
    keptAt = age();
  }
  let known = kept.get(number);
  if (known === undefined) kept.set(number, (known = JSON.parse(core.report())));
  return { ...known, issues: known.issues.map(copied) };
}

function copied(issue) {
  const copy = { ...issue, path: [...issue.path] };
  if (issue.params) copy.params = deep(issue.params);
  if (issue.fix) copy.fix = deep(issue.fix);
  return copy;
}

function deep(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(deep);
  const twin = {};
  for (const key in value) twin[key] = deep(value[key]);
  return twin;
}

/** The report without issues is made once a kind, and shared. */
function nothingFound(kind) {
  let known = fine.get(kind);
  if (known === undefined) fine.set(kind, (known = Object.freeze({ ok: true, kind, issues: Object.freeze([]) })));
  return known;
}
