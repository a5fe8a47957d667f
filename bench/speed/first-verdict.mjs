/** Prints the milliseconds from the first import to the first verdict of the library that the argument names. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HSS, idOf } from "./kinds.mjs";

const judged = (peer) => peer.judge(HSS).isValid;
const STARTS = {
  "ajv": async () => judged((await import("./peers/ajv.mjs")).ajv),
  "ajv standalone": async () => (await import("./made/first.mjs"))[idOf(HSS)],
  "zod": async () => judged((await import("./peers/zod.mjs")).zod),
  "valibot": async () => judged((await import("./peers/valibot.mjs")).valibot),
  "berthing": async () => judged((await import("./peers/berthing.mjs")).berthing),
  "berthing/slim": async () => {
    const { initSync, isValid } = await import("berthing/slim");
    initSync(readFileSync(createRequire(import.meta.url).resolve("berthing/core.wasm")));
    return (payload) => isValid(HSS, payload);
  },
};

const PAYLOAD = {
  registry_name: "harbor",
  registry_type: "Harbor",
  api_version: "V2",
  protocol: "https",
  registry_addr: "harbor.example.com",
  registry_username: "robot$scanner",
  registry_password: "example-Pa55word",
  connect_cluster_id: "c-1",
  get_scan_image_channel: "Swr",
};

const before = performance.now();
const isValid = await STARTS[process.argv[2]]();
if (!isValid(PAYLOAD)) throw new Error("the payload is good");
console.log(performance.now() - before);
