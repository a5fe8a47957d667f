/**
 * What a text is, and why. Only the core's facts are used: `recognize` of the package for payloads, the calls that
 * `describe` tells, and whether `readCommand` knows a command's programs.
 *
 * @typedef {{
 *   sort: "empty" | "payload" | "ndjson" | "command" | "text",
 *   why: string,
 *   kind?: string,
 *   text?: string,
 *   sure?: boolean,
 *   candidates?: import("berthing").Candidate[],
 *   target?: Record<string, string>,
 * }} Recognized `text` is what the view is to show where that is not the very text: a body, the lines of a list
 */
import { describe, kinds, readCommand, recognize as recognizePayload } from "/pkg/index.js";
import { asPosix, parse, readCall, readCurl } from "./curl.js";
import { isObject } from "./pointer.js";

let forms;
const allForms = () => (forms ??= kinds().map((kind) => describe(kind)));

/** @returns {Recognized} */
export function recognize(text) {
  const trimmed = asPosix(text.trim());
  if (trimmed === "") return { sort: "empty", why: "" };
  const found = json(trimmed) ?? curl(trimmed) ?? command(trimmed) ?? { sort: "text", why: describeText(trimmed) };
  return trimmed === text.trim() ? found : { text: trimmed, ...found };
}

function json(text) {
  if (!/^[{[]/.test(text)) return undefined;
  const value = parsed(text);
  if (Array.isArray(value) && value.length === 1 && isObject(value[0])) {
    const found = payload(JSON.stringify(value[0]));
    return { text: JSON.stringify(value[0]), ...found, why: `A JSON list of one object. ${found.why}` };
  }
  if (Array.isArray(value) && value.length > 0 && value.every(isObject)) {
    const lines = value.map((item) => JSON.stringify(item)).join("\n");
    return {
      sort: "ndjson",
      text: lines,
      why: `A JSON list of ${count(value.length, "object")}: each is checked as a payload of its own.`,
    };
  }
  if (isNdjson(text)) {
    if (!firstLines(text).some(isPayloadLine))
      return { sort: "text", why: "One JSON object a line (NDJSON), of no kind that berthing knows: a log, perhaps." };
    return { sort: "ndjson", why: "One JSON object a line (NDJSON): each line is a payload." };
  }
  if (text[0] === "[") return undefined;
  if (isEnvelope(value)) {
    return {
      sort: "payload",
      kind: value.kind,
      sure: true,
      text: JSON.stringify(value.payload),
      why: "It names its kind itself.",
    };
  }
  return recorded(value) ?? payload(text);
}

/** A call that a browser recorded: an entry of a HAR, or the first of one. */
function recorded(value) {
  const { method, url, postData } = value?.request ?? value?.log?.entries?.[0]?.request ?? {};
  if (typeof method !== "string" || typeof url !== "string" || typeof postData?.text !== "string") return undefined;
  const call = readCall({ method, url: parse(url), body: postData.text }, allForms());
  return fromCall(call, "recorded call");
}

function payload(text) {
  const { kind, candidates } = recognizePayload(text);
  const [best] = candidates;
  if (best === undefined) {
    const looksLikeIt = isJson(text) || /^\{\s*["}]/.test(text);
    if (!looksLikeIt) return undefined;
    return { sort: "text", why: "JSON, but of no kind that berthing knows: hardly any of its fields is one of theirs." };
  }
  return { sort: "payload", kind: best.kind, sure: kind !== undefined, candidates, why: best.reason };
}

export const isJson = (text) => parsed(text) !== undefined;

function curl(text) {
  const call = readCurl(text, allForms());
  if (!call?.body) return undefined;
  const body = call.kind ? undefined : json(call.body.trim());
  return body?.sort === "payload"
    ? { ...body, text: call.body, why: `The body of a curl command. ${body.why}` }
    : fromCall(call, "curl call");
}

function fromCall(call, what) {
  if (!call?.kind || !/^\s*\{/.test(call.body)) return undefined;
  const { kind, body, target } = call;
  return { sort: "payload", kind, sure: true, text: body, target, why: `The body of a ${what} of ${call.call}.` };
}

function command(text) {
  const bare = text.replace(/^\$\s+/, "");
  const { commands, report } = readCommand(bare);
  const told = (code) => report.issues.some((issue) => issue.code === code);
  const strange = report.issues.some(({ params }) => params?.rule === "unknown_program");
  const assigns = ([first]) => /^\w+=/.test(first);
  const hasOption = commands.some((argv) => argv.some((word) => /^-/.test(word)));
  const mayBe = told("password_in_command") && hasOption && !text.includes("\n") && !/^[{[]/.test(bare);
  const isCommand = !commands.every(assigns) && (!strange || mayBe);
  if (!isCommand && !/^curl(\.exe)?\s/.test(bare)) return undefined;
  const [program, verb] = commands[0] ?? ["curl"];
  const name =
    /^(docker|podman|nerdctl|ctr)$/.test(program) && /^[a-z]+$/.test(verb ?? "") ? `${program} ${verb}` : program;
  const more = commands.length > 1 ? ` and ${count(commands.length - 1, "more command")}` : "";
  return { sort: "command", text: bare, why: `A shell command: ${name}${more}.` };
}

function describeText(text) {
  const lines = text.split("\n", 200).filter((line) => line.trim() !== "");
  const most = (pattern) => lines.filter((line) => pattern.test(line)).length > lines.length / 2;
  if (/^\s*(Invoke-(RestMethod|WebRequest)|irm|iwr)\s/i.test(text)) return "A PowerShell command.";
  if (most(/^\s*(export\s+)?[A-Za-z_]\w*=/)) return "Settings, one NAME=value a line, as in a .env file.";
  if (most(/^\W?\d{4}-\d\d-\d\d|^\w{3} [ \d]\d \d\d:|^\[?\d\d:\d\d|\b(INFO|WARN|ERROR|DEBUG)\b/))
    return "A log: most lines have a time or a level.";
  if (most(/^\s*(- )?["\w./-]+:(\s|$)/)) return "Settings in the manner of YAML: most lines are a name and a value.";
  return "Plain text.";
}

const isEnvelope = (value) => isObject(value) && kinds().includes(value.kind) && isObject(value.payload);

/** Whether a line of NDJSON names its kind itself. */
export const namesKind = (line) => isEnvelope(parsed(line));

/** Whether a line of NDJSON is a payload: a log has fields of the same names, but others as well. */
export function isPayloadLine(line) {
  return namesKind(line) || recognizePayload(line).candidates.some(({ known, unknown }) => unknown < known.length);
}

/** The first lines that are not empty. */
export function firstLines(text) {
  return text
    .split("\n", 20)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Whether it is one JSON object a line, of whatever kind. */
export function isNdjson(text) {
  const lines = firstLines(text);
  return lines.length > 1 && isObject(parsed(lines[0])) && lines.every((line) => line.startsWith("{"));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
