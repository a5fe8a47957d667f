/** A polite live region. What is said in quick succession is said together, and only what is new. */
import { el, part } from "./dom.js";
import { told } from "./words.js";

const PAUSE = 400;

export function announcer() {
  const node = el("div", { class: part("unseen"), role: "status" });
  let timer;
  /** Errors beside fields: label by sentence, as last told, and as they are now. */
  let [known, now] = [new Map(), new Map()];
  const later = (work) => {
    clearTimeout(timer);
    timer = setTimeout(work, PAUSE);
  };
  const say = (text) => {
    node.textContent = text;
  };
  /** Errors that came and went are told once the typing pauses. */
  const follow = (errors) => {
    now = errors;
    later(() => {
      const came = [...now.keys()].filter((message) => !known.has(message));
      const labels = new Set(now.values());
      const gone = [...known].filter(([message, label]) => !now.has(message) && !labels.has(label)).map(([, label]) => label);
      known = now;
      if (came.length + gone.length > 0) say(told(came, [...new Set(gone)]));
    });
  };
  /** Forgets what was told: the summary has just said it all. */
  const reset = (errors = new Map()) => {
    clearTimeout(timer);
    [known, now] = [errors, errors];
    node.textContent = "";
  };
  return { node, say, follow, reset };
}
