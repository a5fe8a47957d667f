/**
 * Where the core comes from: the package's default entry, which is a file beside the built one of this. It is left out of
 * the bundle, so that whoever imports both `berthing` and `berthing/element` has one core, and not 1.5 MB twice.
 */
export * from "./index.js";
