/** Numbers of the command line. */
import { Misuse } from "./misuse.js";

const MOST_JOBS = 64;

/** The threads that were asked for; undefined if none were. */
export function jobsOf({ jobs }) {
  if (jobs === undefined) return undefined;
  const count = Number(jobs);
  if (!Number.isInteger(count) || count < 1 || count > MOST_JOBS) throw new Misuse(`--jobs takes a number from 1 to ${MOST_JOBS}`);
  return count;
}
