/**
 * The fields of a form, drawn from what `describe` says about a kind.
 *
 * They are drawn once for a kind; from then on only attributes, and what stands beside a field, change. So focus, caret
 * and a composition of an input method stay where they are. The view holds no payload: it tells what a person did, and
 * shows what it is told to.
 *
 * `on` is `{ edit(pointer, value), leave(), say(text), actions(issue) }`.
 */
import { el, lead, part, setAttributes } from "./dom.js";
import { inputs } from "./inputs.js";
import { issuesAt } from "./issues.js";
import { isEmpty, isFilled, nearest, same, valueAt } from "./payload.js";
import { whenReleased } from "./released.js";
import { words } from "./words.js";

/** What an input holds that a browser may have reset. */
const UNKNOWN = { unknown: true };

export class View {
  nodes;
  #id;
  #on;
  #fields = new Map();
  #details = [];
  #whole;
  /** Pointers of fields that were left once: from then on their issues stand beside them. */
  #left = new Set();

  constructor(id, { controls }, on) {
    [this.#id, this.#on] = [id, on];
    this.#whole = issuesAt(`${id}:whole`, on.actions);
    this.nodes = [this.#whole.node, ...this.#rows(controls)];
  }

  /** Makes it agree with the payload, and with what was found in it. Gives the errors that it shows, with their labels. */
  update({ form, payload, report, kept, asked }) {
    const found = Map.groupBy(report.issues, ({ pointer }) => nearest(pointer, this.#fields));
    const errors = new Map();
    this.#updateAll(form.controls, { payload, found, kept, asked, errors });
    const whole = this.#left.has("") ? (found.get("") ?? []) : [];
    this.#whole.show(whole);
    for (const { severity, message } of whole) if (severity === "error") errors.set(message, form.title);
    for (const { node, fields } of this.#details) node.hidden = fields.every(({ row }) => row.hidden);
    this.#judge(found);
    return errors;
  }

  /** As if every field had been left: after a submission, and for payloads that came as a whole. */
  leaveAll() {
    for (const pointer of ["", ...this.#fields.keys()]) this.#left.add(pointer);
  }

  /** Begins anew with a payload that came as a whole: as if what is filled had been left, and nothing else. */
  begin(payload) {
    this.#left.clear();
    for (const [pointer, field] of this.#fields) {
      field.last = UNKNOWN;
      if (isFilled(valueAt(payload, pointer))) this.#left.add(pointer);
    }
    if (this.#left.size > 0) this.#left.add("");
    for (const { node, fields } of this.#details) node.open ||= fields.some(({ pointer }) => this.#left.has(pointer));
  }

  /** Hides every secret that is shown. */
  conceal() {
    for (const { input } of this.#fields.values()) input?.conceal?.();
  }

  /** The input of the field at the pointer, or of the closest one around it. */
  targetAt(pointer) {
    const field = this.#fields.get(nearest(pointer, this.#fields));
    if (field === undefined) return this.#drawn().find(isUsable);
    return [field.input?.target, ...field.inputs()].find((input) => input && isUsable(input));
  }

  /** Leads to that input. Says whether there is one. */
  lead(pointer) {
    const target = this.targetAt(pointer);
    if (target) lead(target, target.closest(`.${part("field")}`) ?? target);
    return target !== undefined;
  }

  /** Issues in the order in which a person meets their fields. */
  inOrder(issues) {
    const drawn = this.#drawn();
    const rank = ({ pointer }) => (pointer === "" ? -1 : drawn.indexOf(this.targetAt(pointer)));
    return issues.toSorted((one, other) => rank(one) - rank(other));
  }

  #drawn() {
    return this.nodes.flatMap((node) => [...node.querySelectorAll("input, select, button")]);
  }

  #all() {
    return [...this.#fields.values()].flatMap(({ input }) => (input ? [input.target] : []));
  }

  /** The rows of some fields; those that few people need stand folded up behind the others. */
  #rows(controls) {
    const fields = controls.map((control) => this.#field(control));
    const folded = fields.filter((_, at) => controls[at].advanced);
    const plain = fields.filter((field) => !folded.includes(field)).map(({ row }) => row);
    if (folded.length === 0) return plain;
    const rows = folded.map(({ row }) => row);
    const node = el("details", { class: part("more") }, el("summary", { class: part("fold") }, words.more), rows);
    this.#details.push({ node, fields: folded });
    return [...plain, node];
  }

  #field(control) {
    const { pointer, help, secret } = control;
    const id = `${this.#id}${pointer}`;
    const field = {
      pointer,
      last: undefined,
      tag: el("span", { class: part("required"), hidden: true }, ` ${words.required}`),
      help: help && el("p", { class: part("help"), id: `${id}:help` }, help),
      stored: secret ? el("p", { class: part("stored"), id: `${id}:stored`, hidden: true }) : undefined,
      issues: issuesAt(`${id}:issues`, this.#on.actions),
      inputs: () => [...field.row.querySelectorAll("input, select, button")],
    };
    this.#fields.set(pointer, field);
    if (control.control === "group") this.#group(field, control);
    else this.#leaf(field, control, id);
    field.row.addEventListener("focusout", ({ relatedTarget }) => {
      if (field.row.contains(relatedTarget)) return;
      this.#left.add(pointer);
      whenReleased(this.#on.leave);
    });
    return field;
  }

  #group(field, { label, controls }) {
    const legend = el("legend", { class: part("legend") }, label, field.tag);
    field.row = el("fieldset", { class: part("group") }, legend, field.help, field.issues.node, this.#rows(controls));
    field.described = field.row;
  }

  #leaf(field, control, id) {
    const { label } = control;
    field.input = inputs[control.control](control, id, this.#on.say);
    const { nodes, target } = field.input;
    const around = [field.help, field.stored, field.issues.node];
    if (control.control === "checkbox") {
      const box = el("label", { class: part("option"), for: id }, nodes, el("span", {}, label));
      field.row = el("div", { class: part("field") }, box, around);
    } else if (control.control === "checkboxes" || control.control === "map") {
      const legend = el("legend", { class: part("label") }, label, field.tag);
      field.row = el("fieldset", { class: part("field") }, legend, around, nodes);
    } else {
      const name = el("label", { class: part("label"), for: id }, label, field.tag);
      field.row = el("div", { class: part("field") }, name, around, nodes);
      field.tag.setAttribute("aria-hidden", "true");
    }
    field.described = field.row.matches("fieldset") ? field.row : target;
    const edit = (event) => {
      if (event.isComposing && event.type === "input") return;
      const value = field.input.read();
      if (same(value, field.last)) return;
      field.last = value;
      this.#on.edit(field.pointer, value);
    };
    // Not whatever fills a form in says so by "input".
    for (const type of ["input", "change"]) field.row.addEventListener(type, edit);
    field.row.addEventListener("compositionend", edit);
  }

  #updateAll(controls, state) {
    for (const control of controls) {
      const { pointer, control: kind, required, shown } = control;
      const field = this.#fields.get(pointer);
      const value = state.kept.has(pointer) ? undefined : valueAt(state.payload, pointer);
      const applies = shown || isFilled(value) || field.row.contains(field.row.getRootNode().activeElement);
      field.row.hidden = !applies;
      field.tag.hidden = !required || kind === "group";
      this.#tell(field, control, state);
      if (kind === "group") {
        field.row.disabled = !applies;
        this.#updateAll(control.controls, state);
        continue;
      }
      for (const input of field.inputs()) input.disabled = !applies;
      if (field.input.redraw?.(control) || !alike(field.last, value)) {
        field.last = value;
        field.input.show(value);
      }
    }
  }

  /** What stands beside a field. A group is no input: what is wrong with it is said, and its inputs stay unmarked. */
  #tell(field, { control, label, required, secret }, { found, kept, asked, errors }) {
    const { pointer } = field;
    const issues = this.#left.has(pointer) ? (found.get(pointer) ?? []) : [];
    field.issues.show(issues);
    for (const { severity, message } of issues) if (severity === "error") errors.set(message, label);
    if (secret) {
      field.stored.textContent = kept.has(pointer) ? words.kept : words.asked;
      field.stored.classList.toggle(part("stored--kept"), kept.has(pointer));
      field.stored.hidden = !kept.has(pointer) && !asked.has(pointer);
    }
    const stored = field.stored?.hidden === false && field.stored.id;
    const ids = [field.help?.id, stored, issues.length > 0 && field.issues.id].filter(Boolean);
    setAttributes(field.described, { "aria-describedby": ids.length > 0 && ids.join(" ") });
    if (control === "group") return;
    const isWrong = issues.some(({ severity }) => severity === "error") && "true";
    for (const input of field.inputs()) if (!input.matches("button")) setAttributes(input, { "aria-invalid": isWrong });
    const isText = !field.row.matches("fieldset") && control !== "checkbox";
    if (isText) setAttributes(field.described, { "aria-required": required && !kept.has(pointer) && "true" });
  }

  /** The browser knows what is wrong, too. What is wrong with a group or the whole is so of its first input. */
  #judge(found) {
    const wrong = new Map();
    for (const [pointer, issues] of found) {
      const error = issues.find(({ severity }) => severity === "error");
      const target = error && this.targetAt(pointer);
      if (target && !wrong.has(target)) wrong.set(target, error.message);
    }
    for (const target of this.#all()) target.setCustomValidity(wrong.get(target) ?? "");
  }
}

const isUsable = (input) => !input.matches(":disabled") && input.closest("[hidden]") === null;

const alike = (one, other) => same(one, other) || (isEmpty(one) && isEmpty(other));
