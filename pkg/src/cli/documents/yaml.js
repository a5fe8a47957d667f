/** YAML: the same tree as JSON's, and the JSON that it stands for. */
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import { trouble } from "./trouble.js";

/** Nodes that aliases may grow a document to. */
const MOST = 200_000;
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The parser's own messages quote the text, so only its codes are told. */
const SENTENCES = {
  BAD_INDENT: "a line is not indented as those around it",
  MISSING_CHAR: "a quote, bracket or colon is missing",
  TAB_AS_INDENT: "a tab stands where spaces indent",
  BAD_ALIAS: "an alias names no anchor",
  MULTILINE_IMPLICIT_KEY: "a key goes over several lines: a colon may be missing",
  BLOCK_AS_IMPLICIT_KEY: "a second colon stands in a line: a text may need quotes",
  UNEXPECTED_TOKEN: "something stands where nothing may",
  BAD_SCALAR_START: "a text begins with a character that needs quotes",
};

/** One for each document of the stream. */
export function read(text) {
  let documents;
  try {
    documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: "error", merge: true });
  } catch {
    return [broken(text, [trouble("not_yaml", "The text must be YAML: it is nested too deeply", 0)])];
  }
  if (documents.empty) return [broken(text, [trouble("not_yaml", "The text must be YAML: there is nothing in it", 0)])];
  return documents.map((document) => {
    const troubles = document.errors.map(({ code, pos }) =>
      trouble("not_yaml", `The text must be YAML: ${SENTENCES[code] ?? "it cannot be read here"}`, pos[0]),
    );
    if (troubles.length > 0) return broken(text, troubles.slice(0, 1));
    const converted = convert(document, text);
    if (converted.trouble) return broken(text, [converted.trouble]);
    const isAlone = documents.length === 1;
    return { text, format: "yaml", troubles, json: () => converted.json, tree: () => converted.tree, document, isAlone };
  });
}

function broken(text, troubles) {
  return { text, format: "yaml", troubles };
}

/** Tree and JSON of a document, or the trouble when aliases make it explode. */
function convert(document, text) {
  let count = 0;
  const visit = (node, at) => {
    if (++count > MOST) throw MOST;
    if (isAlias(node)) {
      const { tree, json } = visit(node.resolve(document), at);
      return { tree: { ...tree, ...range(node, text, at) }, json };
    }
    const place = range(node, text, at);
    if (isMap(node)) {
      const members = merged(node.items.map((pair) => memberOf(pair, visit, place)));
      const json = `{${members.map(({ key, json }) => `${JSON.stringify(key)}:${json}`).join()}}`;
      return { tree: { ...place, members }, json };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => visit(item, place.start));
      return { tree: { ...place, items: items.map(({ tree }) => tree) }, json: `[${items.map(({ json }) => json).join()}]` };
    }
    const json = jsonOf(node);
    return { tree: { ...place, json }, json };
  };
  const memberOf = ({ key, value }, visit, place) => {
    const spot = range(key, text, place.start);
    const { tree, json } = visit(value, spot.end);
    return { key: keyOf(key), ...spot, node: tree, json };
  };
  try {
    return visit(document.contents, 0);
  } catch (error) {
    if (error === MOST) return { trouble: trouble("too_large", "The aliases of the text must not stand for more than 200,000 values", 0) };
    if (error instanceof RangeError) return { trouble: trouble("too_deep", "Values must not be nested so deeply", 0) };
    throw error;
  }
}

/** `<<: *defaults` stands for those members of what it names that the map does not have itself. */
function merged(members) {
  const own = new Set(members.map(({ key }) => key));
  return members.flatMap((member) => {
    if (member.key !== "<<") return [member];
    const sources = member.node.items ?? [member.node];
    return sources.flatMap(({ members = [] }) => members).filter(({ key }) => !own.has(key) && own.add(key));
  });
}

function keyOf(key) {
  return isScalar(key) ? String(key.source ?? key.value) : String(key ?? "");
}

function jsonOf(node) {
  const value = node?.value ?? null;
  if (typeof value === "number" && JSON_NUMBER.test(node.source)) return node.source;
  if (typeof value === "bigint") return String(value);
  return JSON.stringify(value) ?? "null";
}

/** Without the line breaks at the end of a block. */
function range(node, text, at) {
  if (!node?.range) return { start: at, end: at };
  let [start, end] = node.range;
  while (end > start && /\s/.test(text[end - 1])) end--;
  return { start, end };
}
