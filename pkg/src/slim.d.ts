export * from "./index.js";

/**
 * Loads the module (`berthing/core.wasm`) from a URL, a Response, bytes or a compiled module.
 * @example
 * ```js
 * import { readFile } from "node:fs/promises";
 * import { init, isValid } from "berthing/slim";
 *
 * const module = await WebAssembly.compile(await readFile(new URL(import.meta.resolve("berthing/core.wasm"))));
 * await init(module); // in a page: await init("/berthing/core.wasm")
 * console.log(isValid("hss.registry.update", { protocol: "https" }));
 * // true
 * ```
 */
export function init(source: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>): Promise<void>;

/**
 * Takes the module's bytes, or the compiled module.
 * @example
 * ```js
 * import { readFileSync } from "node:fs";
 * import { initSync, isValid } from "berthing/slim";
 *
 * initSync(readFileSync(new URL(import.meta.resolve("berthing/core.wasm"))));
 * console.log(isValid("hss.registry.update", { protocol: "https" }));
 * // true
 * ```
 */
export function initSync(module: BufferSource | WebAssembly.Module): void;
