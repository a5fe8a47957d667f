/**
 * A form, drawn from what `describe` says about a kind.
 *
 * It is drawn once for a kind; from then on only attributes change, so focus and caret stay where they are. The form
 * holds no payload: it tells `onEdit(pointer, value)`, and shows what it is told to.
 */
import { controls as makers } from "./controls.js";
import { el, setAttributes } from "./dom.js";
import { isFilled, valueAt } from "./payload.js";

export class Form {
  #root;
  #onEdit;
  #onLeave;
  #views = new Map();
  #details = [];
  /** Pointers of fields that were left once: from then on their issues stand beside them. */
  #left = new Set();

  constructor(root, { onEdit, onLeave }) {
    [this.#root, this.#onEdit, this.#onLeave] = [root, onEdit, onLeave];
    root.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Draws the form of a kind, with nothing in it. */
  draw({ controls }) {
    this.#views.clear();
    this.#left.clear();
    this.#details = [];
    this.#root.replaceChildren(...this.#fields(controls));
  }

  /** Makes it agree with the payload, and with what was found in it. */
  update({ controls }, payload, issues) {
    const found = Map.groupBy(issues, ({ pointer }) => this.#nearest(pointer));
    this.#updateAll(controls, payload, found);
    for (const { node, views } of this.#details) {
      node.hidden = views.every(({ row }) => row.hidden);
      node.open ||= views.some(({ pointer }) => isFilled(valueAt(payload, pointer)));
    }
  }

  /** As if every field had been left: for payloads that came as a whole. */
  leaveAll() {
    for (const pointer of this.#views.keys()) this.#left.add(pointer);
  }

  /** Leads to the field at the pointer, or to the closest one around it. Says whether there is one. */
  focus(pointer) {
    const view = this.#views.get(this.#nearest(pointer));
    if (view === undefined) return false;
    for (const details of this.#details) details.node.open ||= details.node.contains(view.row);
    view.row.scrollIntoView({ block: "center" });
    view.inputs().find((input) => input.checkVisibility())?.focus({ preventScroll: true });
    return true;
  }

  #nearest(pointer) {
    let at = pointer;
    while (at !== "" && !this.#views.has(at)) at = at.slice(0, at.lastIndexOf("/"));
    return at;
  }

  /** The rows of some fields; those that few people need stand folded up behind the others. */
  #fields(controls) {
    const views = controls.map((control) => this.#field(control));
    const folded = views.filter((_, at) => controls[at].advanced);
    const plain = views.filter((view) => !folded.includes(view)).map(({ row }) => row);
    if (folded.length === 0) return plain;
    const node = el("details", {}, el("summary", {}, "More fields"), folded.map(({ row }) => row));
    this.#details.push({ node, views: folded });
    return [...plain, node];
  }

  #field(control) {
    const { pointer, help } = control;
    const id = `at${pointer}`;
    const view = {
      pointer,
      last: undefined,
      tag: el("span", { class: "tag" }, "required"),
      help: help && el("p", { class: "quiet", id: `${id}:help` }, help),
      issues: el("div", { class: "inline", id: `${id}:issues` }),
      inputs: () => [...view.row.querySelectorAll("input, select, button")],
    };
    this.#views.set(pointer, view);
    if (control.control === "group") this.#group(view, control);
    else this.#leaf(view, control, id);
    view.row.addEventListener("focusout", ({ relatedTarget }) => {
      if (view.row.contains(relatedTarget)) return;
      this.#left.add(pointer);
      whenReleased(this.#onLeave);
    });
    return view;
  }

  #group(view, { label, controls }) {
    const legend = el("legend", {}, label, view.tag);
    view.row = el("fieldset", { class: "group" }, legend, view.help, view.issues, this.#fields(controls));
    view.described = view.row;
  }

  #leaf(view, control, id) {
    const { label } = control;
    view.input = makers[control.control](control, id);
    const { nodes, target } = view.input;
    const around = [view.help, view.issues];
    if (control.control === "checkbox") {
      const box = el("label", { class: "box", for: id }, nodes, el("span", {}, label, view.tag));
      view.row = el("div", { class: "field" }, box, around);
    } else if (control.control === "checkboxes" || control.control === "map") {
      view.row = el("fieldset", { class: "field" }, el("legend", {}, label, view.tag), around, nodes);
    } else {
      view.row = el("div", { class: "field" }, el("label", { for: id }, label, view.tag), around, nodes);
    }
    view.described = view.row.matches("fieldset") ? view.row : target;
    view.row.addEventListener("input", () => {
      view.last = view.input.read();
      this.#onEdit(view.pointer, view.last);
    });
  }

  #updateAll(controls, payload, found) {
    for (const control of controls) {
      const { pointer, control: kind, required, shown } = control;
      const view = this.#views.get(pointer);
      const value = valueAt(payload, pointer);
      view.row.hidden = !shown && !isFilled(value) && !view.row.contains(document.activeElement);
      view.tag.hidden = !required || kind === "group";
      this.#tell(view, control, found.get(pointer) ?? []);
      if (kind === "group") this.#updateAll(control.controls, payload, found);
      else if (view.input.redraw?.(control) || !same(view.last, value)) {
        view.last = value;
        view.input.show(value);
      }
    }
  }

  /** Issues beside the field. A group is no input: what is wrong with it is said, and its inputs stay unmarked. */
  #tell(view, { control, required }, issues) {
    const told = this.#left.has(view.pointer) ? issues : [];
    const line = ({ severity, message }) =>
      el("p", { class: `issue ${severity}` }, el("b", {}, severity === "error" ? "Error: " : "Warning: "), message);
    view.issues.replaceChildren(...told.map(line));
    const ids = [view.help?.id, told.length > 0 ? view.issues.id : undefined].filter(Boolean);
    setAttributes(view.described, { "aria-describedby": ids.length > 0 && ids.join(" ") });
    if (control === "group") return;
    const invalid = told.some(({ severity }) => severity === "error") && "true";
    for (const input of view.inputs()) if (!input.matches("button")) setAttributes(input, { "aria-invalid": invalid });
    const isText = !view.row.matches("fieldset") && control !== "checkbox";
    if (isText) setAttributes(view.described, { "aria-required": required && "true" });
  }
}

let pressed = false;
addEventListener("pointerdown", () => (pressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false), true);

/** Waits until no button of the mouse is held: leaving a field moves what is below it, and a click there would miss. */
function whenReleased(work) {
  if (pressed) addEventListener("pointerup", () => setTimeout(work), { once: true });
  else work();
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
