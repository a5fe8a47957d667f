/**
 * A bar chart: a line of text and a bar for each name, the longest as wide as there is room. Widths are percentages, so
 * letters keep their size whatever the width. Its table says the same in words.
 */
import { el, svg } from "./dom.js";

const [ROW, BAR] = [40, 10];
const MOST = 12;

/**
 * @param {string} title
 * @param {[name: string, count: number, tone?: string][]} bars
 */
export function barChart(title, bars) {
  const shown = bars.slice(0, MOST);
  const most = Math.max(...shown.map(([, count]) => count));
  const told = shown.map(([name, count]) => `${name} ${count.toLocaleString("en")}`).join(", ");
  const size = { width: "100%", height: shown.length * ROW };
  const chart = svg("svg", { class: "chart", role: "img", "aria-label": `${title}: ${told}`, ...size });
  shown.forEach(([name, count, tone = "plain"], at) => {
    const top = at * ROW;
    const bar = { height: BAR, rx: 2, y: top + 21 };
    chart.append(
      svg("text", { x: 0, y: top + 10 }, name),
      svg("text", { x: "100%", y: top + 10, "text-anchor": "end" }, count.toLocaleString("en")),
      svg("rect", { ...bar, x: 0, width: "100%", class: "room" }),
      svg("rect", { ...bar, x: 0, width: `${Math.max(0.5, (100 * count) / most)}%`, class: tone }),
    );
  });
  return el("figure", {}, el("figcaption", {}, title), chart);
}
