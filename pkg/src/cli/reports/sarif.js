/** SARIF 2.1.0, written result by result: for code scanning. */
import { relative, sep } from "node:path";
import { version } from "../../../package.json";
import { codes } from "../codes.js";

export function sarif() {
  const rules = codes();
  let isFirst = true;
  return {
    begin() {
      const driver = {
        name: "berthing",
        semanticVersion: version,
        rules: rules.map(({ name, about }) => ({ id: name, shortDescription: { text: `${about}.` } })),
      };
      const run = JSON.stringify({ tool: { driver }, columnKind: "unicodeCodePoints" });
      return `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[${run.slice(0, -1)},"results":[`;
    },
    add({ label, line, issues }) {
      return issues
        .map((issue) => {
          const start = isFirst ? "\n" : ",\n";
          isFirst = false;
          return start + JSON.stringify(result(label, line, issue, rules));
        })
        .join("");
    },
    end: () => "\n]}]}\n",
  };
}

function result(label, line, { code, severity, pointer, message, help, at }, rules) {
  const region = line === undefined ? at && { startLine: at.line, startColumn: at.column } : { startLine: line };
  const location = {
    physicalLocation: { artifactLocation: { uri: uriOf(label) }, region },
    ...(pointer && { logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }] }),
  };
  const ruleIndex = rules.findIndex(({ name }) => name === code);
  const text = [message, help].filter(Boolean).map(sentence).join(" ");
  return { ruleId: code, ...(ruleIndex >= 0 && { ruleIndex }), level: severity, message: { text }, locations: [location] };
}

function sentence(text) {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** From the working directory on, as code scanning resolves it. */
function uriOf(label) {
  const path = label.startsWith("<") ? label.slice(1, -1) : relative(process.cwd(), label) || label;
  return path.split(sep).map(encodeURIComponent).join("/");
}
