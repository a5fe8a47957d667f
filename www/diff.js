/** A line diff: the longest common subsequence, by the table that every textbook has. */

/** Beyond so many cells the middle is told as a whole: what was, then what is. */
const CELLS = 1_000_000;

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {{ sign: " " | "-" | "+", line: string }[]}
 */
export function diff(before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = (lines) => lines.slice(head, lines.length - tail);
  return [
    ...signed(" ", before.slice(0, head)),
    ...differing(middle(before), middle(after)),
    ...signed(" ", before.slice(before.length - tail)),
  ];
}

const signed = (sign, lines) => lines.map((line) => ({ sign, line }));

function differing(before, after) {
  if (before.length * after.length > CELLS) return [...signed("-", before), ...signed("+", after)];
  // common[i][j]: how many lines before[i..] and after[j..] have in common, in order.
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i][j] = before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const steps = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) steps.push({ sign: " ", line: before[(j++, i++)] });
    else if (common[i + 1][j] >= common[i][j + 1]) steps.push({ sign: "-", line: before[i++] });
    else steps.push({ sign: "+", line: after[j++] });
  }
  return [...steps, ...signed("-", before.slice(i)), ...signed("+", after.slice(j))];
}
