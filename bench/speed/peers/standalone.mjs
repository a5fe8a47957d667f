import { idOf } from "../kinds.mjs";
import * as all from "../made/all.mjs";
import * as first from "../made/first.mjs";
import { toldBy } from "./told.mjs";

export const standalone = {
  name: "ajv standalone",
  judge(kind) {
    const every = all[idOf(kind)];
    return { isValid: first[idOf(kind)], validate: (payload) => (every(payload) ? [] : toldBy(every.errors)) };
  },
};
