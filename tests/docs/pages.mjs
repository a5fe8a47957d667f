/** The API reference: a page for each entry, and its types and payloads on pages of their own. */
import { declared } from "./declared.mjs";

const MAIN = "functions.md";
const PAGES = [
  [MAIN, "Functions", 'The entry `berthing`; `import { validate } from "berthing"`.'],
  ["types.md", "Types", "What the functions take and give."],
  ["payloads.md", "Payloads", "The payload of each kind, and where a request with it goes, for TypeScript. What the fields are for stands in [kinds.md](../kinds.md)."],
  ["element.md", "Forms", "The entry `berthing/element`. `berthing/element.css` is an optional look."],
  ["custom-rules.md", "Rules of one's own", "The entry `berthing/custom-rules`: all of `berthing`, and these in place of its own."],
  ["slim.md", "The module apart", "The entry `berthing/slim`: all of `berthing`, once one of these has loaded `berthing/core.wasm`."],
];

const NOTE = "<!-- Generated from the package's types (UPDATE=1 cargo xtask test reference): change those, not this. -->";

/** Every export, as `declared` tells it, with the page that it stands on. */
export function exported(types) {
  const main = declared(`${types}/index.d.ts`);
  const payloads = closure(main, ["PayloadByKind", "TargetByKind"]);
  const page = ({ name, isValue }) => (isValue ? MAIN : payloads.has(name) ? "payloads.md" : "types.md");
  const others = ["element", "custom-rules", "slim"].flatMap((entry) =>
    declared(`${types}/${entry}.d.ts`).map((item) => ({ ...item, page: `${entry}.md` })),
  );
  return [...main.map((item) => ({ ...item, page: page(item) })), ...others];
}

/** The names that some names mention, and those that these mention, and so on. */
export function closure(items, names) {
  const found = new Set(names);
  for (const name of found) {
    const mentions = items.filter((item) => item.name === name).flatMap((item) => [...item.mentions]);
    for (const mention of mentions) if (items.some((item) => item.name === mention)) found.add(mention);
  }
  return found;
}

/** File names and texts of all pages. */
export function pages(items) {
  const texts = PAGES.map(([file, title, about]) => {
    const own = items.filter(({ page }) => page === file);
    return [file, [`# ${title}`, NOTE, about, ...own.map((item) => section(item, items))].join("\n\n") + "\n"];
  });
  return [["README.md", contents(items)], ...texts];
}

function contents(items) {
  const lists = PAGES.map(([file, title]) => {
    const rows = items.filter(({ page }) => page === file).map((item) => `| [\`${item.name}\`](${file}#${anchor(item)}) | ${summary(item)} |`);
    return [`## [${title}](${file})`, ["| name | what |", "|---|---|", ...rows].join("\n")].join("\n\n");
  });
  return ["# API reference", NOTE, "Everything that the npm package exports. For Rust, `cargo doc --open`.", ...lists].join("\n\n") + "\n";
}

function section(item, items) {
  const throws = item.throws.map((text) => `Throws ${text.replace(/^\w+/, "`$&`")}.`);
  const example = item.example && `Example:\n\n${item.example}`;
  const parts = [`## ${item.name}`, item.about, fence("ts", item.text), ...throws, example, related(item, items)];
  return parts.filter(Boolean).join("\n\n");
}

/** Where to read on: the types that a declaration mentions, and what mentions it. */
function related(item, items) {
  const links = (label, others) => (others.length > 0 ? `${label}: ${others.map((other) => link(other, item.page)).join(" · ")}` : "");
  const types = items.filter((other) => other.name !== item.name && !other.isValue && item.mentions.has(other.name));
  const users = items.filter((other) => !item.isValue && other.name !== item.name && other.mentions.has(item.name));
  return [links("Types", types), links("Used by", users)].filter(Boolean).join("  \n");
}

const link = (item, from) => `[${item.name}](${item.page === from ? "" : item.page}#${anchor(item)})`;

const anchor = ({ name }) => name.toLowerCase();

/** The first sentence, fit for a cell of a table. */
const summary = ({ about }) => about.split(/(?<=\.)\s|\n- /)[0].replaceAll("\n", " ").replaceAll("|", "\\|");

const fence = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
