/**
 * What a form holds, and what the core says about it. There is no DOM here, and no rule: which fields apply, what is
 * needed, and whether stored secrets may be kept is asked of the core after every change.
 *
 * What a person typed into a field that no longer applies is parked: it does not count, and is back when the field is.
 * What was filled in from outside stays where it is, so that nothing is dropped without a word.
 */
import { describe, mask, reconcile, validate } from "./core.js";
import { flat, isEmpty, isFilled, isObject, nearest, same, tidy, valueAt, withValue } from "./payload.js";

const MASK = "******";
/** Takes the place of each secret that the server holds, so that the core can say whether it would be kept. */
const STAND_IN = "the stored secret";

export class Model {
  kind;
  /** What `describe` says, for the payload as it is. */
  form;
  payload = {};
  report;
  /** Pointers of stored secrets: those that are kept, and those that must be entered again. */
  kept = new Set();
  asked = new Set();

  #options = {};
  /** The payload without the masks of kept secrets. */
  #values = {};
  #parked = new Map();
  /** `{ record, at, secrets }`: what the server holds, where it stands in the payload, and pointers of its secrets. */
  #stored;
  #start = {};

  constructor(kind, options = {}) {
    this.form = describe(kind, {}, options);
    this.kind = kind;
    this.#options = options;
    this.fill({});
  }

  get stored() {
    return this.#stored?.record;
  }

  get isEditing() {
    return this.#stored !== undefined;
  }

  set options(options) {
    describe(this.kind, {}, options);
    this.#options = options;
    this.#settle();
  }

  /** Takes a payload as a whole. The mask of a stored secret stands for what is stored. */
  fill(payload) {
    this.#values = this.#withoutMasks(isObject(payload) ? payload : {});
    this.#start = this.#values;
    this.#parked.clear();
    this.form = undefined;
    this.#settle();
  }

  /** Turns to editing what the server holds; `undefined` turns back to entering something new. */
  edit(record) {
    this.#stored = isObject(record) ? this.#read(record) : undefined;
    if (!this.#stored) return this.#settle();
    this.fill(withoutAll(withValue({}, this.#stored.at, record), this.#stored.secrets));
  }

  /** A person entered this. */
  change(pointer, value) {
    this.#values = withValue(this.#values, pointer, value);
    this.#settle();
  }

  /** Back to what it was filled with. */
  reset() {
    this.fill(this.#start);
  }

  /** The payload after an issue's fix. */
  mended({ pointer, fix }) {
    return withValue(this.#values, pointer, fix.op === "remove" ? undefined : fix.value);
  }

  mend(issue) {
    this.#values = this.mended(issue);
    this.#settle();
  }

  /** What a fix would bring, as it may be shown. */
  preview(issue) {
    return valueAt(mask(this.kind, this.mended(issue)), issue.pointer);
  }

  /**
   * The box which, when it is ticked, makes the server take the credentials as they are now. It is found by asking:
   * the core refuses without it and not with it.
   */
  get switch() {
    if (!this.isEditing || this.#reconciled(this.payload).value) return undefined;
    const accepts = ({ pointer }) => this.#reconciled(withValue(this.payload, pointer, true)).value !== undefined;
    return this.form.controls.find((control) => control.control === "checkbox" && accepts(control));
  }

  /** Conditions hang on fields that hang on conditions, so it takes a few rounds. */
  #settle() {
    let verdict;
    for (let round = 0; round < 5; round++) {
      const [form, values] = [this.form, this.#values];
      verdict = this.#keep();
      this.form = describe(this.kind, this.payload, this.#options);
      this.#values = tidy(this.#park(values, this.form.controls, shown(form)), this.form.controls);
      if (same(values, this.#values) && same(form, this.form)) break;
    }
    this.#judge(verdict);
  }

  /** Decides which stored secrets are kept. Gives what the server would say about it. */
  #keep() {
    this.kept.clear();
    this.asked.clear();
    this.payload = this.#values;
    if (!this.isEditing) return undefined;
    const form = this.form ?? describe(this.kind, this.#values, this.#options);
    const apply = shown(form);
    const open = this.#stored.secrets.filter((at) => apply.has(at) && isEmpty(valueAt(this.#values, at)));
    const masked = withMasks(this.#values, open);
    const { value, report } = this.#reconciled(masked);
    for (const at of open) (value && valueAt(value, at) === STAND_IN ? this.kept : this.asked).add(at);
    this.payload = withMasks(this.#values, this.kept);
    return report;
  }

  #reconciled(payload) {
    return reconcile(this.kind, this.#stored.server, payload, this.#options);
  }

  #judge(verdict) {
    const { issues } = validate(this.kind, this.payload, this.#options);
    const found = issues.filter(({ code, pointer }) => code !== "masked_secret" || !this.kept.has(pointer));
    const isNew = ({ code, pointer }) => !found.some((issue) => issue.code === code && issue.pointer === pointer);
    const all = [...found, ...(verdict?.issues.filter(isNew) ?? [])];
    const order = flat(this.form.controls).map(({ pointer }) => pointer);
    const places = new Set(order);
    const rank = ({ pointer }) => order.indexOf(nearest(pointer, places));
    const sorted = verdict ? all.sort((one, other) => rank(one) - rank(other)) : all;
    this.report = { ok: sorted.every(({ severity }) => severity !== "error"), kind: this.kind, issues: sorted };
  }

  /** Takes away what ceased to apply, and brings back what applies again. */
  #park(values, controls, before) {
    for (const { pointer, shown, controls: members = [] } of controls) {
      const value = valueAt(values, pointer);
      if (!shown && value !== undefined && before.has(pointer)) {
        this.#parked.set(pointer, value);
        values = withValue(values, pointer, undefined);
      } else if (shown && this.#parked.has(pointer)) {
        if (!isFilled(value)) values = withValue(values, pointer, this.#parked.get(pointer));
        this.#parked.delete(pointer);
      }
      values = this.#park(values, members, before);
    }
    return values;
  }

  #withoutMasks(payload) {
    const isMask = (at) => valueAt(payload, at) === MASK;
    return withoutAll(payload, (this.#stored?.secrets ?? []).filter(isMask));
  }

  /** A record may be what a member of the payload is: RHACS's update takes what the server holds as its `config`. */
  #read(record) {
    const { controls } = describe(this.kind, {}, this.#options);
    const knows = (members) => members.some(({ name }) => Object.hasOwn(record, name));
    const inner = knows(controls) ? undefined : controls.find(({ controls: members = [] }) => knows(members));
    const at = inner?.pointer ?? "";
    const given = ({ secret, pointer }) => secret && isFilled(valueAt(record, pointer.slice(at.length)));
    const secrets = flat(inner?.controls ?? controls).filter(given).map(({ pointer }) => pointer);
    const hide = (payload, pointer) => withValue(payload, pointer.slice(at.length), STAND_IN);
    return { record, at, secrets, server: secrets.reduce(hide, record) };
  }
}

const shown = (form) => new Set(flat(form?.controls ?? []).filter(({ shown }) => shown).map(({ pointer }) => pointer));

const withMasks = (payload, pointers) => [...pointers].reduce((made, at) => withValue(made, at, MASK), payload);

const withoutAll = (payload, pointers) => pointers.reduce((made, at) => withValue(made, at, undefined), payload);
