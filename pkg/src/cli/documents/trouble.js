/** What the command line itself finds wrong with a text that no kind has judged yet: an issue, and where. */
export function trouble(code, message, offset) {
  return { code, severity: "error", path: [], pointer: "", message, offset };
}
