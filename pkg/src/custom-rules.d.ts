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

/**
 * `maskText` with rules of one's own.
 * @example
 * ```js
 * import { maskText } from "berthing/custom-rules";
 *
 * const rules = [{ name: "badge", pattern: "badge (?<secret>\\d{6})" }];
 * console.log(maskText("door 4, badge 314159", { rules }));
 * // {
 * //   text: 'door 4, badge ******',
 * //   findings: [ { rule: 'badge', start: 14, end: 20 } ]
 * // }
 * ```
 */
export function maskText(text: string, options?: CustomTextOptions): MaskedText;
export function maskText(text: Bytes, options?: CustomTextOptions): MaskedText<Uint8Array>;

/**
 * `createMasker` with rules of one's own.
 * @example
 * ```js
 * import { createMasker } from "berthing/custom-rules";
 *
 * const masker = createMasker({ rules: [{ name: "badge", pattern: "badge (?<secret>\\d{6})" }] });
 * console.log(masker.push("badge 314159\nbadge 27") + masker.end());
 * // badge ******
 * // badge 27
 * ```
 */
export function createMasker(options?: CustomTextOptions & StreamOptions): Masker;

/**
 * `maskTextStream` with rules of one's own.
 * @example
 * ```js
 * import { maskTextStream } from "berthing/custom-rules";
 *
 * const { body } = new Response("badge 314159");
 * const stream = maskTextStream({ rules: [{ name: "badge", pattern: "badge (?<secret>\\d{6})" }] });
 * console.log(await new Response(body.pipeThrough(stream)).text());
 * // badge ******
 * ```
 */
export function maskTextStream(
  options?: CustomTextOptions & StreamOptions,
): TransformStream<string | Uint8Array, string | Uint8Array>;
