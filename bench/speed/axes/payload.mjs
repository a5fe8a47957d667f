/** One payload at a time, by each of the doors. Runs in Node.js and in browsers. */
import * as peers from "../peers/index.mjs";
import { race } from "../race.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const objects = Object.values(peers);
const { ajv, berthing, handwritten } = peers;

/** Everyone is given the same objects. */
const onObjects = (method, faults) => ({
  faults,
  ways: (kind, list) =>
    objects.map((peer) => {
      const judge = peer.judge(kind)[method];
      return { name: peer.name, run: () => count(list, judge) };
    }),
});

/** Those that take no JSON parse it first. */
const onJson = (encode, decode) => ({
  faults: 0,
  ways: (kind, list) => {
    const inputs = list.map((payload) => encode(JSON.stringify(payload)));
    const { validate } = berthing.judge(kind);
    return [
      ...[ajv, handwritten].map(({ name, judge }) => {
        const { validate } = judge(kind);
        return { name, run: () => count(inputs, (input) => validate(JSON.parse(decode(input)))) };
      }),
      { name: berthing.name, run: () => count(inputs, validate) },
    ];
  },
});

export const AXES = {
  "JSON bytes to report": onJson((text) => encoder.encode(text), (bytes) => decoder.decode(bytes)),
  "JSON text to report": onJson((text) => text, (text) => text),
  "object to verdict": onObjects("isValid", 0),
  "object to report": onObjects("validate", 0),
  "object with three errors to report": onObjects("validate", 3),
};

/** So that what is told is used. */
function count(list, judge) {
  let sum = 0;
  for (const each of list) {
    const told = judge(each);
    sum += told === true ? 1 : told.length;
  }
  return sum;
}

/** One axis and kind. */
export function run(name, kind, payloads, how) {
  const { faults, ways } = AXES[name];
  const list = payloads[faults][kind];
  return race(ways(kind, list), { against: ajv.name, ...how }).map((row) => ({ ...row, milliseconds: row.milliseconds / list.length }));
}
