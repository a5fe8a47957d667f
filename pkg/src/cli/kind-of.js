/** Which kind a payload is meant to be: the one that finds least wrong with it. */
import { scan } from "./documents/json.js";
import { Misuse } from "./misuse.js";

/** How much worse any other kind must do. */
const MARGIN = 1.5;

/**
 * `{ kind, why }` of some payloads of one kind, each a function from kind and controls to JSON. Throws Misuse when two
 * fit about as well, or none at all.
 */
export function kindOf(core, payloads, options, label) {
  const scores = core.kinds().map((kind) => {
    const { controls } = core.describe(kind);
    const counts = { kind, errors: 0, warnings: 0, strange: 0, known: 0 };
    for (const payload of payloads) {
      const json = payload(kind, controls);
      counts.known += membersOf(json);
      for (const { code, severity, path } of core.validate(kind, json, options).issues) {
        if (code === "unknown_field" && path.length === 1) counts.known--;
        if (code === "unknown_field") counts.strange++;
        else if (severity === "error") counts.errors++;
        else counts.warnings++;
      }
    }
    // A field that the kind does not know says as much as one that is missing.
    return { ...counts, score: 100 * (counts.errors + counts.strange) + counts.warnings };
  });
  scores.sort((one, other) => one.score - other.score);
  const [best, ...others] = scores.filter(({ known }) => known > 0);
  const rivals = others.filter(({ score }) => score <= MARGIN * best.score);
  if (best === undefined || rivals.length > 0) {
    const candidates = best ? `it may be: ${[best, ...rivals].map(({ kind }) => kind).join(", ")}` : `kinds are: ${core.kinds().join(", ")}`;
    throw new Misuse(`${label}: the kind cannot be told; give it with --kind`, candidates);
  }
  const [next] = others;
  return { kind: best.kind, why: `taken for ${best.kind} (${told(best)}${next ? `; the next best, ${next.kind}: ${told(next)}` : ""})` };
}

/** Bytes that are no text have none. */
function membersOf(json) {
  return (typeof json === "string" && scan(json)?.members?.length) || 0;
}

function told({ errors, warnings, strange }) {
  const parts = [
    [errors, "error"],
    [strange, "unknown field"],
    [warnings, "warning"],
  ];
  const some = parts.filter(([count]) => count > 0).map(([count, what]) => counted(count, what));
  return some.join(", ") || "no issues";
}

/** `1 error`, `2 errors`. */
export function counted(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
