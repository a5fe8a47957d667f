// The payloads that the repository has: the corpus, the page's examples and what the Rust tests made of them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const root = process.env.BERTHING_ROOT;

const read = (...path) => readFileSync(join(root, ...path), "utf8");

/** `{ file, kind, group, text }` for every file of `tests/corpus/<kind>/<group>/`. */
export const corpus = readdirSync(join(root, "tests/corpus"), { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((file) => {
    const [kind, group] = file.split("/");
    return { file, kind, group, text: read("tests/corpus", file) };
  });

/** The API pages' own examples. */
export const examples = readdirSync(join(root, "www/examples")).map((file) => JSON.parse(read("www/examples", file)));

/** The reports that the native core gave: `{ file, kind, text, report, schema? }`. */
export const golden = JSON.parse(read("tests/generated/reports.json"));


/** Every payload of the corpus and the examples that JSON.parse can read. */
export const readable = [...corpus, ...examples].flatMap((entry) => {
  try {
    return [{ ...entry, value: JSON.parse(entry.text) }];
  } catch {
    return [];
  }
});
