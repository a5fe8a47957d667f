/** `1 error`, `2 errors`. */
export function counted(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
