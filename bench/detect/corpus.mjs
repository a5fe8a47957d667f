/**
 * The corpus: texts with credentials that are known, and as many harmless look-alikes.
 *
 * It was written from the formats of issuers and tools alone, by somebody who had not seen the detector's rules.
 */
import { CONTEXTS } from "./contexts.mjs";
import { FAMILIES } from "./families/index.mjs";
import { isHidden } from "./judge.mjs";
import { code } from "./negatives/code.mjs";
import { commands } from "./negatives/commands.mjs";
import { files } from "./negatives/files.mjs";
import { texts } from "./negatives/texts.mjs";
import { values } from "./negatives/values.mjs";
import { Random } from "./random.mjs";
import { app, logLine } from "./words.mjs";

const MASK = "******";
const TURNS = 60;
const NEGATIVES = { ...values, ...texts, ...files, ...commands, ...code };

/** Every place of a family, and how many samples it gets: those of its own, and those any named credential has. */
function places(name, { kinds, scenes }) {
  const own = Object.entries(scenes).map(([context, write]) => ({ context, write, weight: kinds.length ? 2 : 8 }));
  if (kinds.length === 0) return own;
  const weight = name === "password" ? 2 : 1;
  const shared = Object.entries(CONTEXTS).map(([context, write]) => ({ context, write: (r) => write(r, r.pick(kinds)), weight }));
  return [...own, ...shared];
}

/** The text without its secrets, as a masker that makes no mistake would give it. */
export function perfectlyMasked({ text, secrets }) {
  return [...secrets].sort((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
}

/** Every secret stands in the text, and what is left of the text could not be taken for a part of one. */
function isFair(sample) {
  const rest = perfectlyMasked(sample);
  return sample.secrets.every((secret) => secret.length > 3 && sample.text.includes(secret) && isHidden(secret, rest));
}

/** Now and then what a terminal or log shows around it. */
function surrounded(r, text) {
  return r.pick([
    () => text,
    () => text,
    () => text,
    () => `$ cat ${app(r)}.conf\n${text}`,
    () => `${logLine(r)}\n${text}\n${logLine(r)}\n`,
    () => `${logLine(r)}\n${logLine(r)}\n${text}`,
  ])();
}

function positive(seed, family, context, write, nth) {
  const id = `${family}/${context}/${nth}`;
  const r = new Random(`${seed}/${id}`);
  for (let turn = 0; turn < TURNS; turn++) {
    const made = write(r);
    if (made === undefined) continue;
    const sample = { id, family, context, text: surrounded(r, made.text), secrets: made.secrets };
    if (isFair(sample)) return sample;
  }
  return undefined; // No credential of the family can stand here.
}

export function corpus({ seed = 1, perCell = 1 } = {}) {
  const positives = Object.entries(FAMILIES).flatMap(([name, family]) =>
    places(name, family).flatMap(({ context, write, weight }) =>
      Array.from({ length: perCell * weight }, (_, nth) => positive(seed, name, context, write, nth)).filter(Boolean),
    ),
  );
  const kinds = Object.entries(NEGATIVES);
  const negatives = positives.map((_, at) => {
    const [kind, write] = kinds[at % kinds.length];
    const id = `none/${kind}/${Math.floor(at / kinds.length)}`;
    const r = new Random(`${seed}/${id}`);
    return { id, kind, text: surrounded(r, write(r)), secrets: [] };
  });
  return [...positives, ...negatives];
}
