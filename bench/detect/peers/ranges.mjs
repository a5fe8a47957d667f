/** One way of masking for all: what is reported becomes ******. */
const MASK = "******";

/** `ranges` are [start, end) in any order; those that overlap count as one. */
export function maskRanges(text, ranges) {
  let [masked, end] = ["", 0];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (to <= end) continue;
    if (from >= end) masked += text.slice(end, from) + MASK;
    end = to;
  }
  return masked + text.slice(end);
}
