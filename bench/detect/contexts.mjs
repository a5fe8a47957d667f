/** Where a credential stands: `context(r, kind)` gives the text and its secrets, or nothing when this one cannot stand there. */
import * as as from "./formats/escape.mjs";
import { code } from "./formats/code.mjs";
import { data } from "./formats/data.mjs";
import { logs } from "./formats/logs.mjs";
import { app, host, instant, logLine, pod, settings, styled, user, word } from "./words.mjs";

export const FORMATS = { ...data, ...logs, ...code };

const made = (r, kind) => {
  const value = kind.make(r);
  return typeof value === "string" ? { value, parts: [value] } : value;
};

/** Other settings that the format can hold, as escaped pairs. */
export function neighbours(r, format, name) {
  const others = settings(r, r.between(1, 4)).filter(([other]) => other !== name);
  const pairs = others.map(([name, value]) => [name, format.escape(value)]);
  return pairs.filter(([, value]) => value !== undefined);
}

/** Named in a file, log or source text, among harmless settings. */
export const inFormat = (format) => (r, kind) => {
  const { value, parts } = made(r, kind);
  const escaped = format.escape(value);
  if (escaped === undefined) return undefined;
  const name = r.pick(kind.names);
  const pairs = neighbours(r, format, name);
  pairs.splice(r.below(pairs.length + 1), 0, [name, escaped]);
  const style = format.names(r);
  const text = format.write(r, pairs.map(([key, text]) => [style(key), text]));
  return { text, secrets: format.opaque ? [escaped] : parts.map((part) => format.escape(part) ?? part) };
};

/** In a sentence nobody writes passwords with spaces or pure words. */
const spoken = (value) => /^\S{5,}$/.test(value) && /\d/.test(value) && !/[.,;:!?"'`。，！]$/.test(value) && !/^[-"'`]/.test(value);

const sentence = (write) => (r, kind) => {
  const { value } = made(r, kind);
  return spoken(value) ? { text: write(r, kind.noun, value), secrets: [value] } : undefined;
};

const PROSE = {
  "prose-expired": sentence((r, n, v) => `${instant(r)} WARN  The ${n} ${v} has expired, please renew it.`),
  "prose-login-failed": sentence((r, n, v) => `Login of ${user(r)} with ${n} ${v} failed: 401 Unauthorized`),
  "prose-is": sentence((r, n, v) => `Hi all,\n\nthe ${n} for ${host(r)} is ${v}. Do not share it.\n\n${user(r)}`),
  "prose-quoted": sentence((r, n, v) => `I set the ${n} to "${v}" on the ${word(r)} cluster, can you check?`),
  "prose-backticks": sentence((r, n, v) => `Use the ${n} \`${v}\` when asked, see step ${r.between(2, 9)}.`),
  "prose-parenthesis": sentence((r, n, v) => `Error: could not authenticate ${user(r)} (${n}: ${v}) against ${host(r)}`),
  "prose-using": sentence((r, n, v) => `${instant(r)} INFO authenticating to ${host(r)} as ${user(r)} using ${n} '${v}'`),
  "prose-chinese-is": sentence((r, n, v) => `${host(r)} 的${chinese(n)}是 ${v}，请妥善保管。`),
  "prose-chinese-colon": sentence((r, n, v) => `用户名：${user(r)}\n${chinese(n)}：${v}\n登录地址：https://${host(r)}`),
  "prose-chinese-failed": sentence((r, n, v) => `${instant(r)} 登录失败：${chinese(n)} ${v} 已过期`),
};

function chinese(noun) {
  if (/password/.test(noun)) return "密码";
  if (/token/.test(noun)) return "令牌";
  return /key/.test(noun) ? "密钥" : "密钥口令";
}

/** Nothing names it: only for credentials whose form says what they are. */
const unnamed = (write) => (r, kind) => {
  if (!kind.known) return undefined;
  const { value } = made(r, kind);
  return { text: write(r, value), secrets: [value] };
};

const UNNAMED = {
  "bare-line": unnamed((r, v) => `${v}\n`),
  "bare-log": unnamed((r, v) => `${logLine(r)}\n${instant(r)} ERROR request with ${v} was refused\n${logLine(r)}`),
  "bare-json-list": unnamed((r, v) => `{"args":["--verbose","${v}","${host(r)}"]}`),
  "bare-argument": unnamed((r, v) => `./deploy.sh ${app(r)} ${v} ${host(r)}`),
  "bare-path": unnamed((r, v) => `GET https://${host(r)}/hooks/${v}/notify 200`),
  "bare-diff": unnamed((r, v) => `@@ -1,3 +1,3 @@\n region: eu\n-key: ${v}\n+key: \${KEY}\n`),
  "bare-chat": unnamed((r, v) => `${user(r)}: can you try ${v}? mine does not work :(`),
  "bare-chinese": unnamed((r, v) => `试一下${v}，如果不行再联系我。`),
  "bare-comment": unnamed((r, v) => `func main() {\n\t// was ${v}\n\tconnect(os.Args[1])\n}`),
  "bare-quoted": unnamed((r, v) => `client.connect(host, "${v}", { retries: 3 })`),
  "bare-html": unnamed((r, v) => `<td>${user(r)}</td><td><code>${v}</code></td>`),
  "bare-csv": unnamed((r, v) => `${user(r)},${instant(r)},${v},active`),
};

const EVENTS = [
  (r, v) => `${instant(r)} DEBUG retry with ${v}`,
  (r, v) => `${instant(r)} ERROR ${host(r)} refused ${v}`,
  (r, v) => `pod ${pod(r)}: argv [connect ${v}]`,
  (r, v) => `> ${v}`,
];
const REPEATED = ["env-plain", "json-pretty", "yaml-double", "log-key-value", "python", "toml", "http-json", "shell-flags"];

/** Named once, and bare elsewhere in the text. */
const repeated = (write) => (r, kind) => {
  const { value, parts } = made(r, kind);
  if (parts.length !== 1 || !/^\S{8,}$/.test(value) || /^[a-z]+$/.test(value) || /["'\\$&<]/.test(value)) return undefined;
  const named = inFormat(FORMATS[r.pick(REPEATED)])(r, { ...kind, make: () => value });
  return named && { text: write(named.text, `${r.pick(EVENTS)(r, value)}\n${logLine(r)}`), secrets: [...new Set([...named.secrets, value])] };
};

const CRLF = ["json-pretty", "yaml-plain", "yaml-double", "env-double", "toml", "xml-element", "python", "docker-compose", "terraform", "properties-dotted"];

/** Long ones broken into lines; the last line must be long enough to be judged. */
const wrapped = (write) => (r, kind) => {
  const { value, parts } = made(r, kind);
  const width = r.pick([64, 76]);
  if (parts.length !== 1 || value.length < 140 || value.length % width < 10 || /\s/.test(value)) return undefined;
  const lines = value.match(new RegExp(`.{1,${width}}`, "g"));
  return { text: write(r, r.pick(kind.names), lines), secrets: lines };
};

const ARRANGED = {
  "repeated-after": repeated((text, event) => `${text}\n${event}`),
  "repeated-before": repeated((text, event) => `${event}\n${text}`),
  crlf: (r, kind) => {
    const sample = inFormat(FORMATS[r.pick(CRLF)])(r, kind);
    return sample && !sample.secrets.some((secret) => secret.includes("\n")) ? { ...sample, text: sample.text.replaceAll("\n", "\r\n") } : undefined;
  },
  "wrapped-yaml": wrapped((r, n, lines) => `${app(r)}:\n  ${styled(n, "snake")}: >-\n${lines.map((line) => `    ${line}`).join("\n")}\n  enabled: true\n`),
  "wrapped-colon": wrapped((r, n, lines) => `${styled(n, "title")}:\n${lines.join("\n")}\n\nExpires: ${instant(r)}\n`),
  "wrapped-shell": wrapped((r, n, lines) => `export ${styled(n, "upper")}="${lines.join("\\\n")}"\n`),
  "wrapped-base64": (r, kind) => {
    const inner = inFormat(FORMATS[r.pick(["json-compact", "env-double", "yaml-double"])])(r, kind);
    const lines = inner && as.base64(inner.text).match(/.{1,76}/g);
    if (!lines || lines.length < 2 || lines.at(-1).length < 10) return undefined;
    return { text: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${app(r)}\ndata:\n  ${r.pick(["config", "credentials", ".env"])}: |\n${lines.map((line) => `    ${line}`).join("\n")}\n`, secrets: lines };
  },
};

export const CONTEXTS = {
  ...Object.fromEntries(Object.entries(FORMATS).map(([name, format]) => [name, inFormat(format)])),
  ...PROSE,
  ...UNNAMED,
  ...ARRANGED,
};
