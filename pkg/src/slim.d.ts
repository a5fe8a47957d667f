export * from "./index.js";

/** Loads the module (`berthing/core.wasm`) from a URL, a Response, bytes or a compiled module. */
export function init(source: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>): Promise<void>;

/** Takes the module's bytes, or the compiled module. */
export function initSync(module: BufferSource | WebAssembly.Module): void;
