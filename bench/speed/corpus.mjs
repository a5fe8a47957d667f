/** Payloads of three kinds, seeded: good ones, and what may be wrong with them, one fault a field. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HSS, KINDS, RHACS, SWR } from "./kinds.mjs";

const { HEX, LOWER, Random } = await import(pathToFileURL(join(process.env.BERTHING_ROOT, "bench/detect/random.mjs")));

/** One character that JavaScript counts as two. */
const WIDE = "\u{20000}";

const host = (r) => `${r.text(LOWER, r.between(3, 12))}.${r.pick(["example.com", "registry.example.org", "example.net:5000"])}`;
const ip = (r) => `10.${r.below(256)}.${r.below(256)}.${r.below(256)}`;
const secret = (r) => `example-${r.text(HEX, r.between(8, 40))}`;

const GOOD = {
  [HSS]: (r) => ({
    registry_name: r.chance(0.02) ? WIDE.repeat(r.between(65, 128)) : `harbor-${r.text(LOWER, 8)}`,
    registry_type: r.pick(["Harbor", "Jfrog"]),
    api_version: r.pick(["V1", "V2"]),
    protocol: "https",
    registry_addr: r.chance(0.2) ? ip(r) : host(r),
    registry_username: `robot$${r.text(LOWER, 8)}`,
    registry_password: secret(r),
    connect_cluster_id: r.uuid(),
    ...r.pick([{ get_scan_image_channel: "Swr" }, { get_scan_image_channel: "Other", namespace: r.text(LOWER, 6) }]),
  }),
  [SWR]: (r) => ({
    name: `standby_${r.text(LOWER, 6)}`,
    description: "",
    ...r.pick([
      { type: "huawei-SWR" },
      { type: "swr-pro" },
      { type: "swr-pro-internal", project_id: r.hex(32), region_id: "cn-north-4", instance_id: r.uuid() },
    ]),
    url: `https://${host(r)}`,
    credential: { type: "basic", access_key: `cn-north-4@${r.text(HEX, 20)}`, access_secret: secret(r) },
    ...(r.chance(0.3) && { dns_conf: { hosts: { [`${r.text(LOWER, 6)}.example.com`]: ip(r) } } }),
    insecure: r.chance(0.5),
  }),
  [RHACS]: (r) => ({
    name: `quay ${r.text(LOWER, 8)}`,
    type: "quay",
    ...r.pick([
      { categories: ["REGISTRY", "SCANNER"], quay: { endpoint: host(r), oauthToken: secret(r) } },
      { categories: ["REGISTRY"], quay: { endpoint: `https://${host(r)}`, registryRobotCredentials: { username: `acme+${r.text(LOWER, 6)}`, password: secret(r) } } },
      { categories: ["REGISTRY"], quay: { endpoint: host(r) } },
    ]),
    skipTestIntegration: r.chance(0.5),
    clusterId: r.uuid(),
  }),
};

/** Each spoils a field of its own, so that any three can be together. */
const FAULTS = {
  [HSS]: [
    (p, r) => (p.registry_name = r.pick(["", "x".repeat(129), WIDE.repeat(129), 7, null])),
    (p, r) => (p.registry_type = r.pick(["Quay", "", 1])),
    (p) => delete p.api_version,
    (p, r) => (p.protocol = r.pick(["gopher", "HTTPS", false])),
    (p, r) => (p.registry_addr = r.pick(["a b", "harbor.example.com:99999", "http://harbor.example.com", "", []])),
    (p, r) => (p.registry_username = r.pick([7, "", "u".repeat(200)])),
    (p) => delete p.registry_password,
    (p, r) => (p.connect_cluster_id = r.pick(["x".repeat(65), null])),
    (p) => Object.assign(p, { get_scan_image_channel: "Other", namespace: "Upper Case" }),
  ],
  [SWR]: [
    (p, r) => (p.name = r.pick(["", "with space", "x".repeat(65), 7])),
    (p, r) => (p.description = r.pick([7, {}])),
    (p) => Object.assign(p, { type: "swr-pro-internal", project_id: "" }),
    (p, r) => (p.url = r.pick(["", "ftp://x.example.com", "https://a b", null])),
    (p) => delete p.credential.access_secret,
    (p, r) => (p.credential.access_key = r.pick(["", 7])),
    (p, r) => (p.dns_conf = { hosts: { "a.example.com": r.pick(["10.0.0", "", 7]) } }),
    (p, r) => (p.insecure = r.pick(["true", 1, null])),
  ],
  [RHACS]: [
    (p, r) => (p.name = r.pick(["", 7, null])),
    (p, r) => (p.categories = r.pick([["NODE_SCANNER"], [], "REGISTRY", ["REGISTRY", 2]])),
    (p, r) => (p.quay.endpoint = r.pick(["", "localhost", "https://%zz", 7])),
    (p) => (p.docker = { endpoint: "registry.example.com" }),
    (p, r) => (p.quay.registryRobotCredentials = r.pick([{ username: "", password: "p" }, "robot"])),
    (p, r) => (p.skipTestIntegration = r.pick(["true", 1])),
    (p, r) => (p.clusterId = r.pick([7, []])),
    (p, r) => (p.source = r.pick([7, { namespace: 7 }])),
  ],
};

/** So many of each kind, with so many faults each. */
export function payloads({ seed, count, faults }) {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const r = new Random(`${seed} ${kind} ${faults}`);
      const one = () => {
        const payload = GOOD[kind](r);
        for (const spoil of r.some(FAULTS[kind], faults)) spoil(payload, r);
        return payload;
      };
      return [kind, Array.from({ length: count }, one)];
    }),
  );
}

/** What normalizing mends, and nobody minds. */
const UNTIDY = {
  [HSS]: (p) => ({ ...p, connect_cluster_id: ` ${p.connect_cluster_id}` }),
  [SWR]: (p) => ({ ...p, url: `${p.url} ` }),
  [RHACS]: (p) => ({ ...p, name: ` ${p.name} ` }),
};

/** Records of all kinds in turn; one in a hundred has a fault, one in eight needs tidying. */
export function records({ seed, count }) {
  const [good, bad] = [0, 1].map((faults) => payloads({ seed, count: 512, faults }));
  return Array.from({ length: count }, (_, at) => {
    const kind = KINDS[at % KINDS.length];
    const payload = (at % 100 === 99 ? bad : good)[kind][(at * 7) % 512];
    return { kind, payload: at % 8 === 0 ? UNTIDY[kind](payload) : payload };
  });
}
