/** The command that uploads the scan component, for a container tool and a shell. It never holds the password. */
import { uploadCommand } from "/pkg/index.js";
import { codeBlock } from "../code.js";
import { el, options } from "../dom.js";
import { plainIssue } from "./issues.js";

const CHOICES = [
  ["runtime", "Container tool", ["docker", "podman", "nerdctl", "ctr"]],
  ["shell", "Shell", ["sh", "powershell", "cmd"]],
  ["passwordFrom", "Password from", ["stdin", "prompt"]],
];

/** What an upload needs, where a payload has it. */
export function uploadInput(payload) {
  const pick = (name) => payload?.[`registry_${name}`] ?? payload?.[name];
  const input = {
    registry_addr: payload?.registry_addr,
    namespace: payload?.namespace,
    username: pick("username"),
    password: pick("password"),
  };
  return Object.values(input).every((value) => typeof value === "string" && value !== "") ? input : undefined;
}

export function uploadView(panel) {
  const choices = CHOICES.map(([name, label, values]) =>
    field(name, label, el("select", { id: `upload-${name}`, name, autocomplete: "off" }, options(values))),
  );
  const archive = el("input", {
    id: "upload-archive",
    name: "archive",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
  });
  const images = el("textarea", {
    id: "upload-images",
    name: "images",
    rows: "2",
    autocomplete: "off",
    spellcheck: "false",
  });
  archive.value = "hss-scanner.zip";
  images.value = "hss/scanner:1.0-x86\nhss/scanner:1.0-arm";
  const form = el(
    "form",
    { autocomplete: "off", "aria-label": "How to upload" },
    el(
      "div",
      { class: "target" },
      choices,
      field("archive", "Archive", archive),
      field("images", "Images, one a line", images, "wide"),
    ),
  );
  const issues = el("ol", { class: "issues" });
  const script = codeBlock("Script");
  const note = el(
    "p",
    { class: "quiet" },
    "Nobody documents how the scan component's images and archive are called: fill in what you have. The password is in no argument, environment or script.",
  );
  panel.append(form, note, issues, script.node);
  let shown;

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => show(shown));

  function show(context) {
    shown = context;
    const value = (name) => form.elements.namedItem(name).value;
    const sources = value("images")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const input = uploadInput(context.payload) ?? context.payload;
    const made = uploadCommand(input, {
      ...Object.fromEntries(CHOICES.map(([name]) => [name, value(name)])),
      ...(value("archive") && { archive: value("archive") }),
      images: sources.map((source) => ({ source })),
    });
    issues.replaceChildren(...made.report.issues.map(plainIssue));
    issues.hidden = made.report.issues.length === 0;
    script.show(made.ok ? made.masked.script : undefined);
  }
  return show;
}

const field = (name, label, input, width = "") =>
  el("div", { class: `field ${width}` }, el("label", { for: `upload-${name}` }, label), input);
