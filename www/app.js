/**
 * The page: one payload, entered in a form or as JSON, and what berthing says about it while it is entered.
 *
 * The payload lives here and in the inputs, in the clear; everything else on the page shows it masked. Text that cannot
 * be read as JSON stays in its box as it is, and is judged as it is, until it can be.
 */
import * as berthing from "/pkg/index.js";
import { el } from "./dom.js";
import * as examples from "./examples.js";
import { Form } from "./form.js";
import { tidy, unmask, valueAt, withValue } from "./payload.js";
import { showChanges, showIssues, showJson, showSummary } from "./results.js";

/** What keeps a text from being taken as a payload: it cannot be read, or not in one way only. */
const UNREADABLE = new Set(["not_json", "too_deep", "too_large", "duplicate_key", "internal"]);

const NORMALIZED = "Secrets are masked in this view; what you use has them as they are.";
const NOT_NORMALIZED = "There is none while the text cannot be read, or not in one way only.";

const at = (id) => document.getElementById(id);
const pretty = (value) => JSON.stringify(value, null, 2);

/** `text` is set while it cannot be read; it is then what is judged. */
const state = { kind: berthing.kinds()[0], payload: {}, text: undefined };

const form = new Form(at("form"), { onEdit: edit, onLeave: update });

/** The release is asked for where servers of several releases differ. */
function options() {
  return at("release-field").hidden ? {} : { rhacs: at("release").value };
}

function offerReleases({ releases = [] }) {
  const menu = at("release");
  at("release-field").hidden = releases.length === 0;
  if (menu.length === 0 && releases.length > 0) {
    menu.append(...releases.map((release) => el("option", { value: release }, release)));
    menu.value = releases.at(-1);
  }
}

function edit(pointer, value) {
  change(withValue(state.payload, pointer, value));
}

/** The person changed something in the form. */
function change(payload) {
  state.payload = settled(payload);
  update();
  writeJson();
}

/** Tidying may change which fields are needed, and so what there is to tidy. */
function settled(payload) {
  for (let round = 0; round < 4; round++) {
    const tidied = tidy(payload, berthing.describe(state.kind, payload, options()).controls);
    if (pretty(tidied) === pretty(payload)) break;
    payload = tidied;
  }
  return payload;
}

function choose(kind) {
  state.kind = kind;
  at("kind").value = kind;
  offerReleases(berthing.describe(kind));
  const described = berthing.describe(kind, {}, options());
  at("about").replaceChildren(...described.api.map((call) => el("code", {}, call)));
  form.draw(described);
  state.text = undefined;
  change({});
}

/** Takes JSON text as the payload, if it can be read. */
function read(text) {
  const { issues } = berthing.validate(state.kind, text, options());
  const unread = issues.some(({ code, pointer }) => UNREADABLE.has(code) || (code === "wrong_type" && pointer === ""));
  state.text = unread ? text : undefined;
  if (!unread) {
    state.payload = unmask(JSON.parse(text), berthing.mask(state.kind, state.payload), state.payload);
    form.leaveAll();
  }
  update();
}

/** The text box shows the payload without its secrets, unless it holds what cannot be read. */
function writeJson() {
  if (state.text === undefined) at("json").value = pretty(berthing.mask(state.kind, state.payload));
}

function update() {
  const { kind, payload, text } = state;
  const subject = text ?? payload;
  const report = berthing.validate(kind, subject, options());
  const { value, changes } = berthing.normalize(kind, subject, options());

  form.update(berthing.describe(kind, payload, options()), payload, text === undefined ? report.issues : []);
  at("form").inert = text !== undefined;
  at("waiting").hidden = text === undefined;

  for (const place of [at("summary"), at("jump")]) showSummary(place, report);
  showIssues(at("issues"), report, { go, mend: text === undefined && { preview, apply } });
  showChanges(at("changes"), changes);
  showJson(at("normalized"), value && berthing.mask(kind, value));
  at("normalized-note").textContent = value ? NORMALIZED : NOT_NORMALIZED;
  at("adopt").hidden = value === undefined || (changes.length === 0 && text === undefined);
  const masked = berthing.mask(kind, subject);
  showJson(at("masked"), text === undefined ? masked : JSON.parse(masked));
}

/** Leads to where an issue is: a field, or a place in the text. */
function go({ pointer, params }) {
  if (state.text === undefined && form.focus(pointer)) return;
  at("paste").open = true;
  const box = at("json");
  box.focus();
  if (params?.line) {
    const before = box.value.split("\n").slice(0, params.line - 1);
    const start = before.reduce((sum, line) => sum + line.length + 1, 0) + params.column - 1;
    box.setSelectionRange(start, start + 1);
  }
}

const mended = ({ pointer, fix }) => withValue(state.payload, pointer, fix.value);

/** A fix may hold what must not be shown: an address can have a password inside. */
function preview(issue) {
  return valueAt(berthing.mask(state.kind, mended(issue)), issue.pointer);
}

function apply(issue) {
  change(mended(issue));
  if (!form.focus(issue.pointer)) at("issues-title").focus();
}

function adopt() {
  const { value } = berthing.normalize(state.kind, state.text ?? state.payload, options());
  state.text = undefined;
  state.payload = value;
  form.leaveAll();
  update();
  writeJson();
}

async function offerExamples() {
  const menu = at("example");
  const all = await examples.load();
  menu.append(...all.map(({ title }, index) => el("option", { value: String(index) }, title)));
  menu.addEventListener("change", () => {
    const example = all[menu.value];
    if (example === undefined) return;
    choose(example.kind);
    at("about").prepend(example.source);
    at("paste").open = true;
    at("json").value = example.text;
    read(example.text);
    writeJson();
  });
}

/**
 * A pasted text is masked at once, a typed one when it is left: nobody's typing is overwritten. Where all text is gone,
 * the form is what counts again.
 */
function onJson({ target, inputType }) {
  if (target.value.trim() !== "") {
    read(target.value);
  } else {
    state.text = undefined;
    update();
  }
  if (inputType?.startsWith("insertFrom")) writeJson();
}

at("kind").append(...berthing.kinds().map((kind) => el("option", { value: kind }, berthing.describe(kind).title)));
at("version").textContent = berthing.version;

at("kind").addEventListener("change", ({ target }) => {
  at("example").value = "";
  choose(target.value);
});
at("release").addEventListener("change", () => change(state.payload));
at("json").addEventListener("input", onJson);
at("json").addEventListener("change", writeJson);
at("adopt").addEventListener("click", adopt);

window.berthing = berthing;
choose(state.kind);
await offerExamples();
