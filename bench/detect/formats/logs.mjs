/** Logs, dumps of values, HTTP and prose. */
import { ALNUM } from "../random.mjs";
import * as as from "./escape.mjs";
import { app, clock, date, host, instant, ip, styled, version, word } from "../words.mjs";

const named = (styles) => (r) => {
  const style = r.pick(styles);
  return (name) => styled(name, style);
};
const java = (r) => `${date(r)} ${clock(r)},${r.between(100, 999)} ${r.pick(["INFO", "DEBUG"])}  [main] c.e.${app(r)}.${r.pick(["Registry", "Session", "Sync"])}Service`;
const quotedIfNeeded = (v) => (/[\s"=\\]/.test(v) ? `"${v}"` : v);

const GO_NAMES = named(["pascal"]);
const FORM_NAMES = named(["snake", "camel"]);

export const logs = {
  "log-key-value": {
    names: named(["snake", "camel"]),
    escape: as.token,
    write: (r, pairs) => `time="${instant(r)}" level=info msg="registry configured" ${pairs.map(([n, v]) => `${n}=${v}`).join(" ")}`,
  },
  "log-key-quoted": {
    names: named(["snake", "camel"]),
    escape: as.json,
    write: (r, pairs) => `${instant(r)} INFO update applied ${pairs.map(([n, v]) => `${n}="${v}"`).join(" ")} caller=${app(r)}.go:${r.between(10, 400)}`,
  },
  "log-logfmt": {
    names: named(["snake"]),
    escape: (v) => as.json(v),
    write: (r, pairs) => `ts=${instant(r)} caller=main.go:${r.below(200)} ${pairs.map(([n, v]) => `${n}=${quotedIfNeeded(v)}`).join(" ")} duration=${r.below(900)}ms`,
  },
  "log-json": {
    names: named(["snake", "camel"]),
    escape: as.json,
    write: (r, pairs) => `{"time":"${instant(r)}","level":"debug","msg":"request","fields":{${pairs.map(([n, v]) => `"${n}":"${v}"`).join(",")}}}`,
  },
  "log-go-suffix": {
    names: named(["camel", "snake"]),
    escape: as.json,
    write: (r, pairs) => `${instant(r)}\tINFO\tregistry/client.go:${r.between(10, 300)}\tlogin\t{${pairs.map(([n, v]) => `"${n}": "${v}"`).join(", ")}}`,
  },
  "log-go-struct": {
    names: GO_NAMES,
    escape: as.token,
    write: (r, pairs) => `${date(r).replaceAll("-", "/")} ${clock(r)} config: ${r.pick(["", "&", "main.Config"])}{${pairs.map(([n, v]) => `${n}:${v}`).join(" ")}}`,
  },
  "log-go-struct-quoted": {
    names: GO_NAMES,
    escape: as.json,
    write: (r, pairs) => `${date(r).replaceAll("-", "/")} ${clock(r)} client.Options{${pairs.map(([n, v]) => `${n}:"${v}"`).join(", ")}}`,
  },
  "log-java": {
    names: named(["camel", "spaced"]),
    escape: as.token,
    write: (r, pairs) => `${java(r)} - Connecting with ${pairs.map(([n, v]) => `${n}: ${v}`).join(", ")}`,
  },
  "log-java-record": {
    names: named(["camel"]),
    escape: as.token,
    write: (r, pairs) => `${java(r)} - Loaded RegistryConfig${r.pick(["(#)", "[#]", "{#}"]).replace("#", () => pairs.map(([n, v]) => `${n}=${v}`).join(", "))}`,
  },
  "log-java-quoted": {
    names: named(["camel"]),
    escape: as.envSingle,
    write: (r, pairs) => `${java(r)} - User{${pairs.map(([n, v]) => `${n}='${v}'`).join(", ")}}`,
  },
  "log-python": {
    names: named(["snake"]),
    escape: as.python,
    write: (r, pairs) => `${date(r)} ${clock(r)},${r.between(100, 999)} - ${app(r)}.client - DEBUG - kwargs={${pairs.map(([n, v]) => `'${n}': '${v}'`).join(", ")}}`,
  },
  "log-python-repr": {
    names: named(["snake"]),
    escape: as.python,
    write: (r, pairs) => `DEBUG:${app(r)}:Credentials(${pairs.map(([n, v]) => `${n}='${v}'`).join(", ")})`,
  },
  "log-brackets": {
    names: named(["snake", "camel"]),
    escape: as.token,
    write: (r, pairs) => `[${instant(r)}] ${app(r)}: ${pairs.map(([n, v]) => `${n}=[${v}]`).join(" ")}`,
  },
  "log-parens": {
    names: named(["pascal"]),
    escape: as.token,
    write: (r, pairs) => `${instant(r)} WARN  ${word(r)}: ${pairs.map(([n, v]) => `${n}(${v})`).join(" ")}`,
  },
  "log-rust-debug": {
    names: named(["snake"]),
    escape: as.json,
    write: (r, pairs) => `${instant(r)} DEBUG ${app(r)}::auth: Config { ${pairs.map(([n, v]) => `${n}: ${r.chance(0.3) ? `Some("${v}")` : `"${v}"`}`).join(", ")} }`,
  },
  "log-ruby-hash": {
    names: named(["snake"]),
    escape: as.json,
    write: (r, pairs) => `I, [${instant(r)} #${r.between(100, 9999)}]  INFO -- :   Parameters: {${pairs.map(([n, v]) => `"${n}"=>"${v}"`).join(", ")}}`,
  },
  "log-colon": {
    names: named(["title"]),
    escape: as.noNewline,
    write: (r, pairs) => `${app(r)} setup finished\n${pairs.map(([n, v]) => `  ${n}: ${v}`).join("\n")}`,
  },
  "log-syslog": {
    names: named(["snake", "kebab"]),
    escape: as.token,
    write: (r, pairs) => `Jun ${r.between(1, 28)} ${clock(r)} node-${r.between(1, 40)} ${app(r)}[${r.between(100, 30000)}]: ${pairs.map(([n, v]) => `${n}=${v}`).join("; ")}`,
  },
  "http-form": {
    names: FORM_NAMES,
    escape: as.form,
    write: (r, pairs) => {
      const body = pairs.map(([n, v]) => `${n}=${v}`).join("&");
      return `POST /login HTTP/1.1\r\nHost: ${host(r)}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    },
  },
  "http-json": {
    names: FORM_NAMES,
    escape: as.json,
    write: (r, pairs) => `PUT /api/v1/registries/${r.below(99)} HTTP/1.1\nHost: ${host(r)}\nUser-Agent: ${app(r)}/${version(r)}\nContent-Type: application/json\n\n{${pairs.map(([n, v]) => `"${n}":"${v}"`).join(",")}}`,
  },
  "http-response": {
    names: FORM_NAMES,
    escape: as.json,
    write: (r, pairs) => `HTTP/1.1 201 Created\nServer: nginx\nX-Request-Id: ${r.uuid()}\nContent-Type: application/json\n\n{"id":${r.below(9999)},${pairs.map(([n, v]) => `"${n}":"${v}"`).join(",")}}`,
  },
  "http-multipart": {
    names: FORM_NAMES,
    escape: as.noNewline,
    write: (r, pairs) => {
      const boundary = `----WebKitFormBoundary${r.text(ALNUM, 16)}`;
      return pairs.map(([n, v]) => `--${boundary}\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`).join("") + `--${boundary}--`;
    },
  },
  "access-log": {
    names: FORM_NAMES,
    escape: as.query,
    write: (r, pairs) => `${ip(r)} - - [12/Jun/2025:${clock(r)} +0000] "GET /callback?${pairs.map(([n, v]) => `${n}=${v}`).join("&")} HTTP/1.1" 302 ${r.below(999)} "-" "curl/8.5.0"`,
  },
  "percent-encoded-json": {
    names: FORM_NAMES,
    escape: (v) => as.query(as.json(v)),
    write: (r, pairs) => `${instant(r)} redirect to /import?config=%7B${pairs.map(([n, v]) => `%22${n}%22%3A%22${v}%22`).join("%2C")}%7D`,
  },
  "markdown-fenced": {
    names: named(["upper"]),
    escape: as.shellWord,
    write: (r, pairs) => `## Setup\n\nRun this before starting ${app(r)}:\n\n\`\`\`sh\n${pairs.map(([n, v]) => `export ${n}=${v}`).join("\n")}\nmake run\n\`\`\`\n`,
  },
  "markdown-list": {
    names: named(["title", "spaced"]),
    escape: as.token,
    write: (r, pairs) => `The staging account:\n\n${pairs.map(([n, v]) => `- **${n}**: \`${v}\``).join("\n")}\n`,
  },
};
