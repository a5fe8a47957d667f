/**
 * The words of a command, as a shell splits them: quotes, backslashes, lines that go on, and bash's `$'…'`, in which
 * browsers copy whatever holds a quote. The core's `readCommand` masks while it splits; what a curl command carries must
 * be read before it is masked.
 */

const WORD = /\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\\r?\n|\\([\s\S])|([^\s'"\\$]+|\$)|(\s+)/y;

const ESCAPE = /\\(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|x([\da-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;
const NAMED = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v", e: "\x1b", E: "\x1b" };

/** @returns {string[]} the words; what no quote ends is left out */
export function words(text) {
  const found = [];
  let word;
  WORD.lastIndex = 0;
  for (let match; (match = WORD.exec(text));) {
    const [whole, ansi, single, double, escaped, plain, space] = match;
    if (space !== undefined) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (whole[0] !== "\\" || escaped !== undefined) {
      word =
        (word ?? "") +
        (ansi?.replace(ESCAPE, unescaped) ??
          single ??
          double?.replace(/\\(["\\$`]|\n)/g, (_, c) => (c === "\n" ? "" : c)) ??
          escaped ??
          plain);
    }
  }
  if (word !== undefined) found.push(word);
  return found;
}

/**
 * A command as cmd.exe hands it on: `^` takes the meaning from what is behind it, a line's end included.
 * @param {string} text
 */
export const uncaret = (text) => text.replace(/\^(\r?\n|[\s\S])/g, (_, c) => (/\n/.test(c) ? " " : c));

function unescaped(whole, u, U, x, octal, char) {
  const code = octal === undefined ? parseInt(u ?? U ?? x, 16) : parseInt(octal, 8);
  if (char !== undefined) return NAMED[char] ?? (/["'\\?]/.test(char) ? char : whole);
  return code > 0x10ffff ? whole : String.fromCodePoint(code);
}
