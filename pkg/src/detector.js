/** What to look for: the options for free text, and the detectors that the core has made of them. */
import { age, ask, input, running } from "./core.js";
import { plain } from "./options.js";
import { LIMIT } from "./pack.js";

const encoder = new TextEncoder();

/** The detectors of the running core by their options, and the names of their rules by their number. */
let numbers = new Map();
let names = [];
let born = 0;

/** Every credential that is looked for. */
export function textRules() {
  return rulesOf(0);
}

/** What is `wanted` as text, by which detectors are known, undefined for nothing; and who is told. */
export function chosen(options = {}) {
  const { onFinding, ...rest } = plain(options);
  if (onFinding !== undefined && typeof onFinding !== "function") throw new TypeError("options.onFinding must be a function");
  const text = written(rest);
  return { wanted: text === "{}" ? undefined : text, onFinding };
}

function written(options) {
  let text;
  try {
    text = JSON.stringify(options);
  } catch {
    throw new TypeError("options could not be read");
  }
  if (text?.length > LIMIT) throw new TypeError("options are too large");
  return text;
}

/** The number of the detector for chosen options. Throws a TypeError when they are none. */
export function numberOf(text) {
  if (text === undefined) return 0;
  refresh();
  let number = numbers.get(text);
  if (number === undefined) {
    number = ask((core) => {
      const bytes = encoder.encode(text);
      input(bytes.length).set(bytes);
      try {
        return core.detector(bytes.length);
      } finally {
        // Allowed values are somebody's values all the same.
        input(bytes.length).fill(0, 0, bytes.length);
      }
    });
    // The core has begun anew.
    if (numbers.size > 0 && number === 1) numbers = new Map();
    names.length = Math.min(names.length, number);
    numbers.set(text, number);
  }
  return number;
}

/** The name of a rule of a detector. */
export function nameOf(detector, rule) {
  refresh();
  names[detector] ??= rulesOf(detector).map(({ name }) => name);
  return names[detector][rule];
}

function rulesOf(detector) {
  return JSON.parse(ask((core) => core.text_rules(detector)));
}

function refresh() {
  running();
  if (born === age()) return;
  born = age();
  numbers = new Map();
  names = [];
}
