/** `berthing normalize`: payloads in their canonical form. Secrets go only into files. */
import { Buffer } from "node:buffer";
import { create, replace } from "../atomic.js";
import { wake } from "../core.js";
import { documentsOf } from "../input.js";
import { checkOutput, documentsIn, forEachInput, noteKind } from "../inputs.js";
import { judge, safe } from "../judge.js";
import { kindOfLines, wished } from "../line-kind.js";
import { copyLines } from "../lines/copy.js";
import { maskedSource } from "../masked-source.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { mended } from "../normalized.js";
import { jobsOf } from "../numbers.js";
import { note, print } from "../output.js";
import { tellAside } from "../reports/aside.js";

export async function run(operands, options) {
  const jobs = jobsOf(options);
  if (options.output && options.fix) throw new Misuse("--output and --fix exclude each other");
  checkOutput(operands, options);
  const [core, wish] = [await wake(), await wished(options)];
  return await forEachInput(operands, options, (begun) =>
    begun.format === "jsonl" ? lines(core, begun, { wish, options, jobs }) : document(core, begun, { wish, options }),
  );
}

async function document(core, begun, { wish, options }) {
  const { input, format } = begun;
  if (options.resume) throw new Misuse(`${input.label}: --resume takes JSON Lines`);
  const judged = judge(core, await documentsIn(begun), { ...wish, label: input.label });
  const parts = [];
  let hasErrors = false;
  for (const each of judged) {
    noteKind(options, input.label, each.why);
    const part = await canonical(core, each, { wish, label: input.label, options });
    hasErrors ||= part.hasErrors;
    tellAside(input.label, part.issues);
    parts.push(part);
  }
  const made = parts.filter(({ text }) => text !== undefined);
  if (options.fix) {
    if (input.name === "-") throw new Misuse("standard input cannot be mended in place");
    const [{ text, isChanged } = {}] = made;
    if (isChanged) replace(input.name, text, { stamp: input.stamp, backup: options.backup });
  } else if (options.output) {
    if (made.length === parts.length) create(options.output, joined(made.map(({ text }) => text), format));
  } else {
    await print(joined(made.map(({ shown }) => shown), format));
  }
  return hasErrors ? FOUND : FINE;
}

/** `{ text?, shown?, isChanged, issues, hasErrors }`: the payload with its secrets, and without. */
async function canonical(core, { document, kind, json, issues }, { wish, label, options }) {
  if (json === undefined || !kind) return { issues, hasErrors: true };
  const { value, changes, report } = core.normalize(kind, json, wish.server);
  if (value === undefined) return { issues, hasErrors: true };
  if (!options.quiet) for (const { pointer, code } of changes) note(`${code} ${core.maskText(pointer).text || "the payload"}`);
  const hasErrors = !report.ok;
  const kept = await mended(core, document, json, { kind, server: wish.server, label }).catch((error) => {
    if (options.fix || !(error instanceof Misuse)) throw error;
    return undefined;
  });
  // What cannot be kept in its own format becomes JSON.
  const text = kept ? (kept.text ?? document.text) : `${JSON.stringify(value, null, 2)}\n`;
  const documents = await documentsOf(Buffer.from(text), kept ? document.format : "json");
  const shown = maskedSource(core, text, documents.map((document) => ({ document, kind }))).text;
  return { text, shown, isChanged: changes.length > 0, issues: safe(core, report.issues), hasErrors };
}

function joined(texts, format) {
  const ended = texts.map((text) => (text.endsWith("\n") ? text : `${text}\n`));
  return ended.join(format === "yaml" ? "---\n" : "");
}

async function lines(core, begun, { wish, options, jobs }) {
  if (options.fix) throw new Misuse(`${begun.input.label}: --fix does not take JSON Lines`, "use --output FILE");
  const kind = kindOfLines(core, begun, wish, options);
  const task = { name: "normalize", kind, server: wish.server, reveal: options.output !== undefined };
  return (await copyLines(core, begun, task, { options, jobs })) ? FOUND : FINE;
}
