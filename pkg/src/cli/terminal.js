/** What a terminal shows: colours where they are wanted, and nothing that would steer it. */

const CODES = { error: 31, warning: 33, good: 32, accent: 36, bold: 1, dim: 2 };

/** FORCE_COLOR wins over NO_COLOR, and either over what the stream is; as Node.js itself has it. */
export function isColourful(stream, env = process.env) {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  if (env.NO_COLOR || env.TERM === "dumb") return false;
  return stream.isTTY === true;
}

/** `paint.error(text)` and so on. */
export function painter(stream) {
  const colourful = isColourful(stream);
  return Object.fromEntries(
    Object.entries(CODES).map(([name, code]) => [name, (text) => (colourful ? `\x1b[${code}m${text}\x1b[0m` : text)]),
  );
}

/** Control characters, and those that turn the direction of writing, as one visible character each. */
export function visible(text) {
  return text.replaceAll("\t", " ").replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}
