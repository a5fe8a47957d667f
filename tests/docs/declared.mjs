/** What a file of declarations exports, with its documentation. */
import { readFileSync } from "node:fs";
import ts from "typescript-5";

/** `{ name, isValue, about, throws, example, text, mentions }` of every export, overloads as one, in order. */
export function declared(path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const all = new Map();
  for (const node of source.statements.filter(isExported)) {
    const name = (node.name ?? node.declarationList?.declarations[0].name)?.text;
    if (name === undefined) continue; // `export * from`
    const known = all.get(name);
    if (known) known.text += `\n${node.getText()}`;
    else all.set(name, { name, isValue: isValue(node), ...documentation(node), text: node.getText(), mentions: new Set() });
    mentioned(node, all.get(name).mentions);
  }
  return [...all.values()];
}

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isValue = (node) => ts.isFunctionDeclaration(node) || ts.isVariableStatement(node) || ts.isClassDeclaration(node);

function documentation(node) {
  const doc = node.jsDoc?.at(-1);
  const tags = (name) => (doc?.tags ?? []).filter((tag) => tag.tagName.text === name).map(({ comment }) => text(comment));
  return { about: text(doc?.comment), throws: tags("throws"), example: tags("example")[0] };
}

const text = (comment) => ts.getTextOfJSDocComment(comment) ?? "";

/** Names that stand in a declaration's code; those in its comments are no nodes. */
function mentioned(node, names) {
  if (ts.isIdentifier(node)) names.add(node.text);
  ts.forEachChild(node, (child) => mentioned(child, names));
}
