/** `berthing mask-text`: any text without its credentials, in constant memory. */
import { wake } from "../core.js";
import { open, piecesOf } from "../input.js";
import { counted } from "../../counted.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { isRead, note, print } from "../output.js";
import { progress } from "../progress.js";

export async function run(operands, options) {
  const core = await wake();
  if (options.rules) {
    await print(core.textRules().map(({ name, title }) => `${name}\t${title}\n`).join(""));
    return FINE;
  }
  const found = new Map();
  const onFinding = ({ rule }) => found.set(rule, (found.get(rule) ?? 0) + 1);
  const masker = maskerFor(core, options, onFinding);
  const show = options.check ? () => undefined : print;
  for (const name of operands.length > 0 ? operands : ["-"]) {
    await copy(open(name), masker, show, options);
    if (!isRead()) break;
  }
  if (!options.quiet) {
    for (const [rule, count] of [...found].sort()) note(`${rule}: ${counted(count, "credential")}`);
  }
  return options.check && found.size > 0 ? FOUND : FINE;
}

function maskerFor(core, { off }, onFinding) {
  try {
    return core.createMasker({ onFinding, ...(off && { off }) });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Misuse("--off takes the name of a rule", "berthing mask-text --rules lists them");
  }
}

async function copy(input, masker, show, options) {
  const bar = progress(input.size, options);
  for await (const piece of piecesOf(input)) {
    if (!isRead()) break;
    await show(masker.push(piece));
    bar.add(piece.length);
  }
  bar.end();
  await show(masker.end());
}
