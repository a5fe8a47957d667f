/** A log, or any other text: masked as it streams by, with what was found counted by rule. */
import { createMasker, textRules } from "/pkg/index.js";
import { lineCounter } from "./lines.js";
import { spool } from "./spool.js";

export function readLog() {
  const titles = new Map(textRules().map(({ name, title }) => [name, title]));
  const counts = new Map();
  const masker = createMasker({ onFinding: ({ rule }) => counts.set(rule, (counts.get(rule) ?? 0) + 1) });
  const masked = spool("text/plain");
  const lines = lineCounter();
  let found = 0;
  return {
    sort: "log",
    lines: lines.count,
    found: () => found,
    push(bytes) {
      lines.push(bytes);
      masked.write(masker.push(bytes));
      found = sum(counts);
    },
    end() {
      masked.write(masker.end() ?? "");
      found = sum(counts);
      const rows = [...counts].map(([rule, count]) => ({ name: rule, title: titles.get(rule) ?? rule, count }));
      return { rows: rows.sort((one, other) => other.count - one.count), masked: masked.end() };
    },
  };
}

const sum = (counts) => [...counts.values()].reduce((total, count) => total + count, 0);
