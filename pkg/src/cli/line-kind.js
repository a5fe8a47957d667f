/** Kinds: as the options say, or as the first lines tell. */
import { kindNamed, serverOptions } from "./core.js";
import { firstLines, noteKind } from "./inputs.js";
import { kindOf } from "./kind-of.js";
import { Misuse } from "./misuse.js";

/** `{ kind, server }` as the options say. */
export async function wished(options) {
  return { kind: options.kind && (await kindNamed(options.kind)), server: await serverOptions(options) };
}

/** The kind of all lines, told by the first that is of a kind for certain; undefined where they name theirs. */
export function kindOfLines(core, { head, input }, { kind, server }, options) {
  if (kind) return kind;
  const lines = firstLines(head);
  if (lines.length === 0 || lines.some((line) => namesKind(core, line))) return undefined;
  const told = firstTold(core, lines, server, input.label);
  noteKind(options, input.label, told.why);
  return told.kind;
}

/** Whether a line is `{"kind": …, "payload": …}`, even if that kind is none. */
function namesKind(core, line) {
  const [report] = core.validateNdjson(line).reports;
  return !report || report.kind !== null || report.issues.every(({ pointer }) => pointer === "/kind");
}

function firstTold(core, [line, ...others], server, label) {
  try {
    return kindOf(core, () => line, server, label);
  } catch (error) {
    if (!(error instanceof Misuse) || others.length === 0) throw error;
    return firstTold(core, others, server, label);
  }
}
