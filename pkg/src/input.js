/** Payloads on their way in: an object, JSON text or UTF-8 bytes, into the core's input buffer and out of it again. */
import { bytesOf } from "./bytes.js";
import { ask, memory, restart, run, running, settle } from "./core.js";
import { LIMIT, TOO_LARGE, know, pack, release } from "./pack.js";

/** How the core is to read the bytes. */
const [JSON_TEXT, PACKED] = [0, 1];

const encoder = new TextEncoder();
let knows = false;

/**
 * Lends payloads to the core: `work(glue, door, length, door, length, …)`. Nothing of them stays in its memory. What
 * could not be read, is too large, or broke the core, is answered by `fail(code)`.
 */
export function lend(payloads, work, fail) {
  const inputs = [];
  try {
    for (const payload of payloads) inputs.push(read(payload));
  } catch (error) {
    inputs.forEach(discard);
    return fail(error === TOO_LARGE ? "too_large" : "unreadable");
  }
  return run(
    (glue) => {
      let [start, used] = [0, 0];
      const doors = [];
      try {
        for (const input of inputs) {
          const [pointer, length] = write(glue, input, used);
          start = pointer;
          used += length;
          doors.push(input.door, length);
        }
        return work(glue, ...doors);
      } finally {
        memory().fill(0, start, start + used);
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
  try {
    input = read(payload);
  } catch (error) {
    return fail(error === TOO_LARGE ? "too_large" : "unreadable");
  }
  const glue = running();
  let [start, length] = [0, 0];
  try {
    try {
      [start, length] = write(glue, input, 0);
      return judge(glue, input.door, length);
    } finally {
      memory().fill(0, start, start + length);
      discard(input);
    }
  } catch {
    restart();
    return fail("internal");
  } finally {
    settle();
  }
}

/** Everything that may run foreign code happens here, before a byte reaches the core. */
function read(payload) {
  if (typeof payload === "string") return readText(payload);
  const bytes = bytesOf(payload);
  if (!knows) {
    know(JSON.parse(ask((core) => core.keys())));
    knows = true;
  }
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

/** Writes an input behind the bytes already used. Gives the start of the buffer, which may move, and the length. */
function write(glue, input, used) {
  const { text, packed } = input;
  if (text === undefined) {
    const length = lengthOf(input);
    const start = glue.reserve(used + length);
    const bytes = packed ? packed.bytes.subarray(0, length) : input.bytes;
    // A getter of a payload behind it may have detached them: then they are none, and cannot even be copied.
    if (length > 0) memory().set(bytes, start + used);
    return [start, length];
  }
  // Mostly every character is one byte; the most it can be is three.
  for (let room = text.length; ; room = 3 * text.length) {
    const start = glue.reserve(used + room);
    const { read, written } = encoder.encodeInto(text, memory().subarray(start + used, start + used + room));
    if (read === text.length) return [start, written];
  }
}

/** Wipes a copy that was made here. The caller's own bytes stay as they are. */
function discard({ packed }) {
  if (packed) release(packed);
}
