/** The payload as it may stand in a log. */
import { codeBlock } from "../code.js";
import { el } from "../dom.js";

export function maskedView(panel) {
  const code = codeBlock("Masked payload");
  panel.append(el("p", { class: "quiet" }, "What you entered, fit for a log or a ticket."), code.node);
  return ({ masked }) => code.show(masked);
}
