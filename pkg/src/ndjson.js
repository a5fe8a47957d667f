/** Many payloads at once: newline-delimited JSON, whole, in pieces, or as a stream. */
import { bytesOf } from "./bytes.js";
import { Lines, together } from "./lines.js";
import { textBytes } from "./masked.js";

/** What is wrong with each of the lines. */
export function validateNdjson(lines, options) {
  const reports = [];
  const reader = new Lines(options, { reports, rewrites: false });
  whole(reader, lines);
  return { ...reader.summary, reports, more: reader.more };
}

/** Each line validated, normalized and masked: text for text, bytes for bytes. */
export function processNdjson(lines, options) {
  const reports = [];
  const reader = new Lines(options, { reports, rewrites: true });
  const bytes = whole(reader, lines);
  const output = typeof lines === "string" ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) : bytes;
  return { output, report: { ...reader.summary, reports, more: reader.more } };
}

function whole(reader, lines) {
  const isText = typeof lines === "string";
  const bytes = isText ? new TextEncoder().encode(lines) : textBytes(lines);
  try {
    const out = [];
    reader.take(bytes, out);
    reader.finish(out);
    return together(out);
  } finally {
    if (isText) bytes.fill(0);
  }
}

/** The same for lines that come in pieces, cut anywhere. */
export function createNdjson(options) {
  const reader = new Lines(options, { rewrites: true });
  return Object.freeze({
    push: (chunk) => reader.push(bytesIn(chunk)),
    end: () => reader.end(),
    get place() {
      return reader.place;
    },
    get summary() {
      return reader.summary;
    },
  });
}

function bytesIn(chunk) {
  const bytes = bytesOf(chunk);
  if (bytes === undefined) throw new TypeError("chunks must be bytes");
  return bytes;
}

/** The same as a TransformStream, which tells how far it is. */
export function ndjsonStream(options) {
  const reader = new Lines(options, { rewrites: true });
  const pass = (bytes, controller) => {
    if (bytes.length > 0) controller.enqueue(bytes);
  };
  const stream = new TransformStream({
    transform: (chunk, controller) => pass(reader.push(bytesIn(chunk)), controller),
    flush: (controller) => pass(reader.end(), controller),
  });
  return Object.defineProperties(stream, {
    place: { get: () => reader.place },
    summary: { get: () => reader.summary },
  });
}
