import type { Bytes, MaskedText, Masker, StreamOptions, TextOptions } from "./index.js";

export * from "./index.js";

/** A rule of one's own for free text. */
export interface CustomRule {
  /** Its name in findings; no other rule's. */
  name: string;
  /**
   * A regular expression as Rust's `regex` has them: linear in time, without backreferences and look-around. It is
   * matched on UTF-8, and classes such as `\w` are those of ASCII. The secret is its group `(?<secret>…)`, or else the
   * whole match.
   */
  pattern: string;
}

/** What to look for in free text. */
export interface CustomTextOptions extends TextOptions {
  /** Rules of one's own. */
  rules?: CustomRule[];
  /** What is found is left alone when one of these patterns matches all of it. */
  allowPatterns?: string[];
}

/** `maskText` with rules of one's own. */
export function maskText(text: string, options?: CustomTextOptions): MaskedText;
export function maskText(text: Bytes, options?: CustomTextOptions): MaskedText<Uint8Array>;

/** `createMasker` with rules of one's own. */
export function createMasker(options?: CustomTextOptions & StreamOptions): Masker;

/** `maskTextStream` with rules of one's own. */
export function maskTextStream(
  options?: CustomTextOptions & StreamOptions,
): TransformStream<string | Uint8Array, string | Uint8Array>;
