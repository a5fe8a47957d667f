import { Compile } from "typebox/schema";
import { schemas } from "../made/schemas.mjs";
import { toldBy } from "./told.mjs";

export const typebox = {
  name: "TypeBox",
  judge(kind) {
    const validator = Compile(schemas[kind]);
    return {
      isValid: (payload) => validator.Check(payload),
      validate(payload) {
        const [ok, errors] = validator.Errors(payload);
        return ok ? [] : toldBy(errors);
      },
    };
  },
};
