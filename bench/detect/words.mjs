/** The harmless things that stand around a credential, and names in every style. */

import { LOWER } from "./random.mjs";

const two = (n) => String(n).padStart(2, "0");

const WORDS = (
  "amber anchor basil birch bridge candle canyon cedar cobalt comet coral delta ember falcon fern garnet glacier harvest " +
  "indigo island jasper juniper lantern lemon maple marble meadow monsoon nectar ocean olive onyx orchid pepper pine prairie " +
  "quartz raven river saffron sierra summit thunder timber tulip valley velvet walnut willow winter zephyr"
).split(" ");
export const word = (r) => r.pick(WORDS);

const APPS = ["billing", "checkout", "inventory", "payments", "scanner", "frontend", "gateway", "reports", "notifier", "ledger", "catalog"];
export const app = (r) => r.pick(APPS);

const USERS = ["alice", "bob", "deploy", "svc-scanner", "ci-bot", "jenkins", "admin", "zhangwei", "m.keller", "release", "operator", "reader"];
export const user = (r) => r.pick(USERS);

const ZONES = ["example.com", "corp.example.org", "internal.example.net", "acme.example", "svc.cluster.local"];
export const host = (r, first = r.pick(["registry", "harbor", "git", "db", "cache", "artifacts", "api", "hub"])) =>
  `${first}${r.chance(0.3) ? r.between(1, 9) : ""}.${r.pick(ZONES)}`;

const REGIONS = ["cn-north-4", "cn-east-3", "ap-southeast-1", "eu-west-101", "la-south-2"];
export const region = (r) => r.pick(REGIONS);

export const ip = (r) => `10.${r.below(256)}.${r.below(256)}.${r.between(1, 254)}`;
export const date = (r) => `202${r.between(3, 6)}-${two(r.between(1, 12))}-${two(r.between(1, 28))}`;
export const clock = (r) => `${two(r.below(24))}:${two(r.below(60))}:${two(r.below(60))}`;
export const instant = (r) => `${date(r)}T${clock(r)}.${r.between(100, 999)}Z`;
export const version = (r) => `${r.between(0, 9)}.${r.between(0, 30)}.${r.between(0, 20)}`;
export const image = (r) => `${host(r, "registry")}/${word(r)}/${app(r)}:${version(r)}`;
export const digest = (r) => `sha256:${r.hex(64)}`;
/** Kubernetes leaves out what could spell a word. */
const SUFFIX = LOWER.replace(/[aeiouy]/g, "") + "2456789";
export const pod = (r) => `${app(r)}-${r.hex(10)}-${r.text(SUFFIX, 5)}`;

/** Name and value of a setting that is nobody's secret. */
export function setting(r) {
  return r.pick([
    () => ["region", region(r)],
    () => ["replicas", String(r.between(1, 9))],
    () => ["log-level", r.pick(["info", "debug", "warn"])],
    () => ["timeout", `${r.between(5, 90)}s`],
    () => ["port", String(r.between(1024, 49151))],
    () => ["image", image(r)],
    () => ["created-at", instant(r)],
    () => ["enabled", r.pick(["true", "false"])],
    () => ["max-retries", String(r.between(1, 9))],
    () => ["namespace", `${word(r)}-${app(r)}`],
    () => ["project-id", r.hex(32)],
    () => ["endpoint", `https://${host(r)}/v2/`],
    () => ["description", `${app(r)} service of team ${word(r)}`],
    () => ["username", user(r)],
    () => ["bucket-name", `${word(r)}-${app(r)}-${r.between(10, 99)}`],
    () => ["cluster-id", r.uuid()],
  ])();
}

/** Some settings of different names. */
export function settings(r, count) {
  const found = new Map();
  while (found.size < count) found.set(...setting(r));
  return [...found];
}

const STYLES = {
  snake: (words) => words.join("_"),
  kebab: (words) => words.join("-"),
  dotted: (words) => words.join("."),
  upper: (words) => words.join("_").toUpperCase(),
  camel: (words) => words.map((word, at) => (at ? capital(word) : word)).join(""),
  pascal: (words) => words.map(capital).join(""),
  spaced: (words) => words.join(" "),
  title: (words) => words.map(capital).join(" "),
  header: (words) => words.map(capital).join("-"),
};
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A name written `like-this` in another style. */
export const styled = (name, style) => STYLES[style](name.split("-"));

/** A line of a log. */
export function logLine(r) {
  return `${instant(r)} ${r.pick(["INFO", "DEBUG", "WARN"])} ${r.pick([
    () => `pulled ${image(r)} in ${r.between(100, 9000)}ms`,
    () => `GET /api/v1/${word(r)}/${r.between(1, 9999)} 200 ${r.between(1, 900)}ms`,
    () => `pod ${pod(r)} scheduled on node-${r.between(1, 40)}`,
    () => `connection from ${ip(r)}:${r.between(1024, 65535)} accepted`,
    () => `reconcile ${word(r)}/${app(r)} done, request ${r.uuid()}`,
    () => `cache miss for ${digest(r)}`,
    () => `client ${user(r)} started session on ${host(r)}`,
    () => `retry ${r.between(1, 5)} of 5, access to ${host(r)} timed out`,
  ])()}`;
}
