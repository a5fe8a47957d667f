/** The default entry: it carries the module inside, as text, and compiles it on the first call. */
import core from "berthing-core";
import { provide } from "./core.js";
import { decode } from "./dense.js";

provide(() => decode(core));

export * from "./api.js";
