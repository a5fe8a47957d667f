/** Files and standard input: what they hold, and in which format. */
import { Buffer } from "node:buffer";
import { createReadStream, fstatSync, openSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { Misuse } from "./misuse.js";
import * as env from "./documents/env.js";
import * as json from "./documents/json.js";
import { trouble } from "./documents/trouble.js";

const ENDINGS = { ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml", ".env": "env" };

/** What is longer cannot be a payload: the core reads 64 MiB. */
const LIMIT = 64 * 1024 * 1024;

/** What a file is read by. */
const PIECE = 256 * 1024;

/** How much of a text tells what it is. */
const HEAD = 64 * 1024;

let isStdinOpen = false;

/** `{ name, label, size, stamp, pieces() }`: standard input for `-`. */
export function open(name, { "stdin-name": stdinName = "<stdin>" } = {}) {
  if (name === "-") {
    isStdinOpen = true;
    return { name, label: stdinName, size: undefined, pieces: () => process.stdin };
  }
  try {
    // A pipe with a name can be opened only once.
    const fd = openSync(name, "r");
    const stat = fstatSync(fd);
    const size = stat.isFile() ? stat.size : undefined;
    return { name, label: name, size, stamp: stampOf(stat), pieces: () => createReadStream(name, { fd, highWaterMark: PIECE }) };
  } catch (error) {
    throw new Misuse(`${name} cannot be read: ${reason(error)}`);
  }
}

/** The bytes of an input, piece by piece. */
export async function* piecesOf({ label, pieces }) {
  try {
    yield* pieces();
  } catch (error) {
    throw new Misuse(`${label} cannot be read: ${reason(error)}`);
  }
}

/** What tells that nobody has written a file since. */
export function stampOf({ ino, size, mtimeMs }) {
  return `${ino} ${size} ${mtimeMs}`;
}

/** Why the system refuses, in its own words without the path. */
export function reason(error) {
  const words = { ENOENT: "there is no such file", EACCES: "permission denied", EISDIR: "it is a directory", ENOSPC: "the disk is full" };
  return words[error.code] ?? error.code ?? "unknown reason";
}

/** The format that the options or the name tell; undefined if only the text does. */
export function formatOf({ name }, { from }) {
  if (from) return from;
  return basename(name).startsWith(".env") ? "env" : ENDINGS[extname(name).toLowerCase()];
}

/** The beginning of an input, enough to tell what it is, and then the rest. */
export async function* peeked(input, enough = HEAD) {
  let head = Buffer.alloc(0);
  let isPassing = false;
  for await (const piece of piecesOf(input)) {
    if (isPassing) yield piece;
    else head = Buffer.concat([head, piece]);
    if (!isPassing && head.length >= enough) {
      yield head;
      isPassing = true;
    }
  }
  if (!isPassing) yield head;
}

/** Lets go of standard input, which may never end. */
export function leaveInput() {
  if (isStdinOpen) process.stdin.destroy();
}

/** What a text is by its looks. */
export function sniffed(head) {
  const text = new TextDecoder().decode(head).trimStart();
  if (/^[{["]/.test(text)) return isLines(text) ? "jsonl" : "json";
  const line = text.split("\n").find((line) => /\S/.test(line) && !/^\s*#/.test(line)) ?? "";
  return /^\s*(export\s+)?[A-Za-z_][\w.]*\s*=/.test(line) ? "env" : "yaml";
}

/** A whole value on the first line, and another below. */
function isLines(text) {
  const [first, next] = text.split("\n").filter((line) => /\S/.test(line));
  if (!first?.startsWith("{") || !next?.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** All of it, as bytes; one byte too long if it is too long. */
export async function whole(pieces) {
  const parts = [];
  let length = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length > LIMIT) break;
  }
  return Buffer.concat(parts);
}

/** The documents of a text in a format. */
export async function documentsOf(bytes, format) {
  const text = textOf(bytes);
  if (format === "json") return text === undefined ? [{ format, text: "", troubles: [], json: () => bytes, tree() {} }] : json.read(text);
  if (bytes.length > LIMIT) return [{ format, text: "", troubles: [trouble("too_large", "The input must be at most 64 MiB", 0)] }];
  if (text === undefined) return [{ format, text: "", troubles: [trouble(`not_${format}`, "The text must be UTF-8", 0)] }];
  if (format === "env") return env.read(text);
  const yaml = await import("./documents/yaml.js");
  return yaml.read(text);
}

function textOf(bytes) {
  try {
    return bytes.length > LIMIT ? undefined : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A small file as text, for options and secrets. */
export function readText(name) {
  try {
    return readFileSync(name === "-" ? 0 : name, "utf8");
  } catch (error) {
    throw new Misuse(`${name} cannot be read: ${reason(error)}`);
  }
}
