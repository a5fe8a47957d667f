/** Free text without its credentials: where they stood, and of which sorts they were. */
import { maskText, textRules } from "/pkg/index.js";
import { count } from "../recognize.js";
import { button, el } from "../dom.js";
import { download } from "../download.js";

/** More than this is in the download alone. */
const SHOWN = 200_000;
const MASK = "******";

export function textView(panel) {
  const titles = new Map(textRules().map(({ name, title }) => [name, title]));
  const list = el("ul", { class: "found" });
  const text = el("pre", { tabindex: "0", role: "region", "aria-label": "Masked text" });
  const more = el("p", { class: "quiet" }, "The rest is in the download.");
  const save = el("div", { class: "choices" });
  panel.append(list, text, more, save);

  /** Shows it, and gives the masked text and how many credentials there were. */
  return function show(given) {
    const masked = maskText(given);
    const marks = marksOf(given, masked);
    const byRule = Map.groupBy(
      marks.filter(({ rule }) => rule),
      ({ rule }) => rule,
    );
    list.hidden = byRule.size === 0;
    list.replaceChildren(
      ...[...byRule].map(([rule, found]) =>
        el(
          "li",
          {},
          button(titles.get(rule) ?? rule, turn(found), { class: "link" }),
          el("span", { class: "quiet" }, count(found.length, "time")),
        ),
      ),
    );
    text.replaceChildren(...marked(masked.text, marks, titles));
    more.hidden = masked.text.length <= SHOWN;
    save.replaceChildren(
      download("Download the masked text", "masked.txt", new Blob([masked.text], { type: "text/plain" })),
    );
    return { text: masked.text, found: masked.findings.length };
  };
}

/** Where masks stand in the masked text: those of this time, and those that were there before. */
function marksOf(given, { text, findings }) {
  const marks = [];
  let [shift, done] = [0, 0];
  const before = (end) => {
    for (
      let at = text.indexOf(MASK, done);
      at >= 0 && at + MASK.length <= end;
      at = text.indexOf(MASK, at + MASK.length)
    )
      marks.push({ start: at });
  };
  for (const { rule, start, end } of findings) {
    before(start + shift);
    marks.push({ rule, start: start + shift });
    done = start + shift + MASK.length;
    shift += MASK.length - (end - start);
  }
  before(text.length);
  return marks;
}

function marked(text, marks, titles) {
  const nodes = [];
  let done = 0;
  for (const mark of marks) {
    if (mark.start >= SHOWN) break;
    mark.node = el("mark", { title: titles.get(mark.rule) ?? "Masked before", tabindex: "-1" }, MASK);
    nodes.push(text.slice(done, mark.start), mark.node);
    done = mark.start + MASK.length;
  }
  return [...nodes, text.slice(done, Math.max(done, SHOWN))];
}

/** Each press leads to the next of the marks. */
function turn(marks) {
  let next = 0;
  return () => marks[next++ % marks.length].node?.focus();
}
