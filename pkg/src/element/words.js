/** Every sentence of the form that does not come from the core. */

export const words = {
  required: "required",
  more: "More fields",
  submit: "Save",
  error: "Error: ",
  warning: "Warning: ",
  problem: "There is a problem",
  show: "Show",
  hide: "Hide",
  visible: (label) => `${label} is visible`,
  hidden: (label) => `${label} is hidden`,
  kept: "Stored. Leave it empty to keep what is stored",
  asked: "The stored one cannot be kept: enter it again",
  stranger: "None of these",
  add: "Add an entry",
  remove: "Remove",
  removeEntry: (label) => `Remove this entry: ${label}`,
  entryPart: { name: "name", value: "value" },
  twice: "This name stands above already; only one is kept",
};

/**
 * What a button says that mends an issue. `now` is what the field holds, `preview` what it would hold, masked; of `now`
 * nothing is said but a scheme, because an address may have a password inside.
 */
export function fixLabel({ op }, now, preview) {
  if (op === "remove") return "Remove it";
  if (typeof now === "string" && typeof preview === "string") {
    const scheme = now.match(/^[a-z][a-z0-9+.-]*:\/\//i)?.[0];
    if (scheme && now === scheme + preview) return `Remove ${scheme}`;
    if (now.trim() === preview) return "Remove the spaces around it";
    if (now.startsWith(preview) && /^\/+$/.test(now.slice(preview.length))) return "Remove the slash at the end";
  }
  return `Use ${typeof preview === "string" ? preview : JSON.stringify(preview)}`;
}

/** What is told of errors that came and went beside fields. */
export function told(came, gone) {
  return [...came, ...gone.map((label) => `${label}: no error any more`)].join(". ");
}
