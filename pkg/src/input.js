/** Payloads on their way in: an object, JSON text or UTF-8 bytes, into the core's input buffer and out of it again. */
import { bytesOf } from "./bytes.js";
import { ask, memory, restart, run, running, settle } from "./core.js";
import { LIMIT, TOO_LARGE, know, pack, release } from "./pack.js";

/** How the core is to read the bytes. */
const [JSON_TEXT, PACKED] = [0, 1];

const encoder = new TextEncoder();
let knows = false;
/** Where the buffer begins, and how much of it has been written. */
let start = 0;
let used = 0;

/**
 * Lends payloads to the core: `work(glue, door, length, door, length, …)`. Nothing of them stays in its memory. What
 * could not be read, is too large, or broke the core, is answered by `fail(code)`.
 */
export function lend(payloads, work, fail) {
  const inputs = [];
  payloads.forEach(prepare);
  try {
    for (const payload of payloads) inputs.push(read(payload));
  } catch (error) {
    inputs.forEach(discard);
    return fail(error === TOO_LARGE ? "too_large" : "unreadable");
  }
  return run(
    (glue) => {
      const doors = [];
      try {
        for (const input of inputs) doors.push(input.door, write(glue, input, used));
        return work(glue, ...doors);
      } finally {
        wipe();
        inputs.forEach(discard);
      }
    },
    () => fail("internal"),
  );
}

/**
 * The same for one payload of which a verdict is asked: `judge(glue, door, length)`. Forms ask at every key, so all that is
 * done here is done without functions and lists made for it.
 */
export function lendOne(payload, judge, fail) {
  let input;
  prepare(payload);
  try {
    input = read(payload);
  } catch (error) {
    return fail(error === TOO_LARGE ? "too_large" : "unreadable");
  }
  const glue = running();
  try {
    try {
      return judge(glue, input.door, write(glue, input, 0));
    } finally {
      wipe();
      discard(input);
    }
  } catch {
    restart();
    return fail("internal");
  } finally {
    settle();
  }
}

/** Lets the packer know what the core knows, once something is to be packed. */
function prepare(payload) {
  if (knows || typeof payload === "string") return;
  know(ask((core) => core.keys()).split("\n"));
  knows = true;
}

/** Everything that may run foreign code happens here, before a byte reaches the core. */
function read(payload) {
  if (typeof payload === "string") return readText(payload);
  const bytes = bytesOf(payload);
  if (bytes === undefined) return refuseLong({ door: PACKED, packed: pack(payload) });
  return refuseLong({ door: JSON_TEXT, bytes });
}

/** Text goes straight into the core's memory, unless only encoding it tells whether it is too long. */
function readText(text) {
  if (3 * text.length <= LIMIT) return { door: JSON_TEXT, text };
  if (text.length > LIMIT) throw TOO_LARGE;
  const bytes = encoder.encode(text);
  return refuseLong({ door: JSON_TEXT, packed: { bytes, at: bytes.length } });
}

function refuseLong(input) {
  if (lengthOf(input) <= LIMIT) return input;
  discard(input);
  throw TOO_LARGE;
}

const lengthOf = ({ packed, bytes }) => packed?.at ?? bytes.length;

/** Writes an input behind the bytes already used, and gives its length. The buffer may move. */
function write(glue, input, before) {
  const { text, packed } = input;
  if (text === undefined) {
    const length = lengthOf(input);
    start = glue.reserve(before + length);
    const bytes = packed ? packed.bytes.subarray(0, length) : input.bytes;
    // A getter of a payload behind it may have detached them: then they are none, and cannot even be copied.
    if (length > 0) memory().set(bytes, start + before);
    used = before + length;
    return length;
  }
  // Mostly every character is one byte; the most it can be is three.
  for (let room = text.length; ; room = 3 * text.length) {
    start = glue.reserve(before + room);
    const { read, written } = encoder.encodeInto(text, memory().subarray(start + before, start + before + room));
    used = before + written;
    if (read === text.length) return written;
  }
}

/** Wipes the buffer. */
function wipe() {
  memory().fill(0, start, start + used);
  used = 0;
}

/** Wipes a copy that was made here. The caller's own bytes stay as they are. */
function discard({ packed }) {
  if (packed) release(packed);
}
