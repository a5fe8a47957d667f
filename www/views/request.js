/**
 * The request that would send the payload: as fetch and as curl, masked. The fields of the target come from the types,
 * which come from the core's tables. The token is never asked for: an example stands in for it, and shows as a mask.
 */
import { request } from "/pkg/index.js";
import { codeBlock } from "../code.js";
import { el } from "../dom.js";
import { declarations, membersOf, typeOf } from "../types.js";
import { plainIssue } from "./issues.js";

export function requestView(panel) {
  const fields = el("div", { class: "target" });
  const form = el("form", { autocomplete: "off", "aria-label": "Target of the request" }, fields);
  const note = el("p", { class: "quiet" });
  const issues = el("ol", { class: "issues" });
  const [call, curl, input] = ["fetch", "curl", "What curl reads"].map(codeBlock);
  panel.append(form, note, issues, call.node, curl.node, input.node);
  let drawn, members, shown;

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => update());

  async function draw({ kind, target }) {
    const key = `${kind} ${JSON.stringify(target)}`;
    if (drawn === key) return;
    drawn = key;
    const all = await declarations();
    members = membersOf(all, typeOf(all, "TargetByKind", kind)).filter(({ secret }) => !secret);
    fields.replaceChildren(...members.map((member) => field(member, target?.[member.name])));
  }

  function update() {
    const { kind, subject, options, masked } = shown;
    const target = { token: "token" };
    for (const { name, type, optional, example } of members) {
      const input = form.elements.namedItem(name);
      if (type === "boolean") target[name] = input.checked;
      else if (input.value !== "")
        target[name] = type === "number" && /^\d+$/.test(input.value) ? Number(input.value) : input.value;
      else if (!optional) target[name] = example ?? (type === "number" ? 1 : standIn(name));
    }
    const made = request(kind, subject, target, options);
    const told = made.report.issues.filter(
      ({ severity, pointer }) => severity === "error" || pointer.startsWith("/target"),
    );
    issues.replaceChildren(...told.map(plainIssue));
    issues.hidden = told.length === 0;
    note.textContent = made.ok
      ? "Shown masked; berthing.request gives the real one. Names in capitals stand for what is empty above."
      : `There is none for a payload with errors${masked.includes("******") && told.some(({ code }) => code === "masked_secret") ? ", or with a mask where the secret belongs" : ""}.`;
    call.show(made.ok ? fetchOf(made.masked) : undefined);
    curl.show(made.ok ? made.masked.curl.command : undefined);
    input.show(made.ok ? made.masked.curl.stdin : undefined);
  }

  return async function show(context) {
    shown = context;
    await draw(context);
    if (shown === context) update();
  };
}

const standIn = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function field({ name, label, help, example, optional, type }, value) {
  const id = `target-${name}`;
  const described = help ? `${id}-help` : undefined;
  const note = help && el("p", { class: "quiet", id: described }, help);
  if (type === "boolean") {
    const input = el("input", { id, name, type: "checkbox", "aria-describedby": described });
    return el("div", { class: "field wide" }, el("label", { class: "box" }, input, el("span", {}, label)), note);
  }
  const placeholder = example ?? (optional ? undefined : type === "number" ? "1" : standIn(name));
  const input = el("input", {
    id,
    name,
    type: "text",
    placeholder,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": described,
  });
  input.value = value ?? "";
  return el(
    "div",
    { class: "field" },
    el("label", { for: id }, label, optional && el("span", { class: "tag" }, "optional")),
    input,
    note,
  );
}

/** The message as a call that can be pasted into a program. */
function fetchOf({ method, url, headers, body, redirect, cache }) {
  const init = { method, headers, redirect, cache };
  const text = JSON.stringify(init, null, 2).replaceAll(/^( *)"(\w+)":/gm, "$1$2:");
  const sent =
    body === undefined
      ? ""
      : `,\n  body: JSON.stringify(${JSON.stringify(JSON.parse(body), null, 2).replaceAll("\n", "\n  ")})`;
  return `const answer = await fetch(${JSON.stringify(url)}, ${text.replace(/\n\}$/, `${sent},\n}`)});`;
}
