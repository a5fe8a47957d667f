/**
 * Errors for markup of one's own: the inputs of a form are found by the names that `<registry-form>` gives its own.
 *
 * The form is looked at afresh on every event, so it may change under a framework's hands. What was added to it goes
 * away with `destroy()`.
 */
import { announcer } from "./announcer.js";
import { describe, mask, validate } from "./core.js";
import { el, lead, setAttributes } from "./dom.js";
import { inputsOf, read, write } from "./found.js";
import { issuesAt } from "./issues.js";
import { copy, flat, nameOf, nearest, same, tidy, valueAt, withValue } from "./payload.js";
import { watchPointer, whenReleased } from "./released.js";
import { summary } from "./summary.js";
import { fixLabel } from "./words.js";

let count = 0;

export function bindForm(form, kind, options = {}) {
  if (!isForm(form)) throw new TypeError("form must be a form element");
  return new Binding(form, kind, options).handle;
}

class Binding {
  handle;
  #id = `bound-form-${++count}`;
  #form;
  #kind;
  #options;
  #described;
  #payload = {};
  #report;
  #left = new Set();
  /** Where issues are told, by pointer. */
  #places = new Map();
  #summary;
  #announcer = announcer();
  /** How to take back what was done to the form. */
  #undo = [];
  #before = new Map();

  constructor(form, kind, options) {
    this.#described = describe(kind, {}, options);
    [this.#form, this.#kind, this.#options] = [form, kind, options];
    watchPointer();
    const place = form.querySelector("[data-error-summary]") ?? this.#add(el("div"), (made) => form.prepend(made));
    this.#summary = summary(`${this.#id}:problem`, (pointer) => this.#lead(pointer), place);
    this.#undo.push(this.#summary.undo);
    this.#add(this.#announcer.node, (node) => form.append(node));
    const wasNoValidate = form.noValidate;
    form.noValidate = true;
    this.#undo.push(() => {
      form.noValidate = wasNoValidate;
    });
    this.#listen("input", this.#onInput);
    this.#listen("change", this.#onInput);
    this.#listen("compositionend", this.#onInput);
    this.#listen("focusout", this.#onLeave);
    this.#listen("reset", () => setTimeout(() => this.#begin()));
    this.#listen("submit", this.#onSubmit, true);
    this.#update();
    this.handle = this.#handle();
  }

  /** What the page gets to see of all this. */
  #handle() {
    const [payload, report] = [() => copy(this.#payload), () => this.#report];
    return {
      get payload() {
        return payload();
      },
      get report() {
        return report();
      },
      update: () => void this.#update(),
      destroy: () => this.#destroy(),
    };
  }

  #listen(type, listener, capture = false) {
    this.#form.addEventListener(type, listener, capture);
    this.#undo.push(() => this.#form.removeEventListener(type, listener, capture));
  }

  #add(node, put) {
    put(node);
    this.#undo.push(() => node.remove());
    return node;
  }

  #onInput = (event) => {
    if (!event.isComposing) this.#update();
  };

  #onLeave = ({ target, relatedTarget }) => {
    const control = this.#controls().find((control) => inputsOf(this.#form, control).includes(target));
    if (!control || inputsOf(this.#form, control).includes(relatedTarget)) return;
    this.#left.add(control.pointer);
    whenReleased(() => this.#update());
  };

  /** A submission with errors never happened, as far as the form's other listeners can tell. */
  #onSubmit = (event) => {
    this.#left = new Set(["", ...flat(this.#described.controls).map(({ pointer }) => pointer)]);
    this.#announcer.reset(this.#update());
    const errors = this.#errors();
    if (errors.length === 0) return this.#summary.close();
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#summary.open(errors);
  };

  #begin() {
    this.#left.clear();
    this.#summary.close();
    this.#announcer.reset(this.#update());
  }

  #destroy() {
    for (const [node, attributes] of this.#before) setAttributes(node, attributes);
    for (const { inputs } of this.#leaves()) for (const input of inputs) input.setCustomValidity("");
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  /** In the order in which a person meets their fields. */
  #errors() {
    const drawn = [...this.#form.elements];
    const rank = ({ pointer }) => (pointer === "" ? -1 : drawn.indexOf(this.#targetAt(pointer)));
    const errors = this.#report.issues.filter(isError);
    return errors.toSorted((one, other) => rank(one) - rank(other));
  }

  #controls() {
    return flat(this.#described.controls).filter(({ control }) => control !== "group");
  }

  #leaves() {
    return this.#controls().map((control) => ({ control, inputs: inputsOf(this.#form, control) }));
  }

  #wrapper({ pointer }) {
    return this.#form.querySelector(`[data-field="${CSS.escape(nameOf(pointer))}"]`);
  }

  #update() {
    this.#read();
    this.#report = validate(this.#kind, this.#payload, this.#options);
    for (const control of flat(this.#described.controls)) this.#appear(control);
    const errors = this.#tell();
    this.#summary.follow(this.#errors());
    this.#announcer.follow(errors);
    return errors;
  }

  /** What does not apply, and can be hidden, does not count. */
  #read() {
    const put = (made, { control, inputs }) => withValue(made, control.pointer, read(inputs, control));
    const all = this.#leaves().reduce(put, {});
    this.#payload = all;
    for (let round = 0; round < 5; round++) {
      this.#described = describe(this.#kind, this.#payload, this.#options);
      const { controls } = this.#described;
      const gone = flat(controls).filter((control) => !control.shown && this.#wrapper(control));
      const next = tidy(gone.reduce((made, { pointer }) => withValue(made, pointer, undefined), all), controls);
      if (same(next, this.#payload)) break;
      this.#payload = next;
    }
  }

  #appear(control) {
    const wrapper = this.#wrapper(control);
    if (!wrapper) return;
    const hidden = !control.shown && !wrapper.contains(wrapper.getRootNode().activeElement);
    this.#set(wrapper, { hidden });
    for (const input of wrapper.querySelectorAll("input, select, textarea, button")) {
      if (hidden) this.#set(input, { disabled: true });
      else if (input.closest("[data-field][hidden]") === null) this.#restore(input, "disabled");
    }
  }

  /** Issues beside the inputs that they are about. Gives the errors that it shows, with their labels. */
  #tell() {
    const all = flat(this.#described.controls).map((control) => ({ control, inputs: inputsOf(this.#form, control) }));
    const isThere = ({ control, inputs }) => inputs.length > 0 || this.#errorPlace(control.pointer);
    const places = new Map(all.filter(isThere).map((field) => [field.control.pointer, field]));
    const found = Map.groupBy(this.#report.issues, ({ pointer }) => nearest(pointer, places));
    const errors = new Map();
    for (const [pointer, { control, inputs }] of places) {
      const issues = found.get(pointer) ?? [];
      const told = this.#left.has(pointer) ? issues : [];
      for (const { message } of told.filter(isError)) errors.set(message, control.label);
      const place = this.#place(control, inputs);
      place.show(told);
      inputs[0]?.setCustomValidity(issues.find(isError)?.message ?? "");
      for (const input of inputs) this.#mark(input, { control, place, told });
    }
    return errors;
  }

  #mark(input, { control, place, told }) {
    const ids = [this.#original(input, "aria-describedby"), told.length > 0 && place.id].filter(Boolean);
    const isBox = input.type === "checkbox" || input.type === "radio";
    this.#set(input, {
      "aria-invalid": told.some(isError) && "true",
      "aria-describedby": ids.length > 0 && ids.join(" "),
      ...(isBox ? {} : { "aria-required": control.required && "true" }),
    });
  }

  #errorPlace(pointer) {
    return this.#form.querySelector(`[data-error-for="${CSS.escape(nameOf(pointer))}"]`);
  }

  /** Where the page wants the errors of a field, or right behind its label. */
  #place({ pointer }, inputs) {
    const known = this.#places.get(pointer);
    if (known?.node.isConnected) return known;
    const made = issuesAt(`${this.#id}${pointer}`, (issue) => this.#actions(issue));
    const own = this.#errorPlace(pointer);
    const label = inputs.length > 1 ? inputs[0].closest("fieldset")?.querySelector("legend") : inputs[0]?.labels?.[0];
    this.#add(made.node, (node) => (own ? own.append(node) : (label ?? inputs[0]).after(node)));
    this.#places.set(pointer, made);
    return made;
  }

  #actions(issue) {
    const control = this.#controls().find(({ pointer }) => pointer === issue.pointer);
    if (!issue.fix || !control) return [];
    const value = issue.fix.op === "remove" ? undefined : issue.fix.value;
    const preview = valueAt(mask(this.#kind, withValue(this.#payload, issue.pointer, value)), issue.pointer);
    const act = () => {
      const inputs = inputsOf(this.#form, control);
      write(inputs, value);
      inputs[0]?.focus();
    };
    return [{ label: fixLabel(issue.fix, valueAt(this.#payload, issue.pointer), preview), act }];
  }

  /** The input at a pointer, or the closest one around it, or else within it. */
  #targetAt(pointer) {
    const usable = (inputs) => inputs.filter((input) => !input.disabled && input.type !== "hidden");
    const leaves = this.#leaves().map(({ control, inputs }) => [control.pointer, usable(inputs)]);
    const drawn = new Map(leaves.filter(([, inputs]) => inputs.length > 0));
    const inside = [...drawn.keys()].find((at) => at.startsWith(`${pointer}/`));
    const [target] = drawn.get(nearest(pointer, drawn)) ?? drawn.get(inside) ?? [];
    return target;
  }

  #lead(pointer) {
    const target = this.#targetAt(pointer);
    if (target) lead(target, target.labels?.[0] ?? target);
  }

  /** Sets attributes, and remembers what they were. */
  #set(node, attributes) {
    const before = this.#before.get(node) ?? {};
    for (const name of Object.keys(attributes)) {
      if (!Object.hasOwn(before, name)) before[name] = node.getAttribute(name) ?? false;
    }
    this.#before.set(node, before);
    setAttributes(node, attributes);
  }

  #original(node, name) {
    const before = this.#before.get(node);
    return before && Object.hasOwn(before, name) ? before[name] : node.getAttribute(name);
  }

  #restore(node, name) {
    const before = this.#before.get(node) ?? {};
    if (!Object.hasOwn(before, name)) return;
    setAttributes(node, { [name]: before[name] });
    delete before[name];
  }
}

/** The engine's own getter knows, for forms of other frames too. */
function isForm(form) {
  try {
    return Reflect.get(HTMLFormElement.prototype, "elements", form) !== undefined;
  } catch {
    return false;
  }
}

const isError = ({ severity }) => severity === "error";
