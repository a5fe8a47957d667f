/** JSON, as it was written: the core judges it, this only tells where things stand in it. */

/** The core refuses deeper ones. */
const DEPTH = 130;

const SCALAR = /"(?:[^"\\]|\\[^])*"|[^\s{}[\],:"]+/y;
const SPACE = /[\s\ufeff]*/y;

export function read(text) {
  return [{ text, format: "json", troubles: [], json: () => text, tree: () => scan(text) }];
}

/** The tree of a text, as far as it can be read: up to the first fault that is no superfluous comma. */
export function scan(text) {
  let at = 0;
  const skip = () => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    return text[at];
  };
  const scalar = () => {
    SCALAR.lastIndex = at;
    if (!SCALAR.test(text)) return undefined;
    const start = at;
    at = SCALAR.lastIndex;
    return { start, end: at, json: text.slice(start, at) };
  };
  const member = (depth) => {
    const key = scalar();
    if (key === undefined || skip() !== ":") return undefined;
    at++;
    const node = value(depth);
    return node && { key: unquoted(key.json), start: key.start, end: key.end, node };
  };
  const all = (close, read) => {
    const parts = [];
    at++;
    for (;;) {
      const next = skip();
      if (next === ",") at++;
      else if (next === undefined || next === close) break;
      else {
        const part = read();
        if (part === undefined) break;
        parts.push(part);
      }
    }
    if (text[at] === close) at++;
    return parts;
  };
  const value = (depth) => {
    const start = (skip(), at);
    if (depth > DEPTH) return undefined;
    if (text[at] === "{") return { start, members: all("}", () => member(depth + 1)), end: at };
    if (text[at] === "[") return { start, items: all("]", () => value(depth + 1)), end: at };
    return scalar();
  };
  return value(0);
}

function unquoted(json) {
  try {
    return String(JSON.parse(json));
  } catch {
    return json;
  }
}
