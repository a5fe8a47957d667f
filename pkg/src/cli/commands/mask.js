/** `berthing mask`: payloads without their secrets, laid out as they were. */
import { wake } from "../core.js";
import { documentsIn, forEachInput, noteKind } from "../inputs.js";
import { judge } from "../judge.js";
import { kindOfLines, wished } from "../line-kind.js";
import { processLines } from "../lines.js";
import { maskedSource } from "../masked-source.js";
import { FINE, FOUND } from "../misuse.js";
import { jobsOf } from "../numbers.js";
import { isRead, note, print } from "../output.js";

export async function run(operands, options) {
  const jobs = jobsOf(options);
  const [core, wish] = [await wake(), await wished(options)];
  return await forEachInput(operands, options, (begun) =>
    begun.format === "jsonl" ? lines(core, begun, { wish, options, jobs }) : document(core, begun, { wish, options }),
  );
}

async function document(core, begun, { wish, options }) {
  const { label } = begun.input;
  const judged = judge(core, await documentsIn(begun), { ...wish, label });
  for (const { why } of judged) noteKind(options, label, why);
  await print(maskedSource(core, judged[0].document.text, judged).text);
  const isUnreadable = judged.some(({ kind, json }) => json === undefined || !kind);
  if (isUnreadable) note(`${label} cannot be read, so nearly all of it is masked`);
  return isUnreadable ? FOUND : FINE;
}

async function lines(core, begun, { wish, options, jobs }) {
  const kind = kindOfLines(core, begun, wish, options);
  for await (const { output } of processLines(core, begun.pieces, { name: "mask", kind }, jobs)) {
    if (!isRead()) break;
    await print(output);
  }
  return FINE;
}
