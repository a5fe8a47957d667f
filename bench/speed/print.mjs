/** Tables for a terminal. */
const round = (value) => (value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2));

export const times = (ratio) => `${round(ratio)}×`;

export function span(milliseconds) {
  if (milliseconds >= 1) return `${round(milliseconds)} ms`;
  return milliseconds >= 0.001 ? `${round(milliseconds * 1000)} µs` : `${round(milliseconds * 1e6)} ns`;
}

export const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
export const nanoseconds = (value) => `${round(value)} ns`;

/** The first row is the head, the first column the names. */
export function table(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  ")}`.trimEnd());
}

/** Ratios of one axis, a column a group. */
export function ratios(title, groups) {
  const names = groups[0].rows.map(({ name }) => name);
  const cell = (name, { rows }) => {
    const { ratio, milliseconds } = rows.find((row) => row.name === name);
    return `${times(ratio)} (${span(milliseconds)})`;
  };
  table(title, [["", ...groups.map(({ group }) => group)], ...names.map((name) => [name, ...groups.map((group) => cell(name, group))])]);
}
