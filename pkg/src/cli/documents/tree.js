/**
 * Where things stand in a text. A node is `{ start, end }` and one of
 *
 *     members: { key, start, end, node }[]     an object; start and end are the key's
 *     items: node[]                            a list
 *     json: string                             a scalar, as JSON
 */

/** The place to point at for a path: a scalar itself, the key of what holds more, the nearest that exists. */
export function placeOf(root, path, wantsKey) {
  let [node, place] = [root, { start: root.start, end: root.start + 1 }];
  for (const step of path) {
    const member = node.members?.findLast(({ key }) => key === String(step));
    const next = member ? member.node : node.items?.[step];
    if (next === undefined) return place;
    const isScalar = next.json !== undefined && next.end > next.start;
    if (member && (wantsKey || !isScalar)) place = member;
    else place = isScalar ? next : { start: next.start, end: next.start + 1 };
    node = next;
  }
  return place;
}

/** Every scalar. */
export function* scalars(node) {
  if (node.json !== undefined) yield node;
  for (const { node: child } of node.members ?? []) yield* scalars(child);
  for (const child of node.items ?? []) yield* scalars(child);
}
