/** The TypeScript type of the kind's payload, and of all that it is made of. */
import { codeBlock } from "../code.js";
import { declarationOf, declarations, typeOf } from "../types.js";

export function typesView(panel) {
  const code = codeBlock("TypeScript");
  panel.append(code.node);
  return async ({ kind }) => {
    const all = await declarations();
    code.show(declarationOf(all, typeOf(all, "PayloadByKind", kind)));
  };
}
