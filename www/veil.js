/**
 * Masked text that can be edited: what each mask hides is remembered by the line in front of it, so that it can be put
 * back wherever that beginning still stands. A mask that was moved or written by hand stays a mask.
 */

const MASK = "******";

/**
 * @param {string} text
 * @param {string} masked the same, with masks in it
 * @returns {(edited: string) => string} lifts the masks of an edited text
 */
export function veil(text, masked) {
  const hidden = new Map();
  for (const [key, secret] of secrets(text, masked)) hidden.set(key, secret);
  return (edited) => (hidden.size === 0 ? edited : replaced(edited, (key, mask) => hidden.get(key) ?? mask));
}

/** What stands between the masks stands in both texts, so it tells where the secrets are. */
function secrets(text, masked) {
  const pieces = masked.split(MASK);
  if (pieces.length === 1 || !text.startsWith(pieces[0])) return [];
  const found = [];
  let at = pieces[0].length;
  for (const piece of pieces.slice(1)) {
    const end = piece === "" ? text.length : text.indexOf(piece, at);
    if (end < 0) return [];
    found.push(text.slice(at, end));
    at = end + piece.length;
  }
  return keys(masked).map((key, index) => [key, found[index]]);
}

function keys(masked) {
  const found = [];
  replaced(masked, (key, mask) => (found.push(key), mask));
  return found;
}

/** Replaces each mask by what `work` makes of its key: the beginning of its line, and how often that stood before. */
function replaced(text, work) {
  const seen = new Map();
  const pieces = text.split(MASK);
  let [line, result] = ["", ""];
  pieces.forEach((piece, index) => {
    const broken = piece.lastIndexOf("\n");
    line = broken < 0 ? line + piece : piece.slice(broken + 1);
    result += piece;
    if (index === pieces.length - 1) return;
    const count = (seen.get(line) ?? 0) + 1;
    seen.set(line, count);
    result += work(`${count} ${line}`, MASK);
    line += MASK;
  });
  return result;
}
