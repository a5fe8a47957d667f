/** `berthing kinds`: what there is. */
import { wake } from "../core.js";
import { FINE } from "../misuse.js";
import { print } from "../output.js";
import { painter } from "../terminal.js";

export async function run(_, { format }) {
  const { describe, kinds } = await wake();
  const all = kinds().map((kind) => describe(kind)).map(({ kind, title, system, api }) => ({ kind, title, system, api }));
  if (format === "json") await print(`${JSON.stringify(all, null, 2)}\n`);
  else {
    const paint = painter(process.stdout);
    await print(all.map(({ kind, title, api }) => `${paint.bold(kind)}  ${title}\n${api.map((call) => `  ${paint.dim(call)}\n`).join("")}`).join(""));
  }
  return FINE;
}
