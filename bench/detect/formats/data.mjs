/** Data and configuration files. A format writes a list of [name, escaped value]. */
import * as as from "./escape.mjs";
import { styled, word, app, user, host } from "../words.mjs";

const named = (styles) => (r) => {
  const style = r.pick(styles);
  return (name) => styled(name, style);
};
const indent = (text, by) => text.replace(/^(?=.)/gm, " ".repeat(by));

const JSON_NAMES = named(["snake", "camel", "camel", "kebab"]);
const flat = (pairs) => pairs.map(([name, value]) => `"${name}":"${value}"`).join(",");
const pretty = (pairs) => `{\n${pairs.map(([name, value]) => `  "${name}": "${value}"`).join(",\n")}\n}`;

export const data = {
  "json-compact": { names: JSON_NAMES, escape: as.json, write: (r, pairs) => `{${flat(pairs)}}` },
  "json-pretty": { names: JSON_NAMES, escape: as.json, write: (r, pairs) => pretty(pairs) },
  "json-nested": {
    names: JSON_NAMES,
    escape: as.jsonAscii,
    write: (r, pairs) => `{"kind":"${app(r)}","items":[{"id":${r.below(999)},"config":{${flat(pairs)}},"tags":["${word(r)}"]}]}`,
  },
  "json-in-json": {
    names: JSON_NAMES,
    escape: as.jsonTwice,
    write: (r, pairs) => `{"event":"${word(r)}.updated","payload":"{${pairs.map(([n, v]) => `\\"${n}\\":\\"${v}\\"`).join(",")}}","attempt":${r.below(9)}}`,
  },
  "json-in-json-pretty": {
    names: JSON_NAMES,
    escape: as.jsonTwice,
    write: (r, pairs) => `{ "body": "{\\n${pairs.map(([n, v]) => `  \\"${n}\\": \\"${v}\\"`).join(",\\n")}\\n}" }`,
  },
  "json-in-json-twice": {
    names: JSON_NAMES,
    escape: as.jsonThrice,
    write: (r, pairs) => {
      const inner = pairs.map(([n, v]) => `\\\\\\"${n}\\\\\\":\\\\\\"${v}\\\\\\"`).join(",");
      return `{"log":"{\\"level\\":\\"info\\",\\"body\\":\\"{${inner}}\\"}","stream":"stdout"}`;
    },
  },
  "yaml-plain": { names: named(["snake", "camel", "kebab"]), escape: as.yamlPlain, write: (r, pairs) => `${app(r)}:\n${pairs.map(([n, v]) => `  ${n}: ${v}`).join("\n")}` },
  "yaml-single": { names: named(["snake", "camel", "kebab"]), escape: as.yamlSingle, write: (r, pairs) => `${app(r)}:\n${pairs.map(([n, v]) => `  ${n}: '${v}'`).join("\n")}` },
  "yaml-double": { names: named(["snake", "camel", "kebab"]), escape: as.json, write: (r, pairs) => `${app(r)}:\n${pairs.map(([n, v]) => `  ${n}: "${v}"`).join("\n")}` },
  "yaml-literal": {
    names: named(["snake", "camel"]),
    escape: as.anything,
    write: (r, pairs) => pairs.map(([n, v]) => `${n}: ${r.pick(["|", "|-", "|+"])}\n${indent(v, 2)}`).join("\n"),
  },
  "yaml-folded": {
    names: named(["snake", "camel"]),
    escape: as.noNewline,
    write: (r, pairs) => `spec:\n${pairs.map(([n, v]) => `  ${n}: ${r.pick([">", ">-"])}\n${indent(v, 4)}`).join("\n")}`,
  },
  "yaml-name-value": {
    names: named(["upper"]),
    escape: as.json,
    write: (r, pairs) => `        env:\n${pairs.map(([n, v]) => `        - name: ${n}\n          value: "${v}"`).join("\n")}`,
  },
  "yaml-flow": { names: named(["snake", "camel"]), escape: as.json, write: (r, pairs) => `${app(r)}: { ${pairs.map(([n, v]) => `${n}: "${v}"`).join(", ")} }` },
  "env-plain": { names: named(["upper"]), escape: as.shellWord, write: (r, pairs) => pairs.map(([n, v]) => `${n}=${v}`).join("\n") },
  "env-export": { names: named(["upper"]), escape: as.shellWord, write: (r, pairs) => pairs.map(([n, v]) => `export ${n}=${v}`).join("\n") },
  "env-double": { names: named(["upper"]), escape: as.envDouble, write: (r, pairs) => pairs.map(([n, v]) => `${n}="${v}"`).join("\n") },
  "env-single": { names: named(["upper"]), escape: as.envSingle, write: (r, pairs) => pairs.map(([n, v]) => `${n}='${v}'`).join("\n") },
  "ini-spaced": { names: named(["snake", "kebab"]), escape: as.line, write: (r, pairs) => `[${app(r)}]\n${pairs.map(([n, v]) => `${n} = ${v}`).join("\n")}` },
  "ini-tight": { names: named(["snake", "upper", "camel"]), escape: as.line, write: (r, pairs) => `[${word(r)}]\n; kept by ${user(r)}\n${pairs.map(([n, v]) => `${n}=${v}`).join("\n")}` },
  "ini-crlf": { names: named(["snake", "pascal"]), escape: as.line, write: (r, pairs) => `[${word(r)}]\r\n${pairs.map(([n, v]) => `${n}=${v}`).join("\r\n")}\r\n` },
  "properties-dotted": {
    names: (r) => (name) => `${r.pick(["spring.datasource", "app", "registry.remote", "quarkus.oidc"])}.${styled(name, r.pick(["kebab", "dotted"]))}`,
    escape: as.properties,
    write: (r, pairs) => pairs.map(([n, v]) => `${n}${r.pick(["=", " = "])}${v}`).join("\n"),
  },
  "properties-colon": { names: named(["dotted", "camel"]), escape: as.properties, write: (r, pairs) => pairs.map(([n, v]) => `${n}: ${v}`).join("\n") },
  toml: { names: named(["snake", "kebab"]), escape: as.json, write: (r, pairs) => `[${app(r)}.${word(r)}]\n${pairs.map(([n, v]) => `${n} = "${v}"`).join("\n")}` },
  "toml-literal": { names: named(["snake", "kebab"]), escape: as.envSingle, write: (r, pairs) => `[[${app(r)}]]\n${pairs.map(([n, v]) => `${n} = '${v}'`).join("\n")}` },
  "xml-attribute": { names: named(["camel", "snake", "kebab"]), escape: as.xmlAttribute, write: (r, pairs) => `<${app(r)} ${pairs.map(([n, v]) => `${n}="${v}"`).join(" ")}/>` },
  "xml-element": {
    names: named(["camel", "pascal", "kebab"]),
    escape: as.xml,
    write: (r, pairs) => `<?xml version="1.0"?>\n<server>\n${pairs.map(([n, v]) => `  <${n}>${v}</${n}>`).join("\n")}\n</server>`,
  },
  "xml-cdata": { names: named(["camel", "pascal"]), escape: as.cdata, write: (r, pairs) => `<config>${pairs.map(([n, v]) => `<${n}><![CDATA[${v}]]></${n}>`).join("")}</config>` },
  "xml-add-key": {
    names: named(["pascal", "camel"]),
    escape: as.xmlAttribute,
    write: (r, pairs) => `<appSettings>\n${pairs.map(([n, v]) => `  <add key="${n}" value="${v}" />`).join("\n")}\n</appSettings>`,
  },
  "xml-property": {
    names: named(["camel", "dotted"]),
    escape: as.xmlAttribute,
    write: (r, pairs) => `<bean id="${word(r)}">\n${pairs.map(([n, v]) => `  <property name="${n}" value="${v}"/>`).join("\n")}\n</bean>`,
  },
  "html-escaped": { names: JSON_NAMES, escape: (v) => as.html(as.json(v)), write: (r, pairs) => `<pre>{${pairs.map(([n, v]) => `&quot;${n}&quot;:&quot;${v}&quot;`).join(",")}}</pre>` },
  "html-input": {
    names: named(["camel", "snake"]),
    escape: as.xmlAttribute,
    write: (r, pairs) => `<form action="/save">\n${pairs.map(([n, v]) => `  <input type="hidden" name="${n}" value="${v}">`).join("\n")}\n</form>`,
  },
  csv: {
    names: named(["title", "snake"]),
    escape: as.csv,
    write: (r, pairs) => `${pairs.map(([n]) => n).join(",")}\n${pairs.map(([, v]) => (/[",\s]/.test(v) || r.chance(0.3) ? `"${v}"` : v)).join(",")}`,
  },
  table: {
    names: named(["title", "snake"]),
    escape: as.token,
    write: (r, pairs) => pairs.map(([n, v]) => `${n.padEnd(28)} ${v}`).join("\n"),
  },
  "table-boxed": {
    names: named(["snake", "spaced"]),
    escape: as.token,
    write: (r, pairs) => `| Property | Value |\n|${"-".repeat(10)}|${"-".repeat(10)}|\n${pairs.map(([n, v]) => `| ${n} | ${v} |`).join("\n")}`,
  },
  "docker-compose": {
    names: named(["upper"]),
    escape: as.json,
    write: (r, pairs) => `services:\n  ${app(r)}:\n    image: ${word(r)}:latest\n    environment:\n${pairs.map(([n, v]) => `      ${n}: "${v}"`).join("\n")}`,
  },
  "docker-compose-list": {
    names: named(["upper"]),
    escape: as.shellWord,
    write: (r, pairs) => `services:\n  ${app(r)}:\n    environment:\n${pairs.map(([n, v]) => `      - ${n}=${v}`).join("\n")}`,
  },
  "github-actions": {
    names: named(["upper"]),
    escape: as.yamlSingle,
    write: (r, pairs) => `jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n${pairs.map(([n, v]) => `      ${n}: '${v}'`).join("\n")}\n    steps:\n      - uses: actions/checkout@v4`,
  },
  "github-actions-with": {
    names: named(["kebab", "snake"]),
    escape: as.yamlPlain,
    write: (r, pairs) => `      - uses: docker/login-action@v3\n        with:\n          registry: ${host(r)}\n${pairs.map(([n, v]) => `          ${n}: ${v}`).join("\n")}`,
  },
  "gitlab-ci": { names: named(["upper"]), escape: as.json, write: (r, pairs) => `variables:\n${pairs.map(([n, v]) => `  ${n}: "${v}"`).join("\n")}\nbuild:\n  script:\n    - make ${app(r)}` },
  terraform: {
    names: named(["snake"]),
    escape: as.dollars,
    write: (r, pairs) => `resource "${word(r)}_registry" "${app(r)}" {\n${pairs.map(([n, v]) => `  ${n.padEnd(20)} = "${v}"`).join("\n")}\n}`,
  },
  "terraform-variable": {
    names: named(["snake"]),
    escape: as.dollars,
    write: (r, pairs) => pairs.map(([n, v]) => `variable "${n}" {\n  type    = string\n  default = "${v}"\n}`).join("\n"),
  },
  tfvars: { names: named(["snake"]), escape: as.dollars, write: (r, pairs) => pairs.map(([n, v]) => `${n} = "${v}"`).join("\n") },
  "kubernetes-string-data": {
    names: named(["kebab", "camel", "upper"]),
    escape: as.json,
    write: (r, pairs) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${app(r)}-credentials\ntype: Opaque\nstringData:\n${pairs.map(([n, v]) => `  ${n}: "${v}"`).join("\n")}`,
  },
  "kubernetes-data": {
    names: named(["kebab", "camel", "upper"]),
    escape: as.base64,
    opaque: true,
    write: (r, pairs) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${app(r)}-credentials\ntype: Opaque\ndata:\n${pairs.map(([n, v]) => `  ${n}: ${v}`).join("\n")}`,
  },
  "kubernetes-data-json": {
    names: named(["kebab", "camel"]),
    escape: as.base64,
    opaque: true,
    write: (r, pairs) => `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"${app(r)}"},"type":"Opaque","data":{${flat(pairs)}}}`,
  },
};
