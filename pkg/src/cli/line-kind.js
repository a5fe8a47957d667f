/** Kinds: as the options say, or as the first lines tell. */
import { Buffer } from "node:buffer";
import { unwrapped } from "./lines/batch.js";
import { kindNamed, serverOptions } from "./core.js";
import { firstLines, noteKind } from "./inputs.js";
import { kindOf } from "./kind-of.js";

/** `{ kind, server }` as the options say. */
export async function wished(options) {
  return { kind: options.kind && (await kindNamed(options.kind)), server: await serverOptions(options) };
}

/** The kind of the lines that do not name theirs, told by the first of them. */
export function kindOfLines(core, { head, input }, { kind, server }, options) {
  if (kind) return kind;
  const nameless = firstLines(head).filter((line) => !unwrapped(core, Buffer.from(line), {}).kind);
  if (nameless.length === 0) return undefined;
  const told = kindOf(core, nameless.map((line) => () => line), server, input.label);
  noteKind(options, input.label, told.why);
  return told.kind;
}
