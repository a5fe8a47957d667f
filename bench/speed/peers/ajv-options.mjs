/** Formats say nothing here that a pattern does not. */
export const OPTIONS = { strict: false, validateFormats: false };
