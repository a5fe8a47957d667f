// The payloads that the repository has: the corpus, the page's examples and what the Rust tests made of them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const root = process.env.BERTHING_ROOT;

const read = (...path) => readFileSync(join(root, ...path), "utf8");

/** `{ file, kind, group, text, options }` for every file of `tests/corpus/<kind>/<group>/`. A name may ask for a server. */
export const corpus = readdirSync(join(root, "tests/corpus"), { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((file) => {
    const [kind, group] = file.split("/");
    const server = file.match(/@(.+)\.json$/)?.[1];
    const options = server === "managed" ? { rhacsManaged: true } : server && { rhacs: server };
    return { file, kind, group, text: read("tests/corpus", file), options };
  });

/** The API pages' own examples. */
export const examples = readdirSync(join(root, "www/examples")).map((file) => JSON.parse(read("www/examples", file)));

/** The reports that the native core gave: `{ file, kind, text, options?, report, schema? }`. */
export const golden = JSON.parse(read("tests/generated/reports.json")).map(({ rhacs, rhacsManaged, ...entry }) => ({
  ...entry,
  options: rhacs && { rhacs, rhacsManaged },
}));


/** Every payload of the corpus and the examples that JSON.parse can read, and the core can too: no half surrogates. */
export const readable = [...corpus, ...examples].filter(({ text }) => !text.includes("\\ud800")).flatMap((entry) => {
  try {
    const value = JSON.parse(entry.text);
    // A string is never a payload: it is the text of one.
    return typeof value === "string" ? [] : [{ ...entry, value }];
  } catch {
    return [];
  }
});
