/** The ratios as an SVG of horizontal bars, which reads well 800 pixels wide, in the light and in the dark. */
const [WIDTH, NAMES, BAR, ROW, GAP, HEAD] = [800, 160, 12, 20, 18, 92];

/** Ratios differ a thousandfold, so lengths are logarithms, and what is slower than ajv grows to the left. */
const [LEAST, MOST] = [0.004, 40];
const TICKS = [0.01, 0.1, 1, 10];
const from = NAMES + 16;
const to = WIDTH - 16;
const at = (ratio) => from + ((Math.log(Math.min(Math.max(ratio, LEAST), MOST)) - Math.log(LEAST)) / (Math.log(MOST) - Math.log(LEAST))) * (to - from);

const STYLE = `
    svg { --ink: #1f2933; --faint: #66727f; --grid: #e3e7eb; --peer: #b4bec9; --ours: #0b7285; --page: #ffffff; }
    @media (prefers-color-scheme: dark) { svg { --ink: #e6ebf0; --faint: #93a0ad; --grid: #2c353e; --peer: #5d6b79; --ours: #3bc9db; --page: #12181e; } }
    text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
    .title { font-size: 17px; font-weight: 600; } .axis { font-weight: 600; } .faint { fill: var(--faint); }
    .ours { font-weight: 600; } rect { fill: var(--peer); } rect.ours { fill: var(--ours); } rect.page { fill: var(--page); }
    line { stroke: var(--grid); } line.one { stroke: var(--faint); }`;

const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const label = (ratio) => `${ratio >= 10 ? ratio.toFixed(0) : Number(ratio.toPrecision(2))}×`;
const text = (x, y, words, what = "", anchor = "start") => `<text x="${x}" y="${y}" class="${what}" text-anchor="${anchor}">${escape(words)}</text>`;

function bar({ name, ratio }, y) {
  const what = name.startsWith("berthing") ? "ours" : "";
  const [left, right] = [at(ratio), at(1)].sort((a, b) => a - b).map((x) => x.toFixed(1));
  const width = Math.max(right - left, 2).toFixed(1);
  const end = ratio < 1 ? text((left - 6).toString(), y + 10, label(ratio), what, "end") : text(String(Number(right) + 6), y + 10, label(ratio), what);
  return text(NAMES, y + 10, name, what, "end") + `<rect x="${left}" y="${y}" width="${width}" height="${BAR}" rx="2" class="${what}"/>` + end;
}

const tick = (ratio, top, bottom) => `<line class="${ratio === 1 ? "one" : ""}" x1="${at(ratio).toFixed(1)}" x2="${at(ratio).toFixed(1)}" y1="${top}" y2="${bottom}"/>`;

/** `[{ axis, rows: [{ name, ratio }] }]`. */
export function chart(axes) {
  let y = HEAD;
  const parts = [];
  for (const { axis, rows } of axes) {
    parts.push(text(16, y + 12, axis, "axis"));
    y += 24;
    const top = y - 4;
    const bars = [...rows].sort((a, b) => b.ratio - a.ratio).map((row, index) => bar(row, y + index * ROW));
    y += rows.length * ROW;
    parts.push(...TICKS.map((ratio) => tick(ratio, top, y)), ...bars);
    y += GAP;
  }
  const title = text(16, 30, "How many times as fast as compiled ajv", "title") + text(16, 50, "Medians of rounds taken in turn; the scale is logarithmic, and longer to the right is faster.", "faint");
  const scale = TICKS.map((ratio) => text(at(ratio).toFixed(1), HEAD - 14, label(ratio), "faint", "middle"));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="How many times as fast as compiled ajv berthing and others are">
  <style>${STYLE}
  </style>
  <rect class="page" width="${WIDTH}" height="${y}" rx="8"/>
  ${[title, ...scale, ...parts].join("\n  ")}
</svg>
`;
}
