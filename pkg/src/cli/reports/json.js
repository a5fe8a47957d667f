/** For programs: one JSON array, a payload a line. Of JSON Lines, only payloads with issues. */
export function json() {
  let isFirst = true;
  return {
    begin: () => "[",
    add({ label, line, document, kind, issues }) {
      const told = issues.map(({ at, ...issue }) => {
        const position = at && { line: at.line, ...(at.column && { column: at.column }) };
        return { ...issue, ...(position && { position }) };
      });
      const ok = issues.every(({ severity }) => severity !== "error");
      const start = isFirst ? "\n" : ",\n";
      isFirst = false;
      return start + JSON.stringify({ file: label, line, document, kind, ok, issues: told });
    },
    end: () => "\n]\n",
  };
}
