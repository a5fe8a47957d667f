/** When a credential counts as hidden, and when a harmless text counts as damaged. */

const WINDOW = 6;

/** No six characters in a row of the secret are left; of a shorter one, not the whole. */
export function isHidden(secret, masked) {
  for (let at = 0; at === 0 || at + WINDOW <= secret.length; at++) {
    if (masked.includes(secret.slice(at, at + WINDOW))) return false;
  }
  return true;
}

export const isMissed = (sample, masked) => !sample.secrets.every((secret) => isHidden(secret, masked));

const share = (part, whole) => (whole ? part / whole : 1);

/** `masked` has the masked text of every sample, in their order. */
export function judge(samples, masked) {
  const families = {};
  const kinds = {};
  const [missed, damaged] = [[], []];
  const [lines, kept] = [{ all: 0 }, { all: 0 }];
  samples.forEach((sample, at) => {
    if (sample.family) {
      const family = (families[sample.family] ??= { samples: 0, missed: 0 });
      family.samples++;
      if (isMissed(sample, masked[at])) {
        family.missed++;
        missed.push(sample.id);
      }
      for (const line of bystanders(sample)) {
        lines.all++;
        if (masked[at].includes(line)) kept.all++;
      }
    } else {
      const kind = (kinds[sample.kind] ??= { samples: 0, damaged: 0 });
      kind.samples++;
      if (masked[at] !== sample.text) {
        kind.damaged++;
        damaged.push(sample.id);
      }
    }
  });
  for (const family of Object.values(families)) family.recall = share(family.samples - family.missed, family.samples);
  const positives = samples.filter((sample) => sample.family).length;
  const negatives = samples.length - positives;
  const found = positives - missed.length;
  return {
    positives,
    negatives,
    recall: share(found, positives),
    falsePositives: negatives ? damaged.length / negatives : 0,
    precision: share(found, found + damaged.length),
    kept: share(kept.all, lines.all),
    families,
    kinds,
    missed,
    damaged,
  };
}

/** Lines of a positive that hold nothing of a secret: a careful masker leaves them alone. */
function bystanders({ text, secrets }) {
  return text.split(/\r?\n/).filter((line) => line.trim().length > 3 && secrets.every((secret) => isHidden(secret, line)));
}
