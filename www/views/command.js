/** A command as the core reads it: split into its words, judged, and masked. */
import { maskText, readCommand } from "/pkg/index.js";
import { codeBlock } from "../code.js";
import { el } from "../dom.js";
import { plainIssue } from "./issues.js";

export function commandView(panel) {
  const issues = el("ol", { class: "issues" });
  const steps = el("ol", { class: "argvs" });
  const code = codeBlock("Masked command");
  panel.append(issues, el("h3", {}, "Steps"), steps, code.node);

  /** Shows it, and gives it back without its credentials. */
  return function show(text) {
    const { report, masked } = readCommand(text);
    // What no option names may still look like a credential.
    const safe = maskText(masked).text;
    issues.replaceChildren(...report.issues.map(plainIssue));
    issues.hidden = report.issues.length === 0;
    steps.replaceChildren(
      ...readCommand(safe).commands.map((argv) =>
        el(
          "li",
          {},
          argv.map((word) => el("code", {}, word)),
        ),
      ),
    );
    code.show(safe);
    return { text: safe, report };
  };
}
