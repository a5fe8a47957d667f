/** Issues beside their field: sentences, and buttons that mend what can be mended for certain. */
import { el, part } from "./dom.js";
import { words } from "./words.js";

/** `actions(issue)` gives `{ label, act }[]`: what can be done about it with a click. */
export function issuesAt(id, actions) {
  const texts = el("div", { class: part("texts"), id });
  const buttons = el("div", { class: part("fixes"), hidden: true });
  const node = el("div", { class: part("issues"), hidden: true }, texts, buttons);
  let drawn = "[]";
  /** What would look the same is left alone: somebody may be about to press a button in it. */
  const show = (issues) => {
    const offers = issues.flatMap(actions);
    const look = JSON.stringify([issues, offers]);
    if (look === drawn) return;
    drawn = look;
    texts.replaceChildren(...issues.map(sentence));
    buttons.replaceChildren(...offers.map(button));
    buttons.hidden = offers.length === 0;
    node.hidden = issues.length === 0;
  };
  return { node, id, show };
}

function sentence({ severity, message, help }) {
  const about = el("span", { class: part("prefix") }, severity === "error" ? words.error : words.warning);
  const why = help && el("span", { class: part("why") }, help);
  return el("p", { class: `${part("issue")} ${part(`issue--${severity}`)}` }, about, message, why && ". ", why);
}

function button({ label, act }) {
  const made = el("button", { class: part("button"), type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}
