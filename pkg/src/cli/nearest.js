/** The name that was probably meant: one slip away, or two in a long one. */
export function nearest(typed, names) {
  const [best] = names.map((name) => [distance(typed.toLowerCase(), name), name]).sort(([one], [other]) => one - other);
  return best && best[0] <= (typed.length > 5 ? 2 : 1) ? best[1] : undefined;
}

/** Levenshtein's distance; a long text is near to nothing. */
function distance(one, other) {
  if (one.length > 64) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const above = row;
    row = [at];
    for (let to = 1; to <= other.length; to++) {
      const change = above[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1);
      row.push(Math.min(change, above[to] + 1, row[to - 1] + 1));
    }
  }
  return row[other.length];
}
