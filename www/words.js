/**
 * The words of a command, as a POSIX shell splits them: quotes, backslashes, lines that go on. The core's `readCommand`
 * masks while it splits; what a curl command carries must be read before it is masked.
 */

const WORD = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\\r?\n|\\([\s\S])|([^\s'"\\]+)|(\s+)/y;

/** @returns {string[]} the words; what no quote ends is left out */
export function words(text) {
  const found = [];
  let word;
  WORD.lastIndex = 0;
  for (let match; (match = WORD.exec(text));) {
    const [whole, single, double, escaped, plain, space] = match;
    if (space !== undefined) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (whole[0] !== "\\" || escaped !== undefined) {
      word =
        (word ?? "") +
        (single ?? double?.replace(/\\(["\\$`]|\n)/g, (_, c) => (c === "\n" ? "" : c)) ?? escaped ?? plain);
    }
  }
  if (word !== undefined) found.push(word);
  return found;
}
