/**
 * A link that carries a payload in its fragment, which browsers never send. It holds masks in the place of secrets, and
 * nothing that could be a secret unseen: what the kind does not know is left out, and where a detector still finds
 * something there is no link.
 */
import { kinds, mask, maskText, validate } from "/pkg/index.js";
import { isObject, withValue } from "./pointer.js";

const PREFIX = "#payload=";
const LEFT_OUT = new Set(["unknown_field", "wrong_type"]);
const REFUSED = new Set(["more_issues", "embedded_credentials", "secret_in_plain_field", "internal"]);

/**
 * @returns {{ link: string, leftOut: number } | { refused: string }}
 */
export function linkTo({ kind, payload, options }, base) {
  let fit = mask(kind, payload);
  const { issues } = validate(kind, fit, options);
  const strange = issues.filter(({ code }) => LEFT_OUT.has(code));
  for (const { pointer } of strange.toReversed()) fit = withValue(fit, pointer, undefined);
  const text = JSON.stringify({ kind, options, payload: fit });
  const told = [...issues, ...validate(kind, payload, options).issues];
  if (told.some(({ code }) => REFUSED.has(code)) || maskText(text).findings.length > 0 || !isObject(fit)) {
    return { refused: "There is no link: a text that is no secret has a credential in it." };
  }
  if (JSON.stringify(mask(kind, fit)) !== JSON.stringify(fit))
    return { refused: "There is no link: masking is not done with this payload." };
  return { link: `${base.split("#")[0]}${PREFIX}${encode(text)}`, leftOut: strange.length };
}

export const isLink = (hash) => hash.startsWith(PREFIX);

/** What a link carries, masked once more, for anybody can write one. */
export function fromLink(hash) {
  if (!isLink(hash)) return undefined;
  try {
    const { kind, options, payload } = JSON.parse(decode(hash.slice(PREFIX.length)));
    if (!kinds().includes(kind) || !isObject(payload)) return { broken: true };
    const fit = mask(kind, payload);
    // What is nested too deeply is masked as a whole.
    if (!isObject(fit)) return { broken: true };
    return {
      kind,
      payload: fit,
      options: { rhacs: String(options?.rhacs ?? ""), rhacsManaged: options?.rhacsManaged === true },
    };
  } catch {
    return { broken: true };
  }
}

function encode(text) {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
