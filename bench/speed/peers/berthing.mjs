import { isValid, validate } from "berthing";

export const berthing = {
  name: "berthing",
  judge: (kind) => ({
    isValid: (payload) => isValid(kind, payload),
    validate: (payload) => validate(kind, payload).issues,
  }),
};
