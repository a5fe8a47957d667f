/** `berthing explain`: what a code means, with an example and the fix. */
import { codes, pageOf } from "../codes.js";
import { FINE, Misuse } from "../misuse.js";
import { nearest } from "../nearest.js";
import { print } from "../output.js";
import { painter } from "../terminal.js";

export async function run(operands) {
  const all = codes();
  const paint = painter(process.stdout);
  if (operands.length === 0) {
    const width = Math.max(...all.map(({ name }) => name.length));
    await print(all.map(({ name, about }) => `${paint.bold(name.padEnd(width))}  ${about.replaceAll("`", "")}\n`).join(""));
    return FINE;
  }
  for (const code of operands) {
    if (!all.some(({ name }) => name === code)) {
      const near = nearest(code, all.map(({ name }) => name));
      throw new Misuse("there is no such code", near ? `did you mean ${near}?` : "berthing explain lists them");
    }
    await print(shown(await pageOf(code), paint));
  }
  return FINE;
}

/** Markdown is fit to read; a terminal can show headings. */
function shown(page, paint) {
  return page.replaceAll(/^(#+) (.*)$/gm, (heading, marks, title) => paint.bold(marks === "#" ? paint.accent(title) : title));
}
