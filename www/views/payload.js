/**
 * A payload: its form, and tabs with what berthing says about it. The payload lives in the form and in the subject, in the
 * clear; all that is shown of it is masked.
 */
import { describe, maskText, recognize, validate } from "/pkg/index.js";
import "/pkg/element.js";
import { at, options as optionList, say } from "../dom.js";
import { isJson } from "../recognize.js";
import { fromLink, linkTo } from "../share.js";
import { offer, turn, verdict } from "../stage.js";
import { Subject } from "../subject.js";
import { makeTabs } from "../tabs.js";
import { measure } from "../timing.js";
import { countOf, issuesView } from "./issues.js";
import { maskedView } from "./masked.js";
import { normalizedView } from "./normalized.js";
import { requestView } from "./request.js";
import { schemaView } from "./schema.js";
import { typesView } from "./types.js";
import { uploadInput, uploadView } from "./upload.js";

/** @param {{ box: () => object }} around the box, which shows the payload masked */
export function payloadView({ box }) {
  const form = at("form");
  const panel = (name) => at(`${name}-panel`);
  const views = new Map([
    [panel("issues"), issuesView(panel("issues"), { go, apply, preview: (issue) => subject.preview(issue) })],
    [panel("normalized"), normalizedView(panel("normalized"), { adopt })],
    [panel("masked"), maskedView(panel("masked"))],
    [panel("request"), requestView(panel("request"))],
    [panel("upload"), uploadView(panel("upload"))],
    [panel("schema"), schemaView(panel("schema"))],
    [panel("types"), typesView(panel("types"))],
  ]);
  const tabs = makeTabs(document.querySelector('[role="tablist"]'), (shown) => current && views.get(shown)(current));
  /** @type {Subject | undefined} */
  let subject;
  let current;
  /** The kind was chosen by hand, and stays. */
  let pinned = false;

  tabs.start();
  form.addEventListener("registry-change", () => {
    subject.set(form.payload);
    box().write(update());
  });
  for (const id of ["release", "managed"]) at(id).addEventListener("change", () => (setOptions(), update()));
  at("share").addEventListener("click", share);

  /* What comes in */

  /** Makes the kind the one that is checked. */
  function begin(kind, fresh) {
    if (subject?.kind !== kind || fresh) {
      subject = new Subject(kind);
      form.kind = kind;
      form.stored = undefined;
      form.payload = {};
    }
    const { title, releases } = describe(kind);
    at("kind").value = kind;
    offerReleases(releases);
    setOptions();
    turn("payload", title, "");
  }

  /** Takes what was recognised as a payload; gives its text without secrets. */
  function take({ kind, text, why = "", sure, candidates = [], target }, whole) {
    const before = whole ? undefined : subject;
    const stays = subject !== undefined && (pinned || (!whole && !(sure && isJson(text))));
    const chosen = stays ? subject.kind : kind;
    begin(chosen, whole && !stays);
    if (whole) subject.target = target;
    else if (before) subject.payload = before.payload;
    subject.read(text);
    if (subject.text === undefined) form.payload = subject.payload;
    const own = candidates.find((candidate) => candidate.kind === chosen);
    const rivals = candidates.filter(
      (other) =>
        other !== own && (own === undefined || other.score < own.score || (!sure && other.score <= own.score + 1)),
    );
    const doubt = !sure && !stays && rivals.length > 0;
    say(at("why"), stays && own ? own.reason : doubt ? `Probably this one. ${why}` : why);
    offer(rivals, choose);
    const fit = update();
    return subject.text === undefined ? fit : maskText(text).text;
  }

  /** The person says what kind it is; what was entered stays. */
  function choose(kind) {
    const entered = subject?.subject;
    pinned = true;
    begin(kind, true);
    if (typeof entered === "string") subject.read(entered);
    else if (entered !== undefined) subject.set(entered);
    form.payload = subject.payload;
    // Nothing was given, so what counts is the form, which asks for the fields of a group and not for the group.
    if (Object.keys(subject.payload).length === 0) subject.payload = form.payload;
    const own = recognize(subject.payload).candidates.find((candidate) => candidate.kind === kind);
    say(at("why"), own ? own.reason : describe(kind).api.join(" · "));
    const fit = update();
    if (subject.text === undefined) box().write(fit);
    // The button that was pressed is gone; the menu stays.
    if (document.activeElement === document.body) at("what").focus();
  }

  /** What a link carries: its masks stand for what is stored elsewhere. Says what became of it. */
  function open(hash) {
    const shared = fromLink(hash);
    if (!shared || shared.broken) return shared;
    begin(shared.kind, true);
    at("managed").checked = shared.options.rhacsManaged;
    if (describe(shared.kind).releases?.includes(shared.options.rhacs)) at("release").value = shared.options.rhacs;
    setOptions();
    form.stored = shared.payload;
    keep(shared.payload);
    say(at("why"), "From a link: its secrets are stored elsewhere, and show as such.");
    box().write(update());
    return shared;
  }

  /** There is no payload any more. */
  function forget() {
    [subject, current, pinned] = [undefined, undefined, false];
    at("kind").value = "";
    offerReleases();
    form.stored = undefined;
    form.payload = {};
  }

  /** The form shows the payload. It would tidy it, but what was given is judged as it was given until it is edited. */
  function keep(payload) {
    subject.set(payload);
    form.payload = payload;
  }

  /* What is shown */

  /** Draws what is said of the payload, in the tab that shows. Gives the payload as text, masked. */
  function update() {
    const unread = subject.text !== undefined;
    form.inert = unread;
    at("waiting").hidden = !unread;
    // Only the form knows that a mask stands for what is stored.
    current = subject.view(form.stored === undefined ? undefined : form.report);
    const { kind, subject: checked, options, report } = current;
    verdict(countOf(report.issues), report.ok ? (report.issues.length > 0 ? "wary" : "fine") : "faulty");
    say(at("issue-count"), report.issues.length > 0 ? String(report.issues.length) : "");
    tabs.allow(at("tab-upload"), kind === "hss.image-upload-command" || uploadInput(subject.payload) !== undefined);
    views.get(tabs.panel())(current);
    at("shared").hidden = true;
    say(at("share-told"), "");
    measure(
      () => validate(kind, checked, options),
      (time) => say(at("time"), `${time < 10 ? time.toFixed(1) : Math.round(time)} µs`),
    );
    return current.masked;
  }

  /** Leads to where an issue is: a field, or a place in the text. */
  function go({ pointer, params }) {
    if (params?.line) box().show(params.line, params.column);
    else if (subject.text !== undefined || pointer === "" || !form.show(pointer)) box().focus();
  }

  function apply(issue) {
    keep(subject.mended(issue));
    box().write(update());
    if (issue.fix.op === "remove" || !form.show(issue.pointer)) at("what").focus();
  }

  function adopt() {
    keep(subject.normalized());
    box().write(update());
    at("what").focus();
  }

  async function share() {
    const made =
      subject.text === undefined
        ? linkTo(subject, location.href)
        : { refused: "There is no link while the text cannot be read." };
    at("shared").hidden = made.link === undefined;
    if (made.refused) return say(at("share-told"), made.refused);
    at("link").value = made.link;
    at("link").select();
    const copied = await navigator.clipboard.writeText(made.link).then(
      () => "Copied.",
      () => "Copy it from the box above.",
    );
    say(
      at("share-told"),
      `${copied} Secrets are masked; nobody is sent anything.${made.leftOut > 0 ? " What this kind does not know is left out." : ""}`,
    );
  }

  /* Options of RHACS, whose releases differ */

  function offerReleases(releases = []) {
    const menu = at("release");
    for (const field of [at("release-field"), at("managed-field")]) field.hidden = releases.length === 0;
    if (menu.length > 0 || releases.length === 0) return;
    menu.append(...optionList(releases));
    menu.value = releases.at(-1);
  }

  function setOptions() {
    const asked = !at("release-field").hidden;
    subject.options = asked ? { rhacs: at("release").value, rhacsManaged: at("managed").checked } : {};
    form.options = subject.options;
  }

  return {
    take,
    choose,
    open,
    forget,
    /** A payload of a known kind, as the examples have it. */
    begin: (kind) => begin(kind, true),
    pin: (value) => (pinned = value),
    get subject() {
      return subject;
    },
    get pinned() {
      return pinned;
    },
  };
}
