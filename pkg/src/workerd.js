/** The entry for workers that may not compile code at run time: the module is imported, compiled already. */
import core from "./core.wasm";
import { provide } from "./core.js";

provide(() => core);

export * from "./api.js";
