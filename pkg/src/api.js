/** The public functions. Misuse throws TypeError; a payload, however broken, never makes one throw. */
import { bytesOf, isBytes } from "./bytes.js";
import { ask } from "./core.js";
import { lend, lendOne } from "./input.js";
import { failure, idOf, kinds } from "./kinds.js";
import { MASK } from "./masked.js";
import { flagsOf, plain, requireObject } from "./options.js";
import { recognizeWith } from "./recognize.js";
import { report } from "./report.js";

export { version } from "../package.json";
export { textRules } from "./detector.js";
export { kinds };
export { createMasker, maskTextStream } from "./masker.js";
export { createNdjson, ndjsonStream, processNdjson, validateNdjson } from "./ndjson.js";
export { schemas } from "./standard.js";
export { maskText } from "./text.js";

const UPLOAD_OPTIONS = ["runtime", "shell", "passwordFrom", "archive", "download_url", "images", "stages", "containerdNamespace", "plainHttp"];

/** What a form for this kind needs to know; with a payload, as far as it is filled in. */
export function describe(kind, payload, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lend(
    payload === undefined ? [] : [payload],
    (core, door = 0, length = 0) => core.describe(id, door, length, flags),
    () => ask((core) => core.describe(id, 0, 0, flags)),
  );
}

/** Which kind a payload is meant to be, why, and which others it may be. */
export function recognize(payload, options) {
  const chosen = options === undefined ? undefined : plain(options);
  flagsOf(chosen);
  return recognizeWith({ describe, kinds, validate }, () => payload, chosen);
}

/** JSON Schema for this kind; `target` is "draft-2020-12" (as when left out) or "draft-07". */
export function jsonSchema(kind, options) {
  const id = idOf(kind);
  const { target = "draft-2020-12", ...rest } = options === undefined ? {} : plain(options);
  if (typeof target !== "string") throw new TypeError("target must be a string");
  const flags = flagsOf(rest);
  return ask((core) => core.json_schema(id, target, flags));
}

/** Whether the payload has no errors. */
export function isValid(kind, payload, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lendOne(
    payload,
    (core, door, length) => core.is_valid(id, door, length, flags),
    () => false,
  );
}

/** Everything that is wrong with the payload. */
export function validate(kind, payload, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lendOne(
    payload,
    (core, door, length) => report(kind, core, core.validate(id, door, length, flags)),
    (code) => failure(id, code),
  );
}

/** The canonical payload, what was changed to get there, and what is still wrong with it. */
export function normalize(kind, payload, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lend(
    [payload],
    (core, door, length) => JSON.parse(core.normalize(id, door, length, flags)),
    (code) => ({ value: undefined, changes: [], report: failure(id, code) }),
  );
}

/** The payload without its secrets: an object for an object, text for text, bytes for bytes. */
export function mask(kind, payload) {
  const [id, like] = [idOf(kind), likeness(payload)];
  return lend(
    [payload],
    (core, door, length) => like(core.mask(id, door, length)),
    () => MASK,
  );
}

/** Whether a secret of the payload is masked. */
export function isMasked(kind, payload) {
  const id = idOf(kind);
  return lend(
    [payload],
    (core, door, length) => core.is_masked(id, door, length),
    () => false,
  );
}

/** What the server makes of a payload whose masked secrets stand for stored ones. */
export function reconcile(kind, stored, incoming, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lend(
    [stored, incoming],
    (core, ...doors) => JSON.parse(core.reconcile(id, ...doors, flags)),
    (code) => ({ report: failure(id, code) }),
  );
}

/** The request that sends the payload to its API: what `fetch` takes, the same masked, and for curl. */
export function request(kind, payload, target = {}, options) {
  const [id, flags] = [idOf(kind), flagsOf(options)];
  return lend(
    [payload, target],
    (core, ...doors) => JSON.parse(core.request(id, ...doors, flags)),
    (code) => ({ ok: false, report: failure(id, code) }),
  );
}

/** What a server answered: a value or one error that says what to do next, and the same masked. */
export function readResponse(kind, status, body = "") {
  const id = idOf(kind);
  if (!Number.isInteger(status)) throw new TypeError("status must be an integer");
  const answer = lend(
    [body],
    (core, door, length) => JSON.parse(core.read_response(id, status < 0 || status > 999 ? 0 : status, door, length)),
    (code) => {
      const [message, hint] = ["The answer could not be read", "Give the body as text or bytes"];
      const error = { system: kind.split(".")[0], code, message, hint, retryable: false };
      return { ok: false, error, masked: MASK, report: failure(id, code) };
    },
  );
  if (answer.error) answer.error.status = status;
  return answer;
}

/** A command that a server wrote: split as a POSIX shell would, checked, and masked. */
export function readCommand(text) {
  if (typeof text !== "string") throw new TypeError("text must be a string");
  return lend(
    [text],
    (core, _, length) => JSON.parse(core.read_command(length)),
    (code) => ({ commands: [], masked: MASK, report: failure(idOf("hss.image-upload-command"), code) }),
  );
}

/** The command that uploads the scan component: its steps, and a script that never holds the password. */
export function uploadCommand(input, options = {}) {
  const made = lend(
    [input, requireObject(options)],
    (core, ...doors) => JSON.parse(core.upload_command(...doors) ?? null),
    (code) => ({ ok: false, report: failure(idOf("hss.image-upload-command"), code) }),
  );
  if (made === null) throw new TypeError(`options must be { ${UPLOAD_OPTIONS.join("?, ")}? }, each of its type`);
  return made;
}

/** What a log may say of a secret: whether it is the same as one before, in this session, and no more. */
export function fingerprint(secret) {
  if (typeof secret !== "string" && !bytesOf(secret)) throw new TypeError("secret must be a string or bytes");
  const print = lend(
    [secret],
    (core, _, length) => core.fingerprint(length),
    (code) => {
      throw code === "internal" ? new Error("no fingerprint could be made") : new TypeError(`secret is ${code.replace("_", " ")}`);
    },
  );
  if (print === undefined) throw new Error("no fingerprint without random numbers: there is no crypto.getRandomValues");
  return print;
}

/** What makes of a JSON text what the payload is. */
function likeness(payload) {
  if (typeof payload === "string") return (text) => text;
  return isBytes(payload) ? (text) => new TextEncoder().encode(text) : (text) => JSON.parse(text);
}
