/**
 * Works through a file off the page's thread. It is read as a stream, and what comes out is put into blobs piece by
 * piece, which browsers keep on disk where they are large: memory stays flat, whatever the length.
 *
 * In: `{ file, kind?, options }`, then perhaps `{ cancel: true }`. Out: `{ progress }` now and then, one `{ done }`.
 */
import { bytesOf, textOf } from "./file/decode.js";
import { readLog } from "./file/log.js";
import { readPayloads } from "./file/payloads.js";
import { firstLines, isNdjson, isPayloadLine, recognize } from "./recognize.js";

const OFTEN = 100;
const HEAD = 256 * 1024;

let cancelled = false;

addEventListener("message", async ({ data }) => {
  if (data.cancel) cancelled = true;
  else await work(data).catch(() => postMessage({ failed: true }));
});

async function work({ file, kind, options }) {
  const began = performance.now();
  const reader = await readerFor(file, kind, options);
  let [bytes, told] = [0, began];
  const state = () => ({
    bytes,
    size: file.size,
    lines: reader.lines(),
    found: reader.found(),
    ms: performance.now() - began,
  });
  const chunks = (await bytesOf(file)).getReader();
  for (let chunk; !cancelled && !(chunk = await chunks.read()).done;) {
    for (const part of parts(chunk.value)) {
      reader.push(part);
      bytes += part.length;
      if (performance.now() - told < OFTEN) continue;
      told = performance.now();
      postMessage({ progress: state() });
      await breath();
      if (cancelled) break;
    }
  }
  if (cancelled) await chunks.cancel();
  const result = reader.end();
  postMessage({ done: { ...state(), ...result, sort: reader.sort, cancelled } });
}

/** Chunks may be of any size; a word from the page is heard between smaller ones. */
function* parts(bytes) {
  for (let at = 0; at < bytes.length; at += HEAD) yield bytes.subarray(at, at + HEAD);
}

/** Lets messages in. */
function breath() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Payloads where the beginning looks like NDJSON; else any text. */
async function readerFor(file, kind, options) {
  const head = await textOf(file.slice(0, HEAD));
  const whole = head
    .split("\n")
    .slice(0, file.size > HEAD ? -1 : undefined)
    .join("\n");
  const payloads = kind ? isNdjson(whole || head) : recognize(whole || head).sort === "ndjson";
  if (!payloads) return readLog();
  const lines = firstLines(head);
  return readPayloads({ kind, options, first: lines.find(isPayloadLine) ?? lines[0] });
}
