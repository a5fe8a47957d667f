/** What a person did that cannot work, in a sentence that repeats no value they gave: it may be a password. */
export class Misuse extends Error {
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}

/** The status of the process. */
export const [FINE, FOUND, MISUSED] = [0, 1, 2];
