/** The kind of a payload for which nobody gave one. */
import { recognizeWith } from "../recognize.js";
import { Misuse } from "./misuse.js";

/** `{ kind, why }` of a payload, a function from kind and controls to JSON. Throws Misuse when it cannot be told. */
export function kindOf(core, payloadOf, options, label) {
  const { kind, reason, candidates } = recognizeWith(core, payloadOf, options);
  if (kind) return { kind, why: `taken for ${kind}: ${reason}` };
  const hint = candidates.length > 0 ? reason : `kinds are: ${core.kinds().join(", ")}`;
  throw new Misuse(`${label}: the kind cannot be told; give it with --kind`, hint);
}
