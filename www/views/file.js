/** A file's way through the worker: how far it is, how to stop it, and what came out. */
import { barChart } from "../chart.js";
import { at, button, el, say } from "../dom.js";
import { download } from "../download.js";
import { count } from "../recognize.js";
import { scriptUrl } from "../trusted.js";

const number = (value) => value.toLocaleString("en");
const seconds = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

export function fileView(panel, { onEnd }) {
  const bar = el("progress", { max: "1", value: "0", "aria-label": "How much of the file is done" });
  const state = el("p", { class: "quiet" });
  const heard = el("p", { class: "unseen", role: "status" });
  const stop = button("Cancel", () => worker?.postMessage({ cancel: true }));
  const running = el("div", { class: "running", hidden: true }, bar, state, stop);
  const outcome = el("div", { class: "outcome" });
  panel.append(running, heard, outcome);
  let worker;

  function close() {
    worker?.terminate();
    worker = undefined;
    // A button that is gone would take the focus along.
    if (running.contains(document.activeElement)) at("what").focus();
    running.hidden = true;
  }

  function progress({ bytes, size, lines, found, ms }) {
    bar.value = size === 0 ? 1 : bytes / size;
    const rate = Math.round(lines / Math.max(ms / 1000, 0.001));
    state.textContent = `${Math.floor(100 * bar.value)} % · ${count(lines, "line")} · ${number(found)} found · ${number(rate)} lines a second`;
  }

  /** Begins with a file, in place of the one before. */
  function start({ file, kind, options }) {
    close();
    outcome.replaceChildren();
    bar.value = 0;
    state.textContent = "Starting …";
    running.hidden = false;
    say(heard, "Working through the file");
    worker = new Worker(scriptUrl("worker.js"), { type: "module" });
    const failed = () => {
      close();
      onEnd({ failed: true });
    };
    worker.addEventListener("error", failed);
    worker.addEventListener("message", ({ data }) => {
      if (data.progress) progress(data.progress);
      if (data.failed) failed();
      if (data.done) {
        close();
        outcome.replaceChildren(...drawn(data.done, file.name));
        say(heard, "");
        onEnd(data.done);
      }
    });
    worker.postMessage({ file, kind, options });
  }

  return { start, close };
}

/** What came of a file, in one sentence. */
export function outcomeOf({ sort, lines, found, payloads, faulty, ms, cancelled }) {
  const told =
    sort === "log"
      ? `${count(found, "credential")} masked`
      : `${number(faulty)} of ${count(payloads, "payload")} with errors, ${count(found, "issue")}`;
  return `${cancelled ? "Stopped" : "Done"} after ${count(lines, "line")} in ${seconds(ms)}: ${told}`;
}

function drawn({ sort, rows, masked, issues }, name) {
  const stem = name.replace(/\.[^.]*$/, "") || "file";
  const isLog = sort === "log";
  const links = [
    isLog
      ? download("Masked text", `${stem}.masked.log`, masked)
      : download("Masked, normalized NDJSON", `${stem}.masked.ndjson`, masked),
    issues && download("Issues as CSV", `${stem}.issues.csv`, issues),
  ];
  const saved = el("div", { class: "choices", role: "group", "aria-label": "Download" }, links);
  if (rows.length === 0)
    return [saved, el("p", { class: "nothing" }, isLog ? "No credentials found." : "Nothing to complain about.")];
  const byName = barChart(isLog ? "Credentials by rule" : "Issues by code", summed(rows, "name"));
  const kinds = isLog ? [] : summed(rows, "kind");
  const byKind = kinds.length > 1 ? barChart("Issues by kind", kinds) : undefined;
  return [saved, byName, byKind, table(rows, isLog)].filter(Boolean);
}

/** Bars: the sums of what shares a name, the greatest first. */
function summed(rows, key) {
  const groups = Map.groupBy(rows, (row) => row[key]);
  const bars = [...groups].map(([name, group]) => [
    name,
    group.reduce((sum, { count }) => sum + count, 0),
    key === "name" ? group[0].severity : undefined,
  ]);
  return bars.sort(([, one], [, other]) => other - one);
}

function table(rows, isLog) {
  const columns = isLog
    ? [
        ["Rule", "name"],
        ["What", "title"],
        ["Count", "count"],
      ]
    : [
        ["Code", "name"],
        ["Kind", "kind"],
        ["Severity", "severity"],
        ["Count", "count"],
        ["First line", "line"],
      ];
  const cell = (value) =>
    typeof value === "number" ? el("td", { class: "number" }, number(value)) : el("td", {}, value);
  return el(
    "div",
    {
      class: "table",
      tabindex: "0",
      role: "region",
      "aria-label": isLog ? "What was found" : "Issues by code and kind",
    },
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          columns.map(([label, key]) =>
            el("th", { scope: "col", class: ["count", "line"].includes(key) && "number" }, label),
          ),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            columns.map(([, key]) => cell(row[key])),
          ),
        ),
      ),
    ),
  );
}
