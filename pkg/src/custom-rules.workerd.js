/** The entry with custom rules, for workers that may not compile code at run time. */
import core from "./custom-rules.wasm";
import { provide } from "./core.js";

provide(() => core);

export * from "./api.js";
