/**
 * The package's own type declarations, read as data. They are generated from the core's tables: declarations that stand
 * apart by an empty line, members one a line, and a comment over whatever needs one.
 */

let loading;

/** @returns {Promise<Map<string, string>>} the declarations by name */
export function declarations() {
  return (loading ??= load());
}

async function load() {
  const answer = await fetch("/pkg/index.d.ts");
  const text = await answer.text();
  const named = text
    .split(/\n\n+(?=\/\*\*|export )/)
    .map((block) => [/^export (?:interface|type) (\w+)/m.exec(block)?.[1], block.trim()]);
  return new Map(named.filter(([name]) => name !== undefined));
}

/** What a map from kinds to types, such as `PayloadByKind`, has for a kind. */
export function typeOf(all, map, kind) {
  return all
    .get(map)
    .split("\n")
    .find((line) => line.trim().startsWith(`"${kind}":`))
    ?.split(": ")[1]
    .replace(";", "");
}

/** The declaration of a type, and of all that it is made of, in the order of the file. */
export function declarationOf(all, name) {
  const wanted = new Set([name]);
  for (const each of wanted) {
    for (const [word] of all
      .get(each)
      .replaceAll(/\/\*\*[\s\S]*?\*\//g, "")
      .matchAll(/\b[A-Z]\w+\b/g)) {
      if (all.has(word)) wanted.add(word);
    }
  }
  return [...all]
    .filter(([each]) => wanted.has(each))
    .map(([, block]) => block)
    .join("\n\n");
}

/**
 * The members of an interface.
 * @returns {{ name: string, label: string, help: string, example?: string, secret: boolean, optional: boolean, type: string }[]}
 */
export function membersOf(all, name) {
  const member = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*(\w+)(\??): (.+);/g;
  return [...all.get(name).slice(all.get(name).indexOf("{")).matchAll(member)].map(([, said, name, mark, type]) => {
    const example = /Example: `([^`]+)`/.exec(said)?.[1];
    const plain = said
      .replace(/Example: `[^`]+`\./, "")
      .replace(/\s*\n\s*\*?\s*/g, " ")
      .trim();
    const [label, ...rest] = plain.split(/\.\s+|\.$/).filter(Boolean);
    const help = rest.filter((part) => part !== "Secret" && !/^\d+ to \d+ characters$/.test(part)).join(". ");
    return { name, label, help, example, secret: rest.includes("Secret"), optional: mark === "?", type };
  });
}
