/**
 * What the menu of examples offers: the API pages' own examples, which are files (a folder cannot be listed from a page,
 * so their names stand here), the mistakes that people make, and other things to paste.
 */
import { MISTAKES, SAMPLES } from "./samples.js";

export const NAMES = [
  "hss-create",
  "hss-update",
  "hss-upload-command",
  "rhacs-azure-mangled",
  "rhacs-quay",
  "swr-update",
];

/** All of them, in groups: `[label, [{ title, text, kind?, source? }]]`. */
export async function load() {
  const pages = await Promise.all(NAMES.map(async (name) => (await fetch(`examples/${name}.json`)).json()));
  return [
    ["From the API pages", pages],
    ["Classic mistakes", MISTAKES],
    ["Other things to paste", SAMPLES],
  ];
}

/** What an empty page offers, by title. */
export const STARTERS = [
  ["SWR: modify a target registry", "An API page's own example, with four faults"],
  ["https:// in a registry address", "Found, explained, mended with a click"],
  ["A curl command", "Read as the call of an API"],
  ["A docker login line", "Split, judged and masked"],
  ["A log with credentials", "Found by form and context"],
  ["NDJSON of several kinds", "As files are: line by line, in a worker"],
];
