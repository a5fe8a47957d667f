/** Workflow commands of GitHub Actions: annotations in a pull request. */
export function github() {
  return {
    begin: () => "",
    add: ({ label, line, issues }) => issues.map((issue) => command(label, line, issue)).join(""),
    end: () => "",
  };
}

function command(label, line, { code, severity, pointer, message, help, at }) {
  const where = { file: label, line: line ?? at?.line, col: line === undefined ? at?.column : undefined, title: `berthing ${code}` };
  const properties = Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`);
  const text = `${pointer ? `${pointer}: ` : ""}${message}${help ? `\n${help}` : ""}`;
  return `::${severity} ${properties.join()}::${escaped(text)}\n`;
}

function escaped(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
