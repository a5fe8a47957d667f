/** Fails when the detector misses more, or damages more, than it may: over several seeds, so that none can be learnt. */
import { corpus } from "./corpus.mjs";
import { judge } from "./judge.mjs";
import { berthing } from "./ours.mjs";

const SEEDS = [1, 2, 3];
const [RECALL, FAMILY, DAMAGE] = [0.98, 0.95, 0.01];

const few = (ids) => (ids.length ? ids.slice(0, 40).join(" ") : "none");
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const { mask } = await berthing();
const faults = [];
for (const seed of SEEDS) {
  const samples = corpus({ seed });
  const masked = await mask(samples.map(({ text }) => text));
  const verdict = judge(samples, masked);
  console.log(`seed ${seed}: recall ${percent(verdict.recall)}, false positives ${percent(verdict.falsePositives)}, of ${samples.length} texts`);
  if (verdict.recall < RECALL) faults.push(`seed ${seed}: recall is below ${percent(RECALL)}`);
  if (verdict.falsePositives > DAMAGE) faults.push(`seed ${seed}: false positives are above ${percent(DAMAGE)}`);
  for (const [name, { recall }] of Object.entries(verdict.families)) {
    if (recall < FAMILY) faults.push(`seed ${seed}: recall of ${name} is ${percent(recall)}, below ${percent(FAMILY)}`);
  }
  const again = await mask(masked);
  const unsettled = samples.filter((_, at) => again[at] !== masked[at]).map(({ id }) => id);
  if (unsettled.length) faults.push(`seed ${seed}: masked twice is not masked once: ${few(unsettled)}`);
  console.log(`  missed: ${few(verdict.missed)}\n  damaged: ${few(verdict.damaged)}`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
