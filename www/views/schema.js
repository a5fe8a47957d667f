/** The JSON Schema of the kind. */
import { jsonSchema } from "/pkg/index.js";
import { codeBlock } from "../code.js";
import { el, options } from "../dom.js";

export function schemaView(panel) {
  const draft = el("select", { id: "draft", autocomplete: "off" }, options(["draft-2020-12", "draft-07"]));
  const code = codeBlock("JSON Schema");
  panel.append(el("div", { class: "field narrow" }, el("label", { for: "draft" }, "Draft"), draft), code.node);
  let shown;
  const show = (context) => {
    shown = context;
    code.show(JSON.stringify(jsonSchema(context.kind, { ...context.options, target: draft.value }), null, 2));
  };
  draft.addEventListener("change", () => show(shown));
  return show;
}
