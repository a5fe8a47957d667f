/**
 * `<registry-form kind="hss.registry.create">`: a form for one kind of payload.
 *
 * It stands in the light DOM, with native inputs in a real form, so that the host's styles, a browser's autofill, labels and
 * `FormData` work as with any other form. Inside a form of the host it makes none of its own: there its inputs are
 * fields of that form, and the host decides what a submission does. Its own form goes nowhere: nothing is ever put
 * into an address.
 */
import { announcer } from "./announcer.js";
import { describe } from "./core.js";
import { el, lead, part, unfold } from "./dom.js";
import { Model } from "./model.js";
import { copy, same, valueAt } from "./payload.js";
import { watchPointer } from "./released.js";
import { summary } from "./summary.js";
import { View } from "./view.js";
import { fixLabel, words } from "./words.js";

/** Where there is no DOM, on a server, the class is there all the same: only nobody can make an element of it. */
const Base = globalThis.HTMLElement ?? class {};

/** What may be set before the element is defined. */
const PROPERTIES = ["kind", "options", "stored", "payload"];

/** What is found when stored secrets are to be kept and cannot be. */
const SECRETS = new Set(["credential_required", "unmasked_secret"]);

let count = 0;

export class RegistryForm extends Base {
  static observedAttributes = ["kind", "submit-label"];

  #id = `registry-form-${++count}`;
  #model;
  #view;
  #frame;
  #host;
  #summary;
  #announcer;
  #submitButton;
  #options = {};
  /** What was set before there was a kind, or just before there was another. */
  #waiting = {};
  #submitting = false;

  get kind() {
    return this.getAttribute("kind") ?? "";
  }

  set kind(kind) {
    if (kind) describe(kind);
    this.setAttribute("kind", kind ?? "");
  }

  /** Which server the payload is for. */
  get options() {
    return this.#options;
  }

  set options(options) {
    const given = options ?? {};
    if (this.#model) this.#model.options = given;
    this.#options = given;
    this.#update();
  }

  /** What the form holds, secrets included; a kept secret is `"******"`. */
  get payload() {
    return copy(this.#model ? this.#model.payload : (this.#waiting.payload ?? {}));
  }

  set payload(payload) {
    if (this.#awaits("payload", payload)) return;
    const given = copy(payload ?? {});
    if (same(given, this.#model.payload)) return;
    this.#model.fill(given);
    this.#begin();
  }

  /** What the server holds, masked. */
  get stored() {
    return copy(this.#model ? this.#model.stored : this.#waiting.stored);
  }

  set stored(record) {
    if (this.#awaits("stored", record)) return;
    const given = copy(record ?? undefined);
    if (same(given, this.#model.stored)) return;
    this.#model.edit(given);
    this.#begin();
  }

  /** The last verdict. */
  get report() {
    return this.#model?.report;
  }

  /** The form that the inputs belong to: the host's, or its own. */
  get form() {
    return this.#host ?? (this.#frame?.matches("form") ? this.#frame : null);
  }

  checkValidity() {
    return this.#model?.report.ok ?? true;
  }

  /** The verdict, and where it is bad the summary, with the focus on it. */
  reportValidity() {
    if (!this.#model) return true;
    this.#view.leaveAll();
    const errors = this.#update();
    this.#announcer.reset(errors);
    if (this.#model.report.ok) this.#summary.close();
    else this.#summary.open(this.#errors());
    return this.#model.report.ok;
  }

  /** Focuses the first input. */
  focus(options) {
    this.#view?.targetAt("")?.focus(options);
  }

  /** Scrolls to the control at an issue's pointer, and focuses it. Says whether there is one. */
  show(pointer) {
    return this.#view?.lead(pointer) ?? false;
  }

  /** Back to what it was filled with. */
  reset() {
    if (!this.#model) return;
    this.#model.reset();
    this.#begin();
  }

  connectedCallback() {
    watchPointer();
    for (const name of PROPERTIES) this.#upgrade(name);
    if (this.#model) this.#settle();
    else this.#draw();
  }

  disconnectedCallback() {
    this.#view?.conceal();
    this.#leaveHost();
  }

  /** Moving without leaving the document keeps what is focused. */
  connectedMoveCallback() {
    this.#settle();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "submit-label") this.#offerSubmit();
    else if (this.isConnected) this.#draw();
  }

  /** A property that was set before the element was defined hides its setter. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /**
   * Frameworks set properties one after the other, in any order: what is set together with another kind is for that
   * one. Says whether there is none yet.
   */
  #awaits(name, value) {
    this.#waiting[name] = value;
    if (this.#model) queueMicrotask(() => this.#model && delete this.#waiting[name]);
    return !this.#model;
  }

  /** A new kind begins anew: secrets do not wander from one to another. */
  #draw() {
    const kind = this.kind;
    this.#leaveHost();
    [this.#model, this.#view] = [];
    this.replaceChildren();
    this.#frame = undefined;
    if (kind === "") return;
    this.#model = new Model(kind, this.#options);
    this.#announcer = announcer();
    this.#summary = summary(`${this.#id}:problem`, (pointer) => this.show(pointer));
    this.#view = new View(this.#id, this.#model.form, {
      edit: (pointer, value) => this.#edit(() => this.#model.change(pointer, value), pointer),
      leave: () => this.#update(),
      say: this.#announcer.say,
      actions: (issue) => this.#actions(issue),
    });
    this.#submitButton = el("button", { class: `${part("button")} ${part("submit")}`, type: "submit" });
    this.#settle();
    this.#update();
    const { stored, payload } = this.#waiting;
    this.#waiting = {};
    if (stored !== undefined) this.stored = stored;
    if (payload !== undefined) this.payload = payload;
  }

  /** Takes its place in the host's form, or makes a form. */
  #settle() {
    this.#leaveHost();
    const host = this.parentElement?.closest("form") ?? undefined;
    const name = host ? "div" : "form";
    if (!this.#frame?.matches(name)) {
      // A form of method "dialog" outside of a dialog goes nowhere, whatever becomes of the listener.
      const own = { novalidate: true, method: "dialog", autocomplete: "off" };
      this.#frame = el(name, { class: part("body"), ...(host ? {} : own) });
      this.#frame.append(this.#summary.node, ...this.#view.nodes, this.#announcer.node);
    }
    if (this.#frame.parentNode !== this) this.replaceChildren(this.#frame);
    this.#host = host;
    for (const [type, listener, capture] of this.#listeners()) this.form.addEventListener(type, listener, capture);
    this.ownerDocument.addEventListener("click", this.#onClick, true);
    this.#offerSubmit();
  }

  #leaveHost() {
    for (const [type, listener, capture] of this.#listeners()) this.form?.removeEventListener(type, listener, capture);
    this.ownerDocument.removeEventListener("click", this.#onClick, true);
    this.#host = undefined;
  }

  #listeners() {
    return [
      ["submit", this.#onSubmit, false],
      ["reset", this.#onReset, false],
      ["invalid", this.#onInvalid, true],
    ];
  }

  /** Only its own form has a button of its own; an empty label means none. */
  #offerSubmit() {
    if (!this.#submitButton) return;
    const label = this.getAttribute("submit-label") ?? words.submit;
    this.#submitButton.textContent = label;
    if (this.#host || label === "") this.#submitButton.remove();
    else this.#frame.append(this.#submitButton);
  }

  /** A form of the host that does not ask its inputs gets here with errors, too: that is for the host to decide. */
  #onSubmit = (event) => {
    if (event.target !== this.form) return;
    this.#view.conceal();
    if (!this.#host) event.preventDefault();
    if (this.#host ? !this.checkValidity() : !this.reportValidity()) return;
    if (!this.#tell("registry-submit", { kind: this.kind }, true)) event.preventDefault();
  };

  /** A form resets its inputs after it has said so. */
  #onReset = (event) => {
    if (event.target === this.form) setTimeout(() => this.reset());
  };

  /**
   * The host's form asks its inputs when it is submitted, and any script may ask at any time: only the former is told. The
   * button may stand outside of the form.
   */
  #onClick = (event) => {
    const button = event.composedPath()[0]?.closest?.("button, input");
    if (!button?.form || button.form !== this.form || !["submit", "image"].includes(button.type)) return;
    this.#submitting = true;
    setTimeout(() => (this.#submitting = false));
  };

  #onInvalid = (event) => {
    if (!this.contains(event.target)) return;
    unfold(event.target);
    if (!this.#submitting) return;
    event.preventDefault();
    this.#submitting = false;
    setTimeout(() => this.reportValidity());
  };

  /** Shows what the model was filled with: what came along is judged at once, what is missing once it was left. */
  #begin() {
    this.#view.conceal();
    this.#view.begin(this.#model.payload);
    this.#summary.close();
    this.#announcer.reset(this.#update());
  }

  #edit(work, pointer) {
    work();
    this.#update();
    this.#tell("registry-change", { kind: this.kind, pointer, ok: this.#model.report.ok });
  }

  /** An event never carries the payload: whoever is told asks the element for it. */
  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable, detail }));
  }

  #errors() {
    return this.#view.inOrder(this.#model.report.issues.filter(({ severity }) => severity === "error"));
  }

  #update() {
    if (!this.#view) return new Map();
    const errors = this.#view.update(this.#model);
    this.#summary.follow(this.#errors());
    this.#announcer.follow(errors);
    return errors;
  }

  /** What can be done about an issue with a click. */
  #actions(issue) {
    const model = this.#model;
    const offers = [];
    if (issue.fix) {
      const label = fixLabel(issue.fix, valueAt(model.payload, issue.pointer), model.preview(issue));
      offers.push({ label, act: () => this.#mend(() => model.mend(issue), issue.pointer) });
    }
    const box = SECRETS.has(issue.code) ? model.switch : undefined;
    if (box) offers.push({ label: box.label, act: () => this.#mend(() => model.change(box.pointer, true), issue.pointer) });
    return offers;
  }

  #mend(work, pointer) {
    this.#edit(work, pointer);
    const target = this.#view.targetAt(pointer);
    if (target) lead(target);
  }
}
