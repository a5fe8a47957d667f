/** The documents of a text, judged: their kinds, their issues, and where those stand. */
import { kindOf } from "./kind-of.js";
import { Misuse } from "./misuse.js";
import { maskedSource } from "./masked-source.js";
import { positionOf } from "./source-position.js";

const MOST_SEEN = 1000;
const seen = new Map();

/** `{ document, kind?, why?, issues, json? }` for each document of a text; an issue has `at` when its place is known. */
export function judge(core, documents, { kind: given, server, label }) {
  const judged = documents.map((document) => {
    const { kind, why } = told(core, document, { given, server, label });
    const json = jsonOf(core, document, kind);
    const issues = json === undefined ? document.troubles : kind ? core.validate(kind, json, server).issues : unreadable(core, json);
    return { document, kind, why, issues, json };
  });
  if (judged.every(({ issues }) => issues.length === 0)) return judged;
  const masked = maskedSource(core, documents[0].text, judged);
  return judged.map((each) => ({ ...each, issues: each.issues.map((issue) => placed(core, masked, each, issue)) }));
}

function placed(core, masked, { document, kind, json }, { offset, ...issue }) {
  const tree = json !== undefined && kind ? document.tree(kind, core.describe(kind).controls) : undefined;
  const at = positionOf(document, tree, masked, { ...issue, offset });
  return { ...safe(core, issue), ...(at && { at }) };
}

function jsonOf(core, document, kind) {
  return document.troubles.length === 0 ? document.json(kind, kind ? core.describe(kind).controls : []) : undefined;
}

/** A text that is no JSON at all has no kind, and needs none to be told so. */
function told(core, document, { given, server, label }) {
  if (given || document.troubles.length > 0) return { kind: given };
  try {
    return kindOf(core, document.json, server, label);
  } catch (error) {
    if (error instanceof Misuse && unreadable(core, document.json(core.kinds()[0], [])).length > 0) return {};
    throw error;
  }
}

function unreadable(core, json) {
  return core.validate(core.kinds()[0], json).issues.filter(isUnread);
}

/** Whether it keeps a payload from being read at all. */
export function isUnread({ code }) {
  return ["internal", "not_json", "too_deep", "too_large"].includes(code);
}

/** Pointers and sentences may hold keys of the payload, which somebody may have put a credential into. */
export function safe(core, value) {
  if (typeof value === "string") return maskedOnce(core, value);
  if (Array.isArray(value)) return value.map((item) => safe(core, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, safe(core, item)]));
}

/** Of a million lines, most have the same few things wrong with them. */
function maskedOnce(core, text) {
  if (!seen.has(text)) {
    if (seen.size >= MOST_SEEN) seen.clear();
    seen.set(text, core.maskText(text).text);
  }
  return seen.get(text);
}
