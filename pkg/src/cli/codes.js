/** Issue codes and what they mean: the table in `docs/codes/README.md`, and a page each. */
import index from "../../../docs/codes/README.md";

/** `{ name, about }[]`. */
export function codes() {
  return [...index.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, about]) => ({ name, about }));
}

/** The page of a code: cause, example, fix. */
export async function pageOf(name) {
  const page = await import(`../../../docs/codes/${name}.md`);
  return page.default;
}
