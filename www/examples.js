/** The API pages' own examples. A folder cannot be listed from a page, so their names stand here. */

export const NAMES = [
  "hss-create",
  "hss-update",
  "hss-upload-command",
  "rhacs-azure-mangled",
  "rhacs-quay",
  "swr-update",
];

/** All of them: `{ title, kind, source, text }`. */
export function load() {
  return Promise.all(NAMES.map(async (name) => (await fetch(`examples/${name}.json`)).json()));
}
