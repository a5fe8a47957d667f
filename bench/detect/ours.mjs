/** berthing as it was built; BERTHING names the entry of another build. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ENTRY = new URL("../../pkg/dist/index.js", import.meta.url);

export async function berthing() {
  const entry = process.env.BERTHING ? pathToFileURL(resolve(process.env.BERTHING)) : ENTRY;
  const { maskText, createMasker } = await import(entry);
  if (typeof maskText !== "function") throw new Error("this build has no maskText: cargo xtask build");
  return {
    name: "berthing",
    mask: async (texts) => texts.map((text) => maskText(text).text),
    maskText,
    createMasker,
  };
}
