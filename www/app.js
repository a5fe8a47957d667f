/** The page: one box that takes anything, and a view that fits what it is. */
import { describe, kinds, version } from "/pkg/index.js";
import { LONG, makeBox } from "./box.js";
import { greet } from "./console.js";
import { at, el, say } from "./dom.js";
import { load, STARTERS } from "./examples.js";
import { textOf } from "./file/decode.js";
import { takeFiles } from "./files.js";
import { keep } from "./offline.js";
import { isNdjson, recognize } from "./recognize.js";
import { isLink } from "./share.js";
import { credit, isOn, turn, verdict } from "./stage.js";
import { commandView } from "./views/command.js";
import { fileView, outcomeOf } from "./views/file.js";
import { countOf } from "./views/issues.js";
import { payloadView } from "./views/payload.js";
import { textView } from "./views/text.js";

/** So much of a file's outcome fits into the box. */
const BOX = 100_000;
const PAUSE = 500;
const UNREAD = "The file could not be read";
const INVITATION = "Paste something, choose a kind, drop a file anywhere, or try one of these.";

const payload = payloadView({ box: () => box });
const showText = textView(at("view-text"));
const showCommand = commandView(at("view-command"));
const file = fileView(at("view-file"), { onEnd });
const box = makeBox(at("box"), { take, takeLong: (text) => (stop(), run(new File([text], "pasted.txt"))) });
let waiting;
/** Counts what came in, so that what is read slowly does not come after what was asked for later. */
let asked = 0;

function empty() {
  stop();
  payload.forget();
  turn("empty", "Nothing to check yet", INVITATION);
  verdict("");
}

function startOver() {
  credit();
  empty();
  box.write("");
}

/** What still ran for the text before has no say any more. */
function stop() {
  asked++;
  clearTimeout(waiting);
  file.close();
}

/** Takes a text, whatever it is, and gives it back without its credentials. What is half typed stays what it was. */
function take(text, whole, fresh) {
  stop();
  if (fresh) at("example").value = "";
  const found = recognize(text);
  const isChosen = payload.pinned || (!fresh && isOn("payload"));
  const isLines = found.sort === "ndjson" || (isChosen && isNdjson(text.trim()));
  const typing = isChosen && /^\s*\{/.test(text) && !isLines;
  if (found.sort === "empty" && !payload.pinned) return empty() ?? "";
  if (found.sort === "empty") return payload.take({ text: "{}" }, fresh) && "";
  if (found.sort === "payload" || typing) return payload.take({ text, ...found }, fresh);
  if (isLines) return takeLines(found.text ?? text, whole);
  payload.forget();
  return found.sort === "command" ? takeCommand(found) : takeText(text, found.why);
}

function takeText(text, why) {
  turn("text", "Text", why);
  const { text: fit, found } = showText(text);
  if (found === 0) verdict("No credentials found", "fine");
  else verdict(`${found.toLocaleString("en")} credential${found === 1 ? "" : "s"} masked`, "wary");
  return fit;
}

function takeCommand({ text, why }) {
  turn("command", "Command", why);
  const { text: fit, report } = showCommand(text);
  verdict(countOf(report.issues), report.issues.length > 0 ? "wary" : "fine");
  return fit;
}

/** Lines that are typed are worked through once the typing pauses; pasted ones come back masked. */
function takeLines(text, whole) {
  const work = () => run(new File([text], "pasted.ndjson"));
  waiting = setTimeout(work, whole ? 0 : PAUSE);
  return whole ? "" : undefined;
}

/** A small file is like a pasted text, unless it is one payload after the other. Of several the first is taken. */
async function takeFile(given, others) {
  stop();
  const turnOf = ++asked;
  const text = given.size > LONG ? undefined : await textOf(given).catch(() => null);
  if (turnOf !== asked) return;
  credit(others > 0 ? `${given.name}: the first of ${others + 1} files. Drop the others one by one.` : "");
  if (text === null) return refuse(given);
  if (text !== undefined && !["ndjson", "empty"].includes(recognize(text).sort)) return box.take(text);
  box.write("");
  run(given);
}

/** A folder comes as a file that cannot be read. */
function refuse({ name }) {
  empty();
  box.write("");
  turn("empty", name, "A folder, or a file that is gone or may not be read. Drop the files in it one by one.");
  verdict(UNREAD, "faulty");
}

function run(given) {
  const chosen = payload.pinned ? payload.subject : undefined;
  if (!chosen) payload.forget();
  turn("file", given.name, "It is read as a stream by a worker: the page stays free.");
  verdict("");
  file.start({ file: given, kind: chosen?.kind, options: chosen?.options ?? {} });
}

async function onEnd(result) {
  if (result.failed) return verdict(UNREAD, "faulty");
  verdict(outcomeOf(result), result.found > 0 ? "wary" : "fine");
  const kind = result.kind ? `Each line is checked as ${describe(result.kind).title}.` : "Each line names its kind.";
  say(at("why"), result.sort === "log" ? "Not NDJSON, so it is masked as text." : kind);
  const turnOf = asked;
  const fit = result.masked.size > BOX ? "" : await result.masked.text();
  if (isOn("file") && turnOf === asked) box.settle(fit.trimEnd());
}

async function offerExamples() {
  const groups = await load();
  const all = groups.flatMap(([, examples]) => examples);
  const choice = (example) => el("option", { value: String(all.indexOf(example)) }, example.title);
  at("example").append(...groups.map(([label, examples]) => el("optgroup", { label }, examples.map(choice))));
  at("example").addEventListener("change", ({ target }) => all[target.value] && show(all[target.value]));
  for (const [title, hint] of STARTERS) {
    const starter = el("button", { type: "button" }, el("b", {}, title), el("span", { class: "quiet" }, hint));
    starter.addEventListener("click", () => {
      show(all.find((example) => example.title === title));
      at("what").focus();
    });
    at("starters").append(starter);
  }
}

function show({ text, kind, source }) {
  empty();
  if (kind) payload.begin(kind);
  payload.pin(kind !== undefined);
  credit(source);
  box.take(text);
  payload.pin(false);
}

/** A link may be what the page begins with, or be pasted into the address while it is open. */
function openLink({ oldURL } = {}) {
  const shared = payload.open(location.hash);
  // The way back from a link leads to the page without one.
  if (!shared && location.hash === "" && oldURL && isLink(new URL(oldURL).hash)) return startOver();
  if (!shared) return;
  stop();
  credit();
  if (!shared.broken) return;
  empty();
  box.write("");
  say(at("why"), `The link could not be read. ${INVITATION}`);
}

/** The bytes of the module's file; those of the WebAssembly are in it, as text. */
function showSize() {
  const entry = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/pkg/index.js"));
  const bytes = entry?.encodedBodySize || entry?.decodedBodySize;
  if (bytes) say(at("size"), `${Math.round(bytes / 1000).toLocaleString("en")} kB`);
}

greet();
say(at("version"), version);
at("kind").append(...kinds().map((kind) => el("option", { value: kind }, describe(kind).title)));
at("kind").addEventListener("change", ({ target }) => {
  credit();
  if (target.value !== "") payload.choose(target.value);
  else if (payload.subject) {
    const { text, payload: entered } = payload.subject;
    payload.pin(false);
    box.take(text ?? JSON.stringify(entered));
  }
});
at("box").addEventListener("paste", () => credit(), true);
at("clear").addEventListener("click", () => {
  startOver();
  box.focus();
});
// The way to the result leaves a link in the address where it is.
for (const way of document.querySelectorAll('a[href="#result"]')) {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    at("result").scrollIntoView();
    at("result").focus({ preventScroll: true });
  });
}
takeFiles(takeFile);
await offerExamples();
empty();
openLink();
addEventListener("hashchange", openLink);
showSize();
say(at("offline"), (await keep(version)) ? "ready" : "no");
