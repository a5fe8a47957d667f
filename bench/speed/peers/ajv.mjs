import Ajv from "ajv/dist/2020.js";
import { schemas } from "../made/schemas.mjs";
import { OPTIONS } from "./ajv-options.mjs";
import { toldBy } from "./told.mjs";

const compile = (kind, options) => new Ajv({ ...OPTIONS, ...options }).compile(schemas[kind]);

export const ajv = {
  name: "ajv",
  /** Compiling takes long, so it is done for what is asked, the first time. */
  judge(kind) {
    let first, all;
    return {
      isValid: (payload) => (first ??= compile(kind))(payload),
      validate(payload) {
        all ??= compile(kind, { allErrors: true });
        return all(payload) ? [] : toldBy(all.errors);
      },
    };
  },
};
