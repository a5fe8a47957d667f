/** Source code, scripts and command lines. */
import * as as from "./escape.mjs";
import { app, host, image, styled, word } from "../words.mjs";

const named = (styles) => (r) => {
  const style = r.pick(styles);
  return (name) => styled(name, style);
};
const each = (pairs, write, glue = "\n") => pairs.map(([name, value]) => write(name, value)).join(glue);

const UPPER = named(["upper"]);
const CAMEL = named(["camel"]);
const SNAKE = named(["snake"]);

export const code = {
  "shell-assign": { names: named(["upper", "snake"]), escape: as.shellSingle, write: (r, pairs) => `#!/bin/sh\nset -eu\n${each(pairs, (n, v) => `${n}='${v}'`)}\n./${app(r)}` },
  "shell-double": { names: named(["upper"]), escape: as.shellDouble, write: (r, pairs) => `#!/bin/bash\n${each(pairs, (n, v) => `export ${n}="${v}"`)}\nexec ${app(r)} serve` },
  "shell-local": { names: named(["snake"]), escape: as.shellDouble, write: (r, pairs) => `login() {\n${each(pairs, (n, v) => `  ${r.pick(["local", "readonly", "declare -r"])} ${n}="${v}"`)}\n  run\n}` },
  "shell-env-prefix": { names: UPPER, escape: as.shellWord, write: (r, pairs) => `$ ${r.pick(["", "env "])}${each(pairs, (n, v) => `${n}=${v}`, " ")} ./${app(r)} --verbose` },
  "docker-run-env": { names: UPPER, escape: as.shellWord, write: (r, pairs) => `docker run -d ${each(pairs, (n, v) => `-e ${n}=${v}`, " ")} -p 8080:80 ${image(r)}` },
  "shell-flags": { names: named(["kebab"]), escape: as.shellWord, write: (r, pairs) => `${app(r)}ctl connect ${each(pairs, (n, v) => `--${n}${r.pick(["=", " "])}${v}`, " ")}` },
  "shell-flags-quoted": { names: named(["kebab"]), escape: as.shellSingle, write: (r, pairs) => `${app(r)}ctl connect \\\n${each(pairs, (n, v) => `  --${n} '${v}'`, " \\\n")}` },
  "helm-set": { names: named(["camel", "dotted"]), escape: as.token, write: (r, pairs) => `helm upgrade --install ${app(r)} ./chart ${each(pairs, (n, v) => `--set ${n}=${v}`, " ")}` },
  "curl-json": { names: named(["snake", "camel"]), escape: (v) => as.shellSingle(as.json(v)), write: (r, pairs) => `curl -sS -X POST https://${host(r)}/api/v1/login -H 'Content-Type: application/json' -d '{${each(pairs, (n, v) => `"${n}":"${v}"`, ",")}}'` },
  "curl-json-double": {
    names: named(["snake", "camel"]),
    escape: (v) => as.shellDouble(as.json(v)),
    write: (r, pairs) => `curl -X PUT "https://${host(r)}/v2/config" --data "{${each(pairs, (n, v) => `\\"${n}\\":\\"${v}\\"`, ",")}}"`,
  },
  "curl-urlencode": { names: SNAKE, escape: as.shellSingle, write: (r, pairs) => `curl https://${host(r)}/oauth/token \\\n${each(pairs, (n, v) => `  --data-urlencode '${n}=${v}'`, " \\\n")}` },
  "curl-form": { names: SNAKE, escape: as.shellSingle, write: (r, pairs) => `curl ${each(pairs, (n, v) => `-F '${n}=${v}'`, " ")} https://${host(r)}/upload` },
  "curl-body": { names: SNAKE, escape: as.form, write: (r, pairs) => `curl -d '${each(pairs, (n, v) => `${n}=${v}`, "&")}' https://${host(r)}/session` },
  "powershell-env": { names: UPPER, escape: as.powershellDouble, write: (r, pairs) => `${each(pairs, (n, v) => `$env:${n} = "${v}"`)}\n.\\${app(r)}.exe` },
  "powershell-secure": {
    names: named(["pascal", "camel"]),
    escape: as.powershellSingle,
    write: (r, pairs) => each(pairs, (n, v) => (v.length < 8 || /^\d|[.:/]/.test(v) ? `$${n} = '${v}'` : `$${n} = ConvertTo-SecureString '${v}' -AsPlainText -Force`)),
  },
  "powershell-hashtable": { names: named(["pascal"]), escape: as.powershellSingle, write: (r, pairs) => `$params = @{\n${each(pairs, (n, v) => `    ${n} = '${v}'`)}\n}\nConnect-${word(r)} @params` },
  "cmd-set": { names: UPPER, escape: as.shellWord, write: (r, pairs) => `@echo off\r\n${each(pairs, (n, v) => `set ${r.chance(0.5) ? `"${n}=${v}"` : `${n}=${v}`}`, "\r\n")}\r\n${app(r)}.exe\r\n` },
  "dockerfile-env": { names: UPPER, escape: as.shellWord, write: (r, pairs) => `FROM alpine:3.20\n${each(pairs, (n, v) => `ENV ${n}${r.pick(["=", " "])}${v}`)}\nCMD ["/${app(r)}"]` },
  "dockerfile-arg": { names: UPPER, escape: as.shellDouble, write: (r, pairs) => `FROM golang:1.24 AS build\n${each(pairs, (n, v) => `ARG ${n}="${v}"`)}\nRUN make` },
  "docker-build-arg": { names: UPPER, escape: as.shellWord, write: (r, pairs) => `docker build ${each(pairs, (n, v) => `--build-arg ${n}=${v}`, " ")} -t ${image(r)} .` },
  "kubectl-literal": { names: named(["kebab", "upper"]), escape: as.shellSingle, write: (r, pairs) => `kubectl create secret generic ${app(r)} ${each(pairs, (n, v) => `--from-literal=${n}='${v}'`, " ")}` },
  python: { names: named(["snake", "upper"]), escape: as.python, write: (r, pairs) => `import os\n\n${each(pairs, (n, v) => `${n} = '${v}'`)}\n` },
  "python-arguments": { names: SNAKE, escape: as.json, write: (r, pairs) => `client = ${word(r)}.Client(\n${each(pairs, (n, v) => `    ${n}="${v}",`)}\n)` },
  "python-dict": { names: named(["snake", "upper"]), escape: as.json, write: (r, pairs) => `CONFIG = {\n${each(pairs, (n, v) => `    "${n}": "${v}",`)}\n}` },
  "python-index": { names: UPPER, escape: as.json, write: (r, pairs) => `import os\n${each(pairs, (n, v) => `os.environ["${n}"] = "${v}"`)}` },
  "js-const": { names: CAMEL, escape: as.json, write: (r, pairs) => each(pairs, (n, v) => `${r.pick(["const", "let", "export const"])} ${n} = "${v}";`) },
  "js-object": { names: CAMEL, escape: as.single, write: (r, pairs) => `const client = create${app(r)}({\n${each(pairs, (n, v) => `  ${n}: '${v}',`)}\n});` },
  "js-template": { names: CAMEL, escape: (v) => (/[`\\$\n]/.test(v) ? undefined : v), write: (r, pairs) => each(pairs, (n, v) => `this.${n} = \`${v}\`;`) },
  "go-struct": { names: named(["pascal"]), escape: as.json, write: (r, pairs) => `cfg := registry.Config{\n${each(pairs, (n, v) => `\t${n}: "${v}",`)}\n}` },
  "go-assign": { names: CAMEL, escape: as.json, write: (r, pairs) => `package main\n\n${each(pairs, (n, v) => `${r.pick(["const ", "var "])}${n} = "${v}"`)}` },
  "go-raw": { names: CAMEL, escape: (v) => (v.includes("`") ? undefined : v), write: (r, pairs) => each(pairs, (n, v) => `${n} := \`${v}\``) },
  java: { names: named(["camel", "upper"]), escape: as.json, write: (r, pairs) => `class Settings {\n${each(pairs, (n, v) => `    private static final String ${n} = "${v}";`)}\n}` },
  "java-builder": { names: CAMEL, escape: as.json, write: (r, pairs) => `Client.builder()\n${each(pairs, (n, v) => `    .${n}("${v}")`)}\n    .build();` },
  "java-setter": { names: named(["pascal"]), escape: as.json, write: (r, pairs) => each(pairs, (n, v) => `config.set${n}("${v}");`) },
  csharp: { names: named(["pascal", "camel"]), escape: as.json, write: (r, pairs) => each(pairs, (n, v) => `${r.pick(["private const", "public static readonly", "internal const"])} string ${n} = "${v}";`) },
  php: { names: SNAKE, escape: as.single, write: (r, pairs) => `<?php\nreturn [\n${each(pairs, (n, v) => `    '${n}' => '${v}',`)}\n];` },
  "php-define": { names: UPPER, escape: as.single, write: (r, pairs) => each(pairs, (n, v) => `define('${n}', '${v}');`) },
  ruby: { names: SNAKE, escape: as.json, write: (r, pairs) => `${word(r)}.configure do |config|\n${each(pairs, (n, v) => `  config.${n} = "${v}"`)}\nend` },
  rust: { names: named(["upper"]), escape: as.json, write: (r, pairs) => each(pairs, (n, v) => `const ${n}: &str = "${v}";`) },
  groovy: { names: CAMEL, escape: as.single, write: (r, pairs) => `credentials {\n${each(pairs, (n, v) => `    ${n} '${v}'`)}\n}` },
};
