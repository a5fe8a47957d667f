/** `berthing types`: the TypeScript types, as the package has them. */
import { readFileSync } from "node:fs";
import { FINE } from "../misuse.js";
import { print } from "../output.js";

export async function run() {
  await print(readFileSync(new URL("./index.d.ts", import.meta.url)));
  return FINE;
}
