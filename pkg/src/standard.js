/**
 * Every kind as a Standard Schema (https://standardschema.dev), for the libraries that take one: form libraries, routers,
 * RPC. The names are known without the core, which starts with the first payload.
 */
import names from "berthing-kinds";
import { jsonSchema, normalize } from "./api.js";
import { flagsOf, plain } from "./options.js";

/** The schemas by the names of their kinds. */
export const schemas = /* @__PURE__ */ every(names);

function every(names) {
  return Object.freeze(Object.fromEntries(names.map((kind) => [kind, schema(kind)])));
}

function schema(kind, options) {
  const json = (wanted) => jsonSchema(kind, { ...options, target: plain(wanted ?? {}).target });
  return Object.freeze({
    "~standard": Object.freeze({
      version: 1,
      vendor: "berthing",
      validate: (payload) => verdict(normalize(kind, payload, options)),
      jsonSchema: Object.freeze({ input: json, output: json }),
    }),
    with(more = {}) {
      const merged = { ...options, ...plain(more) };
      flagsOf(merged);
      return schema(kind, merged);
    },
  });
}

/** What `normalize` puts right is no issue; nor is a warning, for here an issue means a refusal. */
function verdict({ value, report }) {
  return report.ok ? { value } : { issues: report.issues.filter(({ severity }) => severity === "error") };
}
