/**
 * What is being checked: a payload of a kind, in the clear, and what berthing says about it. Everything that the page
 * shows of it comes from here, masked.
 *
 * `text` is set while what was entered cannot be read; it is then what is judged.
 */
import { mask, normalize, validate } from "/pkg/index.js";
import { unmask, valueAt, withValue } from "./pointer.js";

/** What keeps a text from being taken as a payload: it cannot be read, or not in one way only. */
const UNREADABLE = new Set(["not_json", "too_deep", "too_large", "duplicate_key", "internal"]);

const pretty = (value) => JSON.stringify(value, null, 2);

export class Subject {
  kind;
  payload = {};
  text;
  options = {};
  /** Where a request would go, as far as a curl command told. */
  target;

  constructor(kind) {
    this.kind = kind;
  }

  /** What is judged. */
  get subject() {
    return this.text ?? this.payload;
  }

  /** Takes JSON text, if it can be read. Masks that were left alone stand for what they hide. */
  read(text) {
    const { issues } = validate(this.kind, text, this.options);
    const unread = issues.some(
      ({ code, pointer }) => UNREADABLE.has(code) || (code === "wrong_type" && pointer === ""),
    );
    this.text = unread ? text : undefined;
    if (!unread) this.payload = unmask(JSON.parse(text), mask(this.kind, this.payload), this.payload);
  }

  /** Takes a payload. */
  set(payload) {
    [this.text, this.payload] = [undefined, payload];
  }

  /**
   * What the tabs show: the report now, the rest when it is asked for.
   * @param {Report} [report] the form's, which knows of stored secrets
   */
  view(report) {
    const { kind, payload, text, options, target, subject } = this;
    const fit = mask(kind, subject);
    let normalized;
    return {
      kind,
      payload,
      text,
      subject,
      options,
      target,
      masked: pretty(text === undefined ? fit : JSON.parse(fit)),
      report: (text === undefined && report) || validate(kind, subject, options),
      normalized: () => (normalized ??= normalize(kind, subject, options)),
    };
  }

  normalized() {
    return normalize(this.kind, this.subject, this.options).value;
  }

  /** The payload with an issue's fix. */
  mended({ pointer, fix }) {
    return withValue(this.payload, pointer, fix.value);
  }

  /** What a fix would bring, masked: an address can have a password inside. */
  preview(issue) {
    return valueAt(mask(this.kind, this.mended(issue)), issue.pointer);
  }
}
