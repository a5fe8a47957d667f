/**
 * What a text is, and why. Only the core's facts are used: the names and calls that `describe` tells, what `validate`
 * says of the text as each kind, and whether `readCommand` knows its programs.
 *
 * @typedef {{ kind: string, title: string, score: number, known: string[], unknown: number }} Candidate
 * @typedef {{
 *   sort: "empty" | "payload" | "ndjson" | "command" | "text",
 *   why: string,
 *   kind?: string,
 *   text?: string,
 *   sure?: boolean,
 *   candidates?: Candidate[],
 *   target?: Record<string, string>,
 * }} Recognized `text` is what the view is to show where that is not the very text: a body, the lines of a list
 */
import { describe, kinds, readCommand, validate } from "/pkg/index.js";
import { readCurl } from "./curl.js";
import { isObject } from "./pointer.js";

/** Two kinds that lie closer together than one unknown field cannot be told apart for certain. */
const MARGIN = 2;
/** What a kind cannot have weighs more than what it lacks: a form that is half filled in lacks much. */
const STRANGE = new Set(["unknown_field", "not_applicable"]);

let forms;
const allForms = () => (forms ??= kinds().map((kind) => describe(kind)));

/** @returns {Recognized} */
export function recognize(text) {
  const trimmed = text.trim();
  if (trimmed === "") return { sort: "empty", why: "" };
  return json(trimmed) ?? curl(trimmed) ?? command(trimmed) ?? { sort: "text", why: describeText(trimmed) };
}

/** The kinds that the text may be of, the likeliest first. @returns {Candidate[]} */
export function candidates(text) {
  const rated = allForms().map(({ kind, title, controls }) => {
    const { issues } = validate(kind, text);
    const count = (wanted) => issues.filter(({ code }) => wanted(code)).length;
    const unknown = count((code) => STRANGE.has(code));
    const known = [...new Set(names(controls))].filter((name) => text.includes(`"${name}"`));
    return { kind, title, known, unknown, score: 2 * unknown + count((code) => code === "missing") };
  });
  return rated
    .filter(({ known }) => known.length > 0)
    .sort((one, other) => one.score - other.score || other.known.length - one.known.length);
}

function json(text) {
  if (!/^[{[]/.test(text)) return undefined;
  const value = parsed(text);
  if (Array.isArray(value) && value.length > 0 && value.every(isObject)) {
    const lines = value.map((item) => JSON.stringify(item)).join("\n");
    return {
      sort: "ndjson",
      text: lines,
      why: `A JSON list of ${count(value.length, "object")}: each is checked as a payload of its own.`,
    };
  }
  if (isNdjson(text)) return { sort: "ndjson", why: "One JSON object a line (NDJSON): each line is a payload." };
  if (text[0] === "[") return undefined;
  const envelope = isObject(value) && kinds().includes(value.kind) && isObject(value.payload) ? value : undefined;
  if (envelope) {
    return {
      sort: "payload",
      kind: envelope.kind,
      sure: true,
      text: JSON.stringify(envelope.payload),
      why: "It names its kind itself.",
    };
  }
  return payload(text);
}

function payload(text) {
  const rated = candidates(text);
  const [best, second] = rated;
  if (best === undefined) {
    const looksLikeIt = isJson(text) || /^\{\s*["}]/.test(text);
    if (!looksLikeIt) return undefined;
    return { sort: "text", why: "JSON, but of no kind that berthing knows: none of its fields is one of theirs." };
  }
  const sure = second === undefined || second.score - best.score >= MARGIN;
  return { sort: "payload", kind: best.kind, sure, candidates: rated, why: reason(best) };
}

export const isJson = (text) => parsed(text) !== undefined;

/** Why the text is of this kind. @param {Candidate} candidate */
export function reason({ known, unknown }) {
  const strange = unknown > 0 ? `, and ${count(unknown, "field")} that this kind does not take` : "";
  return `It has ${listed(known)}${strange}.`;
}

function curl(text) {
  const call = readCurl(text, allForms());
  if (!call?.body) return undefined;
  const body = json(call.body.trim());
  if (call.kind && /^\s*\{/.test(call.body)) {
    return {
      sort: "payload",
      kind: call.kind,
      sure: true,
      text: call.body,
      target: call.target,
      why: `The body of a curl call of ${call.call}.`,
    };
  }
  return body?.sort === "payload"
    ? { ...body, text: call.body, why: `The body of a curl command. ${body.why}` }
    : undefined;
}

function command(text) {
  const bare = text.replace(/^\$\s+/, "");
  const { commands, report } = readCommand(bare);
  const told = (code) => report.issues.some((issue) => issue.code === code);
  const strange = report.issues.some(({ params }) => params?.rule === "unknown_program");
  const assigns = ([first]) => /^\w+=/.test(first);
  const isCommand = !commands.every(assigns) && (!strange || (told("password_in_command") && !text.includes("\n")));
  if (!isCommand && !/^curl\s/.test(bare)) return undefined;
  const [program, verb] = commands[0] ?? ["curl"];
  const name =
    /^(docker|podman|nerdctl|ctr)$/.test(program) && /^[a-z]+$/.test(verb ?? "") ? `${program} ${verb}` : program;
  const more = commands.length > 1 ? ` and ${count(commands.length - 1, "more command")}` : "";
  return { sort: "command", text: bare, why: `A shell command: ${name}${more}.` };
}

function describeText(text) {
  const lines = text.split("\n", 200).filter((line) => line.trim() !== "");
  const most = (pattern) => lines.filter((line) => pattern.test(line)).length > lines.length / 2;
  if (most(/^\s*(export\s+)?[A-Za-z_]\w*=/)) return "Settings, one NAME=value a line, as in a .env file.";
  if (most(/^\W?\d{4}-\d\d-\d\d|^\w{3} [ \d]\d \d\d:|^\[?\d\d:\d\d|\b(INFO|WARN|ERROR|DEBUG)\b/))
    return "A log: most lines have a time or a level.";
  if (most(/^\s*(- )?["\w./-]+:(\s|$)/)) return "Settings in the manner of YAML: most lines are a name and a value.";
  return "Plain text.";
}

function isNdjson(text) {
  const lines = text
    .split("\n", 20)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 1 && isObject(parsed(lines[0])) && lines.every((line) => line.startsWith("{"));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const names = (controls) => controls.flatMap(({ name, controls: members = [] }) => [name, ...names(members)]);

function listed(names) {
  const [first, rest] = [names.slice(0, 3), names.length - 3];
  if (rest > 0) return `${first.join(", ")} and ${rest} more of its fields`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : first[0];
}

export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
