/**
 * The box that takes anything. What came as a whole (pasted, an example, a file) is masked at once; what is typed is
 * masked when the box is left: nobody's typing is overwritten. A paste that replaces everything never enters the box as
 * it is.
 */
import { veil } from "./veil.js";

/** A longer text than this is treated as a file. */
export const LONG = 1_000_000;

/** The mark at the beginning of a file is no part of its text (RFC 8259, section 8.1). */
const MARK = /^\uFEFF/;

/**
 * @param {HTMLTextAreaElement} area
 * @param {{ take: (text: string, whole: boolean, fresh: boolean) => string | undefined, takeLong: (text: string) => void }} deeds
 *   `take` gives the same without its credentials, if it knows; what is not fresh is an edit of what was there
 */
export function makeBox(area, { take, takeLong }) {
  const nothing = (text) => text;
  let [lift, left] = [nothing, undefined];

  /** Shows a text that has no credentials in it. */
  function write(fit) {
    [lift, left] = [nothing, undefined];
    if (area.value !== fit) area.value = fit;
  }

  function hand(text, whole, fresh = whole) {
    const fit = take(text, whole, fresh);
    left = fit === undefined ? undefined : { fit, text };
    if (whole) leave();
  }

  function leave() {
    if (left === undefined) return;
    const { fit, text } = left;
    write(fit);
    lift = veil(text, fit);
  }

  area.addEventListener("paste", (event) => {
    const text = (event.clipboardData?.getData("text/plain") ?? "").replace(MARK, "");
    const replaces = area.selectionStart === 0 && area.selectionEnd === area.value.length;
    if (!replaces || text === "") return;
    event.preventDefault();
    write("");
    if (text.length > LONG) takeLong(text);
    else hand(text, true);
  });
  area.addEventListener("input", ({ inputType }) => {
    const text = lift(area.value);
    if (text.length <= LONG) return hand(text, /^insertFrom(Paste|Drop|Yank)/.test(inputType), false);
    write("");
    takeLong(text);
  });
  area.addEventListener("change", leave);

  return {
    write,
    /** Shows the same text without its credentials, once nobody types in it. */
    settle(fit) {
      left = { fit, text: lift(area.value) };
      if (document.activeElement !== area || area.value === "") write(fit);
    },
    /** Takes a text as if it had been pasted. */
    take: (text) => hand(text, true),
    /** Puts the caret at a place in the text. */
    show(line, column) {
      const before = area.value.split("\n").slice(0, line - 1);
      const start = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      area.focus();
      area.setSelectionRange(start, start + 1);
    },
    focus: () => area.focus(),
  };
}
