/** YAML with other values and the same comments. */
import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";

/** The text with the value in it; undefined when something of it would be lost. */
export function updated(text, value) {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  if (document.errors.length > 0 || isIntricate(document)) return undefined;
  document.contents = fitted(document, document.contents, value);
  const made = document.toString({ lineWidth: 0, flowCollectionPadding: / \}|\{ /.test(text) });
  const again = parseDocument(made, { prettyErrors: false, logLevel: "error" });
  const isKept = again.errors.length === 0 && isDeepStrictEqual(again.toJS(), value) && countComments(made) >= countComments(text);
  return isKept ? (text.includes("\r\n") ? made.replaceAll(/\r?\n/g, "\r\n") : made) : undefined;
}

/** Anchors, aliases, merges and tags tie places together that a change would tear apart. */
function isIntricate(document) {
  let isOne = false;
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || node.anchor || node.tag) isOne = true;
    },
  });
  return isOne;
}

/** The node, as far as it can be kept, with another value. */
function fitted(document, node, value) {
  if (isMap(node) && typeof value === "object" && value !== null && !Array.isArray(value)) return fitMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) {
    node.items = value.map((item, at) => (at < node.items.length ? fitted(document, node.items[at], item) : document.createNode(item)));
    return node;
  }
  if (isScalar(node) && (typeof value !== "object" || value === null)) {
    if (node.value === value) return node;
    const made = document.createNode(value);
    if (typeof value === "string" && typeof node.value === "string") made.type = node.type;
    return withComments(made, node);
  }
  return withComments(document.createNode(value, { flow: true }), node);
}

function fitMap(document, map, value) {
  const missing = Object.keys(value).filter((key) => !map.has(key));
  map.items = map.items.flatMap((pair) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (!Object.hasOwn(value, key)) {
      // The same value under another name: the name has changed, and comments stay with it.
      const name = missing.find((name) => isAkin(key, name));
      if (name === undefined) return [];
      missing.splice(missing.indexOf(name), 1);
      pair.key.value = name;
      pair.value = fitted(document, pair.value, value[name]);
      return [pair];
    }
    pair.value = fitted(document, pair.value, value[key]);
    return [pair];
  });
  for (const name of missing) map.add(document.createPair(name, value[name]));
  return map;
}

function isAkin(key, name) {
  const plain = (text) => String(text).toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain(key) === plain(name);
}

function withComments(made, { comment, commentBefore, spaceBefore } = {}) {
  return Object.assign(made, { comment, commentBefore, spaceBefore });
}

function countComments(text) {
  return text.split("\n").filter((line) => /(^|\s)#/.test(line)).length;
}
