/** Many records at once, from bytes: what is wrong with each; and each normalized and masked. */
import { processNdjson, validateNdjson } from "berthing";
import fastRedact from "fast-redact";
import pinoRedact from "@pinojs/redact";
import { HSS, KINDS, RHACS, SWR } from "../kinds.mjs";
import { ajv, handwritten, standalone } from "../peers/index.mjs";
import { race } from "../race.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const MASK = "******";

export const encode = (records) => encoder.encode(records.map((record) => JSON.stringify(record)).join("\n") + "\n");

const judgesOf = (peer) => Object.fromEntries(KINDS.map((kind) => [kind, peer.judge(kind)]));
const parse = (bytes) => decoder.decode(bytes).trimEnd().split("\n").map((line) => JSON.parse(line));

function verdicts(peer) {
  const judges = judgesOf(peer);
  return (bytes) => parse(bytes).map(({ kind, payload }) => judges[kind].validate(payload).length === 0);
}

/** What `normalize` does to these records, done by hand: no secret is touched. */
const NORMALIZE = {
  [HSS](payload) {
    for (const name of ["registry_name", "registry_addr", "registry_username", "connect_cluster_id", "namespace"]) trim(payload, name);
    if (typeof payload.protocol === "string") payload.protocol = payload.protocol.toLowerCase();
    if (payload.get_scan_image_channel !== "Other") delete payload.namespace;
  },
  [SWR](payload) {
    for (const name of ["name", "description", "project_id", "region_id", "instance_id", "url"]) trim(payload, name);
    if (payload.insecure === "true") payload.insecure = true;
  },
  [RHACS](payload) {
    for (const name of ["name", "clusterId"]) trim(payload, name);
    trim(payload.quay, "endpoint");
    if (payload.skipTestIntegration === "true") payload.skipTestIntegration = true;
  },
};

function trim(object, name) {
  if (typeof object[name] === "string") object[name] = object[name].trim();
}

/** The secrets of all kinds, below `payload`. */
const SECRETS = {
  [HSS]: ["registry_password"],
  [SWR]: ["credential.access_key", "credential.access_secret"],
  [RHACS]: ["quay.oauthToken", "quay.registryRobotCredentials.password"],
};

const redactors = (make) =>
  Object.fromEntries(KINDS.map((kind) => [kind, make({ paths: SECRETS[kind].map((path) => `payload.${path}`), censor: MASK })]));

/** What stands between a normalized record and its masked text. */
const stringify = { "fast-redact": redactors(fastRedact), "@pinojs/redact": redactors(pinoRedact) };

function rewriter(peer, texts) {
  const judges = judgesOf(peer);
  return (bytes) => {
    const lines = parse(bytes).map((record) => {
      const { kind, payload } = record;
      NORMALIZE[kind](payload);
      judges[kind].validate(payload);
      return texts[kind](record);
    });
    return encoder.encode(lines.join("\n") + "\n");
  };
}

/** Secrets of these kinds alone, assigned in place. */
function byHand(record) {
  const { kind, payload } = record;
  for (const path of SECRETS[kind]) {
    const names = path.split(".");
    const last = names.pop();
    let object = payload;
    for (const name of names) object = object?.[name];
    if (object?.[last] !== undefined) object[last] = MASK;
  }
  return JSON.stringify(record);
}

const everyKind = (text) => Object.fromEntries(KINDS.map((kind) => [kind, text]));

export const VERDICTS = {
  [ajv.name]: verdicts(ajv),
  [standalone.name]: verdicts(standalone),
  [handwritten.name]: verdicts(handwritten),
};

export const REWRITERS = {
  "ajv": rewriter(ajv, everyKind(byHand)),
  ...Object.fromEntries(Object.entries(stringify).map(([name, texts]) => [`ajv + ${name}`, rewriter(ajv, texts)])),
  "hand-written": rewriter(handwritten, everyKind(byHand)),
};

/** Lines that are judged otherwise than by berthing; and good ones that come out otherwise. */
export function differences(bytes) {
  const bad = new Set(validateNdjson(bytes, { limit: Number.MAX_SAFE_INTEGER }).reports.filter(({ issues }) => issues.some(({ severity }) => severity === "error")).map(({ line }) => line));
  const output = decoder.decode(processNdjson(bytes).output).split("\n");
  const verdicts = Object.entries(VERDICTS).map(([name, judge]) => [name, judge(bytes).filter((isFine, at) => isFine === bad.has(at + 1)).length]);
  const lines = Object.entries(REWRITERS).map(([name, rewrite]) => [name, decoder.decode(rewrite(bytes)).split("\n").filter((line, at) => line !== output[at] && !bad.has(at + 1)).length]);
  return { verdicts: Object.fromEntries(verdicts), lines: Object.fromEntries(lines) };
}

export function run(bytes, how) {
  const ways = (contenders, ours) => [...Object.entries(contenders).map(([name, work]) => ({ name, run: () => work(bytes).length })), { name: "berthing", run: ours }];
  const options = { against: ajv.name, ...how };
  return {
    "NDJSON bytes to verdicts": race(ways(VERDICTS, () => validateNdjson(bytes, { limit: 0 }).valid), options),
    "NDJSON bytes to normalized, masked bytes": race(ways(REWRITERS, () => processNdjson(bytes, { limit: 0 }).output.length), options),
  };
}
