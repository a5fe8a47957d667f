/**
 * What those peers share that know no JSON Schema: the patterns of the exported schemas, and what holds between fields, said
 * once, in plain JavaScript.
 */
import { HSS, RHACS, SWR } from "./kinds.mjs";
import { PROJECT, SAYS_HTTP, SAYS_HTTPS } from "./made/patterns.mjs";

export const isCategory = (value) => typeof value === "string" || (Number.isInteger(value) && value >= 0 && value <= 2);
const REGISTRY = ["REGISTRY", 0];
const SCANNER = ["SCANNER", 1];
const NODES = ["NODE_SCANNER", 2];

const isText = (value) => typeof value === "string" && value !== "";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What holds between fields: `add(path)` for each that is wrong. */
export const across = {
  [HSS]({ get_scan_image_channel: channel, namespace, protocol, registry_addr: address }, add) {
    if (channel === "Other" && !(isText(namespace) && PROJECT.test(namespace))) add("namespace");
    if (typeof address !== "string") return;
    if ((protocol === "https" && SAYS_HTTP.test(address)) || (protocol === "http" && SAYS_HTTPS.test(address))) add("registry_addr");
  },
  [SWR](payload, add) {
    if (payload.type !== "swr-pro-internal") return;
    for (const name of ["project_id", "region_id", "instance_id"]) if (!isText(payload[name])) add(name);
  },
  [RHACS]({ categories, quay }, add) {
    if (!Array.isArray(categories)) return;
    const count = (values) => categories.filter((category) => values.includes(category)).length;
    const [registries, scanners, nodes] = [count(REGISTRY), count(SCANNER), count(NODES)];
    if (registries + scanners + nodes === 0 || nodes > 0) add("categories");
    const robot = isObject(quay) && isObject(quay.registryRobotCredentials);
    if (!robot) return;
    if (registries === 1 && scanners + nodes === 0) {
      if (isText(quay.oauthToken)) add("quay", "oauthToken");
    } else if (scanners === 1 && registries + nodes === 0) {
      add("quay", "registryRobotCredentials");
    } else if (categories.length > 0 && !isText(quay.oauthToken)) {
      add("quay", "oauthToken");
    }
  },
};
