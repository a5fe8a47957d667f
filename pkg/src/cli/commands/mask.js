/** `berthing mask`: payloads without their secrets, laid out as they were. */
import { create } from "../atomic.js";
import { wake } from "../core.js";
import { checkOutput, documentsIn, forEachInput, noteKind } from "../inputs.js";
import { judge } from "../judge.js";
import { kindOfLines, wished } from "../line-kind.js";
import { copyLines } from "../lines/copy.js";
import { maskedSource } from "../masked-source.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { jobsOf } from "../numbers.js";
import { note, print } from "../output.js";

export async function run(operands, options) {
  const jobs = jobsOf(options);
  checkOutput(operands, options);
  const [core, wish] = [await wake(), await wished(options)];
  return await forEachInput(operands, options, (begun) =>
    begun.format === "jsonl" ? lines(core, begun, { wish, options, jobs }) : document(core, begun, { wish, options }),
  );
}

async function document(core, begun, { wish, options }) {
  const { label } = begun.input;
  if (options.resume) throw new Misuse(`${label}: --resume takes JSON Lines`);
  const judged = judge(core, await documentsIn(begun), { ...wish, label });
  for (const { why } of judged) noteKind(options, label, why);
  const { text } = maskedSource(core, judged[0].document.text, judged);
  if (options.output) create(options.output, text);
  else await print(text);
  const isUnreadable = judged.some(({ kind, json }) => json === undefined || !kind);
  if (isUnreadable) note(`${label} cannot be read, so nearly all of it is masked`);
  return isUnreadable ? FOUND : FINE;
}

async function lines(core, begun, { wish, options, jobs }) {
  const kind = kindOfLines(core, begun, wish, options);
  return (await copyLines(core, begun, { name: "mask", kind }, { options, jobs })) ? FOUND : FINE;
}
