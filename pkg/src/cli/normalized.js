/** The canonical payload, written in the format that the document came in. */
import { Misuse } from "./misuse.js";
import { scalars } from "./documents/tree.js";

/** `{ text, changes, report }` of a document; `text` is undefined where nothing changes. Throws Misuse where it cannot be kept. */
export async function mended(core, document, json, { kind, server, label }) {
  const { value, changes, report } = core.normalize(kind, json, server);
  if (value === undefined || changes.length === 0) return { changes: [], report };
  refuseLargeNumbers(document.tree(kind, core.describe(kind).controls), label);
  const text = await written(document, value, label);
  return { text, changes, report };
}

/** Only the source text has all digits of a number that JavaScript cannot hold. */
function refuseLargeNumbers(tree, label) {
  for (const { json } of scalars(tree)) {
    if (/^-?\d+$/.test(json) && !Number.isSafeInteger(Number(json))) {
      throw new Misuse(`${label} has a number of more digits than can be kept, so it is not mended`);
    }
  }
}

async function written(document, value, label) {
  const { format, text } = document;
  if (format === "json") return asJson(text, value);
  if (format !== "yaml") throw new Misuse(`${label}: only JSON and YAML are mended, not .env`);
  const { updated } = await import("./documents/yaml-update.js");
  const made = document.isAlone ? updated(document.text, value) : undefined;
  if (made === undefined) {
    throw new Misuse(`${label} is not mended: its YAML has several documents, anchors or tags, which would not survive`);
  }
  return made;
}

/** Indented as the text was. */
function asJson(text, value) {
  const indent = text.match(/\n([ \t]+)\S/)?.[1] ?? (text.trim().includes("\n") ? "  " : "");
  const json = JSON.stringify(value, null, indent);
  const isCrLf = /\r\n/.test(text);
  return (isCrLf ? json.replaceAll("\n", "\r\n") : json) + (text.match(/\r?\n$/)?.[0] ?? "");
}
