/**
 * Writes what peers are made of, so that none of them loads the package: the exported schemas, their patterns, and ajv's
 * standalone code, which stops at the first error or tells all.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { jsonSchema } from "berthing";
import esbuild from "esbuild";
import { HSS, KINDS, OTHERS, QUAY, RHACS, SWR, idOf } from "./kinds.mjs";
import { OPTIONS } from "./peers/ajv-options.mjs";

const made = new URL("made/", import.meta.url);
const write = (name, text) => writeFileSync(new URL(name, made), text);

function schemaOf(kind) {
  const schema = jsonSchema(kind);
  if (kind !== RHACS) return schema;
  schema.properties.type = { const: QUAY };
  for (const name of OTHERS) schema.properties[name] = { type: "null" };
  schema.allOf = schema.allOf.filter(({ if: { properties } }) => {
    const { const: only = QUAY, enum: some = [only] } = properties.type ?? {};
    return some.includes(QUAY) && !OTHERS.some((name) => name in properties);
  });
  return schema;
}

function patterns({ [HSS]: hss, [SWR]: { properties: swr }, [RHACS]: { properties: rhacs } }) {
  const [uploaded, secure, plain] = hss.allOf.map(({ then }) => then.properties);
  return {
    ADDRESS: hss.properties.registry_addr,
    PROJECT: uploaded.namespace,
    SAYS_HTTP: secure.registry_addr.not,
    SAYS_HTTPS: plain.registry_addr.not,
    NAME: swr.name,
    URL: swr.url,
    HOST: swr.dns_conf.properties.hosts.propertyNames,
    IP: swr.dns_conf.properties.hosts.additionalProperties,
    ID: rhacs.id,
    ENDPOINT: rhacs.quay.properties.endpoint,
  };
}

async function standalone(all, allErrors) {
  const named = Object.entries(all).map(([kind, schema]) => ({ ...schema, $id: idOf(kind) }));
  const ajv = new Ajv({ ...OPTIONS, allErrors, schemas: named, code: { source: true, esm: true } });
  const contents = standaloneCode.default(ajv, Object.fromEntries(named.map(({ $id }) => [$id, $id])));
  // It asks for a function of ajv's by `require`.
  const stdin = { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) };
  const { outputFiles: [{ text }] } = await esbuild.build({ stdin, bundle: true, format: "esm", write: false });
  return text;
}

const all = Object.fromEntries(KINDS.map((kind) => [kind, schemaOf(kind)]));
const regular = Object.entries(patterns(all)).map(([name, { pattern }]) => `export const ${name} = new RegExp(${JSON.stringify(pattern)}, "u");\n`);

mkdirSync(made, { recursive: true });
write("schemas.mjs", `export const schemas = ${JSON.stringify(all)};\n`);
write("patterns.mjs", regular.join(""));
write("first.mjs", await standalone(all, false));
write("all.mjs", await standalone(all, true));
