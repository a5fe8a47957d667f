import type { KindName, Options, PayloadByKind, Report } from "./index.js";

/** What a person did in a form. It carries no payload: ask the element for that. */
export interface RegistryChangeDetail {
  kind: KindName;
  /** The field that was changed, as a JSON Pointer. */
  pointer: string;
  /** Whether the payload has no errors now. */
  ok: boolean;
}

/** A form that was submitted without errors. */
export interface RegistrySubmitDetail {
  kind: KindName;
}

declare global {
  interface HTMLElementTagNameMap {
    "registry-form": RegistryForm;
  }
  interface HTMLElementEventMap {
    "registry-change": CustomEvent<RegistryChangeDetail>;
    "registry-submit": CustomEvent<RegistrySubmitDetail>;
  }
}

/**
 * `<registry-form kind="hss.registry.create">`: a form for one kind of payload, with native inputs in the light DOM.
 * Inside a `<form>` its inputs are fields of that form; otherwise it makes a form of its own, which goes nowhere. An
 * input's name is its JSON Pointer with dots: `quay.endpoint`.
 *
 * Attributes: `kind`, and `submit-label` for the button of its own form, where an empty one means no button.
 * @example
 * ```js
 * import "berthing/element";
 *
 * const form = document.createElement("registry-form");
 * form.kind = "hss.registry.update";
 * form.payload = { protocol: "gopher" };
 * document.body.append(form);
 * console.log(form.checkValidity(), form.report.issues[0].pointer);
 * // false /protocol
 * ```
 */
export class RegistryForm extends HTMLElement {
  /** Setting another kind empties the form, but for what is set together with it, in whichever order. */
  kind: KindName | "";
  /** Which server the payload is for. */
  get options(): Options;
  set options(options: Options | undefined);
  /**
   * What the form holds, secrets included. While something stored is edited, a secret that is kept is `"******"`: give it
   * to `reconcile` where the stored one is, or to RHACS's PATCH.
   */
  get payload(): Record<string, unknown>;
  set payload(payload: PayloadByKind[KindName] | Record<string, unknown> | undefined);
  /** What the server holds, with masked secrets. Setting it fills the form and turns it to editing. */
  get stored(): object | undefined;
  set stored(record: object | null | undefined);
  /** The last verdict; `undefined` while there is no kind. */
  readonly report: Report | undefined;
  /** The form that the inputs belong to. */
  readonly form: HTMLFormElement | null;
  checkValidity(): boolean;
  /** The same, and where there are errors they are shown, in a summary that takes the focus. */
  reportValidity(): boolean;
  /** Back to what `stored` or `payload` was last set to. */
  reset(): void;
  /** Scrolls to the control at an issue's pointer, and focuses it. Says whether there is one. */
  show(pointer: string): boolean;
}

/** What `bindForm` gives. */
export interface BoundForm {
  /** What the form holds now, secrets included. */
  readonly payload: Record<string, unknown>;
  readonly report: Report;
  /** Looks at the form again, after a script wrote into it. */
  update(): void;
  /** Takes back everything that was done to the form. */
  destroy(): void;
}

/**
 * Shows what is wrong in a form of your own: its controls are found by name, as `<registry-form>` names its own. Errors go into
 * `[data-error-for="name"]` or behind the label, the summary into `[data-error-summary]`; `[data-field="name"]` is hidden
 * while its field does not apply. A submission with errors is stopped.
 * @throws TypeError for an unknown kind or option
 * @example
 * ```js
 * import { bindForm } from "berthing/element";
 *
 * document.body.innerHTML = `<form><label>Protocol <input name="protocol" value="gopher"></label></form>`;
 * const bound = bindForm(document.querySelector("form"), "hss.registry.update");
 * console.log(bound.report.ok, bound.payload.protocol);
 * // false gopher
 * ```
 */
export function bindForm(form: HTMLFormElement, kind: KindName, options?: Options): BoundForm;
