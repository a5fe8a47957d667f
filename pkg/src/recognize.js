/**
 * Which kind a payload is meant to be: the one that knows its fields and misses least. Only the core's facts count, the
 * names that `describe` tells and what `validate` says of the payload as each kind.
 *
 * The core is an argument: the command line asks the package for it, and has none of its own.
 */
import { bytesOf, unshared } from "./bytes.js";
import { counted } from "./counted.js";

/** What a kind cannot have weighs more than what it lacks: a form that is half filled in lacks much. */
const STRANGE = new Set(["unknown_field", "not_applicable"]);
const WEIGHT = 2;
/** Kinds that lie closer together than one strange field cannot be told apart. */
const MARGIN = WEIGHT;
/** However long a payload is, its names stand here. */
const HEAD = 64 * 1024;

/** A string of JSON, which may be torn, and what makes it a key. */
const STRING = /"([^"\\]*(?:\\[^][^"\\]*)*)(?:"(\s*:)?|\\?$)/g;

/** `payloadOf(kind, controls)` gives the payload: what comes from another format may read differently as each kind. */
export function recognizeWith(core, payloadOf, options) {
  const { kinds, validate } = core;
  const keysIn = once(keysOf);
  const candidates = kinds()
    .map((kind) => {
      const { title, controls } = formOf(core, kind, options);
      const payload = payloadOf(kind, controls);
      return { kind, title, ...rated(keysIn(payload), controls, validate(kind, payload, options).issues) };
    })
    // What has more strange fields than known ones shares a name by chance: a line of a log, say.
    .filter(({ known, unknown }) => known.length > 0 && unknown <= known.length)
    .sort((one, other) => one.score - other.score || other.known.length - one.known.length);
  const [best] = candidates;
  if (best === undefined) return { reason: "No kind knows most of its fields.", candidates };
  const close = candidates.filter(({ score }) => score - best.score < MARGIN).map(({ kind }) => kind);
  if (close.length > 1) return { reason: `It may be of several kinds: ${close.join(", ")}.`, candidates };
  return { kind: best.kind, reason: best.reason, candidates };
}

/** Forms are long, and the same every time. */
const forms = new Map();

function formOf({ describe }, kind, options) {
  const key = [kind, options?.rhacs, options?.rhacsManaged].join(" ");
  if (!forms.has(key)) forms.set(key, describe(kind, undefined, options));
  return forms.get(key);
}

/** Most payloads read the same as any kind. */
function once(work) {
  const done = new Map();
  return (given) => done.get(given) ?? done.set(given, work(given)).get(given);
}

function rated(keys, controls, issues) {
  const known = [...new Set(names(controls))].filter((name) => keys.has(name));
  const unknown = issues.filter(({ code }) => STRANGE.has(code)).length;
  const missing = issues.filter(({ code }) => code === "missing").length;
  return { reason: reason(known, unknown), known, unknown, missing, score: WEIGHT * unknown + missing };
}

const names = (controls) => controls.flatMap(({ name, controls: members = [] }) => [name, ...names(members)]);

/** The keys at any depth; of a torn text those that can be read. */
function keysOf(payload) {
  const strings = textOf(payload).slice(0, HEAD).matchAll(STRING);
  return new Set([...strings].filter(([, , colon]) => colon).map(([, key]) => key));
}

function textOf(payload) {
  if (typeof payload === "string") return payload;
  try {
    const bytes = bytesOf(payload);
    if (bytes) return new TextDecoder().decode(unshared(bytes));
    return JSON.stringify(payload, (_, value) => (typeof value === "bigint" ? `${value}` : value)) ?? "";
  } catch {
    return "";
  }
}

function reason(known, unknown) {
  const strange = unknown > 0 ? `, and ${counted(unknown, "field")} that this kind does not take` : "";
  return `It has ${listed(known)}${strange}.`;
}

function listed(names) {
  const [first, rest] = [names.slice(0, 3), names.length - 3];
  if (rest > 0) return `${first.join(", ")} and ${rest} more of its fields`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : first[0];
}
