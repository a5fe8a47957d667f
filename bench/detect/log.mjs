/** Logs as a container platform writes them, with credentials in them here and there. */
import { corpus } from "./corpus.mjs";
import { texts } from "./negatives/texts.mjs";
import { Random } from "./random.mjs";
import { app, clock, host, instant, ip, logLine, pod, user, word } from "./words.mjs";

const MESSAGES = [
  (r) => `client ${user(r)} has access to https://${host(r)}/v2/${word(r)}/${app(r)}/tags/list, session ${r.uuid()}`,
  (r) => `author ${user(r)} pushed ${word(r)}/${app(r)} with key ${r.hex(8)}, authorization by role ${word(r)}`,
  (r) => `token for ${app(r)} is valid for another ${r.between(1, 3600)} seconds, secretly refreshed by the session manager`,
  (r) => `GET https://${host(r)}/api/v1/namespaces/${word(r)}/secrets?limit=500&resourceVersion=0 200 OK in ${r.below(90)} milliseconds`,
  (r) => `http: TLS handshake error from ${ip(r)}:${r.between(1024, 65535)}: remote error: tls: unknown certificate authority`,
  (r) => `Updated certificate key store, ${r.below(99)} entries, keystore path /etc/${app(r)}/keys, passing health check`,
];
const json = (r, message) =>
  `{"time":"${instant(r)}","level":"info","logger":"${app(r)}","msg":"${message.replaceAll('"', "'")}","pod":"${pod(r)}","traceId":"${r.hex(32)}"}`;

/** Requests, pods and pulls: many words that begin as names of credentials do (`client`, `access`, `https`), and few names. */
const PLAIN = [
  logLine,
  (r) => json(r, `GET /api/v1/${word(r)}/${r.between(1, 9999)} ${r.pick([200, 201, 204, 404])} in ${r.below(900)} ms`),
  (r) => `${ip(r)} - - [12/Jun/2025:${clock(r)} +0000] "GET /v2/${word(r)}/${app(r)}/manifests/sha256:${r.hex(64)} HTTP/1.1" 200 ${r.below(9999)} "https://${host(r)}/" "client/1.4"`,
  (r) => `I0612 ${clock(r)}.${r.between(100000, 999999)} 1 controller.go:${r.below(900)}] access to ${pod(r)} by client ${ip(r)} granted in ${r.below(90)} ms`,
];

/** With texts that were made to look like credentials: every other line has the name of one. */
const NAMED = [
  logLine,
  logLine,
  texts["access-log"],
  texts["container-log"],
  texts.systemd,
  (r) => json(r, `GET /api/v1/${word(r)}/${r.between(1, 9999)} ${r.pick([200, 201, 204, 404])} in ${r.below(900)} ms`),
];

/** Names of credentials in every line, and none of them has one. */
const WORDY = [
  texts["auth-log"],
  (r) => `${instant(r)} INFO ${r.pick(MESSAGES)(r)}`,
  (r) => `${instant(r)} DEBUG ${r.pick(MESSAGES)(r)}`,
  (r) => json(r, r.pick(MESSAGES)(r)),
  (r) => `I0612 ${clock(r)}.${r.between(100000, 999999)} 1 controller.go:${r.below(900)}] ${r.pick(MESSAGES)(r)}`,
];

/** The lines of a log, by how many of them have the name of a credential. */
export const LINES = { few: PLAIN, some: NAMED, many: [...NAMED, ...WORDY] };

/** About so many bytes, with a credential for every 3.5 KB of them. */
export function log({ seed = 1, bytes = 1_000_000, names = "some" } = {}) {
  const r = new Random(`log/${seed}`);
  const secrets = corpus({ seed }).filter(({ family, text }) => family && text.length < 600);
  const lines = [];
  for (let [length, next] = [0, 0]; length < bytes; ) {
    const line = length >= next ? r.pick(secrets).text : r.pick(LINES[names])(r);
    if (length >= next) next += 3500;
    lines.push(line);
    length += Buffer.byteLength(line) + 1;
  }
  return lines.join("\n");
}
