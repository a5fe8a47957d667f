/** The entry without the module: give it `berthing/core.wasm` before the first call. */
import * as glue from "berthing-glue";
import { adopt } from "./core.js";

/** Loads the module from a URL, a Response, bytes or a compiled module. */
export async function init(source) {
  adopt(await glue.default({ module_or_path: source }));
}

/** Takes the module's bytes, or the compiled module. */
export function initSync(module) {
  adopt(glue.initSync({ module }));
}

export * from "./api.js";
