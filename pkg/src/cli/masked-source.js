/**
 * A document as it was written, without its secrets.
 *
 * The core masks the payload and writes it anew; where the two differ, there stood a secret. What is left (comments,
 * keys, other documents of the file) goes through the search for credentials. A text that nobody can read shows only
 * names of fields.
 */
import { scan } from "./documents/json.js";
import { scalars } from "./documents/tree.js";
import { edited } from "./edits.js";

const MASK = '"******"';
const BARE = "******";

/** A shorter secret may stand anywhere by chance. */
const TELLING = 6;

/** One so long is hidden inside of words, too. */
const LONG = 12;

/** No payload has so many secrets. */
const MOST = 1000;

/**
 * `{ text, moved(offset), touches(from, to) }` of a text and the documents in it, each with its kind. One that nobody
 * can read spoils the text for all.
 */
export function maskedSource(core, text, parts) {
  const found = parts.map(({ document, kind }) => kind && secretsOf(core, document, kind));
  const first = edited(text, found.includes(undefined) ? strangers(core, text) : found.flat());
  const { findings } = core.maskText(first.text);
  const second = edited(first.text, findings.map(({ start, end }) => ({ start, end, text: BARE })));
  return {
    text: second.text,
    moved: (offset) => second.moved(first.moved(offset)),
    touches: (from, to) => first.touches(from, to) || second.touches(first.moved(from), first.moved(to)),
  };
}

/** Where the masked payload differs; undefined when it cannot be read. */
function secretsOf(core, document, kind) {
  const controls = core.describe(kind).controls;
  const tree = document.json && document.tree(kind, controls);
  const masked = tree && scan(core.mask(kind, document.json(kind, controls)).toString());
  if (!masked?.members) return undefined;
  const edits = [];
  const secrets = new Set();
  const hide = ({ start, end, json }, instead, other) => {
    if (end > start) edits.push({ start, end, text: instead });
    if (json !== undefined && (other === undefined || other.includes(BARE))) secrets.add(plain(json));
  };
  const compare = (node, other, isTwice) => {
    if (node.json !== undefined) {
      if (isTwice) hide(node, MASK, other?.json);
      else if (!isSame(node.json, other?.json)) hide(node, written(document, other?.json), other?.json);
    } else if (isTwice || (node.members ? !other?.members : !other?.items)) {
      hide(node, MASK);
    } else {
      const others = new Map(other.members?.map(({ key, node }) => [key, node]));
      const twice = repeated(node.members ?? []);
      node.members?.forEach(({ key, node: child }) => compare(child, others.get(key), twice.has(key)));
      node.items?.forEach((child, at) => compare(child, other.items[at], false));
    }
  };
  compare(tree, masked, false);
  // To look for each would take too long.
  if (secrets.size > MOST) return undefined;
  return [...edits, ...mentions(document.text, tree, secrets)];
}

/** The keys that stand more than once. */
function repeated(members) {
  const [seen, twice] = [new Set(), new Set()];
  for (const { key } of members) (seen.has(key) ? twice : seen).add(key);
  return twice;
}

/** A secret that stands again: under an anchor, in another field, and as words of its own in a comment. */
function mentions(text, tree, secrets) {
  const telling = new Set([...secrets].map((secret) => secret.trim()).filter((secret) => secret.length >= TELLING && !/^\*+$/.test(secret)));
  const edits = [];
  for (const { start, end, json } of scalars(tree)) {
    if (end > start && telling.has(plain(json).trim())) edits.push({ start, end, text: MASK });
  }
  for (const secret of telling) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
      const end = at + secret.length;
      if (secret.length >= LONG || isWord(text, at, end)) edits.push({ start: at, end, text: BARE });
    }
  }
  return edits;
}

/** Whether no word goes on before or behind. */
function isWord(text, start, end) {
  const [before, behind] = [text.slice(Math.max(start - 2, 0), start), text.slice(end, end + 2)];
  return !/[\p{L}\p{N}_][.-]?$/u.test(before) && !/^[.-]?[\p{L}\p{N}_]/u.test(behind);
}

function plain(json) {
  try {
    return String(JSON.parse(json));
  } catch {
    return json;
  }
}

function isSame(json, other) {
  return other !== undefined && (json === other || plain(json) === plain(other));
}

/** What stands in the secret's place: a text with a mask in it keeps the rest. */
function written({ format }, json) {
  if (json === undefined) return MASK;
  return format === "env" && !/[\s#"'`]/.test(plain(json)) ? plain(json) : json;
}

/** Everything but punctuation and the names of fields. */
function strangers(core, text) {
  const names = new Set(core.kinds().flatMap((kind) => core.describe(kind).controls.flatMap(namesOf)));
  const edits = [];
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[^\s{}[\],:="]+/g)) {
    const [token] = match;
    const end = match.index + token.length;
    const isName = names.has(token.replaceAll('"', "")) && /^\s*[:=]/.test(text.slice(end, end + 9));
    if (isName || /^(-+|#+|true|false|null)$/.test(token)) continue;
    edits.push({ start: match.index, end, text: token.startsWith('"') ? MASK : BARE });
  }
  return edits;
}

function namesOf({ name, controls = [] }) {
  return [name, ...controls.flatMap(namesOf)];
}
