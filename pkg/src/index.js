/** The default entry: it carries the module inside, as text, and compiles it on the first call. */
import core from "berthing-core";
import { provide } from "./core.js";

provide(() => Uint8Array.fromBase64?.(core) ?? decode(core));

export * from "./api.js";

function decode(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
