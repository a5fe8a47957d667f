/** All of them, by the same two doors: `isValid(payload)`, and `validate(payload)`, which gives `{ path, code, message }`. */
export { ajv } from "./ajv.mjs";
export { berthing } from "./berthing.mjs";
export { handwritten } from "./handwritten.mjs";
export { standalone } from "./standalone.mjs";
export { typebox } from "./typebox.mjs";
export { valibot } from "./valibot.mjs";
export { yup } from "./yup.mjs";
export { zod } from "./zod.mjs";
