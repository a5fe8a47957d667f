/**
 * .env files: names and texts. A name means the field that it spells without regard to case and underscores, and `__`
 * or a dot goes down a level: `REGISTRY_ADDR`, `AZURE__WIF_ENABLED`.
 */
import { trouble } from "./trouble.js";

const LINE = /[^\S\n]*(?:export[^\S\n]+)?([\w.-]+)[^\S\n]*=[^\S\n]*("(?:[^"\\]|\\[^])*"|'[^']*'|`[^`]*`|(?:[^\s#]+(?:[^\S\n]+[^\s#]+)*)?)[^\S\n]*(?:#[^\n]*)?(?:\n|$)/y;
const EMPTY = /[^\S\n]*(?:#[^\n]*)?(?:\n|$)/y;

export function read(text) {
  const [variables, troubles] = [[], []];
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
    LINE.lastIndex = EMPTY.lastIndex = at;
    const match = LINE.exec(text);
    if (match) variables.push(variable(match));
    else if (!EMPTY.test(text)) {
      troubles.push(trouble("not_env", "Each line must be NAME=value, a comment or empty", at));
      break;
    }
    at = match ? LINE.lastIndex : EMPTY.lastIndex;
  }
  if (troubles.length > 0) return [{ text, format: "env", troubles }];
  let [made, of] = [undefined, undefined];
  const payload = (kind, controls) => {
    if (made === undefined || of !== kind) [made, of] = [nest(variables, controls, text), kind];
    return made;
  };
  return [
    { text, format: "env", troubles, json: (...kind) => jsonOf(payload(...kind)), tree: (...kind) => payload(...kind) },
  ];
}

function variable(match) {
  const [all, name, raw] = match;
  const start = match.index + all.indexOf(name);
  const from = match.index + all.indexOf(raw, all.indexOf("=") + 1);
  return { name, value: valueOf(raw), start, end: start + name.length, place: { start: from, end: from + raw.length } };
}

function valueOf(raw) {
  const quote = raw.length > 1 && raw[0] === raw.at(-1) && "\"'`".includes(raw[0]) && raw[0];
  if (!quote) return raw;
  return quote === '"' ? raw.slice(1, -1).replaceAll("\\n", "\n") : raw.slice(1, -1);
}

/** The tree that the names spell for a kind whose controls these are. */
function nest(variables, controls, text) {
  const fields = new Map();
  const learn = (control) => {
    fields.set(spelling(control.pointer.slice(1).split("/")), control);
    control.controls?.forEach(learn);
  };
  controls.forEach(learn);
  const root = { start: 0, end: text.length, members: [] };
  for (const { name, value, start, end, place } of variables) {
    const control = fields.get(spelling(name.split(/__|\./)));
    const path = control ? control.pointer.slice(1).split("/") : [name];
    let node = root;
    for (const step of path.slice(0, -1)) {
      let member = node.members.find(({ key }) => key === step);
      if (!member?.node.members) node.members.push((member = { key: step, start, end, node: { ...place, members: [] } }));
      node = member.node;
    }
    node.members.push({ key: path.at(-1), start, end, node: scalar(control?.control, value, place) });
  }
  return root;
}

function spelling(steps) {
  return steps.map((step) => step.toLowerCase().replaceAll("_", "")).join("/");
}

/** Everything is text in such a file; the field knows what it means. */
function scalar(control, value, place) {
  const [plain, text] = [{ ...place, json: value }, { ...place, json: JSON.stringify(value) }];
  if (control === "checkbox") return /^(true|false)$/.test(value) ? plain : text;
  if (control === "number") return /^-?(0|[1-9]\d*)$/.test(value) ? plain : text;
  if (control !== "checkboxes") return text;
  return { ...place, items: value.split(",").map((part) => ({ ...place, json: JSON.stringify(part.trim()) })) };
}

function jsonOf({ json, members, items }) {
  if (members) return `{${members.map(({ key, node }) => `${JSON.stringify(key)}:${jsonOf(node)}`).join()}}`;
  return json ?? `[${items.map(jsonOf).join()}]`;
}
